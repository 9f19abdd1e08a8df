package tenure.jobs.qbr;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tenure.contract.Field;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.jobs.qbr.BarChart.Bar;
import tenure.jobs.qbr.ReviewPage.Chart;
import tenure.jobs.qbr.ReviewPage.Grid;
import tenure.jobs.qbr.ReviewPage.Row;
import tenure.jobs.qbr.ReviewPage.Section;
import tenure.jobs.report.Line;
import tenure.jobs.report.Words;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctHealthMeasure;
import tenure.marts.FctQbr;
import tenure.review.ReviewHealth;
import tenure.review.ReviewPeers;
import tenure.review.ReviewQuarters;
import tenure.review.ReviewSupport;
import tenure.scores.HealthScores;

/** Where the customer stands: health and its story, support, and its peers. */
final class StandingSections {
  private static final double FULL_SCORE = 100;
  private static final double LEAST_GAP = 0.5;
  private static final Map<String, String> NAMES =
      Map.of(
          AccountUsage.DAU_SHARE.name(), "Seats in use on a business day",
          AccountUsage.ADOPTION_SHARE.name(), "Included features in use",
          HealthScores.HEALTH_SCORE.name(), "Health score");

  private final Review review;
  private final Line figures;

  StandingSections(Review review) {
    this.review = review;
    this.figures = review.figures();
  }

  Section health() {
    List<Bar> story = story();
    Section health = Section.of("Health", score() + biggestGap(), components());
    String caption = "Health score, 0 to 100, at month ends and on the last day described.";
    return story.size() < 2
        ? health.wide()
        : health.wide(new Chart(BarChart.of(caption, story, FULL_SCORE), caption));
  }

  private String score() {
    Double score = figures.share(HealthScores.HEALTH_SCORE);
    if (score == null) {
      return "The score on %s is not known.".formatted(Words.day(described()));
    }
    Double before = figures.share(ReviewHealth.OPENING_HEALTH_SCORE);
    String now =
        "The score is %s%s".formatted(Words.score(score), band(FctAccountDaily.HEALTH_BAND));
    return before == null
        ? now + "; what it was before the quarter is not known."
        : now
            + "; at the month end before the quarter it was %s%s."
                .formatted(Words.score(before), band(ReviewHealth.OPENING_HEALTH_BAND));
  }

  private String band(Field field) {
    String band = figures.text(field);
    return band == null ? "" : " (" + band.replace('_', ' ') + ")";
  }

  private String biggestGap() {
    return review.measures().stream()
        .filter(m -> gap(m) >= LEAST_GAP)
        .max(Comparator.comparingDouble(StandingSections::gap))
        .map(
            m ->
                " Most is missing at %s: %s of %s points."
                    .formatted(
                        name(m.text(FctHealthMeasure.MEASURE)),
                        Words.score(gap(m)),
                        Words.score(m.share(FctHealthMeasure.WEIGHT))))
        .orElse("");
  }

  private static String name(String figure) {
    return NAMES.getOrDefault(figure, Words.name(figure));
  }

  private static double gap(Line measure) {
    return measure.share(FctHealthMeasure.WEIGHT) - measure.share(FctHealthMeasure.CONTRIBUTION);
  }

  private Grid components() {
    Map<String, List<Line>> byComponent =
        review.measures().stream()
            .collect(
                Collectors.groupingBy(
                    m -> m.text(FctHealthMeasure.COMPONENT), TreeMap::new, Collectors.toList()));
    List<Row> rows =
        byComponent.entrySet().stream()
            .map(
                c ->
                    Row.of(
                        Words.name(c.getKey()),
                        Words.score(sum(c.getValue(), FctHealthMeasure.CONTRIBUTION)),
                        Words.score(sum(c.getValue(), FctHealthMeasure.WEIGHT))))
            .toList();
    String night = Words.shortDay(figures.day(FctQbr.AS_OF_DATE));
    return new Grid(List.of("What it is made of", "Points on " + night, "Of"), rows);
  }

  private static double sum(List<Line> measures, Field field) {
    return measures.stream().mapToDouble(m -> m.share(field)).sum();
  }

  private List<Bar> story() {
    List<Bar> bars = new ArrayList<>();
    LocalDate last = null;
    String told = figures.text(ReviewHealth.HEALTH_STORY);
    for (String one : told == null ? new String[0] : told.split(", ")) {
      String[] parts = one.split(" ");
      last = LocalDate.parse(parts[0]);
      bars.add(bar(last, Double.valueOf(parts[1])));
    }
    Double score = figures.share(HealthScores.HEALTH_SCORE);
    if (score != null && !described().equals(last)) {
      bars.add(bar(described(), score));
    }
    return bars;
  }

  private static Bar bar(LocalDate day, Double score) {
    return new Bar(Words.shortDay(day), score, Words.score(score));
  }

  Section support() {
    String tickets =
        "%s opened in the quarter, %s escalated, %s solved; %s open on %s."
            .formatted(
                Words.count(figures.count(ReviewSupport.TICKETS), "ticket"),
                Words.count(figures.count(ReviewSupport.ESCALATIONS)),
                Words.count(figures.count(ReviewSupport.SOLVED_TICKETS)),
                Words.count(figures.count(ReviewSupport.OPEN_TICKETS)),
                Words.day(described()));
    Double csat = figures.share(AccountSupport.CSAT_AVERAGE_90D);
    Double nps = figures.share(AccountRelationship.NPS_SCORE);
    return Section.of(
        "Support and voice",
        tickets
            + (csat == null
                ? " No answer was rated in 90 days."
                : String.format(Locale.ROOT, " Answers were rated %.1f of 5 in 90 days.", csat))
            + (nps == null
                ? ""
                : " The last answer to \u201cWould you recommend us?\u201d was %s of 10."
                    .formatted(Words.score(nps))));
  }

  Section peers() {
    List<Row> rows = ReviewPeers.FIGURES.stream().map(this::standing).toList();
    String sentence =
        "Beside the other customers of the segment %s; with fewer than %d of them nothing is said."
            .formatted(Words.name(figures.text(FctQbr.SEGMENT)), ReviewPeers.MINIMUM);
    return Section.of(
        "Among peers", sentence, new Grid(List.of("Figure", "Yours", "Ahead of"), rows));
  }

  private Row standing(ReviewPeers.Figure figure) {
    Double own = figures.share(figure.value());
    boolean isScore = figure.value().name().equals(HealthScores.HEALTH_SCORE.name());
    Double percentile = figures.share(figure.percentile());
    long peers = figures.count(figure.peers());
    return Row.of(
        name(figure.value().name()),
        isScore ? Words.score(own) : Words.share(own),
        percentile == null
            ? (own == null ? Words.NONE : "too few peers (%d)".formatted(peers))
            : "%d%% of %s peers".formatted(Math.round(percentile * 100), Words.count(peers)));
  }

  private LocalDate described() {
    return figures.day(ReviewQuarters.DESCRIBED_DATE);
  }
}
