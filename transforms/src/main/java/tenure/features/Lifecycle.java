package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import tenure.ledger.AccountMrr;

/** Where a customer is on its way: one stage for every account and day. */
final class Lifecycle {
  private Lifecycle() {}

  /** The first stage that fits is the stage. */
  static Column stage(SegmentPolicy policy, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column pays = AccountProfile.MRR.col().gt(0);
    Column isPaused = coalesce(AccountMrr.IS_PAUSED.col(), lit(false));
    Column isBack =
        AccountProfile.PAYING_PERIODS
            .col()
            .gt(1)
            .and(days.daysSince(AccountProfile.PAYING_SINCE_DATE.col()).leq(policy.wonBackDays()));
    Column isNew =
        days.daysSince(AccountProfile.FIRST_PAID_DATE.col()).leq(policy.onboardingDays());
    Column isEnding =
        days.daysUntil(AccountProfile.CONTRACT_END_DATE.col()).leq(policy.renewalDays());
    return when(AccountProfile.HAS_SUBSCRIPTION.col().equalTo(false), "prospect")
        .when(pays.equalTo(false).and(AccountProfile.FIRST_PAID_DATE.col().isNull()), "trial")
        .when(pays.equalTo(false).and(isPaused), "at_risk")
        .when(pays.equalTo(false), "churned")
        .when(AccountProfile.SCHEDULED_CHURN_DATE.col().isNotNull(), "at_risk")
        .when(isBack, "won_back")
        .when(isNew, "onboarding")
        .when(isEnding, "renewal")
        .otherwise("adoption");
  }
}
