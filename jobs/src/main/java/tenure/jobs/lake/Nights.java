package tenure.jobs.lake;

import static org.apache.spark.sql.functions.max;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.jobs.lake.Snapshots.DataFile;

/**
 * What each night wrote into the tables of a lake. Which files hold a night is told by what their
 * commits say of them, so that old nights may stand together in one file.
 */
final class Nights {
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private final String root;
  private final TableFiles tables;
  private final Carried carried;
  private final Function<Table, Optional<Long>> versions;

  Nights(
      String root, TableFiles tables, Carried carried, Function<Table, Optional<Long>> versions) {
    this.root = root;
    this.tables = tables;
    this.carried = carried;
    this.versions = versions;
  }

  /** Whether the night may have left rows in the table. */
  boolean has(Table table, LocalDate night) {
    Field by = Lake.slice(table);
    return all(table).stream().anyMatch(f -> f.isWithin(by, night, night));
  }

  /** The slices of some days, both included, each version in the slice that learned it. */
  Dataset<Row> slices(Table table, LocalDate from, LocalDate to) {
    Dataset<Row> rows = written(table, from, to);
    return table.isVersioned() ? rows.where(isLearned()) : rows;
  }

  /** What tells the latest version of every key of a versioned table; of another every slice. */
  Dataset<Row> upTo(Table table, LocalDate night) {
    Optional<LocalDate> since = table.isVersioned() ? carried.last(table, night) : Optional.empty();
    return since
        .map(
            first ->
                written(table, first, night)
                    .where(isLearned().or(Versions.WRITTEN_ON.col().equalTo(Date.valueOf(first)))))
        .orElseGet(() -> slices(table, FIRST_DAY, night));
  }

  /** The newest slice before a night; no rows where there is none. */
  Dataset<Row> lastBefore(Table table, LocalDate night) {
    return dayBefore(table, night)
        .map(day -> slices(table, day, day))
        .orElseGet(() -> tables.nothing(table));
  }

  private Optional<LocalDate> dayBefore(Table table, LocalDate night) {
    Field by = Lake.slice(table);
    List<DataFile> older = all(table).stream().filter(f -> startsBefore(f, by, night)).toList();
    if (older.stream().allMatch(f -> f.last(by).filter(l -> l.isBefore(night)).isPresent())) {
      return older.stream().flatMap(f -> f.last(by).stream()).max(LocalDate::compareTo);
    }
    // A file holds nights on both sides, and only its rows tell which.
    Dataset<Row> rows = slices(table, FIRST_DAY, night.minusDays(1));
    return Optional.ofNullable(rows.agg(max(by.col())).head().getDate(0)).map(Date::toLocalDate);
  }

  private static boolean startsBefore(DataFile file, Field by, LocalDate night) {
    return file.first(by).filter(f -> !f.isBefore(night)).isEmpty();
  }

  /** Whether a reader of what is known on the night opens too many slices. */
  boolean isCarryingDue(Table table, LocalDate night) {
    Field by = Lake.slice(table);
    LocalDate since = carried.last(table, night).orElse(FIRST_DAY);
    long slices =
        all(table).stream()
            .flatMap(f -> f.last(by).stream())
            .filter(n -> n.isAfter(since) && !n.isAfter(night))
            .distinct()
            .count();
    return carried.isTooMany(slices);
  }

  /** The files of every slice; none where the table was never written. */
  List<DataFile> all(Table table) {
    return versions
        .apply(table)
        .map(version -> tables.contents(folder(table), version).files())
        .orElse(List.of());
  }

  private Dataset<Row> written(Table table, LocalDate from, LocalDate to) {
    Field by = Lake.slice(table);
    return versions
        .apply(table)
        .map(version -> tables.slices(table, folder(table), version, by, from, to))
        .orElseGet(() -> tables.nothing(table));
  }

  private Path folder(Table table) {
    return Lake.path(root, table);
  }

  private static Column isLearned() {
    return Versions.KNOWN_ON.col().equalTo(Versions.WRITTEN_ON.col());
  }
}
