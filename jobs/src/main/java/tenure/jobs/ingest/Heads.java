package tenure.jobs.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Looks at the beginning of files, before anything of them is read. */
final class Heads {
  private static final int LOOKED_AT = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Landing landing;
  private final SparkSession spark;

  Heads(Landing landing, SparkSession spark) {
    this.landing = landing;
    this.spark = spark;
  }

  /**
   * The head of a file.
   *
   * @throws UnreadableFile where the file is not packed as its name says, or not of its format
   */
  Head of(LandedFile file, ObjectSettings object) {
    if (!object.format().isText()) {
      return typed(file, object);
    }
    byte[] start = start(file);
    refuseOtherEncodings(file, start, object.charset());
    return object.format() == Format.CSV ? csv(file, start, object) : json(file, start, object);
  }

  private Head typed(LandedFile file, ObjectSettings object) {
    try {
      StructType schema =
          TypedFiles.load(spark.read().options(object.options()), object, landing.uri(file))
              .schema();
      return new Head(file, Arrays.asList(schema.fieldNames()), schema.json(), true);
    } catch (Exception broken) {
      // Spark's own exceptions are checked, and declared nowhere.
      throw new UnreadableFile(file.path(), "it is not " + object.format(), broken);
    }
  }

  private byte[] start(LandedFile file) {
    try (InputStream in = landing.open(file)) {
      return in.readNBytes(LOOKED_AT);
    } catch (IOException broken) {
      throw new UnreadableFile(file.path(), broken.toString(), broken);
    }
  }

  private static void refuseOtherEncodings(LandedFile file, byte[] start, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    // The last character may be cut in two, so this is not the end of the input.
    CoderResult result =
        decoder.decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length + 1), false);
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException wrong) {
      throw new UnreadableFile(file.path(), "it is not " + charset + " text", wrong);
    }
  }

  private static Head csv(LandedFile file, byte[] start, ObjectSettings object) {
    CsvParser parser = new CsvParser(CsvRecords.settings(object.options()));
    parser.beginParsing(new ByteArrayInputStream(start), object.charset());
    String[] header = parser.parseNext();
    boolean hasRows = header != null && parser.parseNext() != null;
    parser.stopParsing();
    List<String> columns =
        header == null ? List.of() : Arrays.stream(header).map(h -> h == null ? "" : h).toList();
    return new Head(file, columns, hasRows);
  }

  /** One object after the other, whether they stand on lines or in an array. */
  private static Head json(LandedFile file, byte[] start, ObjectSettings object) {
    Set<String> names = new LinkedHashSet<>();
    boolean hasRows = !new String(start, object.charset()).isBlank();
    try (JsonParser parser = JSON.createParser(start)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          addNames(JSON.readTree(parser), names);
        }
      }
    } catch (IOException cutOrBroken) {
      // The end may be cut; what is broken is found when it is read.
      return new Head(file, List.copyOf(names), hasRows);
    }
    return new Head(file, List.copyOf(names), hasRows && isMoreThanBrackets(start));
  }

  private static void addNames(JsonNode row, Set<String> names) {
    // A deleted object names nothing but itself.
    if (!row.path("deleted").asBoolean()) {
      row.fieldNames().forEachRemaining(names::add);
    }
  }

  private static boolean isMoreThanBrackets(byte[] start) {
    return !new String(start, java.nio.charset.StandardCharsets.UTF_8)
        .replaceAll("\\s", "")
        .equals("[]");
  }
}
