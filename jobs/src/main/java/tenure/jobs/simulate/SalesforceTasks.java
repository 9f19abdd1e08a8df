package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.List;
import tenure.jobs.simulate.People.Person;

/**
 * Touchpoints: planned by the size of the account, attended and answered by the value it realises.
 */
final class SalesforceTasks implements Extract {
  private static final int PER_ACCOUNT = 5_000;

  /** How often a kind of touchpoint is planned a month, from a yearly amount on. */
  private record Rhythm(String kind, double fromYearlyDollars, double perMonth) {
    /** Evenly spread over the months, from a phase between 0 and 1 of the account's own. */
    int planned(int month, double phase) {
      return (int) (perMonth * (month + 1) + phase) - (int) (perMonth * month + phase);
    }
  }

  private record Task(int number, String kind, Person with, LocalDate created, LocalDate planned) {}

  private static final List<Rhythm> RHYTHMS =
      List.of(
          new Rhythm("Call", 25_000, 0.9),
          new Rhythm("Call", 100_000, 1.0),
          new Rhythm("QBR", 1_000, 0.20),
          new Rhythm("QBR", 5_000, 0.14),
          new Rhythm("Email", 5_000, 0.8),
          new Rhythm("Training", 5_000, 0.22),
          new Rhythm("Webinar", 0, 0.25),
          new Rhythm("Email", 0, 0.5));

  @Override
  public void record(AccountStory story, Recorder recorder) {
    int number = 0;
    Dice dice = story.dice("tasks");
    double size = story.profile().yearlyDollars();
    double phase = dice.uniform();
    for (int month = 0; month < story.simulation().months(); month++) {
      for (Rhythm rhythm : RHYTHMS) {
        int planned = size >= rhythm.fromYearlyDollars ? rhythm.planned(month, phase) : 0;
        for (int one = 0; one < planned; one++) {
          LocalDate day = story.simulation().month(month).atDay(dice.whole(1, 28));
          Task task = task(number++, rhythm.kind, story, dice, day);
          if (story.isServedOn(day)) {
            record(story, task, recorder);
          }
        }
      }
    }
  }

  private static Task task(int number, String kind, AccountStory story, Dice dice, LocalDate day) {
    Person with = dice.pick(story.people());
    int lead = "Email".equals(kind) ? 0 : dice.whole(2, 21);
    return new Task(number, kind, with, day.minusDays(lead), day);
  }

  private static void record(AccountStory story, Task task, Recorder recorder) {
    String id =
        SalesforceId.of("00T", 90_000_000L + (long) story.index() * PER_ACCOUNT + task.number);
    Dice dice = story.dice("task outcome", task.number);
    double value = story.valueOn(task.planned);
    boolean attended = dice.chance(0.1 + 1.1 * value);
    boolean answered = dice.chance(0.15 + value);
    recorder.add(
        LandingObject.TASKS,
        task.created,
        id,
        () -> row(story, task, id, task.created, false, attended, answered));
    recorder.add(
        LandingObject.TASKS,
        task.planned,
        id,
        () -> row(story, task, id, task.planned, false, attended, answered));
    if (dice.chance(0.006)) {
      LocalDate removed = task.planned.plusDays(dice.whole(1, 20));
      recorder.add(
          LandingObject.TASKS,
          removed,
          id,
          () -> row(story, task, id, removed, true, attended, answered));
    }
  }

  private static String row(
      AccountStory story,
      Task task,
      String id,
      LocalDate day,
      boolean removed,
      boolean attended,
      boolean answered) {
    boolean over = !day.isBefore(task.planned);
    boolean message = "Email".equals(task.kind);
    return Csv.line(
        id,
        story.crmId(),
        SalesforceContacts.id(story, task.with.number()),
        task.kind + " with " + task.with.name(),
        task.kind,
        over ? "Completed" : "Not Started",
        over ? task.planned : null,
        message ? null : task.planned,
        over && !message ? attended : null,
        over && (message || "Call".equals(task.kind)) ? answered : null,
        Clock.milliseconds(task.created, 33_000),
        Clock.milliseconds(day, 55_000),
        removed);
  }
}
