package tenure.scores;

import static org.apache.spark.sql.functions.array;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Money;
import tenure.contract.Field;
import tenure.ledger.GrainBooks;
import tenure.ledger.GrainMonths;
import tenure.ledger.LedgerPolicy;

/**
 * What grains add to each additive part of a window's row. The windows of one grain need nothing of
 * another, so they are walked through in plain code on whole cents, a grain at a time: as rows of a
 * plan, each line month would stand for dozens of windows, views and slices first.
 */
final class RetentionMoves {
  private static final List<Field> KEYS =
      List.of(
          Retention.DEFINITION_ID,
          Retention.PERIOD_KIND,
          Retention.PERIOD_END_DATE,
          Retention.SLICE_KIND,
          Retention.SLICE_VALUE);

  private RetentionMoves() {}

  /** The sums of every part over all {@link #books}, in rows of {@link RetentionSummed}. */
  static Dataset<Row> sums(Dataset<Row> books, RetentionPolicy policy, LocalDate night) {
    return sums(books, 1, policy, night);
  }

  /** The same to be taken away from other sums. */
  static Dataset<Row> negativeSums(Dataset<Row> books, RetentionPolicy policy, LocalDate night) {
    return sums(books, -1, policy, night);
  }

  private static Dataset<Row> sums(
      Dataset<Row> books, int sign, RetentionPolicy policy, LocalDate night) {
    return books.mapPartitions(
        new RetentionSummed(policy, night, sign), Encoders.row(RetentionSummed.SCHEMA));
  }

  /** What each of the {@link #books} adds: one row per grain, definition, window and slice. */
  static Dataset<Row> byGrain(Dataset<Row> books, RetentionPolicy policy, LocalDate night) {
    List<Field> keys = Stream.concat(Stream.of(GrainMonths.GRAIN_ID), KEYS.stream()).toList();
    return books
        .flatMap(new RetentionByGrain(policy, night), Encoders.row(schema(keys)))
        .select(amounts(keys));
  }

  /** One row per grain: its id, its line months and the slices that its attributes put it in. */
  static Dataset<Row> books(
      Dataset<Row> restatements,
      Dataset<Row> monthCloses,
      Dataset<Row> hierarchies,
      Dataset<Row> fxRates,
      Dataset<Row> grains,
      LedgerPolicy ledger) {
    Column slices = array(RetentionSlices.of(grains).toArray(Column[]::new)).as("slices");
    return GrainBooks.from(
            restatements, monthCloses, hierarchies, fxRates, ledger, RetentionBook.CLOSES)
        .transform(books -> RetentionSlices.beside(books, grains))
        .select(GrainMonths.GRAIN_ID.col(), GrainBooks.LINE_MONTHS, slices);
  }

  private static StructType schema(List<Field> keys) {
    StructType schema = new StructType();
    for (Field key : keys) {
      schema = schema.add(key.name(), key.type());
    }
    for (Field part : RetentionEnds.PARTS) {
      schema = schema.add(part.name(), DataTypes.LongType);
    }
    return schema;
  }

  private static Column[] amounts(List<Field> keys) {
    Stream<Column> parts =
        RetentionEnds.PARTS.stream()
            .map(f -> f.kind() == Field.Kind.MONEY ? Money.ofCents(f.col()).as(f.name()) : f.col());
    return Stream.concat(keys.stream().map(Field::col), parts).toArray(Column[]::new);
  }
}
