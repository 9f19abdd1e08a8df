package tenure.jobs.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tenure.bronze.Extract;
import tenure.bronze.Extracts;
import tenure.bronze.Layout;
import tenure.bronze.Loaders;
import tenure.bronze.UsageNames;
import tenure.contract.Field;
import tenure.jobs.database.Database;
import tenure.jobs.database.DatabaseTable;
import tenure.jobs.ingest.Expectation;
import tenure.jobs.ingest.Format;
import tenure.jobs.ingest.LandingPath;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.ingest.Wholeness;

/** Reads the settings of one extract of a source. */
final class ObjectReader {
  private ObjectReader() {}

  /**
   * What a source says for all of its objects.
   *
   * @param vendor whose shapes they have; none where each describes its own
   * @param names what its project means by words of its own
   * @param layout who landed them, where an object says nothing else
   * @param expectation when they have to come, where an object says nothing else
   * @param wholeness what tells that their files are whole, where an object says nothing else
   * @param database where they are read from instead of landing; none inside where it is described
   *     wrongly
   */
  record Of(
      Optional<String> vendor,
      Optional<UsageNames> names,
      Layout layout,
      Optional<Expectation> expectation,
      Wholeness wholeness,
      Optional<Optional<Database>> database) {}

  /**
   * The extract under a key of {@code objects}.
   *
   * @param of what the source says for all of its objects
   */
  static Optional<ObjectSettings> read(String source, Of of, String object, Section s) {
    if (!object.matches(SourcesReader.NAME)) {
      s.problems()
          .add(s.origin(), s.path() + ": the name must be lower case letters, digits and _.");
    }
    Where where = where(source, of, object, s);
    Optional<Expectation> expectation = ArrivalSettings.expectation(s, of.expectation());
    Wholeness wholeness = ArrivalSettings.wholeness(s, of.wholeness());
    double share = s.has("max-rejected-share") ? s.number("max-rejected-share") : 0.01;
    List<String> commas = s.has("decimal-comma") ? s.texts("decimal-comma") : List.of();
    Layout layout = layout(s, of.layout());
    Optional<Extract> extract =
        of.vendor().isPresent()
            ? known(of.vendor().get(), object, layout, s)
                .map(e -> of.names().map(n -> Extracts.named(e, n).in(layout)).orElse(e))
            : MappedExtract.read(source, object, s).map(mapped -> mapped.in(layout));
    extract.ifPresent(e -> refuseUnknown(e, commas, s));
    s.done();
    if (where.path().isEmpty() || extract.isEmpty()) {
      return Optional.empty();
    }
    return s.make(
        () ->
            new ObjectSettings(
                source,
                object,
                where.path().get(),
                where.format(),
                where.options(),
                commas,
                expectation,
                wholeness,
                share,
                extract.get(),
                where.table()));
  }

  /** Where rows stand and how they are written: in files, or in a table of a database. */
  private record Where(
      Optional<LandingPath> path,
      Format format,
      Map<String, String> options,
      Optional<DatabaseTable> table) {}

  private static Where where(String source, Of of, String object, Section s) {
    if (of.database().isPresent()) {
      Optional<DatabaseTable> table =
          of.database().get().flatMap(database -> DatabaseSettings.table(database, s));
      LandingPath name = LandingPath.of("jdbc/" + source + "/" + object + "/{date}");
      return new Where(table.map(t -> name), Format.JDBC, Map.of(), table);
    }
    Optional<LandingPath> path = path(s);
    Format format = s.has("format") ? s.choice("format", Format.class) : byName(s);
    Map<String, String> options = s.has("options") ? s.section("options").textMap() : Map.of();
    return new Where(path, format, options, Optional.empty());
  }

  private static void refuseUnknown(Extract extract, List<String> commas, Section s) {
    List<String> known = extract.table().fields().stream().map(Field::name).toList();
    commas.stream()
        .filter(c -> !known.contains(c))
        .forEach(
            c ->
                s.wrong(
                    "decimal-comma",
                    c + " is none of the extract's columns." + Problems.didYouMean(c, known)));
  }

  /** The layout that a source or an object names. */
  static Layout layout(Section s, Layout otherwise) {
    return s.has("layout") ? s.choice("layout", Layout.class) : otherwise;
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
    s.wrong(
        "path", "ends in no known format. Add format = csv, jsonl, json, parquet, avro or delta.");
    return Format.CSV;
  }

  private static Optional<Extract> known(String vendor, String object, Layout layout, Section s) {
    List<Extract> ofVendor = Loaders.of(vendor, layout);
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
}
