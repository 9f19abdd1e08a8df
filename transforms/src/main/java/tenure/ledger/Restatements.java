package tenure.ledger;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.LEDGER;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.silver.AccountHierarchy;

/**
 * The bridge from a month as reported to the month as known now (rule 1.13): what each night
 * changed of closed months, by grain, account and cause. A month as reported plus its restatements
 * up to a night is the month as known on that night, to the cent. Amounts are those of the lines,
 * before a negative grain counts as nothing (rule 1.10).
 */
public final class Restatements {
  public static final Field GRAIN_ID =
      GrainMonths.GRAIN_ID.meaning("The grain that the account belonged to on that night.");
  public static final Field ACCOUNT_ID = LineMonths.ACCOUNT_ID.key();
  public static final Field MONTH_END_DATE = LineMonths.MONTH_END_DATE;
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field CAUSE =
      Field.choice(
              "cause",
              "Why the month differs from what was known; backdated_start and backdated_end move a known line's ends either way.",
              "line_appeared",
              "line_removed",
              "backdated_start",
              "backdated_end",
              "amount_corrected",
              "rate_changed",
              "state_changed",
              "moved_account")
          .key();
  public static final Field MRR_BEFORE =
      Field.money("mrr_before", "MRR of what changed by this cause, as known before that night.")
          .required();
  public static final Field MRR_AFTER =
      Field.money("mrr_after", "The same as known from that night on.").required();
  public static final Field MRR =
      Field.money("mrr", "mrr_after less mrr_before, reporting currency; adds over all columns.")
          .required();

  public static final Table TABLE =
      Table.in(LEDGER, "restatements", "What each night changed of months already closed, and why.")
          .withColumns(
              GRAIN_ID, ACCOUNT_ID, MONTH_END_DATE, KNOWN_ON, CAUSE, MRR_BEFORE, MRR_AFTER, MRR)
          .sliced(KNOWN_ON);

  private static final Column PLACE = col("_place_account");
  private static final Column GRAIN_NOW = col("_grain_now");
  private static final Column GRAIN_THEN = col("_grain_then");

  private Restatements() {}

  /**
   * What night changed.
   *
   * @param tonight the line months that night appended, from {@link LineMonths#from}
   * @param before the line months as last known before night, from {@link LineMonths#before}
   * @param closes of the months that earlier nights knew, from {@link MonthCloses#from}
   * @param hierarchyVersions every version of the hierarchy up to night
   */
  public static Dataset<Row> from(
      Dataset<Row> tonight,
      Dataset<Row> before,
      Dataset<Row> closes,
      Dataset<Row> hierarchyVersions,
      LedgerPolicy policy,
      LocalDate night) {
    Dataset<Row> places = places(hierarchyVersions, night);
    Dataset<Row> changes =
        placed(LineChanges.from(tonight, before, restated(tonight, closes, night), policy), places)
            .withColumn(GRAIN_ID.name(), coalesce(GRAIN_NOW, ACCOUNT_ID.col()))
            .drop("_grain_now", "_grain_then");
    return MonthCloses.beside(changes.unionByName(moved(before, places, policy)), closes)
        .where(MonthCloses.closedOn().lt(Months.day(night)))
        .groupBy(GRAIN_ID.col(), ACCOUNT_ID.col(), MONTH_END_DATE.col(), CAUSE.col())
        .agg(sum(MRR_BEFORE.col()).as(MRR_BEFORE.name()), sum(MRR_AFTER.col()).as(MRR_AFTER.name()))
        .withColumn(MRR.name(), Money.cents(MRR_AFTER.col().minus(MRR_BEFORE.col())))
        .where(MRR.col().notEqual(0))
        .withColumn(KNOWN_ON.name(), Months.day(night))
        .transform(TABLE::conform);
  }

  /** Which amount is the MRR that moves and is retained. */
  static Column basis(LedgerPolicy policy) {
    return (policy.basis() == LedgerPolicy.Basis.NET ? LineMonths.MRR : LineMonths.MRR_LIST).col();
  }

  /** The lines with a month that was closed before night: most nights add months alone. */
  private static Dataset<Row> restated(Dataset<Row> tonight, Dataset<Row> closes, LocalDate night) {
    return MonthCloses.beside(tonight, closes)
        .where(MonthCloses.closedOn().lt(Months.day(night)))
        .select(LineChanges.LINE.stream().map(Field::col).toArray(Column[]::new))
        .distinct();
  }

  /** The grain of each account before night and now. */
  private static Dataset<Row> places(Dataset<Row> hierarchyVersions, LocalDate night) {
    Column knownOn = Versions.KNOWN_ON.col();
    Column grain = when(not(Versions.IS_DELETED.col()), AccountHierarchy.GRAIN_ID.col());
    Column earlier =
        when(knownOn.lt(Months.day(night)), struct(knownOn, Versions.WRITTEN_ON.col()));
    return hierarchyVersions
        .where(knownOn.leq(Months.day(night)))
        .groupBy(AccountHierarchy.ACCOUNT_ID.col().as(PLACE.toString()))
        .agg(
            max_by(grain, struct(knownOn, Versions.WRITTEN_ON.col())).as(GRAIN_NOW.toString()),
            max_by(grain, earlier).as(GRAIN_THEN.toString()));
  }

  private static Dataset<Row> placed(Dataset<Row> rows, Dataset<Row> places) {
    return rows.join(places, ACCOUNT_ID.col().equalTo(PLACE), "left_outer").drop(PLACE);
  }

  /** What accounts that changed their parent took along, at the amounts known before. */
  private static Dataset<Row> moved(Dataset<Row> before, Dataset<Row> places, LedgerPolicy policy) {
    Column then = coalesce(GRAIN_THEN, PLACE);
    Column now = coalesce(GRAIN_NOW, PLACE);
    Column none = Money.zero();
    Dataset<Row> movers = places.where(not(then.eqNullSafe(now)));
    return before
        .join(movers, ACCOUNT_ID.col().equalTo(PLACE))
        .withColumn("_mrr", basis(policy))
        .select(
            ACCOUNT_ID.col(),
            MONTH_END_DATE.col(),
            lit("moved_account").as(CAUSE.name()),
            inline(array(move(then, col("_mrr"), none), move(now, none, col("_mrr")))));
  }

  private static Column move(Column grain, Column before, Column after) {
    return struct(
        grain.as(GRAIN_ID.name()), before.as(MRR_BEFORE.name()), after.as(MRR_AFTER.name()));
  }
}
