package tenure.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.SCORES;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.ledger.Compared;

/**
 * What must hold of ledger and retention, and whether it does: one row per night, identity and
 * scope. A night with a row that did not pass is not published.
 */
public final class Certificate {
  public static final Field NIGHT =
      Field.day("night", "The night whose figures are certified.").key();
  public static final Field IDENTITY = Compared.IDENTITY;
  public static final Field SCOPE = Compared.SCOPE;
  public static final Field STATEMENT =
      Field.text("statement", "What the identity says, in a sentence.").required();
  public static final Field IS_PASSED =
      Field.flag("is_passed", "Whether nothing differs by more than the tolerance.").required();
  public static final Field RESIDUAL = Compared.RESIDUAL;
  public static final Field TOLERANCE =
      Field.precise("tolerance", "The largest difference that is none: an amount, or a share.")
          .required();
  public static final Field COMPARED = Compared.COMPARED;
  public static final Field FAILED = Compared.FAILED;
  public static final Field LEFT_VALUE = Compared.LEFT_VALUE;
  public static final Field RIGHT_VALUE = Compared.RIGHT_VALUE;
  public static final Field WORST = Compared.WORST;
  public static final Field MONTH_END_DATE = Compared.MONTH_END_DATE;

  public static final Table TABLE =
      Table.in(SCORES, "certificate", "What must hold of the figures, and whether it does.")
          .withColumns(
              NIGHT,
              IDENTITY,
              SCOPE,
              STATEMENT,
              IS_PASSED,
              RESIDUAL,
              TOLERANCE,
              COMPARED,
              FAILED,
              LEFT_VALUE,
              RIGHT_VALUE,
              WORST,
              MONTH_END_DATE)
          .sliced(NIGHT);

  private static final List<String> OF_SHARES = List.of("grr_within_bounds", "chained_from_months");
  private static final List<String> OF_RETENTION =
      List.of(
          "grr_within_bounds",
          "window_bridge",
          "slices_add_to_total",
          "cohort_mrr_from_grains",
          "cohort_closing_mrr_from_grains",
          "retained_mrr_from_grains",
          "closing_mrr_from_grains",
          "chained_from_months");
  private static final String LINES = "Subscription lines left out of every month because: ";

  private Certificate() {}

  /**
   * The certificate of a night.
   *
   * @param proofs the rows of the identities of ledger and retention, of {@link Compared}
   * @param tolerance the largest difference of two amounts that is none
   */
  public static Dataset<Row> from(
      List<Dataset<Row>> proofs, BigDecimal tolerance, LocalDate night) {
    Column isShare = IDENTITY.col().isin(OF_SHARES.toArray());
    Column allowed = when(isShare, lit(RetentionIdentities.SHARE_TOLERANCE)).otherwise(tolerance);
    return proofs.stream()
        .reduce(Dataset::unionByName)
        .orElseThrow()
        .withColumns(
            Map.of(
                NIGHT.name(), Months.day(night),
                STATEMENT.name(), statement(),
                TOLERANCE.name(), allowed.cast(TOLERANCE.type()),
                IS_PASSED.name(), FAILED.col().equalTo(0)))
        .transform(TABLE::conform);
  }

  /**
   * Whether a row is about retention, which no earlier night's table holds; else about the ledger.
   */
  public static Column isOfRetention() {
    return IDENTITY.col().isin(OF_RETENTION.toArray());
  }

  private static Column statement() {
    Column known = lit(null).cast("string");
    for (Map.Entry<String, String> s : statements().entrySet()) {
      known = when(IDENTITY.col().equalTo(s.getKey()), s.getValue()).otherwise(known);
    }
    return coalesce(known, IDENTITY.col());
  }

  private static Map<String, String> statements() {
    Map<String, String> s = new LinkedHashMap<>();
    s.put("opening_and_movements", "A month's opening and its movements are its closing.");
    s.put("movements_since_birth", "All movements since birth add up to the MRR now.");
    s.put("subscription_lines", "The MRR now is the sum straight from the subscription lines.");
    s.put("reported_and_restated", "A month as reported and its restatements are the month now.");
    s.put("lines_accounted_for", "Every subscription line is valued, or left out for a reason.");
    s.put("lines_valued", "Subscription lines valued at least at one month end.");
    s.put("lines_test_account", LINES + "the account is a test.");
    s.put("lines_not_recurring", LINES + "one-off charges and services do not recur (1.4).");
    s.put("lines_incomplete", LINES + "the subscription was never completed (1.6).");
    s.put("lines_without_start", LINES + "no start is known.");
    s.put("lines_not_yet_begun", LINES + "service begins after the last complete month.");
    s.put("lines_ended_before_it_began", LINES + "service ends before it begins.");
    s.put("lines_trial_only", LINES + "they were only ever on trial (1.5).");
    s.put("lines_free", LINES + "they cost nothing (1.5).");
    s.put("lines_contradictory", LINES + "they contradict themselves, see ledger.quarantine.");
    s.put("lines_suspended", LINES + "they were unpaid or paused throughout (1.6, 1.8).");
    s.put("lines_between_month_ends", LINES + "they were served at no month end (1.1).");
    s.put("grr_within_bounds", "GRR lies between 0 and the lesser of 1 and NRR (2.3).");
    s.put("window_bridge", "A window's opening and what moved it are its closing.");
    s.put("slices_add_to_total", "The slices of each kind add up to the total (2.3).");
    s.put("cohort_mrr_from_grains", "A is the sum over the grains that paid a year ago.");
    s.put("cohort_closing_mrr_from_grains", "B is the sum of what the same grains pay now.");
    s.put("retained_mrr_from_grains", "K is the sum of the lesser of both, per grain (2.2).");
    s.put("closing_mrr_from_grains", "The closing is the sum over all grains.");
    s.put("chained_from_months", "The chained rate is the product of its twelve months (2.6).");
    return s;
  }
}
