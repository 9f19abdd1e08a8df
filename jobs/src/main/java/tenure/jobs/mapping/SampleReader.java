package tenure.jobs.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads the first rows of CSV, JSON lines and JSON arrays, gzipped or not. */
final class SampleReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final int most;

  /** A reader of at most so many rows. */
  SampleReader(int most) {
    this.most = most;
  }

  /**
   * The first rows of a file.
   *
   * @throws UnmappableFile where it cannot be read, has no rows or is of another kind
   */
  Sample read(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.gz$", "");
    try (InputStream in = open(file)) {
      Sample sample =
          name.matches(".*\\.(jsonl|ndjson|json)") ? json(file, in) : csv(file, in, name);
      if (sample.rows().isEmpty()) {
        throw new UnmappableFile(file, "it has no rows. Give a file with some.");
      }
      return sample;
    } catch (IOException unreadable) {
      throw new UnmappableFile(file, "it cannot be read: " + unreadable.getMessage() + ".");
    }
  }

  private Sample csv(Path file, InputStream in, String name) {
    if (!name.matches(".*\\.(csv|tsv|txt)")) {
      throw new UnmappableFile(
          file, "only .csv, .tsv, .txt, .jsonl and .json (and .gz of them) can be sampled.");
    }
    CsvParserSettings settings = new CsvParserSettings();
    settings.detectFormatAutomatically(',', ';', '\t', '|');
    settings.setMaxCharsPerColumn(-1);
    CsvParser parser = new CsvParser(settings);
    parser.beginParsing(in, StandardCharsets.UTF_8);
    List<String> columns = header(parser.parseNext());
    List<Map<String, String>> rows = new ArrayList<>();
    String[] cells = parser.parseNext();
    while (cells != null && rows.size() < most) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
        if (cells[i] != null) {
          row.put(columns.get(i), cells[i]);
        }
      }
      rows.add(row);
      cells = parser.parseNext();
    }
    char separator = parser.getDetectedFormat().getDelimiter();
    parser.stopParsing();
    return new Sample(file, "csv", separator, columns, rows, cells == null);
  }

  private static List<String> header(String[] cells) {
    List<String> columns = new ArrayList<>();
    for (String cell : cells == null ? new String[0] : cells) {
      String name = cell == null ? "" : cell;
      columns.add(
          columns.isEmpty() && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK
              ? name.substring(1)
              : name);
    }
    return columns;
  }

  private Sample json(Path file, InputStream in) throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    Set<String> columns = new LinkedHashSet<>();
    List<Map<String, String>> rows = new ArrayList<>();
    boolean isMore;
    try (MappingIterator<JsonNode> values =
        new ObjectMapper().readerFor(JsonNode.class).readValues(in)) {
      while (rows.size() < most && values.hasNext()) {
        Map<String, String> row = new LinkedHashMap<>();
        values
            .next()
            .properties()
            .forEach(
                field -> {
                  columns.add(field.getKey());
                  if (!field.getValue().isNull()) {
                    row.put(field.getKey(), text(field.getValue()));
                  }
                });
        rows.add(row);
      }
      isMore = values.hasNext();
    }
    String format = first == '[' ? "json" : "jsonl";
    return new Sample(file, format, ',', List.copyOf(columns), rows, !isMore);
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(in)) : in;
  }
}
