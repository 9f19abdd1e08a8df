package tenure.scores;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tenure.columns.Months;
import tenure.contract.Field;

/**
 * The rows of a night as the sums they were made from, so that another night can add to them and
 * take away from them. Nothing is lost on the way: every sum stands in a row, to the cent.
 */
final class RetentionBase implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private static final Map<String, RetentionDefinition> COMPARED =
      RetentionDefinition.PUBLISHED.stream()
          .collect(Collectors.toMap(RetentionDefinition::id, Function.identity()));

  /** The sums of rows of {@link Retention#TABLE}, in rows of {@link RetentionSummed}. */
  static Dataset<Row> of(Dataset<Row> retention) {
    return retention.flatMap(new RetentionBase(), Encoders.row(RetentionSummed.SCHEMA));
  }

  @Override
  public Iterator<Row> call(Row row) {
    // The definitions that join twelve months are made of months, which stand beside them.
    if (!COMPARED.containsKey(row.<String>getAs(Retention.DEFINITION_ID.name()))) {
      return List.<Row>of().iterator();
    }
    List<Row> sums = new ArrayList<>();
    long[] parts = RetentionEnds.PARTS.stream().mapToLong(part -> amount(row, part)).toArray();
    sums.add(sum(row, row.getAs(Retention.DEFINITION_ID.name()), parts));
    if (!row.isNullAt(row.fieldIndex(Retention.FORMER_COHORT_MRR.name()))) {
      long[] former = new long[RetentionEnds.PARTS.size()];
      former[RetentionSlice.COHORT] = amount(row, Retention.FORMER_COHORT_MRR);
      former[RetentionSlice.COHORT_CLOSING] = amount(row, Retention.FORMER_COHORT_CLOSING_MRR);
      sums.add(sum(row, RetentionDefinition.COHORT_12M_FORMER_GRAINS.id(), former));
    }
    return sums.iterator();
  }

  private static Row sum(Row row, String definition, long[] parts) {
    LocalDate end = row.<Date>getAs(Retention.PERIOD_END_DATE.name()).toLocalDate();
    return RowFactory.create(
        row.getAs(Retention.SLICE_KIND.name()),
        row.getAs(Retention.SLICE_VALUE.name()),
        definition,
        Months.number(end),
        LongStream.of(parts).boxed().toArray(Long[]::new));
  }

  private static long amount(Row row, Field part) {
    Object value = row.getAs(part.name());
    return value instanceof BigDecimal money
        ? money.movePointRight(2).longValueExact()
        : (Long) value;
  }
}
