package tenure.jobs.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;

/**
 * What a night would take from the landing folder.
 *
 * @param deliveries one per extract, possibly without files
 * @param late extracts that should have come by the night and have not
 * @param waiting files that have landed and are not whole yet
 * @param seen files taken before that have another time now, and the same bytes
 */
public record Expected(
    List<Delivery> deliveries, List<Late> late, List<Waiting> waiting, List<Manifest.Taken> seen) {
  /** Keeps its own lists. */
  public Expected {
    deliveries = List.copyOf(deliveries);
    late = List.copyOf(late);
    waiting = List.copyOf(waiting);
    seen = List.copyOf(seen);
  }

  /** What the night would end for want of. */
  List<Late> missing() {
    return late.stream().filter(l -> l.otherwise() == WhenLate.FAIL).toList();
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

  /** What is missing or not whole, in lines that say what would follow. */
  public List<String> troubles() {
    Stream<String> lates =
        late.stream()
            .map(
                l ->
                    l.otherwise() == WhenLate.FAIL
                        ? "missing   "
                            + l.object().name()
                            + " ("
                            + l.object().path()
                            + "): the night would end with 4"
                        : "late      " + l.words());
    return Stream.concat(lates, waiting.stream().map(w -> "waiting   " + w.words())).toList();
  }
}
