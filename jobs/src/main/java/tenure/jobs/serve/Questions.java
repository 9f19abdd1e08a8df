package tenure.jobs.serve;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataTypes;
import tenure.contract.Table;

/** What tools ask in SQL before they ask for rows: which tables there are, and their columns. */
final class Questions {
  private static final String NAME = "(`[^`]+`|\\w+)(?:\\.(`[^`]+`|\\w+))?(?:\\.(`[^`]+`|\\w+))?";
  private static final String LIKE = "(?:\\s+(?:like\\s+)?'([^']*)')?";

  private final Map<Pattern, Function<Matcher, Result>> answers = new LinkedHashMap<>();
  private final Directory directory;

  Questions(Directory directory) {
    this.directory = directory;
    on("show\\s+(?:databases|schemas|namespaces)" + LIKE, this::schemas);
    on("show\\s+tables(?:\\s+(?:in|from)\\s+" + NAME + ")?" + LIKE, this::tables);
    on("show\\s+views.*", m -> Result.of(named("namespace", "viewName"), List.of()));
    on("show\\s+columns\\s+(?:in|from)\\s+" + NAME, this::columns);
    on("desc(?:ribe)?\\s+(?:table\\s+)?(?:extended\\s+|formatted\\s+)?" + NAME, this::described);
    on("use\\s+(?:(?:database|schema|namespace)\\s+)?" + NAME, this::used);
    on("set(?:\\s+-v|\\s+[\\w.]+)?", m -> Result.of(Result.texts("key", "value"), List.of()));
  }

  private void on(String words, Function<Matcher, Result> answer) {
    answers.put(Pattern.compile("(?is)" + words), answer);
  }

  /** The answer, where the statement is such a question. */
  Optional<Result> answer(String statement) {
    return answers.entrySet().stream()
        .map(e -> Map.entry(e.getKey().matcher(statement), e.getValue()))
        .filter(e -> e.getKey().matches())
        .findFirst()
        .map(e -> e.getValue().apply(e.getKey()));
  }

  private Result schemas(Matcher asked) {
    return Result.of(
        Result.texts("namespace"),
        isLike(asked.group(1), Directory.SCHEMA) ? List.of(List.of(Directory.SCHEMA)) : List.of());
  }

  private Result tables(Matcher asked) {
    if (asked.group(1) != null) {
      checkSchema(name(asked));
    }
    return Result.of(
        named("namespace", "tableName"),
        directory.tables(null, null).stream()
            .filter(t -> isLike(asked.group(4), t.name()))
            .map(t -> List.of(Directory.SCHEMA, t.name(), false))
            .toList());
  }

  private static org.apache.spark.sql.types.StructType named(String... texts) {
    return Result.texts(texts).add("isTemporary", DataTypes.BooleanType);
  }

  private Result columns(Matcher asked) {
    Table table = directory.table(name(asked));
    return Result.of(
        Result.texts("col_name"), table.fields().stream().map(f -> List.of(f.name())).toList());
  }

  private Result described(Matcher asked) {
    Table table = directory.table(name(asked));
    return Result.of(
        Result.texts("col_name", "data_type", "comment"),
        table.fields().stream()
            .map(f -> List.of(f.name(), f.type().simpleString(), f.doc()))
            .toList());
  }

  private Result used(Matcher asked) {
    checkSchema(name(asked));
    return Result.of(Result.texts("Result"), List.of());
  }

  /** Readers know one schema. */
  static void checkSchema(List<String> name) {
    String last = name.get(name.size() - 1);
    if (!last.equalsIgnoreCase(Directory.SCHEMA) && !last.equalsIgnoreCase("default")) {
      throw new Refused("The schema " + String.join(".", name));
    }
  }

  private static List<String> name(Matcher asked) {
    return Arrays.asList(asked.group(1), asked.group(2), asked.group(3)).stream()
        .filter(part -> part != null)
        .map(part -> part.replace("`", ""))
        .toList();
  }

  /** Spark's patterns: a star for any letters, a bar between several. */
  private static boolean isLike(String pattern, String name) {
    return pattern == null
        || Arrays.stream(pattern.split("\\|"))
            .map(one -> "(?i)" + Pattern.quote(one.strip()).replace("*", "\\E.*\\Q"))
            .anyMatch(regex -> Pattern.matches(regex, name));
  }
}
