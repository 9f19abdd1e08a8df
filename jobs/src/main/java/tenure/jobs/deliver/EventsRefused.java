package tenure.jobs.deliver;

import java.util.List;
import java.util.stream.Collectors;
import tenure.jobs.OperatorError;

/** The receiver refused some events by themselves; all others were sent. */
public final class EventsRefused extends OperatorError {
  private static final long serialVersionUID = 1L;

  private static final int NAMED = 5;

  EventsRefused(String receiver, List<Outcome> refused, int acknowledged) {
    super(
        REFUSED,
        "%s refused %d events and acknowledged %d. Refused: %s. See ops.sent_events where outcome = 'refused'; they are sent again with the next delivery, so let the receiver take them."
            .formatted(receiver, refused.size(), acknowledged, named(refused)));
  }

  private static String named(List<Outcome> refused) {
    String first =
        refused.stream()
            .limit(NAMED)
            .map(o -> "%s (%d)".formatted(o.message().id(), o.status()))
            .collect(Collectors.joining(", "));
    return refused.size() > NAMED ? first + " and " + (refused.size() - NAMED) + " more" : first;
  }
}
