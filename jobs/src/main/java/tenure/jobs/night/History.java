package tenure.jobs.night;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.jobs.lake.Files;
import tenure.jobs.lake.Published;
import tenure.jobs.lake.Published.Manifest;
import tenure.jobs.lake.Releases;

/**
 * How the last nights went, from the files that each run leaves beside the tables: read without a
 * session, so also while a night runs.
 */
public final class History {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is told of a night. */
  public static final StructType COLUMNS =
      new StructType()
          .add("night", DataTypes.StringType)
          .add("verdict", DataTypes.StringType)
          .add("served", DataTypes.StringType)
          .add("release", DataTypes.LongType)
          .add("started_at", DataTypes.StringType)
          .add("seconds", DataTypes.DoubleType)
          .add("tables", DataTypes.LongType)
          .add("rows", DataTypes.LongType)
          .add("rejected", DataTypes.LongType)
          .add("warnings", DataTypes.LongType)
          .add("reason", DataTypes.StringType);

  private final Files files;
  private final String root;

  /** The nights of a lake. */
  public History(Files files, String root) {
    this.files = files;
    this.root = root;
  }

  /** The last nights and rollbacks, oldest first, each as its last attempt went. */
  public List<Row> last(int most) {
    Optional<Manifest> served = Published.read(files, root);
    List<Row> rows = new ArrayList<>();
    files.list(new Path(root, "ops/nights")).stream()
        .map(f -> f.getPath())
        .filter(path -> path.getName().endsWith(".json"))
        .sorted(Comparator.comparing(Path::getName).reversed())
        .limit(most)
        .forEach(path -> files.read(path).ifPresent(text -> rows.add(night(text, served))));
    new Releases(files, root)
        .all().stream()
            .filter(Manifest::isRolledBack)
            .forEach(release -> rows.add(rollback(release, served)));
    rows.sort(Comparator.comparing(row -> row.getString(4)));
    return rows;
  }

  /** How the last attempt at a night went; none where there was no attempt. */
  public Optional<Row> of(LocalDate night) {
    Optional<Manifest> served = Published.read(files, root);
    return files
        .read(new Path(root, "ops/nights/" + night + ".json"))
        .map(text -> night(text, served));
  }

  /** Whether the attempt of a row ended with the night published. */
  public static boolean isPublished(Row attempt) {
    return Set.of("published", "unchanged").contains(attempt.<String>getAs("verdict"));
  }

  /** Why the attempt of a row failed, where it did. */
  public static Optional<String> failure(Row attempt) {
    String reason = attempt.getAs("reason");
    return "failed".equals(attempt.getAs("verdict"))
        ? Optional.ofNullable(reason).filter(words -> !words.isEmpty())
        : Optional.empty();
  }

  /** What readers are served, in words. */
  public String served() {
    return Published.read(files, root)
        .map(
            s ->
                "Readers are served the night %s: release %d of %s%s."
                    .formatted(
                        s.night(),
                        s.release(),
                        toTheSecond(s.at()),
                        s.isRolledBack() ? ", a rollback" : ""))
        .orElse("Nothing is published yet.");
  }

  private static Row night(String text, Optional<Manifest> served) {
    JsonNode json = parsed(text);
    Long release = json.has("release") ? json.get("release").asLong() : null;
    return row(
        json.path("night").asText(),
        json.path("verdict").asText(),
        mark(release, served),
        release,
        toTheSecond(Instant.parse(json.path("started_at").asText())),
        json.path("seconds").asDouble(),
        (long) json.path("steps").size(),
        sum(json.path("steps"), "rows"),
        json.path("rejected_rows").asLong(),
        (long) json.path("warnings").size(),
        json.path("reason").asText(""));
  }

  private static Row rollback(Manifest release, Optional<Manifest> served) {
    return row(
        release.night().toString(),
        "rolled_back",
        mark(release.release(), served),
        release.release(),
        toTheSecond(release.at()),
        null,
        null,
        null,
        null,
        null,
        "");
  }

  private static String toTheSecond(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String mark(Long release, Optional<Manifest> served) {
    return served.filter(s -> release != null && s.release() == release).isPresent()
        ? "served"
        : "";
  }

  private static Row row(Object... cells) {
    return new GenericRowWithSchema(cells, COLUMNS);
  }

  private static long sum(JsonNode list, String field) {
    long sum = 0;
    for (JsonNode one : list) {
      sum += one.path(field).asLong();
    }
    return sum;
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("not the summary of a night: " + text, broken);
    }
  }
}
