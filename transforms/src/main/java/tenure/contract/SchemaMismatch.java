package tenure.contract;

import java.util.List;

/**
 * The rows a transform made do not have the columns its contract promises. Lists every difference.
 */
public final class SchemaMismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaMismatch(String table, List<String> differences) {
    super(
        "The rows made for "
            + table
            + " do not match its contract: "
            + String.join("; ", differences)
            + ". Change the transform or the contract so that they agree.");
  }
}
