package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.bronze.Delivered;
import tenure.bronze.Staged;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;

/**
 * Goes back from rows of silver to the rows as delivered: the bronze table, the file and, where the
 * file is still there and only one record holds the key, its line.
 */
public final class SourceLines {
  private final Lake lake;
  private final Landing landing;
  private final List<SourceSettings> sources;

  /** Goes back through this lake to this landing folder. */
  public SourceLines(Lake lake, Landing landing, List<SourceSettings> sources) {
    this.lake = lake;
    this.landing = landing;
    this.sources = List.copyOf(sources);
  }

  /**
   * Where a row was delivered.
   *
   * @param table the bronze table
   * @param file relative to the landing folder
   * @param line from 1; empty where it cannot be told
   */
  public record Place(String table, String file, Optional<Long> line) {
    @Override
    public String toString() {
      return file + line.map(l -> ":" + l).orElse("") + " (" + table + ")";
    }
  }

  /**
   * The places of rows that one source delivered in one night, by their key.
   *
   * @param target the silver table
   * @param key its column that holds the key
   */
  public Map<String, Place> places(
      Table target, Field key, String source, LocalDate night, Collection<String> keys) {
    Map<String, Place> places = new HashMap<>();
    for (SourceSettings one : sources) {
      for (ObjectSettings object : one.objects()) {
        if (one.name().equals(source) && lake.has(object.extract().table())) {
          object.extract().staged().stream()
              .filter(s -> s.target().fullName().equals(target.fullName()))
              .forEach(s -> places.putAll(places(object, s, key, night, keys)));
        }
      }
    }
    return places;
  }

  private Map<String, Place> places(
      ObjectSettings object, Staged staged, Field key, LocalDate night, Collection<String> keys) {
    Table bronze = object.extract().table();
    Dataset<Row> good = lake.slice(bronze, night).where(Delivered.CORRUPT.col().isNull());
    List<Row> found =
        staged
            .stage()
            .apply(good)
            .where(key.col().isin(keys.toArray()))
            .select(key.col(), col(Staging.FILE), lit(bronze.fullName()))
            .distinct()
            .collectAsList();
    Map<String, Place> places = new HashMap<>();
    for (Row row : found) {
      String file = row.getString(1);
      places.put(
          row.getString(0),
          new Place(row.getString(2), file, line(object, file, row.getString(0))));
    }
    return places;
  }

  private Optional<Long> line(ObjectSettings object, String path, String key) {
    if (object.format() != Format.CSV && object.format() != Format.JSONL) {
      return Optional.empty();
    }
    List<Long> lines = new ArrayList<>();
    landing.files(object.path()).stream()
        .filter(f -> f.path().equals(path))
        .forEach(
            f ->
                new Records(landing)
                    .read(
                        f,
                        object,
                        placed -> {
                          if (placed.values().containsValue(key)) {
                            lines.add(placed.line());
                          }
                        }));
    return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
  }
}
