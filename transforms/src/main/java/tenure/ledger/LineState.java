package tenure.ledger;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_diff;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static tenure.silver.SubscriptionLines.ACCOUNT_ID;
import static tenure.silver.SubscriptionLines.CANCEL_EFFECTIVE_DATE;
import static tenure.silver.SubscriptionLines.CANCEL_REQUESTED_DATE;
import static tenure.silver.SubscriptionLines.CHARGE_KIND;
import static tenure.silver.SubscriptionLines.SERVICE_END_DATE;
import static tenure.silver.SubscriptionLines.SERVICE_START_DATE;
import static tenure.silver.SubscriptionLines.STATUS;
import static tenure.silver.SubscriptionLines.TERM_START_DATE;
import static tenure.silver.SubscriptionLines.TRIAL_END_DATE;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.columns.Months;

/** Whether a line counts at the last instant of a day, and as what (rules 1.1, 1.4 to 1.8). */
final class LineState {
  static final String ACTIVE = "active";
  static final String PAUSED = "paused";
  static final String LAPSED = "lapsed";
  static final String TRIAL = "trial";
  static final String METERED = "metered";
  static final String INTRA_MONTH = "intra_month";

  private static final String TRIAL_UNTIL = "_trial_until";
  private static final String PAID_FROM = "_paid_from";
  private static final String PAID_UNTIL = "_paid_until";

  private static final Column NEVER = lit(java.sql.Date.valueOf("9999-12-31"));

  private LineState() {}

  /** The lines that can ever count, with what {@link #on} needs. */
  static Dataset<Row> prepared(Dataset<Row> lines, LedgerPolicy policy) {
    LineCounting counting = policy.counting();
    Column end = least(end(counting), LineFaults.countsUntil(lines));
    Column isEnded = STATUS.col().isin("cancelled", "expired");
    // What a source calls over without a date was over before it was seen.
    Column until = when(isEnded, coalesce(end, serviceStart())).otherwise(end);
    Dataset<Row> dated =
        LineHistory.withSuspensions(LineFaults.sound(lines))
            .where(recurs(policy).or(CHARGE_KIND.col().equalTo("usage")))
            .where(STATUS.col().notEqual("incomplete").and(serviceStart().isNotNull()))
            .withColumn(TRIAL_UNTIL, trialUntil(counting))
            .withColumn(PAID_FROM, paidFrom(counting))
            .withColumn(PAID_UNTIL, until);
    int gap = policy.replaceGapDays();
    return LineMrr.priced(gap == 0 ? dated : bridged(dated, gap), policy);
  }

  /** The day after the paid service, or the day the customer asked to leave (rule 1.12). */
  private static Column end(LineCounting counting) {
    return counting.churnDate() == LineCounting.ChurnDate.END_OF_SERVICE
        ? least(SERVICE_END_DATE.col(), CANCEL_EFFECTIVE_DATE.col())
        : least(SERVICE_END_DATE.col(), CANCEL_EFFECTIVE_DATE.col(), CANCEL_REQUESTED_DATE.col());
  }

  private static Column trialUntil(LineCounting counting) {
    return counting.areTrialsCounted()
        ? serviceStart()
        : greatest(serviceStart(), TRIAL_END_DATE.col());
  }

  /** Who pauses before the trial is over has paid nothing before the pause is (rules 1.5, 1.8). */
  private static Column paidFrom(LineCounting counting) {
    Column unpaid =
        filter(
            col(LineHistory.SUSPENSIONS),
            s ->
                s.getField(LineHistory.STATE)
                    .isin(LineHistory.PAUSED, LineHistory.GIVEN_UP)
                    .and(s.getField(LineHistory.FROM).leq(TRIAL_END_DATE.col())));
    Column resumed =
        org.apache.spark.sql.functions.transform(
            unpaid, s -> coalesce(s.getField(LineHistory.UNTIL), NEVER));
    return counting.areTrialsCounted()
        ? col(TRIAL_UNTIL)
        : greatest(col(TRIAL_UNTIL), array_max(resumed));
  }

  /** Whether the line is of a kind that recurs (rule 1.4). */
  static Column recurs(LedgerPolicy policy) {
    return CHARGE_KIND.col().isin(policy.counting().recurringCharges().stream().sorted().toArray());
  }

  /** Whether the line is still on trial, where trials do not count (rule 1.5). */
  private static Column isTrial(Column day, LedgerPolicy policy) {
    return policy.counting().areTrialsCounted()
        ? lit(false)
        : STATUS.col().equalTo("trialing").or(col(TRIAL_UNTIL).gt(day));
  }

  /** A gap of so many days before the account's next line is no interruption (rule 1.11). */
  private static Dataset<Row> bridged(Dataset<Row> lines, int days) {
    Column starts = collect_set(col(PAID_FROM)).over(Window.partitionBy(ACCOUNT_ID.col()));
    Column limit = date_add(col(PAID_UNTIL), days);
    Column next = array_min(filter(starts, s -> s.geq(col(PAID_UNTIL)).and(s.leq(limit))));
    return lines
        .withColumn("_next", next)
        .withColumn(PAID_UNTIL, coalesce(col("_next"), col(PAID_UNTIL)))
        .drop("_next");
  }

  /** The first day that is paid for: after the trial, where there was one, or never (rule 1.5). */
  static Column paidFrom() {
    return col(PAID_FROM);
  }

  /** The first day that is not paid for any more (rule 1.12); null while it runs on. */
  static Column paidUntil() {
    return col(PAID_UNTIL);
  }

  /** The first day of service, trial included. */
  static Column serviceStart() {
    return coalesce(SERVICE_START_DATE.col(), TERM_START_DATE.col());
  }

  /** The state at the last instant of a day, as known on night; null where there is none. */
  static Column on(Column day, LocalDate night, LedgerPolicy policy) {
    Column inService = serviceStart().leq(day).and(paidUntil().isNull().or(paidUntil().gt(day)));
    Column recurs = recurs(policy);
    Column any = lit(null).cast("string");
    return when(not(inService), any)
        .when(isTrial(day, policy), TRIAL)
        .when(paidFrom().gt(day), any)
        .when(suspended(day, s -> isUncounted(s, policy)), any)
        .when(suspended(day, s -> isLapsed(s, night, policy)), when(recurs, LAPSED))
        .when(suspended(day, s -> state(s, LineHistory.PAUSED)), when(recurs, PAUSED))
        .otherwise(when(recurs, ACTIVE).otherwise(METERED));
  }

  /** Whether the paid service began and ended in the month without a month end (rule 1.1). */
  static Column isIntraMonth(Column monthEnd, LedgerPolicy policy) {
    return not(isTrial(monthEnd, policy))
        .and(recurs(policy))
        .and(paidFrom().lt(paidUntil()))
        .and(paidUntil().leq(monthEnd))
        .and(last_day(paidFrom()).equalTo(monthEnd));
  }

  private static Column suspended(Column day, java.util.function.UnaryOperator<Column> kind) {
    return exists(
        col(LineHistory.SUSPENSIONS),
        s -> {
          Column until = s.getField(LineHistory.UNTIL);
          Column covers =
              s.getField(LineHistory.FROM).leq(day).and(until.isNull().or(until.gt(day)));
          return kind.apply(s).and(covers);
        });
  }

  /**
   * Which suspensions of the line have lasted too long by night: a change that no version tells.
   */
  static Column lapsed(LocalDate night, LedgerPolicy policy) {
    return org.apache.spark.sql.functions.transform(
        col(LineHistory.SUSPENSIONS), s -> isLapsed(s, night, policy));
  }

  private static Column isLapsed(Column s, LocalDate night, LedgerPolicy policy) {
    Column tomorrow = Months.day(night.plusDays(1));
    Column until = coalesce(s.getField(LineHistory.UNTIL), tomorrow);
    Column days = date_diff(until, s.getField(LineHistory.FROM));
    Column tooLong = state(s, LineHistory.PAUSED).and(days.gt(policy.pauseDays()));
    return tooLong.or(state(s, LineHistory.GIVEN_UP));
  }

  private static Column isUncounted(Column s, LedgerPolicy policy) {
    Object[] words = policy.counting().suspendingStatuses().stream().sorted().toArray();
    return words.length == 0 ? lit(false) : s.getField(LineHistory.STATE).isin(words);
  }

  private static Column state(Column s, String state) {
    return s.getField(LineHistory.STATE).equalTo(state);
  }
}
