package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import tenure.jobs.simulate.Catalogue.Price;
import tenure.jobs.simulate.Catalogue.Product;

/** Products and prices as the billing system lists them. */
final class StripeCatalogue {
  private static final int NOON = 43_200;
  private static final int LISTS_BEFORE = 4;

  private StripeCatalogue() {}

  static void record(Simulation simulation, Recorder recorder) {
    LocalDate founded = LocalDate.of(simulation.from().getYear() - LISTS_BEFORE, 1, 1);
    for (Product product : Catalogue.products()) {
      recorder.add(
          LandingObject.PRODUCTS, founded, product.code(), () -> Json.line(of(product, founded)));
      for (int year = founded.getYear(); year <= simulation.to().getYear() + 1; year++) {
        recordPrices(product, year, recorder);
      }
    }
  }

  static ObjectNode of(Price price) {
    ObjectNode node =
        Json.object()
            .put("id", StripeIds.price(price))
            .put("object", "price")
            .put("active", true)
            .put("billing_scheme", "per_unit")
            .put("created", Clock.epoch(price.createdOn(), NOON))
            .put("currency", price.currency())
            .put("livemode", true)
            .put("product", StripeIds.product(price.product()))
            .put("type", "recurring");
    node.set("recurring", recurring(price));
    BigDecimal amount = price.unitAmount().stripTrailingZeros();
    if (amount.scale() > 0) {
      node.putNull("unit_amount");
    } else {
      node.put("unit_amount", amount.longValueExact());
    }
    return node.put("unit_amount_decimal", amount.toPlainString());
  }

  private static void recordPrices(Product product, int year, Recorder recorder) {
    for (String currency : Catalogue.CURRENCIES) {
      for (int interval : Catalogue.INTERVALS) {
        Price price = Catalogue.price(product, currency, interval, year);
        recorder.add(
            LandingObject.PRICES,
            price.createdOn(),
            StripeIds.price(price),
            () -> Json.line(of(price)));
      }
    }
  }

  private static ObjectNode recurring(Price price) {
    boolean yearly = price.isYearly();
    int months = price.intervalMonths();
    return Json.object()
        .put("interval", yearly ? "year" : "month")
        .put("interval_count", yearly ? months / 12 : months)
        .put("usage_type", "licensed");
  }

  private static ObjectNode of(Product product, LocalDate founded) {
    ObjectNode metadata =
        Json.object().put("family", product.family()).put("module", product.module());
    if (product.tierRank() != null) {
      metadata.put("tier_rank", product.tierRank().toString());
    }
    if (product.seatsLimit() != null) {
      metadata.put("seats_limit", product.seatsLimit().toString());
    }
    metadata.put("included_features", String.join(",", product.features()));
    ObjectNode node =
        Json.object()
            .put("id", StripeIds.product(product))
            .put("object", "product")
            .put("active", true)
            .put("created", Clock.epoch(founded, NOON))
            .put("livemode", true)
            .put("name", product.name());
    node.set("metadata", metadata);
    return node;
  }
}
