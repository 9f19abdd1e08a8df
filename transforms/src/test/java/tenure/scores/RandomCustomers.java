package tenure.scores;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tenure.contract.Field;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;

/** Customers whose features are drawn around every threshold, all observed on the night itself. */
final class RandomCustomers {
  /** Each input by itself: what a source can fail to say about one account. */
  static final List<List<Field>> INPUTS =
      List.of(
          List.of(AccountUsage.DAU_SHARE),
          List.of(AccountUsage.ADOPTION_SHARE),
          List.of(AccountEngagement.IS_LAST_QBR_ATTENDED, AccountEngagement.LAST_QBR_DATE),
          List.of(AccountEngagement.IS_TRAINING_DONE, AccountEngagement.LAST_TRAINING_DATE),
          List.of(AccountEngagement.RESPONSE_RATE_90D),
          List.of(AccountSupport.TICKET_GROWTH),
          List.of(AccountSupport.CSAT_AVERAGE_90D, AccountSupport.LAST_CSAT_DATE),
          List.of(AccountSupport.OPEN_ESCALATIONS),
          List.of(AccountRelationship.NPS_SCORE, AccountRelationship.NPS_DATE),
          List.of(AccountFinance.LAST_INVOICE_DATE),
          List.of(AccountFinance.ARR_CHANGE_90D, AccountFinance.RENEWAL_WON_DATE),
          List.of(AccountOutcomes.GOALS_REACHED_SHARE),
          List.of(AccountUsage.USAGE_FRESHNESS_DAYS),
          List.of(AccountEngagement.ENGAGEMENT_FRESHNESS_DAYS),
          List.of(AccountSupport.TICKETS_FRESHNESS_DAYS),
          List.of(AccountSupport.CSAT_FRESHNESS_DAYS),
          List.of(AccountRelationship.CONTACTS_FRESHNESS_DAYS),
          List.of(AccountRelationship.NPS_FRESHNESS_DAYS),
          List.of(AccountFinance.INVOICES_FRESHNESS_DAYS));

  private RandomCustomers() {}

  /** What a feed says, by the column of its freshness. */
  static List<Field> ofFeed(Field freshness) {
    return Map.of(
            AccountUsage.USAGE_FRESHNESS_DAYS,
            List.of(AccountUsage.DAU_SHARE, AccountUsage.ADOPTION_SHARE),
            AccountEngagement.ENGAGEMENT_FRESHNESS_DAYS,
            List.of(
                AccountEngagement.IS_LAST_QBR_ATTENDED,
                AccountEngagement.IS_TRAINING_DONE,
                AccountEngagement.RESPONSE_RATE_90D),
            AccountSupport.TICKETS_FRESHNESS_DAYS,
            List.of(AccountSupport.TICKET_GROWTH, AccountSupport.OPEN_ESCALATIONS),
            AccountRelationship.CONTACTS_FRESHNESS_DAYS,
            List.of(
                AccountRelationship.SPONSORS,
                AccountRelationship.ACTIVE_SPONSORS,
                AccountRelationship.CHAMPIONS,
                AccountRelationship.ACTIVE_CHAMPIONS),
            AccountFinance.INVOICES_FRESHNESS_DAYS,
            List.of(AccountFinance.OVERDUE_DAYS_MAX, AccountFinance.FAILED_PAYMENTS))
        .get(freshness);
  }

  static Customer draw(String name, Random random) {
    boolean sponsor = random.nextBoolean();
    boolean champion = random.nextBoolean();
    return Customer.techCorp()
        .named(name)
        .with(AccountProfile.SEGMENT, pick(random, "enterprise", "smb"))
        .with(AccountUsage.DAU_SHARE, pick(random, 0.0, 0.39, 0.4, 0.69, 0.7, 1.2))
        .with(AccountUsage.ADOPTION_SHARE, pick(random, 0.0, 0.29, 0.3, 0.59, 0.6, 1.0))
        .with(AccountEngagement.IS_LAST_QBR_ATTENDED, random.nextBoolean())
        .with(AccountEngagement.IS_TRAINING_DONE, random.nextBoolean())
        .with(AccountEngagement.RESPONSE_RATE_90D, pick(random, 0.0, 0.49, 0.5, 1.0))
        .with(AccountSupport.TICKET_GROWTH, pick(random, -1.0, 0.0, 0.1, 2.0))
        .with(AccountSupport.CSAT_AVERAGE_90D, pick(random, 1.0, 2.9, 3.0, 3.9, 4.0, 5.0))
        .with(AccountSupport.OPEN_ESCALATIONS, pick(random, 0L, 0L, 0L, 1L))
        .with(AccountRelationship.SPONSORS, sponsor ? 1L : pick(random, 0L, 2L))
        .with(AccountRelationship.ACTIVE_SPONSORS, sponsor ? 1L : 0L)
        .with(AccountRelationship.CHAMPIONS, champion ? 1L : pick(random, 0L, 2L))
        .with(AccountRelationship.ACTIVE_CHAMPIONS, champion ? 1L : 0L)
        .with(AccountRelationship.NPS_SCORE, pick(random, 0.0, 6.0, 7.0, 8.0, 9.0, 10.0))
        .with(AccountFinance.OVERDUE_DAYS_MAX, pick(random, 0L, 0L, 1L, 30L, 31L))
        .with(AccountFinance.FAILED_PAYMENTS, pick(random, 0L, 0L, 0L, 1L))
        .with(AccountFinance.ARR_CHANGE_90D, new BigDecimal(pick(random, "-1.00", "0.00", "1.00")))
        .with(AccountFinance.RENEWAL_WON_DATE, pick(random, null, null, Date.valueOf("2026-03-01")))
        .with(AccountOutcomes.GOALS_REACHED_SHARE, pick(random, 0.0, 0.5, 0.8))
        .with(AccountOutcomes.GOALS_FRESHNESS_DAYS, 0L);
  }

  /** The customer as known when some of the inputs fail. */
  static Customer without(Customer customer, Random random) {
    Customer poorer = customer.copy();
    int failing = 1 + random.nextInt(4);
    for (int i = 0; i < failing; i++) {
      INPUTS.get(random.nextInt(INPUTS.size())).forEach(f -> poorer.with(f, null));
    }
    return poorer;
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
