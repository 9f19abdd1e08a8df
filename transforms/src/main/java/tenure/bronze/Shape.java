package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What rows as they landed are in the columns of the vendor's own interface. */
public interface Shape {
  /** Rows that landed as the vendor's interface delivers them. */
  Shape API =
      new Shape() {
        @Override
        public Dataset<Row> asApi(Dataset<Row> landed, List<Dataset<Row>> parts) {
          return landed;
        }
      };

  /**
   * The rows in the interface's columns, for the stages of the extract.
   *
   * @param landed good rows of the bronze table
   * @param parts the rows of {@link #parts()}, in their order, in their interface's columns
   */
  Dataset<Row> asApi(Dataset<Row> landed, List<Dataset<Row>> parts);

  /**
   * Tables that the loader splits off the object: what the interface delivers inside of it. Each
   * may land in a layout of its own.
   */
  default List<Extract> parts() {
    return List.of();
  }

  /** The name that a column of the interface has in the file; the first where it has several. */
  default String landedName(String column) {
    return column;
  }

  /** Who landed the rows. */
  default Layout layout() {
    return Layout.API;
  }
}
