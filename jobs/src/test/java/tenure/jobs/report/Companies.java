package tenure.jobs.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tenure.jobs.report.CompanyReport.Arrival;
import tenure.jobs.report.CompanyReport.BandGroup;
import tenure.jobs.report.CompanyReport.Bridge;
import tenure.jobs.report.CompanyReport.Coverage;
import tenure.jobs.report.CompanyReport.Month;
import tenure.jobs.report.CompanyReport.Published;
import tenure.jobs.report.CompanyReport.QuarterRisk;
import tenure.jobs.report.CompanyReport.Reason;
import tenure.jobs.report.CompanyReport.Renewal;
import tenure.jobs.report.CompanyReport.Retention;
import tenure.jobs.report.CompanyReport.Step;

/** Made-up companies to print. */
final class Companies {
  static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);

  private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

  private Companies() {}

  /** A company nobody has paid yet. */
  static CompanyReport empty() {
    return new CompanyReport(
        NIGHT,
        "USD",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Foresight.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** A growing company of two years whose account names are given. */
  static CompanyReport growing(String... names) {
    Random random = new Random(7);
    List<Month> months = new ArrayList<>();
    List<Bridge> bridges = new ArrayList<>();
    List<Retention> retention = new ArrayList<>();
    BigDecimal mrr = money(412_000);
    for (int i = 0; i < 24; i++) {
      LocalDate end = YearMonth.of(2024, 1).plusMonths(i).atEndOfMonth();
      List<Step> steps =
          List.of(
              new Step("new", money(9_000 + random.nextInt(14_000))),
              new Step("reactivation", money(random.nextInt(1_500))),
              new Step("expansion", money(4_000 + random.nextInt(9_000))),
              new Step("contraction", money(-1_000 - random.nextInt(3_000))),
              new Step("churn", money(-2_000 - random.nextInt(7_000))),
              new Step("pause", money(-random.nextInt(900))),
              new Step("fx", money(random.nextInt(2_000) - 1_000)));
      BigDecimal closing = steps.stream().map(Step::mrr).reduce(mrr, BigDecimal::add);
      months.add(
          new Month(
              end,
              closing.multiply(TWELVE),
              steps.get(0).mrr().multiply(TWELVE),
              steps.get(2).mrr().multiply(TWELVE),
              steps.get(3).mrr().negate().multiply(TWELVE),
              steps.get(4).mrr().negate().multiply(TWELVE),
              null,
              null,
              null,
              i < 22 ? null : Leadership.health(end, 0.54, false)));
      bridges.add(new Bridge(end, 150 + 3 * i, mrr, steps, closing));
      if (i >= 12) {
        retention.add(
            retention(
                "total",
                "all",
                end,
                1.02 + random.nextDouble() / 15,
                0.865 + random.nextDouble() / 25,
                false));
      }
      mrr = closing;
    }
    return new CompanyReport(
        NIGHT,
        "USD",
        months,
        bridges,
        reasons(),
        retention,
        List.of(retention("csm", "Nadia Berg", NIGHT, 1.31, 0.80, true)),
        Leadership.cohorts(),
        bands(),
        Leadership.red(names),
        Foresights.useful(),
        quarters(),
        Leadership.forecast(),
        renewals(names),
        published(),
        arrivals(),
        List.of(
            new Coverage("stripe", 310, 0, 290, 9, 8, 3, 0, money(1_240)),
            new Coverage("salesforce", 305, 305, 0, 0, 0, 0, 0, money(0))));
  }

  static Retention retention(
      String kind, String value, LocalDate end, double nrr, double grr, boolean isMasked) {
    BigDecimal opening = money(430_000);
    return new Retention(
        kind,
        value,
        end,
        opening,
        times(opening, nrr),
        times(opening, grr),
        188,
        Math.round(nrr * 161),
        nrr,
        grr,
        Math.round(nrr * 161) / 188.0,
        isMasked);
  }

  private static List<Reason> reasons() {
    return List.of(
        new Reason("new", "new", 61, money(186_240)),
        new Reason("expansion", "seat", 74, money(61_930)),
        new Reason("expansion", "cross_sell", 18, money(29_410)),
        new Reason("expansion", "tier", 12, money(12_055)),
        new Reason("expansion", "price", 33, money(9_180)),
        new Reason("contraction", "seat", 29, money(-17_300)),
        new Reason("contraction", "discount_applied", 6, money(-2_150)),
        new Reason("churn", "cancelled", 22, money(-57_470)));
  }

  private static List<BandGroup> bands() {
    List<BandGroup> groups = new ArrayList<>();
    String[] segments = {"strategic", "mid_market", "smb", "self_serve"};
    long[][] counts = {{19, 11, 4, 0}, {44, 28, 9, 1}, {51, 41, 17, 3}, {12, 14, 7, 8}};
    double[] arr = {165_000, 47_000, 12_500, 2_900};
    for (int s = 0; s < segments.length; s++) {
      for (Band band : Band.values()) {
        long accounts = counts[s][band.ordinal()];
        if (accounts > 0) {
          groups.add(new BandGroup(segments[s], band, accounts, money(accounts * arr[s])));
        }
      }
    }
    return groups;
  }

  private static List<QuarterRisk> quarters() {
    List<QuarterRisk> all = new ArrayList<>();
    String[] quarters = {"2026 Q1", "2026 Q2", "2026 Q3", "2026 Q4"};
    double[][] due = {
      {1_420_000, 910_000, 388_000},
      {980_000, 640_000, 240_000},
      {760_000, 720_000, 92_000},
      {1_650_000, 530_000, 310_000}
    };
    double[] kept = {0.96, 0.87, 0.58};
    for (int q = 0; q < 4; q++) {
      for (int r = 0; r < 3; r++) {
        all.add(
            new QuarterRisk(
                quarters[q],
                Band.values()[r],
                9 + q + r,
                money(due[q][r]),
                money(due[q][r] * kept[r])));
      }
    }
    return all;
  }

  private static List<Renewal> renewals(String... names) {
    List<Renewal> all = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      all.add(
          new Renewal(
              names[i],
              i % 2 == 0 ? "strategic" : "mid_market",
              i % 3 == 2 ? Band.YELLOW : Band.RED,
              31.0 + 3 * i,
              NIGHT.plusDays(12 + 19L * i),
              money(184_000 - 13_500.0 * i),
              0.52 + 0.02 * i,
              i < 6 ? Band.RED : Band.YELLOW,
              "health is red; no executive sponsor; usage down in four weeks",
              "executive escalation"));
    }
    return all;
  }

  private static List<Published> published() {
    return List.of(
        new Published("marts.dim_account", 4, 331, 7, null),
        new Published("marts.fct_account_daily", 4, 300, 31, null),
        new Published("marts.fct_mrr_movement", 4, 4_210, 9, new BigDecimal("0.00")),
        new Published("marts.fct_retention", 4, 2_904, 24, new BigDecimal("0.00")),
        new Published("marts.fct_renewal", 4, 214, 18, null));
  }

  private static List<Arrival> arrivals() {
    return List.of(
        new Arrival("salesforce", "accounts", NIGHT.minusDays(3), 0, 0, 0),
        new Arrival("stripe", "subscriptions", NIGHT, 31, 30, 1),
        new Arrival("segment", "events", NIGHT, 18_402, 18_377, 3));
  }

  private static BigDecimal money(double amount) {
    return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal times(BigDecimal amount, double share) {
    return amount.multiply(BigDecimal.valueOf(share)).setScale(2, RoundingMode.HALF_UP);
  }
}
