package tenure.jobs.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import tenure.features.AccountProfile;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;

/**
 * Use of the product by invented accounts, the same for the same seed: each account has habits, a
 * feature for each of its users, of which two thirds show on a night.
 */
final class InventedUsage {
  private static final int FEATURES = 12;
  private static final Column ACCOUNT = col("_account");
  private static final Column HABIT = col("_habit");
  private static final Column AGO = col("_ago");
  private static final Column USERS = col("_users");
  private static final Column DIE = col("_die");

  private final SparkSession spark;
  private final long accounts;
  private final int rowsPerDay;
  private final long seed;

  /** So many accounts with about so many rows a day each. */
  InventedUsage(SparkSession spark, long accounts, int rowsPerDay, long seed) {
    this.spark = spark;
    this.accounts = accounts;
    this.rowsPerDay = rowsPerDay;
    this.seed = seed;
  }

  /**
   * The increments of so many nights up to the last, each night by a task of its own; one in fifty
   * arrives a day late.
   */
  Dataset<Row> increments(LocalDate last, int nights) {
    long habits = rowsPerDay * 3L / 2;
    Column row = col("id");
    Dataset<Row> habitual =
        spark
            .range(0, nights * accounts * habits, 1, nights)
            .select(
                row.divide(accounts * habits).cast("int").as(AGO.toString()),
                pmod(floor(row.divide(habits)), lit(accounts)).as(ACCOUNT.toString()),
                pmod(row, lit(habits)).as(HABIT.toString()))
            .withColumns(
                Map.of(DIE.toString(), hash(ACCOUNT, HABIT, AGO), USERS.toString(), users()))
            .where(rolled(3, 0).gt(0));
    return InventedLedger.of(DailyUsage.TABLE, habitual.withColumns(values(last)));
  }

  private Map<String, Column> values(LocalDate last) {
    Column feature = pmod(floor(HABIT.divide(USERS)).plus(ACCOUNT), lit(FEATURES));
    Column events = rolled(9, 8).plus(1);
    Column known = date_sub(lit(last), AGO);
    Column isLate = rolled(50, 16).equalTo(0);
    Column isDenied = rolled(40 * rowsPerDay, 24).equalTo(0);
    return Map.ofEntries(
        Map.entry(DailyUsage.SOURCE.name(), lit("bench")),
        Map.entry(DailyUsage.SOURCE_ACCOUNT_KEY.name(), name(ACCOUNT)),
        Map.entry(DailyUsage.USER_ID.name(), words("u", pmod(HABIT, USERS))),
        Map.entry(DailyUsage.FEATURE.name(), words("f", feature)),
        Map.entry(DailyUsage.USAGE_DATE.name(), when(isLate, date_sub(known, 1)).otherwise(known)),
        Map.entry(DailyUsage.MODULE.name(), lit("module")),
        Map.entry(DailyUsage.IS_CORE.name(), feature.lt(5)),
        Map.entry(DailyUsage.IS_PREMIUM.name(), feature.geq(10)),
        Map.entry(DailyUsage.EVENTS.name(), events),
        Map.entry(DailyUsage.MINUTES.name(), events.multiply(lit(0.5))),
        Map.entry(DailyUsage.DENIED.name(), when(isDenied, 1).otherwise(0)),
        Map.entry(DailyUsage.KNOWN_ON.name(), known));
  }

  /** How many users an account has: 4 to 23. */
  private Column users() {
    return chance(20, ACCOUNT, lit("users")).plus(4);
  }

  /** A number below another, by other bits of one roll of the die for each place. */
  private static Column rolled(int below, int place) {
    return pmod(shiftright(DIE, place), lit((long) below));
  }

  /** The accounts as a source names them. */
  Dataset<Row> links() {
    return accounts()
        .select(
            lit("bench").as(AccountLinks.SOURCE.name()),
            name(ACCOUNT).as(AccountLinks.SOURCE_ACCOUNT_KEY.name()),
            name(ACCOUNT).as(AccountLinks.ACCOUNT_ID.name()),
            lit("explicit_id").as(AccountLinks.METHOD.name()));
  }

  /** The accounts' profiles on a night. */
  Dataset<Row> profiles(LocalDate night) {
    Column which = chance(4, ACCOUNT, lit("segment"));
    Column segment =
        when(which.equalTo(0), "enterprise").when(which.equalTo(1), "mid_market").otherwise("smb");
    Map<String, Column> values =
        Map.of(
            AccountProfile.ACCOUNT_ID.name(), name(ACCOUNT),
            AccountProfile.AS_OF_DATE.name(), lit(night),
            AccountProfile.SEGMENT.name(), segment,
            AccountProfile.LIFECYCLE_STAGE.name(), lit("adoption"),
            AccountProfile.MRR.name(), lit(1000),
            AccountProfile.ARR.name(), lit(12000),
            AccountProfile.SEATS.name(), chance(30, ACCOUNT, lit("seats")).plus(5),
            AccountProfile.TENURE_DAYS.name(), chance(900, ACCOUNT, lit("tenure")),
            AccountProfile.IS_SEGMENT_OVERRIDDEN.name(), lit(false),
            AccountProfile.HAS_SUBSCRIPTION.name(), lit(true));
    return InventedLedger.of(AccountProfile.TABLE, accounts().withColumns(values));
  }

  private Dataset<Row> accounts() {
    return spark.range(accounts).select(col("id").as(ACCOUNT.toString()));
  }

  private static Column name(Column account) {
    return words("A", account);
  }

  private static Column words(String letter, Column number) {
    return concat(lit(letter), number.cast("string"));
  }

  private Column chance(int below, Column... of) {
    return pmod(hash(of), lit(below));
  }

  private Column hash(Column... of) {
    return xxhash64(Stream.concat(Arrays.stream(of), Stream.of(lit(seed))).toArray(Column[]::new));
  }
}
