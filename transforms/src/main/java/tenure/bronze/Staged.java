package tenure.bronze;

import static org.apache.spark.sql.functions.lit;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * How one extract feeds one silver table.
 *
 * @param target the silver table
 * @param stage makes staged rows (see {@link tenure.columns.Staging}) from the rows of the extract
 */
public record Staged(Table target, Stage stage) {

  /** Makes staged rows. */
  public interface Stage {
    /**
     * The staged rows.
     *
     * @param arrived the rows of the extract that arrived
     * @param delivered where these do not tell all: every row delivered so far of another extract
     *     of the vendor, tonight's included
     */
    Dataset<Row> apply(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered);

    /** The staged rows where nothing else was ever delivered. */
    default Dataset<Row> apply(Dataset<Row> arrived) {
      return apply(arrived, table -> none(arrived, table));
    }

    private static Dataset<Row> none(Dataset<Row> any, Table table) {
      Column[] columns = table.fields().stream().map(Field::none).toArray(Column[]::new);
      return any.where(lit(false)).select(columns);
    }
  }

  /** An extract whose rows tell all by themselves. */
  public Staged(Table target, UnaryOperator<Dataset<Row>> stage) {
    this(target, (arrived, delivered) -> stage.apply(arrived));
  }
}
