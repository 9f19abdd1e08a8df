package tenure.jobs.ingest;

import java.time.LocalDate;
import java.util.List;

/**
 * What a night took into bronze.
 *
 * @param night the night
 * @param arrived every extract with the files that belong to the night
 */
public record Intake(LocalDate night, List<Arrived> arrived) {
  /** Keeps its own list. */
  public Intake {
    arrived = List.copyOf(arrived);
  }

  /**
   * One extract of the night.
   *
   * @param delivery the extract and its files
   * @param hasRows whether the night's slice of its bronze table holds anything
   */
  record Arrived(Delivery delivery, boolean hasRows) {}

  /** The extracts that brought rows. */
  List<ObjectSettings> withRows() {
    return arrived.stream().filter(Arrived::hasRows).map(a -> a.delivery().object()).toList();
  }
}
