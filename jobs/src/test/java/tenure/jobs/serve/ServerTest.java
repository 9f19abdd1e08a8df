package tenure.jobs.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.SampleNights;
import tenure.jobs.readers.RowContent;
import tenure.marts.DimAccount;

/** What a tool gets that connects with Hive's own JDBC driver. */
class ServerTest {
  /** Longer than any test waits, in one task. */
  private static final String ENDLESS =
      "select count(*) from range(0, 1000000000000, 1, 1) where id % 7 = 8";

  @TempDir static Path folder;
  private static Lake lake;
  private static Serving serving;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    lake = SampleNights.lake();
    serving = new Serving(lake, Serving.settings(folder), Server.Trust.NORMAL);
    connection = serving.connect();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    serving.close();
  }

  private static List<Table> published() {
    return new Release(lake.published(), lake.published().manifest().orElseThrow()).tables();
  }

  private static String content(List<List<Object>> rows) {
    RowContent content = new RowContent();
    rows.forEach(content::add);
    return content.toString();
  }

  @Test
  void every_mart_has_the_rows_that_spark_reads() throws SQLException {
    assertTrue(published().size() > 20);
    for (Table mart : published()) {
      List<List<Object>> expected =
          lake.published(mart).collectAsList().stream().map(ServerTest::values).toList();
      List<List<Object>> given = HiveDriver.rows(connection, "select * from " + mart.fullName());
      assertEquals(content(expected), content(given), mart.fullName());
    }
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    IntStream.range(0, row.size()).forEach(i -> values.add(row.get(i)));
    return values;
  }

  @Test
  void values_arrive_as_what_they_are_null_too() throws SQLException {
    String statement =
        """
        select 1 as n, 2L as n, 0.10 as amount, date'2026-01-31' as day, true as yes, 0.5D as share,
               timestamp'2026-01-31 03:04:05.5' as at, 'Zoë' as name, array(1, 2) as list,
               cast(null as decimal(18,2)) as nothing, cast(null as boolean) as maybe
        """;
    try (Statement asked = connection.createStatement();
        ResultSet set = asked.executeQuery(statement)) {
      assertEquals("DECIMAL", set.getMetaData().getColumnTypeName(3).toUpperCase());
      assertEquals(2, set.getMetaData().getPrecision(3));
      assertEquals("n", set.getMetaData().getColumnLabel(2));
      assertEquals(
          List.of(
              Arrays.asList(
                  1,
                  2L,
                  new BigDecimal("0.10"),
                  Date.valueOf("2026-01-31"),
                  true,
                  0.5,
                  Timestamp.valueOf("2026-01-31 03:04:05.5"),
                  "Zoë",
                  "[1, 2]",
                  null,
                  null)),
          HiveDriver.rows(set));
    }
  }

  @Test
  void many_rows_arrive_in_order() throws SQLException {
    List<List<Object>> rows =
        HiveDriver.rows(connection, "select id from range(25000) order by id desc");
    assertEquals(25000, rows.size());
    assertEquals(List.of(24999L), rows.get(0));
    assertEquals(List.of(0L), rows.get(24999));
  }

  @Test
  void marts_are_joined_with_themselves_and_named_with_schema_and_without() throws SQLException {
    long accounts = lake.published(DimAccount.TABLE).count();
    assertEquals(
        List.of(List.of(accounts, accounts)),
        HiveDriver.rows(
            connection,
            """
            with a as (select account_id from dim_account)
            select count(*), (select count(*) from `spark_catalog`.`marts`.`DIM_ACCOUNT`) as again
            from a join marts.dim_account b using (account_id)
              join marts.dim_account c on c.account_id = b.account_id
            where a.account_id in (select marts.dim_account.account_id from marts.dim_account)
            """));
  }

  @Test
  void metadata_tells_of_marts_alone() throws SQLException {
    List<String> names = published().stream().map(Table::name).toList();
    var about = connection.getMetaData();
    assertEquals(List.of("marts"), column(about.getSchemas(), 1));
    assertEquals(names, column(about.getTables(null, null, "%", null), 3));
    assertEquals(names, column(about.getTables(null, "marts", "%", new String[] {"TABLE"}), 3));
    assertEquals(List.of(), column(about.getTables(null, "silver", "%", null), 3));
    assertEquals(
        List.of("dim_account"), column(about.getTables(null, "%", "dim\\_acc%nt", null), 3));
    List<Field> fields = DimAccount.TABLE.fields();
    assertEquals(
        fields.stream().map(Field::name).toList(),
        column(about.getColumns(null, "marts", "dim_account", "%"), 4));
    assertEquals(
        fields.stream().map(Field::doc).toList(),
        column(about.getColumns(null, "marts", "dim_account", "%"), 12));
    assertEquals(
        DimAccount.TABLE.key().stream().map(Field::name).toList(),
        column(about.getPrimaryKeys(null, "marts", "dim_account"), 4));
    assertEquals("Spark SQL", about.getDatabaseProductName());
    assertEquals(8, column(about.getTypeInfo(), 1).size());
    assertEquals(List.of("TABLE"), column(about.getTableTypes(), 1));
    assertEquals(List.of(), column(about.getCatalogs(), 1));
    assertEquals(List.of(), column(about.getFunctions(null, "marts", "%"), 1));
    assertEquals(
        List.of(),
        column(about.getCrossReference(null, "marts", "dim_account", null, "marts", "%"), 1));
    assertEquals("marts", connection.getSchema());
    assertTrue(connection.isValid(10));
  }

  private static List<Object> column(ResultSet set, int place) throws SQLException {
    return HiveDriver.rows(set).stream().map(row -> row.get(place - 1)).toList();
  }

  @Test
  void sql_tells_the_same() throws SQLException {
    assertEquals(List.of(List.of("marts")), HiveDriver.rows(connection, "SHOW DATABASES"));
    assertEquals(published().size(), HiveDriver.rows(connection, "show tables in marts").size());
    assertEquals(
        List.of(List.of("marts", "dim_account", false)),
        HiveDriver.rows(connection, "SHOW TABLES LIKE 'dim_acc*'"));
    assertEquals(
        List.of("account_id", "string"),
        HiveDriver.rows(connection, "DESCRIBE TABLE marts.dim_account").get(0).subList(0, 2));
    assertEquals(List.of(), HiveDriver.rows(connection, "USE `marts`"));
    assertEquals(
        List.of(List.of("marts")), HiveDriver.rows(connection, "select current_database()"));
    assertTrue(
        HiveDriver.rows(connection, "EXPLAIN select * from dim_account")
            .toString()
            .contains("Physical Plan"));
  }

  @Test
  void only_who_knows_the_password_is_let_in() {
    for (String[] who :
        new String[][] {
          {Serving.USER, "wrong"}, {Serving.USER, ""}, {"ann", Serving.PASSWORD}, {"", ""}
        }) {
      SQLException refused =
          assertThrows(
              SQLException.class,
              () -> HiveDriver.connect(serving.server.url(), who[0], who[1]).close());
      assertTrue(refused.toString().contains("user or password is wrong"), refused.toString());
    }
    assertThrows(
        SQLException.class,
        () -> HiveDriver.connect(serving.server.url() + ";auth=noSasl", "", "").close());
  }

  @Test
  void a_long_statement_keeps_nobody_waiting_and_can_be_stopped() throws Exception {
    try (Connection other = serving.connect();
        Statement endless = other.createStatement()) {
      CompletableFuture<Void> asked =
          CompletableFuture.runAsync(
              () -> assertThrows(SQLException.class, () -> endless.executeQuery(ENDLESS)));
      List<CompletableFuture<List<List<Object>>>> readers =
          IntStream.range(0, 4)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> counted()))
              .toList();
      for (CompletableFuture<List<List<Object>>> reader : readers) {
        assertEquals(List.of(List.of(lake.published(DimAccount.TABLE).count())), reader.get());
      }
      assertTrue(!asked.isDone());
      endless.cancel();
      asked.get();
    }
  }

  private static List<List<Object>> counted() {
    try (Connection own = serving.connect()) {
      return HiveDriver.rows(own, "select count(*) from marts.dim_account");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void a_statement_ends_at_the_time_that_its_client_gives_it() throws SQLException {
    try (Statement endless = connection.createStatement()) {
      endless.setQueryTimeout(1);
      assertThrows(SQLTimeoutException.class, () -> endless.executeQuery(ENDLESS));
    }
  }

  @Test
  void what_fails_is_told_in_words() {
    assertMessage("nosuch", "select nosuch from marts.dim_account");
    assertMessage("SELEKT", "SELEKT 1");
    assertMessage("zero", "select 1 / (id - 5) from range(10)");
  }

  private static void assertMessage(String expected, String statement) {
    SQLException refused =
        assertThrows(SQLException.class, () -> HiveDriver.rows(connection, statement));
    assertTrue(
        refused.getMessage().toLowerCase().contains(expected.toLowerCase()), refused.getMessage());
  }
}
