package tenure.jobs.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Small files and folders on whatever file system a path names. */
public final class Files {
  /**
   * Where a file is in place only once it is renamed; object stores show it whole or not at all.
   */
  private static final Set<String> RENAMING = Set.of("hdfs", "viewfs");

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

  /**
   * Every file below a folder, in order of name; nothing where there is no folder. Not by Hadoop's
   * recursive listing: of a local file that one asks the permissions too, by a process of its own.
   */
  public List<FileStatus> below(Path folder) {
    return list(folder).stream()
        .flatMap(found -> found.isFile() ? Stream.of(found) : below(found.getPath()).stream())
        .toList();
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
          if (scheme(file).equals("file")) {
            replace(java.nio.file.Path.of(file.toUri().getPath()), text);
            return null;
          }
          if (!RENAMING.contains(scheme(file))) {
            fill(system(file).create(file, true), text);
            return null;
          }
          FileSystem system = system(file);
          Path aside = new Path(file.getParent(), "." + file.getName() + ".new");
          fill(system.create(aside, true), text);
          // Renaming over a file is atomic on HDFS.
          org.apache.hadoop.fs.FileContext.getFileContext(aside.toUri(), hadoop)
              .rename(
                  system.makeQualified(aside),
                  system.makeQualified(file),
                  org.apache.hadoop.fs.Options.Rename.OVERWRITE);
          return null;
        });
  }

  /**
   * Hadoop's own renaming on a local disk deletes the old file first: for a moment none is there.
   */
  private static void replace(java.nio.file.Path place, String text) throws IOException {
    java.nio.file.Files.createDirectories(place.getParent());
    WholeFile.replace(place, text.lines().iterator());
  }

  /**
   * Writes a small text file where none stands yet, whoever else tries at the same moment. The
   * texts of two who try must differ, since an object store may tell the winner of a failure.
   *
   * @return whether this file is the one that stands there now
   */
  public boolean create(Path file, String text) {
    return io(
        () -> {
          try {
            if (scheme(file).equals("file")) {
              java.nio.file.Path place = java.nio.file.Path.of(file.toUri().getPath());
              java.nio.file.Files.createDirectories(place.getParent());
              WholeFile.create(place, List.of(text).iterator());
            } else {
              FSDataOutputStreamBuilder<?, ?> first = system(file).createFile(file);
              first.recursive();
              first.overwrite(false);
              // Stores that know it refuse the second of two; the others ignore it.
              first.opt("fs.option.create.conditional.overwrite", true);
              fill(first.build(), text);
            }
            return true;
          } catch (FileAlreadyExistsException
              | org.apache.hadoop.fs.FileAlreadyExistsException second) {
            return false;
          } catch (IOException unclear) {
            Optional<String> standing = read(file);
            if (standing.isEmpty()) {
              throw unclear;
            }
            return standing.get().strip().equals(text.strip());
          }
        });
  }

  /** Removes a file; one that is not there is no fault. */
  public void delete(Path file) {
    io(() -> system(file).delete(file, false));
  }

  private String scheme(Path file) throws IOException {
    return system(file).makeQualified(file).toUri().getScheme();
  }

  private static void fill(FSDataOutputStream file, String text) throws IOException {
    try (OutputStream out = file) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
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
