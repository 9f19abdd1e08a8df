package tenure.silver;

import java.util.List;
import tenure.contract.Table;

/** A mapping of the settings that cannot be used. Lists every problem. */
public final class InvalidMapping extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidMapping(String source, String object, Table target, List<String> problems) {
    super(
        "The mapping of %s/%s to %s cannot be used: %s. Correct it under tenure.sources.%s.objects.%s.mappings."
            .formatted(source, object, target, String.join("; ", problems), source, object));
  }
}
