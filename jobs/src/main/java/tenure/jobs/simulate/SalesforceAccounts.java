package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedSet;

/** Accounts: prospects that become customers, change hands, gain parents, get merged or deleted. */
final class SalesforceAccounts implements Extract {
  private static final List<String> OVERRIDES = List.of("enterprise", "mid-market", "smb");
  private final CsmRoster roster;

  SalesforceAccounts(CsmRoster roster) {
    this.roster = roster;
  }

  @Override
  public void record(AccountStory story, Recorder recorder) {
    for (LocalDate day : daysOfChange(story)) {
      recorder.add(LandingObject.ACCOUNTS, day, story.crmId(), () -> row(story, day));
    }
  }

  private SortedSet<LocalDate> daysOfChange(AccountStory story) {
    Population population = story.population();
    int account = story.index();
    LocalDate left = story.lastPhase().endKnownOn();
    Days days =
        new Days()
            .add(story.profile().started())
            .add(roster.leavingDay())
            .addIf(population.parentOf(account).isPresent(), population.parentKnownOn(account))
            .addIf(population.mergedInto(account).isPresent(), population.mergedOn(account))
            .addIf(population.isDeleted(account), population.deletedOn(account))
            .add(left == null ? null : left.plusDays(2));
    LocalDate review = story.profile().created();
    while (!review.isAfter(story.simulation().to())) {
      days.add(review);
      review = review.plusYears(1);
    }
    return days.from(story.profile().created()).sorted();
  }

  private String row(AccountStory story, LocalDate day) {
    AccountProfile profile = story.profile();
    String changed =
        Clock.milliseconds(day, story.dice("touched", day.toEpochDay()).whole(0, 86_399));
    return Csv.line(
        story.crmId(),
        profile.name(),
        parent(story, day),
        survivor(story, day),
        roster.ownerOf(profile, day).id(),
        type(story, day),
        profile.industry(),
        website(story),
        profile.country().name(),
        street(story),
        profile.country().region(),
        employees(story, day),
        override(story),
        isDeleted(story, day),
        Clock.milliseconds(profile.created(), profile.secondOfDay()),
        changed,
        changed);
  }

  private static String parent(AccountStory story, LocalDate day) {
    Population population = story.population();
    if (population.hasUnknownParent(story.index())) {
      return SalesforceId.of("001", 99_999_999L + story.index());
    }
    OptionalInt parent = population.parentOf(story.index());
    boolean known = !day.isBefore(population.parentKnownOn(story.index()));
    return parent.isPresent() && known ? Population.crmId(parent.getAsInt()) : null;
  }

  private static String survivor(AccountStory story, LocalDate day) {
    OptionalInt survivor = story.population().mergedInto(story.index());
    boolean merged =
        survivor.isPresent() && !day.isBefore(story.population().mergedOn(story.index()));
    return merged ? Population.crmId(survivor.getAsInt()) : null;
  }

  private static boolean isDeleted(AccountStory story, LocalDate day) {
    boolean deleted =
        story.population().isDeleted(story.index())
            && !day.isBefore(story.population().deletedOn(story.index()));
    return deleted || survivor(story, day) != null;
  }

  private static String type(AccountStory story, LocalDate day) {
    if (story.population().isTest(story.index())) {
      return "Test";
    }
    if (day.isBefore(story.profile().started())) {
      return "Prospect";
    }
    Phase last = story.lastPhase();
    boolean left = last.endKnownOn() != null && day.isAfter(last.endKnownOn());
    return left ? "Former Customer" : "Customer";
  }

  private static String website(AccountStory story) {
    String domain = story.profile().domain();
    return switch (story.index() % 6) {
      case 0 -> "https://www." + domain;
      case 1 -> "www." + domain;
      case 2 -> "http://" + domain + "/en";
      case 3 -> domain;
      case 4 -> "https://" + domain + "/";
      default -> "WWW." + domain.toUpperCase(Locale.ROOT);
    };
  }

  private static String street(AccountStory story) {
    int number = story.dice("street").whole(1, 999);
    return switch (story.index() % 5) {
      case 0 -> number + " Main St.\nSuite " + number % 40;
      case 1 -> "\"The Yard\", " + number + " Mill Road";
      case 2 -> null;
      default -> number + " Market Street";
    };
  }

  private static String employees(AccountStory story, LocalDate day) {
    int years = Math.max(0, Clock.days(story.profile().created(), day)) / 365;
    int count = story.profile().employees() * (20 + years) / 20;
    return story.index() % 4 == 0 ? count + ".0" : Integer.toString(count);
  }

  private static String override(AccountStory story) {
    Dice dice = story.dice("override");
    return dice.chance(0.03) ? dice.pick(OVERRIDES) : null;
  }
}
