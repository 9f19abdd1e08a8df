package tenure.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_element_at;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Staging;

/** Objects that stand in several extracts, put together as delivered last. */
final class Latest {
  private static final String KEY = "_key";
  private static final String LATEST = "_latest";
  private static final String CAUSE = "_cause";

  private Latest() {}

  /** Of the rows delivered of each key the latest: by the order given, then by the night. */
  static Dataset<Row> of(Dataset<Row> delivered, Column key, Column order) {
    Column last = struct(order, Delivered.KNOWN_ON.col(), Delivered.FILE.col());
    return delivered
        .groupBy(key.as(KEY))
        .agg(max_by(struct(col("*")), last).as(LATEST))
        .select(LATEST + ".*");
  }

  /** Those of the rows that no loader marks as gone. */
  static Dataset<Row> living(Dataset<Row> rows) {
    boolean isLoaded = Arrays.asList(rows.columns()).contains(Staging.GONE);
    return isLoaded ? rows.where(not(col(Staging.GONE))) : rows;
  }

  /**
   * The rows with one more column: all definitions as a map from their keys, for {@link #find}. It
   * suits catalogues, which are small, and saves a join per look-up.
   *
   * @param definitions one row per key
   */
  static Dataset<Row> beside(
      Dataset<Row> rows, String name, Dataset<Row> definitions, Column key, Column value) {
    Column entries = collect_list(struct(key.as("key"), value.as("value")));
    Dataset<Row> map = definitions.where(key.isNotNull()).agg(map_from_entries(entries).as(name));
    return rows.crossJoin(map);
  }

  /** The definition of a key among those of {@link #beside}; null where there is none. */
  static Column find(String name, Column key) {
    return try_element_at(col(name), key);
  }

  /**
   * The rows that what arrived is about, in the name of the files that brought it: they are staged
   * again with what is known now.
   *
   * @param rows rows of another extract as delivered last, one per id
   * @param keys the keys that a row refers to, an array
   * @param arrived the rows that arrived
   * @param key the key of a row that arrived
   */
  static Dataset<Row> touched(Dataset<Row> rows, Column keys, Dataset<Row> arrived, Column key) {
    Dataset<Row> touching = arrived.groupBy(key.as(KEY)).agg(max(Delivered.FILE.col()).as(CAUSE));
    return rows.withColumn(KEY, explode(keys))
        .join(touching, KEY)
        .groupBy(col("id"))
        .agg(max_by(struct(col("*")), struct(col(CAUSE))).as(LATEST))
        .select(LATEST + ".*")
        .withColumn(Delivered.FILE.name(), col(CAUSE))
        .drop(KEY, CAUSE);
  }
}
