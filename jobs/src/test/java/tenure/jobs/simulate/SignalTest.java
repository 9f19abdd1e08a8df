package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Value realised leads to loss, unless the link is cut; the company as a whole looks the same. */
class SignalTest {
  private static final Simulation SIGNAL =
      Simulation.daily(
          Path.of("unused"), 1_500, LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31), 1);
  private static final int HORIZON_MONTHS = 6;

  private static final List<AccountStory> WITH = stories(SIGNAL);
  private static final List<AccountStory> WITHOUT = stories(SIGNAL.withoutSignal());

  @Test
  void low_value_foretells_loss() {
    assertTrue(areaUnderCurve(WITH) > 0.66, "area under the curve " + areaUnderCurve(WITH));
  }

  @Test
  void without_signal_value_foretells_nothing() {
    assertEquals(0.5, areaUnderCurve(WITHOUT), 0.06);
  }

  @Test
  void yearly_retention_is_that_of_a_sound_company_with_and_without_signal() {
    for (List<AccountStory> company : List.of(WITH, WITHOUT)) {
      double[] rates = retention(company);
      assertTrue(rates[0] > 0.84 && rates[0] < 0.93, "GRR " + rates[0]);
      assertTrue(rates[1] > 1.00 && rates[1] < 1.16, "NRR " + rates[1]);
    }
  }

  @Test
  void the_company_grows_over_the_whole_period() {
    long before = 0;
    for (int month = 0; month < SIGNAL.months(); month += 6) {
      LocalDate day = SIGNAL.month(month).atEndOfMonth();
      long paying = WITH.stream().filter(story -> story.netMrr(day).signum() > 0).count();
      assertTrue(paying > before, day + ": " + paying + " after " + before);
      before = paying;
    }
  }

  private static List<AccountStory> stories(Simulation simulation) {
    return IntStream.range(0, simulation.accounts())
        .mapToObj(account -> AccountStory.of(simulation, account))
        .toList();
  }

  /**
   * The chance that an account about to lose a fifth or more realises less value than one that is
   * not.
   */
  private static double areaUnderCurve(List<AccountStory> stories) {
    List<Double> losing = new ArrayList<>();
    List<Double> keeping = new ArrayList<>();
    for (AccountStory story : stories) {
      for (int month = 0; month < SIGNAL.months() - HORIZON_MONTHS; month += HORIZON_MONTHS) {
        BigDecimal now = story.netMrr(SIGNAL.month(month).atEndOfMonth());
        BigDecimal then = story.netMrr(SIGNAL.month(month + HORIZON_MONTHS).atEndOfMonth());
        if (now.signum() > 0) {
          boolean loses = then.compareTo(now.multiply(new BigDecimal("0.8"))) < 0;
          (loses ? losing : keeping).add(story.value().in(month));
        }
      }
    }
    double wins = 0;
    for (double lost : losing) {
      for (double kept : keeping) {
        wins += lost < kept ? 1 : lost == kept ? 0.5 : 0;
      }
    }
    return wins / losing.size() / keeping.size();
  }

  /** Gross and net retention of the dollar accounts over the last twelve months. */
  private static double[] retention(List<AccountStory> stories) {
    LocalDate end = SIGNAL.to();
    LocalDate start = end.minusYears(1);
    BigDecimal opening = BigDecimal.ZERO;
    BigDecimal kept = BigDecimal.ZERO;
    BigDecimal closing = BigDecimal.ZERO;
    for (AccountStory story : stories) {
      BigDecimal then = story.netMrr(start);
      if (then.signum() > 0 && "usd".equals(story.profile().currency())) {
        opening = opening.add(then);
        kept = kept.add(then.min(story.netMrr(end)));
        closing = closing.add(story.netMrr(end));
      }
    }
    return new double[] {
      kept.doubleValue() / opening.doubleValue(), closing.doubleValue() / opening.doubleValue()
    };
  }
}
