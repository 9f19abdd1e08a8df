package tenure.scores;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.features.AccountFinance;
import tenure.features.AccountProfile;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.silver.Csms;
import tenure.silver.Opportunities;
import tenure.silver.SubscriptionLines;

/**
 * What each source says of each account: one row per account and fact, a column per voice, null
 * where it says nothing.
 */
public final class SourceStatements {
  public static final String FACT = "fact";
  public static final String IS_CONFLICT = "is_conflict";
  public static final String ARR_AT_STAKE = "arr_at_stake";

  private static final String CUSTOMER = "customer";
  private static final String CHURNED = "churned";
  private static final String NOBODY = "nobody";
  private static final Column LAST_DEAL_WON = col("last_deal_won");
  private static final Column RENEWAL_DEAL = col("renewal_deal_date");
  private static final Column LAST_TERM_END = col("last_term_end");
  private static final Column STAFF_ACTIVE = col("staff_active");
  private static final Column NONE = lit(null).cast("string");

  private SourceStatements() {}

  /**
   * The statements on every account that ever was a customer.
   *
   * @param profile features.account_profile of asOf: the population
   * @param opportunities silver.opportunities as known
   * @param lines silver.subscription_lines as known
   * @param csms silver.csms as known
   */
  public static Dataset<Row> from(
      Dataset<Row> profile,
      Dataset<Row> usage,
      Dataset<Row> support,
      Dataset<Row> finance,
      Dataset<Row> opportunities,
      Dataset<Row> lines,
      Dataset<Row> csms,
      ConflictPolicy policy,
      LocalDate asOf) {
    String account = AccountProfile.ACCOUNT_ID.name();
    Column staff = coalesce(Csms.IS_ACTIVE.col(), lit(true)).as(STAFF_ACTIVE.toString());
    return measured(profile, usage, support, finance)
        .join(deals(opportunities, asOf), account, "left_outer")
        .join(terms(lines), account, "left_outer")
        .join(csms.select(Csms.CSM_ID.col(), staff), Csms.CSM_ID.name(), "left_outer")
        .select(
            AccountProfile.ACCOUNT_ID.col(),
            inline(array(churn(policy, asOf), seats(), owner(), renewal(policy))));
  }

  private static Dataset<Row> measured(
      Dataset<Row> profile, Dataset<Row> usage, Dataset<Row> support, Dataset<Row> finance) {
    Column account = AccountProfile.ACCOUNT_ID.col();
    String id = AccountProfile.ACCOUNT_ID.name();
    Column users = AccountUsage.ACTIVE_USERS_28D.col();
    Column lastUse = AccountUsage.LAST_ACTIVE_DATE.col();
    return profile
        .where(AccountProfile.FIRST_PAID_DATE.col().isNotNull())
        .join(usage.select(account, users, lastUse), id, "left_outer")
        .join(support.select(account, AccountSupport.TICKETS_28D.col()), id, "left_outer")
        .join(finance.select(account, AccountFinance.ARR_90D_AGO.col()), id, "left_outer");
  }

  /** What the deals say: how the last one ended, and when the next renewal should close. */
  private static Dataset<Row> deals(Dataset<Row> opportunities, LocalDate asOf) {
    Column close = Opportunities.CLOSE_DATE.col();
    Column isContract = Opportunities.KIND.col().isin("new", "renewal");
    Column isDecided = Opportunities.IS_CLOSED.col().and(close.leq(Months.day(asOf)));
    Column isAhead =
        Opportunities.KIND.col().equalTo("renewal").and(not(Opportunities.IS_CLOSED.col()));
    Column order = struct(close, Opportunities.OPPORTUNITY_ID.col());
    return opportunities
        .groupBy(AccountProfile.ACCOUNT_ID.col())
        .agg(
            max_by(Opportunities.IS_WON.col(), when(isContract.and(isDecided), order))
                .as(LAST_DEAL_WON.toString()),
            min(when(isAhead, close)).as(RENEWAL_DEAL.toString()));
  }

  private static Dataset<Row> terms(Dataset<Row> lines) {
    return lines
        .groupBy(AccountProfile.ACCOUNT_ID.col())
        .agg(max(SubscriptionLines.TERM_END_DATE.col()).as(LAST_TERM_END.toString()));
  }

  private static Column churn(ConflictPolicy policy, LocalDate asOf) {
    Column billing =
        when(AccountProfile.LIFECYCLE_STAGE.col().equalTo(CHURNED), CHURNED).otherwise(CUSTOMER);
    Column contract =
        when(LAST_TERM_END.gt(Months.day(asOf)), CUSTOMER).when(LAST_TERM_END.isNotNull(), CHURNED);
    Column crm = when(LAST_DEAL_WON, CUSTOMER).when(not(LAST_DEAL_WON), CHURNED);
    Column quiet = datediff(Months.day(asOf), AccountUsage.LAST_ACTIVE_DATE.col());
    Column usage = when(quiet.lt(policy.useDays()), CUSTOMER);
    Column support = when(AccountSupport.TICKETS_28D.col().gt(0), CUSTOMER);
    Column said = array(billing, contract, crm, usage, support);
    Column before = coalesce(AccountFinance.ARR_90D_AGO.col(), Money.zero());
    return fact(
        "churned",
        Map.of(
            "billing",
            billing,
            "contract",
            contract,
            "crm",
            crm,
            "usage",
            usage,
            "support",
            support),
        org.apache
            .spark
            .sql
            .functions
            .array_contains(said, CUSTOMER)
            .and(org.apache.spark.sql.functions.array_contains(said, CHURNED)),
        greatest(AccountProfile.ARR.col(), before));
  }

  /** Who uses more seats than it pays for; using fewer is no contradiction. */
  private static Column seats() {
    Column paid = AccountProfile.SEATS.col();
    Column used = AccountUsage.ACTIVE_USERS_28D.col();
    Column isMore = used.gt(paid).and(paid.gt(0));
    Column share = used.cast("double").minus(paid).divide(paid).cast("decimal(18,6)");
    return fact(
        "seats",
        Map.of("billing", whole(paid), "usage", when(isMore, whole(used))),
        isMore,
        when(isMore, Money.cents(AccountProfile.ARR.col().multiply(share))));
  }

  /** An owner who has left, or is not on the list of people, owns nobody. */
  private static Column owner() {
    Column crm = AccountProfile.CSM_ID.col();
    Column isGone = crm.isNotNull().and(not(coalesce(STAFF_ACTIVE, lit(false))));
    return fact(
        "owner",
        Map.of("crm", crm, "staff", when(isGone, NOBODY).otherwise(crm)),
        isGone,
        AccountProfile.ARR.col());
  }

  private static Column renewal(ConflictPolicy policy) {
    Column contract =
        coalesce(AccountProfile.CONTRACT_END_DATE.col(), AccountProfile.TERM_END_DATE.col());
    Column days = abs(datediff(contract, RENEWAL_DEAL));
    return fact(
        "renewal_date",
        Map.of("contract", contract.cast("string"), "crm", RENEWAL_DEAL.cast("string")),
        days.gt(policy.renewalDays()),
        AccountProfile.ARR.col());
  }

  private static Column fact(
      String name, Map<String, Column> voices, Column isConflict, Column arr) {
    List<Column> fields = new ArrayList<>(List.of(lit(name).as(FACT)));
    ConflictPolicy.VOICES.forEach(v -> fields.add(voices.getOrDefault(v, NONE).as(v)));
    fields.add(coalesce(isConflict, lit(false)).as(IS_CONFLICT));
    fields.add(Money.orZero(arr).as(ARR_AT_STAKE));
    return struct(fields.toArray(Column[]::new));
  }

  private static Column whole(Column number) {
    return number.cast("decimal(18,0)").cast("string");
  }
}
