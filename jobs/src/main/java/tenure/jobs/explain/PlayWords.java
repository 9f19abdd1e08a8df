package tenure.jobs.explain;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import tenure.marts.FctPlay;
import tenure.plays.Plays;

/** The open plays of an account in words. */
public final class PlayWords {
  private PlayWords() {}

  /** One line each, the worthiest first: whose work it is, and what is left of it. */
  public static List<String> of(Explanation explained) {
    return explained.plays().collectAsList().stream().map(PlayWords::line).toList();
  }

  private static String line(Row row) {
    long overdue = row.<Long>getAs(FctPlay.STEPS_OVERDUE.name());
    return String.format(
        Locale.ROOT,
        "open play: %s (%s) of %s since %s: %d steps left, the next due %s%s; ARR at stake %,.2f",
        row.getAs(Plays.PLAYBOOK.name()),
        row.getAs(Plays.KIND.name()),
        row.getAs(Plays.OWNER_ID.name()),
        row.getAs(Plays.OPENED_DATE.name()),
        row.<Long>getAs(FctPlay.STEPS_LEFT.name()),
        row.getAs(Plays.DUE_DATE.name()),
        overdue == 0 ? "" : ", %d overdue".formatted(overdue),
        row.getAs(Plays.ARR_AT_STAKE.name()));
  }
}
