package tenure.jobs.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Demo;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.MortalLogStore;
import tenure.jobs.night.OwnProcess;
import tenure.jobs.simulate.Simulation;
import tenure.jobs.simulate.Simulator;
import tenure.kit.Spark;

/**
 * The laws of plays on the company of the demo, over {@code -Dtenure.nights=60} consecutive nights
 * whose process is killed again and again: at a commit drawn by lot, and while it tells a receiver
 * that itself fails at times. Of each night, as it stands in the end: no play is there twice, no
 * red customer without one, none for who left, and the receiver knows every step to be done and was
 * told nothing twice.
 */
@Tag("endurance")
class DemoLawsTest {
  private static final int NIGHTS = Integer.getInteger("tenure.nights", 60);
  private static final int CUSTOMERS = Integer.getInteger("tenure.customers", 300);

  /** Of fewer nights none may have been killed. */
  private static final int FEW = 10;

  private static final long SEED = Long.getLong("tenure.seed", 42L);

  /** The most commits that a process lives for: more than those of a night, or none would end. */
  private static final int LONGEST_LIFE = Integer.getInteger("tenure.life", 1_000);

  /** Of so many events the answers are laid down beforehand. */
  private static final int ANSWERS = 50_000;

  @TempDir Path place;

  private final Random random = new Random(SEED);
  private final Receiver receiver = new Receiver();
  private final AtomicReference<Process> running = new AtomicReference<>();

  @AfterEach
  void close() {
    Process left = running.get();
    if (left != null) {
      left.destroyForcibly();
    }
    receiver.close();
  }

  @Test
  void every_law_holds_on_every_night_whatever_breaks_in_between() throws Exception {
    LocalDate last = Demo.LAST_NIGHT;
    LocalDate first = last.minusDays(NIGHTS - 1);
    simulate(first, last);
    misbehave();
    int killed = run(first, last);

    Lake lake = new Lake(Spark.session(), place.resolve("lake").toString());
    NaivePlays plays = new NaivePlays(lake, place.resolve("truth/changes.csv"));
    Listener listener = new Listener();
    plays.assertNoneIsThereTwice();
    int red = 0;
    int left = 0;
    for (LocalDate night = first; !night.isAfter(last); night = night.plusDays(1)) {
      red += plays.assertNoRedOneIsAlone(night);
      left += plays.assertNoneIsForWhoLeft(night);
      listener.hear(receiver.requests, night);
      assertEquals(plays.toDo(night), listener.toDo(), "what is known to be done on " + night);
    }
    String seen =
        "%d nights, %d killed, %d red and %d gone seen, %d events, %d told again"
            .formatted(NIGHTS, killed, red, left, receiver.requests.size(), listener.repeated());
    System.out.println(seen);
    assertTrue(red > 0 && left > 0, seen);
    assertTrue(NIGHTS < FEW || (killed > 0 && listener.repeated() > 0), seen);
  }

  private void simulate(LocalDate first, LocalDate last) throws IOException {
    Simulation company =
        Simulation.daily(place, CUSTOMERS, Demo.FIRST_DAY, last, SEED)
            .withUsageMonths(Demo.USAGE_MONTHS)
            .withNights(NIGHTS - 1);
    Simulator.run(Spark.session(), company, Progress.SILENT);
    Path secret = Files.writeString(place.resolve("secret"), Receiver.SECRET);
    Files.writeString(
        place.resolve("own.conf"),
        """
        tenure.deliver {
          after-night = send, folder = "%s"
          webhook { url = "%s", secret-file = "%s", first-wait-seconds = 1, longest-wait-seconds = 2 }
        }
        """
            .formatted(place.resolve("outbox"), receiver.url(), secret));
  }

  /** Now and then it fails, drops the line, or is the last that its sender sees. */
  private void misbehave() {
    for (int i = 0; i < ANSWERS; i++) {
      int lot = random.nextInt(150);
      receiver.next.add(
          switch (lot) {
            case 0 -> Receiver.status(500);
            case 1 -> Receiver.drop();
            case 2 ->
                exchange -> {
                  running.get().destroyForcibly();
                  exchange.close();
                };
            default -> Receiver.status(200);
          });
    }
  }

  /** Until all nights are done; how often the process that does them was killed. */
  private int run(LocalDate first, LocalDate last) throws InterruptedException {
    int killed = 0;
    while (new DemoNights(place).done(first).isBefore(last)) {
      Path said = place.resolve("said");
      running.set(
          OwnProcess.start(
              said,
              Map.of(
                  MortalLogStore.LIFE,
                  String.valueOf(1 + random.nextInt(LONGEST_LIFE)),
                  "spark.delta.logStore.file.impl",
                  MortalLogStore.class.getName()),
              DemoNights.class,
              place.toString(),
              first.toString(),
              last.toString(),
              String.valueOf(random.nextLong())));
      int code = running.get().waitFor();
      assertTrue(code == 0 || code == OwnProcess.KILLED, () -> OwnProcess.said(said));
      killed += code == 0 ? 0 : 1;
    }
    return killed;
  }
}
