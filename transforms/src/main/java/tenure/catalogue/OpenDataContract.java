package tenure.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tenure.contract.Check;
import tenure.contract.Document;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * A table's contract in the words of the Open Data Contract Standard (bitol.io), which catalogues
 * and checkers of data read.
 */
public final class OpenDataContract {
  private static final String STANDARD = "v3.1.0";
  private static final String DIMENSION = "dimension";
  private static final String NO_ROWS = "mustBe";
  private static final ObjectMapper JSON = new ObjectMapper();

  private OpenDataContract() {}

  /**
   * The contract of a table.
   *
   * @param version the release of this software that it holds for
   * @param folder the folder of the lake
   */
  public static ObjectNode of(Table table, String version, String folder) {
    ObjectNode contract = JSON.createObjectNode();
    contract
        .put("apiVersion", STANDARD)
        .put("kind", "DataContract")
        .put("id", "tenure." + table.fullName())
        .put("name", table.fullName())
        .put("version", version)
        .put("status", "active")
        .put("domain", "customer success");
    contract
        .putObject("description")
        .put("purpose", table.doc())
        .put("usage", Document.writing(table));
    contract
        .putArray("servers")
        .addObject()
        .put("server", "lake")
        .put("type", "local")
        .put("path", folder + "/" + table.layer().id() + "/" + table.name())
        .put("format", "delta");
    contract.putArray("schema").add(schema(table));
    return contract;
  }

  private static ObjectNode schema(Table table) {
    ObjectNode schema = JSON.createObjectNode();
    schema
        .put("name", table.name())
        .put("physicalName", table.fullName())
        .put("logicalType", "object")
        .put("physicalType", "table")
        .put("description", table.doc())
        .put("dataGranularityDescription", Document.writing(table));
    ArrayNode properties = schema.putArray("properties");
    table.fields().forEach(f -> properties.add(property(f, table)));
    if (!Document.rowChecks(table).isEmpty()) {
      ArrayNode quality = schema.putArray("quality");
      Document.rowChecks(table).forEach(c -> quality.add(quality(c)));
    }
    return schema;
  }

  private static ObjectNode property(Field field, Table table) {
    ObjectNode property = JSON.createObjectNode();
    property
        .put("name", field.name())
        .put("logicalType", logicalType(field))
        .put("physicalType", field.type().simpleString())
        .put("description", field.doc())
        .put("required", field.isRequired())
        .put("primaryKey", field.isKey());
    if (field.isKey()) {
      property.put("primaryKeyPosition", table.key().indexOf(field) + 1);
    }
    if (field.isPersonal()) {
      property.put("classification", "personal");
    }
    limits(field, property);
    property
        .putArray("customProperties")
        .addObject()
        .put("property", "holds")
        .put("value", Document.holds(field));
    return property;
  }

  private static String logicalType(Field field) {
    return switch (field.kind()) {
      case ID, TEXT, CHOICE -> "string";
      case DAY -> "date";
      case MOMENT -> "timestamp";
      case FLAG -> "boolean";
      case COUNT, WHOLE -> "integer";
      case MONEY, PRECISE, NUMBER, SHARE, SCORE -> "number";
    };
  }

  private static void limits(Field field, ObjectNode property) {
    switch (field.kind()) {
      case ID -> property.putObject("logicalTypeOptions").put("minLength", 1);
      case COUNT -> property.putObject("logicalTypeOptions").put("minimum", 0);
      case SCORE -> property.putObject("logicalTypeOptions").put("minimum", 0).put("maximum", 100);
      case CHOICE -> field.choices().forEach(closedSet(property)::add);
      default -> {}
    }
  }

  private static ArrayNode closedSet(ObjectNode property) {
    ObjectNode check = property.putArray("quality").addObject();
    check.put("type", "library").put("metric", "invalidValues").put(DIMENSION, "conformity");
    check.put(NO_ROWS, 0);
    return check.putObject("arguments").putArray("validValues");
  }

  private static ObjectNode quality(Check check) {
    return JSON.createObjectNode()
        .put("type", "sql")
        .put("name", check.name())
        .put("description", check.sentence())
        .put(DIMENSION, "consistency")
        .put("query", "SELECT COUNT(*) FROM ${table} WHERE NOT (" + check.enforceable() + ")")
        .put(NO_ROWS, 0);
  }
}
