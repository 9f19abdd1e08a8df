package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.not;

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

/** Customers of Stripe: one row per customer exported. */
public final class StripeCustomers {
  public static final Field ID = Field.text("id", "The object\u2019s id.");
  public static final Field NAME = Field.text("name", "The customer\u2019s name.").personal();
  public static final Field EMAIL =
      Field.text("email", "The e-mail address of billing.").personal();
  public static final Field CURRENCY = Field.text("currency", "The currency of billing.");
  public static final Field METADATA = Field.text("metadata", "Values set by hand, as JSON.");
  public static final Field LIVEMODE = Field.text("livemode", "Whether it was made in live mode.");
  public static final Field DELETED =
      Field.text("deleted", "Whether the object was deleted; nothing else is said then.");
  public static final Field CREATED = Field.text("created", "When it was created, epoch seconds.");

  public static final Table TABLE =
      Delivered.table(
          Stripe.VENDOR,
          "customers",
          "Customers as Stripe exports them.",
          ID,
          NAME,
          EMAIL,
          CURRENCY,
          METADATA,
          LIVEMODE,
          DELETED,
          CREATED);

  public static final Extract EXTRACT =
      new Extract(
          Stripe.VENDOR,
          "customers",
          TABLE,
          List.of(ID.name()),
          List.of(new Staged(AccountLinks.TABLE, StripeCustomers::links)));

  private StripeCustomers() {}

  /**
   * How customers name their accounts: by the CRM id in their metadata, or by the domain of their
   * e-mail. A deleted customer is left out, since its bills still belong to the account.
   */
  static Dataset<Row> links(Dataset<Row> raw) {
    Dataset<Row> living = Stripe.live(raw).where(not(Stripe.isDeleted()));
    return Staging.of(living, AccountLinks.TABLE, Stripe.VENDOR, AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, Reading.text(ID.name()))
        .set(
            AccountLinks.EXPLICIT_ACCOUNT_ID,
            SalesforceId.orText(
                coalesce(
                    Stripe.metadata("salesforce_account_id"),
                    Stripe.metadata("crm_id"),
                    Stripe.metadata("account_id"))))
        .set(AccountLinks.DOMAINS, Domains.ofEmail(EMAIL.col()))
        .rows();
  }
}
