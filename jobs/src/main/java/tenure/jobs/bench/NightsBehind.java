package tenure.jobs.bench;

import static java.util.Comparator.naturalOrder;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tenure.jobs.Progress;

/**
 * What a night's ingest costs by how many nights stand behind it. All lakes are filled before any
 * is measured, and then they take turns, so that neither has a warmer machine. Stopped and run
 * again on the same folder it goes on where it was; run once more it measures the nights after.
 */
public final class NightsBehind {
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

  /**
   * Nights of so many events, on a lake for each number of nights behind.
   *
   * @param rounds nights measured on each lake
   */
  public List<Measured> run(
      Path folder, List<Integer> behind, int rounds, long eventsPerNight, long seed) {
    List<IngestBench.Site> sites = new ArrayList<>();
    for (int nights : behind) {
      progress.note("filling a lake with %d nights".formatted(nights));
      IngestBench.Site site = bench.site(folder.resolve("behind-" + nights), seed);
      // The last night that landed may have been cut short: it is run again.
      LocalDate from = site.nights().stream().max(naturalOrder()).orElse(first().minusDays(nights));
      for (LocalDate night = from; night.isBefore(first()); night = night.plusDays(1)) {
        site.night(night, eventsPerNight, Progress.SILENT);
      }
      sites.add(site);
    }
    List<Integer> standing = sites.stream().map(s -> s.nights().size()).toList();
    List<List<Double>> seconds = rounds(sites, rounds, eventsPerNight);
    return IntStream.range(0, sites.size())
        .mapToObj(i -> new Measured(standing.get(i), seconds.get(i)))
        .toList();
  }

  private static List<List<Double>> rounds(
      List<IngestBench.Site> sites, int rounds, long eventsPerNight) {
    List<List<Double>> seconds =
        sites.stream().map(s -> (List<Double>) new ArrayList<Double>()).toList();
    List<LocalDate> first = sites.stream().map(NightsBehind::afterAll).toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < sites.size(); i++) {
        LocalDate night = first.get(i).plusDays(round);
        seconds.get(i).add(sites.get(i).night(night, eventsPerNight, Progress.SILENT));
      }
    }
    return seconds;
  }

  private static LocalDate afterAll(IngestBench.Site site) {
    return site.nights().stream().max(naturalOrder()).orElseThrow().plusDays(1);
  }

  private static LocalDate first() {
    return Bench.LAST_NIGHT;
  }
}
