package tenure.jobs.warehouse;

import tenure.jobs.OperatorError;

/** Somebody else is publishing to the same warehouse. */
public final class WarehouseBusy extends OperatorError {
  private static final long serialVersionUID = 1L;

  WarehouseBusy(Warehouse warehouse) {
    super(
        LAKE_HELD,
        "Somebody else is publishing to the schema "
            + warehouse.schema()
            + " of the warehouse "
            + warehouse.name()
            + ". Nothing was changed. Wait until that is done and publish again.");
  }
}
