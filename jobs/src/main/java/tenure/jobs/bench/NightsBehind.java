package tenure.jobs.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tenure.jobs.Progress;

/**
 * What a night's ingest costs by how many nights stand behind it. All lakes are filled before any
 * is measured, and then they take turns, so that neither has a warmer machine.
 */
public final class NightsBehind {
  private static final int ROUNDS = 5;

  private final IngestBench bench;
  private final Progress progress;

  /** Measured by this bench. */
  public NightsBehind(IngestBench bench, Progress progress) {
    this.bench = bench;
    this.progress = progress;
  }

  /**
   * What was measured of a lake.
   *
   * @param nights nights behind the first one measured
   * @param seconds wall seconds of each night measured, in order
   */
  public record Measured(int nights, List<Double> seconds) {
    /** Keeps its own list. */
    public Measured {
      seconds = List.copyOf(seconds);
    }

    /** The middle one. */
    public double median() {
      return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }
  }

  /** Nights of so many events, on a lake for each number of nights behind. */
  public List<Measured> run(Path folder, List<Integer> behind, long eventsPerNight, long seed) {
    List<IngestBench.Site> sites = new ArrayList<>();
    for (int nights : behind) {
      progress.note("filling a lake with %d nights".formatted(nights));
      IngestBench.Site site = bench.site(folder.resolve("behind-" + nights), seed);
      for (int i = nights; i > 0; i--) {
        site.night(night(0).minusDays(i), eventsPerNight, Progress.SILENT);
      }
      sites.add(site);
    }
    List<List<Double>> seconds =
        behind.stream().map(b -> (List<Double>) new ArrayList<Double>()).toList();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < sites.size(); i++) {
        seconds.get(i).add(sites.get(i).night(night(round), eventsPerNight, Progress.SILENT));
      }
    }
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < behind.size(); i++) {
      measured.add(new Measured(behind.get(i), seconds.get(i)));
    }
    return measured;
  }

  private static LocalDate night(int round) {
    return Bench.LAST_NIGHT.plusDays(round);
  }
}
