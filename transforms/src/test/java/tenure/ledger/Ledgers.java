package tenure.ledger;

import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import tenure.contract.Field;
import tenure.contract.Versions;
import tenure.silver.AccountHierarchy;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/** What the tests of the ledger share: policies, lines from short text tables, whole runs. */
public final class Ledgers {
  public static final LineCounting COUNTING =
      new LineCounting(
          Set.of("licence", "seats", "committed_minimum"),
          Set.of("unpaid"),
          false,
          LineCounting.ChurnDate.END_OF_SERVICE,
          365,
          52);

  public static final LedgerPolicy POLICY =
      policy(
          LedgerPolicy.Basis.NET,
          Set.of(LedgerPolicy.Duration.FOREVER, LedgerPolicy.Duration.REPEATING),
          0);

  private Ledgers() {}

  public static LedgerPolicy policy(
      LedgerPolicy.Basis basis, Set<LedgerPolicy.Duration> counted, int gapDays) {
    return new LedgerPolicy(
        "USD", basis, counted, 3, 90, gapDays, 45, 5, new BigDecimal("0.01"), COUNTING);
  }

  /** The usual policy with other rules of counting. */
  static LedgerPolicy counting(LineCounting counting) {
    return new LedgerPolicy(
        "USD",
        LedgerPolicy.Basis.NET,
        POLICY.countedDiscounts(),
        3,
        90,
        0,
        45,
        5,
        POLICY.missingRateShare(),
        counting);
  }

  /**
   * Lines from text, with what a plain line has where the text leaves it out: line L, account A,
   * licence, USD, active, monthly, known on its first day.
   */
  public static Dataset<Row> lines(String text) {
    Column known =
        functions.coalesce(functions.col("known_on"), functions.col("service_start_date"));
    return rows(SubscriptionLines.TABLE, text)
        .withColumns(
            Map.of(
                "source", or(SubscriptionLines.SOURCE, "billing"),
                "subscription_line_id", or(SubscriptionLines.SUBSCRIPTION_LINE_ID, "L"),
                "account_id", or(SubscriptionLines.ACCOUNT_ID, "A"),
                "charge_kind", or(SubscriptionLines.CHARGE_KIND, "licence"),
                "currency", or(SubscriptionLines.CURRENCY, "USD"),
                "status", or(SubscriptionLines.STATUS, "active"),
                "interval_unit", or(SubscriptionLines.INTERVAL_UNIT, "month"),
                "known_on", known,
                "written_on", known,
                "is_deleted", or(Versions.IS_DELETED, false)));
  }

  private static Column or(Field field, Object value) {
    return functions.coalesce(field.col(), functions.lit(value));
  }

  public static Dataset<Row> rates(String text) {
    return rows(FxRates.TABLE, text);
  }

  public static Dataset<Row> noRates() {
    return none(FxRates.TABLE);
  }

  public static Dataset<Row> noHierarchy() {
    return none(AccountHierarchy.TABLE);
  }

  /** The line months of lines that are all known on night. */
  public static Dataset<Row> months(Dataset<Row> lines, Dataset<Row> rates, String night) {
    return months(lines, rates, POLICY, night);
  }

  public static Dataset<Row> months(
      Dataset<Row> lines, Dataset<Row> rates, LedgerPolicy policy, String night) {
    LocalDate day = LocalDate.parse(night);
    return LineMonths.from(lines, rates, none(LineMonths.TABLE), policy, day);
  }

  public static Dataset<Row> movements(Dataset<Row> lines, String night) {
    return movements(lines, noRates(), noHierarchy(), POLICY, night);
  }

  public static Dataset<Row> movements(
      Dataset<Row> lines,
      Dataset<Row> rates,
      Dataset<Row> hierarchy,
      LedgerPolicy policy,
      String night) {
    Dataset<Row> months = months(lines, rates, policy, night);
    return Movements.bridge(months, hierarchy, rates, policy, LocalDate.parse(night));
  }
}
