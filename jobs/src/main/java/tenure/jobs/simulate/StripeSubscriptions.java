package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.SortedSet;

/**
 * Subscriptions. The vendor's objects show only their present state, so the simulated company
 * changes them the way careful finance teams do: whenever quantity, price, plan, coupon or a pause
 * changes, the subscription in force is ended and another one starts at the same instant; {@code
 * metadata.replaces} mostly names the one before. Each phase of a contract is thus an object of its
 * own, and billing history can be read from the last state of all objects. A paused phase keeps its
 * {@code pause_collection} after it ended.
 */
final class StripeSubscriptions implements Extract {
  @Override
  public void record(AccountStory story, Recorder recorder) {
    for (Phase phase : story.phases()) {
      String id = StripeIds.subscription(story, phase.number());
      for (LocalDate day : daysOfChange(story, phase)) {
        recorder.add(
            LandingObject.SUBSCRIPTIONS,
            day,
            id,
            () -> Json.line(new SubscriptionState(story, phase, day).json()));
      }
    }
    recordAbandoned(story, recorder);
  }

  /** The days on which the object looks different from the day before. */
  private static SortedSet<LocalDate> daysOfChange(AccountStory story, Phase phase) {
    LocalDate last = Clock.later(lastDay(story, phase), phase.startKnownOn());
    Days days = new Days().add(phase.trialEnd());
    addPeriods(story, phase, last, days);
    for (Invoice invoice : story.invoices()) {
      boolean shows = invoice.phase() == phase && invoice.overdueFrom() != null;
      days.addIf(shows, invoice.overdueFrom()).addIf(shows, invoice.paidOn());
    }
    days.add(phase.ending() == null ? null : phase.ending().requestedOn());
    return days.within(phase.startKnownOn(), last).add(phase.miscountedUntil()).sorted();
  }

  private static void addPeriods(AccountStory story, Phase phase, LocalDate last, Days days) {
    LocalDate day = Clock.later(phase.anchor(), story.simulation().from());
    int period = Billing.periodAt(phase, day);
    while (!Billing.period(phase, period).isAfter(last)) {
      days.add(Billing.period(phase, period++));
    }
  }

  private static LocalDate lastDay(AccountStory story, Phase phase) {
    LocalDate to = story.simulation().to();
    return phase.endKnownOn() == null ? to : Clock.earlier(phase.endKnownOn(), to.plusDays(1));
  }

  /** A first attempt whose payment never came: it was never a subscription. */
  private static void recordAbandoned(AccountStory story, Recorder recorder) {
    if (!story.dice("abandoned").chance(0.03)) {
      return;
    }
    Phase first = story.phases().get(0);
    LocalDate day = first.startKnownOn();
    String id = StripeIds.subscription(story, -1);
    recorder.add(
        LandingObject.SUBSCRIPTIONS,
        day,
        id,
        () -> {
          ObjectNode node = new SubscriptionState(story, first, day).json();
          node.put("id", id).put("status", "incomplete_expired").putNull("trial_end");
          return Json.line(node.put("ended_at", node.get("start_date").asLong() + Clock.DAY));
        });
  }
}
