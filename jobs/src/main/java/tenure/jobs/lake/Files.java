package tenure.jobs.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Small files and folders on whatever file system a path names. */
public final class Files {
  private final Configuration hadoop;

  /** The files that this configuration reaches. */
  public Files(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** Whether something stands at the path. */
  public boolean exists(Path path) {
    return io(() -> system(path).exists(path));
  }

  /** What a folder holds, in order of name; nothing where there is no folder. */
  public List<FileStatus> list(Path folder) {
    return io(
        () -> {
          try {
            FileStatus[] all = system(folder).listStatus(folder);
            Arrays.sort(all);
            return List.of(all);
          } catch (FileNotFoundException absent) {
            return List.of();
          }
        });
  }

  /** A small text file. */
  public Optional<String> read(Path file) {
    return io(
        () -> {
          try (InputStream in = system(file).open(file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          } catch (FileNotFoundException absent) {
            return Optional.empty();
          }
        });
  }

  /** Writes a small text file so that a reader sees the old one or the new one, never a part. */
  public void write(Path file, String text) {
    io(
        () -> {
          FileSystem system = system(file);
          Path aside = new Path(file.getParent(), "." + file.getName() + ".new");
          try (OutputStream out = system.create(aside, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
          }
          // Renaming over a file is atomic on a local disk and on HDFS.
          org.apache.hadoop.fs.FileContext.getFileContext(aside.toUri(), hadoop)
              .rename(
                  system.makeQualified(aside),
                  system.makeQualified(file),
                  org.apache.hadoop.fs.Options.Rename.OVERWRITE);
          return null;
        });
  }

  private FileSystem system(Path path) throws IOException {
    return path.getFileSystem(hadoop);
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  private static <T> T io(Action<T> action) {
    try {
      return action.run();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
