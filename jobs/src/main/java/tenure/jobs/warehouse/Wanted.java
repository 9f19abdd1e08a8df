package tenure.jobs.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.jobs.lake.PublishedMarts;
import tenure.marts.Publication;

/** What a release consists of, slice by slice, as its publications tell it. */
final class Wanted {
  private final PublishedMarts marts;
  private final Map<String, List<Told>> byMart = new LinkedHashMap<>();
  private final Map<LocalDate, Slice> publications = new TreeMap<>();

  /** The slices of a release, whose publications are read now: a few for each night. */
  Wanted(PublishedMarts marts) {
    this.marts = marts;
    marts
        .rows(Publication.TABLE)
        .select(
            Publication.NIGHT.col(),
            Publication.TABLE_NAME.col(),
            Publication.TABLE_VERSION.col(),
            Publication.CONTENT_HASH.col(),
            Publication.ROWS.col(),
            Publication.PUBLISHED_AT.col())
        .toLocalIterator()
        .forEachRemaining(this::hear);
  }

  private record Told(long version, Slice slice) {}

  private void hear(Row row) {
    LocalDate night = row.getDate(0).toLocalDate();
    byMart
        .computeIfAbsent(row.getString(1), mart -> new ArrayList<>())
        .add(new Told(row.getLong(2), new Slice(night, row.getString(3), row.getLong(4))));
    publications.merge(
        night,
        new Slice(night, row.getTimestamp(5).toInstant().toString(), 1),
        (one, other) -> new Slice(night, one.content(), one.rows() + 1));
  }

  /** The slices of a mart. */
  List<Slice> slices(Table mart) {
    if (mart == Publication.TABLE) {
      return List.copyOf(publications.values());
    }
    List<Told> told = byMart.getOrDefault(mart.fullName(), List.of());
    return mart.slice().isPresent()
        ? told.stream().map(Told::slice).toList()
        : List.of(whole(mart, told));
  }

  /** All rows of a mart without nights; a version that no publication tells of is its own word. */
  private Slice whole(Table mart, List<Told> told) {
    long version = marts.manifest().flatMap(m -> m.version(mart)).orElseThrow();
    String content =
        told.stream()
            .filter(t -> t.version() == version)
            .map(t -> t.slice().content())
            .findFirst()
            .orElse("version " + version);
    return new Slice(Slice.WHOLE, content, marts.count(mart));
  }
}
