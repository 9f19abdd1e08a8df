package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

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
  static SortedSet<LocalDate> daysOfChange(AccountStory story, Phase phase) {
    SortedSet<LocalDate> days = new TreeSet<>();
    LocalDate last = Clock.later(lastDay(story, phase), phase.startKnownOn());
    addPeriods(story, phase, last, days);
    if (phase.trialEnd() != null) {
      days.add(phase.trialEnd());
    }
    if (phase.miscountedUntil() != null) {
      days.add(phase.miscountedUntil());
    }
    for (Invoice invoice : story.invoices()) {
      if (invoice.phase() == phase && invoice.overdueFrom() != null) {
        days.add(invoice.overdueFrom());
        if (invoice.paidOn() != null) {
          days.add(invoice.paidOn());
        }
      }
    }
    if (phase.ending() != null) {
      days.add(phase.ending().requestedOn());
    }
    days.removeIf(day -> day.isBefore(phase.startKnownOn()) || day.isAfter(last));
    days.add(phase.startKnownOn());
    days.add(last);
    if (phase.miscountedUntil() != null) {
      days.add(phase.miscountedUntil());
    }
    return days;
  }

  private static void addPeriods(
      AccountStory story, Phase phase, LocalDate last, SortedSet<LocalDate> days) {
    LocalDate day = Clock.later(phase.anchor(), story.simulation().from());
    for (int period = Billing.periodAt(phase, day); ; period++) {
      LocalDate start = Billing.period(phase, period);
      if (start.isAfter(last)) {
        return;
      }
      days.add(start);
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
