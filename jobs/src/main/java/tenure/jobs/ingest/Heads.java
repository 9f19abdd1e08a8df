package tenure.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at the beginning of files, before anything of them is read. */
final class Heads {
  private static final int LOOKED_AT = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Landing landing;

  Heads(Landing landing) {
    this.landing = landing;
  }

  /**
   * The head of a text file.
   *
   * @throws UnreadableFile where the file is not gzip as its name says, or not UTF-8
   */
  Head of(LandedFile file, ObjectSettings object) {
    byte[] start = start(file);
    refuseOtherEncodings(file, start);
    return object.format() == Format.CSV ? csv(file, start, object.options()) : json(file, start);
  }

  private byte[] start(LandedFile file) {
    try (InputStream in = landing.open(file)) {
      return in.readNBytes(LOOKED_AT);
    } catch (IOException broken) {
      throw new UnreadableFile(file.path(), broken.toString(), broken);
    }
  }

  private static void refuseOtherEncodings(LandedFile file, byte[] start) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    // The last character may be cut in two, so this is not the end of the input.
    CoderResult result =
        decoder.decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length + 1), false);
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException wrong) {
      throw new UnreadableFile(file.path(), "it is not UTF-8 text", wrong);
    }
  }

  private static Head csv(LandedFile file, byte[] start, Map<String, String> options) {
    CsvParserSettings settings = CsvRecords.settings(options);
    CsvParser parser = new CsvParser(settings);
    parser.beginParsing(new ByteArrayInputStream(start), StandardCharsets.UTF_8);
    String[] header = parser.parseNext();
    boolean hasRows = header != null && parser.parseNext() != null;
    parser.stopParsing();
    List<String> columns =
        header == null ? List.of() : Arrays.stream(header).map(h -> h == null ? "" : h).toList();
    return new Head(file, columns, hasRows);
  }

  private static Head json(LandedFile file, byte[] start) {
    Set<String> names = new LinkedHashSet<>();
    boolean[] hasRows = {false};
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(start), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(l -> !l.isBlank())
          .forEach(
              l -> {
                hasRows[0] = true;
                addNames(l, names);
              });
    } catch (IOException impossible) {
      throw new UnreadableFile(file.path(), impossible.toString(), impossible);
    }
    return new Head(file, List.copyOf(names), hasRows[0]);
  }

  private static void addNames(String line, Set<String> names) {
    try {
      JsonNode row = JSON.readTree(line);
      // A deleted object names nothing but itself.
      if (!row.path("deleted").asBoolean()) {
        row.fieldNames().forEachRemaining(names::add);
      }
    } catch (JsonProcessingException cutOrBroken) {
      // The last line may be cut; a broken one is found when it is read.
      return;
    }
  }
}
