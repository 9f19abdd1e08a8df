package tenure.marts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.scores.Retention;
import tenure.scores.RetentionDefinition;

/** The company\u2019s retention, month by month: the revenue and the rates of its row. */
final class CompanyRetention {
  private CompanyRetention() {}

  /** The definitions of each month side by side, where the month itself has figures. */
  static Dataset<Row> months(Dataset<Row> retention) {
    List<Column> figures = new ArrayList<>();
    monthly().forEach((field, name) -> figures.add(yearly(field, name)));
    RetentionDefinition year = RetentionDefinition.COHORT_12M;
    for (Field rate :
        List.of(
            KpiCompanyMonth.NRR,
            KpiCompanyMonth.GRR,
            KpiCompanyMonth.LOGO_RETENTION,
            KpiCompanyMonth.HIERARCHY_EFFECT,
            KpiCompanyMonth.IS_CHURN_MASKED)) {
      figures.add(of(year, rate, rate));
    }
    figures.add(
        of(RetentionDefinition.STRICT_NO_RETURN, KpiCompanyMonth.GRR, KpiCompanyMonth.STRICT_GRR));
    figures.add(
        of(
            RetentionDefinition.COHORT_12M_AS_REPORTED,
            KpiCompanyMonth.NRR,
            KpiCompanyMonth.REPORTED_NRR));
    figures.add(
        of(
            RetentionDefinition.COHORT_12M_AS_REPORTED,
            KpiCompanyMonth.GRR,
            KpiCompanyMonth.REPORTED_GRR));
    figures.add(of(RetentionDefinition.MONTHLY, KpiCompanyMonth.NRR, KpiCompanyMonth.MONTHLY_NRR));
    figures.add(of(RetentionDefinition.MONTHLY, KpiCompanyMonth.GRR, KpiCompanyMonth.MONTHLY_GRR));
    Column isMonth = is(RetentionDefinition.MONTHLY);
    return retention
        .where(Retention.SLICE_KIND.col().equalTo("total"))
        .groupBy(Retention.PERIOD_END_DATE.col().as(KpiCompanyMonth.MONTH_END_DATE.name()))
        .agg(count(when(isMonth, 1)).as("_months"), figures.toArray(Column[]::new))
        .where(col("_months").gt(0));
  }

  private static Map<Field, Field> monthly() {
    Map<Field, Field> figures = new LinkedHashMap<>();
    figures.put(Retention.CLOSING_MRR, KpiCompanyMonth.ARR);
    figures.put(Retention.OPENING_MRR, KpiCompanyMonth.OPENING_ARR);
    figures.put(Retention.NEW_MRR, KpiCompanyMonth.NEW_ARR);
    figures.put(Retention.REACTIVATION_MRR, KpiCompanyMonth.REACTIVATION_ARR);
    figures.put(Retention.EXPANSION_MRR, KpiCompanyMonth.EXPANSION_ARR);
    figures.put(Retention.CONTRACTION_MRR, KpiCompanyMonth.CONTRACTION_ARR);
    figures.put(Retention.CHURN_MRR, KpiCompanyMonth.CHURN_ARR);
    figures.put(Retention.PAUSE_MRR, KpiCompanyMonth.PAUSE_ARR);
    figures.put(Retention.FX_MRR, KpiCompanyMonth.FX_ARR);
    return figures;
  }

  private static Column yearly(Field monthly, Field name) {
    Column mrr = max(when(is(RetentionDefinition.MONTHLY), monthly.col()));
    return mrr.multiply(lit(12)).cast(name.type()).as(name.name());
  }

  private static Column of(RetentionDefinition definition, Field figure, Field name) {
    return max(when(is(definition), figure.col())).as(name.name());
  }

  private static Column is(RetentionDefinition definition) {
    return Retention.DEFINITION_ID.col().equalTo(definition.id());
  }
}
