package tenure.jobs.night;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.jobs.lake.Lake;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;
import tenure.plays.Plays;
import tenure.plays.RedAccounts;
import tenure.plays.UnusableCompletions;
import tenure.scores.HealthScores;
import tenure.silver.PlayCompletions;

/**
 * Whether tonight's plays keep what they promise, and what was told of them that nobody can use.
 */
final class PlayChecks {
  private static final int NAMED = 10;

  private final Lake lake;
  private final LocalDate night;

  PlayChecks(Lake lake, LocalDate night) {
    this.lake = lake;
    this.night = night;
  }

  /** The results; none where the lake has no plays. */
  List<CheckResult> results() {
    List<CheckResult> results = new ArrayList<>();
    if (lake.has(Plays.TABLE)) {
      Dataset<Row> plays = lake.slice(Plays.TABLE, night);
      results.add(red(plays));
      if (lake.has(PlayCompletions.TABLE)) {
        results.add(completions(plays));
      }
    }
    return results;
  }

  private CheckResult red(Dataset<Row> plays) {
    List<String> alone =
        RedAccounts.unattended(lake.slice(HealthScores.TABLE, night), plays)
            .collectAsList()
            .stream()
            .map(r -> r.getString(0))
            .sorted()
            .toList();
    String found =
        alone.isEmpty()
            ? "Every red account has an open risk play with an owner and a due date."
            : "Red accounts without an open risk play: %s.".formatted(named(alone));
    return new CheckResult(
        Plays.TABLE.fullName(),
        "red_attended",
        CheckKind.LAWS,
        CheckAction.FAIL_NIGHT,
        alone.isEmpty(),
        BigDecimal.valueOf(alone.size()),
        found);
  }

  private CheckResult completions(Dataset<Row> plays) {
    List<String> unusable =
        UnusableCompletions.of(lake.asKnown(PlayCompletions.TABLE, night), plays, night)
            .collectAsList()
            .stream()
            .map(
                r -> "%s of play %s (%s)".formatted(r.getString(1), r.getString(0), r.getString(2)))
            .sorted()
            .toList();
    String found =
        unusable.isEmpty()
            ? "Everything told of plays was used."
            : "Told of plays, and not used: %s.".formatted(named(unusable));
    return new CheckResult(
        PlayCompletions.TABLE.fullName(),
        "completions_used",
        CheckKind.LAWS,
        CheckAction.WARN,
        unusable.isEmpty(),
        BigDecimal.valueOf(unusable.size()),
        found);
  }

  private static String named(List<String> all) {
    String first = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    return all.size() > NAMED ? first + " and " + (all.size() - NAMED) + " more" : first;
  }
}
