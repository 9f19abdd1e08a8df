package tenure.jobs.report;

import static tenure.jobs.report.Grid.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tenure.jobs.report.Foresight.Colour;
import tenure.jobs.report.Foresight.Judge;
import tenure.jobs.report.Foresight.Tenth;
import tenure.marts.FctHealthValidation;
import tenure.validation.Predictors;

/**
 * Does the score predict? The verdict in words, what followed on each colour, and who did better.
 */
final class ForesightSection {
  private final Foresight foresight;
  private final long horizon;

  ForesightSection(Foresight foresight) {
    this.foresight = foresight;
    this.horizon = foresight.judges().stream().mapToLong(Judge::horizonDays).min().orElse(0);
  }

  Section section() {
    boolean isEmpty = foresight.judges().isEmpty();
    return new Section(
        "foresight",
        "Does the score predict?",
        isEmpty ? List.of() : List.of(colours(), calibration()),
        isEmpty ? List.of(nothing()) : List.of(judges(), segments()));
  }

  private static Section.Panel nothing() {
    return new Section.Panel(
        "Not found out yet",
        "Scores are held against what became of the customers at the night of each month end.",
        "",
        "wide",
        null);
  }

  private Judge score() {
    return of(Predictors.HEALTH).findFirst().orElseThrow();
  }

  private Stream<Judge> of(String predictor) {
    return foresight.judges().stream()
        .filter(j -> j.horizonDays() == horizon && j.predictor().equals(predictor))
        .filter(j -> j.segment().equals(FctHealthValidation.TOTAL));
  }

  private Chart colours() {
    List<Colour> colours = score().colours();
    return Chart.of(
        "colours",
        "What followed on each colour",
        "Within %d days. %s".formatted(horizon, score().words()),
        Grid.of(
            "Losses by health band",
            List.of("Band", "#Judged", "#Lost", "#Loss rate"),
            colours.stream()
                .map(
                    c ->
                        row(
                            c.band(),
                            Words.count(c.judgements()),
                            Words.count(c.losses()),
                            Words.share(c.lossRate())))
                .toList()),
        "stack",
        Map.of(
            "names",
            colours.stream().map(c -> Words.name(c.band().words())).toList(),
            "unit",
            "share",
            "isPartOfMany",
            true,
            "isSideways",
            true,
            "series",
            colours.stream().map(c -> bar(colours, c)).toList()));
  }

  private static Chart.Series bar(List<Colour> all, Colour colour) {
    Function<Colour, Double> own = c -> c == colour ? c.lossRate() : null;
    return new Chart.Series(
        Words.name(colour.band().words()),
        colour.band().tone(),
        Arrays.asList(all.stream().map(own).toArray(Double[]::new)),
        all.stream().map(c -> c == colour ? Words.share(c.lossRate()) : "").toList());
  }

  private Chart calibration() {
    List<Tenth> tenths =
        foresight.tenths().stream()
            .filter(t -> t.horizonDays() == horizon && t.predictor().equals(Predictors.HEALTH))
            .toList();
    List<Chart.Series> series = new ArrayList<>();
    series.add(line("Came", tenths, Tenth::lossRate));
    if (tenths.stream().anyMatch(t -> t.expectedRate() != null)) {
      series.add(line("Expected", tenths, Tenth::expectedRate));
    }
    return Chart.of(
        "calibration",
        "Expected and come true",
        "Customers of each month end from the safest tenth to the riskiest: a score that knows something climbs to the right, and what was expected lies close to what came.",
        calibrationTable(tenths),
        "lines",
        Map.of(
            "names",
            tenths.stream().map(t -> String.valueOf(t.tenth())).toList(),
            "unit",
            "share",
            "fromZero",
            true,
            "guides",
            List.of(),
            "series",
            series));
  }

  private static Chart.Series line(String name, List<Tenth> tenths, Function<Tenth, Double> rate) {
    return Chart.line(name, Arrays.asList(tenths.stream().map(rate).toArray(Double[]::new)));
  }

  private static Grid calibrationTable(List<Tenth> tenths) {
    return Grid.of(
        "Losses by tenth",
        List.of("Tenth", "#Judged", "#Expected", "#Came"),
        tenths.stream()
            .map(
                t ->
                    row(
                        String.valueOf(t.tenth()),
                        Words.count(t.judgements()),
                        Words.share(t.expectedRate()),
                        Words.share(t.lossRate())))
            .toList());
  }

  private Section.Panel judges() {
    return panel(
        "Who foresees best",
        "The score beside what it has to beat. 50% is chance.",
        foresight.judges().stream()
            .filter(j -> j.segment().equals(FctHealthValidation.TOTAL))
            .toList(),
        "Judge",
        Judge::predictor);
  }

  private Section.Panel segments() {
    return panel(
        "The score by segment",
        "A score can know one kind of customer and not another.",
        foresight.judges().stream()
            .filter(j -> !j.segment().equals(FctHealthValidation.TOTAL))
            .toList(),
        "Segment",
        Judge::segment);
  }

  private static Section.Panel panel(
      String title, String finding, List<Judge> judges, String who, Function<Judge, String> name) {
    return new Section.Panel(
        title,
        finding,
        "Share of pairs of a lost and a kept customer of the same month end in which the lost one looked worse, with its 95% interval.",
        "wide",
        Grid.of(
            title,
            List.of(
                who,
                "#Days",
                "#Right",
                "#95%",
                "#By ARR",
                "#Lift of worst tenth",
                "#Brier",
                "#Lost"),
            judges.stream().map(j -> line(j, name.apply(j))).toList()));
  }

  private static List<Object> line(Judge judge, String name) {
    return row(
        Words.name(name),
        Words.count(judge.horizonDays()),
        Words.share(judge.auc()),
        judge.aucLow() == null
            ? Words.NONE
            : Words.share(judge.aucLow()) + " – " + Words.share(judge.aucHigh()),
        Words.share(judge.aucByArr()),
        judge.lift() == null ? Words.NONE : "%.1f".formatted(judge.lift()),
        judge.brier() == null ? Words.NONE : "%.3f".formatted(judge.brier()),
        Words.count(judge.lostAccounts()));
  }
}
