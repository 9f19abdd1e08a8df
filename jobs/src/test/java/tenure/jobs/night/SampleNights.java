package tenure.jobs.night;

import static tenure.jobs.night.SampleLanding.FIRST;
import static tenure.jobs.night.SampleLanding.SECOND;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.marts.DimAccount;

/**
 * Two nights of the sample, made once for every test that only reads them. The second is cut short
 * before its manifest stands, and is run again.
 */
public final class SampleNights {
  private static SampleNights made;

  final SampleLake sample;
  final SortedMap<String, List<String>> afterFirst;
  final SortedMap<String, List<String>> afterSecond;
  final SortedMap<String, List<String>> afterSecondAgain;
  final List<String> verdicts;
  final String ownerServedMeanwhile;

  private SampleNights(Path folder) {
    SampleLanding.inTime(folder.resolve("landing"));
    sample = new SampleLake(folder);
    String first = sample.run(FIRST).verdict();
    Published.Manifest ofFirst = Published.read(sample.lake).orElseThrow();
    afterFirst = sample.rows();
    String second = sample.run(SECOND).verdict();
    afterSecond = sample.rows();
    Published.write(sample.lake, ofFirst);
    ownerServedMeanwhile = ownerOfBeacon();
    String again = sample.run(SECOND).verdict();
    afterSecondAgain = sample.rows();
    verdicts = List.of(first, second, again);
  }

  /** The nights, which the first who asks makes. */
  public static synchronized SampleNights made() {
    if (made == null) {
      made = new SampleNights(temporary());
    }
    return made;
  }

  /** The lake, which nobody may write to; test processes side by side share it. */
  public static Lake lake() {
    return shared().lake;
  }

  /** The same lake with its extracts. */
  static synchronized SampleLake shared() {
    if (made != null) {
      return made.sample;
    }
    return new SampleLake(MadeOnce.folder("sample-nights", here -> made = new SampleNights(here)));
  }

  /** The owner of an account whose owner changed between the nights, as readers see it. */
  String ownerOfBeacon() {
    return sample
        .lake
        .published(DimAccount.TABLE)
        .where("account_name = 'Beacon'")
        .head()
        .getAs("csm_name");
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("tenure-sample-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      return folder;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
