package tenure.jobs.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds files that are still being written: those that lack what their source puts there last, and
 * those of which size or time still move. Only where a file is very young does this take time, and
 * then once for all files.
 */
final class Unfinished {
  private final Landing landing;

  Unfinished(Landing landing) {
    this.landing = landing;
  }

  /** Those of the files, each an extract's, that are not whole. */
  List<Waiting> among(Map<ObjectSettings, List<LandedFile>> found) {
    List<Waiting> waiting = new ArrayList<>();
    found.forEach((object, files) -> waiting.addAll(unannounced(object, files)));
    List<LandedFile> young = young(found.values());
    if (!young.isEmpty()) {
      pause(young);
      found.forEach(
          (object, files) ->
              files.stream()
                  .filter(young::contains)
                  .filter(file -> !landing.look(file.path()).filter(file::isSame).isPresent())
                  .map(file -> new Waiting(object, file, "it is still being written"))
                  .forEach(waiting::add));
    }
    return waiting;
  }

  private List<LandedFile> young(Collection<List<LandedFile>> files) {
    if (landing.settling().isZero()) {
      return List.of();
    }
    Instant since = Instant.now().minus(landing.settling());
    return files.stream().flatMap(List::stream).filter(f -> f.modified().isAfter(since)).toList();
  }

  private void pause(List<LandedFile> young) {
    Instant newest = young.stream().map(LandedFile::modified).max(Instant::compareTo).orElseThrow();
    Duration left = landing.settling().minus(Duration.between(newest, Instant.now()));
    // Where the store's clock is ahead of ours, a file may seem to come from the future.
    Duration most = left.compareTo(landing.settling()) > 0 ? landing.settling() : left;
    try {
      Thread.sleep(Math.max(0, most.toMillis()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while files were looked at", stopped);
    }
  }

  /** A manifest as it was read: what it names, and which of that is not whole. */
  private record Named(Set<String> files, String missing) {}

  private List<Waiting> unannounced(ObjectSettings object, List<LandedFile> files) {
    Wholeness told = object.wholeness();
    Map<String, Optional<Named>> read = new HashMap<>();
    List<Waiting> waiting = new ArrayList<>();
    for (LandedFile file : files) {
      told.marker()
          .flatMap(name -> unmarked(file, name))
          .or(() -> told.manifest().flatMap(name -> unnamed(file, name, read)))
          .ifPresent(why -> waiting.add(new Waiting(object, file, why)));
    }
    return waiting;
  }

  private Optional<String> unmarked(LandedFile file, String name) {
    String marker = Wholeness.beside(file, name);
    return landing.look(marker).isPresent()
        ? Optional.empty()
        : Optional.of(marker + " has not come");
  }

  private Optional<String> unnamed(
      LandedFile file, String name, Map<String, Optional<Named>> read) {
    String manifest = Wholeness.beside(file, name);
    Optional<Named> named = read.computeIfAbsent(manifest, this::named);
    if (named.isEmpty()) {
      return Optional.of(manifest + " has not come");
    }
    if (!named.get().files().contains(file.path().substring(folder(file.path()).length()))) {
      return Optional.of(manifest + " does not name it");
    }
    return Optional.of(named.get().missing())
        .filter(missing -> !missing.isEmpty())
        .map(missing -> "of what " + manifest + " names, this is not whole: " + missing);
  }

  private Optional<Named> named(String manifest) {
    return landing
        .text(manifest)
        .map(FileList::read)
        .map(
            files ->
                new Named(
                    files.keySet(),
                    files.entrySet().stream()
                        .filter(e -> !isThere(folder(manifest) + e.getKey(), e.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "))));
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  private boolean isThere(String file, Optional<Long> size) {
    return landing.look(file).filter(f -> size.isEmpty() || f.size() == size.get()).isPresent();
  }
}
