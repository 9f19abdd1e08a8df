package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.LEDGER;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;
import tenure.silver.SubscriptionLines;

/** What the ledger leaves out or mends, each by name, with the reason and what is done about it. */
public final class Quarantine {
  public static final Field REASON =
      Field.choice(
              "reason",
              "What is wrong.",
              "negative_grain",
              "missing_rate",
              "missing_amount",
              "end_before_start",
              "unknown_currency",
              "overlapping_terms",
              "parent_loop",
              "merged_into_itself")
          .key();
  public static final Field SUBJECT_ID =
      Field.id(
              "subject_id",
              "What it is about: a grain, a currency, an account, or a line as source:line.")
          .key();
  public static final Field MONTH_END_DATE =
      LineMonths.MONTH_END_DATE.meaning(
          "The month concerned; the last complete one where no month is.");
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field ACCOUNT_ID = SubscriptionLines.ACCOUNT_ID;
  public static final Field CONSEQUENCE =
      Field.text("consequence", "What the ledger does about it, in words.").required();
  public static final Field MRR =
      Field.money("mrr", "The negative MRR as the lines add up to it, reporting currency.");

  public static final Table TABLE =
      Table.in(LEDGER, "quarantine", "What the ledger leaves out or mends, by name and reason.")
          .withColumns(REASON, SUBJECT_ID, MONTH_END_DATE, KNOWN_ON, ACCOUNT_ID, CONSEQUENCE, MRR)
          .check(
              "mrr_negative",
              "reason <> 'negative_grain' OR mrr < 0",
              "only negative grains stand here as such")
          .sliced(KNOWN_ON);

  private Quarantine() {}

  /**
   * All that is wrong as known on night.
   *
   * @param lineMonths as known on night, from {@link LineMonths#asKnown}
   * @param lines as known on night, from {@link LineHistory#from}
   * @param accountVersions every version of the accounts up to night
   */
  public static Dataset<Row> from(
      Dataset<Row> lineMonths,
      Dataset<Row> lines,
      Dataset<Row> hierarchy,
      Dataset<Row> accountVersions,
      LedgerPolicy policy,
      LocalDate night) {
    return negative(lineMonths, hierarchy, policy)
        .unionByName(unrated(lineMonths))
        .unionByName(unpriced(lineMonths))
        .unionByName(faulty(lines, night))
        .unionByName(circles(hierarchy, accountVersions, night))
        .withColumn(KNOWN_ON.name(), Months.day(night))
        .transform(TABLE::conform);
  }

  private static Dataset<Row> negative(
      Dataset<Row> lineMonths, Dataset<Row> hierarchy, LedgerPolicy policy) {
    return GrainMonths.underParents(lineMonths, hierarchy)
        .groupBy(GrainMonths.GRAIN_ID.col(), LineMonths.MONTH_END_DATE.col())
        .agg(sum(Restatements.basis(policy)).as(MRR.name()))
        .where(MRR.col().lt(0))
        .select(
            columns(
                lit("negative_grain"),
                GrainMonths.GRAIN_ID.col(),
                MONTH_END_DATE.col(),
                ACCOUNT_ID.none(),
                lit("The grain counts as 0 in the month (rule 1.10)."),
                MRR.col()));
  }

  private static Dataset<Row> unrated(Dataset<Row> lineMonths) {
    return lineMonths
        .where(LineMonths.IS_RATE_MISSING.col())
        .select(LineMonths.CURRENCY.col(), LineMonths.MONTH_END_DATE.col())
        .distinct()
        .select(
            columns(
                lit("missing_rate"),
                LineMonths.CURRENCY.col(),
                MONTH_END_DATE.col(),
                ACCOUNT_ID.none(),
                lit("The amounts are left out of the month until the rate is known (rule 1.9)."),
                MRR.none()));
  }

  private static Dataset<Row> unpriced(Dataset<Row> lineMonths) {
    return lineMonths
        .where(LineMonths.IS_AMOUNT_MISSING.col())
        .groupBy(LineMonths.SOURCE.col(), LineMonths.SUBSCRIPTION_LINE_ID.col())
        .agg(
            max(LineMonths.MONTH_END_DATE.col()).as(MONTH_END_DATE.name()),
            max(ACCOUNT_ID.col()).as(ACCOUNT_ID.name()))
        .select(
            columns(
                lit("missing_amount"),
                line(),
                MONTH_END_DATE.col(),
                ACCOUNT_ID.col(),
                lit("The line counts as 0: its source gives neither an amount nor a price."),
                MRR.none()));
  }

  private static Dataset<Row> faulty(Dataset<Row> lines, LocalDate night) {
    Column fault = coalesce(LineFaults.fault(), lit("overlapping_terms"));
    Column until = LineFaults.countsUntil().cast("string");
    Column consequence =
        when(
                fault.equalTo(LineFaults.END_BEFORE_START),
                "The line is left out: it ends before it starts.")
            .when(
                fault.equalTo(LineFaults.UNKNOWN_CURRENCY),
                "The line is left out: its currency is no code of ISO 4217.")
            .otherwise(
                concat(
                    lit("The line counts until a later term of it begins on "), until, lit(".")));
    return lines
        .where(LineFaults.fault().isNotNull().or(LineFaults.countsUntil().isNotNull()))
        .select(
            columns(fault, line(), lastMonth(night), ACCOUNT_ID.col(), consequence, MRR.none()));
  }

  private static Dataset<Row> circles(
      Dataset<Row> hierarchy, Dataset<Row> accountVersions, LocalDate night) {
    Column itself = Accounts.MERGED_INTO_ACCOUNT_ID.col().equalTo(Accounts.ACCOUNT_ID.col());
    Dataset<Row> selfMerged =
        Versions.latest(Accounts.TABLE, accountVersions)
            .where(itself)
            .select(Accounts.ACCOUNT_ID.col().as("_self"));
    Column isSelf = col("_self").isNotNull();
    return hierarchy
        .where(AccountHierarchy.IS_LOOP.col())
        .join(selfMerged, ACCOUNT_ID.col().equalTo(col("_self")), "left_outer")
        .select(
            columns(
                when(isSelf, "merged_into_itself").otherwise("parent_loop"),
                ACCOUNT_ID.col(),
                lastMonth(night),
                ACCOUNT_ID.col(),
                lit("The account stands for itself: its parents or mergers run in a circle."),
                MRR.none()));
  }

  private static Column line() {
    return concat(LineMonths.SOURCE.col(), lit(":"), LineMonths.SUBSCRIPTION_LINE_ID.col());
  }

  private static Column lastMonth(LocalDate night) {
    return Months.day(Months.lastComplete(night));
  }

  private static Column[] columns(
      Column reason, Column subject, Column month, Column account, Column consequence, Column mrr) {
    return new Column[] {
      reason.as(REASON.name()),
      coalesce(subject, lit("unknown")).as(SUBJECT_ID.name()),
      month.as(MONTH_END_DATE.name()),
      account.as(ACCOUNT_ID.name()),
      consequence.as(CONSEQUENCE.name()),
      mrr.as(MRR.name())
    };
  }
}
