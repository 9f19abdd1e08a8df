package tenure.scores;

import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.ledger.GrainMonths;

/**
 * The opening and closing MRR of each grain in each window of each definition. A grain's month is
 * the closing of one window and the opening of another, so one pass gives both.
 */
final class RetentionPairs {
  static final String DEFINITION = "definition_id";
  static final String KIND = "period_kind";
  static final String END = "period_end_date";
  static final String MONTHS = "months";

  private static final Column GRAIN = GrainMonths.GRAIN_ID.col();
  private static final Column MONTH = GrainMonths.MONTH_END_DATE.col();
  private static final List<String> AMOUNTS =
      List.of("own", "opening", "opening_paused", "closing", "closing_paused");

  private RetentionPairs() {}

  static Dataset<Row> from(
      Dataset<Row> grainMonths, List<RetentionDefinition> definitions, LocalDate night) {
    List<Column> sides = new ArrayList<>();
    for (RetentionDefinition definition : definitions) {
      sides.add(when(definition.endsOn().apply(MONTH), closing(definition)));
      Column end = Months.plus(MONTH, definition.months());
      sides.add(when(definition.endsOn().apply(end), opening(definition, end)));
    }
    Column all = array_compact(functions.array(sides.toArray(Column[]::new)));
    Column[] sums = AMOUNTS.stream().map(n -> Money.cents(sum(n)).as(n)).toArray(Column[]::new);
    return grains(grainMonths, definitions)
        .select(GRAIN, col("first_positive"), inline(all))
        .where(col(END).leq(Months.day(Months.lastComplete(night))))
        .groupBy(GRAIN, col(DEFINITION), col(KIND), col(MONTHS), col(END))
        .agg(min(col("first_positive")).as("first_positive"), sums);
  }

  private static Dataset<Row> grains(
      Dataset<Row> grainMonths, List<RetentionDefinition> definitions) {
    List<Column> sums = new ArrayList<>();
    for (int months : horizons(definitions)) {
      Column value = GrainMonths.valueAt(months);
      Column paused = when(GrainMonths.isActive().equalTo(false), value);
      Column active = when(GrainMonths.isActive(), value);
      sums.add(Money.neverNegative(sum(active)).as("active_" + months));
      sums.add(Money.neverNegative(sum(paused)).as("paused_" + months));
    }
    Column[] rest = sums.subList(1, sums.size()).toArray(Column[]::new);
    Column held = col("active_0").plus(col("paused_0")).gt(0);
    Column first = min(when(held, MONTH)).over(Window.partitionBy(GRAIN));
    return grainMonths
        .groupBy(GRAIN, MONTH)
        .agg(sums.get(0), rest)
        .withColumn("first_positive", first);
  }

  /** The horizons at which openings must be valued. */
  static List<Integer> horizons(List<RetentionDefinition> definitions) {
    List<Integer> horizons = new ArrayList<>(List.of(0));
    definitions.stream()
        .map(RetentionDefinition::months)
        .distinct()
        .sorted()
        .forEach(horizons::add);
    return horizons;
  }

  private static Column closing(RetentionDefinition definition) {
    Column none = Money.zero();
    return side(definition, MONTH, none, none, none, col("active_0"), col("paused_0"));
  }

  private static Column opening(RetentionDefinition definition, Column end) {
    Column none = Money.zero();
    Column active = col("active_" + definition.months());
    Column paused = col("paused_" + definition.months());
    return side(definition, end, col("active_0"), active, paused, none, none);
  }

  private static Column side(RetentionDefinition definition, Column end, Column... amounts) {
    List<Column> fields =
        new ArrayList<>(
            List.of(
                lit(definition.id()).as(DEFINITION),
                lit(definition.periodKind()).as(KIND),
                lit(definition.months()).as(MONTHS),
                end.as(END)));
    for (int i = 0; i < amounts.length; i++) {
      fields.add(amounts[i].as(AMOUNTS.get(i)));
    }
    return struct(fields.toArray(Column[]::new));
  }
}
