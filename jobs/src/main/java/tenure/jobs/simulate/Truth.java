package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/**
 * What really happened, for judging what a pipeline makes of the extracts; no pipeline reads it.
 * Two files: {@code account_months.csv}, the hidden value and the true revenue at each month end,
 * and {@code changes.csv}, each change of an account's revenue on the day it took effect. Amounts
 * are monthly, in major units of the account's own currency.
 */
final class Truth {
  private static final String MONTHS =
      "account_id,month_end_date,value_realised,currency,mrr_list,mrr_net,seats";
  private static final String CHANGES = "account_id,changed_on,change,currency,mrr_change";

  private final Simulation simulation;
  private final List<String> months = new ArrayList<>();
  private final List<String> changes = new ArrayList<>();

  private Truth(Simulation simulation) {
    this.simulation = simulation;
  }

  static List<WrittenFile> write(Simulation simulation) {
    Truth truth = new Truth(simulation);
    for (int account = 0; account < simulation.accounts(); account++) {
      AccountStory story = AccountStory.of(simulation, account);
      truth.addMonths(story);
      truth.addChanges(story);
    }
    Landing files = new Landing(Path.of(simulation.out(), "truth"));
    return List.of(
        files.writeTable("truth", "account_months.csv", MONTHS, truth.months),
        files.writeTable("truth", "changes.csv", CHANGES, truth.changes));
  }

  private void addMonths(AccountStory story) {
    for (int month = 0; month < simulation.months(); month++) {
      LocalDate end = simulation.month(month).atEndOfMonth();
      String value = Text.of("%.4f", story.value().in(month));
      months.add(
          Csv.line(
              story.crmId(),
              end,
              value,
              currency(story),
              major(story, story.listMrr(end)),
              major(story, story.netMrr(end)),
              story.seatsOn(end)));
    }
  }

  private void addChanges(AccountStory story) {
    boolean paidBefore = false;
    for (LocalDate day : boundaries(story)) {
      BigDecimal before = story.netMrr(day.minusDays(1));
      BigDecimal after = story.netMrr(day);
      paidBefore |= before.signum() > 0;
      boolean inside = !day.isBefore(simulation.from()) && !day.isAfter(simulation.to());
      if (inside && before.compareTo(after) != 0) {
        String change = kind(story, day, before, after, paidBefore);
        changes.add(
            Csv.line(
                story.crmId(), day, change, currency(story), major(story, after.subtract(before))));
      }
    }
  }

  private static SortedSet<LocalDate> boundaries(AccountStory story) {
    Days days = new Days();
    for (Phase phase : story.phases()) {
      days.add(phase.start()).add(phase.end()).add(phase.trialEnd());
      days.add(phase.discount() == null ? null : phase.discount().end());
    }
    return days.sorted();
  }

  private static String kind(
      AccountStory story, LocalDate day, BigDecimal before, BigDecimal after, boolean paidBefore) {
    Phase phase = story.phaseOn(day);
    Phase previous = story.phaseOn(day.minusDays(1));
    if (phase != null && phase.kind() == Phase.Kind.PAUSED) {
      return "pause";
    }
    if (previous != null && previous.kind() == Phase.Kind.PAUSED && after.signum() > 0) {
      return "resume";
    }
    if (before.signum() == 0) {
      return paidBefore ? "reactivation" : "new";
    }
    if (after.signum() == 0) {
      return "churn";
    }
    return after.compareTo(before) < 0 ? "contraction" : "expansion";
  }

  private static String currency(AccountStory story) {
    return story.profile().currency().toUpperCase(Locale.ROOT);
  }

  private static String major(AccountStory story, BigDecimal minor) {
    int digits = Catalogue.digits(story.profile().currency());
    return minor.movePointLeft(digits).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
