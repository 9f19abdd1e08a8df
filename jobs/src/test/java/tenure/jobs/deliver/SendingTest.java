package tenure.jobs.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.deliver.Receiver.status;
import static tenure.jobs.deliver.TwoNights.FIRST;
import static tenure.jobs.deliver.TwoNights.SECOND;
import static tenure.kit.TextTable.assertRows;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.OperatorError;
import tenure.ops.SentEvents;

class SendingTest {
  @TempDir static Path place;
  private static EventLake lake;

  @TempDir Path folder;

  private final Receiver receiver = new Receiver();

  @BeforeAll
  static void two_nights() {
    lake = TwoNights.in(place);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void a_receiver_is_told_once_of_everything_whatever_breaks_in_between() {
    receiver.next.addAll(List.of(status(200), status(500), status(200)));
    assertEquals(
        Optional.of(3),
        delivery("", Clock.systemUTC()).send(FIRST, false).map(Delivery.Sent::events));
    assertEquals(0, receiver.requests.size(), "nothing leaves unless asked");
    // Once the second event was taken the process dies: nothing was written down of the answers.
    assertThrows(
        KilledClock.Killed.class,
        () -> delivery("", new KilledClock(receiver, 3)).send(FIRST, true));
    Set<String> sent = ids(receiver.requests);
    assertEquals(2, sent.size());

    assertTrue(delivery("", Clock.systemUTC()).send(FIRST, true).orElseThrow().isSent());
    assertTrue(ids(receiver.requests).containsAll(sent), "the same ids as before");
    assertEquals(3, ids(receiver.requests).size());
    int count = receiver.requests.size();
    assertEquals(0, delivery("", Clock.systemUTC()).send(FIRST, true).orElseThrow().events());
    assertEquals(count, receiver.requests.size(), "the same night again tells nothing");
    String body = receiver.requests.get(0).body();
    assertTrue(
        body.startsWith(
            "{\"type\":\"step_opened\",\"timestamp\":\"2026-04-03T00:00:00Z\",\"data\":{"),
        body);
    assertTrue(
        receiver.requests.stream().noneMatch(r -> r.body().contains("Bolt")), "names nobody");

    receiver.next.add(status(422));
    EventsRefused refused =
        assertThrows(EventsRefused.class, () -> delivery("", Clock.systemUTC()).send(SECOND, true));
    assertEquals(OperatorError.REFUSED, refused.exitCode());
    assertEquals(1, delivery("", Clock.systemUTC()).send(SECOND, true).orElseThrow().events());
    assertRows(
        lake.lake.slice(SentEvents.TABLE, SECOND).where("outcome = 'acknowledged'"),
        """
        | event        | step_id | account_id         | state   | attempts | status |
        | step_overdue | p1:call | 001500000000001AAA | overdue | 1        | 200    |
        | step_done    | p2:ask  | stripe:cus_2       | done    | 1        | 200    |
        | step_opened  | p3:call | stripe:cus_2       | open    | 1        | 200    |
        | band_changed | -       | 001500000000001AAA | red     | 1        | 200    |
        | night_sent   | -       | -                  | -       | -        | -      |
        """);
    assertThrows(LaterNightTold.class, () -> delivery("", Clock.systemUTC()).send(FIRST, true));
  }

  private Delivery delivery(String more, Clock clock) {
    return lake.delivery(folder, receiver, clock, more);
  }

  private static Set<String> ids(List<Receiver.Request> requests) {
    return requests.stream().map(Receiver.Request::id).collect(Collectors.toSet());
  }
}
