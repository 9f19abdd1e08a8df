package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountFinance;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;

/** How much a renewal is at risk, why, and what to do. */
final class RenewalRisk {
  private static final String RED = "red_reasons";
  private static final String YELLOW = "yellow_reasons";
  private static final String MISSING = "missing_list";

  private RenewalRisk() {}

  /** The rows with risk, reasons, stakeholders and motion. */
  static Dataset<Row> judged(Dataset<Row> rows, RenewalPolicy policy) {
    Column red = col(RED);
    Column yellow = col(YELLOW);
    return rows.withColumn(MISSING, missing())
        .withColumn(Renewals.MISSING_STAKEHOLDERS.name(), Renewals.missingStakeholders())
        .withColumn(RED, red(policy))
        .withColumn(YELLOW, yellow(policy))
        .withColumn(
            Renewals.RISK_SEGMENT.name(),
            when(size(red).gt(0), "red").when(size(yellow).gt(0), "yellow").otherwise("green"))
        .withColumn(Renewals.RISK_REASONS.name(), array_join(concat(red, yellow), ", "))
        .withColumn(Renewals.RECOMMENDED_MOTION.name(), motion(policy));
  }

  /** Who is missing on the customer's side. */
  static Column missing() {
    return words(
        when(AccountRelationship.PRESENT_BUYERS.col().equalTo(0), "economic buyer"),
        when(AccountRelationship.ACTIVE_SPONSORS.col().equalTo(0), "executive sponsor"),
        when(AccountRelationship.ACTIVE_CHAMPIONS.col().equalTo(0), "champion"),
        when(AccountRelationship.PRESENT_USERS.col().equalTo(0), "users"));
  }

  private static Column red(RenewalPolicy policy) {
    return words(
        when(Renewals.SCHEDULED_CHURN_DATE.col().isNotNull(), "cancellation announced"),
        when(Renewals.HEALTH_BAND.col().equalTo("red"), "health red"),
        when(AccountFinance.FAILED_PAYMENTS.col().gt(0), "payment failed"),
        when(
            AccountFinance.OVERDUE_DAYS_MAX.col().gt(policy.overdueBillDays()),
            "bill long overdue"),
        when(Renewals.RENEWAL_STAGE.col().equalTo("overdue"), "term ended without renewal"));
  }

  private static Column yellow(RenewalPolicy policy) {
    Column drop = Renewals.HEALTH_CHANGE_28D.col().leq(-policy.healthDrop());
    Column absent = size(col(MISSING));
    return words(
        when(Renewals.HEALTH_BAND.col().equalTo("yellow"), "health yellow"),
        when(
            coalesce(Renewals.HEALTH_BAND.col(), lit("insufficient_data"))
                .equalTo("insufficient_data"),
            "health not known"),
        when(drop, "health falling"),
        when(AccountSupport.OPEN_ESCALATIONS.col().gt(0), "open escalation"),
        when(absent.geq(policy.missingStakeholders()), "stakeholders missing"),
        when(isShelfware(policy), "seats idle"));
  }

  static Column isShelfware(RenewalPolicy policy) {
    return AccountUsage.ACTIVE_SHARE_90D.col().lt(policy.fit().shelfwareShare());
  }

  /** The words that are there. */
  static Column words(Column... words) {
    return array_compact(array(words));
  }

  /** What the configured table says of an outlook. */
  static Column expected(
      Column outlook, RenewalPolicy policy, Function<RenewalPolicy.Outlook, Double> figure) {
    Column result = lit(null).cast("double");
    for (String risk : RenewalPolicy.RISKS) {
      result =
          when(outlook.equalTo(risk), figure.apply(policy.outlooks().get(risk))).otherwise(result);
    }
    return result;
  }

  private static Column motion(RenewalPolicy policy) {
    List<RenewalPolicy.Motion> motions = policy.motions();
    Column result = lit(motions.get(motions.size() - 1).name());
    for (int i = motions.size() - 2; i >= 0; i--) {
      result = when(fits(motions.get(i), policy), motions.get(i).name()).otherwise(result);
    }
    return result;
  }

  private static Column fits(RenewalPolicy.Motion motion, RenewalPolicy policy) {
    Column risk =
        motion.risk() == null ? lit(true) : Renewals.RISK_SEGMENT.col().equalTo(motion.risk());
    Column stage =
        motion.stages().isEmpty()
            ? lit(true)
            : Renewals.RENEWAL_STAGE.col().isin(motion.stages().toArray());
    Column idle = motion.isForShelfware() ? isShelfware(policy) : lit(true);
    return risk.and(stage).and(idle);
  }
}
