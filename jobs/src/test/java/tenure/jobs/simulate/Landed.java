package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tenure.jobs.Progress;
import tenure.kit.Spark;

/** The files of a simulation, read the way any reader would: no code of the simulator is used. */
record Landed(Path out) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Landed by(Simulation simulation, int parallelism) {
    Simulator.run(Spark.session(), simulation, Progress.SILENT, parallelism);
    return new Landed(Path.of(simulation.out()));
  }

  /** Files of an object in the order of their nights. */
  List<Path> files(String object) {
    try (Stream<Path> files = Files.list(out.resolve("landing").resolve(object))) {
      return files.sorted().toList();
    } catch (IOException absent) {
      throw new AssertionError(absent);
    }
  }

  /** All rows of a JSON lines object, night by night. */
  List<JsonNode> json(String object) {
    List<JsonNode> rows = new ArrayList<>();
    for (Path file : files(object)) {
      for (String line : lines(file)) {
        try {
          rows.add(MAPPER.readTree(line));
        } catch (IOException broken) {
          throw new AssertionError(file + ": " + line, broken);
        }
      }
    }
    return rows;
  }

  /** All rows of a CSV object, night by night. */
  List<Map<String, String>> csv(String object) {
    return files(object).stream().flatMap(file -> csv(file).stream()).toList();
  }

  /** A file of the truth. */
  List<Map<String, String>> truth(String name) {
    return csv(out.resolve("truth").resolve(name));
  }

  /** SHA-256 of every file by its path. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] hash =
            java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        hashes.put(out.relativize(file).toString(), HexFormat.of().formatHex(hash));
      }
    } catch (IOException | java.security.NoSuchAlgorithmException failure) {
      throw new AssertionError(failure);
    }
    return hashes;
  }

  static List<String> lines(Path file) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static List<Map<String, String>> csv(Path file) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setMaxCharsPerColumn(-1);
    List<Map<String, String>> rows = new ArrayList<>();
    try (InputStream bytes = open(file)) {
      List<String[]> all = new CsvParser(settings).parseAll(bytes, StandardCharsets.UTF_8);
      for (String[] cells : all.subList(1, all.size())) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 0; column < cells.length; column++) {
          row.put(all.get(0)[column], cells[column]);
        }
        rows.add(row);
      }
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    return rows;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }
}
