package tenure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tenure.contract.Check;
import tenure.contract.Field.Kind;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.kit.Spark;

/** The laws that hold for every table of the lake. */
class CatalogTest {
  private static final Path SOURCES = Path.of("src/main/java/tenure");
  private static final Set<String> AMOUNT_WORDS = Set.of("mrr", "arr", "amount", "cost");

  static Stream<Table> tables() {
    return Catalog.ALL.stream();
  }

  @Test
  void every_class_with_a_contract_is_in_the_catalog() throws Exception {
    assertEquals(
        contractsOnDisk(),
        tables().map(Table::fullName).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void tables_stand_in_the_order_data_flows() {
    int last = 0;
    for (Table table : Catalog.ALL) {
      assertTrue(table.layer().ordinal() >= last, table + " stands after a later layer");
      last = table.layer().ordinal();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_table_and_each_column_say_what_they_are_in_a_sentence(Table table) {
    assertTrue(table.doc().endsWith("."), table + ": " + table.doc());
    table
        .fields()
        .forEach(f -> assertTrue(f.doc().endsWith("."), table + "." + f + ": " + f.doc()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void names_keep_the_naming_laws(Table table) {
    for (tenure.contract.Field field : table.fields()) {
      if (table.layer() == Layer.BRONZE) {
        continue;
      }
      String name = field.name();
      String where = table + "." + name;
      assertTrue(name.matches("[a-z][a-z0-9_]*"), where);
      assertEquals(field.kind() == Kind.MOMENT, name.endsWith("_at"), where + " and _at");
      assertEquals(
          field.kind() == Kind.FLAG,
          name.startsWith("is_") || name.startsWith("has_"),
          where + " and is_/has_");
      if (name.endsWith("_share")) {
        assertTrue(
            field.kind() == Kind.SHARE || field.kind() == Kind.PRECISE, where + " is a share");
      }
      if (AMOUNT_WORDS.stream().anyMatch(w -> name.equals(w) || name.endsWith("_" + w))) {
        assertTrue(
            field.kind() == Kind.MONEY || field.kind() == Kind.PRECISE,
            where + " is an amount, so exact");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_table_has_a_key_unless_it_keeps_what_could_not_be_read(Table table) {
    assertTrue(table.layer() == Layer.BRONZE || !table.key().isEmpty(), table + " has no key");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void column_and_check_names_are_unique(Table table) {
    assertEquals(
        table.fields().size(),
        table.fields().stream().map(f -> f.name().toLowerCase(Locale.ROOT)).distinct().count(),
        table.fullName());
    assertEquals(
        table.checks().size(),
        table.checks().stream().map(Check::name).distinct().count(),
        table.fullName());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void every_check_is_a_predicate_over_the_columns(Table table) {
    String all =
        table.checks().stream().map(Check::enforceable).collect(Collectors.joining(" AND "));
    if (!all.isEmpty()) {
      Spark.session()
          .createDataFrame(java.util.List.of(), table.schema())
          .where(all)
          .queryExecution()
          .analyzed();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void marts_carry_no_personal_data(Table table) {
    if (table.layer() == Layer.MARTS) {
      table.fields().forEach(f -> assertTrue(!f.isPersonal(), table + "." + f + " is personal"));
    }
  }

  private static Set<String> contractsOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .map(CatalogTest::tableOf)
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String tableOf(Path file) {
    String name =
        SOURCES
            .getParent()
            .relativize(file)
            .toString()
            .replace('/', '.')
            .replaceAll("\\.java$", "");
    try {
      Field table = Class.forName(name).getField("TABLE");
      return table.getType() == Table.class ? ((Table) table.get(null)).fullName() : "";
    } catch (NoSuchFieldException none) {
      return "";
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
