package tenure.validation;

import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.ledger.Ledgers;
import tenure.ledger.LineHistory;
import tenure.silver.Accounts;
import tenure.silver.Contacts;
import tenure.silver.DailyUsage;
import tenure.silver.FxRates;
import tenure.silver.Invoices;
import tenure.silver.Milestones;
import tenure.silver.Opportunities;
import tenure.silver.Plans;
import tenure.silver.SuccessGoals;
import tenure.silver.Surveys;
import tenure.silver.Tickets;
import tenure.silver.Touchpoints;

/**
 * A year of random facts of some accounts, as a day of it knew them or as its end does: what comes
 * of a fact later shows only where the day of telling has seen it.
 */
final class History {
  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 360;

  private final Random random;
  private final LocalDate told;
  private final List<String> lines = new ArrayList<>();
  private final List<String> usage = new ArrayList<>();
  private final List<String> tickets = new ArrayList<>();
  private final List<String> surveys = new ArrayList<>();
  private final List<String> touches = new ArrayList<>();
  private final List<String> invoices = new ArrayList<>();
  private final List<String> deals = new ArrayList<>();
  private final List<String> goals = new ArrayList<>();
  private final List<String> accounts = new ArrayList<>();

  private History(long seed, LocalDate told) {
    this.random = new Random(seed);
    this.told = told;
  }

  /** The same facts for the same seed, told on a day. */
  static History of(long seed, int accounts, LocalDate told) {
    History history = new History(seed, told);
    for (int i = 0; i < accounts; i++) {
      history.live("A" + i);
    }
    return history;
  }

  private LocalDate day() {
    return FROM.plusDays(random.nextInt(DAYS));
  }

  private void live(String account) {
    accounts.add("| %s | false |".formatted(account));
    line(account, day().minusMonths(8));
    for (int i = 0; i < 30; i++) {
      use(account, day(), random.nextInt(6), random.nextInt(4));
    }
    for (int i = 0; i < 8; i++) {
      ticket(account, i, day(), random.nextInt(60));
      touch(account, i, day());
    }
    for (int i = 0; i < 4; i++) {
      survey(account, i, day());
      invoice(account, i, day(), random.nextInt(80));
      goal(account, i, day(), random.nextInt(90) - 30);
    }
    deal(account, day());
  }

  /** Some lines end, half of them announced; the term shown is that of the day of telling. */
  private void line(String account, LocalDate start) {
    LocalDate end = day();
    LocalDate requested = end.minusDays(random.nextInt(90));
    boolean isEnding = random.nextInt(3) == 0 && end.isAfter(start.plusDays(30));
    boolean isSaid = random.nextBoolean();
    LocalDate term = start;
    while (!term.plusYears(1).isAfter(told) && !(isEnding && !term.plusYears(1).isBefore(end))) {
      term = term.plusYears(1);
    }
    boolean isOver = isEnding && !end.isAfter(told);
    boolean isAnnounced = isEnding && isSaid && !requested.isAfter(told);
    lines.add(
        "| %s | %s | %s | %s | %s | %s | %s | %s | %s | 10 | 900.00 |"
            .formatted(
                account,
                account,
                isOver ? "cancelled" : "active",
                start,
                isOver || isAnnounced ? end : "-",
                term,
                term.plusYears(1),
                isAnnounced ? requested : "-",
                isAnnounced ? end : "-"));
  }

  private void use(String account, LocalDate day, int user, int feature) {
    if (!day.isAfter(told)) {
      usage.add(
          "| app | %s | U%d | F%d | %s | 3 | 1.0 | 0 | %s |"
              .formatted(account, user, feature, day, told));
    }
  }

  private void ticket(String account, int number, LocalDate day, int openDays) {
    LocalDate solved = day.plusDays(openDays);
    boolean isSolved = !solved.isAfter(told);
    int rating = 1 + random.nextInt(5);
    if (!day.isAfter(told)) {
      tickets.add(
          "| desk | %s-%d | %s | %sT09:00 | %s | false | %s | %s | %s |"
              .formatted(
                  account,
                  number,
                  account,
                  day,
                  isSolved ? solved + "T09:00" : "-",
                  isSolved ? "solved" : "open",
                  isSolved ? rating : "-",
                  told));
    }
  }

  private void touch(String account, int number, LocalDate day) {
    String kind = List.of("qbr", "call", "email", "training").get(random.nextInt(4));
    boolean yes = random.nextBoolean();
    if (!day.isAfter(told)) {
      touches.add(
          "| crm | %s-%d | %s | %s | %s | %s | %s | %s | %s |"
              .formatted(account, number, account, kind, day, day, yes, yes, told));
    }
  }

  private void survey(String account, int number, LocalDate day) {
    int score = random.nextInt(11);
    if (!day.isAfter(told)) {
      surveys.add(
          "| ask | %s-%d | %s | nps | %d | %s | %s |"
              .formatted(account, number, account, score, day, told));
    }
  }

  private void invoice(String account, int number, LocalDate day, int paidAfter) {
    LocalDate paid = day.plusDays(paidAfter);
    boolean isPaid = !paid.isAfter(told);
    if (!day.isAfter(told)) {
      invoices.add(
          "| bill | %s-%d | %s | %s | %s | %s | %s | false | %s |"
              .formatted(
                  account,
                  number,
                  account,
                  day,
                  day.plusDays(30),
                  isPaid ? paid : "-",
                  isPaid ? "paid" : "open",
                  told));
    }
  }

  private void goal(String account, int number, LocalDate due, int lateDays) {
    LocalDate reached = due.plusDays(lateDays);
    goals.add(
        "| plan | %s-%d | %s | %s | %s | %s |"
            .formatted(account, number, account, due, reached.isAfter(told) ? "-" : reached, told));
  }

  private void deal(String account, LocalDate day) {
    if (!day.isAfter(told)) {
      deals.add(
          "| crm | %s | %s | renewal | %s | true | %s |".formatted(account, account, day, told));
    }
  }

  /** The facts as they are told, seen from past days. */
  PastFacts facts(PastDays days) {
    return new PastFacts(
        days,
        table(Accounts.TABLE, "| account_id | is_test |", accounts),
        lines(),
        none(FxRates.TABLE),
        table(
            DailyUsage.TABLE,
            "| source | account_id | user_id | feature | usage_date | events | minutes | denied | known_on |",
            usage),
        none(Plans.TABLE),
        table(
            Tickets.TABLE,
            "| source | ticket_id | account_id | created_at | solved_at | is_escalated | status | csat_score | known_on |",
            tickets),
        table(
            Surveys.TABLE,
            "| source | response_id | account_id | kind | score | responded_date | known_on |",
            surveys),
        table(
            Touchpoints.TABLE,
            "| source | touchpoint_id | account_id | kind | scheduled_date | held_date | is_attended | is_answered | known_on |",
            touches),
        none(Contacts.TABLE),
        table(
            Invoices.TABLE,
            "| source | invoice_id | account_id | issued_date | due_date | paid_date | status | has_failed | known_on |",
            invoices),
        table(
            Opportunities.TABLE,
            "| source | opportunity_id | account_id | kind | close_date | is_won | known_on |",
            deals),
        table(
            SuccessGoals.TABLE,
            "| source | goal_id | account_id | due_date | reached_date | known_on |",
            goals),
        none(Milestones.TABLE));
  }

  private Dataset<Row> lines() {
    return LineHistory.from(
        Ledgers.lines(
            text(
                "| subscription_line_id | account_id | status | service_start_date | service_end_date | term_start_date | term_end_date | cancel_requested_date | cancel_effective_date | quantity | amount |",
                lines)),
        told);
  }

  private static Dataset<Row> table(Table table, String header, List<String> facts) {
    return rows(table, text(header, facts));
  }

  private static String text(String header, List<String> facts) {
    return header + "\n" + String.join("\n", facts);
  }
}
