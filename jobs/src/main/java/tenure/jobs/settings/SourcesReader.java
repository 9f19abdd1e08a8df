package tenure.jobs.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tenure.bronze.Extracts;
import tenure.bronze.Layout;
import tenure.bronze.UsageNames;
import tenure.jobs.ingest.Expectation;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.ingest.SourceSettings;
import tenure.jobs.ingest.Wholeness;

/**
 * Reads the settings of the sources in use: each from {@code sources/NAME.conf} of the user's
 * folder, else the shipped one, with {@code tenure.sources.NAME} over it.
 */
public final class SourcesReader {
  static final String NAME = "[a-z][a-z0-9_]*";

  private SourcesReader() {}

  /**
   * The sources in use, in the order given.
   *
   * @param tenure the configuration under {@code tenure}
   * @param use the names in use
   * @param folder where the user's own files stand, if there are any
   * @param problems receives whatever is wrong
   */
  public static List<SourceSettings> read(
      Config tenure, List<String> use, Optional<Path> folder, Problems problems) {
    List<SourceSettings> sources = new ArrayList<>();
    for (String name : new LinkedHashSet<>(use)) {
      if (!name.matches(NAME)) {
        problems.add("use-sources: \"" + name + "\" must be lower case letters, digits and _.");
        continue;
      }
      Config source = own(tenure, name).withFallback(file(folder, name)).resolve();
      if (source.isEmpty()) {
        problems.add(
            "use-sources names "
                + name
                + ", but there is no sources/"
                + name
                + ".conf and nothing under tenure.sources."
                + name
                + ".");
      } else {
        sources.add(source(name, new Section(source, "tenure.sources." + name, problems)));
      }
    }
    refuseTwice(sources, problems);
    return sources;
  }

  private static Config own(Config tenure, String name) {
    String path = "sources." + ConfigUtil.quoteString(name);
    return tenure.hasPath(path) ? tenure.getConfig(path) : ConfigFactory.empty();
  }

  private static Config file(Optional<Path> folder, String name) {
    return ConfigFiles.named(folder, "sources/" + name + ".conf").orElse(ConfigFactory.empty());
  }

  private static SourceSettings source(String name, Section section) {
    Optional<String> vendor = section.optionalText("vendor");
    Optional<UsageNames> names = usageNames(vendor, section);
    Layout layout = ObjectReader.layout(section, Layout.API);
    ObjectReader.Of of =
        new ObjectReader.Of(
            vendor,
            names,
            layout,
            ArrivalSettings.expectation(section, Optional.of(Expectation.REQUIRED)),
            ArrivalSettings.wholeness(section, Wholeness.SETTLED),
            section.has("jdbc")
                ? Optional.of(DatabaseSettings.database(section.section("jdbc")))
                : Optional.empty());
    List<ObjectSettings> objects = new ArrayList<>();
    section
        .section("objects")
        .children()
        .forEach((object, s) -> ObjectReader.read(name, of, object, s).ifPresent(objects::add));
    section.done();
    return new SourceSettings(name, objects);
  }

  /** What a project means by words of its own: a setting of the vendors that know projects. */
  private static Optional<UsageNames> usageNames(Optional<String> vendor, Section section) {
    if (vendor.filter(Extracts::hasNames).isEmpty() || !section.has("project")) {
      return Optional.empty();
    }
    Section project = section.section("project");
    List<String> accounts = project.texts("account-names");
    String zone = project.text("time-zone");
    return project.done().make(() -> new UsageNames(accounts, zone));
  }

  /** Two sources may not fill one bronze table: each would replace the other's slice. */
  private static void refuseTwice(List<SourceSettings> sources, Problems problems) {
    Map<String, List<String>> byTable =
        sources.stream()
            .flatMap(s -> s.objects().stream())
            .collect(
                Collectors.groupingBy(
                    o -> o.extract().table().fullName(),
                    Collectors.mapping(ObjectSettings::name, Collectors.toList())));
    byTable.forEach(
        (table, names) -> {
          if (names.size() > 1) {
            problems.add(
                String.join(" and ", names) + " would both fill " + table + ". Keep one of them.");
          }
        });
  }
}
