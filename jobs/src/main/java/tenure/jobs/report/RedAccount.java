package tenure.jobs.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A customer whose health is red, and what is done about it.
 *
 * @param score 0 to 100
 * @param change the score less that of 28 nights before; null where there was none
 * @param plays the open risk plays, the one that is due first at the top
 */
public record RedAccount(
    String account, String segment, Double score, Double change, BigDecimal arr, List<Play> plays) {

  /** One open play: whose it is, and when its next step is due. */
  public record Play(String playbook, String owner, LocalDate due, boolean isOverdue) {}

  boolean isOverdue() {
    return plays.stream().anyMatch(Play::isOverdue);
  }

  /** When the next step of any play is due; null where nothing is. */
  LocalDate due() {
    return plays.stream().map(Play::due).min(Comparator.naturalOrder()).orElse(null);
  }
}
