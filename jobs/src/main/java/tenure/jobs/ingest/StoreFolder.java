package tenure.jobs.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import tenure.jobs.lake.Files;

/** A folder on an object store or on whatever else Hadoop has a file system for. */
final class StoreFolder implements LandingFolder {
  private static final String IN_LOG = "/" + DELTA_LOG + "/";

  private final Configuration hadoop;
  private final Path root;

  /** The folder need not exist. */
  StoreFolder(String root, Configuration hadoop) {
    this.hadoop = hadoop;
    this.root = new Path(root);
  }

  @Override
  public List<LandedFile> files(LandingPath path) {
    Path folder = path.folder().isEmpty() ? root : new Path(root, path.folder());
    Map<String, FileStatus> found = new TreeMap<>();
    for (FileStatus file : new Files(hadoop).below(folder)) {
      String name = relative(file.getPath());
      found.put(name, file);
      int log = name.indexOf(IN_LOG);
      if (log >= 0 && name.endsWith(".json")) {
        // A Delta table changes by what is written into its log: the newest commit tells.
        found.merge(name.substring(0, log), file, StoreFolder::later);
      }
    }
    return found.entrySet().stream()
        .filter(f -> path.matches(f.getKey()))
        .map(f -> landed(f.getKey(), f.getValue(), path.date(f.getKey())))
        .sorted(Comparator.comparing(LandedFile::path))
        .toList();
  }

  private static FileStatus later(FileStatus one, FileStatus other) {
    return one.getPath().compareTo(other.getPath()) > 0 ? one : other;
  }

  @Override
  public Optional<LandedFile> look(String file) {
    try {
      FileStatus status = system().getFileStatus(new Path(root, file));
      if (status.isFile()) {
        return Optional.of(landed(file, status, Optional.empty()));
      }
      return new Files(hadoop)
          .below(new Path(root, file + IN_LOG)).stream()
              .filter(f -> f.getPath().getName().endsWith(".json"))
              .reduce(StoreFolder::later)
              .map(f -> landed(file, f, Optional.empty()));
    } catch (FileNotFoundException gone) {
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public String uri(String file) {
    return new Path(root, file).toString();
  }

  @Override
  public InputStream open(String file) throws IOException {
    return system().open(new Path(root, file));
  }

  @Override
  public String prefix() {
    String uri = root.toUri().toString();
    return uri.endsWith("/") ? uri : uri + "/";
  }

  private String relative(Path file) {
    return root.toUri().relativize(file.toUri()).getPath();
  }

  private static LandedFile landed(
      String name, FileStatus status, Optional<java.time.LocalDate> date) {
    return new LandedFile(
        name, status.getLen(), Instant.ofEpochMilli(status.getModificationTime()), date);
  }

  private FileSystem system() throws IOException {
    return root.getFileSystem(hadoop);
  }
}
