package tenure.signals;

import java.util.Set;

/** A condition names a figure that no feature has. */
public final class UnknownFeature extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient Set<String> known;

  UnknownFeature(String name, Set<String> known) {
    super(
        "there is no feature "
            + name
            + "; they are the columns of features.account_usage and its siblings in ./tenure tables.");
    this.name = name;
    this.known = Set.copyOf(known);
  }

  /** The name that nothing has. */
  public String name() {
    return name;
  }

  /** The names there are. */
  public Set<String> known() {
    return known;
  }
}
