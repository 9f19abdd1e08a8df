package tenure.ledger;

import static tenure.kit.TextTable.strings;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Attributes of grains that look random and are not, for the slices of retention (rule 2.7). */
final class NaiveAttributes {
  /** The values of each attribute, "-" where a grain has none. */
  private static final Map<String, List<String>> ATTRIBUTES =
      Map.of(
          "segment", List.of("enterprise", "mid_market", "smb"),
          "region", List.of("EMEA", "AMER", "-"),
          "industry", List.of("Retail", "Health", "-"),
          "plan", List.of("Basic", "Pro", "Scale", "-"),
          "csm_id", List.of("ann", "bob", "eve", "-"));

  private NaiveAttributes() {}

  private static String attribute(String grain, String column) {
    List<String> values = ATTRIBUTES.get(column);
    return values.get(Math.floorMod((grain + column).hashCode(), values.size()));
  }

  /** The slices of a grain, such as "region EMEA". */
  static List<String> slices(String grain) {
    return ATTRIBUTES.keySet().stream()
        .map(column -> column.replace("csm_id", "csm") + " " + slice(grain, column))
        .toList();
  }

  private static String slice(String grain, String column) {
    String value = attribute(grain, column);
    return value.equals("-") ? "unknown" : value;
  }

  /** The attributes of every grain of a world, one row each. */
  static Dataset<Row> of(World world) {
    List<String> columns = List.copyOf(ATTRIBUTES.keySet());
    String rows =
        world.lines.stream()
            .map(l -> world.grain(l.account()))
            .distinct()
            .map(
                g ->
                    columns.stream()
                        .map(c -> attribute(g, c))
                        .collect(Collectors.joining(" | ", "| " + g + " | ", " |")))
            .collect(Collectors.joining("\n"));
    return strings("| grain_id | " + String.join(" | ", columns) + " |\n" + rows);
  }
}
