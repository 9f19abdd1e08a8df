package tenure.jobs.warehouse;

import java.util.Collection;
import tenure.jobs.OperatorError;
import tenure.jobs.settings.Problems;

/** A name that no warehouse of the settings has. */
public final class UnknownWarehouse extends OperatorError {
  private static final long serialVersionUID = 1L;

  /** A name, where these are known. */
  public UnknownWarehouse(String name, Collection<String> known) {
    super(
        USAGE,
        "There is no warehouse "
            + name
            + "."
            + Problems.didYouMean(name, known)
            + (known.isEmpty()
                ? " None is described: add tenure.warehouses." + name + " to your settings."
                : " Described are " + String.join(", ", known) + ", under tenure.warehouses."));
  }
}
