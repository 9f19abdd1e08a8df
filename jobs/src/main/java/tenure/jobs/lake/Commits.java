package tenure.jobs.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * What a table's last commit says of itself: cheaper than asking for the table's history, which is
 * a query.
 */
final class Commits {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMMIT_FILE = "\\d{20}\\.json";

  private Commits() {}

  /** A commit's version and what it wrote. */
  record Commit(long version, long rows, long files, long bytes) {}

  /**
   * The file of a table's newest commit; empty where there is none yet, be it that nobody wrote or
   * that the first write was cut short, which leaves files behind.
   */
  static Optional<Path> newest(Files files, Path table) {
    return all(files, table).stream().map(FileStatus::getPath).reduce((first, second) -> second);
  }

  /** The files of every commit that is kept, oldest first. */
  static List<FileStatus> all(Files files, Path table) {
    return files.list(new Path(table, "_delta_log")).stream()
        .filter(f -> f.getPath().getName().matches(COMMIT_FILE))
        .toList();
  }

  /** What a commit adds and removes: paths of data files, as its log writes them. */
  record Moves(List<String> added, List<String> removed) {}

  static Moves moves(Files files, Path commit) {
    List<JsonNode> lines = files.read(commit).orElse("").lines().map(Commits::parse).toList();
    return new Moves(paths(lines, "add"), paths(lines, "remove"));
  }

  private static List<String> paths(List<JsonNode> lines, String action) {
    return lines.stream()
        .map(line -> line.path(action).path("path"))
        .filter(path -> !path.isMissingNode())
        .map(JsonNode::asText)
        .toList();
  }

  static long versionOf(Path commit) {
    return Long.parseLong(commit.getName().substring(0, 20));
  }

  static Commit last(Files files, Path table) {
    Path newest =
        newest(files, table).orElseThrow(() -> new IllegalStateException(table + " has no commit"));
    JsonNode metrics = metrics(files.read(newest).orElse(""));
    return new Commit(
        versionOf(newest),
        metrics.path("numOutputRows").asLong(),
        metrics.path("numFiles").asLong(),
        metrics.path("numOutputBytes").asLong());
  }

  private static JsonNode metrics(String commit) {
    return commit
        .lines()
        .map(Commits::parse)
        .map(line -> line.path("commitInfo").path("operationMetrics"))
        .filter(node -> !node.isMissingNode())
        .findFirst()
        .orElseGet(JSON::createObjectNode);
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException broken) {
      return Optional.<JsonNode>empty().orElseGet(JSON::createObjectNode);
    }
  }
}
