package tenure.jobs.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Values of rows as plain Java: numbers, truths, texts, lists and maps. */
public final class Values {
  private Values() {}

  /** A row's value as JSON can say it; dates and instants are ISO 8601 texts in UTC. */
  static Object plain(Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Double d && !Double.isFinite(d)) {
      return d.toString();
    }
    if (value instanceof Number) {
      return value;
    }
    if (value instanceof Timestamp t) {
      return t.toInstant().toString();
    }
    if (value instanceof Row row) {
      return fields(row);
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      scala.jdk.javaapi.CollectionConverters.asJava(map)
          .forEach((k, v) -> entries.put(String.valueOf(k), plain(v)));
      return entries;
    }
    if (value instanceof scala.collection.Iterable<?> many) {
      List<Object> list = new ArrayList<>();
      scala.jdk.javaapi.CollectionConverters.asJava(many).forEach(v -> list.add(plain(v)));
      return list;
    }
    return value.toString();
  }

  /** A row as names and plain values, in the order of its columns. */
  public static Map<String, Object> fields(Row row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      fields.put(row.schema().fieldNames()[i], plain(row.get(i)));
    }
    return fields;
  }

  /** A value as a cell of text; null gives the text for nothing. */
  static String text(Object value, String nothing) {
    Object plain = plain(value);
    if (plain == null) {
      return nothing;
    }
    if (plain instanceof BigDecimal d) {
      return d.toPlainString();
    }
    return plain instanceof Map || plain instanceof List ? Json.text(plain) : plain.toString();
  }

  /** A value for reading: a long fraction is cut to four places, which only a table may do. */
  static String rounded(Object value, String nothing) {
    if (value instanceof Double d && Double.isFinite(d)) {
      BigDecimal cut = BigDecimal.valueOf(d).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
      return (cut.scale() < 0 ? cut.setScale(0) : cut).toPlainString();
    }
    return text(value, nothing);
  }
}
