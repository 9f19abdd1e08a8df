package tenure.jobs.erase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.delta.DeltaLog;
import tenure.jobs.Progress;
import tenure.jobs.deliver.OutboxErasure;
import tenure.jobs.erase.Finding.RowsFound;
import tenure.jobs.ingest.ErasureKey;
import tenure.jobs.ingest.Identity;
import tenure.jobs.ingest.Landing;
import tenure.jobs.ingest.LandingSearch;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.LogEdit;
import tenure.jobs.lake.RowFile;
import tenure.ops.Erasures;
import tenure.ops.IdentityKind;

/**
 * Removes a person or an account from every file of a lake, whatever version of a table it belongs
 * to, and from its outbox: the one exception to the rule that nothing is updated in place. Every
 * night and every release stays what it was but for the subject. Cut short at any moment it does no
 * harm, and run again it ends what was begun.
 */
public final class Erasure {
  private static final String DATA_FILE = "(-erased(\\d+))?(\\.[a-z]+)?\\.parquet$";

  private final Lake lake;
  private final List<ObjectSettings> objects;
  private final Traces traces;
  private final ErasureKey key;
  private final Progress progress;
  private final Search search;
  private final OutboxErasure outbox;

  /**
   * An erasure from a lake that nobody else writes to.
   *
   * @param outbox the folder of its deliveries
   * @param objects the extracts of the sources in use, whose stages know whom a row is about
   */
  public Erasure(
      Lake lake,
      String outbox,
      List<ObjectSettings> objects,
      Subject subject,
      ErasureKey key,
      Progress progress) {
    this.lake = lake;
    this.objects = objects;
    this.key = key;
    this.progress = progress;
    Identity asked = Identity.of(subject.kind(), "", subject.value());
    this.traces =
        new Traces(
            new Tracer(lake, objects).of(subject), "erased-" + key.hash(asked).substring(0, 8));
    this.search = new Search(lake, objects, traces);
    this.outbox = new OutboxErasure(lake.files(), outbox, OutboxTraces.of(lake, traces));
  }

  /** How many identities the subject is known by. */
  public int identities() {
    return traces.identities().size();
  }

  /** Where the subject stands; nothing is changed. */
  public Finding find(Landing landing) {
    return new Finding(
        search.rows(progress),
        search.texts(),
        outbox.found(),
        LandingSearch.files(lake, landing, objects, traces::isIn));
  }

  /**
   * Erases what was found, proves that it is gone, and notes the hashes that keep it so.
   *
   * @throws NotErased where something still stands there
   */
  public void run(Finding found, Clock clock) {
    // First, since the lake alone tells which plays and names are the subject's.
    found.outbox().forEach(outbox::erase);
    Map<Path, List<RowsFound>> byTable =
        found.rows().stream().collect(Collectors.groupingBy(RowsFound::folder));
    Set<Path> all =
        Stream.concat(byTable.keySet().stream(), search.tables().rows().keySet().stream())
            .collect(Collectors.toSet());
    all.forEach(folder -> erase(folder, byTable.getOrDefault(folder, List.of())));
    found.texts().forEach(this::cleanText);
    DeltaLog.clearCache();
    // Noted first: were the proof to fail, the next extract must not bring more of it.
    lake.append(Erasures.TABLE, rows(found, clock.instant()));
    prove();
  }

  private void erase(Path folder, List<RowsFound> found) {
    lake.checkHeld();
    List<LogEdit.Replacement> replacements = found.stream().map(this::copy).toList();
    Set<String> named =
        new LogEdit(lake.hadoop(), folder, replacements, traces::isSuspect, traces::cleaned).run();
    for (int i = 0; i < found.size(); i++) {
      Path old = found.get(i).file().getPath();
      if (!named.contains(old.getName())) {
        lake.files().delete(new Path(old.getParent(), replacements.get(i).name()));
      }
      lake.files().delete(old);
    }
  }

  private LogEdit.Replacement copy(RowsFound found) {
    Path old = found.file().getPath();
    Path copy = new Path(old.getParent(), nextName(old.getName()));
    RowJudge judge = search.judge(found.folder(), found.file());
    long rows =
        new RowFile(lake.hadoop(), old)
            .copy(
                copy,
                (index, row) ->
                    switch (judge.of(index, row)) {
                      case STAYS -> Optional.of(row);
                      case CLEARED -> Optional.of(judge.cleared(index, row));
                      case REMOVED -> Optional.empty();
                    });
    try {
      var system = copy.getFileSystem(lake.hadoop());
      system.setTimes(copy, found.file().getModificationTime(), -1);
      return new LogEdit.Replacement(
          old.getName(), copy.getName(), system.getFileStatus(copy).getLen(), rows);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The same name each time, so that what was cut short is written over. */
  static String nextName(String name) {
    var ending = java.util.regex.Pattern.compile(DATA_FILE).matcher(name);
    if (!ending.find()) {
      throw new IllegalArgumentException("no file of rows: " + name);
    }
    int next = ending.group(2) == null ? 1 : Integer.parseInt(ending.group(2)) + 1;
    String kind = ending.group(3) == null ? "" : ending.group(3);
    return name.substring(0, ending.start()) + "-erased" + next + kind + ".parquet";
  }

  private void cleanText(Path file) {
    lake.files().read(file).ifPresent(text -> lake.files().write(file, traces.cleaned(text)));
  }

  /** Every row and every byte is looked at again. */
  private void prove() {
    Search again = new Search(new Lake(lake.spark(), lake.root()), objects, traces);
    List<String> left = new ArrayList<>();
    again.rows(progress).forEach(f -> left.add(f.file().getPath().toString()));
    Stream.of(again.bytes(), again.checkpoints(), outbox.found())
        .flatMap(List::stream)
        .forEach(f -> left.add(f.toString()));
    if (!left.isEmpty()) {
      throw new NotErased(left);
    }
  }

  private org.apache.spark.sql.Dataset<Row> rows(Finding found, Instant now) {
    List<Row> rows =
        traces.identities().stream()
            .map(
                identity ->
                    RowFactory.create(
                        key.hash(identity),
                        Timestamp.from(now),
                        traces.replacement(),
                        identity.kind().name().toLowerCase(java.util.Locale.ROOT),
                        identity.kind() == IdentityKind.EMAIL || identity.source().isEmpty()
                            ? null
                            : identity.source(),
                        found.removed(),
                        found.cleared(),
                        Date.valueOf(LocalDate.ofInstant(now, ZoneOffset.UTC))))
            .toList();
    return lake.spark().createDataFrame(rows, Erasures.TABLE.schema());
  }
}
