package tenure.jobs.sql;

import tenure.jobs.OperatorError;

/** A name that no table of the lake has. */
public final class UnknownTable extends OperatorError {
  private static final long serialVersionUID = 1L;

  UnknownTable(String name, String suggestion) {
    super(
        USAGE,
        "There is no table " + name + "." + suggestion + " ./tenure tables lists all of them.");
  }
}
