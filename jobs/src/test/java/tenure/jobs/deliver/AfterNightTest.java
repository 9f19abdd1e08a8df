package tenure.jobs.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.cli.Main;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.OwnProcess;
import tenure.jobs.night.SampleNights;
import tenure.kit.Spark;
import tenure.marts.FctPlayStep;
import tenure.ops.SentEvents;

/** A night that tells a receiver by itself, killed while it does so, and run again. */
class AfterNightTest {
  private static final LocalDate NIGHT = LocalDate.parse("2025-12-31");

  @TempDir Path folder;

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void a_night_killed_while_it_tells_is_run_again_and_nobody_is_told_twice() throws Exception {
    Path place = folder.resolve("place");
    FileUtils.copyDirectory(
        Path.of(SampleNights.lake().root()).getParent().toFile(), place.toFile());
    String[] nightly = nightly(place);
    AtomicReference<Process> night = new AtomicReference<>();
    // The second event arrives, and its sender does not live to hear so.
    receiver.next.addAll(
        List.of(
            Receiver.status(200),
            exchange -> {
              night.get().destroyForcibly();
              exchange.close();
            }));
    Path said = folder.resolve("said");
    night.set(OwnProcess.start(said, Map.of(), Main.class, nightly));
    assertEquals(OwnProcess.KILLED, night.get().waitFor(), () -> OwnProcess.said(said));
    assertEquals(2, receiver.requests.size());

    run(nightly);
    Lake lake = new Lake(Spark.session(), place.resolve("lake").toString());
    Listener listener = new Listener();
    listener.hear(receiver.requests, NIGHT);
    assertEquals(2, listener.repeated(), "what may have arrived came again, under its id");
    assertEquals(open(lake), listener.toDo().keySet());
    assertTrue(Files.exists(folder.resolve("outbox/" + NIGHT + "/events.csv")));

    int told = receiver.requests.size();
    run(nightly);
    assertEquals(told, receiver.requests.size(), "the same night again tells nothing");
    lake = new Lake(Spark.session(), place.resolve("lake").toString());
    assertEquals(
        told - 2,
        lake.read(SentEvents.TABLE)
            .where("outcome = 'acknowledged' and event <> 'night_sent'")
            .count());
  }

  private String[] nightly(Path place) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), Receiver.SECRET);
    Path config =
        Files.writeString(
            folder.resolve("own.conf"),
            """
            tenure.deliver {
              after-night = send, folder = "%s"
              webhook { url = "%s", secret-file = "%s", first-wait-seconds = 1, longest-wait-seconds = 2 }
            }
            """
                .formatted(folder.resolve("outbox"), receiver.url(), secret));
    return new String[] {
      "nightly",
      "--date=" + NIGHT,
      "--config=" + config,
      "--lake=" + place.resolve("lake"),
      "--landing=" + place.resolve("landing")
    };
  }

  private static void run(String... command) {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(heard, true, StandardCharsets.UTF_8);
    assertEquals(0, Main.run(command, out, out), () -> heard.toString(StandardCharsets.UTF_8));
  }

  /** The steps that are still to be done, as the night has them. */
  private static Set<String> open(Lake lake) {
    Set<String> open =
        lake.served().slice(FctPlayStep.TABLE, NIGHT).collectAsList().stream()
            .filter(s -> Set.of("open", "overdue").contains(s.<String>getAs("state")))
            .map(s -> s.getAs("play_id") + ":" + s.getAs("step"))
            .collect(Collectors.toSet());
    assertFalse(open.isEmpty());
    return open;
  }
}
