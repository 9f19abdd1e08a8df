package tenure.jobs.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The folder where extracts land. Nothing outside it is ever read. */
public final class Landing {
  private final Path root;

  /** The landing folder, which need not exist. */
  public Landing(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The files of an extract, in order of their names. */
  List<LandedFile> files(LandingPath path) {
    Path folder = root.resolve(path.folder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder, path.depth(), FileVisitOption.FOLLOW_LINKS)) {
      return found
          .filter(f -> path.matches(relative(f)) && Files.isRegularFile(f))
          .map(f -> landed(f, path))
          .sorted(Comparator.comparing(LandedFile::path))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * The place of a file on disk.
   *
   * @throws OutsideLanding where a link leads out of the landing folder
   */
  Path place(LandedFile file) {
    try {
      Path real = root.resolve(file.path()).toRealPath();
      if (!real.startsWith(root.toRealPath())) {
        throw new OutsideLanding(file.path());
      }
      return root.resolve(file.path());
    } catch (IOException broken) {
      throw new UnreadableFile(file.path(), broken.toString(), broken);
    }
  }

  /** The file's bytes, unpacked where it is gzipped. */
  InputStream open(LandedFile file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(place(file)), 1 << 16);
    return file.isGzipped() ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  /** The landing folder as Spark's file paths begin. */
  String prefix() {
    String uri = root.toUri().toString();
    return uri.endsWith("/") ? uri : uri + "/";
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private LandedFile landed(Path file, LandingPath path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      String name = relative(file);
      // The lake keeps microseconds.
      return new LandedFile(
          name,
          attributes.size(),
          attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS),
          path.isDated() ? path.date(name) : Optional.empty());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
