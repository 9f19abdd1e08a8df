package tenure.bronze;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every table of a loader that differs from the vendor's interface by more than usual names. */
public final class Loaders {
  private static final List<Landed> TABLES =
      Stream.of(
              HubspotFivetran.TABLES,
              IntercomFivetran.TABLES,
              StripeFivetran.TABLES,
              UsageFivetran.TABLES,
              ZendeskFivetran.TABLES)
          .flatMap(List::stream)
          .toList();

  private Loaders() {}

  /** The tables that differ. */
  static List<Landed> different() {
    return TABLES;
  }

  /** How loaders land the object. */
  static Landed landed(Extract api) {
    return TABLES.stream()
        .filter(t -> t.api().table().fullName().equals(api.table().fullName()))
        .findFirst()
        .orElseGet(() -> Landed.of(api));
  }

  /** Every extract of a vendor in a layout, those included that only loaders have. */
  public static List<Extract> of(String vendor, Layout layout) {
    Set<Extract> all = new LinkedHashSet<>(Extracts.ALL);
    if (layout == Layout.FIVETRAN || layout == Layout.FIVETRAN_HISTORY) {
      TABLES.forEach(t -> all.add(t.api()));
      TABLES.forEach(t -> all.addAll(t.split()));
    }
    return all.stream().filter(e -> e.vendor().equals(vendor)).map(e -> e.in(layout)).toList();
  }
}
