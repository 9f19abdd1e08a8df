package tenure.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.SCORES;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;

/**
 * How each measure of the scorecard judges each customer on a night: one row per account, night and
 * measure. The contributions of an account add to its health score.
 */
public final class HealthMeasures {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field MEASURE = Field.id("measure", "The measure.").key();
  public static final Field COMPONENT =
      Field.id("component", "The component of the scorecard it belongs to.").required();
  public static final Field SCORECARD =
      Field.id("scorecard", "The scorecard the account is judged by (rule 3.1).").required();
  public static final Field SCORECARD_VERSION =
      Field.id("scorecard_version", "A fingerprint of that scorecard as configured on the night.")
          .required();
  public static final Field SEGMENT = AccountProfile.SEGMENT;
  public static final Field VALUE =
      Field.number(
          "value",
          "The value judged, in the measure's unit: observed, or what stands in for it (rule 3.2).");
  public static final Field LEVEL =
      Field.share(
              "level", "How good the value is by itself: 1 green, 0.5 yellow, 0 red, or graded.")
          .required();
  public static final Field POINTS =
      Field.number(
              "points", "Points earned of max_points: the component's, shared out by the levels.")
          .required();
  public static final Field MAX_POINTS =
      Field.number("max_points", "The most points the measure can earn on its scorecard.")
          .required();
  public static final Field WEIGHT =
      Field.number(
              "weight",
              "max_points after what does not apply to the account is left out; adds to 100.")
          .required();
  public static final Field CONTRIBUTION =
      Field.number("contribution", "The points as they count in the score, of weight.").required();
  public static final Field PROVEN_CONTRIBUTION =
      Field.number(
              "proven_contribution",
              "The contribution if every measure never observed were as bad as can be.")
          .required();
  public static final Field FRESHNESS_DAYS =
      Field.count("freshness_days", "Days since the measure's source last delivered anything.");
  public static final Field OBSERVED_DATE =
      Field.day("observed_date", "The day the fact is from, for facts that age.");
  public static final Field MISSING_KIND =
      Field.choice(
          "missing_kind",
          "Why the value is not observed; null where it is (rules 3.2 and 3.3).",
          "not_applicable",
          "never_observed",
          "feed_late",
          "aged_out");
  public static final Field LAST_VALUE =
      Field.number("last_value", "The last observed value, tonight's included.");
  public static final Field LAST_OBSERVED_DATE =
      Field.day("last_observed_date", "The night of last_value.");
  public static final Field SEGMENT_MEDIAN =
      Field.number(
          "segment_median",
          "Median of the observed values in the segment; the night before's where none is observed.");
  public static final Field POLICY_VERSION =
      Field.id("policy_version", "A fingerprint of all scorecards in force, in their order.")
          .required();
  public static final Field STALENESS_TOTAL =
      Field.number(
              "staleness_total",
              "Points that missing data moved, added up over the nights; the difference of two nights is their part of the change (rule 3.5).")
          .required();
  public static final Field CONFIG_TOTAL =
      Field.number("config_total", "The same for changes of the scorecards themselves.").required();
  public static final Field SEGMENT_TOTAL =
      Field.number(
              "segment_total",
              "The same for the customer's way to another card or threshold under unchanged cards: another segment, stage, product or age.")
          .required();

  public static final Table TABLE =
      Table.in(
              SCORES,
              "health_measures",
              "How each measure of the scorecard judges each customer on a night.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              MEASURE,
              COMPONENT,
              SCORECARD,
              SCORECARD_VERSION,
              POLICY_VERSION,
              SEGMENT,
              MISSING_KIND,
              VALUE,
              LEVEL,
              POINTS,
              MAX_POINTS,
              WEIGHT,
              CONTRIBUTION,
              PROVEN_CONTRIBUTION,
              FRESHNESS_DAYS,
              LAST_VALUE,
              SEGMENT_MEDIAN,
              STALENESS_TOTAL,
              CONFIG_TOTAL,
              SEGMENT_TOTAL,
              OBSERVED_DATE,
              LAST_OBSERVED_DATE)
          .sliced(AS_OF_DATE)
          .check(
              "contribution_within_weight",
              "contribution BETWEEN -0.000001 AND weight + 0.000001",
              "A measure never contributes more than its weight, nor less than nothing.");

  private static final Column WAS_SCORED = col("was_scored");

  private HealthMeasures() {}

  /**
   * Every customer gets its scorecard's measures; prospects and lost customers get none.
   *
   * @param features features of asOf
   * @param previous this table's rows of the night before; empty on the first
   */
  public static Dataset<Row> from(
      AccountFeatures features, Dataset<Row> previous, HealthPolicy policy, LocalDate asOf) {
    Dataset<Row> customers =
        features
            .joined()
            .where(not(AccountProfile.LIFECYCLE_STAGE.col().isin("prospect", "churned")));
    Dataset<Row> known = Evidence.of(customers, previous, policy, asOf);
    // The outer form, since for the other Spark infers a filter that repeats the whole judgement.
    Column[] account = {ACCOUNT_ID.col(), SEGMENT.col(), col(LastKnown.POLICY), WAS_SCORED};
    return Judgement.of(known, policy)
        .withColumn(WAS_SCORED.toString(), col(LastKnown.MEASURES).isNotNull())
        .select(and(account, explode_outer(col(Judgement.ROWS)).as("judged")))
        .select(and(account, col("judged.*")))
        .withColumns(totals(policy.version()))
        .withColumn(AS_OF_DATE.name(), lit(asOf))
        .transform(TABLE::conform);
  }

  /**
   * What moved since the night before, by cause: first tonight's card on that night's values, then
   * tonight's facts, then what is missing. The totals go on from those of the night before.
   */
  private static Map<String, Column> totals(String policyVersion) {
    Column isSamePolicy = col(LastKnown.POLICY).eqNullSafe(lit(policyVersion));
    Column byCard = col(Judgement.CARRIED).minus(before(CONTRIBUTION));
    Column byStaleness = CONTRIBUTION.col().minus(col(Judgement.HELD));
    return Map.of(
        POLICY_VERSION.name(),
        lit(policyVersion),
        STALENESS_TOTAL.name(),
        before(STALENESS_TOTAL).plus(when(WAS_SCORED, byStaleness).otherwise(0.0)),
        CONFIG_TOTAL.name(),
        before(CONFIG_TOTAL).plus(when(WAS_SCORED.and(not(isSamePolicy)), byCard).otherwise(0.0)),
        SEGMENT_TOTAL.name(),
        before(SEGMENT_TOTAL).plus(when(WAS_SCORED.and(isSamePolicy), byCard).otherwise(0.0)));
  }

  private static Column before(Field field) {
    return coalesce(col(Judgement.BEFORE).getField(field.name()), lit(0.0));
  }

  private static Column[] and(Column[] columns, Column last) {
    return Stream.concat(Arrays.stream(columns), Stream.of(last)).toArray(Column[]::new);
  }
}
