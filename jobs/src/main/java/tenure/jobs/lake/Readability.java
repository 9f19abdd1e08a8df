package tenure.jobs.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import tenure.contract.Table;
import tenure.jobs.lake.Snapshots.Contents;

/**
 * What readers need to know of Delta to read a table: many of them know the first version of its
 * protocol only, and columns without parts of their own.
 */
public final class Readability {
  /** No deletion vectors, no mapped columns, no timestamps without a zone, no widened types. */
  private static final int READER_VERSION = 1;

  private static final Set<DataType> PLAIN =
      Set.of(
          DataTypes.StringType,
          DataTypes.LongType,
          DataTypes.DoubleType,
          DataTypes.BooleanType,
          DataTypes.DateType,
          DataTypes.TimestampType);

  private Readability() {}

  /** What keeps readers from these tables, one sentence each; nothing where they all can. */
  public static List<String> obstacles(Lake lake, List<Table> tables) {
    return tables.stream()
        .filter(lake::has)
        .flatMap(t -> obstacles(t, contents(lake, t)).stream())
        .toList();
  }

  private static Contents contents(Lake lake, Table table) {
    return lake.tables().contents(lake.path(table), lake.version(table).orElseThrow());
  }

  private static List<String> obstacles(Table table, Contents contents) {
    List<String> obstacles = new ArrayList<>();
    if (contents.readerVersion() != READER_VERSION) {
      obstacles.add(
          "%s needs readers of version %d of Delta's protocol."
              .formatted(table, contents.readerVersion()));
    }
    Arrays.stream(contents.schema().fields())
        .filter(f -> !isPlain(f.dataType()))
        .map(f -> obstacle(table, f))
        .forEach(obstacles::add);
    return obstacles;
  }

  private static String obstacle(Table table, StructField column) {
    return "%s.%s is of type %s.".formatted(table, column.name(), column.dataType().simpleString());
  }

  private static boolean isPlain(DataType type) {
    return type instanceof DecimalType || PLAIN.contains(type);
  }
}
