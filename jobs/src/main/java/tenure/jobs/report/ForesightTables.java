package tenure.jobs.report;

import java.io.PrintStream;
import java.time.LocalDate;
import tenure.jobs.lake.Lake;
import tenure.jobs.report.Foresight.Judge;
import tenure.marts.FctHealthValidation;
import tenure.validation.Predictors;

/** Whether the score predicts, in a terminal: the verdicts in words, then every judge. */
public final class ForesightTables {
  private ForesightTables() {}

  /** Prints what the last month end up to a night found out. */
  public static void print(Lake lake, LocalDate night, PrintStream out) {
    Marts marts = new Marts(lake::published, night);
    Foresight foresight = ForesightFigures.read(marts);
    if (foresight.judges().isEmpty()) {
      out.println(
          "Nothing was found out at the month end of %s. Run its night: ./tenure nightly --date %s"
              .formatted(Words.day(marts.lastMonthEnd()), marts.lastMonthEnd()));
      return;
    }
    out.println("Does the health score predict? As of " + Words.day(marts.lastMonthEnd()) + ":");
    foresight.judges().stream()
        .filter(j -> j.predictor().equals(Predictors.HEALTH))
        .filter(j -> j.segment().equals(FctHealthValidation.TOTAL))
        .forEach(j -> out.println(said(j)));
    Section section = new ForesightSection(foresight).section();
    section
        .panels()
        .forEach(p -> out.println("\n" + p.title() + "\n" + ReportTables.draw(p.table())));
  }

  private static String said(Judge judge) {
    return "  within %d days: %s".formatted(judge.horizonDays(), judge.words());
  }
}
