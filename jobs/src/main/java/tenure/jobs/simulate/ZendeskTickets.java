package tenure.jobs.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tenure.jobs.simulate.Ticket.Rating;

/**
 * Tickets and their satisfaction ratings: the less value an account realises, the more, the graver
 * and the worse rated. Pages of the export overlap, so a row may come twice, in one night or in
 * two.
 */
final class ZendeskTickets implements Extract {
  @Override
  public void record(AccountStory story, Recorder recorder) {
    for (Ticket ticket : Ticket.of(story)) {
      String id = Long.toString(ticket.id());
      for (LocalDate day : ticket.daysOfChange()) {
        recorder.add(
            LandingObject.TICKETS,
            day,
            id,
            copies(ticket),
            () -> Json.line(row(story, ticket, day, day)));
      }
      if (ticket.dice("regenerated").chance(0.01)) {
        LocalDate shown = ticket.daysOfChange().last();
        LocalDate again = shown.plusDays(1);
        recorder.add(
            LandingObject.TICKETS, again, id, () -> Json.line(row(story, ticket, shown, again)));
      }
      recordRatings(ticket, recorder);
    }
  }

  private static int copies(Ticket ticket) {
    return ticket.dice("page border").chance(0.01) ? 2 : 1;
  }

  private static void recordRatings(Ticket ticket, Recorder recorder) {
    for (Rating rating : ticket.ratings()) {
      long id = 500_000_000_000L + ticket.id();
      recorder.add(
          LandingObject.RATINGS,
          rating.day(),
          Long.toString(id),
          () ->
              Json.line(
                  Json.object()
                      .put("id", id)
                      .put("ticket_id", ticket.id())
                      .put("score", rating.score())
                      .put("created_at", Clock.seconds(ticket.ratings().get(0).day(), 70_000))
                      .put("updated_at", Clock.seconds(rating.day(), 70_000))));
    }
  }

  private static ObjectNode row(
      AccountStory story, Ticket ticket, LocalDate shown, LocalDate generated) {
    boolean deleted = ticket.isDeletedOn(shown);
    boolean solved = ticket.isSolvedOn(shown);
    int second = ticket.secondOfDay();
    ObjectNode node =
        Json.object()
            .put("id", ticket.id())
            .put("organization_id", ticket.isFiled() ? ZendeskDirectory.organization(story) : null)
            .put("requester_id", ZendeskDirectory.user(story, ticket.requester()))
            .put("subject", deleted ? "SCRUBBED" : "Question about " + ticket.area())
            .put("status", deleted ? "deleted" : ticket.statusOn(shown))
            .put("priority", ticket.priority())
            .put("type", ticket.type())
            .put("created_at", Clock.seconds(ticket.createdOn(), second))
            .put("updated_at", Clock.seconds(shown, second + 3_600))
            .put("generated_timestamp", Clock.epoch(generated, second + 3_700))
            .put("solved_at", solved ? Clock.seconds(ticket.solvedOn(), second + 3_600) : null);
    ObjectNode metrics = node.putObject("metric_set");
    metrics.putObject("reply_time_in_minutes").put("calendar", ticket.replyMinutes());
    metrics.put("solved_at", solved ? Clock.seconds(ticket.solvedOn(), second + 3_600) : null);
    metrics.put("reopens", ticket.reopensBy(shown));
    node.set("tags", Json.texts(tags(ticket)));
    return node;
  }

  private static List<String> tags(Ticket ticket) {
    List<String> tags = new ArrayList<>(List.of("area_" + ticket.area()));
    if (ticket.isEscalated()) {
      tags.add("escalated");
    }
    if (ticket.isProductGap()) {
      tags.add("product_gap");
    }
    return tags;
  }
}
