package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/**
 * Visitors of Pendo: one row per visitor exported, or per version where a loader keeps them. Which
 * account a visitor belongs to changes; an hour of use names its own, and this one counts only for
 * hours that name none.
 */
public final class PendoVisitors {
  public static final Field VISITOR_ID = Pendo.VISITOR_ID;
  public static final Field ACCOUNT_ID = Pendo.ACCOUNT_ID;
  public static final Field METADATA =
      Field.text("metadata", "What the product and Pendo note of the visitor, as JSON.").personal();
  public static final Field LAST_UPDATED_AT =
      Field.text("lastUpdatedAt", "When it was last changed, where it stands beside metadata.");

  public static final Table TABLE =
      Delivered.table(
          Pendo.VENDOR,
          "visitors",
          "Visitors as Pendo exports them.",
          VISITOR_ID,
          ACCOUNT_ID,
          METADATA,
          LAST_UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Pendo.VENDOR,
          "visitors",
          TABLE,
          List.of(VISITOR_ID.name()),
          List.of(new Staged(AccountLinks.TABLE, PendoVisitors::links)));

  private PendoVisitors() {}

  /** The account of each visitor that has one; the latest counts. */
  static Dataset<Row> links(Dataset<Row> raw) {
    Column account =
        Reading.clean(coalesce(Json.inside(METADATA.name(), "auto.accountid"), ACCOUNT_ID.col()));
    Column changed =
        coalesce(Json.inside(METADATA.name(), "auto.lastupdated"), LAST_UPDATED_AT.col());
    return Staging.of(
            raw.where(account.isNotNull()), AccountLinks.TABLE, Pendo.VENDOR, AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, ProductUse.ofUser(VISITOR_ID.col()))
        .set(AccountLinks.EXPLICIT_ACCOUNT_ID, SalesforceId.orText(account))
        .orderedBy(Pendo.moment("metadata.auto.lastupdated", Reading.clean(changed)))
        .rows();
  }
}
