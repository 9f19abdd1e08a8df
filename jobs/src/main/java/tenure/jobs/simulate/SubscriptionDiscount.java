package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** The coupon of a subscription: one object in the old layout, a list with a source in the new. */
final class SubscriptionDiscount {
  private SubscriptionDiscount() {}

  static void put(ObjectNode node, AccountStory story, Phase phase) {
    Discount discount = phase.discount();
    if (SubscriptionState.isNewLayout(story)) {
      ArrayNode discounts = node.putArray("discounts");
      if (discount != null) {
        ObjectNode applied = putDates(discounts.addObject(), story, phase);
        applied.putObject("source").put("type", "coupon").set("coupon", coupon(story, discount));
      }
    } else if (discount == null) {
      node.putNull("discount");
    } else {
      putDates(node.putObject("discount"), story, phase).set("coupon", coupon(story, discount));
    }
  }

  private static ObjectNode putDates(ObjectNode applied, AccountStory story, Phase phase) {
    Discount discount = phase.discount();
    int second = story.profile().secondOfDay();
    return applied
        .put("id", StripeIds.discount(story, phase.number()))
        .put("object", "discount")
        .put("start", Clock.epoch(discount.start(), second))
        .put("end", discount.end() == null ? null : Clock.epoch(discount.end(), second));
  }

  private static ObjectNode coupon(AccountStory story, Discount discount) {
    BigDecimal percent = discount.percentOff();
    BigDecimal amount = discount.amountOff();
    String what = percent == null ? "amount_" + amount : "percent_" + percent;
    return Json.object()
        .put("id", what + "_" + discount.duration())
        .put("object", "coupon")
        .put("amount_off", amount == null ? null : amount.longValueExact())
        .put("currency", amount == null ? null : story.profile().currency())
        .put("percent_off", percent)
        .put("duration", discount.duration())
        .put("duration_in_months", discount.months());
  }
}
