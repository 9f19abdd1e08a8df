package tenure.scores;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tenure.columns.Months;
import tenure.scores.RetentionSlice.Rates;

/**
 * The rows of the contract from the sums of each slice: its windows with their rates, and the
 * definitions that are made of twelve months' rates. A slice needs nothing of another.
 */
final class RetentionRates implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final Date night;
  private final int lastMonth;
  private final double maskedNrr;
  private final double maskedGrr;

  private RetentionRates(RetentionPolicy policy, LocalDate night) {
    this.night = Date.valueOf(night);
    this.lastMonth = RetentionWindows.lastMonth(night);
    this.maskedNrr = policy.maskedNrr().doubleValue();
    this.maskedGrr = policy.maskedGrr().doubleValue();
  }

  /**
   * One row per definition, window and slice.
   *
   * @param sums of {@link RetentionSummed}: those of one window may stand in several rows
   */
  static Dataset<Row> from(Dataset<Row> sums, RetentionPolicy policy, LocalDate night) {
    return sums.repartition(Retention.SLICE_KIND.col(), Retention.SLICE_VALUE.col())
        .mapPartitions(new RetentionRates(policy, night), Encoders.row(Retention.TABLE.schema()));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> sums) {
    Map<List<String>, RetentionSlice> slices = new HashMap<>();
    sums.forEachRemaining(
        row ->
            slices
                .computeIfAbsent(RetentionSummed.slice(row), s -> new RetentionSlice())
                .add(
                    RetentionSummed.definition(row),
                    RetentionSummed.end(row),
                    RetentionSummed.parts(row)));
    slices.values().forEach(RetentionSlice::dropEmpty);
    return slices.entrySet().stream()
        .flatMap(slice -> rows(slice.getKey(), slice.getValue()).stream())
        .iterator();
  }

  private List<Row> rows(List<String> name, RetentionSlice slice) {
    List<Row> rows = new ArrayList<>();
    for (RetentionDefinition definition : RetentionDefinition.PUBLISHED) {
      slice.ends(definition).forEach(end -> rows.add(compared(definition, end, name, slice)));
    }
    NavigableMap<Integer, long[]> months = slice.windows(RetentionDefinition.MONTHLY.id());
    if (!months.isEmpty()) {
      int last = Math.min(months.lastKey() + RetentionWindows.YEAR - 1, lastMonth);
      for (int end = months.firstKey(); end <= last; end++) {
        rows.addAll(joined(end, name, slice));
      }
    }
    return rows;
  }

  private Row compared(
      RetentionDefinition definition, int end, List<String> name, RetentionSlice slice) {
    long[] none = new long[RetentionEnds.PARTS.size()];
    long[] parts = slice.windows(definition.id()).getOrDefault(end, none);
    Rates rates = RetentionSlice.rates(parts);
    long[] former = definition == RetentionDefinition.COHORT_12M ? slice.former(end) : null;
    return row(definition.id(), definition.periodKind(), end, name, parts, true, rates, former);
  }

  private List<Row> joined(int end, List<String> name, RetentionSlice slice) {
    if (!slice.hasMonths(end)) {
      return List.of();
    }
    long[] year = slice.yearOfMonths(end);
    String kind = RetentionDefinition.COHORT_12M.periodKind();
    Rates product = slice.joined(end, rates -> rates.reduce(1, (a, b) -> a * b));
    Rates mean = slice.joined(end, rates -> rates.average().orElseThrow());
    return List.of(
        row(RetentionDefinition.TRAILING_12_CHAINED, kind, end, name, year, false, product, null),
        row(RetentionDefinition.TRAILING_12_AVERAGE, kind, end, name, year, false, mean, null));
  }

  /** The columns in the order of the contract. */
  private Row row(
      String definition,
      String kind,
      int end,
      List<String> slice,
      long[] parts,
      boolean hasCohort,
      Rates rates,
      long[] former) {
    List<Object> values = new ArrayList<>();
    Date day = Months.end(end);
    values.addAll(Arrays.asList(definition, kind, day, slice.get(0), slice.get(1), night));
    for (int i = 0; i < RetentionSlice.OPENING_ACCOUNTS; i++) {
      boolean isKnown = hasCohort || i < RetentionSlice.COHORT;
      values.add(isKnown ? BigDecimal.valueOf(parts[i], 2) : null);
    }
    Long retained = hasCohort ? (Long) parts[RetentionSlice.OPENING_ACCOUNTS + 1] : null;
    values.addAll(Arrays.asList(rates.grr(), rates.nrr()));
    values.addAll(Arrays.asList(parts[RetentionSlice.OPENING_ACCOUNTS], retained));
    values.add(rates.logo());
    for (int part : List.of(RetentionSlice.COHORT, RetentionSlice.COHORT_CLOSING)) {
      values.add(former == null ? null : BigDecimal.valueOf(former[part], 2));
    }
    values.add(RetentionSlice.hierarchyEffect(former, rates));
    values.add(isMasked(rates));
    return RowFactory.create(values.toArray());
  }

  /** Whether growth hides a leak (rule 2.10). */
  private boolean isMasked(Rates rates) {
    return rates.nrr() != null && rates.nrr() >= maskedNrr && rates.grr() < maskedGrr;
  }
}
