package tenure.ledger;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.ledger.AccountMrr.ACCOUNT_ID;
import static tenure.ledger.AccountMrr.CURRENCY;
import static tenure.ledger.AccountMrr.FIRST_PAID_DATE;
import static tenure.ledger.AccountMrr.IS_AUTO_RENEW;
import static tenure.ledger.AccountMrr.IS_PAUSED;
import static tenure.ledger.AccountMrr.IS_RATE_MISSING;
import static tenure.ledger.AccountMrr.IS_TRIAL;
import static tenure.ledger.AccountMrr.LAST_PAID_ARR;
import static tenure.ledger.AccountMrr.MRR;
import static tenure.ledger.AccountMrr.MRR_LIST;
import static tenure.ledger.AccountMrr.PAUSED_MRR;
import static tenure.ledger.AccountMrr.PLAN;
import static tenure.ledger.AccountMrr.PRODUCT_FAMILIES;
import static tenure.ledger.AccountMrr.SCHEDULED_CHURN_DATE;
import static tenure.ledger.AccountMrr.SCHEDULED_CHURN_MRR;
import static tenure.ledger.AccountMrr.SEATS;
import static tenure.ledger.AccountMrr.TERM_END_DATE;
import static tenure.silver.SubscriptionLines.CANCEL_EFFECTIVE_DATE;
import static tenure.silver.SubscriptionLines.CANCEL_REQUESTED_DATE;
import static tenure.silver.SubscriptionLines.CHARGE_KIND;
import static tenure.silver.SubscriptionLines.PRODUCT_FAMILY;
import static tenure.silver.SubscriptionLines.QUANTITY;
import static tenure.silver.SubscriptionLines.SERVICE_END_DATE;
import static tenure.silver.SubscriptionLines.STATUS;
import static tenure.silver.SubscriptionLines.SUBSCRIPTION_LINE_ID;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;

/** The lines of each account on one day, added up: first per product family, then per account. */
final class AccountDay {
  static final Column STATE = col("_state");
  static final Column VALUE = col("_value");
  private static final Column LIST = col("_list");
  private static final Column LARGEST = col("_largest");
  private static final Column OPEN_LINES = col("_open_lines");
  static final Column IS_ACTIVE = STATE.equalTo(LineState.ACTIVE);

  private AccountDay() {}

  static Dataset<Row> from(
      Dataset<Row> lines, Dataset<Row> fxRates, LedgerPolicy policy, LocalDate asOf) {
    Dataset<Row> valued = valued(lines, fxRates, policy, asOf, asOf);
    return accounts(families(LastPaid.beside(valued, policy, asOf), policy, asOf));
  }

  /** Every line that can count, with its state and its values on a day, at the rates of another. */
  static Dataset<Row> valued(
      Dataset<Row> lines,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      LocalDate day,
      LocalDate ratesOn) {
    Column rate = Rates.latest(CURRENCY.col(), policy);
    Dataset<Row> rated =
        Rates.onDay(LineState.prepared(lines, policy), CURRENCY.col(), fxRates, ratesOn, policy);
    return rated.withColumns(
        Map.of(
            "_state", LineState.on(Months.day(day), day, policy),
            "_list", Money.converted(LineMrr.list(), rate),
            "_value", value(Months.day(day), policy),
            "_is_unrated", rate.isNull(),
            "_is_free", coalesce(LineMrr.list().equalTo(0), lit(false))));
  }

  /** What a line of {@link Rates#onDay} is worth on a day, on the policy's basis. */
  static Column value(Column day, LedgerPolicy policy) {
    boolean isNet = policy.basis() == LedgerPolicy.Basis.NET;
    Column amount = isNet ? LineMrr.net(day, policy) : LineMrr.list();
    return Money.converted(amount, Rates.latest(CURRENCY.col(), policy));
  }

  /** Whether a line was paid for on a day or before. */
  static Column wasPaid(LedgerPolicy policy, LocalDate day) {
    return col("_is_free")
        .equalTo(false)
        .and(STATUS.col().notEqual("trialing"))
        .and(LineState.recurs(policy))
        .and(LineState.paidFrom().leq(Months.day(day)))
        .and(LineState.paidUntil().isNull().or(LineState.paidFrom().lt(LineState.paidUntil())));
  }

  private static Dataset<Row> families(Dataset<Row> lines, LedgerPolicy policy, LocalDate asOf) {
    Column isPaid = wasPaid(policy, asOf);
    Column termEnd = coalesce(TERM_END_DATE.col(), SERVICE_END_DATE.col());
    Column renewal =
        when(IS_ACTIVE.and(termEnd.isNotNull()), struct(termEnd, SUBSCRIPTION_LINE_ID.col()));
    Column isSeat = CHARGE_KIND.col().isin("seats", "licence");
    Column announced =
        coalesce(
            CANCEL_EFFECTIVE_DATE.col(),
            when(CANCEL_REQUESTED_DATE.col().isNotNull(), SERVICE_END_DATE.col()));
    // Among equals the line's name decides, so that the order of delivery never does.
    Column size = struct(coalesce(VALUE, Money.zero()), SUBSCRIPTION_LINE_ID.col());
    Column line = struct(size.as("size"), PLAN.col(), CURRENCY.col());
    return lines
        .groupBy(ACCOUNT_ID.col(), PRODUCT_FAMILY.col())
        .agg(
            sum(when(IS_ACTIVE, VALUE)).as("_value"),
            sum(when(IS_ACTIVE, LIST)).as("_list"),
            sum(when(STATE.equalTo(LineState.PAUSED), VALUE)).as(PAUSED_MRR.name()),
            sum(LastPaid.VALUE).as(LAST_PAID_ARR.name()),
            sum(when(IS_ACTIVE.and(isSeat), QUANTITY.col())).cast("double").as(SEATS.name()),
            max(when(IS_ACTIVE, line)).as("_largest"),
            min(when(isPaid, LineState.paidFrom())).as(FIRST_PAID_DATE.name()),
            min(when(IS_ACTIVE, termEnd)).as(TERM_END_DATE.name()),
            min_by(IS_AUTO_RENEW.col(), renewal).as(IS_AUTO_RENEW.name()),
            max(when(IS_ACTIVE, announced)).as(SCHEDULED_CHURN_DATE.name()),
            sum(when(IS_ACTIVE.and(announced.isNotNull()), VALUE)).as(SCHEDULED_CHURN_MRR.name()),
            sum(when(IS_ACTIVE.and(announced.isNull()), 1).otherwise(0)).as("_open_lines"),
            max(when(IS_ACTIVE, lit(true)).otherwise(false)).as("_has_active"),
            max(STATE.equalTo(LineState.PAUSED)).as(IS_PAUSED.name()),
            max(STATE.equalTo(LineState.TRIAL)).as(IS_TRIAL.name()),
            max(IS_ACTIVE.and(col("_is_unrated"))).as(IS_RATE_MISSING.name()));
  }

  private static Dataset<Row> accounts(Dataset<Row> families) {
    Column hasActive = max(col("_has_active"));
    Column largest = max(LARGEST);
    Column owned = collect_set(when(col("_has_active"), PRODUCT_FAMILY.col()));
    List<Column> sums =
        List.of(
            sum(LIST).as(MRR_LIST.name()),
            sum(PAUSED_MRR.col()).as(PAUSED_MRR.name()),
            sum(LAST_PAID_ARR.col()).as(LAST_PAID_ARR.name()),
            max(SEATS.col()).as(SEATS.name()),
            largest.getField(PLAN.name()).as(PLAN.name()),
            largest.getField(CURRENCY.name()).as(CURRENCY.name()),
            array_join(array_sort(owned), ",").as(PRODUCT_FAMILIES.name()),
            min(FIRST_PAID_DATE.col()).as(FIRST_PAID_DATE.name()),
            min(TERM_END_DATE.col()).as(TERM_END_DATE.name()),
            min_by(IS_AUTO_RENEW.col(), TERM_END_DATE.col()).as(IS_AUTO_RENEW.name()),
            when(sum(OPEN_LINES).equalTo(0), max(SCHEDULED_CHURN_DATE.col()))
                .as(SCHEDULED_CHURN_DATE.name()),
            sum(SCHEDULED_CHURN_MRR.col()).as(SCHEDULED_CHURN_MRR.name()),
            max(IS_PAUSED.col()).and(hasActive.equalTo(false)).as(IS_PAUSED.name()),
            max(IS_TRIAL.col()).and(hasActive.equalTo(false)).as(IS_TRIAL.name()),
            max(IS_RATE_MISSING.col()).as(IS_RATE_MISSING.name()));
    return families
        .groupBy(ACCOUNT_ID.col())
        .agg(sum(VALUE).as(MRR.name()), sums.toArray(Column[]::new));
  }
}
