package tenure.signals;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The episodes of one account and signal, worked out night by night with variables of plain Java.
 */
final class NaiveEpisodes {
  /** What a night shows: seen, clear, blind, or that the account is gone. */
  enum Sight {
    SEEN,
    CLEAR,
    BLIND,
    GONE
  }

  private static final class Episode {
    private LocalDate first;
    private LocalDate opened;
    private LocalDate last;
    private LocalDate closed;
    private String reason = "-";
    private int nights;
    private String evidence;
    private String event;

    private String text() {
      String state = closed != null ? "closed" : opened != null ? "open" : "pending";
      return String.join(
          " ",
          state,
          event,
          String.valueOf(first),
          opened == null ? "-" : opened.toString(),
          String.valueOf(last),
          closed == null ? "-" : closed.toString(),
          reason,
          String.valueOf(nights),
          evidence);
    }
  }

  private final int forDays;
  private final int closeAfterDays;
  private final int keepClosedDays;
  private final List<Episode> closed = new ArrayList<>();
  private Episode current;
  private LocalDate heldSince;

  NaiveEpisodes(int forDays, int closeAfterDays, int keepClosedDays) {
    this.forDays = forDays;
    this.closeAfterDays = closeAfterDays;
    this.keepClosedDays = keepClosedDays;
  }

  /** One more night; the episodes after it, as text. */
  List<String> night(LocalDate night, Sight sight, String evidence) {
    closed.forEach(e -> e.event = "past");
    if (sight == Sight.SEEN) {
      see(night, evidence);
    } else if (sight == Sight.BLIND) {
      wait("feed_late");
    } else {
      miss(night, sight);
    }
    closed.removeIf(e -> ChronoUnit.DAYS.between(e.closed, night) > keepClosedDays);
    List<String> texts = new ArrayList<>();
    closed.forEach(e -> texts.add(e.text()));
    if (current != null) {
      texts.add(current.text());
    }
    return texts;
  }

  private void see(LocalDate night, String evidence) {
    heldSince = heldSince == null ? night : heldSince;
    if (current == null) {
      current = new Episode();
      current.first = heldSince;
    }
    current.last = night;
    current.nights++;
    current.evidence = evidence;
    if (current.opened != null) {
      current.event = "seen_again";
    } else if (ChronoUnit.DAYS.between(heldSince, night) + 1 >= forDays) {
      current.opened = night;
      current.event = "opened";
    } else {
      current.event = "begun";
    }
  }

  private void wait(String event) {
    if (current != null) {
      current.event = event;
    }
  }

  private void miss(LocalDate night, Sight sight) {
    heldSince = null;
    if (current == null || current.opened == null) {
      current = null;
      return;
    }
    boolean isOver = ChronoUnit.DAYS.between(current.last, night) > closeAfterDays;
    if (sight == Sight.GONE || isOver) {
      current.closed = night;
      current.event = "closed";
      current.reason = sight == Sight.GONE ? "customer_left" : "no_longer_seen";
      closed.add(current);
      current = null;
    } else {
      current.event = "not_seen";
    }
  }
}
