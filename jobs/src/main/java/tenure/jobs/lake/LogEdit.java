package tenure.jobs.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Puts files into the place of others in every version of a table: an erasure rewrites the past as
 * well, and each version stays what it was but for what was erased. It may be cut short at any
 * moment: a version then has either file, never both or none, and running again ends it.
 */
public final class LogEdit {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REMOVE = "remove";

  /** Which nights stand in a file is told by its statistics. */
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

  static final String ADD = "add";
  static final String PATH = "path";
  static final String STATISTICS = "stats";

  private final Configuration hadoop;
  private final Files files;
  private final Path log;
  private final Map<String, Replacement> byOldName;
  private final Predicate<String> isSuspect;
  private final UnaryOperator<String> cleaned;
  private final Set<String> named = new HashSet<>();

  /**
   * A file in the place of another.
   *
   * @param old the name of the file that goes, without its folder
   * @param name the name of the new one
   * @param bytes its size
   * @param rows how many rows it holds
   */
  public record Replacement(String old, String name, long bytes, long rows) {
    /** What of the old file's statistics holds for the new one and names nobody: its days. */
    String statistics(String old) {
      ObjectNode kept = JSON.createObjectNode().put("numRecords", rows);
      for (String bound : List.of("minValues", "maxValues")) {
        ObjectNode days = JSON.createObjectNode();
        parse(old.isEmpty() ? "{}" : old)
            .path(bound)
            .properties()
            .forEach(
                e -> {
                  if (e.getValue().asText().matches(DAY)) {
                    days.set(e.getKey(), e.getValue());
                  }
                });
        kept.set(bound, days);
      }
      return kept.toString();
    }
  }

  /**
   * An edit of the log of a table.
   *
   * @param isSuspect whether a line tells what must not stand there: its statistics are dropped
   * @param cleaned what becomes of a suspect line that has none
   */
  public LogEdit(
      Configuration hadoop,
      Path table,
      List<Replacement> replacements,
      Predicate<String> isSuspect,
      UnaryOperator<String> cleaned) {
    this.hadoop = hadoop;
    this.files = new Files(hadoop);
    this.log = new Path(table, "_delta_log");
    this.byOldName =
        replacements.stream().collect(Collectors.toMap(Replacement::old, Function.identity()));
    this.isSuspect = isSuspect;
    this.cleaned = cleaned;
  }

  /**
   * Edits every commit and checkpoint, and drops the sums over them, which Delta makes again.
   *
   * @return the old names that any version had
   */
  public Set<String> run() {
    List<FileStatus> commits = matching("\\d{20}\\.json");
    // A removal is doubled before the file it removes gets its new name, so that it never returns.
    commits.forEach(c -> edit(c, this::withRemovals));
    commits.forEach(c -> edit(c, lines -> lines.map(this::withAddition)));
    boolean isEdited = !named.isEmpty();
    CheckpointEdit edit = new CheckpointEdit(hadoop, this::replacement, isSuspect, cleaned);
    for (FileStatus checkpoint : matching("\\d{20}\\.checkpoint.*\\.parquet")) {
      isEdited |= edit.of(checkpoint);
    }
    if (isEdited) {
      matching("_last_checkpoint|\\d{20}\\.crc").forEach(f -> files.delete(f.getPath()));
    }
    return named;
  }

  private List<FileStatus> matching(String names) {
    return files.list(log).stream().filter(f -> f.getPath().getName().matches(names)).toList();
  }

  private void edit(FileStatus commit, UnaryOperator<Stream<String>> edit) {
    List<String> before = files.read(commit.getPath()).orElse("").lines().toList();
    List<String> after = edit.apply(before.stream()).distinct().toList();
    if (!after.equals(before)) {
      files.write(commit.getPath(), String.join("\n", after) + "\n");
      keepTime(hadoop, commit, commit.getPath());
    }
  }

  /** A file's age tells readers by time, and those who tidy, what they look for. */
  static void keepTime(Configuration hadoop, FileStatus old, Path file) {
    try {
      file.getFileSystem(hadoop).setTimes(file, old.getModificationTime(), -1);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Stream<String> withRemovals(Stream<String> lines) {
    return lines.flatMap(
        line -> line.startsWith("{\"" + REMOVE) ? removals(line) : Stream.of(line));
  }

  private Stream<String> removals(String line) {
    ObjectNode action = parse(line);
    ObjectNode remove = (ObjectNode) action.get(REMOVE);
    Optional<Replacement> replacement = replacement(remove.path(PATH).asText());
    if (replacement.isEmpty()) {
      return Stream.of(line);
    }
    remove.put(PATH, renamed(remove.get(PATH).asText(), replacement.get()));
    remove.put("size", replacement.get().bytes()).remove(STATISTICS);
    return Stream.of(line, action.toString());
  }

  private String withAddition(String line) {
    if (!line.startsWith("{\"" + ADD) && !isSuspect.test(line)) {
      return line;
    }
    ObjectNode action = parse(line);
    if (action.get(ADD) instanceof ObjectNode add) {
      Optional<Replacement> replacement = replacement(add.path(PATH).asText());
      if (replacement.isPresent()) {
        replace(add, replacement.get());
        return action.toString();
      }
    }
    return isSuspect.test(line) ? withoutStatistics(action) : line;
  }

  private static void replace(ObjectNode add, Replacement by) {
    add.put(PATH, renamed(add.get(PATH).asText(), by)).put("size", by.bytes());
    add.put(STATISTICS, by.statistics(add.path(STATISTICS).asText()));
  }

  /** What is told of a file that is long gone. */
  private String withoutStatistics(ObjectNode action) {
    for (String kind : List.of(ADD, REMOVE)) {
      if (action.get(kind) instanceof ObjectNode file) {
        file.remove(STATISTICS);
      }
    }
    String left = action.toString();
    return isSuspect.test(left) ? cleaned.apply(left) : left;
  }

  private Optional<Replacement> replacement(String path) {
    Replacement found = byOldName.get(path.substring(path.lastIndexOf('/') + 1));
    if (found != null) {
      named.add(found.old());
    }
    return Optional.ofNullable(found);
  }

  static String renamed(String path, Replacement by) {
    return path.substring(0, path.lastIndexOf('/') + 1) + by.name();
  }

  private static ObjectNode parse(String line) {
    try {
      return (ObjectNode) JSON.readTree(line);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("not an action of Delta: " + line, broken);
    }
  }
}
