package tenure.jobs.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.database.Database;
import tenure.jobs.database.Given;
import tenure.jobs.database.Postgres;

/** Values of every kind, on their way into a real PostgreSQL. */
class BinaryCopyTest {
  private static final Table MART =
      Table.in(Layer.MARTS, "fct_kinds", "Every kind.")
          .withColumns(
              Field.text("words", "Words."),
              Field.day("as_of_date", "A day."),
              Field.moment("seen_at", "A moment."),
              Field.flag("is_so", "A truth."),
              Field.whole("number", "A whole number."),
              Field.money("arr", "Money."),
              Field.precise("rate", "A rate."),
              Field.share("used_share", "A share."));

  private static final List<List<Object>> EDGES =
      List.of(
          row("", "1970-01-01", "1970-01-01T00:00:00Z", true, 0L, "0.00", "0.00000000", 0.0),
          row(
              "Zoë \\N\t\"\n𝄞",
              "1969-12-31",
              "1969-12-31T23:59:59.999999Z",
              false,
              -1L,
              "-0.01",
              "-0.00000001",
              -0.0),
          row(
              "?",
              "2000-01-01",
              "2000-01-01T00:00:00Z",
              true,
              Long.MAX_VALUE,
              "9999999999999999.99",
              "99999999999999999999.99999999",
              Double.MIN_VALUE),
          row(
              "x",
              "0001-01-01",
              "1900-02-03T04:05:06.000007Z",
              true,
              Long.MIN_VALUE,
              "-9999999999999999.99",
              "-12345678901234567890.00010000",
              Double.NaN),
          row(
              "x",
              "9999-12-31",
              "2100-01-01T00:00:00Z",
              true,
              10_000L,
              "10000.00",
              "0.00010000",
              1e300));

  private static List<Object> row(
      String words,
      String day,
      String moment,
      boolean isSo,
      long number,
      String money,
      String rate,
      double share) {
    return List.of(
        words,
        LocalDate.parse(day),
        Instant.parse(moment),
        isSo,
        number,
        new BigDecimal(money),
        new BigDecimal(rate),
        share);
  }

  private static List<Object> random(Random random) {
    return row(
        Long.toString(random.nextLong(), 36),
        LocalDate.ofEpochDay(random.nextInt(60_000) - 20_000).toString(),
        Instant.EPOCH.plus(random.nextLong() >> 12, ChronoUnit.MICROS).toString(),
        random.nextBoolean(),
        random.nextLong(),
        new BigDecimal(BigInteger.valueOf(random.nextLong() >> random.nextInt(6, 60)), 2)
            .toString(),
        new BigDecimal(new BigInteger(random.nextInt(1, 90), random), 8).toPlainString(),
        random.nextGaussian());
  }

  private static InternalRow internal(List<Object> row) {
    Instant moment = (Instant) row.get(2);
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString((String) row.get(0)),
          (int) ((LocalDate) row.get(1)).toEpochDay(),
          ChronoUnit.MICROS.between(Instant.EPOCH, moment),
          row.get(3),
          row.get(4),
          Decimal.apply((BigDecimal) row.get(5), 18, 2),
          Decimal.apply((BigDecimal) row.get(6), 28, 8),
          row.get(7)
        });
  }

  private static List<List<Object>> arrived(String place) throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    try (Connection connection = Postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT * FROM " + place)) {
      while (found.next()) {
        rows.add(
            List.of(
                found.getString(1),
                found.getObject(2, LocalDate.class),
                found.getObject(3, OffsetDateTime.class).toInstant(),
                found.getBoolean(4),
                found.getLong(5),
                found.getBigDecimal(6),
                found.getBigDecimal(7),
                found.getDouble(8)));
      }
    }
    return rows;
  }

  private static String inOrder(List<List<Object>> rows) {
    return rows.stream().map(List::toString).sorted().collect(Collectors.joining("\n"));
  }

  private static void send(String place, List<InternalRow> rows) throws Exception {
    Postgres.sql("DROP TABLE IF EXISTS " + place + "; " + Ddl.create(MART, place, true));
    Database database =
        new Database(
            new Given.Text(Postgres.url("postgres")),
            Optional.of(new Given.Text("postgres")),
            Optional.empty());
    String copy = "COPY %s FROM STDIN (FORMAT binary)".formatted(place);
    new CopyTask(database.connections(), copy, MART.schema()).call(rows.iterator());
  }

  @Test
  void values_arrive_as_they_were_sent() throws Exception {
    List<List<Object>> rows = new ArrayList<>(EDGES);
    Random random = new Random(20260131);
    for (int i = 0; i < 2_000; i++) {
      rows.add(random(random));
    }
    send("public.fct_kinds", rows.stream().map(BinaryCopyTest::internal).toList());
    assertEquals(inOrder(rows), inOrder(arrived("public.fct_kinds")));
  }

  @Test
  void nothing_arrives_as_nothing_and_the_character_zero_as_a_question_mark() throws Exception {
    GenericInternalRow zero = new GenericInternalRow(MART.fields().size());
    zero.update(0, UTF8String.fromString("a\0b"));
    send("public.fct_none", List.of(new GenericInternalRow(MART.fields().size()), zero));
    try (Connection connection = Postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT string_agg(coalesce(words, 'none'), ' ' ORDER BY words), count(arr) FROM public.fct_none")) {
      found.next();
      assertEquals("a?b none", found.getString(1));
      assertEquals(0, found.getLong(2));
    }
  }
}
