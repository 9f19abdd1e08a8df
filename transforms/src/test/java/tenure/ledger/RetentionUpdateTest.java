package tenure.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tenure.columns.Months;
import tenure.contract.Versions;
import tenure.kit.Spark;
import tenure.scores.Retention;
import tenure.scores.RetentionBasis;
import tenure.scores.RetentionChanges;
import tenure.scores.RetentionPolicy;
import tenure.scores.RetentionUpdate;
import tenure.silver.FxRates;

/** After random histories: what only the changed grains add is what all grains add. */
class RetentionUpdateTest {
  private static final int ACCOUNTS = 60;
  private static final RetentionPolicy RETENTION =
      new RetentionPolicy(true, 4, BigDecimal.ONE, new BigDecimal("0.85"));

  private static LedgerNights nights;
  private static final Map<LocalDate, Dataset<Row>> WHOLE = new TreeMap<>();

  @BeforeAll
  static void run() {
    nights = LedgerNights.whole(Deliveries.of(23, ACCOUNTS));
    Deliveries.NIGHTS.forEach(night -> WHOLE.put(night, whole(night).localCheckpoint()));
  }

  @Test
  void a_night_for_the_changed_grains_alone_gives_the_rows_of_a_whole_night() {
    List<LocalDate> updated = new ArrayList<>();
    long fewest = ACCOUNTS;
    for (int i = 1; i < Deliveries.NIGHTS.size(); i++) {
      LocalDate base = Deliveries.NIGHTS.get(i - 1);
      LocalDate night = Deliveries.NIGHTS.get(i);
      if (basis(base) == basis(night)) {
        Dataset<Row> changed = changed(base, night).localCheckpoint();
        assertEquals(List.of(), different(WHOLE.get(night), update(base, changed, night)));
        assertFalse(
            rows(WHOLE.get(night)).equals(rows(WHOLE.get(base))), night + " changed nothing");
        updated.add(night);
        fewest = Math.min(fewest, changed.count());
      }
    }
    assertTrue(updated.size() >= 2, updated.toString());
    assertTrue(fewest < ACCOUNTS / 2, "every night changed at least " + fewest + " grains");
  }

  @Test
  void another_month_rate_or_setting_is_another_basis() {
    LocalDate march = Deliveries.NIGHTS.get(1);
    LocalDate may = Deliveries.NIGHTS.get(5);
    Dataset<Row> rates = nights.deliveries.fxRates();
    long known = basis(rates, RETENTION, march);
    assertEquals(known, basis(rates.orderBy(col("rate").desc()), RETENTION, march));
    assertFalse(known == basis(rates, RETENTION, may));
    assertFalse(known == basis(rates.limit(1), RETENTION, march));
    RetentionPolicy january = new RetentionPolicy(true, 1, BigDecimal.ONE, RETENTION.maskedGrr());
    assertFalse(known == basis(rates, january, march));
  }

  private static Dataset<Row> update(LocalDate base, Dataset<Row> changed, LocalDate night) {
    Dataset<Row> all = restatements(night);
    Dataset<Row> theirs =
        KnownLines.within(
            all,
            RetentionChanges.lines(RetentionChanges.lineAccounts(all), changed, hierarchies(night)),
            LineMonths.SOURCE,
            LineMonths.SUBSCRIPTION_LINE_ID);
    return RetentionUpdate.from(
        WHOLE.get(base),
        changed,
        view(until(theirs, base), base),
        view(theirs, night),
        MonthCloses.from(all, Ledgers.POLICY),
        fxRates(night),
        Ledgers.POLICY,
        RETENTION,
        night);
  }

  private static Dataset<Row> changed(LocalDate base, LocalDate night) {
    Dataset<Row> all = restatements(night);
    return RetentionChanges.grains(
        RetentionChanges.lineAccounts(all), base, view(until(all, base), base), view(all, night));
  }

  private static RetentionUpdate.View view(Dataset<Row> restatements, LocalDate night) {
    return new RetentionUpdate.View(restatements, hierarchies(night), grains(night));
  }

  private static Dataset<Row> whole(LocalDate night) {
    return Retention.from(
        restatements(night),
        hierarchies(night),
        fxRates(night),
        grains(night),
        Ledgers.POLICY,
        RETENTION,
        night);
  }

  private static Dataset<Row> restatements(LocalDate night) {
    return until(nights.lineMonths, night);
  }

  /** The parents delivered, and on every night a few more accounts that move to another. */
  private static Dataset<Row> hierarchies(LocalDate night) {
    Dataset<Row> all = nights.deliveries.hierarchy();
    for (LocalDate moving : Deliveries.NIGHTS) {
      Column isMoved = pmod(xxhash64(col("id"), lit("moves " + moving)), lit(8)).equalTo(0);
      Dataset<Row> moved =
          Spark.session()
              .range(ACCOUNTS)
              .where(isMoved)
              .select(
                  concat(lit("A"), col("id").cast("string")).as("account_id"),
                  concat(lit("A"), pmod(col("id"), lit(5)).cast("string")).as("grain_id"),
                  lit(false).as("is_deleted"),
                  Months.day(moving).as("known_on"),
                  Months.day(moving).as("written_on"));
      all = all.unionByName(moved, true);
    }
    return until(all, night);
  }

  private static Dataset<Row> fxRates(LocalDate night) {
    return Versions.asKnown(FxRates.TABLE, nights.deliveries.fxRates(), night);
  }

  /** Attributes that a few accounts change every night. */
  private static Dataset<Row> grains(LocalDate night) {
    Column changes = pmod(xxhash64(col("id"), lit(night.toString())), lit(12)).equalTo(0);
    Column segment = concat(lit("segment-"), pmod(col("id"), lit(3)).cast("string"));
    return Spark.session()
        .range(ACCOUNTS)
        .select(
            concat(lit("A"), col("id").cast("string")).as("grain_id"),
            when(changes, "segment-0").otherwise(segment).as("segment"),
            when(changes, lit("csm-" + night)).otherwise("csm-1").as("csm_id"));
  }

  private static long basis(LocalDate night) {
    return basis(fxRates(night), RETENTION, night);
  }

  private static long basis(Dataset<Row> rates, RetentionPolicy policy, LocalDate night) {
    return RetentionBasis.from(rates, Ledgers.POLICY, policy, night)
        .first()
        .getAs(RetentionBasis.FINGERPRINT.name());
  }

  /** The first rows that only one of the two has. */
  private static List<String> different(Dataset<Row> whole, Dataset<Row> updated) {
    Dataset<Row> held = updated.localCheckpoint();
    Dataset<Row> missing = whole.exceptAll(held).withColumn("where", lit("whole only"));
    Dataset<Row> added = held.exceptAll(whole).withColumn("where", lit("updated only"));
    return missing.union(added).limit(20).collectAsList().stream().map(Row::toString).toList();
  }

  private static String rows(Dataset<Row> retention) {
    return retention.drop(Retention.KNOWN_ON.name()).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static Dataset<Row> until(Dataset<Row> rows, LocalDate night) {
    return rows.where(col("known_on").leq(Months.day(night)));
  }
}
