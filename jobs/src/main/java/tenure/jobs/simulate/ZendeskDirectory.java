package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import tenure.jobs.simulate.People.Person;

/** Organisations and users of the support desk. Not every organisation knows its CRM account. */
final class ZendeskDirectory implements Extract {
  private static final long FIRST_ORGANIZATION = 360_000_000_000L;
  private static final long FIRST_USER = 410_000_000_000L;

  static long organization(AccountStory story) {
    return FIRST_ORGANIZATION + story.index();
  }

  static long user(AccountStory story, int number) {
    return FIRST_USER + story.index() * 100L + number;
  }

  @Override
  public void record(AccountStory story, Recorder recorder) {
    LocalDate opened = story.profile().started().plusDays(1);
    recorder.add(
        LandingObject.ORGANIZATIONS,
        opened,
        Long.toString(organization(story)),
        () -> Json.line(organization(story, opened)));
    for (Person person : story.people()) {
      LocalDate joined = Clock.later(opened, person.since());
      recorder.add(
          LandingObject.REQUESTERS,
          joined,
          Long.toString(user(story, person.number())),
          () -> Json.line(user(story, person, joined)));
    }
  }

  private static ObjectNode organization(AccountStory story, LocalDate day) {
    boolean linked = !story.dice("organization link").chance(0.08);
    String domain = story.profile().domain();
    String other = domain.replace(".com", ".io");
    String moment = Clock.seconds(day, 36_000);
    ObjectNode node =
        Json.object()
            .put("id", organization(story))
            .put("name", story.profile().name())
            .put(
                "external_id",
                linked ? story.population().foreignId(story.index(), "zendesk") : null)
            .put("created_at", moment)
            .put("updated_at", moment);
    boolean several = story.index() % 7 == 0;
    node.set(
        "domain_names",
        Json.texts(several ? List.of(domain, other, "gmail.com") : List.of(domain)));
    return node;
  }

  private static ObjectNode user(AccountStory story, Person person, LocalDate day) {
    String moment = Clock.seconds(day, 36_300);
    return Json.object()
        .put("id", user(story, person.number()))
        .put("name", person.name())
        .put("email", person.email())
        .put("role", "end-user")
        .put("organization_id", organization(story))
        .put("active", true)
        .put("created_at", moment)
        .put("updated_at", moment);
  }
}
