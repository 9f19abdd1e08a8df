package tenure.silver;

import static tenure.contract.Layer.SILVER;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/** The customers: one row per account version. */
public final class Accounts {
  public static final Field ACCOUNT_ID = Field.id("account_id", "The account in the CRM.").key();
  public static final Field SOURCE = AccountLinks.SOURCE.plain();
  public static final Field ACCOUNT_NAME = Field.text("account_name", "The company name.");
  public static final Field DOMAIN =
      Field.text("domain", "The web domain, lower case, without www.");
  public static final Field PARENT_ACCOUNT_ID =
      Field.id("parent_account_id", "The parent account, where there is one.");
  public static final Field MERGED_INTO_ACCOUNT_ID =
      Field.id("merged_into_account_id", "The surviving record, where this one was merged away.");
  public static final Field INDUSTRY = Field.text("industry", "The industry.");
  public static final Field REGION = Field.text("region", "The sales region.");
  public static final Field COUNTRY = Field.text("country", "The country of billing.");
  public static final Field EMPLOYEES = Field.count("employees", "Number of employees.");
  public static final Field CSM_ID =
      Field.id("csm_id", "The customer success manager who owns the account.");
  public static final Field SEGMENT_OVERRIDE =
      Field.text(
          "segment_override", "The coverage segment set by hand, which wins over the one by ARR.");
  public static final Field CREATED_DATE =
      Field.day("created_date", "The day the account was created.");
  public static final Field IS_TEST =
      Field.flag("is_test", "Whether the account is a test and belongs in no figure.");

  public static final Table TABLE =
      Table.in(SILVER, "accounts", "The customers, one row per version of an account.")
          .withColumns(
              ACCOUNT_ID,
              SOURCE,
              ACCOUNT_NAME,
              DOMAIN,
              PARENT_ACCOUNT_ID,
              MERGED_INTO_ACCOUNT_ID,
              INDUSTRY,
              REGION,
              COUNTRY,
              EMPLOYEES,
              CSM_ID,
              SEGMENT_OVERRIDE,
              CREATED_DATE,
              IS_TEST)
          .versioned();

  private Accounts() {}

  /**
   * What tonight appends. A record merged away is kept even where it was never seen alive, as when
   * a history is loaded at once: it tells whose the bills are that still name it (rule 2.8).
   *
   * @param incoming one row per account, as for {@link Versions#changed}
   * @param previous all versions written by earlier nights
   */
  public static Dataset<Row> changed(
      Dataset<Row> incoming, Dataset<Row> previous, LocalDate night) {
    Column isMerged = MERGED_INTO_ACCOUNT_ID.col().isNotNull();
    return Versions.changed(TABLE, incoming, previous, isMerged, night);
  }

  /** Rows with account_id, less those of accounts that are tests and belong in no figure. */
  public static Dataset<Row> withoutTests(Dataset<Row> rows, Dataset<Row> accounts) {
    Dataset<Row> tests = accounts.where(IS_TEST.col()).select(ACCOUNT_ID.col());
    return rows.join(tests, new String[] {ACCOUNT_ID.name()}, "left_anti");
  }
}
