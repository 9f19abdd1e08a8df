package tenure.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * Tables as text, in and out of a test.
 *
 * <pre>
 * | account_id | mrr    | start_date |
 * | A          | 100.00 | 2026-01-31 |
 * | B          | -      | 2026-02-28 |
 * </pre>
 *
 * The types come from the contract; "-" is null; a column that the text leaves out is null in the
 * rows.
 */
public final class TextTable {
  private TextTable() {}

  /** Rows of the contract from text: all its columns, those the text does not name being null. */
  public static Dataset<Row> rows(Table table, String text) {
    List<List<String>> lines = lines(text);
    List<String> header = lines.get(0);
    refuseUnknown(table, header);
    List<Row> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Object[] values = new Object[table.fields().size()];
      for (int i = 0; i < values.length; i++) {
        int at = header.indexOf(table.fields().get(i).name());
        values[i] = at < 0 ? null : parse(table.fields().get(i).kind(), line.get(at));
      }
      rows.add(RowFactory.create(values));
    }
    return Spark.session().createDataFrame(rows, table.schema());
  }

  /** No rows, with the contract's columns. */
  public static Dataset<Row> none(Table table) {
    return Spark.session().createDataFrame(List.<Row>of(), table.schema());
  }

  /** Rows whose columns are all strings: an extract as delivered. */
  public static Dataset<Row> strings(String text) {
    List<List<String>> lines = lines(text);
    StructType schema = new StructType();
    for (String name : lines.get(0)) {
      schema = schema.add(name, "string");
    }
    List<Row> rows =
        lines.subList(1, lines.size()).stream()
            .map(l -> RowFactory.create(l.stream().map(v -> v.equals("-") ? null : v).toArray()))
            .toList();
    return Spark.session().createDataFrame(rows, schema);
  }

  /**
   * Asserts that the rows, seen through the columns that the text names, are those of the text, in
   * any order.
   */
  public static void assertRows(Dataset<Row> actual, String expected) {
    List<List<String>> lines = lines(expected);
    List<String> header = lines.get(0);
    List<String> want = sorted(lines.subList(1, lines.size()));
    List<String> have =
        sorted(
            actual
                .selectExpr(header.stream().map(h -> "`" + h + "`").toArray(String[]::new))
                .collectAsList()
                .stream()
                .map(TextTable::cells)
                .toList());
    String title = String.join(" | ", header) + "\n";
    assertEquals(title + String.join("\n", want), title + String.join("\n", have));
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(text(row.get(i)));
    }
    return cells;
  }

  /**
   * A value as the tables show it: decimals without trailing zeros beyond two places, doubles to
   * six places.
   */
  static String text(Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof BigDecimal d) {
      BigDecimal plain = d.stripTrailingZeros();
      return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
    }
    if (value instanceof Double d) {
      if (d.isNaN() || d.isInfinite()) {
        return d.toString();
      }
      BigDecimal plain =
          BigDecimal.valueOf(d).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
      return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
    }
    if (value instanceof Timestamp t) {
      return LocalDateTime.ofInstant(t.toInstant(), ZoneOffset.UTC).toString();
    }
    return value.toString();
  }

  private static Object parse(Field.Kind kind, String text) {
    if (text.equals("-")) {
      return null;
    }
    return switch (kind) {
      case ID, TEXT, CHOICE -> text;
      case DAY -> Date.valueOf(text);
      case MOMENT -> Timestamp.from(moment(text).toInstant(ZoneOffset.UTC));
      case FLAG -> Boolean.valueOf(text);
      case COUNT, WHOLE -> Long.valueOf(text);
      case MONEY -> new BigDecimal(text).setScale(2);
      case PRECISE -> new BigDecimal(text).setScale(8);
      case NUMBER, SHARE, SCORE -> Double.valueOf(text);
    };
  }

  private static LocalDateTime moment(String text) {
    return text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
  }

  private static void refuseUnknown(Table table, List<String> header) {
    List<String> known = table.fields().stream().map(Field::name).toList();
    List<String> unknown = header.stream().filter(h -> !known.contains(h)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(table + " has no column " + unknown);
    }
  }

  private static List<List<String>> lines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(l -> l.startsWith("|"))
        .map(
            l ->
                Arrays.stream(l.substring(1, l.length() - 1).split("\\|", -1))
                    .map(String::strip)
                    .toList())
        .toList();
  }

  private static List<String> sorted(List<List<String>> rows) {
    return rows.stream().map(r -> String.join(" | ", r)).sorted().collect(Collectors.toList());
  }
}
