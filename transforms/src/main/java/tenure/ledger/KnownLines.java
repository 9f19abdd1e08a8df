package tenure.ledger;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;
import static tenure.contract.Layer.LEDGER;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/**
 * What the ledger was last made from: one row per line and night that changed it, where changing
 * means anything that a month of the line or a movement of its grain depends on. A night's rows are
 * the lines whose grains it works out again.
 */
public final class KnownLines {
  public static final Field SOURCE = SubscriptionLines.SOURCE.key();
  public static final Field SUBSCRIPTION_LINE_ID = SubscriptionLines.SUBSCRIPTION_LINE_ID;
  public static final Field GRAIN_ID =
      GrainMonths.GRAIN_ID.plain().meaning("The grain that the line counts for.");
  public static final Field PREVIOUS_GRAIN_ID =
      Field.id("previous_grain_id", "The grain it counted for before; null for a new line.");
  public static final Field FINGERPRINT =
      Field.whole(
          "fingerprint",
          "A hash of the line, its rates, the settings and the months it reaches; null once gone.");
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();

  public static final Table TABLE =
      Table.in(LEDGER, "known_lines", "What the ledger was last made from, line by line.")
          .withColumns(
              SOURCE, SUBSCRIPTION_LINE_ID, GRAIN_ID, PREVIOUS_GRAIN_ID, FINGERPRINT, KNOWN_ON)
          .sliced(KNOWN_ON);

  private static final List<String> NIGHTLY =
      List.of(Versions.KNOWN_ON.name(), Versions.WRITTEN_ON.name());

  private KnownLines() {}

  /**
   * Every line that can count as it is on night: source, line, grain and fingerprint.
   *
   * @param lines subscription lines as known on night, from {@link LineHistory#from}
   * @param hierarchy as known on night
   * @param fxRates rates as known on night
   */
  public static Dataset<Row> now(
      Dataset<Row> lines,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      LocalDate night) {
    Column rateDay = FxRates.MONTH_END_DATE.col();
    Dataset<Row> rates =
        fxRates
            .groupBy(FxRates.CURRENCY.col().as("_rate_currency"))
            .agg(
                xxhash64(array_sort(collect_list(struct(rateDay, FxRates.RATE.col()))))
                    .as("_rates"));
    Dataset<Row> prepared =
        GrainMonths.underParents(LineState.prepared(lines, policy), hierarchy)
            .join(
                broadcast(rates),
                SubscriptionLines.CURRENCY.col().equalTo(col("_rate_currency")),
                "left_outer");
    return prepared.select(
        SOURCE.col(),
        SUBSCRIPTION_LINE_ID.col(),
        GRAIN_ID.col(),
        fingerprint(prepared.columns(), policy, night).as(FINGERPRINT.name()));
  }

  private static Column fingerprint(String[] columns, LedgerPolicy policy, LocalDate night) {
    Column last = Months.day(Months.lastComplete(night));
    Column reaches = least(last_day(coalesce(LineState.paidUntil(), last)), last);
    Column[] parts =
        Stream.concat(
                Arrays.stream(columns).filter(c -> !NIGHTLY.contains(c)).map(c -> col(c)),
                Stream.of(reaches, LineState.lapsed(night, policy), lit(policy.words())))
            .toArray(Column[]::new);
    return xxhash64(parts);
  }

  /**
   * The lines that differ from what earlier nights knew, those that are gone included.
   *
   * @param now from {@link #now}
   * @param previous the rows of earlier nights; those of night itself are passed over
   */
  public static Dataset<Row> from(Dataset<Row> now, Dataset<Row> previous, LocalDate night) {
    Dataset<Row> known =
        previous
            .where(KNOWN_ON.col().lt(Months.day(night)))
            .groupBy(SOURCE.col().as("_source"), SUBSCRIPTION_LINE_ID.col().as("_line"))
            .agg(max_by(struct(GRAIN_ID.col(), FINGERPRINT.col()), KNOWN_ON.col()).as("_known"));
    Column same =
        SOURCE.col().equalTo(col("_source")).and(SUBSCRIPTION_LINE_ID.col().equalTo(col("_line")));
    Column grainBefore = GRAIN_ID.of("_known");
    return now.join(known, same, "full_outer")
        .where(not(FINGERPRINT.col().eqNullSafe(FINGERPRINT.of("_known"))))
        .select(
            coalesce(SOURCE.col(), col("_source")).as(SOURCE.name()),
            coalesce(SUBSCRIPTION_LINE_ID.col(), col("_line")).as(SUBSCRIPTION_LINE_ID.name()),
            coalesce(GRAIN_ID.col(), grainBefore).as(GRAIN_ID.name()),
            grainBefore.as(PREVIOUS_GRAIN_ID.name()),
            FINGERPRINT.col(),
            Months.day(night).as(KNOWN_ON.name()))
        .transform(TABLE::conform);
  }

  /** The grains of lines that changed, before and after. */
  public static Dataset<Row> grains(Dataset<Row> changes) {
    return changes
        .select(GRAIN_ID.col())
        .union(changes.select(PREVIOUS_GRAIN_ID.col()).where(PREVIOUS_GRAIN_ID.col().isNotNull()))
        .distinct();
  }

  /** The keys of the lines that count for some grains, and of the lines that changed. */
  public static Dataset<Row> ofGrains(Dataset<Row> now, Dataset<Row> changes, Dataset<Row> grains) {
    Dataset<Row> theirs = within(now, grains, GRAIN_ID);
    return theirs
        .select(SOURCE.col(), SUBSCRIPTION_LINE_ID.col())
        .union(changes.select(SOURCE.col(), SUBSCRIPTION_LINE_ID.col()))
        .distinct();
  }

  /** The rows whose key is among the given ones. */
  public static Dataset<Row> within(Dataset<Row> rows, Dataset<Row> among, Field... key) {
    Column[] others =
        Arrays.stream(key).map(f -> f.col().as("_" + f.name())).toArray(Column[]::new);
    Column same =
        Arrays.stream(key)
            .map(f -> f.col().equalTo(col("_" + f.name())))
            .reduce(lit(true), Column::and);
    return rows.join(among.select(others), same, "left_semi");
  }
}
