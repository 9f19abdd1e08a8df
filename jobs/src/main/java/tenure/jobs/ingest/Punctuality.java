package tenure.jobs.ingest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges whether what has come of an extract is as new as it has to be. */
final class Punctuality {
  private final Manifest manifest;
  private final LocalDate night;

  Punctuality(Manifest manifest, LocalDate night) {
    this.manifest = manifest;
    this.night = night;
  }

  /**
   * What is late of an extract; empty where it has come in time or need not come.
   *
   * @param landed its whole files
   * @param waiting its files that are not whole
   */
  Optional<Late> late(ObjectSettings object, List<LandedFile> landed, List<Waiting> waiting) {
    if (object.expectation().isEmpty() || object.table().isPresent()) {
      return Optional.empty();
    }
    Optional<LocalDate> newest = newest(object, landed);
    if (newest.filter(day -> isInTime(object, day)).isPresent()) {
      return Optional.empty();
    }
    String why = waiting.stream().map(Waiting::words).collect(Collectors.joining(", "));
    return Optional.of(new Late(object, night, newest, why));
  }

  private boolean isInTime(ObjectSettings object, LocalDate newest) {
    Optional<Integer> within = object.expectation().flatMap(Expectation::withinDays);
    if (within.isEmpty()) {
      return !object.path().isDated() || newest.equals(night);
    }
    return ChronoUnit.DAYS.between(newest, night) <= within.get();
  }

  /** A file that was taken and put away has come; a snapshot has to stand there. */
  private Optional<LocalDate> newest(ObjectSettings object, List<LandedFile> landed) {
    if (!object.path().isDated()) {
      return landed.stream().map(Punctuality::day).max(Comparator.naturalOrder());
    }
    Stream<LocalDate> standing = landed.stream().flatMap(f -> f.date().stream());
    Stream<LocalDate> taken =
        manifest.takenBefore(night, object).stream()
            .flatMap(t -> object.path().date(t.file().path()).stream());
    return Stream.concat(standing, taken)
        .filter(day -> !day.isAfter(night))
        .max(Comparator.naturalOrder());
  }

  private static LocalDate day(LandedFile snapshot) {
    return snapshot.modified().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
