package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static tenure.bronze.StripeSubscriptions.PAUSE_COLLECTION;
import static tenure.bronze.StripeSubscriptions.START_DATE;
import static tenure.bronze.StripeSubscriptions.STATUS;
import static tenure.bronze.StripeSubscriptions.TRIAL_END;

import java.util.Map;
import org.apache.spark.sql.Column;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.silver.SubscriptionLines;

/** The state of a subscription of Stripe, and since when it is paused. */
final class StripeStatus {
  private static final Map<String, String> STATUSES =
      Map.of(
          "active", "active",
          "past_due", "past_due",
          "trialing", "trialing",
          "paused", "paused",
          "unpaid", "unpaid",
          "canceled", "cancelled",
          "incomplete", "incomplete",
          "incomplete_expired", "expired");

  private StripeStatus() {}

  /** Sets status, pause and what the subscription replaces. */
  static void set(Staging staging) {
    Reading said = Reading.choice(STATUS.name(), STATUS.col(), STATUSES);
    Column isHeld = Reading.clean(PAUSE_COLLECTION.col()).isNotNull();
    Column isRunning = said.value().isin("active", "past_due", "trialing");
    Column isPaused = isHeld.or(said.value().equalTo("paused"));
    Reading pausedOn = Reading.moment("metadata.paused_on", Stripe.metadata("paused_on")).asDay();
    Column replaces = Stripe.metadata("replaces");
    Column sinceStart =
        when(isPaused.and(replaces.isNotNull()), Reading.moment(START_DATE.name()).asDay().value());
    // Stripe itself pauses only what a trial leaves without a means of payment.
    Column sinceTrial =
        when(said.value().equalTo("paused"), Reading.moment(TRIAL_END.name()).asDay().value());
    staging
        .set(
            SubscriptionLines.STATUS,
            new Reading(
                when(isHeld.and(isRunning), lit("paused")).otherwise(said.value()), said.problem()))
        .set(
            SubscriptionLines.PAUSED_DATE,
            new Reading(
                when(isPaused, coalesce(pausedOn.value(), sinceStart, sinceTrial)),
                pausedOn.problem()))
        .set(SubscriptionLines.REPLACES_SUBSCRIPTION_ID, replaces);
  }
}
