package tenure.jobs.ingest;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

  /** Every file that was taken, by the nights that took it. */
  List<Taken> all() {
    return taken;
  }

  private static Taken taken(Row row) {
    Timestamp modified = row.getTimestamp(4);
    LandedFile file =
        new LandedFile(row.getString(2), row.getLong(3), modified.toInstant(), Optional.empty());
    return new Taken(row.getString(0), row.getString(1), file, row.getDate(5).toLocalDate());
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
