package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** One ticket of an account, from its first to its last day. */
final class Ticket {
  /** A score of the export: offered first, then good or bad if the requester answers. */
  record Rating(LocalDate day, String score) {}

  private static final long FIRST = 100_000;
  private static final int PER_ACCOUNT = 10_000;

  private final AccountStory story;
  private final int number;
  private final LocalDate createdOn;
  private final double value;
  private final LocalDate solvedOn;
  private final LocalDate reopenedOn;
  private final LocalDate deletedOn;

  private Ticket(AccountStory story, int number, LocalDate createdOn) {
    this.story = story;
    this.number = number;
    this.createdOn = createdOn;
    this.value = story.valueOn(createdOn);
    Dice dice = dice("course");
    LocalDate first =
        createdOn.plusDays((long) (dice.between(0, 3) + 9 * (1 - value) * dice.uniform()));
    boolean reopened = dice.chance(0.04 + 0.08 * (1 - value));
    this.reopenedOn = reopened ? first.plusDays(dice.whole(1, 5)) : null;
    this.solvedOn = reopened ? reopenedOn.plusDays(dice.whole(1, 6)) : first;
    this.deletedOn = dice.chance(0.008) ? solvedOn.plusDays(dice.whole(5, 60)) : null;
  }

  static List<Ticket> of(AccountStory story) {
    List<Ticket> tickets = new ArrayList<>();
    Dice dice = story.dice("tickets");
    for (int month = 0; month < story.simulation().months(); month++) {
      LocalDate middle = story.simulation().month(month).atDay(15);
      double distress = 0.2 + 1.7 * (1 - story.value().in(month));
      double mean = 0.13 * StrictMath.sqrt(story.seatsOn(middle)) * distress;
      int count = dice.poisson(mean);
      for (int one = 0; one < count; one++) {
        LocalDate day = story.simulation().month(month).atDay(dice.whole(1, 28));
        Ticket ticket = new Ticket(story, tickets.size(), day);
        if (story.isServedOn(day)) {
          tickets.add(ticket);
        }
      }
    }
    return tickets;
  }

  long id() {
    return FIRST + (long) story.index() * PER_ACCOUNT + number;
  }

  Dice dice(String purpose) {
    return story.dice("ticket " + purpose, number);
  }

  LocalDate createdOn() {
    return createdOn;
  }

  LocalDate solvedOn() {
    return solvedOn;
  }

  boolean isSolvedOn(LocalDate day) {
    return !day.isBefore(solvedOn);
  }

  boolean isDeletedOn(LocalDate day) {
    return deletedOn != null && !day.isBefore(deletedOn);
  }

  int reopensBy(LocalDate day) {
    return reopenedOn != null && !day.isBefore(reopenedOn) ? 1 : 0;
  }

  String statusOn(LocalDate day) {
    if (!day.isBefore(solvedOn.plusDays(4))) {
      return "closed";
    }
    if (isSolvedOn(day)) {
      return "solved";
    }
    return day.equals(createdOn) ? "new" : dice("waiting").chance(0.5) ? "open" : "pending";
  }

  SortedSet<LocalDate> daysOfChange() {
    return new Days()
        .add(createdOn)
        .add(reopenedOn)
        .add(solvedOn)
        .add(solvedOn.plusDays(4))
        .add(deletedOn)
        .sorted();
  }

  List<Rating> ratings() {
    Dice dice = dice("rating");
    if (!dice.chance(0.6)) {
      return List.of();
    }
    Rating offered = new Rating(solvedOn, "offered");
    if (!dice.chance(0.55)) {
      return List.of(offered);
    }
    String score = dice.chance(0.40 + 0.65 * value) ? "good" : "bad";
    return List.of(offered, new Rating(solvedOn.plusDays(dice.whole(0, 3)), score));
  }

  int requester() {
    return dice("requester").whole(0, story.people().size() - 1);
  }

  /** A few tickets carry no organisation: only their requester leads to the account. */
  boolean isFiled() {
    return !dice("filed").chance(0.02);
  }

  String area() {
    return dice("area").pick(Catalogue.FEATURES).name();
  }

  /** Null for about a third, as desks leave it. */
  String priority() {
    Dice dice = dice("priority");
    if (dice.chance(0.3)) {
      return null;
    }
    double grave = 0.05 + 0.3 * (1 - value);
    double roll = dice.uniform();
    return roll < grave / 3 ? "urgent" : roll < grave ? "high" : roll < 0.75 ? "normal" : "low";
  }

  String type() {
    return dice("type").pick(List.of("question", "incident", "problem", "task"));
  }

  boolean isEscalated() {
    return dice("escalation").chance(0.01 + 0.09 * (1 - value));
  }

  boolean isProductGap() {
    return dice("gap").chance(0.06);
  }

  int replyMinutes() {
    return (int) (15 + dice("reply").uniform() * 600 * (1.2 - value));
  }

  int secondOfDay() {
    return dice("time").whole(25_000, 70_000);
  }
}
