package tenure.jobs.report;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * The published tables as one night shows them.
 *
 * @param tables gives the rows that readers are given of a table
 * @param night the night that is described
 */
record Marts(Function<Table, Dataset<Row>> tables, LocalDate night) {
  /** A table; where it is kept by night, that night's slice. */
  Dataset<Row> of(Table table) {
    Dataset<Row> rows = tables.apply(table);
    return table
        .slice()
        .map(by -> rows.where(by.col().equalTo(lit(Date.valueOf(night)))))
        .orElse(rows);
  }

  /** What the nights up to this one wrote of a table that is kept by night. */
  Dataset<Row> upTo(Table table) {
    Column by = table.slice().orElseThrow().col();
    return tables.apply(table).where(by.leq(lit(Date.valueOf(night))));
  }

  /** What the night of the last month end wrote of a table that is made at month ends. */
  Dataset<Row> ofLastMonthEnd(Table table) {
    Column by = table.slice().orElseThrow().col();
    return tables.apply(table).where(by.equalTo(lit(Date.valueOf(lastMonthEnd()))));
  }

  /** The rows of a query whose result is small by its making. */
  static List<Line> lines(Dataset<Row> bounded) {
    return bounded.collectAsList().stream().map(Line::new).toList();
  }

  /** The end of the last month that is complete on the night (rule 1.2). */
  LocalDate lastMonthEnd() {
    return YearMonth.from(night.plusDays(1)).minusMonths(1).atEndOfMonth();
  }

  /** Whether a month end is one of the last so many complete months. */
  Column inLastMonths(Field monthEnd, int months) {
    LocalDate before = YearMonth.from(lastMonthEnd()).minusMonths(months).atEndOfMonth();
    return monthEnd
        .col()
        .gt(lit(Date.valueOf(before)))
        .and(monthEnd.col().leq(lit(Date.valueOf(lastMonthEnd()))));
  }
}
