package tenure.jobs.metrics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Figures by what they are told apart by, as texts of twelve decimals: whoever worked them out. */
final class Figures {
  static final String MONTH = "month";

  private static final int DECIMALS = 12;

  private final SortedMap<String, String> values = new TreeMap<>();

  private Figures() {}

  /** The values of a column by other columns; rows without a value are none. */
  static SortedMap<String, String> of(Dataset<Row> rows, String column, String... keys) {
    Figures figures = new Figures();
    for (Row row : rows.collectAsList()) {
      String key =
          Arrays.stream(keys)
              .map(k -> String.valueOf(row.<Object>getAs(k)))
              .collect(Collectors.joining(" "));
      Object value = row.getAs(column);
      figures.put(key, value == null ? null : value.toString());
    }
    return figures.values;
  }

  /** Of values by day, the last of each month. */
  static SortedMap<String, String> ofMonths(JsonNode byDay) {
    Figures figures = new Figures();
    byDay.properties().forEach(e -> figures.put(month(e.getKey()), e.getValue().asText(null)));
    return figures.values;
  }

  /** The rows with the month of a day, as people write it. */
  static Dataset<Row> withMonth(Dataset<Row> rows, String day) {
    return rows.withColumn(MONTH, substring(col(day).cast("string"), 1, 7));
  }

  private static String month(String day) {
    return day.substring(0, 7);
  }

  private void put(String key, String value) {
    if (value == null) {
      values.remove(key);
    } else {
      BigDecimal number = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP);
      values.put(key, number.toPlainString());
    }
  }
}
