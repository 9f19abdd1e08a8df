package tenure.scores;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.SCORES;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/**
 * What own history says to expect of a renewal (rule 2.16): one row per outlook that terms ended
 * under, and month end. Probabilities are those of a term of a year or longer; a shorter one is
 * exposed for its part of a year.
 */
public final class RenewalOutlooks {
  public static final Field OUTLOOK = EndedTerms.OUTLOOK.key();
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field PROBABILITY_SOURCE = Renewals.PROBABILITY_SOURCE;
  public static final Field ENDED_TERMS =
      Field.count("ended_terms", "Terms that ended under the outlook, a month of an account each.")
          .required();
  public static final Field RENEWED_TERMS =
      Field.count("renewed_terms", "Those of which something goes on.").required();
  public static final Field TESTED_TERMS =
      Field.count(
              "tested_terms",
              "Terms judged when enough others had ended, on which history and table are compared.")
          .required();
  public static final Field YEARLY_PROBABILITY =
      Field.share("yearly_probability", "How likely a term of a year is renewed, by history.")
          .required();
  public static final Field CONTRACTION_SHARE =
      Field.share("contraction_share", "Share of ARR lost where something is renewed.");
  public static final Field UPLIFT_SHARE =
      Field.share("uplift_share", "Share of ARR added where something is renewed.");
  public static final Field HISTORY_BRIER =
      Field.number("history_brier", "Mean squared error of the history known when judging.");
  public static final Field TABLE_BRIER =
      Field.number("table_brier", "The same of the configured table, on the same terms.");

  public static final Table TABLE =
      Table.in(SCORES, "renewal_outlooks", "What own history says to expect of a renewal.")
          .withColumns(
              OUTLOOK,
              PROBABILITY_SOURCE,
              ENDED_TERMS,
              RENEWED_TERMS,
              TESTED_TERMS,
              YEARLY_PROBABILITY,
              CONTRACTION_SHARE,
              UPLIFT_SHARE,
              HISTORY_BRIER,
              TABLE_BRIER,
              KNOWN_ON)
          .sliced(KNOWN_ON);

  private static final int QUARTER = 3;
  private static final int PLACES = 6;
  private static final Column YEARS = col("_years");
  private static final Column LOST = col("_lost");
  private static final Column CONFIGURED = col("_configured");
  private static final Column BY_HISTORY = col("_by_history");
  private static final Column BY_TABLE = col("_by_table");

  private RenewalOutlooks() {}

  /** The outlook of a row of renewals: its risk, or that its cancellation is announced. */
  public static Column outlook() {
    return when(Renewals.SCHEDULED_CHURN_DATE.col().isNotNull(), "cancelling")
        .otherwise(Renewals.RISK_SEGMENT.col());
  }

  /** The part of a year, at most 1, that a term of so many months is exposed for. */
  public static Column years(Column months) {
    return least(coalesce(months, lit(12L)), lit(12L)).divide(12.0);
  }

  /**
   * History takes the place of the table once enough terms have ended and, walking forward, it
   * would have judged the tested ones no worse.
   *
   * @param ended from {@link EndedTerms#from}
   */
  public static Dataset<Row> from(Dataset<Row> ended, RenewalPolicy policy, LocalDate night) {
    RenewalPolicy.History history = policy.history();
    Column isHistory =
        ENDED_TERMS
            .col()
            .geq(history.minimumTerms())
            .and(coalesce(HISTORY_BRIER.col().leq(TABLE_BRIER.col()), lit(true)));
    Column kept = LOST.equalTo(0);
    Column downsell = when(kept, EndedTerms.DUE_ARR.col().minus(EndedTerms.kept()));
    Column due = sum(when(kept, EndedTerms.DUE_ARR.col()));
    return tested(ended, policy)
        .groupBy(OUTLOOK.col())
        .agg(
            count(lit(1)).as(ENDED_TERMS.name()),
            sum(when(kept, 1L).otherwise(0L)).as(RENEWED_TERMS.name()),
            count(BY_HISTORY).as(TESTED_TERMS.name()),
            rounded(likely(sum(LOST), sum(YEARS), max(CONFIGURED), history))
                .as(YEARLY_PROBABILITY.name()),
            rounded(Money.share(sum(downsell), due)).as(CONTRACTION_SHARE.name()),
            rounded(Money.share(sum(when(kept, EndedTerms.UPLIFT_ARR.col())), due))
                .as(UPLIFT_SHARE.name()),
            rounded(avg(BY_HISTORY)).as(HISTORY_BRIER.name()),
            rounded(avg(when(BY_HISTORY.isNotNull(), BY_TABLE))).as(TABLE_BRIER.name()))
        .withColumns(
            Map.of(
                PROBABILITY_SOURCE.name(), when(isHistory, "history").otherwise("config"),
                KNOWN_ON.name(), Months.day(night)))
        .transform(TABLE::conform);
  }

  /** The newest row of each outlook, of those that history speaks for. */
  static Dataset<Row> newest(Dataset<Row> outlooks) {
    return outlooks
        .groupBy(OUTLOOK.col().as("_outlook"))
        .agg(max_by(struct(col("*")), KNOWN_ON.col()).as("_newest"))
        .select(col("_outlook"), col("_newest.*"))
        .where(PROBABILITY_SOURCE.col().equalTo("history"));
  }

  /** Each term with the squared errors of both judges, who know what ended by its judgement. */
  private static Dataset<Row> tested(Dataset<Row> ended, RenewalPolicy policy) {
    RenewalPolicy.History history = policy.history();
    WindowSpec before =
        Window.partitionBy(OUTLOOK.col())
            .orderBy(Months.number(EndedTerms.MONTH_END_DATE.col()))
            .rangeBetween(Window.unboundedPreceding(), -QUARTER);
    Column known = likely(sum(LOST).over(before), sum(YEARS).over(before), CONFIGURED, history);
    Column isEnough = count(lit(1)).over(before).geq(history.minimumTerms());
    return ended
        .where(OUTLOOK.col().isNotNull())
        .withColumns(
            Map.of(
                YEARS.toString(), years(EndedTerms.TERM_MONTHS.col()),
                LOST.toString(), when(EndedTerms.kept().gt(0), 0.0).otherwise(1.0),
                CONFIGURED.toString(),
                    RenewalRisk.expected(
                        OUTLOOK.col(), policy, RenewalPolicy.Outlook::probability)))
        .withColumns(
            Map.of(
                BY_HISTORY.toString(), when(isEnough, error(known)),
                BY_TABLE.toString(), error(CONFIGURED)));
  }

  /** The table stands beside history as some ended years of its own. */
  private static Column likely(
      Column lost, Column years, Column configured, RenewalPolicy.History history) {
    Column lostByTable = lit(1).minus(configured).multiply(history.tableTerms());
    Column share = lost.plus(lostByTable).divide(years.plus(history.tableTerms()));
    return greatest(lit(1).minus(share), lit(0.0));
  }

  private static Column error(Column yearly) {
    return pow(pow(yearly, YEARS).minus(lit(1).minus(LOST)), lit(2));
  }

  private static Column rounded(Column number) {
    return round(number, PLACES);
  }
}
