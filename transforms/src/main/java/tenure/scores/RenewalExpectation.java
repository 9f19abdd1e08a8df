package tenure.scores;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.round;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What to expect of a judged renewal: by own history where that speaks, else by the table. */
final class RenewalExpectation {
  private RenewalExpectation() {}

  static Dataset<Row> beside(Dataset<Row> rows, Dataset<Row> outlooks, RenewalPolicy policy) {
    Column outlook = RenewalOutlooks.outlook();
    Column yearly =
        coalesce(
            RenewalOutlooks.YEARLY_PROBABILITY.col(),
            RenewalRisk.expected(outlook, policy, RenewalPolicy.Outlook::probability));
    Column contraction =
        coalesce(
            RenewalOutlooks.CONTRACTION_SHARE.col(),
            RenewalRisk.expected(outlook, policy, RenewalPolicy.Outlook::contraction));
    Column years = RenewalOutlooks.years(ContractFit.TERM_MONTHS.col());
    return rows.join(
            broadcast(RenewalOutlooks.newest(outlooks)),
            outlook.equalTo(col("_outlook")),
            "left_outer")
        .withColumns(
            Map.of(
                Renewals.RENEWAL_PROBABILITY.name(), pow(yearly, years),
                Renewals.EXPECTED_CONTRACTION_SHARE.name(), contraction,
                Renewals.EXPECTED_UPLIFT_SHARE.name(), orNone(RenewalOutlooks.UPLIFT_SHARE.col()),
                Renewals.PROBABILITY_TERMS.name(),
                    coalesce(RenewalOutlooks.ENDED_TERMS.col(), lit(0L)),
                Renewals.PROBABILITY_SOURCE.name(),
                    coalesce(RenewalOutlooks.PROBABILITY_SOURCE.col(), lit("config"))))
        .withColumn(Renewals.EXPECTED_ARR.name(), kept());
  }

  private static Column orNone(Column share) {
    return coalesce(share, lit(0.0));
  }

  private static Column kept() {
    Column rest = lit(1).minus(Renewals.EXPECTED_CONTRACTION_SHARE.col());
    Column share = Renewals.RENEWAL_PROBABILITY.col().multiply(rest).cast("decimal(9,8)");
    return round(Renewals.ARR_DUE.col().multiply(share), 2).cast(Renewals.EXPECTED_ARR.type());
  }
}
