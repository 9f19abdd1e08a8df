package tenure.jobs.ingest;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tenure.contract.Field;

/** Tells whether a record is one that a row was refused for: it holds what the refusal names. */
final class Sought {
  private final boolean isJson;
  private final Set<String> columns;
  private final Names names;

  Sought(ObjectSettings object) {
    this.isJson = object.format().isJson();
    this.columns =
        object.extract().table().fields().stream().map(Field::name).collect(Collectors.toSet());
    this.names = new Names(object);
  }

  /** A record to be looked at. */
  Here in(Records.Placed record) {
    return new Here(record);
  }

  /** One record; what a column of it holds is taken apart once for all that is sought. */
  final class Here {
    private final Records.Placed record;
    private final Map<String, List<Wanted.Text>> held = new HashMap<>();

    private Here(Records.Placed record) {
      this.record = record;
    }

    /** The line where it stands. */
    long line() {
      return record.line();
    }

    /** Whether it holds what was refused, in the column that was told. */
    boolean holds(Wanted wanted) {
      if (wanted.isCorrupt() || record.isBroken()) {
        return wanted.isCorrupt() && record.isBroken();
      }
      return held.computeIfAbsent(wanted.column(), this::texts).stream().anyMatch(wanted::is);
    }

    private List<Wanted.Text> texts(String column) {
      return texts(column, record.values()).stream().map(Wanted.Text::of).toList();
    }

    /** What a record holds in a column, or at a path into a column of JSON. */
    private List<String> texts(String column, Map<String, String> values) {
      List<String> found = List.copyOf(values.keySet());
      Optional<String> whole = names.find(column, found);
      if (whole.isPresent()) {
        return Collections.singletonList(values.get(whole.get()));
      }
      List<String> path = List.of(column.split("\\."));
      if (path.size() == 1) {
        return isLeftOut(column) ? Collections.singletonList(null) : List.of();
      }
      return names
          .find(path.get(0), found)
          .map(values::get)
          .map(json -> Records.inside(json, path.subList(1, path.size())))
          .orElse(List.of());
    }

    /** A JSON object leaves out what it has not; one that says it was deleted, all but its id. */
    private boolean isLeftOut(String column) {
      return isJson && !"true".equals(record.values().get("deleted")) && columns.contains(column);
    }
  }
}
