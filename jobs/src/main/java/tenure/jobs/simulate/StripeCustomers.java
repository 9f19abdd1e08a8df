package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/**
 * Customers. Most carry the CRM id in their metadata, in 15 or 18 characters; some can only be
 * matched by their e-mail domain, a few not at all. Some customers are deleted long after they
 * left.
 */
final class StripeCustomers implements Extract {
  @Override
  public void record(AccountStory story, Recorder recorder) {
    String id = StripeIds.customer(story);
    LocalDate created = story.phases().get(0).startKnownOn();
    recorder.add(LandingObject.CUSTOMERS, created, id, () -> Json.line(customer(story, 0)));
    Dice dice = story.dice("customer");
    if (dice.chance(0.1)) {
      LocalDate moved = created.plusDays(dice.whole(30, 700));
      recorder.add(LandingObject.CUSTOMERS, moved, id, () -> Json.line(customer(story, 1)));
    }
    LocalDate left = story.lastPhase().endKnownOn();
    if (left != null && dice.chance(0.2)) {
      LocalDate erased = left.plusDays(dice.whole(40, 120));
      recorder.add(LandingObject.CUSTOMERS, erased, id, () -> Json.line(tombstone(id)));
    }
  }

  private static ObjectNode customer(AccountStory story, int version) {
    Population population = story.population();
    int account = story.index();
    boolean unmatched = population.isUnmatched(account);
    String mailbox = version == 0 ? "billing" : "accounts.payable";
    String domain = unmatched ? "gmail.com" : story.profile().domain();
    String user = unmatched ? mailbox + account : mailbox;
    ObjectNode metadata = Json.object();
    if (!unmatched && !population.isMatchedByDomainOnly(account)) {
      metadata.put("salesforce_account_id", population.foreignId(account, "stripe"));
    }
    ObjectNode node =
        Json.object()
            .put("id", StripeIds.customer(story))
            .put("object", "customer")
            .put("name", unmatched ? "Cash sale " + account : story.profile().name())
            .put("email", user + "@" + domain)
            .put("currency", story.profile().currency())
            .put(
                "created",
                Clock.epoch(story.phases().get(0).startKnownOn(), story.profile().secondOfDay()))
            .put("delinquent", false)
            .put("livemode", !population.isTest(account));
    node.set("metadata", metadata);
    return node;
  }

  private static ObjectNode tombstone(String id) {
    return Json.object().put("id", id).put("object", "customer").put("deleted", true);
  }
}
