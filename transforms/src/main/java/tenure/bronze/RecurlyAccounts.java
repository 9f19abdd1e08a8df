package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Domains;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** Accounts of Recurly: one row per account exported. */
public final class RecurlyAccounts {
  public static final Field CODE =
      Field.text("code", "The account\u2019s id in the company\u2019s own systems.");
  public static final Field STATE = Field.text("state", "active or inactive.");
  public static final Field COMPANY = Field.text("company", "The company.");
  public static final Field EMAIL =
      Field.text("email", "The e-mail address of billing.").personal();

  public static final Table TABLE =
      Delivered.table(
          Recurly.VENDOR,
          "accounts",
          "Accounts as Recurly exports them.",
          Recurly.ID,
          CODE,
          STATE,
          COMPANY,
          EMAIL,
          Recurly.CREATED_AT,
          Recurly.UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Recurly.VENDOR,
          "accounts",
          TABLE,
          List.of(Recurly.ID.name(), CODE.name()),
          List.of(new Staged(AccountLinks.TABLE, RecurlyAccounts::links)));

  private RecurlyAccounts() {}

  /**
   * How accounts name those of the CRM: by their code, which the company chose, or by the domain of
   * their e-mail. A closed account stays, since its bills still belong to it.
   */
  static Dataset<Row> links(Dataset<Row> raw) {
    return Staging.of(raw, AccountLinks.TABLE, Recurly.VENDOR, AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, Reading.text(Recurly.ID.name()))
        .set(AccountLinks.EXPLICIT_ACCOUNT_ID, SalesforceId.orText(CODE.col()))
        .set(AccountLinks.DOMAINS, Domains.ofEmail(EMAIL.col()))
        .orderedBy(Recurly.version())
        .rows();
  }
}
