package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.is_valid_utf8;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_valid_utf8;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Rows that are of their format and yet no use: what they hold is not text, or far too much. */
final class Unusable {
  private static final String NUL = "\u0000";

  /** What a decoder leaves where bytes are no characters. */
  private static final String REPLACED = "\uFFFD";

  /** A row of more bytes is a document, an attack or a quote that was never closed. */
  private static final int MOST_BYTES = 4_000_000;

  private Unusable() {}

  /** The row's text where it cannot be used; null for every other row. */
  static Column text(Format format, List<Column> values) {
    if (values.isEmpty()) {
      return lit(null).cast(DataTypes.StringType);
    }
    Column isBad = any(values, v -> v.contains(NUL)).or(bytes(values).gt(MOST_BYTES));
    if (format == Format.CSV) {
      isBad = isBad.or(any(values, v -> v.contains(REPLACED)));
    } else if (!format.isText()) {
      isBad = isBad.or(any(values, v -> not(is_valid_utf8(v))));
    }
    Column all = concat_ws(",", values.toArray(Column[]::new));
    return when(isBad, make_valid_utf8(all));
  }

  /** Why a row that was set aside is no use, by its text; what it says otherwise. */
  static Column reason(Column text, String otherwise) {
    return when(text.contains(NUL), lit("The row holds a NUL character"))
        .when(octet_length(text).gt(MOST_BYTES), "The row is longer than " + MOST_BYTES + " bytes")
        .when(text.contains(REPLACED), "The row holds bytes that are no characters of its encoding")
        .otherwise(otherwise);
  }

  /** The same for a record at hand. */
  static boolean is(Iterable<String> values) {
    long length = 0;
    for (String value : values) {
      if (value != null) {
        length += value.length();
        if (value.contains(NUL) || value.contains(REPLACED)) {
          return true;
        }
      }
    }
    return length > MOST_BYTES;
  }

  private static Column any(List<Column> values, Function<Column, Column> test) {
    return values.stream()
        .map(v -> coalesce(test.apply(v), lit(false)))
        .reduce(Column::or)
        .orElseThrow();
  }

  private static Column bytes(List<Column> values) {
    return values.stream()
        .map(v -> coalesce(octet_length(v), lit(0)))
        .reduce(Column::plus)
        .orElseThrow();
  }
}
