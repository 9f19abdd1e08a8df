package tenure.jobs.report;

import java.util.List;

/** The words of the page, explained. */
final class Readings {
  /** One word and what it means here. */
  record Reading(String word, String meaning) {}

  private Readings() {}

  static List<Reading> all() {
    return List.of(
        new Reading(
            "MRR and ARR",
            "Monthly recurring revenue is the state at one instant, net of recurring discounts, in the"
                + " reporting currency. ARR is 12 × MRR: a run rate, not a forecast."),
        new Reading(
            "NRR and GRR, read together",
            "NRR includes growth, GRR does not. A high NRR over a low GRR means that a few expansions"
                + " pay for many losses; the page says so when NRR is at least 100% and GRR under 85%."),
        new Reading(
            "Movements",
            "New: never paid before. Reactivation: paid before, not last month. Churn: pays nothing any"
                + " more. Expansion and contraction: more or less than last month. Currency: only the"
                + " exchange rate moved."),
        new Reading(
            "Health",
            "0 to 100 from product usage, engagement, support, relationship and payments: green from 80,"
                + " yellow from 50, red below. Under 60% of known weight there is no colour, because"
                + " missing data must never look like health."),
        new Reading(
            "Renewal risk",
            "Terms that end within 12 months, with the chance that each renews. Expected is what is due"
                + " times that chance."),
        new Reading(
            "Which day",
            "Revenue and retention describe the last complete month; an open month is never counted."
                + " Health and renewals describe the night named at the top, as known then."));
  }
}
