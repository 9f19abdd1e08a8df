package tenure.jobs.ingest;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.SideBySide;
import tenure.jobs.StepResult;
import tenure.jobs.database.DatabaseFailed;
import tenure.jobs.lake.Lake;

/** Landing → bronze: takes the files that belong to a night and keeps their rows as given. */
public final class Ingest {
  private final Lake lake;
  private final Landing landing;
  private final LocalDate night;
  private final SideBySide sideBySide;
  private final Progress progress;
  private final Suppression erased;
  private final ColumnNews news;

  private Ingest(
      Lake lake,
      Landing landing,
      LocalDate night,
      int parallel,
      Progress progress,
      Suppression erased) {
    this.erased = erased;
    this.news = new ColumnNews(lake, night);
    this.lake = lake;
    this.landing = landing;
    this.night = night;
    this.sideBySide = new SideBySide(lake.spark(), parallel);
    this.progress = progress;
  }

  /** The same for a lake from which nothing was ever erased. */
  public static Intake run(
      Lake lake,
      List<SourceSettings> sources,
      Landing landing,
      LocalDate night,
      int parallel,
      Progress progress) {
    return run(lake, sources, landing, night, parallel, progress, ErasureKey.Place.NOWHERE);
  }

  /**
   * Replaces the night's slice of every bronze table by what the night's files hold.
   *
   * @throws MissingExtract where a required extract has not come
   * @throws WrongHeader where a file lacks columns of its extract
   * @throws UnreadableFile where a file is not of its format
   * @throws FileMoved where a file changed while it was read
   * @throws DatabaseFailed where a database does not give a required extract
   * @throws NoErasureKey where something was erased and the key that tells what is not there
   */
  public static Intake run(
      Lake lake,
      List<SourceSettings> sources,
      Landing landing,
      LocalDate night,
      int parallel,
      Progress progress,
      ErasureKey.Place key) {
    List<ObjectSettings> objects = sources.stream().flatMap(s -> s.objects().stream()).toList();
    Suppression erased = new Suppression(lake, ErasedIdentities.of(lake, key));
    Ingest ingest = new Ingest(lake, landing, night, parallel, progress, erased);
    Manifest manifest = Manifest.read(lake);
    Arrival arrival = new Arrival(landing, manifest, night, progress);
    Expected expected = arrival.of(objects);
    if (!expected.seen().isEmpty()) {
      // The next night then knows them by their times and need not read them.
      lake.checkHeld();
      ManifestFile.write(lake, manifest.with(expected.seen()));
    }
    Intake intake = ingest.intake(arrival, expected);
    ingest.news.told(intake).ifPresent(progress::note);
    return intake;
  }

  private Intake intake(Arrival arrival, Expected expected) {
    List<Late> late = new CopyOnWriteArrayList<>(expected.late());
    List<Intake.Arrived> arrived =
        sideBySide.each(
            expected.deliveries(),
            delivery ->
                delivery.object().table().isPresent()
                    ? takeTable(arrival, delivery, late)
                    : take(delivery));
    return new Intake(night, arrived, late, expected.waiting());
  }

  /** A database that does not answer is an extract that does not come. */
  private Intake.Arrived takeTable(Arrival arrival, Delivery delivery, List<Late> late) {
    TableIntake tables = new TableIntake(lake, landing, night, progress, erased, news);
    if (arrival.isAgain()) {
      return tables.again(delivery);
    }
    ObjectSettings object = delivery.object();
    try {
      Intake.Arrived arrived = tables.take(delivery);
      tables.stale(object).ifPresent(stale -> note(stale, late));
      return arrived;
    } catch (DatabaseFailed failed) {
      Late unread = new Late(object, night, arrival.lastTaken(object), failed.getMessage());
      if (!failed.isPassing() || unread.otherwise() == WhenLate.FAIL) {
        throw failed;
      }
      progress.note(failed.getMessage());
      late.add(unread);
      return new Intake.Arrived(new Delivery(object, List.of(), Precedents.NONE), false, Set.of());
    }
  }

  private void note(Late stale, List<Late> late) {
    if (stale.otherwise() == WhenLate.FAIL) {
      throw new MissingExtract(List.of(stale));
    }
    if (stale.otherwise() == WhenLate.WARN) {
      progress.note(stale.words());
    }
    late.add(stale);
  }

  private Intake.Arrived take(Delivery delivery) {
    ObjectSettings object = delivery.object();
    Heads looks = new Heads(landing, lake.spark());
    List<Head> heads = delivery.files().stream().map(f -> looks.of(f, object)).toList();
    Set<String> unread = heads.isEmpty() ? Set.of() : HeaderCheck.check(object, heads);
    List<Head> withRows = heads.stream().filter(Head::hasRows).toList();
    Table bronze = object.extract().table();
    if (withRows.isEmpty() && !lake.hasSlice(bronze, night)) {
      return new Intake.Arrived(delivery.summed(landing), false, unread, Map.of());
    }
    progress.started(bronze.fullName());
    Dataset<Row> rows =
        withRows.isEmpty()
            ? lake.spark().createDataFrame(List.of(), bronze.schema())
            : new ExtractReader(lake.spark(), landing, night, object, news.joined(object, unread))
                .read(withRows);
    try (Suppression.Kept kept = reading(object, withRows, () -> erased.of(object, night, rows))) {
      StepResult written =
          reading(object, withRows, () -> lake.replace(bronze, night, kept.rows()));
      Delivery summed = delivery.summed(landing);
      progress.finished(written);
      delivery.files().forEach(this::refuseMoved);
      return new Intake.Arrived(summed, !withRows.isEmpty(), unread, kept.left());
    }
  }

  /** What grew while it was read may have been read in part. */
  private void refuseMoved(LandedFile file) {
    if (!landing.look(file.path()).filter(file::isSame).isPresent()) {
      throw new FileMoved(file.path(), night);
    }
  }

  private <T> T reading(ObjectSettings object, List<Head> heads, Supplier<T> action) {
    try {
      return action.get();
    } catch (Exception failed) {
      heads.forEach(head -> refuseBroken(object, head));
      throw failed;
    }
  }

  /** Reads a file to its end by itself, which only a broken one does not survive. */
  private void refuseBroken(ObjectSettings object, Head head) {
    LandedFile file = head.file();
    try {
      if (object.format().isText()) {
        try (InputStream in = landing.open(file)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      new ExtractReader(lake.spark(), landing, night, object)
          .read(List.of(head))
          .write()
          .format("noop")
          .mode(SaveMode.Append)
          .save();
    } catch (Exception broken) {
      throw new UnreadableFile(file.path(), broken.toString(), broken);
    }
  }
}
