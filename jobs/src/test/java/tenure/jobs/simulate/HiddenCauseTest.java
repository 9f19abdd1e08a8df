package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What accounts that realise much value show in the extracts, beside those that realise little. */
class HiddenCauseTest {
  private static final LocalDate FROM = LocalDate.of(2024, 7, 1);
  private static final LocalDate TO = LocalDate.of(2025, 6, 30);
  private static final DoublePredicate HIGH = value -> value > 0.7;
  private static final DoublePredicate LOW = value -> value < 0.35;

  @TempDir static Path folder;
  private static Simulation company;
  private static final Map<String, Double> VALUES = new HashMap<>();
  private static List<Map<String, String>> tasks;
  private static List<Map<String, String>> answers;

  @BeforeAll
  static void simulate() {
    company = Simulation.daily(folder, 300, FROM, TO, 4).withNights(0).withUsageMonths(0);
    Landed landed = Landed.by(company, 2);
    landed.truth("account_months.csv").forEach(HiddenCauseTest::note);
    tasks = landed.csv("salesforce/tasks");
    answers = landed.csv("surveys/responses");
  }

  @Test
  void the_happy_come_and_answer_and_the_unhappy_less() {
    Predicate<Map<String, String>> review = row -> "QBR".equals(row.get("Type"));
    assertAll(
        () -> assertRates("reviews", tasks, "ActivityDate", "Attended__c", review, 0.80, 0.50),
        () ->
            assertRates("answers", tasks, "ActivityDate", "Answered__c", row -> true, 0.85, 0.50));
  }

  @Test
  void the_happy_praise_and_the_unhappy_do_not() {
    assertAll(() -> assertScores("NPS", 9, 0.60, 0.10), () -> assertScores("CSAT", 4, 0.90, 0.40));
  }

  @Test
  void the_unhappy_ask_the_desk_more_often_and_pay_later() {
    double ticketsHigh = tickets(HIGH);
    double ticketsLow = tickets(LOW);
    double lateHigh = late(HIGH);
    double lateLow = late(LOW);

    assertTrue(ticketsHigh < 0.5, "tickets a month " + ticketsHigh);
    assertTrue(ticketsLow > 2 * ticketsHigh, ticketsLow + " after " + ticketsHigh);
    assertTrue(lateHigh < 0.1, "bills late " + lateHigh);
    assertTrue(lateLow > 2 * lateHigh, lateLow + " after " + lateHigh);
  }

  private static void note(Map<String, String> month) {
    VALUES.put(
        month.get("account_id").substring(0, 15)
            + YearMonth.from(LocalDate.parse(month.get("month_end_date"))),
        Double.valueOf(month.get("value_realised")));
  }

  /** At least so many say yes where value is high, at most so many where it is low. */
  private static void assertRates(
      String what,
      List<Map<String, String>> rows,
      String day,
      String truth,
      Predicate<Map<String, String>> of,
      double least,
      double most) {
    Predicate<Map<String, String>> known = row -> row.get(truth) != null && row.get(day) != null;
    Predicate<Map<String, String>> yes = row -> "true".equals(row.get(truth));
    assertApart(what, rows.stream().filter(known.and(of)).toList(), day, yes, least, most);
  }

  private static void assertScores(String kind, int from, double least, double most) {
    List<Map<String, String>> rows =
        answers.stream().filter(row -> kind.equals(row.get("kind"))).toList();
    Predicate<Map<String, String>> praises = row -> Integer.parseInt(row.get("score")) >= from;
    assertApart(kind, rows, "responded_on", praises, least, most);
  }

  private static void assertApart(
      String what,
      List<Map<String, String>> rows,
      String day,
      Predicate<Map<String, String>> yes,
      double least,
      double most) {
    double high = rate(rows, day, yes, HIGH);
    double low = rate(rows, day, yes, LOW);
    assertTrue(high >= least, what + " where value is high: " + high);
    assertTrue(low <= most, what + " where value is low: " + low);
  }

  private static double rate(
      List<Map<String, String>> rows,
      String day,
      Predicate<Map<String, String>> yes,
      DoublePredicate value) {
    String account = rows.get(0).containsKey("AccountId") ? "AccountId" : "account_id";
    return rows.stream()
        .filter(row -> value.test(value(row.get(account), row.get(day))))
        .mapToInt(row -> yes.test(row) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  /** Months past the end of the company have no value and count for neither side. */
  private static double value(String account, String day) {
    String month = account.substring(0, 15) + YearMonth.from(LocalDate.parse(day));
    return VALUES.getOrDefault(month, 0.5);
  }

  /** Tickets of a served account in a month. */
  private static double tickets(DoublePredicate value) {
    long tickets = 0;
    long months = 0;
    for (AccountStory story : stories()) {
      Map<Integer, Long> byMonth =
          Ticket.of(story).stream()
              .collect(
                  Collectors.groupingBy(
                      ticket -> company.monthOf(ticket.createdOn()), Collectors.counting()));
      for (int month = 0; month < company.months(); month++) {
        boolean isServed = story.isServedOn(company.month(month).atDay(15));
        if (isServed && value.test(story.value().in(month))) {
          months++;
          tickets += byMonth.getOrDefault(month, 0L);
        }
      }
    }
    return (double) tickets / months;
  }

  /** The share of bills that were overdue at some time. */
  private static double late(DoublePredicate value) {
    return stories().stream()
        .flatMap(
            story ->
                story.invoices().stream()
                    .filter(invoice -> value.test(story.valueOn(invoice.createdOn()))))
        .mapToInt(invoice -> invoice.overdueFrom() == null ? 0 : 1)
        .average()
        .orElseThrow();
  }

  private static List<AccountStory> stories() {
    return IntStream.range(0, company.accounts())
        .mapToObj(account -> AccountStory.of(company, account))
        .toList();
  }
}
