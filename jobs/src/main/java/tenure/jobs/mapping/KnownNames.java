package tenure.jobs.mapping;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How other systems call the columns of silver; the names stand in a file of their own. */
final class KnownNames {
  private static final Config NAMES =
      ConfigFactory.parseResources(KnownNames.class, "/mapping/names.conf");

  private KnownNames() {}

  /** The silver tables that a file may be about, in the order they are tried. */
  static List<String> targets() {
    return List.of(
        "fx_rates",
        "daily_usage",
        "subscription_lines",
        "invoices",
        "opportunities",
        "tickets",
        "surveys",
        "success_goals",
        "contacts",
        "accounts");
  }

  /** The columns without which a file is not about a table. */
  static List<String> signs(String target) {
    return NAMES.getStringList(target + ".signs");
  }

  /** The delivered column for each silver column that one is found for, the best name first. */
  static Map<String, String> placed(String target, List<String> delivered) {
    Map<String, String> byName = new LinkedHashMap<>();
    delivered.forEach(column -> byName.putIfAbsent(plain(column), column));
    Map<String, String> placed = new LinkedHashMap<>();
    Config names = NAMES.getConfig(target);
    for (String silver : names.root().keySet().stream().sorted().toList()) {
      if (!silver.equals("signs")) {
        names.getStringList(silver).stream()
            .filter(byName::containsKey)
            .findFirst()
            .ifPresent(name -> placed.put(silver, byName.get(name)));
      }
    }
    return placed;
  }

  private static String plain(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
