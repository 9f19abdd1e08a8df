package tenure.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.marts.DimDate;

/**
 * Metrics in the words of MetricFlow, which dbt's semantic layer reads: semantic models with
 * entities, dimensions and measures, and the metrics made of them. Each mart is a dbt model of its
 * name.
 */
public final class MetricFlow {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "name";
  private static final String TYPE = "type";
  private static final String EXPRESSION = "expr";
  private static final String DESCRIPTION = "description";
  private static final String DAY = "day";

  private MetricFlow() {}

  /** The file of some metrics: their semantic models, themselves, and the calendar. */
  public static ObjectNode of(List<Metric> metrics) {
    Set<MetricMart> marts = Metrics.marts(metrics);
    Set<Part> parts = Metrics.parts(metrics);
    ObjectNode file = JSON.createObjectNode();
    ArrayNode models = file.putArray("semantic_models");
    Dimension.ALL.forEach(d -> models.add(model(d)));
    marts.forEach(m -> models.add(model(m, parts)));
    ArrayNode all = file.putArray("metrics");
    Set<String> asked = metrics.stream().map(Metric::name).collect(Collectors.toSet());
    parts.stream().filter(p -> !asked.contains(p.name())).forEach(p -> all.add(metric(p)));
    metrics.stream().flatMap(m -> m.variants().stream()).forEach(m -> all.add(metric(m)));
    file.putArray("models").add(calendar());
    return file;
  }

  private static ObjectNode model(Dimension dimension) {
    ObjectNode model = model(dimension.entity(), dimension.table());
    model.putArray("entities").add(entity(dimension, "primary"));
    ArrayNode dimensions = model.putArray("dimensions");
    dimension.attributes().forEach(f -> dimensions.add(dimension(f)));
    return model;
  }

  private static ObjectNode model(MetricMart mart, Set<Part> parts) {
    ObjectNode model = model(mart.name(), mart.table());
    model.putObject("defaults").put("agg_time_dimension", mart.time().name());
    model.put("primary_entity", mart.name());
    ArrayNode entities = model.putArray("entities");
    Dimension.namedBy(mart).forEach(d -> entities.add(entity(d, "foreign")));
    ArrayNode dimensions = model.putArray("dimensions").add(dimension(mart.time()));
    Dimension.own(mart).forEach(f -> dimensions.add(dimension(f)));
    ArrayNode measures = model.putArray("measures");
    parts.stream().filter(p -> p.mart().equals(mart)).forEach(p -> measures.add(measure(p)));
    return model;
  }

  private static ObjectNode model(String name, Table table) {
    return JSON.createObjectNode()
        .put(NAME, name)
        .put(DESCRIPTION, table.doc())
        .put("model", "ref('" + table.name() + "')");
  }

  private static ObjectNode entity(Dimension dimension, String type) {
    return JSON.createObjectNode()
        .put(NAME, dimension.entity())
        .put(TYPE, type)
        .put(EXPRESSION, dimension.key().name());
  }

  private static ObjectNode dimension(Field field) {
    ObjectNode dimension = JSON.createObjectNode().put(NAME, field.name());
    if (field.kind() == Field.Kind.DAY) {
      dimension.put(TYPE, "time").putObject("type_params").put("time_granularity", DAY);
    } else {
      dimension.put(TYPE, "categorical");
    }
    return dimension.put(DESCRIPTION, field.doc());
  }

  private static ObjectNode measure(Part part) {
    ObjectNode measure =
        JSON.createObjectNode()
            .put(NAME, part.name())
            .put(DESCRIPTION, part.sentence())
            .put("agg", "sum")
            .put(EXPRESSION, part.sql(UnaryOperator.identity()));
    if (part.isState()) {
      measure
          .putObject("non_additive_dimension")
          .put(NAME, part.mart().time().name())
          .put("window_choice", "max");
    }
    return measure;
  }

  private static ObjectNode metric(Part part) {
    ObjectNode metric =
        metric(part.name(), part.name().replace('_', ' '), part.meaning(), "simple");
    metric.putObject("type_params").put("measure", part.name());
    return metric;
  }

  private static ObjectNode metric(Metric metric) {
    Formula formula = metric.formula();
    ObjectNode node = metric(metric.name(), metric.label(), metric.meaning(), formula.type());
    ObjectNode params = node.putObject("type_params");
    List<String> parts = formula.parts().stream().map(Part::name).toList();
    if (formula instanceof Formula.Sum) {
      params.put("measure", parts.get(0));
    } else if (formula instanceof Formula.Ratio) {
      params.put("numerator", parts.get(0)).put("denominator", parts.get(1));
    } else {
      params.put(EXPRESSION, formula.sql(Part::name));
      ArrayNode inputs = params.putArray("metrics");
      parts.forEach(p -> inputs.addObject().put(NAME, p));
    }
    if (!metric.only().isEmpty()) {
      node.put("filter", filter(metric));
    }
    return node;
  }

  private static ObjectNode metric(String name, String label, String description, String type) {
    return JSON.createObjectNode()
        .put(NAME, name)
        .put("label", label)
        .put(DESCRIPTION, description)
        .put(TYPE, type);
  }

  private static String filter(Metric metric) {
    String entity = metric.mart().name();
    return metric.only().stream()
        .map(w -> w.sql("{{ Dimension('%s__%s') }}".formatted(entity, w.field().name())))
        .collect(Collectors.joining(" and "));
  }

  /** MetricFlow wants to know which model has a row per day. */
  private static ObjectNode calendar() {
    ObjectNode model = JSON.createObjectNode().put(NAME, DimDate.TABLE.name());
    String column = DimDate.CALENDAR_DATE.name();
    model.putObject("time_spine").put("standard_granularity_column", column);
    model.putArray("columns").addObject().put(NAME, column).put("granularity", DAY);
    return model;
  }
}
