package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tenure.jobs.simulate.Phase.Kind;
import tenure.jobs.simulate.Phase.Reason;

/** Opportunities behind each phase of a contract, and some that come to nothing. */
final class SalesforceOpportunities implements Extract {
  private static final int PER_ACCOUNT = 1_000;

  private record Opportunity(
      int number,
      String type,
      BigDecimal amount,
      LocalDate created,
      LocalDate closed,
      boolean won) {}

  private final CsmRoster roster;

  SalesforceOpportunities(CsmRoster roster) {
    this.roster = roster;
  }

  @Override
  public void record(AccountStory story, Recorder recorder) {
    for (Opportunity opportunity : opportunities(story)) {
      String id =
          SalesforceId.of(
              "006", 70_000_000L + (long) story.index() * PER_ACCOUNT + opportunity.number);
      int days = Clock.days(opportunity.created, opportunity.closed);
      for (LocalDate day :
          List.of(
              opportunity.created, opportunity.created.plusDays(days / 2), opportunity.closed)) {
        recorder.add(LandingObject.OPPORTUNITIES, day, id, () -> row(story, opportunity, id, day));
      }
    }
  }

  private static List<Opportunity> opportunities(AccountStory story) {
    List<Opportunity> list = new ArrayList<>();
    for (Phase phase : story.phases()) {
      Dice dice = story.dice("opportunity", phase.number());
      Phase before = phase.number() == 0 ? null : story.phases().get(phase.number() - 1);
      boolean sold = phase.kind() == Kind.PAID && (before == null || before.kind() != Kind.PAUSED);
      String type = sold ? type(before, phase) : null;
      if (type != null) {
        int lead = type.equals("Renewal") ? 110 : dice.whole(10, 60);
        add(list, type, amount(story, phase), phase.start().minusDays(lead), phase.start(), true);
      }
      boolean lost = phase.ending() != null && phase.ending().reason() == Reason.REQUESTED;
      if (lost && phase.termEnd() != null) {
        LocalDate closed = phase.ending().requestedOn();
        LocalDate created = Clock.earlier(closed, phase.end().minusDays(110));
        add(list, "Renewal", amount(story, phase), created, closed, false);
      }
      if (phase.kind() == Kind.PAID && dice.chance(0.12)) {
        LocalDate created = phase.start().plusDays(dice.whole(30, 200));
        BigDecimal wish = amount(story, phase).movePointLeft(1);
        add(list, "Cross-sell", wish, created, created.plusDays(dice.whole(20, 90)), false);
      }
    }
    return list;
  }

  private static String type(Phase before, Phase phase) {
    if (before == null || !phase.start().equals(before.end()) || before.kind() == Kind.FREE) {
      return "New Business";
    }
    if (phase.termEnd() != null && !phase.termEnd().equals(before.termEnd())) {
      return "Renewal";
    }
    if (phase.items().size() > before.items().size()) {
      return "Cross-sell";
    }
    return phase.listAmount().compareTo(before.listAmount()) > 0 ? "Upsell" : null;
  }

  private static void add(
      List<Opportunity> list,
      String type,
      BigDecimal amount,
      LocalDate created,
      LocalDate closed,
      boolean won) {
    list.add(new Opportunity(list.size(), type, amount, created, closed, won));
  }

  /** The yearly amount in major units. */
  private static BigDecimal amount(AccountStory story, Phase phase) {
    int digits = Catalogue.digits(story.profile().currency());
    return phase
        .monthly(phase.netAmount(phase.start()))
        .multiply(BigDecimal.valueOf(12))
        .movePointLeft(digits)
        .setScale(2, RoundingMode.HALF_UP);
  }

  private String row(AccountStory story, Opportunity opportunity, String id, LocalDate day) {
    boolean closed = !day.isBefore(opportunity.closed);
    boolean early = day.equals(opportunity.created);
    String stage = early ? "Prospecting" : "Negotiation";
    return Csv.line(
        id,
        story.crmId(),
        roster.ownerOf(story.profile(), day).id(),
        opportunity.type,
        closed ? (opportunity.won ? "Closed Won" : "Closed Lost") : stage,
        opportunity.amount,
        story.profile().currency().toUpperCase(java.util.Locale.ROOT),
        opportunity.closed,
        closed,
        closed && opportunity.won,
        false,
        Clock.millisecondsWithOffset(opportunity.created, 36_000),
        Clock.millisecondsWithOffset(day, 50_000 + opportunity.number));
  }
}
