package tenure.marts;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.any_value;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.scores.HealthMeasures;

/**
 * What makes each customer's health score, and what moved it in a week (rule 3.5): one row per
 * account, night and measure. Contributions add to the score, changes to its change; a measure that
 * its scorecard no longer has keeps a row for as long as its loss explains a change.
 */
public final class FctHealthMeasure {
  public static final Field ACCOUNT_ID = HealthMeasures.ACCOUNT_ID;
  public static final Field AS_OF_DATE = HealthMeasures.AS_OF_DATE;
  public static final Field COMPONENT = HealthMeasures.COMPONENT;
  public static final Field MEASURE = HealthMeasures.MEASURE;
  public static final Field SCORECARD = HealthMeasures.SCORECARD;
  public static final Field VALUE = HealthMeasures.VALUE;
  public static final Field POINTS = HealthMeasures.POINTS;
  public static final Field MAX_POINTS = HealthMeasures.MAX_POINTS;
  public static final Field WEIGHT = HealthMeasures.WEIGHT;
  public static final Field CONTRIBUTION = HealthMeasures.CONTRIBUTION;
  public static final Field MISSING_KIND = HealthMeasures.MISSING_KIND;
  public static final Field FRESHNESS_DAYS = HealthMeasures.FRESHNESS_DAYS;
  public static final Field CHANGE_7D =
      Field.number(
          "change_7d",
          "Contribution minus that of 7 nights before; null where the account had no score then.");
  public static final Field CHANGE_REASON =
      Field.choice(
          "change_reason",
          "What caused the change: the measure itself, missing data, another configuration or another scorecard or segment.",
          "none",
          "measure",
          "staleness",
          "config",
          "segment");

  public static final Table TABLE =
      Table.in(
              MARTS,
              "fct_health_measure",
              "What makes each customer's health score, and what moved it in a week.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              COMPONENT,
              MEASURE,
              SCORECARD,
              MISSING_KIND,
              CHANGE_REASON,
              VALUE,
              POINTS,
              MAX_POINTS,
              WEIGHT,
              CONTRIBUTION,
              FRESHNESS_DAYS,
              CHANGE_7D)
          .sliced(AS_OF_DATE);

  private static final double NOTHING = 1e-9;
  private static final Field[] OF_ACCOUNT = {
    HealthMeasures.SCORECARD, HealthMeasures.SCORECARD_VERSION, HealthMeasures.SEGMENT
  };

  private FctHealthMeasure() {}

  /**
   * @param measures scores.health_measures of asOf
   * @param previous scores.health_measures of earlier nights; only those of 7 nights before count
   */
  public static Dataset<Row> from(Dataset<Row> measures, Dataset<Row> previous, LocalDate asOf) {
    String[] id = {ACCOUNT_ID.name()};
    Dataset<Row> accounts = ofAccount(measures, "now_");
    Dataset<Row> then = previous.where(AS_OF_DATE.col().equalTo(lit(asOf.minusDays(7))));
    Dataset<Row> weekAgo =
        then.select(
            ACCOUNT_ID.col(),
            MEASURE.col(),
            COMPONENT.col().as(then(COMPONENT)),
            CONTRIBUTION.col().as(then(CONTRIBUTION)),
            MISSING_KIND.col().as(then(MISSING_KIND)));
    return measures
        .drop(Arrays.stream(OF_ACCOUNT).map(Field::name).toArray(String[]::new))
        .join(weekAgo, new String[] {ACCOUNT_ID.name(), MEASURE.name()}, "full_outer")
        .join(accounts, id, "inner")
        .join(ofAccount(then, "then_"), id, "left_outer")
        .withColumn(CHANGE_7D.name(), change())
        .withColumn(CHANGE_REASON.name(), reason())
        .withColumn(COMPONENT.name(), coalesce(COMPONENT.col(), col(then(COMPONENT))))
        .withColumn(SCORECARD.name(), now(HealthMeasures.SCORECARD))
        .withColumn(AS_OF_DATE.name(), lit(asOf))
        .na()
        .fill(
            0.0,
            new String[] {POINTS.name(), MAX_POINTS.name(), WEIGHT.name(), CONTRIBUTION.name()})
        .transform(TABLE::conform);
  }

  private static Dataset<Row> ofAccount(Dataset<Row> measures, String prefix) {
    Column[] columns =
        Arrays.stream(OF_ACCOUNT)
            .map(f -> any_value(f.col()).as(prefix + f.name()))
            .toArray(Column[]::new);
    return measures
        .groupBy(ACCOUNT_ID.col())
        .agg(columns[0], Arrays.copyOfRange(columns, 1, columns.length));
  }

  private static Column change() {
    Column now = coalesce(CONTRIBUTION.col(), lit(0.0));
    Column before = coalesce(col(then(CONTRIBUTION)), lit(0.0));
    return when(before(HealthMeasures.SCORECARD).isNotNull(), now.minus(before));
  }

  private static Column reason() {
    Column missed = MISSING_KIND.col().isNotNull().or(col(then(MISSING_KIND)).isNotNull());
    return when(CHANGE_7D.col().isNull(), lit(null))
        .when(abs(CHANGE_7D.col()).lt(NOTHING), "none")
        .when(differs(HealthMeasures.SCORECARD), "segment")
        .when(differs(HealthMeasures.SCORECARD_VERSION), "config")
        .when(differs(HealthMeasures.SEGMENT).and(missed), "segment")
        .when(missed, "staleness")
        .otherwise("measure");
  }

  private static Column differs(Field field) {
    return not(now(field).eqNullSafe(before(field)));
  }

  private static Column now(Field field) {
    return col("now_" + field.name());
  }

  private static Column before(Field field) {
    return col("then_" + field.name());
  }

  private static String then(Field field) {
    return "week_ago_" + field.name();
  }
}
