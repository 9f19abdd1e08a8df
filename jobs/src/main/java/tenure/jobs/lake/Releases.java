package tenure.jobs.lake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import tenure.jobs.lake.Published.Manifest;

/**
 * Every release of the marts, in a file of its own that only one can make; the newest is put in
 * force by the manifest. A file without its manifest is a release that was never served.
 */
public final class Releases {
  private final Files files;
  private final String root;

  /** The releases of a lake. */
  public Releases(Files files, String root) {
    this.files = files;
    this.root = root;
  }

  /** The releases that are kept, oldest first. */
  public List<Manifest> all() {
    return files.list(folder()).stream()
        .map(FileStatus::getPath)
        .filter(path -> path.getName().matches("\\d{20}\\.json"))
        .flatMap(path -> files.read(path).stream())
        .map(Published::parse)
        .sorted(Comparator.comparingLong(Manifest::release))
        .toList();
  }

  /** The newest release of a night that was made by running it. */
  public Optional<Manifest> ofNight(LocalDate night) {
    return all().stream()
        .filter(r -> r.night().equals(night) && !r.isRolledBack())
        .reduce((older, newer) -> newer);
  }

  /** Gives readers these versions, all at once. */
  public Manifest publish(LocalDate night, Map<String, Long> versions, Instant at, Lease lease) {
    return serve(night, false, versions, at, lease);
  }

  /** Gives readers an earlier release again, all at once. */
  public Manifest serveAgain(Manifest earlier, Instant at, Lease lease) {
    return serve(earlier.night(), true, earlier.versions(), at, lease);
  }

  private Manifest serve(
      LocalDate night, boolean isAgain, Map<String, Long> versions, Instant at, Lease lease) {
    lease.check();
    Manifest release = new Manifest(next(), night, isAgain, at, lease.token(), versions);
    if (!files.create(file(release.release()), release.json())) {
      throw new LeaseLost(root, lease.token());
    }
    Published.write(files, root, release);
    return release;
  }

  private long next() {
    long served = Published.read(files, root).map(Manifest::release).orElse(0L);
    return all().stream().mapToLong(Manifest::release).reduce(served, Math::max) + 1;
  }

  /** Forgets a release, which then cannot be served again. */
  void forget(Manifest release) {
    files.delete(file(release.release()));
  }

  private Path file(long release) {
    return new Path(folder(), "%020d.json".formatted(release));
  }

  private Path folder() {
    return new Path(root, "marts/_releases");
  }
}
