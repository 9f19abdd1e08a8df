package tenure.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The two clocks once more, line month by line month in plain Java. */
final class NaiveClocks {
  private final List<Row> lineMonths;
  private final List<Row> parents;
  private final Map<LocalDate, LocalDate> closes = new HashMap<>();

  /**
   * @param lineMonths rows with line, month_end_date, account_id, known_on, state and mrr
   * @param parents rows with account_id, grain_id and known_on
   */
  NaiveClocks(List<Row> lineMonths, List<Row> parents) {
    this.lineMonths = lineMonths;
    this.parents = parents;
    for (Row row : lineMonths) {
      closes.merge(day(row, "month_end_date"), day(row, "known_on"), NaiveClocks::earlier);
    }
    closes.replaceAll((month, first) -> later(month.plusDays(5), first));
  }

  LocalDate close(LocalDate month) {
    return closes.get(month);
  }

  /** MRR by "grain account month" as known on a night. */
  Map<String, BigDecimal> known(LocalDate night) {
    return amounts(night, false);
  }

  /** The same as reported: each month as known at its close, where that was before the night. */
  Map<String, BigDecimal> reported(LocalDate night) {
    return amounts(night, true);
  }

  private Map<String, BigDecimal> amounts(LocalDate night, boolean isReported) {
    Map<String, Row> latest = new TreeMap<>();
    for (Row row : lineMonths) {
      LocalDate limit = limit(row, night, isReported);
      if (!day(row, "known_on").isAfter(limit)) {
        latest.merge(
            row.getAs("line") + " " + row.getAs("month_end_date"),
            row,
            (a, b) -> day(b, "known_on").isAfter(day(a, "known_on")) ? b : a);
      }
    }
    Map<String, BigDecimal> amounts = new TreeMap<>();
    for (Row row : latest.values()) {
      String account = row.getAs("account_id");
      String grain = grain(account, limit(row, night, isReported));
      amounts.merge(
          grain + " " + account + " " + row.getAs("month_end_date"),
          row.getAs("mrr"),
          BigDecimal::add);
    }
    return amounts;
  }

  private LocalDate limit(Row row, LocalDate night, boolean isReported) {
    LocalDate close = closes.get(day(row, "month_end_date"));
    return isReported ? earlier(close, night) : night;
  }

  private String grain(String account, LocalDate night) {
    String grain = account;
    LocalDate since = LocalDate.MIN;
    for (Row row : parents) {
      LocalDate on = day(row, "known_on");
      if (row.getAs("account_id").equals(account) && !on.isAfter(night) && !on.isBefore(since)) {
        since = on;
        grain = row.getAs("grain_id");
      }
    }
    return grain;
  }

  static LocalDate day(Row row, String name) {
    return LocalDate.parse(row.getAs(name).toString());
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
