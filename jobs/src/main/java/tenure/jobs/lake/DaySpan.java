package tenure.jobs.lake;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.lake.Snapshots.DataFile;

/**
 * The days that a column of a table holds, as the table's log tells them: no query, no plan.
 *
 * @param first the first of them
 * @param last the last of them
 */
public record DaySpan(LocalDate first, LocalDate last) {

  /** The days of a column; empty where the table has no rows or its log does not tell. */
  public static Optional<DaySpan> of(Lake lake, Table table, Field day) {
    List<DataFile> files = lake.dataFiles(table);
    if (files.stream().anyMatch(f -> f.first(day).isEmpty() || f.last(day).isEmpty())) {
      return Optional.empty();
    }
    return files.stream()
        .flatMap(f -> f.first(day).stream())
        .min(Comparator.naturalOrder())
        .flatMap(
            first ->
                files.stream()
                    .flatMap(f -> f.last(day).stream())
                    .max(Comparator.naturalOrder())
                    .map(last -> new DaySpan(first, last)));
  }
}
