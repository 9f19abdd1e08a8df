package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.product;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static tenure.scores.RetentionDefinition.TRAILING_12_AVERAGE;
import static tenure.scores.RetentionDefinition.TRAILING_12_CHAINED;

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

/**
 * The rates of each slice's windows, and the definitions that are made of twelve months' rates:
 * each month counts for itself and in the twelve trailing years that it belongs to.
 */
final class RetentionRates {
  /** How many months before the end of a trailing year; null in a row that stands for itself. */
  private static final Column AGO = col("ago");

  /** What twelve months are joined under until they are named. */
  private static final String TRAILING = "trailing";

  private static final String CHAINED = "_chained";
  private static final String AVERAGE = "_average";

  /** What a row has instead that is only compared with another. */
  private static final int COMPARED = -1;

  private static final Column DEFINITION = col("definition");
  private static final Column KIND = col("kind");
  private static final Column END = col("end");
  private static final List<Field> RATES =
      List.of(Retention.GRR, Retention.NRR, Retention.LOGO_RETENTION);
  private static final List<Field> AT_THE_START =
      List.of(Retention.OPENING_MRR, Retention.OPENING_ACCOUNTS);
  private static final List<Field> AT_THE_END = List.of(Retention.CLOSING_MRR);
  private static final List<Field> MOVED =
      List.of(
          Retention.NEW_MRR,
          Retention.REACTIVATION_MRR,
          Retention.EXPANSION_MRR,
          Retention.CONTRACTION_MRR,
          Retention.CHURN_MRR,
          Retention.PAUSE_MRR,
          Retention.FX_MRR,
          Retention.RESTATEMENT_MRR);
  private static final List<Field> OF_A_COHORT =
      List.of(
          Retention.COHORT_MRR,
          Retention.COHORT_CLOSING_MRR,
          Retention.RETAINED_MRR,
          Retention.RETAINED_ACCOUNTS);

  private RetentionRates() {}

  /** The rows of the contract from the sums of each definition, window and slice. */
  static Dataset<Row> from(Dataset<Row> sums, RetentionPolicy policy, LocalDate night) {
    List<Column> parts = new ArrayList<>();
    AT_THE_START.forEach(f -> parts.add(sumOf(f, AGO.isNull().or(AGO.equalTo(11)))));
    AT_THE_END.forEach(f -> parts.add(sumOf(f, AGO.isNull().or(AGO.equalTo(0)))));
    MOVED.forEach(f -> parts.add(sumOf(f, AGO.isNull().or(AGO.geq(0)))));
    OF_A_COHORT.forEach(
        f -> parts.add(sum(when(AGO.isNull(), f.col())).cast(f.type()).as(f.name())));
    RATES.forEach(f -> parts.addAll(rates(f)));
    Column other = max(when(AGO.equalTo(COMPARED), Retention.NRR.col()));
    parts.add(ofItself(Retention.NRR).minus(other).as(Retention.HIERARCHY_EFFECT.name()));
    parts.add(max(AGO.isNull().or(AGO.geq(0))).as("is_row"));
    return sums.withColumns(
            Map.of(
                Retention.GRR.name(),
                    Money.share(Retention.RETAINED_MRR.col(), Retention.COHORT_MRR.col()),
                Retention.NRR.name(),
                    Money.share(Retention.COHORT_CLOSING_MRR.col(), Retention.COHORT_MRR.col()),
                Retention.LOGO_RETENTION.name(), logos()))
        .select(col("*"), inline(standsFor()))
        .where(END.leq(Months.day(Months.lastComplete(night))))
        .groupBy(
            DEFINITION,
            KIND.as(Retention.PERIOD_KIND.name()),
            END.as(Retention.PERIOD_END_DATE.name()),
            Retention.SLICE_KIND.col(),
            Retention.SLICE_VALUE.col())
        .agg(parts.get(0), parts.subList(1, parts.size()).toArray(Column[]::new))
        .where(col("is_row"))
        .select(col("*"), inline(named()))
        .withColumns(
            Map.of(
                Retention.GRR.name(), col("_grr"),
                Retention.NRR.name(), col("_nrr"),
                Retention.LOGO_RETENTION.name(), col("_logo_retention")))
        .withColumns(
            Map.of(
                Retention.KNOWN_ON.name(), Months.day(night),
                Retention.IS_CHURN_MASKED.name(), isMasked(policy)));
  }

  private static Column standsFor() {
    Column end = Retention.PERIOD_END_DATE.col();
    Column itself =
        array(standing(Retention.DEFINITION_ID.col(), Retention.PERIOD_KIND.col(), end, lit(null)));
    Column ago = sequence(lit(0), lit(RetentionWindows.YEAR - 1));
    Column compared =
        standing(
            lit(RetentionDefinition.COHORT_12M.id()),
            Retention.PERIOD_KIND.col(),
            end,
            lit(COMPARED));
    Column years = concat(itself, transform(ago, a -> trailing(end, a)));
    return when(isOf(RetentionDefinition.MONTHLY), years)
        .when(isOf(RetentionDefinition.COHORT_12M_FORMER_GRAINS), array(compared))
        .otherwise(itself);
  }

  private static Column isOf(RetentionDefinition definition) {
    return Retention.DEFINITION_ID.col().equalTo(definition.id());
  }

  private static Column trailing(Column end, Column ago) {
    return standing(lit(TRAILING), lit("trailing_12"), Months.plus(end, ago), ago);
  }

  private static Column standing(Column definition, Column kind, Column end, Column ago) {
    return struct(
        definition.as("definition"), kind.as("kind"), end.as("end"), ago.cast("int").as("ago"));
  }

  private static Column sumOf(Field field, Column where) {
    Column none = lit(0).cast(field.type());
    return coalesce(sum(when(where, field.col())), none).cast(field.type()).as(field.name());
  }

  /** A row's own rate, and the product and mean of twelve; null unless each month has one. */
  private static List<Column> rates(Field rate) {
    Column isWhole = count(when(AGO.geq(0), rate.col())).equalTo(RetentionWindows.YEAR);
    return List.of(
        ofItself(rate).as(rate.name()),
        when(isWhole, product(rate.col())).as(rate.name() + CHAINED),
        when(isWhole, avg(rate.col())).as(rate.name() + AVERAGE));
  }

  /** What is made of twelve months stands for two definitions, all else for its own. */
  private static Column named() {
    Column two =
        array(named(lit(TRAILING_12_CHAINED), CHAINED), named(lit(TRAILING_12_AVERAGE), AVERAGE));
    return when(DEFINITION.equalTo(TRAILING), two).otherwise(array(named(DEFINITION, "")));
  }

  private static Column named(Column definition, String suffix) {
    List<Column> fields = new ArrayList<>(List.of(definition.as(Retention.DEFINITION_ID.name())));
    RATES.forEach(f -> fields.add(col(f.name() + suffix).as("_" + f.name())));
    return struct(fields.toArray(Column[]::new));
  }

  private static Column ofItself(Field rate) {
    return max(when(AGO.isNull(), rate.col()));
  }

  private static Column logos() {
    return when(
        Retention.OPENING_ACCOUNTS.col().gt(0),
        Retention.RETAINED_ACCOUNTS.col().divide(Retention.OPENING_ACCOUNTS.col()));
  }

  private static Column isMasked(RetentionPolicy policy) {
    Column grows = Retention.NRR.col().geq(policy.maskedNrr().doubleValue());
    Column leaks = Retention.GRR.col().lt(policy.maskedGrr().doubleValue());
    return coalesce(grows.and(leaks), lit(false));
  }
}
