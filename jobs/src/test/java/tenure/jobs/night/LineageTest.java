package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.SalesforceAccounts;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.python.CommandScript;
import tenure.marts.DimAccount;
import tenure.silver.Accounts;

/**
 * What OpenLineage's events of a night tell of a column: a night of its own process, as users run
 * it.
 */
class LineageTest {
  @TempDir Path folder;

  /** A column of a dataset, as events name both. */
  private record Column(String dataset, String field) {}

  @Test
  void the_events_of_a_night_lead_from_a_column_of_a_mart_to_the_column_that_the_crm_delivered()
      throws IOException, InterruptedException {
    Path events = folder.resolve("events/lineage.jsonl");
    night(
        """
        tenure.use-sources = [salesforce]
        tenure.lineage { enabled = true, file = "%s" }
        """
            .formatted(events));
    Map<Column, Set<Column>> madeOf = madeOf(events);
    Set<Column> reached = reached(column(DimAccount.TABLE, Accounts.INDUSTRY), madeOf);
    Column silver = column(Accounts.TABLE, Accounts.INDUSTRY);
    Column bronze = column(SalesforceAccounts.TABLE, SalesforceAccounts.INDUSTRY);
    String extract = folder.resolve("landing/salesforce/accounts/2025-12-30.csv").toString();
    assertTrue(reached.containsAll(Set.of(silver, bronze)), reached.toString());
    assertEquals(
        Set.of(silver.dataset(), bronze.dataset(), extract),
        reached.stream().map(Column::dataset).collect(Collectors.toSet()));
    assertEquals(1, madeOf.get(bronze).size(), madeOf.get(bronze).toString());
  }

  private void night(String settings) throws IOException, InterruptedException {
    SampleLanding.inTime(folder.resolve("landing"));
    Path config = Files.writeString(folder.resolve("own.conf"), settings);
    Path said = folder.resolve("said.log");
    Process night =
        new ProcessBuilder(
                List.of(
                    CommandScript.write(folder).toString(),
                    "run",
                    "ingest",
                    "marts",
                    "--date",
                    SampleLanding.FIRST.toString(),
                    "--config",
                    config.toString(),
                    "--landing",
                    folder.resolve("landing").toString(),
                    "--lake",
                    folder.resolve("lake").toString()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertEquals(0, night.waitFor(), () -> read(said));
  }

  private Column column(Table table, Field field) {
    Path place = folder.resolve("lake").resolve(table.layer().id()).resolve(table.name());
    return new Column(place.toString(), field.name());
  }

  /** Every column that events tell of, with those its values were made of. */
  private static Map<Column, Set<Column>> madeOf(Path events) throws IOException {
    Map<Column, Set<Column>> madeOf = new HashMap<>();
    for (String line : Files.readAllLines(events)) {
      for (JsonNode output : new ObjectMapper().readTree(line).path("outputs")) {
        output
            .path("facets")
            .path("columnLineage")
            .path("fields")
            .properties()
            .forEach(
                field ->
                    madeOf
                        .computeIfAbsent(
                            new Column(output.path("name").asText(), field.getKey()),
                            column -> new LinkedHashSet<>())
                        .addAll(inputs(field.getValue())));
      }
    }
    return madeOf;
  }

  /** What merely decided over values, as a condition or a key, is told too, as indirect. */
  private static Set<Column> inputs(JsonNode field) {
    Set<Column> inputs = new LinkedHashSet<>();
    for (JsonNode input : field.path("inputFields")) {
      if (input.path("transformations").findValuesAsText("type").contains("DIRECT")) {
        inputs.add(new Column(input.path("name").asText(), input.path("field").asText()));
      }
    }
    return inputs;
  }

  private static Set<Column> reached(Column from, Map<Column, Set<Column>> madeOf) {
    Set<Column> reached = new LinkedHashSet<>();
    Deque<Column> open = new ArrayDeque<>(madeOf.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      Column next = open.pop();
      if (reached.add(next)) {
        open.addAll(madeOf.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
