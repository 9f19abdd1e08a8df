package tenure.jobs.bench;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.marts.FctAccountDaily;

/** Rows of any mart, invented from its contract: what they say is nonsense, their size is not. */
final class InventedMart {
  private static final Column ID = col("id");
  private static final int DAYS = 400;

  private InventedMart() {}

  /** The same number of accounts on each of some nights. */
  static Dataset<Row> rows(SparkSession spark, long accounts, LocalDate first, int nights) {
    Column night =
        org.apache.spark.sql.functions.date_add(
            lit(Date.valueOf(first)), ID.divide(accounts).cast("int"));
    Table mart = FctAccountDaily.TABLE;
    Column[] columns =
        mart.fields().stream()
            .map(f -> f == FctAccountDaily.AS_OF_DATE ? night.as(f.name()) : column(f, accounts))
            .toArray(Column[]::new);
    return spark.range(accounts * nights).select(columns);
  }

  private static Column column(Field field, long accounts) {
    Column chance = abs(xxhash64(ID, lit(field.name())).divide(3)).cast("bigint");
    Column value =
        field.isKey()
            ? concat(lit("001"), ID.mod(accounts).plus(1_000_000_000L).cast("string"))
            : value(field, chance);
    // One in ten is not known.
    Column known = field.isRequired() ? value : when(chance.mod(10).gt(0), value);
    return known.cast(field.type()).as(field.name());
  }

  private static Column value(Field field, Column chance) {
    return switch (field.kind()) {
      case ID -> concat(lit("id_"), chance.mod(5_000).cast("string"));
      case TEXT -> concat(lit("word "), chance.mod(20).cast("string"));
      case CHOICE ->
          element_at(
              lit(field.choices().toArray(String[]::new)),
              chance.mod(field.choices().size()).plus(1).cast("int"));
      case DAY ->
          org.apache.spark.sql.functions.date_sub(
              lit(Date.valueOf(Bench.LAST_NIGHT)), chance.mod(DAYS).cast("int"));
      case MOMENT ->
          lit(Timestamp.from(Bench.LAST_NIGHT.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)));
      case FLAG -> chance.mod(2).equalTo(0);
      case COUNT, WHOLE -> chance.mod(1_000);
      case MONEY, PRECISE -> chance.mod(10_000_000).divide(100);
      case NUMBER -> chance.mod(100_000).divide(7.0);
      case SHARE -> chance.mod(10_000).divide(10_000.0);
      case SCORE -> chance.mod(1_000).divide(10.0);
    };
  }
}
