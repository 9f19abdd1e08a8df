package tenure.jobs.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import tenure.jobs.cli.Main;
import tenure.jobs.lake.Lake;
import tenure.kit.Spark;
import tenure.marts.FctPlayStep;

/**
 * The process that runs the nights of a company one after the other, some of them again, and goes
 * on where an earlier one was killed. People work on the plays meanwhile: a night finds what they
 * did the day before.
 *
 * @param place holds the landing folder, the lake, the settings and the last night that is done
 */
record DemoNights(Path place) {
  private static final int ONE_IN = 4;

  /**
   * Runs them.
   *
   * @param args the place, the first and the last night, and the seed of this process
   */
  public static void main(String[] args) {
    DemoNights nights = new DemoNights(Path.of(args[0]));
    nights.run(LocalDate.parse(args[1]), LocalDate.parse(args[2]), Long.parseLong(args[3]));
  }

  /** The last night that is done, with all its reruns; the day before the first where none is. */
  LocalDate done(LocalDate first) {
    try {
      Path file = place.resolve("done");
      return Files.exists(file)
          ? LocalDate.parse(Files.readString(file).strip())
          : first.minusDays(1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void run(LocalDate first, LocalDate last, long seed) {
    Random random = new Random(seed);
    // First, since it alone takes another log store than that of a lake.
    Lake lake = new Lake(Spark.session(), place.resolve("lake").toString());
    for (LocalDate night = done(first).plusDays(1);
        !night.isAfter(last);
        night = night.plusDays(1)) {
      if (night.isAfter(first)) {
        work(lake, night);
      }
      do {
        nightly(night);
      } while (random.nextInt(ONE_IN) == 0);
      whole(place.resolve("done"), night.toString());
    }
  }

  private void nightly(LocalDate night) {
    String[] command = {
      "nightly",
      "--date=" + night,
      "--config=" + place.resolve("own.conf"),
      "--lake=" + place.resolve("lake"),
      "--landing=" + place.resolve("landing")
    };
    int code = Main.run(command, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Some of the steps that stood open in the morning are done or given up by the evening. */
  private void work(Lake lake, LocalDate night) {
    Path file = place.resolve("landing/success/play_completions/" + night + ".csv");
    if (!Files.exists(file)) {
      LocalDate morning = night.minusDays(1);
      List<String> done =
          lake
              .served()
              .slice(FctPlayStep.TABLE, morning)
              .where("state = 'open'")
              .collectAsList()
              .stream()
              .filter(s -> !s.<Date>getAs("due_date").toLocalDate().isAfter(night.plusDays(1)))
              .map(s -> "\"%s\",\"%s\"".formatted(s.getAs("play_id"), s.getAs("step")))
              .filter(step -> Math.floorMod(step.hashCode(), ONE_IN) > 0)
              .map(step -> "%s,%s,%s,csm,%sT17:00:00Z".formatted(step, said(step), night, night))
              .toList();
      whole(
          file,
          "play_id,step,status,completed_on,completed_by,updated_at\n"
              + done.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }
  }

  private static String said(String step) {
    return Math.floorMod(step.hashCode(), ONE_IN) == 1 ? "skipped" : "done";
  }

  private static void whole(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Path aside = Files.writeString(file.resolveSibling("." + file.getFileName()), text);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
