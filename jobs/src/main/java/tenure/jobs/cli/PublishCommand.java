package tenure.jobs.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.lake.Published.Manifest;
import tenure.jobs.lake.Releases;
import tenure.jobs.settings.Settings;
import tenure.jobs.warehouse.NotPublished;
import tenure.jobs.warehouse.Publishing;
import tenure.jobs.warehouse.Warehouse;

/** Sends published marts to a database. */
@Command(
    name = "publish",
    description = {
      "Send the marts of a published night to a warehouse: what changed, all of it in one transaction.",
      "Warehouses are described under tenure.warehouses."
    },
    footer = {
      "  ./tenure publish --to analytics --date 2026-01-31",
      "  ./tenure publish --to analytics"
    })
final class PublishCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "NAME",
      description = "The warehouse, as the settings call it.")
  private String name;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The night; what readers of the lake are served now by default.")
  private LocalDate night;

  @Override
  public Integer call() {
    Settings settings = tenure.settings();
    Warehouse warehouse = settings.warehouse(name);
    Manifest release = release();
    Lake lake = tenure.lake();
    int parallel = settings.spark().parallelSteps();
    List<Publishing.Done> done =
        new Publishing(lake, warehouse, parallel, tenure.console().progress()).publish(release);
    print(done, release);
    return 0;
  }

  private Manifest release() {
    Optional<Manifest> release =
        night == null
            ? Published.read(tenure.files(), tenure.lakeRoot())
            : new Releases(tenure.files(), tenure.lakeRoot()).ofNight(night);
    return release.orElseThrow(
        () -> new NotPublished(Optional.ofNullable(night), tenure.lakeRoot()));
  }

  private void print(List<Publishing.Done> done, Manifest release) {
    PrintStream out = tenure.console().out();
    for (Publishing.Done mart : done) {
      out.printf(
          Locale.ROOT,
          "%-32s %,12d rows sent%s%n",
          mart.mart().fullName(),
          mart.sent(),
          mart.isAfresh() ? ", all of them" : "");
    }
    out.printf(
        Locale.ROOT,
        "The warehouse %s has the night %s (release %d): %s.%n",
        name,
        release.night(),
        release.release(),
        done.isEmpty() ? "it had it already" : done.size() + " marts changed");
    out.flush();
  }
}
