package tenure.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder on a disk of this machine, which links may not lead out of. */
final class LocalFolder implements LandingFolder {
  private final Path root;

  /** The folder need not exist. */
  LocalFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public List<LandedFile> files(LandingPath path) {
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

  @Override
  public Optional<LandedFile> look(String file) {
    try {
      return Optional.of(landed(root.resolve(file), Optional.empty()));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public String uri(String file) {
    // Spark takes the text as it stands, without the escapes of a URI.
    return new org.apache.hadoop.fs.Path(place(file).toUri()).toString();
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(place(file));
  }

  @Override
  public String prefix() {
    String uri = root.toUri().toString();
    return uri.endsWith("/") ? uri : uri + "/";
  }

  /**
   * The place of a file on disk.
   *
   * @throws OutsideLanding where a link leads out of the landing folder
   */
  private Path place(String file) {
    try {
      Path real = root.resolve(file).toRealPath();
      if (!real.startsWith(root.toRealPath())) {
        throw new OutsideLanding(file);
      }
      return root.resolve(file);
    } catch (IOException broken) {
      throw new UnreadableFile(file, broken.toString(), broken);
    }
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
      return landed(file, Optional.of(path));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private LandedFile landed(Path file, Optional<LandingPath> path) throws IOException {
    BasicFileAttributes attributes = attributes(file);
    String name = relative(file);
    // The lake keeps microseconds.
    return new LandedFile(
        name,
        attributes.size(),
        attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS),
        path.flatMap(p -> p.date(name)));
  }
}
