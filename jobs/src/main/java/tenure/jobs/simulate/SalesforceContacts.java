package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.SortedSet;
import tenure.jobs.simulate.People.Person;

/** Contacts: how recently each was in touch follows the value realised; some leave the company. */
final class SalesforceContacts implements Extract {
  private static final int PER_ACCOUNT = 64;

  static String id(AccountStory story, int number) {
    return SalesforceId.of("003", 50_000_000L + (long) story.index() * PER_ACCOUNT + number);
  }

  @Override
  public void record(AccountStory story, Recorder recorder) {
    for (Person person : story.people()) {
      String id = id(story, person.number());
      LocalDate touched = null;
      for (LocalDate day : daysOfChange(story, person)) {
        boolean isTouch = !day.equals(person.since()) && person.isThereOn(day);
        touched = isTouch && !isRemoved(story, person, day) ? day : touched;
        LocalDate last = touched;
        recorder.add(LandingObject.CONTACTS, day, id, () -> row(story, person, last, day));
      }
    }
  }

  private static SortedSet<LocalDate> daysOfChange(AccountStory story, Person person) {
    Days days = new Days();
    Dice dice = story.dice("touches", person.number());
    for (int month = 0; month < story.simulation().months(); month++) {
      LocalDate day = story.simulation().month(month).atDay(dice.whole(1, 28));
      boolean touched = dice.chance(0.25 + 0.7 * story.value().in(month));
      if (touched && person.isThereOn(day) && story.isServedOn(day)) {
        days.add(day);
      }
    }
    return days.add(person.since()).add(person.leftOn()).add(removedOn(story, person)).sorted();
  }

  /** A few records are deleted as duplicates. */
  private static LocalDate removedOn(AccountStory story, Person person) {
    Dice dice = story.dice("removed contact", person.number());
    return person.number() > 2 && dice.chance(0.02)
        ? person.since().plusDays(dice.whole(60, 600))
        : null;
  }

  private static boolean isRemoved(AccountStory story, Person person, LocalDate day) {
    LocalDate removed = removedOn(story, person);
    return removed != null && !day.isBefore(removed);
  }

  private static String row(AccountStory story, Person person, LocalDate touched, LocalDate day) {
    boolean left = person.leftOn() != null && !day.isBefore(person.leftOn());
    return Csv.line(
        id(story, person.number()),
        story.crmId(),
        person.name(),
        person.email(),
        person.role().equals("User") ? "Specialist, Operations" : "Head of " + person.role(),
        person.role(),
        left ? person.leftOn() : null,
        touched,
        isRemoved(story, person, day),
        Clock.milliseconds(person.since(), 30_000 + person.number()),
        Clock.milliseconds(day, 40_000 + person.number()));
  }
}
