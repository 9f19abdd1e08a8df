package tenure.plays;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** Random customers over many nights, and people who do some of their work. */
public final class RandomCustomersAtWork {
  private final Random random;
  private final int accounts;
  private final LocalDate first;
  private final Map<String, LocalDate> failedSince = new HashMap<>();
  private final StringBuilder told =
      new StringBuilder("| play_id | step | completed_by | status | completed_date |\n");

  /** So many customers from a night on. */
  public RandomCustomersAtWork(Random random, int accounts, LocalDate first) {
    this.random = random;
    this.accounts = accounts;
    this.first = first;
  }

  /** What a night shows, and who must and must not have plays. */
  public record Shown(PlayNight night, Set<String> red, Set<String> churned) {}

  /** Some steps are done, most of them in time; nobody works for A1, A10 and so on. */
  public void work(List<Row> plays, LocalDate night) {
    for (Row play : plays) {
      int number = Integer.parseInt(play.<String>getAs("account_id").substring(1));
      if (play.getAs("closed_date") == null && number % 9 != 1 && random.nextInt(4) == 0) {
        for (String step : List.of("call", "agree a plan", "ask", "review", "welcome", "send")) {
          if (play.<String>getAs("steps").contains("\"step\":\"" + step + "\"")) {
            String id = play.getAs("play_id");
            told.append("| %s | %s | c1 | done | %s |\n".formatted(id, step, night.plusDays(1)));
          }
        }
      }
    }
  }

  /** The next night: some customers turn red, some do not pay, some leave. */
  public Shown shown(LocalDate night) {
    StringBuilder figures =
        new StringBuilder(
            "| account_id | segment | arr | csm_id | tenure_days | first_paid_date | lifecycle_stage |\n");
    StringBuilder health = new StringBuilder("| account_id | health_band |\n");
    StringBuilder signals =
        new StringBuilder("| account_id | signal | first_seen_date | state | evidence |\n");
    StringBuilder terms =
        new StringBuilder(
            "| account_id | term_end_date | renewal_stage | risk_segment | arr_due |\n");
    StringBuilder regions = new StringBuilder("| account_id | region |\n");
    Set<String> red = new TreeSet<>();
    Set<String> churned = new TreeSet<>();
    for (int i = 0; i < accounts; i++) {
      String account = "A" + i;
      boolean hasLeft = i % 7 == 3 && random.nextInt(3) == 0;
      boolean isRed = !hasLeft && random.nextInt(3) == 0;
      (hasLeft ? churned : isRed ? red : new TreeSet<String>()).add(account);
      long tenure = i % 5 == 0 ? night.toEpochDay() - first.toEpochDay() + i / 5 : 400 + i;
      figures.append(
          "| %s | %s | %d.00 | %s | %d | %s | %s |\n"
              .formatted(
                  account,
                  i % 2 == 0 ? "enterprise" : "smb",
                  4000 + 500 * i,
                  i % 6 == 0 ? "-" : "c" + i % 4,
                  tenure,
                  night.minusDays(tenure),
                  hasLeft ? "churned" : "adoption"));
      if (!hasLeft) {
        health.append("| %s | %s |\n".formatted(account, isRed ? "red" : "green"));
      }
      signal(account, i, night, signals);
      if (i % 3 == 0) {
        LocalDate end = first.plusDays(85L + i % 10);
        terms.append("| %s | %s | 90 | green | 1000.00 |\n".formatted(account, end));
      }
      regions.append("| %s | %s |\n".formatted(account, region(account)));
    }
    PlayNight shown =
        new PlayNight(night)
            .figures(figures.toString())
            .health(health.toString())
            .signals(signals.toString())
            .terms(terms.toString())
            .regions(regions.toString())
            .csms("| csm_id | is_active |\n| c1 | true |\n| c2 | false |\n")
            .told(told.toString());
    return new Shown(shown, red, churned);
  }

  /** A third of the customers never pay for long; the others do now and then. */
  private void signal(String account, int number, LocalDate night, StringBuilder signals) {
    boolean isOpen = number % 3 == 1 || random.nextInt(4) == 0;
    if (isOpen) {
      LocalDate since = failedSince.computeIfAbsent(account, a -> night);
      signals.append("| %s | payment | %s | open | {} |\n".formatted(account, since));
    } else {
      failedSince.remove(account);
    }
  }

  static String region(String account) {
    return account.hashCode() % 2 == 0 ? "EMEA" : "Americas";
  }
}
