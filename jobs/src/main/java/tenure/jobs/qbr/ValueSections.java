package tenure.jobs.qbr;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.jobs.qbr.BarChart.Bar;
import tenure.jobs.qbr.ReviewPage.Chart;
import tenure.jobs.qbr.ReviewPage.Grid;
import tenure.jobs.qbr.ReviewPage.Row;
import tenure.jobs.qbr.ReviewPage.Section;
import tenure.jobs.report.Line;
import tenure.jobs.report.Words;
import tenure.marts.FctQbr;
import tenure.review.ReviewGoals;
import tenure.review.ReviewQuarters;
import tenure.review.ReviewUsage;
import tenure.silver.SuccessGoals;

/** What the customer wanted, what it got, and how it uses the product. */
final class ValueSections {
  private static final int MOST_GOALS = 8;
  private static final int MOST_FEATURES = 12;
  private static final int DAYS_OF_A_WEEK = 7;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final Review review;
  private final Line figures;
  private final Words words;

  ValueSections(Review review, Words words) {
    this.review = review;
    this.figures = review.figures();
    this.words = words;
  }

  Section goals() {
    List<Goal> goals = Goal.of(review);
    List<Row> rows = goals.stream().limit(MOST_GOALS).map(ValueSections::row).toList();
    List<String> header = List.of("Goal", "Measured by", "From", "To", "Now", "Due", "State");
    String sentence =
        goals.isEmpty()
            ? "No goal of a success plan is known. Agree what the product shall bring, and by when."
            : progress() + " " + value();
    return Section.of("Value against goals", sentence, new Grid(header, rows)).wide();
  }

  private static Row row(Goal goal) {
    String state =
        goal.reached().map(day -> "reached on " + Words.shortDay(day)).orElse(goal.state());
    return Row.of(
        goal.goal(),
        goal.metric(),
        goal.figure(SuccessGoals.BASELINE),
        goal.figure(SuccessGoals.TARGET),
        goal.figure(SuccessGoals.ACTUAL),
        Words.shortDay(goal.due().orElse(null)),
        state);
  }

  private String progress() {
    return "%s reached in the quarter, %s past due, %s ahead."
        .formatted(
            Words.count(figures.count(ReviewGoals.GOALS_REACHED), "goal"),
            Words.count(figures.count(ReviewGoals.GOALS_OVERDUE)),
            Words.count(figures.count(ReviewGoals.GOALS_AHEAD)));
  }

  private String value() {
    BigDecimal toDate = figures.amount(ReviewGoals.VALUE_REALISED_TO_DATE);
    BigDecimal arr = figures.amount(FctQbr.ARR);
    String multiple =
        arr.signum() > 0
            ? ", %s times what is paid in a year"
                .formatted(toDate.divide(arr, 1, RoundingMode.HALF_UP))
            : "";
    return "Those reached brought %s; all goals so far %s%s."
        .formatted(
            words.money(figures.amount(ReviewGoals.VALUE_REALISED)), words.money(toDate), multiple);
  }

  Section usage() {
    if (figures.money(FctQbr.ARR) == null) {
      return Section.of(
              "Usage",
              "No night was run on %s, so the use on that day is not known."
                  .formatted(Words.day(described())))
          .wide();
    }
    List<Double> logins = logins();
    return logins.size() < 2
        ? Section.of("Usage", used()).wide()
        : Section.of("Usage", used()).wide(chart(logins));
  }

  private String used() {
    String before =
        figures.row().getAs(FctQbr.OPENING_ACTIVE_USERS_28D.name()) == null
            ? ""
            : ", %s before the quarter"
                .formatted(Words.count(figures.count(FctQbr.OPENING_ACTIVE_USERS_28D)));
    Double seats = figures.share(AccountProfile.SEATS);
    String share =
        seats == null
            ? ""
            : " On a business day, %s of the %s seats are in use."
                .formatted(
                    Words.share(figures.share(AccountUsage.DAU_SHARE)),
                    Words.count(Math.round(seats)));
    return "%s in the 28 days up to %s%s.%s"
        .formatted(
            Words.count(figures.count(AccountUsage.ACTIVE_USERS_28D), "active user"),
            Words.day(described()),
            before,
            share);
  }

  private Chart chart(List<Double> logins) {
    List<Bar> bars =
        IntStream.range(0, logins.size())
            .mapToObj(i -> bar(logins.get(i), logins.size() - 1 - i))
            .toList();
    String caption = "Users times days of use, by week; each week by its last day.";
    return new Chart(BarChart.of(caption, bars, 1), caption);
  }

  private Bar bar(double logins, int weeksAgo) {
    LocalDate end = described().minusDays((long) DAYS_OF_A_WEEK * weeksAgo);
    return new Bar(DAY.format(end), logins, Words.count(Math.round(logins)));
  }

  private List<Double> logins() {
    return listed(figures.text(ReviewUsage.WEEKLY_LOGINS)).stream().map(Double::valueOf).toList();
  }

  Section gaps() {
    List<String> unused = listed(figures.text(ReviewUsage.FEATURES_UNUSED));
    Double share = figures.share(AccountUsage.ADOPTION_SHARE);
    if (share == null) {
      return Section.of("Adoption gaps", "Which features are used is not known.");
    }
    Double before = figures.share(FctQbr.OPENING_ADOPTION_SHARE);
    String used =
        "%s of %s were used in 28 days: %s%s."
            .formatted(
                Words.count(figures.count(ReviewUsage.FEATURES_USED_28D)),
                Words.count(figures.count(ReviewUsage.INCLUDED_FEATURES), "included feature"),
                Words.share(share),
                before == null ? "" : ", " + Words.share(before) + " before the quarter");
    return Section.of("Adoption gaps", used + unused(unused));
  }

  private static String unused(List<String> features) {
    if (features.isEmpty()) {
      return "";
    }
    List<String> named =
        new ArrayList<>(
            features.stream().limit(MOST_FEATURES).map(f -> f.replace('_', ' ')).toList());
    int more = features.size() - named.size();
    return " Not used: %s%s."
        .formatted(String.join(", ", named), more > 0 ? " and " + more + " more" : "");
  }

  private LocalDate described() {
    return figures.day(ReviewQuarters.DESCRIBED_DATE);
  }

  private static List<String> listed(String text) {
    return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
  }
}
