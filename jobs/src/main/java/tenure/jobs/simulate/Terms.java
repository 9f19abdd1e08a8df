package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tenure.jobs.simulate.Catalogue.Product;
import tenure.jobs.simulate.Phase.Item;

/** What is agreed: plan, seats, modules, price list and coupon. */
record Terms(
    Product plan,
    LocalDate planSince,
    int seats,
    List<AddOn> addOns,
    String currency,
    int intervalMonths,
    int termMonths,
    int listYear,
    Discount discount) {

  /** A module and the day it joined the contract. */
  record AddOn(Product product, LocalDate since) {}

  Terms withSeats(int newSeats, LocalDate day) {
    Terms changed =
        new Terms(
            plan,
            planSince,
            Math.max(3, newSeats),
            addOns,
            currency,
            intervalMonths,
            termMonths,
            listYear,
            discount);
    return changed.outgrowsPlan() ? changed.withPlan(nextPlan(), day) : changed;
  }

  Terms withPlan(Product newPlan, LocalDate day) {
    return new Terms(
        newPlan, day, seats, addOns, currency, intervalMonths, termMonths, listYear, discount);
  }

  Terms withAddOn(Product product, LocalDate day) {
    List<AddOn> more = new ArrayList<>(addOns);
    more.add(new AddOn(product, day));
    return new Terms(
        plan, planSince, seats, more, currency, intervalMonths, termMonths, listYear, discount);
  }

  Terms withoutAddOns() {
    return new Terms(
        plan,
        planSince,
        seats,
        List.of(),
        currency,
        intervalMonths,
        termMonths,
        listYear,
        discount);
  }

  Terms withListYear(int year) {
    return new Terms(
        plan, planSince, seats, addOns, currency, intervalMonths, termMonths, year, discount);
  }

  Terms withDiscount(Discount other) {
    return new Terms(
        plan, planSince, seats, addOns, currency, intervalMonths, termMonths, listYear, other);
  }

  /** The coupon that a subscription replacing this one on a day takes over. */
  Discount discountFrom(LocalDate day) {
    return discount != null && discount.recursOn(day) ? discount : null;
  }

  Product nextPlan() {
    int rank = Math.min(plan.tierRank() + 1, Catalogue.PLANS.size() - 1);
    return Catalogue.PLANS.get(rank);
  }

  List<Product> missingAddOns() {
    List<Product> owned = addOns.stream().map(AddOn::product).toList();
    return Catalogue.ADD_ONS.stream().filter(product -> !owned.contains(product)).toList();
  }

  /** The lines of the subscription; a module covers as many seats as the plan. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    items.add(item(plan, planSince));
    addOns.forEach(addOn -> items.add(item(addOn.product, addOn.since)));
    return List.copyOf(items);
  }

  private Item item(Product product, LocalDate since) {
    return new Item(Catalogue.price(product, currency, intervalMonths, listYear), seats, since);
  }

  private boolean outgrowsPlan() {
    return plan.seatsLimit() != null && seats > plan.seatsLimit();
  }
}
