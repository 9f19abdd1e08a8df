package tenure.jobs.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.PublishedMarts;
import tenure.jobs.night.SampleNights;
import tenure.jobs.python.PythonEnvironment;

/** Every published mart, read by tools that are not Spark: the same rows, to the last digit. */
class MartReadersTest {
  private static final Path SCRIPTS = Path.of("src/test/python").toAbsolutePath();

  private static Lake lake;
  private static SortedMap<String, String> bySpark;

  @BeforeAll
  static void read_by_spark() {
    lake = SampleNights.lake();
    bySpark = new TreeMap<>();
    PublishedMarts published = lake.published();
    for (Table mart : marts()) {
      RowContent content = new RowContent();
      published.rows(mart).toLocalIterator().forEachRemaining(row -> content.add(values(row)));
      bySpark.put(mart.fullName(), content.toString());
    }
  }

  private static List<Table> marts() {
    return Catalog.ALL.stream()
        .filter(t -> t.layer() == Layer.MARTS && version(t).isPresent())
        .toList();
  }

  private static Optional<Long> version(Table mart) {
    return lake.published().manifest().flatMap(m -> m.version(mart));
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int at = 0; at < row.size(); at++) {
      values.add(row.get(at));
    }
    return values;
  }

  @Test
  void the_sample_has_rows_in_nearly_every_mart() {
    List<String> empty =
        bySpark.entrySet().stream()
            .filter(e -> e.getValue().startsWith("0 "))
            .map(Map.Entry::getKey)
            .toList();
    assertTrue(empty.size() < marts().size() / 4, "too little to compare: " + empty);
  }

  @Test
  void delta_kernel_reads_the_same_rows() throws IOException {
    KernelReader kernel = new KernelReader();
    SortedMap<String, String> read = new TreeMap<>();
    for (Table mart : marts()) {
      String folder = lake.path(mart).toString();
      read.put(mart.fullName(), kernel.read(folder, version(mart).orElseThrow()).toString());
    }
    assertEquals(bySpark, read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"delta-rs", "duckdb", "polars"})
  void readers_of_python_read_the_same_rows(String reader) throws IOException {
    PythonEnvironment python = PythonEnvironment.readers();
    String said =
        PythonEnvironment.run(
            SCRIPTS,
            Map.of(),
            List.of(python.program("python"), "read_marts.py", reader, lake.root()));
    SortedMap<String, String> read = new TreeMap<>();
    for (Map.Entry<String, JsonNode> mart : new ObjectMapper().readTree(said).properties()) {
      JsonNode found = mart.getValue();
      read.put(mart.getKey(), found.path("rows") + " rows " + found.path("hash").asText());
    }
    assertEquals(bySpark, read);
  }
}
