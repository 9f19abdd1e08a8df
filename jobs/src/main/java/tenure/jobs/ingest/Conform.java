package tenure.jobs.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tenure.bronze.Deliveries;
import tenure.bronze.RejectedRows;
import tenure.bronze.Staged;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.SideBySide;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.IngestSettings;
import tenure.silver.DailyUsage;

/**
 * Bronze → silver: looks at all rows of a night before it writes any, then writes what changed of
 * every noun.
 */
public final class Conform {
  private final Lake lake;
  private final Intake intake;
  private final IngestSettings policy;
  private final SideBySide sideBySide;
  private final Progress progress;

  private Conform(
      Lake lake, Intake intake, IngestSettings policy, int parallel, Progress progress) {
    this.lake = lake;
    this.intake = intake;
    this.policy = policy;
    this.sideBySide = new SideBySide(lake.spark(), parallel);
    this.progress = progress;
  }

  /**
   * Replaces the night's slice of every silver noun that the night brought rows for, and records
   * what became of every file.
   *
   * @return rows that could not be read
   * @throws TooManyRejected where more rows of an extract were refused than its configuration
   *     allows; nothing is written then
   */
  public static long run(
      Lake lake,
      Intake intake,
      Landing landing,
      IngestSettings policy,
      int parallel,
      Progress progress) {
    return new Conform(lake, intake, policy, parallel, progress).run(landing);
  }

  private long run(Landing landing) {
    List<Noun> nouns =
        sideBySide.each(List.copyOf(feeds().entrySet()), e -> noun(e.getKey(), e.getValue()));
    try {
      Accounting accounting =
          Accounting.of(
              lake,
              intake,
              sideBySide.each(nouns, Noun::fates).stream().flatMap(List::stream).toList());
      Rejections rejections = rejections(accounting, nouns, landing);
      accounting.refuseTooMany(rejections);
      new SilverWrites(lake, intake.night(), policy, sideBySide, progress)
          .write(nouns.stream().filter(n -> isWorthWriting(n.target(), accounting)).toList());
      record(accounting, rejections);
      return accounting.rejected();
    } finally {
      nouns.forEach(Noun::close);
    }
  }

  /** Nothing tonight and nothing to replace: a commit for nothing. */
  private boolean isWorthWriting(Table target, Accounting accounting) {
    return accounting.hasLoaded(target) || lake.hasSlice(target, intake.night());
  }

  private Map<Table, List<Feed>> feeds() {
    Map<Table, List<Feed>> feeds = new LinkedHashMap<>();
    for (Delivery delivery : intake.delivered().toList()) {
      for (Staged into : delivery.object().extract().staged()) {
        feeds
            .computeIfAbsent(into.target(), t -> new ArrayList<>())
            .add(new Feed(lake, intake.night(), delivery, into));
      }
    }
    return feeds;
  }

  private Noun noun(Table target, List<Feed> feeds) {
    return target == DailyUsage.TABLE
        ? UsageNoun.of(feeds, policy.dedupeNights())
        : StagedNoun.of(target, feeds);
  }

  private Rejections rejections(Accounting accounting, List<Noun> nouns, Landing landing) {
    List<ObjectSettings> corrupt = accounting.withCorruptRows();
    List<Noun> refusing = nouns.stream().filter(n -> accounting.hasRejected(n.target())).toList();
    if (corrupt.isEmpty() && refusing.isEmpty()) {
      return Rejections.none(lake, intake.night());
    }
    List<Delivery> deliveries = intake.arrived().stream().map(Intake.Arrived::delivery).toList();
    return Rejections.of(lake, intake.night(), corrupt, refusing, landing, deliveries);
  }

  private void record(Accounting accounting, Rejections rejections) {
    LocalDate night = intake.night();
    Manifest manifest = Manifest.read(lake).with(night, intake.taken());
    List<Runnable> writes = new ArrayList<>();
    if (!rejections.isEmpty() || lake.hasSlice(RejectedRows.TABLE, night)) {
      writes.add(() -> write(RejectedRows.TABLE, rejections.table()));
    }
    if (accounting.hasFiles() || lake.hasSlice(Deliveries.TABLE, night)) {
      writes.add(() -> write(Deliveries.TABLE, accounting.table()));
    }
    sideBySide.each(
        writes,
        w -> {
          w.run();
          return w;
        });
    ManifestFile.write(lake, manifest);
  }

  private void write(Table table, org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> rows) {
    progress.started(table.fullName());
    StepResult result = lake.replace(table, intake.night(), rows);
    progress.finished(result);
  }
}
