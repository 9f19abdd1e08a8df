package tenure.jobs.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.marts.FctAccountDaily;

/** The contracts of the marts against the standard's own schema. */
class DataContractsTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<Table> MARTS =
      Catalog.ALL.stream().filter(t -> t.layer() == Layer.MARTS).toList();

  @TempDir Path folder;

  private static JsonSchema standard() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
        .getSchema(DataContractsTest.class.getResourceAsStream("odcs-json-schema-v3.1.0.json"));
  }

  @Test
  void every_mart_has_a_contract_that_the_standard_knows() throws IOException {
    JsonSchema standard = standard();
    List<String> wrong = new ArrayList<>();
    for (Path file : new DataContracts("1.2.3", "lake").write(MARTS, folder)) {
      for (ValidationMessage message : standard.validate(YAML.readTree(Files.readString(file)))) {
        wrong.add(file.getFileName() + ": " + message);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void the_schema_refuses_what_the_standard_does_not_know() throws IOException {
    ObjectNode contract = (ObjectNode) YAML.readTree(yaml(FctAccountDaily.TABLE));
    contract.put("invented", "word");
    assertFalse(standard().validate(contract).isEmpty());
  }

  @Test
  void a_contract_has_every_column_with_its_sentence_in_order() throws IOException {
    JsonNode contract = YAML.readTree(yaml(FctAccountDaily.TABLE));
    List<String> columns = new ArrayList<>();
    contract
        .at("/schema/0/properties")
        .forEach(p -> columns.add(p.path("name").asText() + ": " + p.path("description").asText()));
    assertEquals(
        FctAccountDaily.TABLE.fields().stream().map(f -> f.name() + ": " + f.doc()).toList(),
        columns);
    assertEquals("lake/marts/fct_account_daily", contract.at("/servers/0/path").asText());
    assertEquals("1.2.3", contract.path("version").asText());
  }

  private static String yaml(Table table) {
    return new DataContracts("1.2.3", "lake").yaml(table);
  }
}
