package tenure.jobs.ingest;

import java.util.List;
import java.util.Optional;

/** Finds the columns of a contract among those of a file. */
final class Names {
  private final boolean isAnyCase;

  /** By the letters of the contract, or, where a warehouse wrote the names, in any case. */
  Names(ObjectSettings object) {
    this.isAnyCase = object.extract().shape().layout().isAnyCase();
  }

  /** The name under which the file has the column. */
  Optional<String> find(String wanted, List<String> found) {
    if (found.contains(wanted)) {
      return Optional.of(wanted);
    }
    return isAnyCase
        ? found.stream().filter(wanted::equalsIgnoreCase).findFirst()
        : Optional.empty();
  }
}
