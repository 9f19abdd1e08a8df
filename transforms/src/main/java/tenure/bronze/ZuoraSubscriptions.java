package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.SubscriptionLines;

/**
 * Subscriptions of Zuora: one row per version of a subscription. Every amendment makes a version
 * with an id of its own; its name stays.
 */
public final class ZuoraSubscriptions {
  public static final Field NAME = Field.text("name", "The subscription\u2019s number.");
  public static final Field ORIGINAL_ID = Field.text("originalId", "The id of its first version.");
  public static final Field VERSION = Field.text("version", "Which version it is.");
  public static final Field STATUS =
      Field.text("status", "Draft, Active, Suspended, Cancelled or Expired, as old versions are.");
  public static final Field AUTO_RENEW = Field.text("autoRenew", "Whether the term renews.");
  public static final Field TERM_START_DATE =
      Field.text("termStartDate", "The first day of the term in force.");
  public static final Field TERM_END_DATE =
      Field.text("termEndDate", "The first day after the term in force.");
  public static final Field CANCELLED_DATE =
      Field.text("cancelledDate", "The first day after a cancellation.");
  public static final Field CANCEL_REASON = Field.text("cancelReason", "Why it was cancelled.");

  public static final Table TABLE =
      Delivered.table(
          Zuora.VENDOR,
          "subscriptions",
          "Versions of subscriptions as Zuora exports them.",
          Zuora.ID,
          Zuora.ACCOUNT_ID,
          NAME,
          ORIGINAL_ID,
          VERSION,
          STATUS,
          AUTO_RENEW,
          TERM_START_DATE,
          TERM_END_DATE,
          CANCELLED_DATE,
          CANCEL_REASON,
          Zuora.CREATED_DATE,
          Zuora.UPDATED_DATE);

  public static final Extract EXTRACT =
      new Extract(
          Zuora.VENDOR,
          "subscriptions",
          TABLE,
          List.of(Zuora.ID.name(), STATUS.name(), VERSION.name()),
          List.of(new Staged(SubscriptionLines.TABLE, ZuoraSubscriptions::lines)));

  private static final String OF = "_subscription_of";
  private static final String CURRENT = "_subscription";

  private ZuoraSubscriptions() {}

  /** The lines of the charges of the versions that arrived. */
  static Dataset<Row> lines(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> known = ZuoraRatePlanCharges.segments(delivered);
    Dataset<Row> touched =
        Latest.touched(
            known, array(Reading.clean(Zuora.SUBSCRIPTION_ID.col())), arrived, Zuora.ID.col());
    return ZuoraRatePlanCharges.staged(touched, delivered);
  }

  /** The charges with their subscription as its latest version says, whichever they belong to. */
  static Dataset<Row> beside(
      Dataset<Row> charges, Column subscription, Function<Table, Dataset<Row>> delivered) {
    Column name =
        coalesce(
            Reading.clean(NAME.col()),
            Reading.clean(ORIGINAL_ID.col()),
            Reading.clean(Zuora.ID.col()));
    Column said =
        struct(
            name.as("name"),
            STATUS.col().as("status"),
            AUTO_RENEW.col().as("autoRenew"),
            TERM_START_DATE.col().as("termStartDate"),
            TERM_END_DATE.col().as("termEndDate"),
            CANCELLED_DATE.col().as("cancelledDate"),
            CANCEL_REASON.col().as("cancelReason"));
    Column order =
        struct(
            Reading.whole(VERSION.name()).value().as("version"), Zuora.version().value().as("at"));
    Dataset<Row> versions = Zuora.latest(delivered.apply(TABLE));
    Dataset<Row> current =
        ZuoraAmendments.beside(versions, delivered.apply(ZuoraAmendments.TABLE))
            .groupBy(name.as("_name"))
            .agg(
                max_by(said, order).as(CURRENT),
                collect_set(Reading.clean(Zuora.ID.col())).as("_ids"),
                max(ZuoraAmendments.REQUESTED).as(ZuoraAmendments.REQUESTED),
                max(ZuoraAmendments.SUSPENDED).as(ZuoraAmendments.SUSPENDED))
            .withColumn(OF, explode(col("_ids")));
    return charges.join(current, subscription.equalTo(col(OF)), "left_outer");
  }

  /** What the latest version of the charge's subscription says. */
  static Column current(Field field) {
    return col(CURRENT).getField(field.name());
  }
}
