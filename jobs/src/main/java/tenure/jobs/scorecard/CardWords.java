package tenure.jobs.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import tenure.scores.Audience;
import tenure.scores.BandChanges;
import tenure.scores.Component;
import tenure.scores.MeasureRule;
import tenure.scores.Scorecard;

/** A scorecard, and what it would change, in plain words. */
public final class CardWords {
  private static final List<String> BANDS = List.of("green", "yellow", "red", "insufficient_data");
  private static final Map<String, String> SHORT = Map.of("insufficient_data", "no colour");

  private CardWords() {}

  /** What a sound card says: whom it is for, what it weighs. */
  public static List<String> card(Scorecard card) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s is a sound scorecard (version %s): its weights add to 100."
            .formatted(card.name(), card.version()));
    lines.add("It is for " + accounts(card.audience()) + ".");
    for (Component component : card.components()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %5.1f  %-16s %s",
              component.weight(),
              component.name(),
              component.measures().stream()
                  .map(CardWords::measure)
                  .collect(Collectors.joining(", "))));
    }
    return lines;
  }

  /** How many accounts stay and move, as a small table of bands now and then. */
  public static List<String> counted(Preview preview, List<Row> counts) {
    long all = counts.stream().mapToLong(CardWords::accounts).sum();
    long moved =
        counts.stream().filter(r -> !now(r).equals(then(r))).mapToLong(CardWords::accounts).sum();
    List<String> lines = new ArrayList<>();
    lines.add(
        "On %s, %s would change the band of %d of %d accounts."
            .formatted(preview.night(), preview.card().name(), moved, all));
    lines.add("");
    lines.add(line("now, then:", BANDS.stream().map(CardWords::word).toList()));
    for (String now : BANDS) {
      lines.add(
          line(
              word(now),
              BANDS.stream().map(then -> Long.toString(accounts(counts, now, then))).toList()));
    }
    return lines;
  }

  private static String line(String head, List<String> cells) {
    return "  %-12s".formatted(head)
        + cells.stream().map("%11s"::formatted).collect(Collectors.joining());
  }

  private static long accounts(List<Row> counts, String now, String then) {
    return counts.stream()
        .filter(r -> now(r).equals(now) && then(r).equals(then))
        .mapToLong(CardWords::accounts)
        .sum();
  }

  private static String word(String band) {
    return SHORT.getOrDefault(band, band);
  }

  private static long accounts(Row row) {
    return row.getAs(BandChanges.ACCOUNTS);
  }

  private static String now(Row row) {
    return row.getAs(BandChanges.BAND_NOW.name());
  }

  private static String then(Row row) {
    return row.getAs(BandChanges.BAND_THEN);
  }

  private static String measure(MeasureRule rule) {
    String form = rule.scale().isGraded() ? " (graded)" : "";
    String others = rule.specials().isEmpty() ? "" : " (otherwise for some accounts)";
    return rule.measure().id() + form + others;
  }

  private static String accounts(Audience audience) {
    List<String> words = new ArrayList<>();
    add(words, "segments", audience.segments());
    add(words, "stages", audience.lifecycleStages());
    add(words, "owners of", audience.products());
    if (audience.tenureFromDays() != null) {
      words.add("customers for at least " + audience.tenureFromDays() + " days");
    }
    if (audience.tenureToDays() != null) {
      words.add("customers for at most " + audience.tenureToDays() + " days");
    }
    return words.isEmpty() ? "everybody" : String.join("; ", words);
  }

  private static void add(List<String> words, String what, List<String> which) {
    if (!which.isEmpty()) {
      words.add(what + " " + String.join(", ", which));
    }
  }
}
