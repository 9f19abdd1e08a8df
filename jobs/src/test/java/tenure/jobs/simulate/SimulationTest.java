package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tenure.jobs.OperatorError;

class SimulationTest {
  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 1, 31);
  private static final Path OUT = Path.of("out");

  @Test
  void every_day_is_a_night_unless_fewer_are_asked_for() {
    Simulation daily = Simulation.daily(OUT, 1, FROM, TO, 1);

    assertEquals(FROM, daily.firstDelivery());
    assertEquals(TO.minusDays(3), daily.withNights(3).firstDelivery());
    assertEquals(TO, daily.withNights(0).firstDelivery());
  }

  @Test
  void the_initial_load_holds_everything_known_by_its_date_and_nothing_later() {
    Deliveries deliveries = Deliveries.of(Simulation.daily(OUT, 1, FROM, TO, 1).withNights(3));

    assertEquals(4, deliveries.count());
    assertEquals(0, deliveries.holding(FROM.minusYears(5)));
    assertEquals(0, deliveries.holding(TO.minusDays(3)));
    assertEquals(1, deliveries.holding(TO.minusDays(2)));
    assertEquals(3, deliveries.holding(TO));
    assertEquals(Deliveries.NEVER, deliveries.holding(TO.plusDays(1)));
  }

  @Test
  void nonsense_is_refused_with_the_setting_and_its_value() {
    Simulation sound = Simulation.daily(OUT, 1, FROM, TO, 1);

    refused("accounts", () -> Simulation.daily(OUT, 0, FROM, TO, 1));
    refused(
        "from (2025-01-31) must lie before to (2025-01-01)",
        () -> Simulation.daily(OUT, 1, TO, FROM, 1));
    refused("nights must lie between 0 and the 30 days", () -> sound.withNights(31));
    refused("nights", () -> sound.withNights(-1));
    refused("events of a user's day", () -> sound.withEventsPerUserDay(0.5));
    refused("usage months", () -> sound.withUsageMonths(-1));
  }

  @Test
  void a_csv_field_is_quoted_only_where_it_must_be() {
    assertEquals("a,,1,true", Csv.line("a", null, 1, true));
    assertEquals(
        "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"", Csv.line("a,b", "say \"no\"", "two\nlines"));
  }

  private static void refused(String part, Runnable settings) {
    InvalidSimulation refusal = assertThrows(InvalidSimulation.class, settings::run);
    assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    assertEquals(OperatorError.USAGE, refusal.exitCode());
  }
}
