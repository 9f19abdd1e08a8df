package tenure.scores;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.columns.Money;
import tenure.contract.Field;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.features.MeterUse;
import tenure.ledger.TermMrr;

/** Whether a contract still fits its customer, and what speaks for renewing it. */
public final class ContractFit {
  public static final Field TERM_MONTHS = TermMrr.TERM_MONTHS;
  public static final Field SUBSCRIPTIONS = TermMrr.SUBSCRIPTIONS;
  public static final Field CONTRACT_FIT =
      Field.text(
              "contract_fit",
              "What of the contract does not fit, in words separated by commas; empty where all does.")
          .required();
  public static final Field BUSINESS_CASE =
      Field.text("business_case", "What the customer got out of it, in words; empty if unknown.")
          .required();
  public static final Field ACTIVE_SHARE_28D = AccountUsage.ACTIVE_SHARE_28D;
  public static final Field ACTIVE_SHARE_90D = AccountUsage.ACTIVE_SHARE_90D;
  public static final Field IDLE_SEATS =
      Field.number("idle_seats", "Seats that nobody used in 90 days; null without seats.");
  public static final Field RIGHT_SIZED_ARR =
      Field.money(
          "right_sized_arr",
          "arr_due if the seats were those used in 90 days, where they are shelfware; else null.");
  public static final Field VALUE_REALISED = AccountOutcomes.VALUE_REALISED.plain();
  public static final Field COST_AVOIDED = AccountOutcomes.COST_AVOIDED.plain();
  public static final Field VALUE_MULTIPLE =
      Field.number("value_multiple", "value_realised over the account's ARR; null without ARR.");
  public static final Field IS_MULTI_YEAR_CANDIDATE =
      Field.flag(
              "is_multi_year_candidate",
              "Whether a longer term should be offered: green, long a customer, seats in use, on a term of a year or less.")
          .required();

  static final List<Field> FIELDS =
      List.of(
          CONTRACT_FIT,
          BUSINESS_CASE,
          TERM_MONTHS,
          SUBSCRIPTIONS,
          ACTIVE_SHARE_28D,
          ACTIVE_SHARE_90D,
          IDLE_SEATS,
          RIGHT_SIZED_ARR,
          VALUE_REALISED,
          COST_AVOIDED,
          VALUE_MULTIPLE,
          IS_MULTI_YEAR_CANDIDATE);

  private static final long YEAR = 12;

  private ContractFit() {}

  /** The judged renewals with {@link #FIELDS}. */
  static Dataset<Row> judged(Dataset<Row> rows, RenewalPolicy policy) {
    Column used = AccountUsage.ACTIVE_USERS_90D.col();
    Column idle =
        when(
            Renewals.SEATS.col().gt(0).and(used.isNotNull()),
            greatest(Renewals.SEATS.col().minus(used), lit(0.0)));
    return rows.withColumns(
            Map.of(
                IDLE_SEATS.name(), idle,
                RIGHT_SIZED_ARR.name(), rightSized(policy),
                VALUE_MULTIPLE.name(), Money.share(VALUE_REALISED.col(), AccountProfile.ARR.col()),
                IS_MULTI_YEAR_CANDIDATE.name(), isMultiYear(policy)))
        .withColumns(
            Map.of(CONTRACT_FIT.name(), fit(policy), BUSINESS_CASE.name(), businessCase()));
  }

  private static Column rightSized(RenewalPolicy policy) {
    Column share = least(ACTIVE_SHARE_90D.col(), lit(1.0)).cast("decimal(9,8)");
    Column sized = round(Renewals.ARR_DUE.col().multiply(share), 2).cast(RIGHT_SIZED_ARR.type());
    return when(RenewalRisk.isShelfware(policy), sized);
  }

  private static Column isMultiYear(RenewalPolicy policy) {
    Column isLong = AccountProfile.TENURE_DAYS.col().geq(policy.fit().multiYearTenureDays());
    Column isYearly = TERM_MONTHS.col().leq(YEAR);
    Column isSound = Renewals.RISK_SEGMENT.col().equalTo("green");
    return coalesce(
        isSound.and(isLong).and(isYearly).and(not(RenewalRisk.isShelfware(policy))), lit(false));
  }

  private static Column fit(RenewalPolicy policy) {
    Column full = ACTIVE_SHARE_28D.col().geq(policy.fit().fullSeatsShare());
    Column isBeyond =
        AccountUsage.DENIED_28D
            .col()
            .geq(policy.fit().beyondPlanAttempts())
            .or(MeterUse.METER_SHARE.col().gt(1));
    Column ends = count(lit(1)).over(Window.partitionBy(Renewals.ACCOUNT_ID.col()));
    return array_join(
        RenewalRisk.words(
            when(RenewalRisk.isShelfware(policy), "seats idle"),
            when(full, "seats nearly full"),
            when(isBeyond, "use beyond the plan"),
            when(ends.gt(1).or(SUBSCRIPTIONS.col().gt(1)), "contracts to consolidate"),
            when(IS_MULTI_YEAR_CANDIDATE.col(), "multi-year candidate")),
        ", ");
  }

  private static Column businessCase() {
    Column users = Renewals.ACTIVE_USERS_28D.col();
    Column seats = Renewals.SEATS.col();
    Column value = VALUE_REALISED.col();
    return concat_ws(
        "; ",
        when(
            seats.gt(0).and(users.isNotNull()),
            words(whole(users), " users on ", whole(seats), " seats in 28 days")),
        when(
            Renewals.GOALS.col().gt(0),
            words(
                whole(Renewals.GOALS_REACHED.col()),
                " of ",
                whole(Renewals.GOALS.col()),
                " goals reached")),
        when(value.gt(0), words(value.cast("string"), " value realised")),
        when(
            COST_AVOIDED.col().gt(0),
            words(COST_AVOIDED.col().cast("string"), " of it cost avoided")),
        when(
            value.gt(0).and(VALUE_MULTIPLE.col().isNotNull()),
            words(round(VALUE_MULTIPLE.col(), 1).cast("string"), " times the ARR paid")));
  }

  private static Column whole(Column number) {
    return number.cast("long").cast("string");
  }

  private static Column words(Object... parts) {
    Column[] columns = new Column[parts.length];
    for (int i = 0; i < parts.length; i++) {
      columns[i] = parts[i] instanceof Column column ? column : lit(parts[i]);
    }
    return concat(columns);
  }
}
