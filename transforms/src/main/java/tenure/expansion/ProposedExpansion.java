package tenure.expansion;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;

/** Every case for growth of the accounts given, by their own figures and by those of others. */
public final class ProposedExpansion {
  private ProposedExpansion() {}

  /**
   * One row per account, kind and subject.
   *
   * @param accounts one wide row per account, with its health
   * @param rules scores.product_rules up to the night
   */
  public static Dataset<Row> from(
      Dataset<Row> accounts, Dataset<Row> rules, ExpansionPolicy policy) {
    return accounts
        .select(
            AccountProfile.ACCOUNT_ID.col(),
            AccountProfile.SEGMENT.col(),
            AccountProfile.CSM_ID.col(),
            inline(new ExpansionCases(policy).all()))
        .where(col(ExpansionCases.IS_MADE))
        .drop(ExpansionCases.IS_MADE)
        .unionByName(Whitespace.from(accounts, rules), true);
  }
}
