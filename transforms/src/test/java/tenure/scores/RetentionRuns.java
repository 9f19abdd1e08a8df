package tenure.scores;

import static tenure.kit.TextTable.strings;
import static tenure.ledger.Ledgers.POLICY;
import static tenure.ledger.Ledgers.months;
import static tenure.ledger.Ledgers.noHierarchy;
import static tenure.ledger.Ledgers.noRates;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Retention of a few subscription lines on the last night of January 2025. */
final class RetentionRuns {
  static final RetentionPolicy CONSTANT = policy(true);
  static final String YEAR = "definition_id = 'cohort_12m'";

  private RetentionRuns() {}

  static Dataset<Row> total(Dataset<Row> lines) {
    return run(lines, noRates(), nobody(), CONSTANT).where("slice_kind = 'total'");
  }

  static Dataset<Row> run(
      Dataset<Row> lines, Dataset<Row> rates, Dataset<Row> grains, RetentionPolicy policy) {
    return run(lines, rates, noHierarchy(), grains, policy);
  }

  static Dataset<Row> run(
      Dataset<Row> lines,
      Dataset<Row> rates,
      Dataset<Row> hierarchy,
      Dataset<Row> grains,
      RetentionPolicy policy) {
    String night = "2025-01-31";
    return Retention.from(
        months(lines, rates, night),
        hierarchy,
        rates,
        grains,
        POLICY,
        policy,
        LocalDate.parse(night));
  }

  static Dataset<Row> nobody() {
    return strings("| grain_id |");
  }

  static RetentionPolicy policy(boolean isConstantCurrency) {
    return new RetentionPolicy(isConstantCurrency, 1, BigDecimal.ONE, new BigDecimal("0.85"));
  }
}
