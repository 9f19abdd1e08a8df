package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import tenure.bronze.Staged;
import tenure.columns.Staging;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;

/**
 * Goes back from rows of silver to the rows as delivered: the bronze table, the file and, where the
 * file is still there and only one record holds the mark, its line.
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
   * Where a source delivered a row in one night: the first record that became it.
   *
   * @param target the silver table
   * @param identity the columns that tell the row, with their values
   * @param mark the column of staged rows whose text stands in the record
   */
  public Optional<Place> place(
      Table target, String source, LocalDate night, Map<String, Object> identity, String mark) {
    return sources.stream()
        .filter(s -> s.name().equals(source))
        .flatMap(s -> s.objects().stream())
        .filter(object -> lake.has(object.extract().table()))
        .flatMap(
            object ->
                object.extract().staged().stream()
                    .filter(s -> s.target().fullName().equals(target.fullName()))
                    .map(s -> place(object, s, night, identity, mark)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Place> place(
      ObjectSettings object,
      Staged staged,
      LocalDate night,
      Map<String, Object> identity,
      String mark) {
    Table bronze = object.extract().table();
    Column isRow =
        identity.entrySet().stream()
            .map(e -> col(e.getKey()).equalTo(lit(e.getValue())))
            .reduce(lit(true), Column::and);
    return new Feed(lake, night, new Delivery(object, List.of(), Precedents.NONE), staged)
            .staged()
            .where(isRow)
            .select(col(mark).as("mark"), col(Staging.FILE).as("file"))
            .orderBy("file", "mark")
            .limit(1)
            .collectAsList()
            .stream()
            .findFirst()
            .map(r -> placed(object, bronze, r.getString(1), r.getString(0)));
  }

  private Place placed(ObjectSettings object, Table bronze, String file, String mark) {
    return new Place(bronze.fullName(), file, line(object, file, mark));
  }

  private Optional<Long> line(ObjectSettings object, String path, String mark) {
    if (!object.format().isText()) {
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
                          if (placed.values().containsValue(mark)) {
                            lines.add(placed.line());
                          }
                        }));
    return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
  }
}
