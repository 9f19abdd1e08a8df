package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.scores.EndedTerms;
import tenure.scores.RenewalOutlooks;
import tenure.silver.SubscriptionLines;

/**
 * What became of each term that ended (rule 2.15): one row per account and month in which terms of
 * it ended, and what had been expected. Accounts stand for themselves here; fct_renewal_rate adds
 * them up under their parents.
 */
public final class FctRenewalOutcome {
  public static final Field ACCOUNT_ID = EndedTerms.ACCOUNT_ID;
  public static final Field TERM_END_DATE = EndedTerms.TERM_END_DATE;
  public static final Field KNOWN_ON = RenewalOutlooks.KNOWN_ON.plain();
  public static final Field SEGMENT = AccountProfile.SEGMENT.plain();
  public static final Field OUTCOME =
      Field.choice(
              "outcome",
              "Renewed in full, downsold where part of it is, or lost; late returns count.",
              "renewed",
              "downsold",
              "lost")
          .required();
  public static final Field TIMING =
      Field.choice(
          "timing",
          "When it was renewed: early where all that goes on was known well before the end, late where it came back after the month; null where lost.",
          "early",
          "on_time",
          "late");
  public static final Field LOSS_REASON =
      Field.text(
          "loss_reason",
          "Why it was cancelled in part or whole, as the source codes it; null where it says nothing.");
  public static final Field OUTLOOK = EndedTerms.OUTLOOK;
  public static final Field DUE_ARR = EndedTerms.DUE_ARR;
  public static final Field RENEWED_ARR = EndedTerms.RENEWED_ARR;
  public static final Field LATE_ARR = EndedTerms.LATE_ARR;
  public static final Field UPLIFT_ARR = EndedTerms.UPLIFT_ARR;
  public static final Field DOWNSELL_ARR =
      Field.money("downsell_arr", "What is paid no more where the rest goes on.").required();
  public static final Field LOST_ARR =
      Field.money("lost_arr", "What is paid no more where nothing goes on.").required();
  public static final Field TERM_MONTHS = EndedTerms.TERM_MONTHS;

  public static final Table TABLE =
      Table.in(MARTS, "fct_renewal_outcome", "What became of each term that ended.")
          .withColumns(columns())
          .check(
              "outcome_adds_up",
              "renewed_arr + late_arr + downsell_arr + lost_arr = due_arr",
              "what was due is renewed, came back, was downsold or lost");

  private FctRenewalOutcome() {}

  private static Field[] columns() {
    List<Field> columns =
        new ArrayList<>(
            List.of(
                ACCOUNT_ID,
                TERM_END_DATE,
                SEGMENT,
                OUTCOME,
                TIMING,
                LOSS_REASON,
                OUTLOOK,
                DUE_ARR,
                RENEWED_ARR,
                LATE_ARR,
                UPLIFT_ARR,
                DOWNSELL_ARR,
                LOST_ARR,
                TERM_MONTHS));
    for (int days : EndedTerms.DAYS_AHEAD) {
      columns.add(EndedTerms.forecastArr(days));
      columns.add(EndedTerms.forecastProbability(days));
    }
    columns.add(KNOWN_ON);
    return columns.toArray(Field[]::new);
  }

  /**
   * One row per account and month in which terms of it ended, up to the last complete month.
   *
   * @param ended from {@link EndedTerms#from}
   * @param lines silver.subscription_lines as known
   * @param profile features.account_profile of the night
   */
  public static Dataset<Row> from(
      Dataset<Row> ended, Dataset<Row> lines, Dataset<Row> profile, LocalDate night) {
    Column kept = EndedTerms.kept();
    Column missing = DUE_ARR.col().minus(kept);
    Column isLost = kept.equalTo(0);
    return ended
        .join(
            reasons(lines),
            new String[] {ACCOUNT_ID.name(), EndedTerms.MONTH_END_DATE.name()},
            "left_outer")
        .join(profile.select(ACCOUNT_ID.col(), SEGMENT.col()), ACCOUNT_ID.name(), "left_outer")
        .withColumns(
            Map.of(
                OUTCOME.name(),
                    when(isLost, "lost").when(missing.gt(0), "downsold").otherwise("renewed"),
                TIMING.name(), timing(),
                LOSS_REASON.name(), when(missing.gt(0), LOSS_REASON.col()),
                DOWNSELL_ARR.name(), Money.orZero(when(isLost, null).otherwise(missing)),
                LOST_ARR.name(), Money.orZero(when(isLost, missing)),
                KNOWN_ON.name(), Months.day(night)))
        .transform(TABLE::conform);
  }

  private static Column timing() {
    Column renewed = RENEWED_ARR.col();
    return when(renewed.gt(0).and(EndedTerms.EARLY_ARR.col().equalTo(renewed)), "early")
        .when(renewed.gt(0), "on_time")
        .when(LATE_ARR.col().gt(0), "late")
        .otherwise(lit(null));
  }

  private static Dataset<Row> reasons(Dataset<Row> lines) {
    Column end =
        coalesce(
            SubscriptionLines.CANCEL_EFFECTIVE_DATE.col(),
            SubscriptionLines.SERVICE_END_DATE.col());
    return lines
        .where(SubscriptionLines.CANCEL_REASON.col().isNotNull().and(end.isNotNull()))
        .groupBy(ACCOUNT_ID.col(), last_day(end).as(EndedTerms.MONTH_END_DATE.name()))
        .agg(max(SubscriptionLines.CANCEL_REASON.col()).as(LOSS_REASON.name()));
  }
}
