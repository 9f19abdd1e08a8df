package tenure.bronze;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;

/**
 * How one extract feeds one silver table.
 *
 * @param target the silver table
 * @param stage makes staged rows (see {@link tenure.columns.Staging}) from the rows of the extract
 */
public record Staged(Table target, UnaryOperator<Dataset<Row>> stage) {}
