package tenure.jobs.ingest;

import com.github.luben.zstd.ZstdInputStream;
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
  private static final String DELTA_LOG = "_delta_log";

  private final Path root;

  /** The landing folder, which need not exist. */
  public Landing(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Whether any file of an extract has ever come. */
  public boolean has(LandingPath path) {
    return !files(path).isEmpty();
  }

  /** The files of an extract, in order of their names. */
  List<LandedFile> files(LandingPath path) {
    Path folder = root.resolve(path.folder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder, path.depth(), FileVisitOption.FOLLOW_LINKS)) {
      return found
          .filter(f -> path.matches(relative(f)) && isExtract(f))
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

  /** The place of a file as Spark is told it. */
  String uri(LandedFile file) {
    return place(file).toUri().toString();
  }

  /** The file's bytes, unpacked where it is packed. */
  InputStream open(LandedFile file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(place(file)), 1 << 16);
    if (file.isZstandard()) {
      return new ZstdInputStream(raw);
    }
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

  /** A file, or a folder that is a Delta table. */
  private static boolean isExtract(Path file) {
    return Files.isRegularFile(file) || Files.isDirectory(file.resolve(DELTA_LOG));
  }

  /** A Delta table changes by what is written into its log, and is as large as that tells. */
  private static BasicFileAttributes attributes(Path file) throws IOException {
    Path log = file.resolve(DELTA_LOG);
    if (!Files.isDirectory(log)) {
      return Files.readAttributes(file, BasicFileAttributes.class);
    }
    try (Stream<Path> commits = Files.list(log)) {
      Path newest =
          commits.filter(f -> f.toString().endsWith(".json")).max(Path::compareTo).orElse(log);
      return Files.readAttributes(newest, BasicFileAttributes.class);
    }
  }

  private LandedFile landed(Path file, LandingPath path) {
    try {
      BasicFileAttributes attributes = attributes(file);
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
