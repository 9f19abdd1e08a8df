package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Goals of the success plan, whose progress is the value realised, and onboarding milestones. */
final class SuccessPlans implements Extract {
  private record Metric(String goal, String metric, int baseline, int target) {}

  private static final List<Metric> METRICS =
      List.of(
          new Metric("Close the books faster", "days to close", 12, 6),
          new Metric("Answer customers sooner", "hours to answer", 20, 8),
          new Metric("Bring the team on board", "weekly active users in percent", 10, 70),
          new Metric("Cut manual work", "hours saved a month", 0, 120));
  private static final List<String> MILESTONES =
      List.of("kick-off", "first value", "day-30 moment", "go-live");
  private static final int[] DUE_AFTER = {7, 21, 30, 60};

  @Override
  public void record(AccountStory story, Recorder recorder) {
    recordMilestones(story, recorder);
    Dice dice = story.dice("goals");
    int goals = story.profile().yearlyDollars() < 5_000 ? 0 : dice.whole(1, 3);
    for (int number = 0; number < goals; number++) {
      Metric metric = dice.pick(METRICS);
      LocalDate start = Clock.later(story.profile().started(), story.simulation().from());
      recordGoal(story, number, metric, start.plusDays(dice.whole(5, 60)), recorder);
    }
  }

  private static void recordGoal(
      AccountStory story, int number, Metric metric, LocalDate start, Recorder recorder) {
    String id = Text.of("g-%05d-%d", story.index(), number);
    LocalDate due = start.plusDays(270);
    LocalDate reached = null;
    double progress = 0;
    for (LocalDate day = start; story.isServedOn(day); day = day.plusMonths(2)) {
      boolean over = day.isAfter(due.plusDays(120)) || day.isAfter(story.simulation().to());
      if (over || reached != null) {
        return;
      }
      progress += day.equals(start) ? 0 : 0.42 * story.valueOn(day);
      reached = progress >= 1 ? day : null;
      double share = Math.min(1, progress);
      LocalDate shown = day;
      LocalDate done = reached;
      recorder.add(
          LandingObject.GOALS, day, id, () -> goal(story, id, metric, share, due, done, shown));
    }
  }

  private static String goal(
      AccountStory story,
      String id,
      Metric metric,
      double progress,
      LocalDate due,
      LocalDate reached,
      LocalDate day) {
    BigDecimal actual =
        BigDecimal.valueOf(metric.baseline + (metric.target - metric.baseline) * progress)
            .setScale(1, RoundingMode.HALF_UP);
    return Csv.line(
        id,
        story.population().foreignId(story.index(), "success"),
        metric.goal,
        metric.metric,
        metric.baseline,
        metric.target,
        actual,
        due,
        reached,
        worth(story, progress, day),
        story.profile().currency().toUpperCase(Locale.ROOT),
        Clock.seconds(day, 50_400));
  }

  /** What the goal is worth to the customer: up to a year and a half of what it pays. */
  private static String worth(AccountStory story, double progress, LocalDate day) {
    return story
        .netMrr(day)
        .movePointLeft(Catalogue.digits(story.profile().currency()))
        .multiply(BigDecimal.valueOf(progress * 18))
        .setScale(0, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static void recordMilestones(AccountStory story, Recorder recorder) {
    LocalDate start = story.profile().started();
    Dice dice = story.dice("milestones");
    double value = story.valueOn(start);
    for (int step = 0; step < MILESTONES.size(); step++) {
      String milestone = MILESTONES.get(step);
      LocalDate due = start.plusDays(DUE_AFTER[step]);
      LocalDate done =
          start.plusDays((long) (DUE_AFTER[step] * dice.between(0.5, 2.3 - 1.2 * value)));
      boolean reached = dice.chance(0.6 + 0.4 * value) && story.isServedOn(done);
      String key = story.crmId() + milestone;
      recorder.add(
          LandingObject.MILESTONES,
          start,
          key,
          () -> milestone(story, milestone, due, null, start));
      if (reached) {
        recorder.add(
            LandingObject.MILESTONES,
            done,
            key,
            () -> milestone(story, milestone, due, done, done));
      }
    }
  }

  private static String milestone(
      AccountStory story, String milestone, LocalDate due, LocalDate done, LocalDate day) {
    String account = story.population().foreignId(story.index(), "success");
    return Csv.line(account, milestone, due, done, Clock.seconds(day, 50_400));
  }
}
