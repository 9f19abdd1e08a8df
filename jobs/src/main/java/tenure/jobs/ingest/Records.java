package tenure.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Goes through a single file record by record, to tell at which line one stands. */
final class Records {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Landing landing;

  Records(Landing landing) {
    this.landing = landing;
  }

  /**
   * A record of a file.
   *
   * @param line its first line, from 1
   * @param isBroken whether it is not of the file's format
   * @param values what each column holds; empty for a broken record
   */
  record Placed(long line, boolean isBroken, Map<String, String> values) {}

  /** Hands every record of a CSV or JSON lines file to the reader, in order. */
  void read(LandedFile file, ObjectSettings object, Consumer<Placed> reader) {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(landing.open(file), StandardCharsets.UTF_8))) {
      if (object.format() == Format.CSV) {
        csv(text, object, reader);
      } else {
        json(text, reader);
      }
    } catch (IOException broken) {
      throw new UnreadableFile(file.path(), broken.toString(), broken);
    }
  }

  private static void csv(BufferedReader text, ObjectSettings object, Consumer<Placed> reader) {
    CsvParser parser = new CsvParser(CsvRecords.settings(object.options()));
    parser.beginParsing(text);
    String[] header = parser.parseNext();
    long first = parser.getContext().currentLine() + 1;
    for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < Math.min(row.length, header.length); i++) {
        values.put(header[i], row[i]);
      }
      reader.accept(new Placed(first, row.length != header.length, values));
      first = parser.getContext().currentLine() + 1;
    }
  }

  private static void json(BufferedReader text, Consumer<Placed> reader) throws IOException {
    long number = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      if (!line.isBlank()) {
        reader.accept(json(number, line));
      }
    }
  }

  private static Placed json(long number, String line) {
    try {
      JsonNode row = JSON.readTree(line);
      Map<String, String> values = new HashMap<>();
      for (Map.Entry<String, JsonNode> field : List.copyOf(row.properties())) {
        JsonNode value = field.getValue();
        values.put(field.getKey(), value.isValueNode() ? value.asText() : value.toString());
      }
      return new Placed(number, !row.isObject(), values);
    } catch (JsonProcessingException broken) {
      return new Placed(number, true, Map.of());
    }
  }
}
