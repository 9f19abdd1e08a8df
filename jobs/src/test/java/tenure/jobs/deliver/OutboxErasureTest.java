package tenure.jobs.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.deliver.TwoNights.FIRST;
import static tenure.jobs.deliver.TwoNights.SECOND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Progress;
import tenure.jobs.erase.Erasure;
import tenure.jobs.erase.Finding;
import tenure.jobs.erase.Subject;
import tenure.jobs.ingest.ErasureKey;
import tenure.jobs.ingest.Landing;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctPlay;
import tenure.marts.FctPlayStep;
import tenure.ops.SentEvents;
import tenure.silver.Accounts;

/** What was delivered of an account goes with it, all else stays, and nothing is told again. */
class OutboxErasureTest {
  private static final String BOLT = "stripe:cus_2";

  @TempDir Path folder;

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void an_account_goes_from_every_file_of_the_outbox_and_nothing_is_sent_again()
      throws IOException {
    EventLake lake = TwoNights.in(folder);
    lake.with(Accounts.TABLE, FIRST, "| account_id | account_name |\n| stripe:cus_2 | Bolt & Co |");
    for (LocalDate night : List.of(FIRST, SECOND)) {
      delivery(lake).write(night, false);
      delivery(lake).send(night, true);
    }
    Path named = folder.resolve("outbox/" + FIRST + "/digests/former-name.html");
    Files.writeString(
        named, "<tr><th scope=\"row\">Bolt &amp; Co</th><td>x</td></tr>\n<p>rest</p>\n");
    SortedMap<String, String> before = outbox();
    long sent = lake.lake.read(SentEvents.TABLE).where("account_id = '" + BOLT + "'").count();
    assertTrue(sent > 0);

    Finding found = erase(lake);
    // Three files of rows of each night, the digests with a line of it, and one with a former name.
    assertEquals(6 + 4 + 1, found.outbox().size(), found.outbox().toString());
    SortedMap<String, String> after = outbox();
    assertEquals(before.keySet(), after.keySet());
    after.forEach(
        (file, text) -> {
          for (String trace : List.of(BOLT, "Bolt", "p2:", "p3:")) {
            assertFalse(text.contains(trace), () -> trace + " in " + file + "\n" + text);
          }
        });
    before.forEach(
        (file, text) ->
            assertEquals(
                text.lines().filter(l -> !l.matches(".*(Bolt|p[23]:).*")).toList(),
                after.get(file).lines().toList(),
                file));

    EventLake again = new EventLake(folder);
    assertEquals(0, again.lake.read(SentEvents.TABLE).where("account_id = '" + BOLT + "'").count());
    assertEquals(List.of(), erasure(again).find(new Landing(folder)).outbox());
    int told = receiver.requests.size();
    assertEquals(0, delivery(again).send(SECOND, true).orElseThrow().events());
    LocalDate third = nextNight(again);
    assertEquals(0, delivery(again).send(third, true).orElseThrow().events());
    assertEquals(told, receiver.requests.size());
  }

  /** The night after, on which nothing happens to who is left. */
  private static LocalDate nextNight(EventLake lake) {
    LocalDate third = SECOND.plusDays(1);
    lake.with(DimAccount.TABLE, third, "| account_id |\n| 001500000000001AAA |")
        .with(
            FctPlayStep.TABLE,
            third,
            """
            | play_id | step | step_number | account_id         | playbook  | owner_id           | state   | due_date   | hours |
            | p1      | call | 1           | 001500000000001AAA | save_plan | 005500000000001AAA | overdue | 2026-04-03 | 1.0   |
            | p1      | plan | 2           | 001500000000001AAA | save_plan | 005500000000001AAA | open    | 2026-04-08 | 3.0   |
            """)
        .with(FctPlay.TABLE, third, "| play_id | account_id |\n| p1 | 001500000000001AAA |")
        .with(
            FctAccountDaily.TABLE,
            third,
            "| account_id | health_band |\n| 001500000000001AAA | red |")
        .publish(third);
    return third;
  }

  private Finding erase(EventLake lake) throws IOException {
    Erasure erasure = erasure(lake);
    Finding found = erasure.find(new Landing(folder));
    erasure.run(found, Clock.systemUTC());
    return found;
  }

  private Erasure erasure(EventLake lake) throws IOException {
    Path file = Files.writeString(folder.resolve("erasure.key"), "0123456789".repeat(4));
    ErasureKey key = ErasureKey.read(new ErasureKey.Place(file.toString(), ""), lake.lake.root());
    return new Erasure(
        lake.lake,
        folder.resolve("outbox").toString(),
        List.of(),
        Subject.of("account:" + BOLT),
        key,
        Progress.SILENT);
  }

  private Delivery delivery(EventLake lake) {
    return lake.delivery(folder, receiver, Clock.systemUTC(), "");
  }

  private SortedMap<String, String> outbox() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("outbox"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
