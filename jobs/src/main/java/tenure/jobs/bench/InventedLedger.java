package tenure.jobs.bench;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.SubscriptionLines;

/**
 * Recurring lines of invented customers over sixty months, the same for the same seed: three
 * products in yearly terms, with changes of seats, price, tier, discount and currency's rate, and
 * customers who leave, pause their contract for a term, or come back.
 */
final class InventedLedger {
  /** The first day of the sixty months. */
  static final LocalDate FIRST = LocalDate.of(2021, 1, 1);

  /** The last day of the sixty months. */
  static final LocalDate LAST = LocalDate.of(2025, 12, 31);

  private static final int FAMILIES = 3;
  private static final int TERMS = 5;
  private static final Column ACCOUNT = col("_account");
  private static final Column FAMILY = col("_family");
  private static final Column TERM = col("_term");
  private static final Column START = col("_start");

  private final SparkSession spark;
  private final long accounts;
  private final long seed;

  InventedLedger(SparkSession spark, long accounts, long seed) {
    this.spark = spark;
    this.accounts = accounts;
    this.seed = seed;
  }

  /**
   * The lines as known.
   *
   * @param isChanged whether one account in two hundred has other prices than before
   */
  Dataset<Row> lines(boolean isChanged) {
    Dataset<Row> terms =
        spark
            .range(accounts)
            .select(
                col("id").as("_account"),
                explode(sequence(lit(0), lit(FAMILIES - 1))).as("_family"))
            .withColumn("_term", explode(sequence(lit(0), lit(TERMS - 1))))
            .where(TERM.lt(terms()).and(chance("gap", 12, ACCOUNT, FAMILY, TERM).notEqual(0)))
            .withColumn("_start", start());
    Map<String, Column> values = values(isChanged);
    return terms
        .where(START.leq(lit(LAST.toString()).cast("date")))
        .select(
            SubscriptionLines.TABLE.fields().stream()
                .map(f -> values.containsKey(f.name()) ? as(values.get(f.name()), f) : f.none())
                .toArray(Column[]::new));
  }

  /** Whether an account's prices change on the second night. */
  static Column isChanged(Column account, long seed) {
    return pmod(xxhash64(account, lit("changed"), lit(seed)), lit(200)).equalTo(0);
  }

  private static Column as(Column value, Field field) {
    return value.cast(field.type()).as(field.name());
  }

  private Map<String, Column> values(boolean isChanged) {
    Map<String, Column> values = new LinkedHashMap<>();
    values.put("source", lit("bench"));
    values.put("subscription_line_id", joined(ACCOUNT, FAMILY, TERM));
    values.put("source_account_key", name(ACCOUNT));
    values.put("account_id", name(ACCOUNT));
    values.put("subscription_id", joined(ACCOUNT, FAMILY));
    values.put("product_family", concat(lit("family-"), words(FAMILY)));
    values.put("charge_kind", lit("seats"));
    values.put("currency", currency());
    values.put("service_start_date", START);
    values.put("service_end_date", add_months(START, 12));
    values.put("status", lit("active"));
    values.put("is_deleted", lit(false));
    values.putAll(prices(isChanged));
    values.putAll(discounts());
    return values;
  }

  private Map<String, Column> prices(boolean isChanged) {
    Column quantity = chance("seats", 40, ACCOUNT, FAMILY, TERM).plus(1);
    Column isYearly = chance("yearly", 3, ACCOUNT, FAMILY).equalTo(0);
    Column cents = chance("price", 9_000, ACCOUNT, FAMILY).plus(1_000).plus(TERM.multiply(137));
    Column raised =
        isChanged ? when(isChanged(ACCOUNT, seed), cents.plus(250)).otherwise(cents) : cents;
    Column unit = raised.cast("decimal(18,0)").multiply(lit(new BigDecimal("0.01")));
    Column tier = chance("tier", 2, ACCOUNT, FAMILY, TERM).plus(1);
    return Map.of(
        "quantity", quantity,
        "amount", unit.multiply(quantity).multiply(when(isYearly, 12).otherwise(1)),
        "interval_unit", when(isYearly, "year").otherwise("month"),
        "interval_count", lit(1),
        "plan", concat(lit("plan-"), words(tier)),
        "tier_rank", tier);
  }

  private Map<String, Column> discounts() {
    Column isDiscounted = chance("discount", 5, ACCOUNT, FAMILY, TERM).equalTo(0);
    Column percent = chance("share", 30, ACCOUNT, TERM).plus(1).cast("decimal(18,0)");
    Column share = percent.multiply(lit(new BigDecimal("0.01")));
    return Map.of(
        "discount_share", when(isDiscounted, share),
        "discount_start_date", when(isDiscounted, START),
        "discount_end_date", when(isDiscounted, add_months(START, 6)),
        "discount_duration", when(isDiscounted, "repeating"));
  }

  /** How many yearly terms the customer buys of the product; most buy on to the end. */
  private Column terms() {
    Column leaves = chance("leaves", 10, ACCOUNT, FAMILY);
    return when(leaves.lt(4), leaves.plus(1)).otherwise(TERMS);
  }

  private Column start() {
    Column months =
        chance("start", 24, ACCOUNT).plus(FAMILY.multiply(5)).plus(TERM.multiply(12)).cast("int");
    Column day = chance("day", 28, ACCOUNT).cast("int");
    return date_add(add_months(lit(FIRST.toString()).cast("date"), months), day);
  }

  private Column currency() {
    Column which = chance("currency", 20, ACCOUNT);
    return when(which.lt(12), "USD").when(which.lt(17), "EUR").otherwise("GBP");
  }

  /** Each account under its ultimate parent: one in eight belongs to a group of ten. */
  Dataset<Row> hierarchy() {
    Column head = ACCOUNT.minus(pmod(ACCOUNT, lit(10)));
    Column grain = when(chance("parent", 8, ACCOUNT).equalTo(0), head).otherwise(ACCOUNT);
    return accountRows().select(name(ACCOUNT).as("account_id"), name(grain).as("grain_id"));
  }

  /** What the accounts are told apart by: grain_id, segment, region, industry, plan, csm_id. */
  Dataset<Row> attributes() {
    return accountRows()
        .select(
            name(ACCOUNT).as("grain_id"),
            one("segment", 4).as("segment"),
            one("region", 3).as("region"),
            one("industry", 8).as("industry"),
            one("plan", 2).as("plan"),
            one("csm", 25).as("csm_id"));
  }

  /** Rates of both currencies at each month end. */
  Dataset<Row> fxRates() {
    Column month =
        functions.last_day(add_months(lit(FIRST.toString()).cast("date"), col("_month")));
    Column wave = chance("rate", 2_000, col("_month"), col("currency")).plus(10_000);
    return spark
        .range(1)
        .select(explode(sequence(lit(0), lit(12 * TERMS - 1))).as("_month"))
        .withColumn("currency", explode(array(lit("EUR"), lit("GBP"))))
        .select(
            col("currency"),
            month.as("month_end_date"),
            wave.cast("decimal(18,0)").multiply(lit(new BigDecimal("0.0001"))).as("rate"));
  }

  /** Rows of a contract: columns of the same name, null where there is none. */
  static Dataset<Row> of(Table table, Dataset<Row> rows) {
    List<String> given = Stream.of(rows.columns()).toList();
    return rows.select(
        table.fields().stream()
            .map(f -> given.contains(f.name()) ? as(f.col(), f) : f.none())
            .toArray(Column[]::new));
  }

  private Dataset<Row> accountRows() {
    return spark.range(accounts).select(col("id").as("_account"));
  }

  private Column one(String what, int of) {
    return concat(lit(what + "-"), words(chance(what, of, ACCOUNT)));
  }

  private static Column name(Column account) {
    return concat(lit("A"), words(account));
  }

  private static Column words(Column number) {
    return number.cast("string");
  }

  private static Column joined(Column... numbers) {
    Column[] words = Stream.of(numbers).map(InventedLedger::words).toArray(Column[]::new);
    return functions.concat_ws("-", words);
  }

  /** A number from 0, the same for the same seed, name and columns. */
  private Column chance(String what, int below, Column... of) {
    Column[] all =
        Stream.concat(Stream.of(of), Stream.of(lit(what), lit(seed))).toArray(Column[]::new);
    return pmod(xxhash64(all), lit(below));
  }
}
