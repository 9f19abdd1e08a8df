package tenure.jobs.bench;

import static org.apache.spark.sql.functions.sum;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.jobs.lake.Lake;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.scores.Retention;

/** Whether Tenure and DuckDB came to the same rows, to the cent. */
final class LedgerComparison {
  private static final List<Field> WINDOW =
      List.of(
          Retention.DEFINITION_ID,
          Retention.PERIOD_END_DATE,
          Retention.SLICE_KIND,
          Retention.SLICE_VALUE);
  private static final List<Field> PARTS =
      List.of(
          Retention.OPENING_MRR,
          Retention.NEW_MRR,
          Retention.REACTIVATION_MRR,
          Retention.EXPANSION_MRR,
          Retention.CONTRACTION_MRR,
          Retention.CHURN_MRR,
          Retention.FX_MRR,
          Retention.CLOSING_MRR,
          Retention.COHORT_MRR,
          Retention.COHORT_CLOSING_MRR,
          Retention.RETAINED_MRR);
  private static final List<Field> COUNTS =
      List.of(Retention.OPENING_ACCOUNTS, Retention.RETAINED_ACCOUNTS);

  private final Lake lake;
  private final DuckDb duck;
  private final Path files;

  LedgerComparison(Lake lake, DuckDb duck, Path files) {
    this.lake = lake;
    this.duck = duck;
    this.files = files;
  }

  /** Rows of line months, movements and retention that only one of the two has. */
  long differences(LocalDate night) {
    return differences(
            "line_months",
            LineMonths.asKnown(lake.read(LineMonths.TABLE), night),
            List.of(LineMonths.SUBSCRIPTION_LINE_ID, LineMonths.MONTH_END_DATE),
            List.of(LineMonths.MRR, LineMonths.MRR_LIST),
            List.of())
        + differences(
            "movements",
            movements(),
            List.of(
                Movements.GRAIN_ID, Movements.MONTH_END_DATE, Movements.MOVEMENT, Movements.REASON),
            List.of(Movements.MRR),
            List.of())
        + differences("retention", retention(night), WINDOW, PARTS, COUNTS);
  }

  private Dataset<Row> movements() {
    Column mrr = sum(Movements.MRR.col()).cast(Movements.MRR.type()).as(Movements.MRR.name());
    return lake.read(Movements.TABLE)
        .groupBy(
            Movements.GRAIN_ID.col(),
            Movements.MONTH_END_DATE.col(),
            Movements.MOVEMENT.col(),
            Movements.REASON.col())
        .agg(mrr)
        .where(Movements.MRR.col().notEqual(0));
  }

  /** As known now, of the definitions that compare two ends; others are made of these. */
  private Dataset<Row> retention(LocalDate night) {
    Dataset<Row> rows =
        Retention.TABLE.slice().isPresent()
            ? lake.slice(Retention.TABLE, night)
            : lake.read(Retention.TABLE);
    return rows.where(
        Retention.DEFINITION_ID
            .col()
            .isin(
                "cohort_12m",
                "strict_no_return",
                "monthly",
                "quarterly",
                "fiscal_year",
                "fiscal_ytd"));
  }

  private long differences(
      String table, Dataset<Row> ours, List<Field> key, List<Field> amounts, List<Field> counts) {
    Column[] columns =
        Stream.of(
                key.stream().map(Field::col),
                amounts.stream().map(f -> f.col().multiply(100).cast("long").as(f.name())),
                counts.stream().map(Field::col))
            .flatMap(s -> s)
            .toArray(Column[]::new);
    String folder = files.resolve(table).toString();
    ours.select(columns).write().mode("overwrite").parquet(folder);
    String names =
        Stream.of(key, amounts, counts)
            .flatMap(List::stream)
            .map(Field::name)
            .collect(Collectors.joining(", "));
    return duck.apart(names, "read_parquet('" + folder + "/*.parquet')", table);
  }
}
