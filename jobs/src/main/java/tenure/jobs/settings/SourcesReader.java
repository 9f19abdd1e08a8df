package tenure.jobs.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tenure.bronze.Extract;
import tenure.bronze.Extracts;
import tenure.bronze.UsageNames;
import tenure.jobs.ingest.Format;
import tenure.jobs.ingest.LandingPath;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.ingest.SourceSettings;

/**
 * Reads the settings of the sources in use: each from {@code sources/NAME.conf} of the user's
 * folder, else the shipped one, with {@code tenure.sources.NAME} over it.
 */
public final class SourcesReader {
  private static final String NAME = "[a-z][a-z0-9_]*";

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
    List<ObjectSettings> objects = new ArrayList<>();
    section
        .section("objects")
        .children()
        .forEach((object, s) -> object(name, vendor, names, object, s).ifPresent(objects::add));
    section.done();
    return new SourceSettings(name, objects);
  }

  private static Optional<ObjectSettings> object(
      String source,
      Optional<String> vendor,
      Optional<UsageNames> names,
      String object,
      Section s) {
    if (!object.matches(NAME)) {
      s.problems()
          .add(s.origin(), s.path() + ": the name must be lower case letters, digits and _.");
    }
    Optional<LandingPath> path = path(s);
    Format format = s.has("format") ? s.choice("format", Format.class) : byName(s);
    Map<String, String> options = s.has("options") ? s.section("options").textMap() : Map.of();
    boolean isRequired = !s.has("expect") || s.choice("expect", Expect.class) == Expect.REQUIRED;
    double share = s.has("max-rejected-share") ? s.number("max-rejected-share") : 0.01;
    Optional<Extract> extract =
        vendor.isPresent()
            ? known(vendor.get(), object, s)
                .map(e -> names.map(n -> Extracts.named(e, n)).orElse(e))
            : MappedExtract.read(source, object, s);
    s.done();
    if (path.isEmpty() || extract.isEmpty()) {
      return Optional.empty();
    }
    return s.make(
        () ->
            new ObjectSettings(
                source, object, path.get(), format, options, isRequired, share, extract.get()));
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

  /** Whether a night without the extract fails. */
  enum Expect {
    REQUIRED,
    OPTIONAL
  }

  private static Optional<LandingPath> path(Section s) {
    String text = s.text("path");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LandingPath.of(text));
    } catch (IllegalArgumentException refused) {
      s.wrong("path", refused.getMessage());
      return Optional.empty();
    }
  }

  private static Format byName(Section s) {
    String path = s.optionalText("path").orElse("").toLowerCase(Locale.ROOT);
    for (Format format : Format.values()) {
      if (path.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    s.wrong("path", "ends in no known format. Add format = csv, jsonl, json or parquet.");
    return Format.CSV;
  }

  private static Optional<Extract> known(String vendor, String object, Section s) {
    List<Extract> ofVendor = Extracts.ALL.stream().filter(e -> e.vendor().equals(vendor)).toList();
    Optional<Extract> found = ofVendor.stream().filter(e -> e.object().equals(object)).findFirst();
    if (found.isEmpty()) {
      Set<String> known =
          (ofVendor.isEmpty() ? Extracts.ALL : ofVendor)
              .stream()
                  .map(e -> ofVendor.isEmpty() ? e.vendor() : e.object())
                  .collect(Collectors.toCollection(LinkedHashSet::new));
      String word = ofVendor.isEmpty() ? vendor : object;
      s.problems()
          .add(
              s.origin(),
              s.path()
                  + ": "
                  + (ofVendor.isEmpty() ? "there is no vendor " : "the vendor has no extract ")
                  + word
                  + "; known are "
                  + String.join(", ", known)
                  + "."
                  + Problems.didYouMean(word, known));
    }
    return found;
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
