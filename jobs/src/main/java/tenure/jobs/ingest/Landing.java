package tenure.jobs.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;

/** Where extracts land: a folder of this machine or of an object store, and nothing outside it. */
public final class Landing {
  private static final String LOCAL = "file:";

  private final LandingFolder folder;
  private final Duration settling;

  private Landing(LandingFolder folder, Duration settling) {
    this.folder = folder;
    this.settling = settling;
  }

  /** A folder of this machine, which need not exist. */
  public Landing(Path root) {
    this(new LocalFolder(root), Duration.ZERO);
  }

  /** The folder of the settings: a path of this machine, or a URI that Hadoop knows. */
  public static Landing at(String place, Configuration hadoop) {
    if (place.startsWith(LOCAL)) {
      return new Landing(Path.of(new org.apache.hadoop.fs.Path(place).toUri().getPath()));
    }
    return place.contains("://")
        ? new Landing(new StoreFolder(place, hadoop), Duration.ZERO)
        : new Landing(Path.of(place));
  }

  /** The same folder, where a file counts as written once nothing has changed of it for so long. */
  public Landing settlingFor(Duration quiet) {
    return new Landing(folder, quiet);
  }

  /** For how long a file must not have changed to count as written. */
  Duration settling() {
    return settling;
  }

  /** Whether any file of an extract has ever come. */
  public boolean has(LandingPath path) {
    return !files(path).isEmpty();
  }

  /** The files of an extract, in order of their names. */
  List<LandedFile> files(LandingPath path) {
    return folder.files(path);
  }

  /** A file as it is now; empty where there is none. It carries no day. */
  Optional<LandedFile> look(String file) {
    return folder.look(file);
  }

  /** The place of a file as Spark is told it. */
  String uri(LandedFile file) {
    return folder.uri(file.path());
  }

  /** The file's bytes, unpacked where it is packed. */
  InputStream open(LandedFile file) throws IOException {
    InputStream raw = buffered(file);
    if (file.isZstandard()) {
      return new ZstdInputStream(raw);
    }
    return file.isGzipped() ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  private InputStream buffered(LandedFile file) throws IOException {
    return new BufferedInputStream(folder.open(file.path()), 1 << 16);
  }

  /**
   * The file with the sum of its bytes as they stand there, packed or not.
   *
   * @throws UnreadableFile where they cannot be read
   */
  LandedFile summed(LandedFile file) {
    try (InputStream in = buffered(file)) {
      return file.withSum(DigestUtils.sha256Hex(in));
    } catch (IOException broken) {
      throw new UnreadableFile(file.path(), broken.toString(), broken);
    }
  }

  /** Whether a file, as it is now, has the bytes that it had at an earlier sight of it. */
  boolean hasBytesOf(LandedFile before, LandedFile now) {
    return before.size() == now.size()
        && before.sha256().isPresent()
        && summed(now).sha256().equals(before.sha256());
  }

  /** A small text beside the extracts; empty where there is none. */
  Optional<String> text(String file) {
    if (look(file).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = folder.open(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException | NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The landing folder as Spark's file paths begin. */
  String prefix() {
    return folder.prefix();
  }
}
