package tenure.jobs.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a night took into bronze.
 *
 * @param night the night
 * @param arrived every extract with the files that belong to the night
 * @param late extracts that should have come and have not
 * @param waiting files that have landed and are not whole yet
 */
public record Intake(
    LocalDate night, List<Arrived> arrived, List<Late> late, List<Waiting> waiting) {
  /** Keeps its own lists. */
  public Intake {
    arrived = List.copyOf(arrived);
    late = List.copyOf(late);
    waiting = List.copyOf(waiting);
  }

  /**
   * One extract of the night.
   *
   * @param delivery the extract and its files
   * @param hasRows whether the night's slice of its bronze table holds anything
   * @param unread columns it brought that nobody reads
   * @param left how many rows of each file were left out, since they are about what was erased
   */
  record Arrived(Delivery delivery, boolean hasRows, Set<String> unread, Map<String, Long> left) {
    /** An extract of which nothing was left out. */
    Arrived(Delivery delivery, boolean hasRows, Set<String> unread) {
      this(delivery, hasRows, unread, Map.of());
    }
  }

  /** The extracts that brought rows. */
  List<ObjectSettings> withRows() {
    return delivered().map(Delivery::object).toList();
  }

  /** The deliveries that brought rows. */
  Stream<Delivery> delivered() {
    return arrived.stream().filter(Arrived::hasRows).map(Arrived::delivery);
  }

  /** The files that the night took. */
  Stream<Manifest.Taken> taken() {
    return arrived.stream().map(Arrived::delivery).flatMap(this::taken);
  }

  private Stream<Manifest.Taken> taken(Delivery delivery) {
    ObjectSettings object = delivery.object();
    return delivery.files().stream()
        .map(file -> new Manifest.Taken(object.source(), object.object(), file, night));
  }
}
