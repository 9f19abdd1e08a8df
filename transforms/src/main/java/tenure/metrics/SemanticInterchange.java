package tenure.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * Metrics in the words of the Open Semantic Interchange (Apache Ossie), which BI tools and dbt
 * read: datasets with fields, how they name each other, and each metric as an expression of SQL.
 * The standard has neither filters nor states: conditions stand within the expressions, and what
 * must not be added over days says so.
 */
public final class SemanticInterchange {
  /** The latest version that dbt reads. */
  private static final String VERSION = "0.1.1";

  private static final String SOURCE = "tenure.marts.";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "name";
  private static final String DESCRIPTION = "description";

  private SemanticInterchange() {}

  /** The document of some metrics. */
  public static ObjectNode of(List<Metric> metrics) {
    Set<MetricMart> marts = Metrics.marts(metrics);
    ObjectNode document = JSON.createObjectNode().put("version", VERSION);
    ObjectNode model = document.putArray("semantic_model").addObject();
    model
        .put(NAME, "tenure")
        .put(DESCRIPTION, "Customer success: what is kept, who is at risk, and whose work it is.");
    ArrayNode datasets = model.putArray("datasets");
    Dimension.ALL.forEach(d -> datasets.add(dataset(d)));
    marts.forEach(m -> datasets.add(dataset(m)));
    ArrayNode relationships = model.putArray("relationships");
    marts.forEach(
        m -> Dimension.namedBy(m).forEach(d -> relationships.add(relationship(m.table(), d))));
    ArrayNode all = model.putArray("metrics");
    metrics.stream().flatMap(m -> m.variants().stream()).forEach(m -> all.add(metric(m)));
    return document;
  }

  private static ObjectNode dataset(Dimension dimension) {
    ObjectNode dataset = dataset(dimension.table());
    dataset.putArray("primary_key").add(dimension.key().name());
    ArrayNode fields = dataset.putArray("fields").add(field(dimension.key()));
    dimension.attributes().forEach(f -> fields.add(field(f)));
    return dataset;
  }

  private static ObjectNode dataset(MetricMart mart) {
    ObjectNode dataset = dataset(mart.table());
    String key = mart.table().name() + "_key";
    dataset.putArray("primary_key").add(key);
    ArrayNode fields = dataset.putArray("fields").add(rowKey(key, mart.table()));
    columns(mart).forEach(f -> fields.add(field(f)));
    return dataset;
  }

  /** The columns that slice the figures of a mart, and those that name other things. */
  private static Set<Field> columns(MetricMart mart) {
    List<Field> columns = new ArrayList<>(List.of(mart.time()));
    columns.addAll(Dimension.own(mart));
    List<String> keys = Dimension.namedBy(mart).stream().map(d -> d.key().name()).toList();
    mart.table().fields().stream().filter(f -> keys.contains(f.name())).forEach(columns::add);
    return new LinkedHashSet<>(columns);
  }

  private static ObjectNode dataset(Table table) {
    return JSON.createObjectNode()
        .put(NAME, table.name())
        .put("source", SOURCE + table.name())
        .put(DESCRIPTION, table.doc());
  }

  /** What identifies a row, as one field: readers of the standard ask for a key of one column. */
  private static ObjectNode rowKey(String name, Table table) {
    String columns =
        table.key().stream()
            .map(f -> "cast(" + f.name() + " as varchar(255))")
            .collect(Collectors.joining(" || '|' || "));
    ObjectNode field = JSON.createObjectNode().put(NAME, name);
    field.set("expression", expression(columns));
    return field.put(DESCRIPTION, "The key of a row, its columns joined.");
  }

  private static ObjectNode field(Field column) {
    ObjectNode field = JSON.createObjectNode().put(NAME, column.name());
    field.set("expression", expression(column.name()));
    field.putObject("dimension").put("is_time", column.kind() == Field.Kind.DAY);
    return field.put(DESCRIPTION, column.doc());
  }

  private static ObjectNode relationship(Table from, Dimension to) {
    ObjectNode relationship =
        JSON.createObjectNode()
            .put(NAME, from.name() + "_" + to.entity())
            .put("from", from.name())
            .put("to", to.table().name());
    relationship.putArray("from_columns").add(to.key().name());
    relationship.putArray("to_columns").add(to.key().name());
    return relationship;
  }

  private static ObjectNode metric(Metric metric) {
    String sql = metric.formula().sql(part -> added(part, metric.only()));
    ObjectNode node = JSON.createObjectNode().put(NAME, metric.name());
    node.set("expression", expression(sql));
    return node.put(DESCRIPTION, metric.meaning() + days(metric));
  }

  /**
   * A part as it is added up. It names its dataset even where it counts every row, and has no "then
   * 1 else 0", which dbt takes for a column of flags.
   */
  private static String added(Part part, List<Where> only) {
    String dataset = part.mart().table().name() + ".";
    UnaryOperator<String> naming = column -> dataset + column;
    if (part.column().isPresent()) {
      return "sum(" + part.sql(only, naming) + ")";
    }
    return part.where().isEmpty() && only.isEmpty()
        ? "count(" + naming.apply(part.mart().time().name()) + ")"
        : "coalesce(sum(" + part.chosen(only, naming) + "), 0)";
  }

  private static String days(Metric metric) {
    boolean isState = metric.formula().parts().stream().anyMatch(Part::isState);
    return isState ? " Ask for one " + metric.mart().time().name() + " at a time." : "";
  }

  private static ObjectNode expression(String sql) {
    ObjectNode expression = JSON.createObjectNode();
    expression.putArray("dialects").addObject().put("dialect", "ANSI_SQL").put("expression", sql);
    return expression;
  }
}
