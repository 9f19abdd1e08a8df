package tenure.jobs.erase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.RowCopy;
import tenure.jobs.lake.RowFile;

/** Looks for a subject in every row of every file of a lake, and in every byte. */
final class Search {
  private static final int CHUNK = 1 << 20;
  private static final int OVERLAP = 1 << 10;

  private final Lake lake;
  private final Traces traces;
  private final LakeTables tables;
  private final Map<String, Map<Long, Boolean>> own;

  Search(Lake lake, List<ObjectSettings> objects, Traces traces) {
    this.lake = lake;
    this.traces = traces;
    this.tables = new LakeTables(lake, objects);
    this.own = OwnRows.of(lake, objects, traces);
  }

  LakeTables tables() {
    return tables;
  }

  /** The files of rows that name the subject. */
  List<Finding.RowsFound> rows(Progress progress) {
    List<Finding.RowsFound> found = new ArrayList<>();
    Map<Path, List<FileStatus>> all = tables.rows();
    progress.begins("looking through the lake", all.size());
    all.forEach(
        (folder, files) -> {
          long start = System.nanoTime();
          progress.started(tables.name(folder));
          List<Finding.RowsFound> own =
              files.stream().map(f -> rows(folder, f)).flatMap(Optional::stream).toList();
          found.addAll(own);
          long rows = own.stream().mapToLong(f -> f.removed() + f.cleared()).sum();
          long millis = (System.nanoTime() - start) / 1_000_000;
          progress.finished(
              new StepResult(tables.name(folder), rows, own.size(), 0, -1, 0, millis));
        });
    progress.ended("looking through the lake");
    return found;
  }

  private Optional<Finding.RowsFound> rows(Path folder, FileStatus file) {
    RowJudge judge = judge(folder, file);
    long[] count = new long[RowJudge.Verdict.values().length];
    new RowFile(lake.hadoop(), file.getPath())
        .read((index, row) -> count[judge.of(index, row).ordinal()]++);
    long removed = count[RowJudge.Verdict.REMOVED.ordinal()];
    long cleared = count[RowJudge.Verdict.CLEARED.ordinal()];
    return removed + cleared == 0
        ? Optional.empty()
        : Optional.of(new Finding.RowsFound(tables.name(folder), folder, file, removed, cleared));
  }

  /** The judge of a file. */
  RowJudge judge(Path folder, FileStatus file) {
    Optional<Table> table = tables.table(folder);
    return new RowJudge(traces, table, own.getOrDefault(file.getPath().getName(), Map.of()));
  }

  /** The files beside the tables that name the subject. */
  List<Path> texts() {
    return tables.texts().stream().map(FileStatus::getPath).filter(this::isInBytes).toList();
  }

  /** Every file, of whatever kind, whose bytes name the subject. */
  List<Path> bytes() {
    return tables.all().stream().map(FileStatus::getPath).filter(this::isInBytes).toList();
  }

  /** The checkpoints whose rows name the subject: their bytes are packed. */
  List<Path> checkpoints() {
    return tables.checkpoints().stream()
        .map(FileStatus::getPath)
        .filter(this::isInCheckpoint)
        .toList();
  }

  private boolean isInCheckpoint(Path file) {
    boolean[] isFound = {false};
    new RowFile(lake.hadoop(), file)
        .read(
            (index, row) ->
                isFound[0] |= RowCopy.anyText(row, (column, text) -> traces.isSuspect(text)));
    return isFound[0];
  }

  private boolean isInBytes(Path file) {
    try (InputStream in = file.getFileSystem(lake.hadoop()).open(file)) {
      String before = "";
      for (byte[] next = in.readNBytes(CHUNK); next.length > 0; next = in.readNBytes(CHUNK)) {
        // Addresses and ids are ASCII, which every encoding of bytes in a lake tells alike.
        String text = before + new String(next, StandardCharsets.ISO_8859_1);
        if (traces.isSuspect(text)) {
          return true;
        }
        before = text.substring(Math.max(0, text.length() - OVERLAP));
      }
      return false;
    } catch (IOException broken) {
      throw new UncheckedIOException("Reading " + file, broken);
    }
  }
}
