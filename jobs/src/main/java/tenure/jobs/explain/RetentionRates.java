package tenure.jobs.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import tenure.scores.Retention;

/**
 * The rates that a question is about, by definition and window.
 *
 * @param rows definition_id, period_end_date, nrr and grr
 */
record RetentionRates(List<Row> rows) {

  /** One rate of retention. */
  record Rate(double nrr, double grr) {}

  /** The rate of a definition at a window's end, where it has one. */
  Optional<Rate> of(String definition, LocalDate end) {
    return rows.stream()
        .filter(r -> r.getAs(Retention.DEFINITION_ID.name()).equals(definition))
        .filter(r -> r.getAs(Retention.PERIOD_END_DATE.name()).toString().equals(end.toString()))
        .findFirst()
        .map(
            r ->
                new Rate(
                    r.<Double>getAs(Retention.NRR.name()), r.<Double>getAs(Retention.GRR.name())));
  }

  /** The other definitions that have a rate at a window's end. */
  List<String> others(String definition, LocalDate end) {
    return rows.stream()
        .filter(r -> r.getAs(Retention.PERIOD_END_DATE.name()).toString().equals(end.toString()))
        .map(r -> r.<String>getAs(Retention.DEFINITION_ID.name()))
        .filter(d -> !d.equals(definition))
        .sorted()
        .toList();
  }
}
