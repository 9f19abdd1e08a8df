package tenure.jobs.simulate;

import tenure.jobs.simulate.Catalogue.Price;
import tenure.jobs.simulate.Catalogue.Product;

/** Ids in the billing system's style: a prefix and fourteen letters and digits. */
final class StripeIds {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private StripeIds() {}

  static String customer(AccountStory story) {
    return id("cus", story.dice("customer id"));
  }

  static String subscription(AccountStory story, int phase) {
    return id("sub", story.dice("subscription id", phase));
  }

  static String item(AccountStory story, int phase, int item) {
    return id("si", story.dice("item id", phase, item));
  }

  static String invoice(AccountStory story, int number) {
    return id("in", story.dice("invoice id", number));
  }

  static String discount(AccountStory story, int phase) {
    return id("di", story.dice("discount id", phase));
  }

  static String product(Product product) {
    return "prod_" + product.code();
  }

  static String price(Price price) {
    return Text.of(
        "price_%s_%s_%dm_%d",
        price.product().code(), price.currency(), price.intervalMonths(), price.listYear());
  }

  private static String id(String prefix, Dice dice) {
    StringBuilder id = new StringBuilder(prefix).append('_');
    for (int place = 0; place < 14; place++) {
      id.append(LETTERS.charAt(dice.whole(0, LETTERS.length() - 1)));
    }
    return id.toString();
  }
}
