package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import tenure.jobs.simulate.Phase.Item;
import tenure.jobs.simulate.Phase.Kind;
import tenure.jobs.simulate.Phase.Reason;

/** One subscription object as the billing system shows it at the end of a day. */
record SubscriptionState(AccountStory story, Phase phase, LocalDate day) {

  ObjectNode json() {
    ObjectNode node =
        Json.object()
            .put("id", StripeIds.subscription(story, phase.number()))
            .put("object", "subscription")
            .put("customer", StripeIds.customer(story))
            .put("status", status())
            .put("currency", story.profile().currency())
            .put("created", instant(phase.startKnownOn()))
            .put("start_date", instant(phase.start()))
            .put("billing_cycle_anchor", instant(phase.anchor()))
            .put("livemode", !story.population().isTest(story.index()));
    putTrial(node);
    putCancellation(node);
    putPause(node);
    SubscriptionDiscount.put(node, story, phase);
    if (!isNewLayout(story)) {
      putPeriod(node);
    }
    node.set("items", items());
    node.set("metadata", metadata());
    return node;
  }

  /** Half of the customers were moved to the layout that keeps the current period on the items. */
  static boolean isNewLayout(AccountStory story) {
    return story.index() % 2 == 0;
  }

  private String status() {
    if (isEnded()) {
      return "canceled";
    }
    if (phase.kind() == Kind.PAUSED) {
      return story.index() % 2 == 0 ? "paused" : "active";
    }
    if (phase.trialEnd() != null && day.isBefore(phase.trialEnd())) {
      return "trialing";
    }
    boolean overdue =
        story.invoices().stream()
            .anyMatch(invoice -> invoice.phase() == phase && invoice.isOverdueOn(day));
    return overdue ? "past_due" : "active";
  }

  private boolean isEnded() {
    return phase.endKnownOn() != null && !day.isBefore(phase.endKnownOn());
  }

  private void putTrial(ObjectNode node) {
    if (phase.trialEnd() == null) {
      node.putNull("trial_start").putNull("trial_end");
    } else {
      node.put("trial_start", instant(phase.start())).put("trial_end", instant(phase.trialEnd()));
    }
  }

  private void putCancellation(ObjectNode node) {
    Phase.Ending ending = phase.ending();
    boolean requested = ending != null && !day.isBefore(ending.requestedOn());
    boolean scheduled = requested && !isEnded() && ending.reason() == Reason.REQUESTED;
    node.put("cancel_at_period_end", scheduled);
    putInstant(node, "cancel_at", scheduled ? phase.end() : null);
    putInstant(node, "canceled_at", scheduled || isEnded() ? ending.requestedOn() : null);
    putInstant(node, "ended_at", isEnded() ? phase.end() : null);
    ObjectNode details = node.putObject("cancellation_details");
    details.put(
        "comment", isEnded() && ending.reason() == Reason.TRIAL_EXPIRED ? "trial expired" : null);
    details.put("feedback", scheduled || isEnded() ? ending.feedback() : null);
    details.put("reason", scheduled || isEnded() ? reason(ending.reason()) : null);
  }

  private static String reason(Reason reason) {
    return switch (reason) {
      case REQUESTED, NOT_RESUMED -> "cancellation_requested";
      case PAYMENT_FAILED -> "payment_failed";
      case REPLACED, PAUSED, TRIAL_EXPIRED -> null;
    };
  }

  private void putPause(ObjectNode node) {
    if (phase.kind() == Kind.PAUSED) {
      node.putObject("pause_collection").put("behavior", "void").putNull("resumes_at");
    } else {
      node.putNull("pause_collection");
    }
  }

  private void putPeriod(ObjectNode node) {
    LocalDate shown = isEnded() ? phase.end().minusDays(1) : day;
    boolean trial = phase.trialEnd() != null && shown.isBefore(phase.trialEnd());
    int period = Billing.periodAt(phase, Clock.later(shown, phase.start()));
    node.put(
        "current_period_start", instant(trial ? phase.start() : Billing.period(phase, period)));
    node.put(
        "current_period_end",
        instant(trial ? phase.trialEnd() : Billing.period(phase, period + 1)));
  }

  private ObjectNode items() {
    ObjectNode list = Json.object().put("object", "list");
    ArrayNode data = list.putArray("data");
    for (int number = 0; number < phase.items().size(); number++) {
      data.add(item(number));
    }
    return list.put("has_more", false);
  }

  private ObjectNode item(int number) {
    Item item = phase.items().get(number);
    ObjectNode node =
        Json.object()
            .put("id", StripeIds.item(story, phase.number(), number))
            .put("object", "subscription_item")
            .put("created", instant(item.created()))
            .put(
                "quantity",
                isMiscounted() ? item.quantity() + 1 + item.quantity() / 5 : item.quantity());
    node.set("price", StripeCatalogue.of(item.price()));
    if (isNewLayout(story)) {
      node.putArray("discounts");
      putPeriod(node);
    }
    return node;
  }

  private boolean isMiscounted() {
    return phase.miscountedUntil() != null && day.isBefore(phase.miscountedUntil());
  }

  private ObjectNode metadata() {
    ObjectNode metadata = Json.object();
    if (phase.miscountedUntil() != null && !isMiscounted()) {
      // What was entered wrong is put right from the start, not changed from then on.
      metadata.put("terms_since", phase.start().toString());
    }
    if (phase.termEnd() != null) {
      metadata.put("term_end", phase.termEnd().toString());
    }
    boolean leaving =
        phase.ending() != null
            && phase.ending().reason() == Reason.REQUESTED
            && !day.isBefore(phase.ending().requestedOn());
    metadata.put("auto_renew", leaving ? "false" : "true");
    if (phase.number() > 0 && follows() && story.dice("unlinked", phase.number()).chance(0.85)) {
      metadata.put("replaces", StripeIds.subscription(story, phase.number() - 1));
    }
    return metadata;
  }

  private boolean follows() {
    return phase.start().equals(story.phases().get(phase.number() - 1).end());
  }

  private long instant(LocalDate date) {
    return Clock.epoch(date, story.profile().secondOfDay());
  }

  private void putInstant(ObjectNode node, String field, LocalDate date) {
    if (date == null) {
      node.putNull(field);
    } else {
      node.put(field, instant(date));
    }
  }
}
