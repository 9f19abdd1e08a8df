package tenure.plays;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.features.AccountProfile;
import tenure.scores.Renewals;
import tenure.signals.Signals;
import tenure.silver.Accounts;
import tenure.silver.Csms;

/** What playbooks look at of every customer of a night: one wide row per account. */
public final class PlayAccounts {
  static final Column SIGNALS = col("open_signal_list");
  static final Column TERMS = col("term_list");

  private PlayAccounts() {}

  /**
   * Prospects and lost customers have no rows, so they enrol in nothing.
   *
   * @param figures what conditions may name, of the night: {@link
   *     tenure.signals.SignalFeature#figures}
   * @param signals scores.signals of the night
   * @param renewals scores.renewals of the night
   * @param accounts silver.accounts as known, for the region
   * @param csms silver.csms as known, for who still works here
   */
  public static Dataset<Row> from(
      Dataset<Row> figures,
      Dataset<Row> signals,
      Dataset<Row> renewals,
      Dataset<Row> accounts,
      Dataset<Row> csms) {
    String id = AccountProfile.ACCOUNT_ID.name();
    return figures
        .where(not(AccountProfile.LIFECYCLE_STAGE.col().isin("prospect", "churned")))
        .join(openSignals(signals), id, "left_outer")
        .join(terms(renewals), id, "left_outer")
        .join(accounts.select(Accounts.ACCOUNT_ID.col(), Accounts.REGION.col()), id, "left_outer")
        .join(
            csms.select(Csms.CSM_ID.col(), Csms.IS_ACTIVE.col()), Csms.CSM_ID.name(), "left_outer");
  }

  /** A column of a struct made of the columns of a table. */
  static Column of(Column struct, Field field) {
    return struct.getField(field.name());
  }

  private static Dataset<Row> openSignals(Dataset<Row> signals) {
    Column one =
        struct(Signals.SIGNAL.col(), Signals.FIRST_SEEN_DATE.col(), Signals.EVIDENCE.col());
    return signals
        .where(Signals.STATE.col().equalTo("open"))
        .groupBy(Signals.ACCOUNT_ID.col())
        .agg(array_sort(collect_list(one)).as(SIGNALS.toString()));
  }

  private static Dataset<Row> terms(Dataset<Row> renewals) {
    Column one =
        struct(
            Renewals.TERM_END_DATE.col(),
            Renewals.RENEWAL_STAGE.col(),
            Renewals.RISK_SEGMENT.col(),
            Renewals.ARR_DUE.col());
    return renewals
        .groupBy(Renewals.ACCOUNT_ID.col())
        .agg(array_sort(collect_list(one)).as(TERMS.toString()));
  }
}
