package tenure.jobs.warehouse;

import tenure.jobs.OperatorError;

/** A table stands where a mart belongs, and Tenure did not make it. */
public final class ForeignTable extends OperatorError {
  private static final long serialVersionUID = 1L;

  ForeignTable(Warehouse warehouse, String place) {
    super(
        USAGE,
        "The warehouse "
            + warehouse.name()
            + " has a table "
            + place
            + " that Tenure did not make. Nothing was changed. Give Tenure a schema of its own under"
            + " tenure.warehouses."
            + warehouse.name()
            + ".schema, or remove the table, and publish again.");
  }
}
