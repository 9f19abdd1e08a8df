package tenure.jobs.ingest;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;
import tenure.jobs.database.Cursor;
import tenure.jobs.database.DatabaseFailed;
import tenure.jobs.database.DatabaseTable;
import tenure.jobs.database.TableReader;
import tenure.jobs.lake.Lake;

/**
 * A database's table → bronze. What a night has read stays as it was read: the database may say
 * something else when the night is run again. Up to where a night has read is told by its rows.
 */
final class TableIntake {
  private final Lake lake;
  private final Landing landing;
  private final LocalDate night;
  private final Progress progress;
  private final Suppression erased;
  private final ColumnNews news;

  TableIntake(
      Lake lake,
      Landing landing,
      LocalDate night,
      Progress progress,
      Suppression erased,
      ColumnNews news) {
    this.erased = erased;
    this.news = news;
    this.lake = lake;
    this.landing = landing;
    this.night = night;
    this.progress = progress;
  }

  /** What the night read before. */
  Intake.Arrived again(Delivery delivery) {
    Table bronze = delivery.object().extract().table();
    return new Intake.Arrived(delivery, lake.hasSlice(bronze, night), Set.of());
  }

  /**
   * Reads the table.
   *
   * @throws DatabaseFailed where the database does not give it
   * @throws WrongHeader where it lacks columns of its extract
   */
  Intake.Arrived take(Delivery delivery) {
    ObjectSettings object = delivery.object();
    DatabaseTable table = object.table().orElseThrow();
    Table bronze = object.extract().table();
    try {
      progress.started(bronze.fullName());
      Dataset<Row> rows =
          new TableReader(lake.spark(), table).rows(night, column -> newest(bronze, column));
      LandedFile read = delivery.files().get(0);
      Head head = new Head(read, Arrays.asList(rows.columns()), "", true);
      Set<String> unread = HeaderCheck.check(object, List.of(head));
      ExtractReader reader =
          new ExtractReader(lake.spark(), landing, night, object, news.joined(object, unread));
      try (Suppression.Kept kept = erased.of(object, night, reader.ofTable(rows, read))) {
        StepResult result = lake.replace(bronze, night, kept.rows());
        progress.finished(result);
        return new Intake.Arrived(delivery, result.rows() > 0, unread, kept.left());
      }
    } catch (Exception failed) {
      // Spark's own exceptions are checked, and declared nowhere.
      throw DatabaseFailed.of(object.name(), table.database(), failed);
    }
  }

  /** Whether what the table says changed last is older than it may be. */
  Optional<Late> stale(ObjectSettings object) {
    Optional<Integer> within = object.expectation().flatMap(Expectation::withinDays);
    Optional<Cursor> cursor =
        object.table().flatMap(DatabaseTable::cursor).filter(c -> c.time().isPresent());
    if (within.isEmpty() || cursor.isEmpty()) {
      return Optional.empty();
    }
    Table bronze = object.extract().table();
    Column day = functions.col(cursor.get().column()).try_cast(DataTypes.DateType);
    Optional<LocalDate> newest =
        largest(lake.slice(bronze, night), day)
            .or(() -> largest(lake.lastBefore(bronze, night), day))
            .map(found -> ((Date) found).toLocalDate());
    return newest.filter(d -> ChronoUnit.DAYS.between(d, night) <= within.get()).isPresent()
        ? Optional.empty()
        : Optional.of(new Late(object, night, newest, ""));
  }

  private static Optional<Object> largest(Dataset<Row> rows, Column column) {
    return Optional.ofNullable(rows.agg(functions.max(column)).first().get(0));
  }

  /** The largest value that the newest earlier night kept of a column. */
  private Optional<Object> newest(Table bronze, StructField column) {
    Column value = functions.col(column.name()).try_cast(column.dataType());
    boolean isNumber = column.dataType().equals(DataTypes.createDecimalType(38, 6));
    return largest(lake.lastBefore(bronze, night), value)
        .map(found -> isNumber ? new BigDecimal(found.toString()) : found);
  }
}
