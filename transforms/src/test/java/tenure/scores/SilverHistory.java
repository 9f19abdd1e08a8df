package tenure.scores;

import static tenure.kit.TextTable.none;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.kit.Spark;
import tenure.ledger.AccountMrr;
import tenure.silver.AccountLinks;
import tenure.silver.Contacts;
import tenure.silver.DailyUsage;
import tenure.silver.Invoices;
import tenure.silver.Milestones;
import tenure.silver.Opportunities;
import tenure.silver.Plans;
import tenure.silver.SubscriptionLines;
import tenure.silver.SuccessGoals;
import tenure.silver.Surveys;
import tenure.silver.Tickets;
import tenure.silver.Touchpoints;

/**
 * What the sources said of some customers, night after night, drawn at random; and the features of
 * a night by the transforms themselves.
 */
final class SilverHistory {
  static final int CUSTOMERS = 25;

  private final Random random;
  private final Map<Table, List<Row>> rows = new LinkedHashMap<>();

  private final Set<String> named = new HashSet<>();

  SilverHistory(long seed) {
    this.random = new Random(seed);
  }

  /** Adds what was learned from one night to another. */
  SilverHistory learned(LocalDate from, LocalDate to) {
    for (LocalDate night = from; !night.isAfter(to); night = night.plusDays(1)) {
      named.clear();
      for (int i = 0; i < CUSTOMERS / 2; i++) {
        learn(night, "C" + random.nextInt(CUSTOMERS));
      }
    }
    return this;
  }

  /** The same rows in another order. */
  SilverHistory shuffled() {
    SilverHistory other = new SilverHistory(random.nextLong());
    rows.forEach(
        (table, some) -> {
          List<Row> copy = new ArrayList<>(some);
          Collections.shuffle(copy, random);
          other.rows.put(table, copy);
        });
    return other;
  }

  /** The features as known at the end of a night. */
  AccountFeatures features(LocalDate night) {
    Dataset<Row> population = population(night);
    Dataset<Row> surveys = known(Surveys.TABLE, night);
    return new AccountFeatures(
        population,
        AccountUsage.from(
            population,
            all(DailyUsage.TABLE),
            none(SubscriptionLines.TABLE),
            none(Plans.TABLE),
            night),
        AccountSupport.from(population, known(Tickets.TABLE, night), surveys, night),
        AccountEngagement.from(population, known(Touchpoints.TABLE, night), night),
        AccountRelationship.from(population, known(Contacts.TABLE, night), surveys, night),
        AccountFinance.from(
            population,
            known(Invoices.TABLE, night),
            known(Opportunities.TABLE, night),
            none(AccountMrr.TABLE),
            night),
        AccountOutcomes.from(
            population, known(SuccessGoals.TABLE, night), none(Milestones.TABLE), night));
  }

  static Dataset<Row> population(LocalDate night) {
    List<Row> accounts = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      accounts.add(
          row(
              AccountProfile.TABLE,
              Map.of(
                  AccountProfile.ACCOUNT_ID,
                  "C" + i,
                  AccountProfile.AS_OF_DATE,
                  Date.valueOf(night),
                  AccountProfile.SEGMENT,
                  i % 3 == 0 ? "enterprise" : "smb",
                  AccountProfile.LIFECYCLE_STAGE,
                  "adoption",
                  AccountProfile.HAS_SUBSCRIPTION,
                  true,
                  AccountProfile.MRR,
                  new BigDecimal("100.00"),
                  AccountProfile.ARR,
                  new BigDecimal("1200.00"),
                  AccountProfile.SEATS,
                  3.0,
                  AccountProfile.TENURE_DAYS,
                  500L)));
    }
    return Spark.session().createDataFrame(accounts, AccountProfile.TABLE.schema());
  }

  private Dataset<Row> known(Table table, LocalDate night) {
    return Versions.asKnown(table, all(table), night);
  }

  private Dataset<Row> all(Table table) {
    return Spark.session().createDataFrame(rows.getOrDefault(table, List.of()), table.schema());
  }

  private void learn(LocalDate night, String account) {
    Date day = Date.valueOf(night.minusDays(random.nextInt(3)));
    Map<Field, Object> of = new LinkedHashMap<>();
    of.put(AccountLinks.ACCOUNT_ID, account);
    Table table =
        switch (random.nextInt(7)) {
          case 0 -> usage(of, day);
          case 1 -> ticket(of, night);
          case 2 -> answer(of, day);
          case 3 -> touch(of, day);
          case 4 -> person(of, day);
          case 5 -> bill(of, day);
          default -> goal(of, day);
        };
    of.put(AccountLinks.SOURCE, "test");
    of.put(Versions.IS_DELETED, random.nextInt(20) == 0);
    of.put(Versions.KNOWN_ON, Date.valueOf(night));
    of.put(Versions.WRITTEN_ON, Date.valueOf(night));
    rows.computeIfAbsent(table, t -> new ArrayList<>()).add(row(table, of));
  }

  private Table usage(Map<Field, Object> of, Date day) {
    of.put(DailyUsage.USER_ID, "U" + random.nextInt(4));
    of.put(DailyUsage.FEATURE, "F" + random.nextInt(6));
    of.put(DailyUsage.USAGE_DATE, day);
    of.put(DailyUsage.IS_CORE, random.nextBoolean());
    of.put(DailyUsage.EVENTS, (long) random.nextInt(9));
    of.put(DailyUsage.MINUTES, random.nextDouble());
    of.put(DailyUsage.DENIED, 0L);
    return DailyUsage.TABLE;
  }

  private Table ticket(Map<Field, Object> of, LocalDate night) {
    of.put(Tickets.TICKET_ID, id(60));
    of.put(Tickets.CREATED_AT, Timestamp.valueOf(night.atTime(9, 0)));
    of.put(Tickets.IS_ESCALATED, random.nextInt(5) == 0);
    of.put(Tickets.STATUS, random.nextBoolean() ? "open" : "solved");
    return Tickets.TABLE;
  }

  private Table answer(Map<Field, Object> of, Date day) {
    boolean isNps = random.nextBoolean();
    of.put(Surveys.RESPONSE_ID, id(60));
    of.put(Surveys.KIND, isNps ? "nps" : "csat");
    of.put(Surveys.SCORE, (double) (isNps ? random.nextInt(11) : 1 + random.nextInt(5)));
    of.put(Surveys.RESPONDED_DATE, day);
    return Surveys.TABLE;
  }

  private Table touch(Map<Field, Object> of, Date day) {
    of.put(Touchpoints.TOUCHPOINT_ID, id(60));
    of.put(Touchpoints.KIND, List.of("qbr", "training", "email").get(random.nextInt(3)));
    of.put(Touchpoints.HELD_DATE, day);
    of.put(Touchpoints.IS_ATTENDED, random.nextBoolean());
    of.put(Touchpoints.IS_ANSWERED, random.nextBoolean());
    return Touchpoints.TABLE;
  }

  private Table person(Map<Field, Object> of, Date day) {
    of.put(Contacts.CONTACT_ID, id(40));
    of.put(Contacts.ROLE, random.nextBoolean() ? "champion" : "executive_sponsor");
    of.put(Contacts.IS_ACTIVE, random.nextBoolean());
    of.put(Contacts.LAST_TOUCHED_DATE, day);
    return Contacts.TABLE;
  }

  private Table bill(Map<Field, Object> of, Date day) {
    of.put(Invoices.INVOICE_ID, id(60));
    of.put(Invoices.ISSUED_DATE, day);
    of.put(Invoices.DUE_DATE, day);
    of.put(Invoices.STATUS, random.nextBoolean() ? "paid" : "open");
    of.put(Invoices.HAS_FAILED, random.nextInt(6) == 0);
    return Invoices.TABLE;
  }

  private Table goal(Map<Field, Object> of, Date day) {
    of.put(SuccessGoals.GOAL_ID, id(40));
    of.put(SuccessGoals.DUE_DATE, day);
    of.put(SuccessGoals.REACHED_DATE, random.nextBoolean() ? day : null);
    return SuccessGoals.TABLE;
  }

  /** A key of which the night has said nothing yet: it knows one version of each. */
  private String id(int most) {
    String id;
    do {
      id = "N" + random.nextInt(most);
    } while (!named.add(id));
    return id;
  }

  private static Row row(Table table, Map<Field, Object> of) {
    Map<String, Object> byName = new LinkedHashMap<>();
    of.forEach((field, value) -> byName.put(field.name(), value));
    return RowFactory.create(table.fields().stream().map(f -> byName.get(f.name())).toArray());
  }
}
