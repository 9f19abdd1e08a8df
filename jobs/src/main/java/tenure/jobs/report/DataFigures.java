package tenure.jobs.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import tenure.bronze.Deliveries;
import tenure.contract.Field;
import tenure.jobs.report.CompanyReport.Arrival;
import tenure.jobs.report.CompanyReport.Published;
import tenure.marts.Publication;

/** The figures of what arrived and what was published. */
final class DataFigures {
  private static final int LATEST_NIGHTS = 35;

  private DataFigures() {}

  /** The tables that the night published, by name. */
  static List<Published> published(Marts marts) {
    return Marts.lines(marts.of(Publication.TABLE)).stream()
        .map(
            line ->
                new Published(
                    line.text(Publication.TABLE_NAME),
                    line.count(Publication.TABLE_VERSION),
                    line.count(Publication.ROWS),
                    line.count(Publication.CHECKS),
                    line.money(Publication.MAX_RESIDUAL)))
        .sorted(Comparator.comparing(Published::table))
        .toList();
  }

  /** What each extract delivered this night, and the last night on which it brought anything. */
  static List<Arrival> arrivals(Marts marts) {
    Column isFile = Deliveries.TARGET.col().startsWith("bronze.");
    Column isTonight = Deliveries.KNOWN_ON.col().equalTo(lit(Date.valueOf(marts.night())));
    Column isRecent =
        Deliveries.KNOWN_ON
            .col()
            .between(
                lit(Date.valueOf(marts.night().minusDays(LATEST_NIGHTS))),
                lit(Date.valueOf(marts.night())));
    return Marts.lines(
            marts
                .tables()
                .apply(Deliveries.TABLE)
                .where(isRecent)
                .groupBy(Deliveries.SOURCE.col(), Deliveries.OBJECT.col())
                .agg(
                    max(when(Deliveries.ROWS_READ.col().gt(0), Deliveries.KNOWN_ON.col()))
                        .as(Deliveries.KNOWN_ON.name()),
                    total(Deliveries.ROWS_READ, isTonight.and(isFile)),
                    total(Deliveries.ROWS_LOADED, isTonight.and(isFile)),
                    total(Deliveries.ROWS_REJECTED, isTonight)))
        .stream()
        .map(DataFigures::arrival)
        .sorted(Comparator.comparing(Arrival::source).thenComparing(Arrival::object))
        .toList();
  }

  private static Column total(Field rows, Column where) {
    return coalesce(sum(when(where, rows.col())), lit(0L)).as(rows.name());
  }

  private static Arrival arrival(Line line) {
    return new Arrival(
        line.text(Deliveries.SOURCE),
        line.text(Deliveries.OBJECT),
        line.day(Deliveries.KNOWN_ON),
        line.count(Deliveries.ROWS_READ),
        line.count(Deliveries.ROWS_LOADED),
        line.count(Deliveries.ROWS_REJECTED));
  }
}
