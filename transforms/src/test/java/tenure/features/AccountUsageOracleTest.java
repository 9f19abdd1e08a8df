package tenure.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.none;

import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import tenure.contract.Field;
import tenure.kit.Spark;
import tenure.silver.DailyUsage;
import tenure.silver.Plans;
import tenure.silver.SubscriptionLines;

/** Usage windows against plain loops over days and users, on random increments. */
class AccountUsageOracleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 29);

  /** A business day of the window on which the feed brought nothing. */
  private static final LocalDate SILENT = LocalDate.of(2026, 3, 17);

  private static final int ACCOUNTS = 40;
  private static final List<Field> COMPARED =
      List.of(
          AccountUsage.ACTIVE_USERS_28D,
          AccountUsage.ACTIVE_USERS_PRIOR_28D,
          AccountUsage.BUSINESS_USER_DAYS_28D,
          AccountUsage.FEATURES_USED_28D,
          AccountUsage.EVENTS_28D,
          AccountUsage.CORE_EVENTS_28D,
          AccountUsage.logins(1),
          AccountUsage.logins(2),
          AccountUsage.logins(8),
          AccountUsage.logins(9),
          AccountUsage.logins(13),
          AccountUsage.ACTIVE_USERS_7D,
          AccountUsage.ACTIVE_USERS_90D,
          AccountUsage.QUIET_DAYS,
          AccountUsage.USAGE_GAP_DAYS_28D,
          AccountUsage.USAGE_HISTORY_DAYS,
          AccountUsage.LAST_ACTIVE_DATE);

  private record Use(
      String account,
      String user,
      String feature,
      LocalDate day,
      boolean isCore,
      long events,
      LocalDate known) {}

  @Test
  void windows_agree_with_plain_loops_whatever_the_order_of_delivery() {
    List<Use> uses = random(new Random(20260329), 4000);
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      expected.put("A" + i, oracle("A" + i, uses));
    }
    assertEquals(expected, measured(uses, DAY));
    Collections.shuffle(uses, new Random(1));
    assertEquals(expected, measured(uses, DAY));
  }

  @Test
  void what_arrives_later_leaves_a_past_day_as_it_was() {
    List<Use> uses = random(new Random(7), 500);
    List<Use> more = new ArrayList<>(uses);
    for (Use use : random(new Random(8), 500)) {
      more.add(
          new Use(
              use.account,
              use.user,
              use.feature,
              use.day,
              use.isCore,
              use.events,
              DAY.plusDays(1)));
    }
    assertEquals(measured(uses, DAY), measured(more, DAY));
  }

  private static List<Use> random(Random random, int size) {
    List<Use> uses = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      LocalDate day = DAY.plusDays(2).minusDays(random.nextInt(98));
      if (day.equals(SILENT)) {
        continue;
      }
      // The last accounts stay silent.
      uses.add(
          new Use(
              "A" + random.nextInt(ACCOUNTS - 3),
              "u" + random.nextInt(9),
              "f" + random.nextInt(6),
              day,
              random.nextBoolean(),
              random.nextInt(4),
              day.plusDays(random.nextInt(4))));
    }
    return uses;
  }

  private static String oracle(String account, List<Use> uses) {
    List<Use> known =
        uses.stream().filter(u -> u.account.equals(account) && !u.known.isAfter(DAY)).toList();
    List<Object> figures = new ArrayList<>();
    figures.add((long) users(known, 0, 28).size());
    figures.add((long) users(known, 28, 56).size());
    figures.add(userDays(known, 0, 28, d -> d.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0));
    figures.add(
        known.stream()
            .filter(u -> u.events > 0 && isIn(u.day, 0, 28))
            .map(Use::feature)
            .distinct()
            .count());
    figures.add(known.stream().filter(u -> isIn(u.day, 0, 28)).mapToLong(Use::events).sum());
    figures.add(
        known.stream().filter(u -> u.isCore && isIn(u.day, 0, 28)).mapToLong(Use::events).sum());
    for (int week : List.of(0, 1, 7, 8, 12)) {
      figures.add(userDays(known, 7 * week, 7 * week + 7, d -> true));
    }
    figures.add((long) users(known, 0, 7).size());
    figures.add((long) users(known, 0, 90).size());
    LocalDate last = lastUse(known);
    figures.add(last == null ? 91L : ChronoUnit.DAYS.between(last, DAY));
    figures.add(gaps(uses));
    figures.add(history(uses));
    figures.add(last);
    return figures.toString();
  }

  private static LocalDate lastUse(List<Use> known) {
    return known.stream()
        .filter(u -> u.events > 0 && isIn(u.day, 0, 91))
        .map(Use::day)
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  /** Business days of four weeks on which nobody of any account was seen. */
  private static long gaps(List<Use> uses) {
    long gaps = 0;
    for (int ago = 0; ago < 28; ago++) {
      LocalDate day = DAY.minusDays(ago);
      boolean isSeen =
          uses.stream().anyMatch(u -> u.day.equals(day) && u.events > 0 && !u.known.isAfter(DAY));
      gaps += !isSeen && day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 ? 1 : 0;
    }
    return gaps;
  }

  private static long history(List<Use> uses) {
    return uses.stream()
        .filter(u -> !u.known.isAfter(DAY) && isIn(u.day, 0, 91))
        .map(Use::day)
        .min(LocalDate::compareTo)
        .map(first -> ChronoUnit.DAYS.between(first, DAY) + 1)
        .orElse(0L);
  }

  private static boolean isIn(LocalDate day, int from, int to) {
    return !day.isAfter(DAY.minusDays(from)) && day.isAfter(DAY.minusDays(to));
  }

  private static Set<String> users(List<Use> known, int from, int to) {
    return known.stream()
        .filter(u -> u.events > 0 && isIn(u.day, from, to))
        .map(Use::user)
        .collect(Collectors.toSet());
  }

  private static long userDays(List<Use> known, int from, int to, Predicate<LocalDate> counts) {
    long total = 0;
    for (int ago = from; ago < to; ago++) {
      LocalDate day = DAY.minusDays(ago);
      Set<String> seen = new HashSet<>();
      for (Use use : known) {
        if (use.day.equals(day) && use.events > 0) {
          seen.add(use.user);
        }
      }
      total += counts.test(day) ? seen.size() : 0;
    }
    return total;
  }

  private static Map<String, String> measured(List<Use> uses, LocalDate day) {
    Dataset<Row> result =
        AccountUsage.from(
            population(), rows(uses), none(SubscriptionLines.TABLE), none(Plans.TABLE), day);
    Map<String, String> figures = new TreeMap<>();
    for (Row row : result.collectAsList()) {
      List<Object> cells = new ArrayList<>();
      COMPARED.forEach(f -> cells.add(row.getAs(f.name())));
      figures.put(row.getAs(AccountUsage.ACCOUNT_ID.name()), cells.toString());
    }
    return figures;
  }

  private static Dataset<Row> population() {
    List<Row> accounts = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      accounts.add(RowFactory.create("A" + i));
    }
    return Spark.session()
        .createDataFrame(
            accounts,
            new org.apache.spark.sql.types.StructType()
                .add(AccountProfile.ACCOUNT_ID.name(), "string"))
        .withColumn(AccountProfile.SEATS.name(), org.apache.spark.sql.functions.lit(10.0));
  }

  private static Dataset<Row> rows(List<Use> uses) {
    List<Row> rows = new ArrayList<>();
    for (Use use : uses) {
      Map<String, Object> cells =
          Map.of(
              "source", "s",
              "source_account_key", use.account,
              "user_id", use.user,
              "feature", use.feature,
              "usage_date", Date.valueOf(use.day),
              "account_id", use.account,
              "is_core", use.isCore,
              "events", use.events,
              "minutes", 0.0,
              "known_on", Date.valueOf(use.known));
      rows.add(
          RowFactory.create(
              DailyUsage.TABLE.fields().stream().map(f -> cells.get(f.name())).toArray()));
    }
    return Spark.session().createDataFrame(rows, DailyUsage.TABLE.schema());
  }
}
