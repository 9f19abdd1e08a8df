package tenure.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * What a reader of a table relies on: its name, what one row is, and its columns.
 *
 * @param table the full name
 * @param key the columns that tell one row from another, in no order
 * @param columns the columns
 */
public record Shape(String table, Set<String> key, List<Column> columns) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One column.
   *
   * @param name its name
   * @param type its type, as SQL says it
   * @param kind what it holds, which says more than its type: a share is no number of seats
   * @param isRequired whether it is never null
   * @param meaning its sentence
   */
  public record Column(String name, String type, String kind, boolean isRequired, String meaning) {}

  /** The shape of a contract. */
  public static Shape of(Table table) {
    Set<String> key = new TreeSet<>();
    table.key().forEach(f -> key.add(f.name()));
    return new Shape(table.fullName(), key, table.fields().stream().map(Shape::column).toList());
  }

  /** The shapes in a catalogue's text, as {@link CatalogueFile} writes it. */
  public static List<Shape> in(String catalogue) {
    try {
      List<Shape> shapes = new ArrayList<>();
      JSON.readTree(catalogue).path("tables").forEach(t -> shapes.add(of(t)));
      return shapes;
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("This is no catalogue: " + broken.getMessage(), broken);
    }
  }

  private static Shape of(JsonNode table) {
    Set<String> key = new TreeSet<>();
    table.path("key").forEach(k -> key.add(k.asText()));
    List<Column> columns = new ArrayList<>();
    table.path("columns").forEach(c -> columns.add(column(c)));
    return new Shape(table.path("table").asText(), key, columns);
  }

  private static Column column(Field field) {
    return new Column(
        field.name(),
        field.type().simpleString(),
        CatalogueFile.kind(field),
        field.isRequired(),
        field.doc());
  }

  private static Column column(JsonNode json) {
    return new Column(
        json.path("column").asText(),
        json.path("type").asText(),
        json.path("kind").asText(),
        json.path("required").asBoolean(),
        json.path("meaning").asText());
  }

  /** The column of this name. */
  Optional<Column> column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
