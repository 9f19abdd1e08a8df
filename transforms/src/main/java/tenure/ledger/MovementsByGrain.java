package tenure.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Months;
import tenure.contract.Field;

/** The movements of the grain of a row of {@link GrainLines#from}: one row per part. */
final class MovementsByGrain implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** Grain, month, movement, reason and amount. */
  static final StructType SCHEMA = schema();

  private final int lastMonth;

  /** Movements up to the last complete month of a night. */
  MovementsByGrain(LocalDate night) {
    this.lastMonth = Months.number(Months.lastComplete(night));
  }

  @Override
  public Iterator<Row> call(Row grain) {
    return new MovementBook(LedgerMonth.of(grain))
        .upTo(lastMonth).entrySet().stream()
            .map(moved -> row(grain.getString(0), moved.getKey(), moved.getValue()))
            .iterator();
  }

  private static Row row(String grainId, MovementBook.Part part, long cents) {
    return RowFactory.create(
        grainId,
        Months.end(part.month()),
        part.movement(),
        part.reason(),
        BigDecimal.valueOf(cents, 2));
  }

  private static StructType schema() {
    StructType schema = new StructType();
    for (Field field :
        new Field[] {
          Movements.GRAIN_ID,
          Movements.MONTH_END_DATE,
          Movements.MOVEMENT,
          Movements.REASON,
          Movements.MRR
        }) {
      schema = schema.add(field.name(), field.type());
    }
    return schema;
  }
}
