package tenure.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;

/** Rate plans of Zuora's subscriptions: one row per plan of a version of a subscription. */
public final class ZuoraRatePlans {
  public static final Field NAME = Field.text("name", "The plan\u2019s name.");
  public static final Field PRODUCT_ID = Field.text("productId", "The product.");

  public static final Table TABLE =
      Delivered.table(
          Zuora.VENDOR,
          "rate_plans",
          "Rate plans of subscriptions as Zuora exports them.",
          Zuora.ID,
          NAME,
          PRODUCT_ID,
          Zuora.SUBSCRIPTION_ID,
          Zuora.UPDATED_DATE);

  /** It feeds no table by itself: its charges read it. */
  public static final Extract EXTRACT =
      new Extract(Zuora.VENDOR, "rate_plans", TABLE, List.of(Zuora.ID.name()), List.of());

  private static final String OF = "_rate_plan_of";
  private static final String PLAN = "_rate_plan";

  private ZuoraRatePlans() {}

  /** The charges with their rate plans. */
  static Dataset<Row> beside(Dataset<Row> charges, Dataset<Row> ratePlans) {
    Column plan =
        struct(
            Reading.clean(NAME.col()).as("name"),
            Reading.clean(PRODUCT_ID.col()).as("product"),
            Reading.clean(Zuora.SUBSCRIPTION_ID.col()).as("subscription"));
    Dataset<Row> plans =
        Zuora.latest(ratePlans).select(Reading.clean(col("id")).as(OF), plan.as(PLAN));
    Column same = Reading.clean(ZuoraRatePlanCharges.RATE_PLAN_ID.col()).equalTo(col(OF));
    return charges.join(plans, same, "left_outer");
  }

  /** What the rate plan of a charge says. */
  static Column plan(String field) {
    return col(PLAN).getField(field);
  }
}
