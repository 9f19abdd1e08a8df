package tenure.jobs.lake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The claims on a lake as files: each has a number of its own, which only one can take, and beside
 * it when its holder was last heard of. The highest number counts.
 */
final class LeaseFolder {
  private static final int KEPT = 4;
  private static final String RELEASED = "released";

  private final Files files;
  private final Path folder;

  LeaseFolder(Files files, String root) {
    this.files = files;
    this.folder = new Path(root, "ops/lease");
  }

  /**
   * A claim.
   *
   * @param token its number
   * @param holder who made it
   * @param heardAt when its holder was last heard of
   * @param isReleased whether its holder has given it back
   */
  record Claim(long token, Holder holder, Instant heardAt, boolean isReleased) {}

  /** The highest number taken; 0 where there is none. */
  long highest() {
    List<Long> tokens = tokens();
    return tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1);
  }

  /** The claim that counts. */
  Optional<Claim> newest() {
    long token = highest();
    return files
        .read(claimFile(token))
        .map(Holder::parse)
        .map(
            holder -> {
              Optional<String> heard = files.read(heardFile(token)).map(String::strip);
              boolean isReleased = heard.filter(RELEASED::equals).isPresent();
              Instant heardAt =
                  heard.filter(h -> !isReleased).map(Instant::parse).orElse(holder.takenAt());
              return new Claim(token, holder, heardAt, isReleased);
            });
  }

  /** Whether the number is now this holder's. */
  boolean claim(long token, Holder holder) {
    boolean isMine = files.create(claimFile(token), holder.json() + "\n");
    if (isMine) {
      tokens().stream().filter(old -> old <= token - KEPT).forEach(this::forget);
    }
    return isMine;
  }

  void heard(long token, Instant at) {
    files.write(heardFile(token), at + "\n");
  }

  void release(long token) {
    files.write(heardFile(token), RELEASED + "\n");
  }

  private void forget(long token) {
    files.delete(claimFile(token));
    files.delete(heardFile(token));
  }

  private List<Long> tokens() {
    return files.list(folder).stream()
        .map(f -> f.getPath().getName())
        .filter(name -> name.matches("\\d{20}\\.json"))
        .map(name -> Long.parseLong(name.substring(0, 20)))
        .sorted()
        .toList();
  }

  private Path claimFile(long token) {
    return new Path(folder, "%020d.json".formatted(token));
  }

  private Path heardFile(long token) {
    return new Path(folder, "%020d.heard".formatted(token));
  }
}
