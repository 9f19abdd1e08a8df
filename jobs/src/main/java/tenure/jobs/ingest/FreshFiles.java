package tenure.jobs.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tenure.jobs.Progress;

/**
 * Which landed files no night has taken as they are now. A file that carries a day is what its
 * bytes are: with another time and the same bytes, as after the landing folder was copied, it has
 * been taken. A snapshot, which carries none, is delivered anew with every new time: its source
 * says that all is as it was.
 */
final class FreshFiles {
  private final Landing landing;
  private final Manifest manifest;
  private final LocalDate night;
  private final Progress progress;
  private final List<Manifest.Taken> seen = new ArrayList<>();

  FreshFiles(Landing landing, Manifest manifest, LocalDate night, Progress progress) {
    this.landing = landing;
    this.manifest = manifest;
    this.night = night;
    this.progress = progress;
  }

  /** Those of an extract's files that the night has to take; notes which of them have changed. */
  List<LandedFile> of(ObjectSettings object, List<LandedFile> landed) {
    Map<String, Manifest.Taken> before =
        manifest.takenBefore(night, object).stream()
            .collect(
                Collectors.toMap(
                    t -> t.file().path(),
                    Function.identity(),
                    (a, b) -> a.night().isAfter(b.night()) ? a : b));
    int known = seen.size();
    List<LandedFile> fresh =
        landed.stream().filter(f -> isFresh(object, f, before.get(f.path()))).toList();
    if (seen.size() > known) {
      progress.note(
          object.name()
              + ": files with another time than when they were taken, and the same bytes, are not taken again: "
              + (seen.size() - known));
    }
    return fresh;
  }

  /** What was taken before and has another time now, and the same bytes. */
  List<Manifest.Taken> seen() {
    return seen;
  }

  private boolean isFresh(ObjectSettings object, LandedFile file, Manifest.Taken before) {
    boolean isDated = object.path().isDated();
    if (isDated && (file.date().isEmpty() || file.date().get().isAfter(night))) {
      return false;
    }
    if (before == null || file.isSame(before.file())) {
      return before == null;
    }
    if (isDated && landing.hasBytesOf(before.file(), file)) {
      seen.add(before.seenAs(file));
      return false;
    }
    if (isDated) {
      progress.note(
          file.path() + " has changed since night " + before.night() + " took it: taken again.");
    }
    return true;
  }
}
