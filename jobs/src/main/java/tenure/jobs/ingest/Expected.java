package tenure.jobs.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;

/**
 * What a night would take from the landing folder.
 *
 * @param deliveries one per extract, possibly without files
 * @param missing required extracts that have not come; the night would end for want of them
 */
public record Expected(List<Delivery> deliveries, List<ObjectSettings> missing) {
  /** Keeps its own lists. */
  public Expected {
    deliveries = List.copyOf(deliveries);
    missing = List.copyOf(missing);
  }

  /** Looks at the landing folder and at what the lake has taken, reading no extract. */
  public static Expected of(
      Lake lake, List<SourceSettings> sources, Landing landing, LocalDate night, Progress notes) {
    List<ObjectSettings> objects = sources.stream().flatMap(s -> s.objects().stream()).toList();
    return new Arrival(landing, Manifest.read(lake), night, notes).expected(objects);
  }

  /** The files that would be read, by the bronze table that takes them. */
  public Map<String, List<String>> files() {
    Map<String, List<String>> files = new TreeMap<>();
    for (Delivery delivery : deliveries) {
      if (!delivery.files().isEmpty()) {
        files.put(
            delivery.object().extract().table().fullName(),
            delivery.files().stream().map(LandedFile::path).toList());
      }
    }
    return files;
  }

  /** The bronze tables that each silver table would be conformed from. */
  public Map<String, TreeSet<String>> nouns() {
    Map<String, TreeSet<String>> nouns = new TreeMap<>();
    for (Delivery delivery : deliveries) {
      if (!delivery.files().isEmpty()) {
        String bronze = delivery.object().extract().table().fullName();
        delivery.object().extract().staged().stream()
            .map(staged -> staged.target().fullName())
            .forEach(noun -> nouns.computeIfAbsent(noun, n -> new TreeSet<>()).add(bronze));
      }
    }
    return nouns;
  }

  /** The required extracts that have not come, in words; empty where all have. */
  public List<String> missingNames() {
    return missing.stream().map(o -> o.name() + " (" + o.path() + ")").toList();
  }
}
