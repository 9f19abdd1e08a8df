package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Invoices: opened, charged or awaited, then paid, written off or voided. */
final class StripeInvoices implements Extract {
  @Override
  public void record(AccountStory story, Recorder recorder) {
    for (Invoice invoice : story.invoices()) {
      String id = StripeIds.invoice(story, invoice.number());
      for (LocalDate day : daysOfChange(invoice)) {
        recorder.add(
            LandingObject.INVOICES, day, id, () -> Json.line(invoice(story, invoice, day)));
      }
    }
  }

  private static SortedSet<LocalDate> daysOfChange(Invoice invoice) {
    SortedSet<LocalDate> days = new TreeSet<>(invoice.failedOn());
    days.add(invoice.createdOn());
    if (invoice.paidOn() != null) {
      days.add(invoice.paidOn());
    }
    if (invoice.closedOn() != null) {
      days.add(Clock.later(invoice.closedOn(), days.last()));
    }
    return days;
  }

  private static ObjectNode invoice(AccountStory story, Invoice invoice, LocalDate day) {
    boolean paid = invoice.isPaidOn(day);
    boolean closed = invoice.isClosedOn(day);
    List<LocalDate> failures = invoice.failedOn().stream().filter(f -> !f.isAfter(day)).toList();
    long amount = invoice.amount().longValueExact();
    ObjectNode node =
        Json.object()
            .put("id", StripeIds.invoice(story, invoice.number()))
            .put("object", "invoice")
            .put("customer", StripeIds.customer(story))
            .put("number", "T-%05d-%04d".formatted(story.index(), invoice.number() + 1))
            .put("status", paid ? "paid" : closed ? invoice.closedAs() : "open")
            .put("currency", story.profile().currency())
            .put("amount_due", amount)
            .put("amount_paid", paid ? amount : 0)
            .put("amount_remaining", paid ? 0 : amount)
            .put("attempt_count", failures.size() + (paid && invoice.dueOn() == null ? 1 : 0))
            .put(
                "collection_method",
                invoice.dueOn() == null ? "charge_automatically" : "send_invoice")
            .put("created", instant(story, invoice.createdOn()))
            .put("due_date", instant(story, invoice.dueOn()))
            .put("period_start", instant(story, invoice.periodStart()))
            .put("period_end", instant(story, invoice.periodEnd()))
            .put("livemode", !story.population().isTest(story.index()));
    boolean retrying = !paid && !closed && !failures.isEmpty() && failures.size() < 4;
    node.put("next_payment_attempt", retrying ? instant(story, day.plusDays(3)) : null);
    node.putObject("status_transitions")
        .put("finalized_at", instant(story, invoice.createdOn()))
        .put("paid_at", paid ? instant(story, invoice.paidOn()) : null)
        .put("voided_at", closed && "void".equals(invoice.closedAs()) ? instant(story, day) : null)
        .put(
            "marked_uncollectible_at",
            closed && "uncollectible".equals(invoice.closedAs()) ? instant(story, day) : null);
    putSubscription(node, story, invoice);
    return node;
  }

  private static void putSubscription(ObjectNode node, AccountStory story, Invoice invoice) {
    String subscription = StripeIds.subscription(story, invoice.phase().number());
    if (SubscriptionState.isNewLayout(story)) {
      node.putNull("subscription");
      ObjectNode parent = node.putObject("parent").put("type", "subscription_details");
      parent.putObject("subscription_details").put("subscription", subscription);
    } else {
      node.put("subscription", subscription);
    }
  }

  private static Long instant(AccountStory story, LocalDate date) {
    return date == null ? null : Clock.epoch(date, story.profile().secondOfDay());
  }
}
