package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** The customer success managers: one row per person version. */
public final class Csms {
  public static final Field CSM_ID = Field.id("csm_id", "The person in the CRM.").key();
  public static final Field SOURCE = AccountLinks.SOURCE.plain();
  public static final Field CSM_NAME =
      Field.text("csm_name", "The name of the customer success manager, an employee.");
  public static final Field TEAM = Field.text("team", "The team.");
  public static final Field CAPACITY =
      Field.count("capacity", "The number of accounts the person can look after.");
  public static final Field ANNUAL_COST =
      Field.money("annual_cost", "The cost of the person in a year, reporting currency.");
  public static final Field IS_ACTIVE =
      Field.flag("is_active", "Whether the person still works here.");

  public static final Table TABLE =
      Table.in(SILVER, "csms", "The customer success managers, one row per version.")
          .withColumns(CSM_ID, SOURCE, CSM_NAME, TEAM, CAPACITY, ANNUAL_COST, IS_ACTIVE)
          .versioned();

  private Csms() {}
}
