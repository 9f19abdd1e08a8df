package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Domains;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** Users of Zendesk: one row per user exported. */
public final class ZendeskUsers {
  public static final Field ID = Field.text("id", "The user.");
  public static final Field NAME = Field.text("name", "The person\u2019s name.").personal();
  public static final Field EMAIL = Field.text("email", "The e-mail address.").personal();
  public static final Field ROLE = Field.text("role", "end-user, agent or admin.");
  public static final Field ORGANIZATION_ID =
      Field.text("organization_id", "The default organisation; a ticket\u2019s own may differ.");
  public static final Field ACTIVE = Field.text("active", "Whether the user exists.");
  public static final Field CREATED_AT = Field.text("created_at", "When it was created.");
  public static final Field UPDATED_AT = Field.text("updated_at", "When it was last changed.");

  public static final Table TABLE =
      Delivered.table(
          Zendesk.VENDOR,
          "users",
          "Users as Zendesk exports them.",
          ID,
          NAME,
          EMAIL,
          ROLE,
          ORGANIZATION_ID,
          ACTIVE,
          CREATED_AT,
          UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Zendesk.VENDOR,
          "users",
          TABLE,
          List.of(ID.name()),
          List.of(new Staged(AccountLinks.TABLE, ZendeskUsers::links)));

  private ZendeskUsers() {}

  /** The domain of each requester, for tickets that name no organisation; agents are our own. */
  static Dataset<Row> links(Dataset<Row> raw) {
    return Staging.of(
            raw.where(ROLE.col().equalTo("end-user")),
            AccountLinks.TABLE,
            Zendesk.VENDOR,
            AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, Zendesk.ofUser(ID.col()))
        .set(AccountLinks.DOMAINS, Domains.ofEmail(EMAIL.col()))
        .orderedBy(Reading.moment(UPDATED_AT.name()))
        .rows();
  }
}
