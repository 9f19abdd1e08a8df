package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the company sells: plans, add-on modules, their features, and a price list per year. */
final class Catalogue {
  /** A feature of the product and the module it belongs to. */
  record Feature(String name, String module, boolean isCore) {}

  /** A plan (tier rank 0 is free) or an add-on module (rank null). */
  record Product(
      String code,
      String name,
      String family,
      String module,
      Integer tierRank,
      List<String> features,
      Integer seatsLimit,
      String monthlyDollars) {}

  /** One price: minor units per seat and interval. Fractions of a minor unit occur. */
  record Price(
      Product product, String currency, int intervalMonths, int listYear, BigDecimal unitAmount) {
    LocalDate createdOn() {
      return LocalDate.of(listYear - 1, 12, 15);
    }

    /** A year is billed as one year, except on the odd price lists of one country. */
    boolean isYearly() {
      return intervalMonths % 12 == 0 && !("gbp".equals(currency) && listYear % 2 == 1);
    }
  }

  static final List<Feature> FEATURES =
      List.of(
          new Feature("dashboards", "Core", true),
          new Feature("records", "Core", true),
          new Feature("search", "Core", true),
          new Feature("tasks", "Core", true),
          new Feature("reports", "Core", true),
          new Feature("sharing", "Platform", false),
          new Feature("mobile", "Platform", false),
          new Feature("import_export", "Platform", false),
          new Feature("api_access", "Platform", false),
          new Feature("forecasts", "Analytics", false),
          new Feature("cohort_explorer", "Analytics", false),
          new Feature("custom_metrics", "Analytics", false),
          new Feature("workflows", "Automation", false),
          new Feature("triggers", "Automation", false));

  static final Product FREE = plan("free", "Free", 0, 4, 5, "0");
  static final Product STARTER = plan("starter", "Starter", 1, 6, 12, "30");
  static final Product TEAM = plan("team", "Team", 2, 8, 40, "80");
  static final Product BUSINESS = plan("business", "Business", 3, 9, 150, "150");
  static final Product ENTERPRISE = plan("enterprise", "Enterprise", 4, 9, null, "250");
  static final Product ANALYTICS = addOn("analytics", "Analytics", "25");
  static final Product AUTOMATION = addOn("automation", "Automation", "40");

  static final List<Product> PLANS = List.of(FREE, STARTER, TEAM, BUSINESS, ENTERPRISE);
  static final List<Product> ADD_ONS = List.of(ANALYTICS, AUTOMATION);
  static final List<String> CURRENCIES = List.of("usd", "eur", "gbp", "jpy");
  static final List<Integer> INTERVALS = List.of(1, 3, 12, 24, 36);

  private static final Map<String, BigDecimal> UNITS_PER_DOLLAR =
      Map.of(
          "usd", new BigDecimal("100"),
          "eur", new BigDecimal("95"),
          "gbp", new BigDecimal("80"),
          "jpy", new BigDecimal("145"));
  private static final BigDecimal YEARLY_RISE = new BigDecimal("1.05");
  private static final BigDecimal LONG_TERM_FACTOR = new BigDecimal("0.85");
  private static final int FIRST_LIST = 2019;

  private Catalogue() {}

  static List<Product> products() {
    return Stream.concat(PLANS.stream(), ADD_ONS.stream()).toList();
  }

  static Price price(Product product, String currency, int intervalMonths, int listYear) {
    BigDecimal amount =
        new BigDecimal(product.monthlyDollars)
            .multiply(YEARLY_RISE.pow(Math.max(0, listYear - FIRST_LIST)))
            .multiply(UNITS_PER_DOLLAR.get(currency))
            .multiply(BigDecimal.valueOf(intervalMonths))
            .multiply(intervalMonths >= 12 ? LONG_TERM_FACTOR : BigDecimal.ONE)
            .setScale(0, RoundingMode.HALF_UP);
    if (product == AUTOMATION && intervalMonths == 1 && "usd".equals(currency)) {
      amount = amount.add(new BigDecimal("0.5"));
    }
    return new Price(product, currency, intervalMonths, listYear, amount);
  }

  /** Digits after the point of a currency's major unit. */
  static int digits(String currency) {
    return "jpy".equals(currency) ? 0 : 2;
  }

  private static Product plan(
      String code, String name, int rank, int features, Integer seats, String dollars) {
    return new Product(
        code,
        name + " plan",
        "Platform",
        "Core",
        rank,
        names(FEATURES.subList(0, features)),
        seats,
        dollars);
  }

  private static Product addOn(String code, String module, String dollars) {
    List<Feature> features = FEATURES.stream().filter(f -> f.module.equals(module)).toList();
    return new Product(
        code, module + " module", module, module, null, names(features), null, dollars);
  }

  private static List<String> names(List<Feature> features) {
    return features.stream().map(Feature::name).toList();
  }
}
