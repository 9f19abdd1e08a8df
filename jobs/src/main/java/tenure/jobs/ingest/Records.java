package tenure.jobs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.univocity.parsers.csv.CsvParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Goes through a single file record by record, to tell at which line one stands. */
final class Records {
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          // As Spark reads them: NaN is a text like any other, and numbers stay as they were
          // written.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

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

  /** Hands every record of a CSV or JSON file to the reader, in order. */
  void read(LandedFile file, ObjectSettings object, Consumer<Placed> reader) {
    read(file, object, line -> true, reader);
  }

  /**
   * The same where not every record matters.
   *
   * @param isWorthReading which lines of a file of JSON lines may matter; another costs little
   */
  void read(
      LandedFile file,
      ObjectSettings object,
      Predicate<String> isWorthReading,
      Consumer<Placed> reader) {
    try (InputStream bytes = landing.open(file)) {
      switch (object.format()) {
        case CSV -> csv(bytes, object, reader);
        case JSON -> array(bytes, reader);
        default ->
            lines(
                new BufferedReader(new InputStreamReader(bytes, object.charset())),
                isWorthReading,
                reader);
      }
    } catch (IOException broken) {
      throw new UnreadableFile(file.path(), broken.toString(), broken);
    }
  }

  private static void csv(InputStream bytes, ObjectSettings object, Consumer<Placed> reader) {
    CsvParser parser = new CsvParser(CsvRecords.settings(object.options()));
    parser.beginParsing(bytes, object.charset());
    String[] header = parser.parseNext();
    long first = parser.getContext().currentLine() + 1;
    for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < Math.min(row.length, header.length); i++) {
        values.put(header[i], row[i]);
      }
      boolean isBroken = row.length != header.length || Unusable.is(values.values());
      reader.accept(new Placed(first, isBroken, values));
      first = parser.getContext().currentLine() + 1;
    }
  }

  /** An array that breaks off is one broken record, as Spark takes it: at the line of the break. */
  private static void array(InputStream bytes, Consumer<Placed> reader) throws IOException {
    try (JsonParser parser = JSON.createParser(bytes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          int line = parser.currentTokenLocation().getLineNr();
          reader.accept(placed(line, JSON.readTree(parser)));
        }
      }
    } catch (JsonProcessingException broken) {
      reader.accept(new Placed(broken.getLocation().getLineNr(), true, Map.of()));
    }
  }

  private static void lines(
      BufferedReader text, Predicate<String> isWorthReading, Consumer<Placed> reader)
      throws IOException {
    long number = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      String object = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
      if (!line.isBlank() && isWorthReading.test(line)) {
        reader.accept(line(number, object));
      }
    }
  }

  private static Placed line(long number, String line) {
    try {
      return placed(number, JSON.readTree(line));
    } catch (JsonProcessingException broken) {
      return new Placed(number, true, Map.of());
    }
  }

  private static Placed placed(long number, JsonNode row) {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : List.copyOf(row.properties())) {
      JsonNode value = field.getValue();
      values.put(field.getKey(), text(value));
    }
    return new Placed(number, !row.isObject() || Unusable.is(values.values()), values);
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /**
   * What a text of JSON holds at a path; of every item where there are lists on the way, which some
   * vendors wrap as {@code data}. Nothing where the text is no JSON.
   */
  static List<String> inside(String json, List<String> path) {
    try {
      return below(JSON.readTree(json), path).map(Records::text).toList();
    } catch (JsonProcessingException other) {
      return List.of();
    }
  }

  private static Stream<JsonNode> below(JsonNode node, List<String> path) {
    if (node.isArray()) {
      return node.valueStream().flatMap(item -> below(item, path));
    }
    if (path.isEmpty()) {
      return Stream.of(node);
    }
    JsonNode next = node.get(path.get(0));
    if (next != null) {
      return below(next, path.subList(1, path.size()));
    }
    return node.path("data").isArray() ? below(node.get("data"), path) : Stream.empty();
  }
}
