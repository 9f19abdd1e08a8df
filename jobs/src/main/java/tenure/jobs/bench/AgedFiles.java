package tenure.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import tenure.Catalog;
import tenure.contract.Table;

/**
 * The files of a lake whose nights pass faster than the clock: those just written are made as old
 * as their night, since tidying goes by age.
 */
final class AgedFiles {
  private final Path lake;
  private final Instant end;

  /**
   * The files of a lake.
   *
   * @param end later than any night: a younger file has not been made as old as its night yet
   */
  AgedFiles(Path lake, Instant end) {
    this.lake = lake;
    this.end = end;
  }

  /**
   * What stands in a table's folder.
   *
   * @param dataFiles files of rows, also those that only earlier versions need
   * @param logFiles files of its log
   * @param bytes of both
   */
  record Count(long dataFiles, long logFiles, long bytes) {}

  /** Counts the files of every table, by its full name, and ages those of the night. */
  SortedMap<String, Count> countedAndAged(Instant night) {
    SortedMap<String, Count> counts = new TreeMap<>();
    try {
      for (Table table : Catalog.ALL) {
        Path folder = lake.resolve(table.layer().id()).resolve(table.name());
        if (Files.exists(folder)) {
          Visit visit = new Visit(night);
          Files.walkFileTree(folder, visit);
          counts.put(table.fullName(), visit.count());
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return counts;
  }

  /** A walk through one table's folder. */
  private final class Visit extends SimpleFileVisitor<Path> {
    private final FileTime night;
    private long dataFiles;
    private long logFiles;
    private long bytes;

    Visit(Instant night) {
      this.night = FileTime.from(night);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      boolean isLog = file.getParent().endsWith("_delta_log");
      dataFiles += isLog ? 0 : 1;
      logFiles += isLog ? 1 : 0;
      bytes += attributes.size();
      if (attributes.lastModifiedTime().toInstant().isAfter(end)) {
        Files.setLastModifiedTime(file, night);
      }
      return FileVisitResult.CONTINUE;
    }

    Count count() {
      return new Count(dataFiles, logFiles, bytes);
    }
  }
}
