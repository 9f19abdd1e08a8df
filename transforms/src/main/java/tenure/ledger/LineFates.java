package tenure.ledger;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;
import static tenure.silver.SubscriptionLines.ACCOUNT_ID;
import static tenure.silver.SubscriptionLines.AMOUNT;
import static tenure.silver.SubscriptionLines.CANCEL_EFFECTIVE_DATE;
import static tenure.silver.SubscriptionLines.CANCEL_REQUESTED_DATE;
import static tenure.silver.SubscriptionLines.CHARGE_KIND;
import static tenure.silver.SubscriptionLines.QUANTITY;
import static tenure.silver.SubscriptionLines.SERVICE_END_DATE;
import static tenure.silver.SubscriptionLines.SERVICE_START_DATE;
import static tenure.silver.SubscriptionLines.SOURCE;
import static tenure.silver.SubscriptionLines.STATUS;
import static tenure.silver.SubscriptionLines.SUBSCRIPTION_LINE_ID;
import static tenure.silver.SubscriptionLines.TERM_START_DATE;
import static tenure.silver.SubscriptionLines.TRIAL_END_DATE;
import static tenure.silver.SubscriptionLines.UNIT_PRICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.silver.Accounts;

/**
 * What became of each subscription line: valued in the ledger at least at one month end, or left
 * out for a reason with a name. A line that is neither was lost, and fails the certificate.
 */
public final class LineFates {
  /** The identity whose failures are lines that were lost. */
  public static final String IDENTITY = "lines_accounted_for";

  private static final Column FATE = col("_fate");
  private static final String VALUED = "valued";
  private static final String LOST = "lost";
  private static final Column START = coalesce(SERVICE_START_DATE.col(), TERM_START_DATE.col());

  /** The first day that can count no more, under any of the rules that end a line. */
  private static final Column END =
      least(
          SERVICE_END_DATE.col(),
          CANCEL_EFFECTIVE_DATE.col(),
          CANCEL_REQUESTED_DATE.col(),
          col("_known_until"));

  /** Why a line is in no month, in the order in which the reasons are tried. */
  private static final List<String> REASONS =
      List.of(
          "test_account",
          "contradictory",
          "not_recurring",
          "incomplete",
          "without_start",
          "not_yet_begun",
          "ended_before_it_began",
          "trial_only",
          "free",
          "suspended",
          "between_month_ends");

  private LineFates() {}

  /**
   * One row for all lines, and one per fate that any of them has: rows of {@link Compared}.
   *
   * @param lines every subscription line as known on night, of test accounts too
   * @param history those the ledger was made from, from {@link LineHistory#from}
   * @param lineMonths as known on night
   * @param accounts as known on night
   */
  public static Dataset<Row> from(
      Dataset<Row> lines,
      Dataset<Row> history,
      Dataset<Row> lineMonths,
      Dataset<Row> accounts,
      LedgerPolicy policy,
      LocalDate night) {
    Column end = lit(Months.lastComplete(night).toString()).cast("date");
    Column loss = Compared.difference(lit(1), SUBSCRIPTION_LINE_ID.col(), end);
    List<Column> counts = new ArrayList<>();
    fated().forEach(f -> counts.add(count_if(FATE.equalTo(f)).as(f)));
    counts.add(max(when(FATE.equalTo(LOST), loss)).as("_lost"));
    return beside(lines, history, lineMonths, accounts)
        .select(SUBSCRIPTION_LINE_ID.col(), fate(policy, night).as("_fate"))
        .agg(count(lit(1)).as("_lines"), counts.toArray(Column[]::new))
        .select(inline(array_compact(rows())));
  }

  private static Column rows() {
    Column all = col("_lines");
    List<Column> rows = new ArrayList<>();
    rows.add(Compared.row(IDENTITY, "line", all, col(LOST), all, all.minus(col(LOST)), worst()));
    fated().stream()
        .filter(f -> !f.equals(LOST))
        .forEach(f -> rows.add(when(col(f).gt(0), counted(f))));
    return array(rows.toArray(Column[]::new));
  }

  private static Column worst() {
    Column none = Compared.difference(lit(0), lit(null), lit(null));
    return coalesce(col("_lost"), none);
  }

  private static Column counted(String fate) {
    Column none = Compared.difference(lit(0), lit(null), lit(null));
    return Compared.row("lines_" + fate, "line", col(fate), lit(0), col(fate), col(fate), none);
  }

  private static List<String> fated() {
    List<String> all = new ArrayList<>(List.of(VALUED));
    all.addAll(REASONS);
    all.add(LOST);
    return all;
  }

  /** Each line with what the ledger knows of it, and whether its account is a test. */
  private static Dataset<Row> beside(
      Dataset<Row> lines, Dataset<Row> history, Dataset<Row> lineMonths, Dataset<Row> accounts) {
    Dataset<Row> valued =
        lineMonths
            .select(
                LineMonths.SOURCE.col().as("_valued_source"),
                LineMonths.SUBSCRIPTION_LINE_ID.col().as("_valued_line"))
            .distinct();
    Dataset<Row> known =
        history.select(
            SOURCE.col().as("_known_source"),
            SUBSCRIPTION_LINE_ID.col().as("_known_line"),
            size(col(LineHistory.SUSPENSIONS)).gt(0).as("_is_suspended"),
            LineFaults.fault().as("_known_fault"),
            LineFaults.countsUntil().as("_known_until"));
    Dataset<Row> tests =
        accounts
            .where(Accounts.IS_TEST.col())
            .select(Accounts.ACCOUNT_ID.col().as("_test_account"));
    return lines
        .join(valued, isSame("_valued"), "left_outer")
        .join(known, isSame("_known"), "left_outer")
        .join(tests, ACCOUNT_ID.col().equalTo(col("_test_account")), "left_outer");
  }

  private static Column isSame(String side) {
    Column isSource = SOURCE.col().equalTo(col(side + "_source"));
    return isSource.and(SUBSCRIPTION_LINE_ID.col().equalTo(col(side + "_line")));
  }

  private static Column fate(LedgerPolicy policy, LocalDate night) {
    Column last = Months.day(Months.lastComplete(night));
    Column price = coalesce(AMOUNT.col(), QUANTITY.col().multiply(UNIT_PRICE.col()));
    Column paidFrom = greatest(START, TRIAL_END_DATE.col());
    Column isTrial = STATUS.col().equalTo("trialing").or(paidFrom.gt(least(END, last)));
    Column isOver = STATUS.col().isin("cancelled", "expired");
    Column counts = LineState.recurs(policy).or(CHARGE_KIND.col().equalTo("usage"));
    Column isKnown = col("_known_line").isNotNull();
    List<Column> tried =
        List.of(
            col("_test_account").isNotNull(),
            col("_known_fault").isNotNull(),
            not(counts),
            STATUS.col().equalTo("incomplete"),
            START.isNull(),
            START.gt(last),
            END.leq(START).or(isOver.and(END.isNull())),
            isTrial,
            price.equalTo(0),
            col("_is_suspended"),
            last_day(paidFrom).geq(END));
    Column fate = when(col("_valued_line").isNotNull(), VALUED);
    for (int i = 0; i < REASONS.size(); i++) {
      fate = fate.when(i == 0 ? tried.get(i) : isKnown.and(tried.get(i)), REASONS.get(i));
    }
    return fate.otherwise(LOST);
  }
}
