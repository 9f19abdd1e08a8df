package tenure.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tenure.contract.Check;
import tenure.contract.Document;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * Contracts as data, for tools: one JSON object with every table, its columns and its checks. Each
 * column is a line of its own, so that a difference between two catalogues reads as one.
 */
public final class CatalogueFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE =
      """
          {
            "table": %s,
            "layer": %s,
            "row": %s,
            "key": %s,
            "slice": %s,
            "versions": %s,
            "columns": [
      %s
            ],
            "checks": [%s]
          }""";

  private CatalogueFile() {}

  /** The tables as they stand in the file. */
  public static String json(List<Table> tables) {
    return tables.stream()
        .map(CatalogueFile::json)
        .collect(Collectors.joining(",\n", "{\n  \"format\": 1,\n  \"tables\": [\n", "\n  ]\n}\n"));
  }

  private static String json(Table table) {
    ArrayNode key = JSON.createArrayNode();
    table.key().forEach(f -> key.add(f.name()));
    return TABLE.formatted(
        text(table.fullName()),
        text(table.layer().id()),
        text(table.doc()),
        line(key),
        table.slice().map(f -> text(f.name())).orElse("null"),
        table.isVersioned(),
        lines(table.fields().stream().map(CatalogueFile::column)),
        checks(table));
  }

  private static String checks(Table table) {
    List<Check> checks = Document.rowChecks(table);
    return checks.isEmpty()
        ? ""
        : "\n" + lines(checks.stream().map(CatalogueFile::check)) + "\n      ";
  }

  private static String lines(Stream<ObjectNode> objects) {
    return objects.map(o -> "        " + line(o)).collect(Collectors.joining(",\n"));
  }

  private static ObjectNode column(Field field) {
    ObjectNode column = JSON.createObjectNode();
    column
        .put("column", field.name())
        .put("type", field.type().simpleString())
        .put("kind", kind(field))
        .put("required", field.isRequired());
    if (field.isPersonal()) {
      column.put("personal", true);
    }
    if (!field.choices().isEmpty()) {
      field.choices().forEach(column.putArray("choices")::add);
    }
    return column.put("meaning", field.doc());
  }

  private static ObjectNode check(Check check) {
    return JSON.createObjectNode()
        .put("check", check.name())
        .put("predicate", check.predicate())
        .put("sentence", check.sentence());
  }

  /** What a column holds, in one word. */
  static String kind(Field field) {
    return field.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String text(String words) {
    return line(JSON.getNodeFactory().textNode(words));
  }

  private static String line(Object node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
