package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.SortedSet;

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
    Days days = new Days().add(invoice.createdOn()).add(invoice.paidOn()).add(invoice.closedOn());
    invoice.failedOn().forEach(days::add);
    return days.sorted();
  }

  private static ObjectNode invoice(AccountStory story, Invoice invoice, LocalDate day) {
    ObjectNode node =
        Json.object()
            .put("id", StripeIds.invoice(story, invoice.number()))
            .put("object", "invoice")
            .put("customer", StripeIds.customer(story))
            .put("number", Text.of("T-%05d-%04d", story.index(), invoice.number() + 1))
            .put("currency", story.profile().currency())
            .put("created", instant(story, invoice.createdOn()))
            .put("due_date", instant(story, invoice.dueOn()))
            .put("period_start", instant(story, invoice.periodStart()))
            .put("period_end", instant(story, invoice.periodEnd()))
            .put("livemode", !story.population().isTest(story.index()));
    putPayment(node, story, invoice, day);
    putSubscription(node, story, invoice);
    return node;
  }

  private static void putPayment(
      ObjectNode node, AccountStory story, Invoice invoice, LocalDate day) {
    boolean paid = invoice.isPaidOn(day);
    boolean closed = invoice.isClosedOn(day);
    boolean card = invoice.dueOn() == null;
    int failures = (int) invoice.failedOn().stream().filter(f -> !f.isAfter(day)).count();
    boolean retrying = !paid && !closed && failures > 0 && failures < 4;
    long amount = invoice.amount().longValueExact();
    node.put("status", paid ? "paid" : closed ? invoice.closedAs() : "open")
        .put("amount_due", amount)
        .put("amount_paid", paid ? amount : 0)
        .put("amount_remaining", paid ? 0 : amount)
        .put("attempt_count", failures + (paid && card ? 1 : 0))
        .put("collection_method", card ? "charge_automatically" : "send_invoice")
        .put("next_payment_attempt", retrying ? instant(story, day.plusDays(3)) : null);
    String closedAs = closed ? invoice.closedAs() : "";
    LocalDate voided = "void".equals(closedAs) ? day : null;
    LocalDate writtenOff = "uncollectible".equals(closedAs) ? day : null;
    node.putObject("status_transitions")
        .put("finalized_at", instant(story, invoice.createdOn()))
        .put("paid_at", paid ? instant(story, invoice.paidOn()) : null)
        .put("voided_at", instant(story, voided))
        .put("marked_uncollectible_at", instant(story, writtenOff));
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
