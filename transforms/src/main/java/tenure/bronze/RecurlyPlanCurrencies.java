package tenure.bronze;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Plans;

/**
 * Prices of Recurly's plans where a loader keeps them apart from the plans: one row per plan and
 * currency.
 */
public final class RecurlyPlanCurrencies {
  public static final Field PLAN_ID = Field.text("plan_id", "The plan.");
  public static final Field PLAN_UPDATED_AT =
      Field.text("plan_updated_at", "When the plan was last changed.");
  public static final Field UNIT_AMOUNT =
      Field.text("unit_amount", "The price of one unit in major units.");

  public static final Table TABLE =
      Delivered.table(
          Recurly.VENDOR,
          "plan_currencies",
          "Prices of plans as loaders of Recurly land them.",
          PLAN_ID,
          PLAN_UPDATED_AT,
          Recurly.CURRENCY,
          UNIT_AMOUNT);

  public static final Extract EXTRACT =
      new Extract(
          Recurly.VENDOR,
          "plan_currencies",
          TABLE,
          List.of(PLAN_ID.name(), Recurly.CURRENCY.name(), UNIT_AMOUNT.name()),
          List.of(new Staged(Plans.TABLE, RecurlyPlanCurrencies::plans)));

  private RecurlyPlanCurrencies() {}

  /** The plans with these prices. */
  static Dataset<Row> plans(Dataset<Row> arrived, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> plans =
        Recurly.latest(delivered.apply(RecurlyPlans.TABLE))
            .drop(Delivered.NAMES.toArray(String[]::new))
            .drop(Staging.GONE, Staging.VERSION, Staging.SYNCED);
    Dataset<Row> priced =
        arrived.join(plans, col(PLAN_ID.name()).equalTo(Recurly.ID.col()), "inner");
    return RecurlyPlans.priced(priced, Recurly.CURRENCY.col(), Reading.decimal(UNIT_AMOUNT.name()));
  }
}
