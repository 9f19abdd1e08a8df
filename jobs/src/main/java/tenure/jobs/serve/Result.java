package tenure.jobs.serve;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows on their way to a reader.
 *
 * @param schema what they are
 * @param rows the rows from the first on, each value as it is sent; asked again, they come again
 */
record Result(StructType schema, Supplier<Iterator<Row>> rows) {
  /** Rows that Spark computes, a part of them at a time. */
  static Result of(Dataset<Row> answer) {
    StructType schema = answer.schema();
    String[] places =
        IntStream.range(0, schema.size()).mapToObj(i -> "c" + i).toArray(String[]::new);
    Column[] sent =
        IntStream.range(0, schema.size())
            .mapToObj(
                i -> functions.col(places[i]).cast(Sent.of(schema.apply(i).dataType()).type()))
            .toArray(Column[]::new);
    // Names of a query may come twice.
    Dataset<Row> rows = answer.toDF(places).select(sent);
    return new Result(schema, rows::toLocalIterator);
  }

  /** Rows that stand already. */
  static Result of(StructType schema, List<? extends List<?>> rows) {
    List<Row> given = rows.stream().map(r -> RowFactory.create(r.toArray())).toList();
    return new Result(schema, given::iterator);
  }

  /** A schema of texts. */
  static StructType texts(String... names) {
    StructType schema = new StructType();
    for (String name : Arrays.asList(names)) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return schema;
  }
}
