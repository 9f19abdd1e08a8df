package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.SILVER;

import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/** Which account each source means by each of its keys: one row per source and key. */
public final class AccountLinks {
  public static final Field SOURCE =
      Field.id("source", "The source system, as named in config/sources.").key();
  public static final Field SOURCE_ACCOUNT_KEY =
      Field.id(
              "source_account_key",
              "The account as the source names it; user:id, deal:id, ticket:id or activity:id where it names one of those alone.")
          .key()
          .personal();
  public static final Field ACCOUNT_ID =
      Field.id("account_id", "The surviving CRM account; source:key where nothing resolved.")
          .required();
  public static final Field METHOD =
      Field.choice(
              "method",
              "How the key was resolved.",
              "self",
              "merge",
              "explicit_id",
              "crosswalk",
              "domain",
              "unresolved")
          .required();
  public static final Field EXPLICIT_ACCOUNT_ID =
      Field.id(
          "explicit_account_id",
          "The CRM account that the source itself names, if any, or another of its keys.");
  public static final Field DOMAINS =
      Field.text("domains", "The domains the source knows for the key, separated by commas.");

  public static final Table TABLE =
      Table.in(
              SILVER,
              "account_links",
              "Which CRM account each source means by each of its account keys.")
          .withColumns(SOURCE, SOURCE_ACCOUNT_KEY, ACCOUNT_ID, METHOD, EXPLICIT_ACCOUNT_ID, DOMAINS)
          .versioned();

  /** The columns that only {@link #from} can know: a stage leaves them out. */
  public static final Field[] RESOLVED = {ACCOUNT_ID, METHOD};

  /** The account of what names no account at all, after its source. */
  public static final String UNRESOLVED = "unresolved";

  /** Begins keys that stand for one user of an account; such a key never becomes an account. */
  public static final String USER_PREFIX = "user:";

  /** The same for a deal, whose account comes apart from it. */
  public static final String DEAL_PREFIX = "deal:";

  /** The same for a ticket. */
  public static final String TICKET_PREFIX = "ticket:";

  /** The same for a call, a meeting, a mail or a task. */
  public static final String ACTIVITY_PREFIX = "activity:";

  private static final String STANDS_FOR_ONE = "^(user|deal|ticket|activity):";

  private AccountLinks() {}

  /**
   * What is to be resolved tonight: what earlier nights knew of each key, replaced by what arrived.
   *
   * @param known the links as known before, from which the CRM's own keys are left out
   * @param arrived one row per source and key, with explicit_account_id and domains
   */
  public static Dataset<Row> candidates(Dataset<Row> known, Dataset<Row> arrived) {
    Column[] columns = {
      SOURCE.col(), SOURCE_ACCOUNT_KEY.col(), EXPLICIT_ACCOUNT_ID.col(), DOMAINS.col()
    };
    Dataset<Row> news = arrived.select(columns);
    Column same =
        SOURCE
            .of("known")
            .equalTo(SOURCE.of("news"))
            .and(SOURCE_ACCOUNT_KEY.of("known").equalTo(SOURCE_ACCOUNT_KEY.of("news")));
    return known
        .where(not(isOfCrm()))
        .select(columns)
        .as("known")
        .join(news.as("news"), same, "left_anti")
        .unionByName(news);
  }

  /**
   * The account behind every key: the CRM's own keys by themselves or the survivor of their merges,
   * others by the id they name, then as it was recorded by hand, then by a domain that belongs to
   * exactly one account. A key that names another key of its source means what that one means.
   *
   * @param candidates one row per source and key, with explicit_account_id and domains
   * @param crosswalk the records as known; a key that only they name is resolved too
   * @param accountVersions the accounts known, deletions included: a merged account is one
   * @param freeMailDomains domains that anyone may have, which resolve nothing
   * @return one row per source and key, ready for {@link Versions#changed}
   */
  public static Dataset<Row> from(
      Dataset<Row> candidates,
      Dataset<Row> crosswalk,
      Dataset<Row> accountVersions,
      Collection<String> freeMailDomains) {
    return AccountResolution.from(candidates, crosswalk, accountVersions, freeMailDomains);
  }

  /**
   * The rows with account_id, by the link of their source and key; a key that no source explains is
   * taken for the CRM's own, and else stands as source:key.
   *
   * @param rows rows with source and source_account_key
   * @param links the links as known
   */
  public static Dataset<Row> attach(Dataset<Row> rows, Dataset<Row> links) {
    Dataset<Row> own =
        links.select(
            SOURCE.col().as("link_source"),
            SOURCE_ACCOUNT_KEY.col().as("link_key"),
            ACCOUNT_ID.col().as("link_account_id"));
    Dataset<Row> crm =
        links
            .where(isOfCrm())
            .select(SOURCE_ACCOUNT_KEY.col().as("crm_key"), ACCOUNT_ID.col().as("crm_account_id"));
    Column linked =
        SOURCE
            .col()
            .equalTo(col("link_source"))
            .and(SOURCE_ACCOUNT_KEY.col().equalTo(col("link_key")));
    Column account =
        coalesce(
            col("link_account_id"),
            col("crm_account_id"),
            unresolved(SOURCE.col(), SOURCE_ACCOUNT_KEY.col()));
    return rows.drop(ACCOUNT_ID.name())
        .join(own, linked, "left_outer")
        .join(crm, SOURCE_ACCOUNT_KEY.col().equalTo(col("crm_key")), "left_outer")
        .withColumn(ACCOUNT_ID.name(), account)
        .drop("link_source", "link_key", "link_account_id", "crm_key", "crm_account_id");
  }

  private static Column isOfCrm() {
    return METHOD.col().isin("self", "merge");
  }

  static Column unresolved(Column source, Column key) {
    Column named = when(not(key.rlike(STANDS_FOR_ONE)), key);
    return concat(source, lit(":"), coalesce(named, lit(UNRESOLVED)));
  }
}
