package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tenure.plays.Plays;

class FctPlayEffectTest {
  private static final LocalDate MONTH = LocalDate.of(2026, 4, 30);

  private final StringBuilder plays =
      new StringBuilder("| play_id | account_id | playbook | opened_date | closed_reason |\n");
  private final StringBuilder accounts = new StringBuilder("| account_id | mrr | health_band |\n");
  private int number;

  /** So many customers of a playbook, of whom some are kept. */
  private void customers(String playbook, int many, int kept, LocalDate opened, String closed) {
    for (int i = 0; i < many; i++) {
      int id = number++;
      plays.append("| p%d | A%d | %s | %s | %s |\n".formatted(id, id, playbook, opened, closed));
      if (i < kept) {
        accounts.append("| A%d | 10.00 | %s |\n".formatted(id, i % 2 == 0 ? "yellow" : "-"));
      } else if (i % 3 == 0) {
        accounts.append("| A%d | 10.00 | red |\n".formatted(id));
      } else if (i % 3 == 1) {
        accounts.append("| A%d | 0.00 | - |\n".formatted(id));
      }
    }
  }

  @Test
  void a_playbook_is_compared_with_those_held_out_and_claims_nothing_by_chance() {
    LocalDate old = MONTH.minusDays(90);
    customers("good", 40, 36, old, "steps_done");
    customers("good", 20, 8, old, "held_out");
    customers("good", 50, 0, old.plusDays(1), "-");
    customers("bad", 20, 2, old, "-");
    customers("bad", 20, 18, old, "held_out");
    customers("unclear", 12, 9, old, "-");
    customers("unclear", 10, 6, old, "held_out");
    customers("small", 3, 3, old, "-");
    customers("small", 2, 1, old, "held_out");
    customers("alone", 2, 1, old, "too_old");
    plays.append("| again | A0 | good | %s | - |\n".formatted(old.minusDays(60)));
    assertRows(
        FctPlayEffect.from(
            rows(Plays.TABLE, plays.toString()),
            rows(FctAccountDaily.TABLE, accounts.toString()),
            90,
            MONTH),
        """
        | playbook | month_end_date | verdict         | played | played_kept | held_out | held_out_kept | effect | effect_low | effect_high |
        | good     | 2026-04-30     | helps           | 40     | 36          | 20       | 8             | 0.5    | GOOD_LOW   | GOOD_HIGH   |
        | bad      | 2026-04-30     | harms           | 20     | 2           | 20       | 18            | -0.8   | BAD_LOW    | BAD_HIGH    |
        | unclear  | 2026-04-30     | not_shown       | 12     | 9           | 10       | 6             | 0.15   | UNCLEAR_LOW | UNCLEAR_HIGH |
        | small    | 2026-04-30     | too_few         | 3      | 3           | 2        | 1             | 0.5    | SMALL_LOW  | SMALL_HIGH  |
        | alone    | 2026-04-30     | nobody_held_out | 2      | 1           | 0        | 0             | -      | -          | -           |
        """
            .replace("GOOD_LOW", end(36, 40, 8, 20, -1))
            .replace("GOOD_HIGH", end(36, 40, 8, 20, 1))
            .replace("BAD_LOW", end(2, 20, 18, 20, -1))
            .replace("BAD_HIGH", end(2, 20, 18, 20, 1))
            .replace("UNCLEAR_LOW", end(9, 12, 6, 10, -1))
            .replace("UNCLEAR_HIGH", end(9, 12, 6, 10, 1))
            .replace("SMALL_LOW", end(3, 3, 1, 2, -1))
            .replace("SMALL_HIGH", end(3, 3, 1, 2, 1)));
  }

  /** An end of the interval in plain Java, as the tables show it. */
  private static String end(int kept, int all, int heldKept, int held, int side) {
    double p = (kept + 1.0) / (all + 2);
    double q = (heldKept + 1.0) / (held + 2);
    double deviation = Math.sqrt(p * (1 - p) / (all + 2) + q * (1 - q) / (held + 2));
    return java.math.BigDecimal.valueOf(p - q + side * 1.96 * deviation)
        .setScale(6, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
