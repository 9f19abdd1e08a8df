package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.List;
import tenure.jobs.simulate.People.Person;

/** Answers to surveys: NPS from 0 to 10 and CSAT from 1 to 5, both led by the value realised. */
final class SurveyResponses implements Extract {
  private static final List<String> PRAISE =
      List.of("Works well, thanks", "The team says \"finally\"", "Reports save us hours", "");
  private static final List<String> BLAME =
      List.of(
          "Too slow, too many clicks",
          "Support took days\nand did not solve it",
          "=1+1 is all it can",
          "Nobody here uses it, sadly");

  @Override
  public void record(AccountStory story, Recorder recorder) {
    for (int month = 0; month < story.simulation().months(); month++) {
      for (Person person : story.people()) {
        Dice dice = story.dice("survey", month, person.number());
        LocalDate day = story.simulation().month(month).atDay(dice.whole(1, 28));
        boolean asked = person.isThereOn(day) && story.isServedOn(day);
        if (asked && dice.chance(0.12)) {
          record(story, person, "NPS", day, month, dice, recorder);
        }
        if (asked && dice.chance(0.12)) {
          record(story, person, "CSAT", day, month, dice, recorder);
        }
      }
    }
  }

  private static void record(
      AccountStory story,
      Person person,
      String kind,
      LocalDate day,
      int month,
      Dice dice,
      Recorder recorder) {
    double value = story.value().in(month);
    boolean nps = "NPS".equals(kind);
    long score =
        nps
            ? Math.round(Math.max(0, Math.min(10, 3.2 + 8.3 * value + 1.2 * dice.normal())))
            : Math.round(Math.max(1, Math.min(5, 2.0 + 3.3 * value + 0.6 * dice.normal())));
    boolean happy = nps ? score >= 8 : score >= 4;
    String comment = dice.chance(0.5) ? dice.pick(happy ? PRAISE : BLAME) : null;
    String id = Text.of("r-%05d-%03d-%d-%s", story.index(), month, person.number(), kind);
    String contact = SalesforceContacts.id(story, person.number());
    String account = story.population().foreignId(story.index(), "surveys");
    recorder.add(
        LandingObject.RESPONSES,
        day,
        id,
        () -> Csv.line(id, account, contact, kind, score, comment, day));
  }
}
