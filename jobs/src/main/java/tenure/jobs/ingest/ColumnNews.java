package tenure.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import tenure.jobs.lake.Lake;

/**
 * Which columns joined an extract after the first night that took it: those are news, while what an
 * extract always had and nobody reads is none. Kept beside the tables, each with the night that saw
 * it first, so that a night run again tells the same.
 */
final class ColumnNews {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Stands for the extract itself, which may begin without any such column. */
  private static final String EXTRACT = "";

  private final Path file;
  private final Lake lake;
  private final LocalDate night;
  private final List<Seen> seen = new ArrayList<>();

  /** A column of an extract and the night that saw it first. */
  private record Seen(String extract, String column, LocalDate night) {}

  /** What nights before this one saw. */
  ColumnNews(Lake lake, LocalDate night) {
    this.night = night;
    this.lake = lake;
    this.file = new Path(lake.root(), "ops/columns.jsonl");
    lake.files().read(file).stream()
        .flatMap(String::lines)
        .map(ColumnNews::parse)
        .filter(s -> s.night().isBefore(night))
        .forEach(seen::add);
  }

  /** Those of an extract's unread columns that its first night had not: what they hold is kept. */
  Set<String> joined(ObjectSettings object, Set<String> unread) {
    Optional<LocalDate> first = of(object).map(Seen::night).min(Comparator.naturalOrder());
    Set<String> joined = new LinkedHashSet<>(first.isPresent() ? unread : Set.of());
    of(object).filter(s -> s.night().equals(first.get())).map(Seen::column).forEach(joined::remove);
    return joined;
  }

  /** The news of a night in one line; empty where there are none. */
  Optional<String> told(Intake intake) {
    int before = seen.size();
    String all =
        intake.arrived().stream()
            .filter(a -> !a.delivery().files().isEmpty())
            .flatMap(a -> of(a).stream())
            .collect(Collectors.joining("; "));
    if (seen.size() > before) {
      write();
    }
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of("New columns that nobody reads, kept in _extra: " + all + ".");
  }

  private Stream<Seen> of(ObjectSettings object) {
    return seen.stream().filter(s -> s.extract().equals(object.name()));
  }

  private Optional<String> of(Intake.Arrived arrived) {
    String extract = arrived.delivery().object().name();
    Set<String> known =
        of(arrived.delivery().object()).map(Seen::column).collect(Collectors.toSet());
    Set<String> columns = new LinkedHashSet<>(arrived.unread());
    columns.add(EXTRACT);
    columns.removeAll(known);
    columns.forEach(c -> seen.add(new Seen(extract, c, night)));
    return known.isEmpty() || columns.isEmpty()
        ? Optional.empty()
        : Optional.of(extract + ": " + String.join(", ", columns));
  }

  private void write() {
    lake.files()
        .write(
            file, seen.stream().map(ColumnNews::line).collect(Collectors.joining("\n", "", "\n")));
  }

  private static String line(Seen seen) {
    return JSON.createArrayNode()
        .add(seen.extract())
        .add(seen.column())
        .add(seen.night().toString())
        .toString();
  }

  private static Seen parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return new Seen(
          node.get(0).asText(), node.get(1).asText(), LocalDate.parse(node.get(2).asText()));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("Tenure's own ops/columns.jsonl is broken", broken);
    }
  }
}
