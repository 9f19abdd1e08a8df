package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;
import static tenure.silver.AccountLinks.ACCOUNT_ID;
import static tenure.silver.AccountLinks.DOMAINS;
import static tenure.silver.AccountLinks.EXPLICIT_ACCOUNT_ID;
import static tenure.silver.AccountLinks.METHOD;
import static tenure.silver.AccountLinks.SOURCE;
import static tenure.silver.AccountLinks.SOURCE_ACCOUNT_KEY;
import static tenure.silver.AccountLinks.unresolved;

import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Versions;

/** Resolves account keys: by themselves, by the id they name, by the crosswalk, by a domain. */
final class AccountResolution {
  private static final int MOST_MERGES = 8;

  private AccountResolution() {}

  /** Documented at {@link AccountLinks#from}. */
  static Dataset<Row> from(
      Dataset<Row> candidates,
      Dataset<Row> crosswalk,
      Dataset<Row> accountVersions,
      Collection<String> freeMailDomains) {
    Dataset<Row> accounts = Versions.latest(Accounts.TABLE, accountVersions);
    Dataset<Row> survivors = survivors(accounts);
    Dataset<Row> own = ownKeys(accounts, survivors);
    Dataset<Row> keys = AccountKeys.from(candidates, crosswalk);
    Dataset<Row> others = resolve(keys, survivors, byDomain(accounts, freeMailDomains));
    Column same =
        SOURCE
            .of("others")
            .equalTo(SOURCE.of("own"))
            .and(SOURCE_ACCOUNT_KEY.of("others").equalTo(SOURCE_ACCOUNT_KEY.of("own")));
    return others
        .as("others")
        .join(own.as("own"), same, "left_anti")
        .unionByName(own)
        .withColumn(Versions.IS_DELETED.name(), lit(false));
  }

  /** Every account with the one that survives its merges; itself where merges run in a circle. */
  private static Dataset<Row> survivors(Dataset<Row> accounts) {
    Dataset<Row> merges =
        accounts
            .where(Accounts.MERGED_INTO_ACCOUNT_ID.col().isNotNull())
            .select(
                Accounts.ACCOUNT_ID.col().as(Climb.FROM),
                Accounts.MERGED_INTO_ACCOUNT_ID.col().as(Climb.TO),
                lit(0L).as(Climb.WEIGHT));
    Dataset<Row> all = accounts.select(Accounts.ACCOUNT_ID.col().as(Climb.ID));
    return Climb.tops(all, merges, MOST_MERGES)
        .select(
            col(Climb.ID).as("merged_id"),
            when(col(Climb.IS_LOOP), col(Climb.ID)).otherwise(col(Climb.TOP)).as("survivor_id"));
  }

  private static Dataset<Row> ownKeys(Dataset<Row> accounts, Dataset<Row> survivors) {
    Column id = Accounts.ACCOUNT_ID.col();
    Column method = when(col("survivor_id").equalTo(id), "self").otherwise("merge");
    return accounts
        .join(survivors, id.equalTo(col("merged_id")), "inner")
        .select(
            SOURCE.col(),
            id.as(SOURCE_ACCOUNT_KEY.name()),
            col("survivor_id").as(ACCOUNT_ID.name()),
            method.as(METHOD.name()),
            EXPLICIT_ACCOUNT_ID.none(),
            DOMAINS.none());
  }

  /** Domains that exactly one living account has. */
  private static Dataset<Row> byDomain(Dataset<Row> accounts, Collection<String> freeMailDomains) {
    return accounts
        .where(not(Versions.IS_DELETED.col()))
        .where(Accounts.DOMAIN.col().isNotNull())
        .where(not(Accounts.DOMAIN.col().isin(freeMailDomains.toArray())))
        .groupBy(Accounts.DOMAIN.col().as("account_domain"))
        .agg(min(Accounts.ACCOUNT_ID.col()).as("domain_account_id"), count(lit(1)).as("owners"))
        .where(col("owners").equalTo(1));
  }

  private static Dataset<Row> resolve(
      Dataset<Row> keys, Dataset<Row> survivors, Dataset<Row> byDomain) {
    Column sameKey =
        SOURCE.col().equalTo(col("d_source")).and(SOURCE_ACCOUNT_KEY.col().equalTo(col("d_key")));
    Column method =
        when(col("named_id").isNotNull(), "explicit_id")
            .when(col("recorded_id").isNotNull(), "crosswalk")
            .when(col("by_domain").isNotNull(), "domain")
            .otherwise("unresolved");
    Column account =
        coalesce(
            col("named_id"),
            col("recorded_id"),
            col("by_domain"),
            unresolved(SOURCE.col(), AccountKeys.MEANT_KEY));
    return keys.join(survivor(survivors, "named"), is("named", AccountKeys.NAMED), "left_outer")
        .join(survivor(survivors, "recorded"), is("recorded", AccountKeys.RECORDED), "left_outer")
        .join(ofDomains(keys, byDomain), sameKey, "left_outer")
        .select(
            SOURCE.col(),
            SOURCE_ACCOUNT_KEY.col(),
            account.as(ACCOUNT_ID.name()),
            method.as(METHOD.name()),
            EXPLICIT_ACCOUNT_ID.col(),
            DOMAINS.col());
  }

  private static Dataset<Row> survivor(Dataset<Row> survivors, String how) {
    return survivors.select(col("merged_id").as(how + "_as"), col("survivor_id").as(how + "_id"));
  }

  private static Column is(String how, Column id) {
    return id.equalTo(col(how + "_as"));
  }

  /** The account of all domains of a key together, where they agree. */
  private static Dataset<Row> ofDomains(Dataset<Row> keys, Dataset<Row> byDomain) {
    Column domain = explode(split(AccountKeys.MEANT_DOMAINS, ",")).as("domain");
    return keys.select(SOURCE.col().as("d_source"), SOURCE_ACCOUNT_KEY.col().as("d_key"), domain)
        .join(byDomain, trim(col("domain")).equalTo(col("account_domain")), "inner")
        .groupBy("d_source", "d_key")
        .agg(
            min("domain_account_id").as("by_domain"), max("domain_account_id").as("last_by_domain"))
        .where(col("by_domain").equalTo(col("last_by_domain")));
  }
}
