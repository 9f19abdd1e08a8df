package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import tenure.ledger.AccountMrr;

/** Where a customer is on its way: one stage for every account and day. */
public final class Lifecycle {
  private Lifecycle() {}

  /** The first stage that fits is the stage. */
  static Column stage(SegmentPolicy policy, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column pays = AccountProfile.MRR.col().gt(0);
    Column neverPaid = pays.equalTo(false).and(AccountProfile.FIRST_PAID_DATE.col().isNull());
    // Lines that have not begun, and sources that do not say, are no end of a trial.
    Column isServed = coalesce(PayingPeriods.IS_SERVED, lit(true));
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
        .when(neverPaid.and(isServed), "trial")
        .when(pays.equalTo(false).and(isPaused), "at_risk")
        .when(pays.equalTo(false), "churned")
        .when(AccountProfile.SCHEDULED_CHURN_DATE.col().isNotNull(), "at_risk")
        .when(isBack, "won_back")
        .when(isNew, "onboarding")
        .when(isEnding, "renewal")
        .otherwise("adoption");
  }

  /**
   * The day that a stage began by dates alone; null for adoption and at_risk, which a night finds,
   * and for who left without a last day.
   *
   * @param stage the stage, of an account with the columns of its profile
   */
  public static Column datedBegin(Column stage, SegmentPolicy policy) {
    Column firstPaid = AccountProfile.FIRST_PAID_DATE.col();
    Column window = date_sub(AccountProfile.CONTRACT_END_DATE.col(), policy.renewalDays());
    return when(stage.equalTo("trial"), AccountProfile.SERVICE_SINCE_DATE.col())
        .when(stage.equalTo("onboarding"), firstPaid)
        .when(stage.equalTo("won_back"), AccountProfile.PAYING_SINCE_DATE.col())
        .when(stage.equalTo("renewal"), greatest(window, afterOnboarding(policy)))
        .when(stage.equalTo("churned"), AccountProfile.SERVICE_END_DATE.col());
  }

  /** The first day after onboarding. */
  public static Column afterOnboarding(SegmentPolicy policy) {
    return date_add(AccountProfile.FIRST_PAID_DATE.col(), policy.onboardingDays() + 1);
  }
}
