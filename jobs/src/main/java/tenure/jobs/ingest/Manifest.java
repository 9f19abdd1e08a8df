package tenure.jobs.ingest;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import tenure.bronze.Deliveries;
import tenure.jobs.lake.Lake;

/** Which files which night took, as the lake remembers. */
final class Manifest {
  private final List<Taken> taken;

  private Manifest(List<Taken> taken) {
    this.taken = List.copyOf(taken);
  }

  /** A file as a night took it. */
  record Taken(String source, String object, LandedFile file, LocalDate night) {
    boolean isOf(ObjectSettings settings) {
      return source.equals(settings.source()) && object.equals(settings.object());
    }

    /** The same taking of a file that has another time by now, and the same bytes. */
    Taken seenAs(LandedFile now) {
      return new Taken(source, object, file.at(now), night);
    }

    private List<Object> key() {
      return List.of(source, object, file.path(), night);
    }
  }

  /** What the lake remembers. */
  static Manifest read(Lake lake) {
    Optional<Long> version = lake.version(Deliveries.TABLE);
    if (version.isEmpty()) {
      return new Manifest(List.of());
    }
    return ManifestFile.read(lake, version.get())
        .map(Manifest::new)
        .orElseGet(() -> Manifest.ofTable(lake));
  }

  private static Manifest ofTable(Lake lake) {
    return new Manifest(
        lake
            .read(Deliveries.TABLE)
            .select(
                Deliveries.SOURCE.col(),
                Deliveries.OBJECT.col(),
                Deliveries.FILE.col(),
                Deliveries.SIZE_BYTES.col(),
                Deliveries.MODIFIED_AT.col(),
                Deliveries.SHA256.col(),
                Deliveries.KNOWN_ON.col())
            .distinct()
            .collectAsList()
            .stream()
            .map(Manifest::taken)
            .toList());
  }

  /** The same once a night has taken these instead of what it took before. */
  Manifest with(LocalDate night, Stream<Taken> tonight) {
    Stream<Taken> others = taken.stream().filter(t -> !t.night().equals(night));
    return new Manifest(Stream.concat(others, tonight).toList());
  }

  /** The same where files have been seen again with another time. */
  Manifest with(List<Taken> seen) {
    Map<List<Object>, Taken> now =
        seen.stream().collect(Collectors.toMap(Taken::key, Function.identity()));
    return new Manifest(taken.stream().map(t -> now.getOrDefault(t.key(), t)).toList());
  }

  /** Every file that was taken, by the nights that took it. */
  List<Taken> all() {
    return taken;
  }

  private static Taken taken(Row row) {
    Timestamp modified = row.getTimestamp(4);
    LandedFile file =
        new LandedFile(
            row.getString(2),
            row.getLong(3),
            modified.toInstant(),
            Optional.empty(),
            Optional.ofNullable(row.getString(5)));
    return new Taken(row.getString(0), row.getString(1), file, row.getDate(6).toLocalDate());
  }

  /** Whether the night, or a later one, has taken its files: it then takes the same ones again. */
  boolean isFixed(LocalDate night) {
    return taken.stream().anyMatch(t -> !t.night().isBefore(night));
  }

  /** What the night took of an extract. */
  List<LandedFile> takenBy(LocalDate night, ObjectSettings object) {
    return taken.stream()
        .filter(t -> t.night().equals(night) && t.isOf(object))
        .map(Taken::file)
        .toList();
  }

  /** What earlier nights took of an extract, in no order. */
  List<Taken> takenBefore(LocalDate night, ObjectSettings object) {
    return taken.stream().filter(t -> t.night().isBefore(night) && t.isOf(object)).toList();
  }
}
