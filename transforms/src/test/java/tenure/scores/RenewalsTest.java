package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;
import static tenure.scores.Customer.NIGHT;
import static tenure.scores.Customer.techCorp;

import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.features.AccountFinance;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountUsage;
import tenure.ledger.TermMrr;
import tenure.scores.RenewalPolicy.Fit;
import tenure.scores.RenewalPolicy.History;
import tenure.scores.RenewalPolicy.Motion;
import tenure.scores.RenewalPolicy.Outlook;

class RenewalsTest {
  private static final Table TERMS =
      Table.in(Layer.LEDGER, "terms", "Terms.")
          .withColumns(
              TermMrr.ACCOUNT_ID,
              TermMrr.TERM_END_DATE,
              TermMrr.ARR,
              TermMrr.IS_AUTO_RENEW,
              TermMrr.TERM_MONTHS,
              TermMrr.SUBSCRIPTIONS);
  private static final RenewalPolicy POLICY =
      policy(
          new Motion("red", List.of("30"), false, "escalate"),
          new Motion(null, List.of(), true, "right-size"),
          new Motion(null, List.of(), false, "wait"));

  @Test
  void a_stage_is_how_near_the_end_of_the_term_is() {
    assertRows(
        renewals(
            """
            | account_id | term_end_date | arr    | is_auto_renew |
            | TechCorp   | 2025-12-30    | 1.00   | true          |
            | TechCorp   | 2025-12-31    | 1.00   | true          |
            | TechCorp   | 2026-03-30    | 1.00   | true          |
            | TechCorp   | 2026-03-31    | 1.00   | true          |
            | TechCorp   | 2026-04-30    | 1.00   | false         |
            | TechCorp   | 2026-05-01    | 1.00   | true          |
            | TechCorp   | 2026-05-31    | 1.00   | true          |
            | TechCorp   | 2026-06-29    | 1.00   | true          |
            | TechCorp   | 2026-07-29    | 1.00   | true          |
            | TechCorp   | 2026-07-30    | 1.00   | true          |
            | TechCorp   | 2027-03-31    | 1.00   | true          |
            | TechCorp   | 2027-04-01    | 1.00   | true          |
            | TechCorp   | 2026-06-01    | 0.00   | true          |
            """,
            none(HealthScores.TABLE),
            techCorp()),
        """
        | term_end_date | days_to_renewal | renewal_stage | is_auto_renew |
        | 2025-12-31    | -90             | overdue       | true          |
        | 2026-03-30    | -1              | overdue       | true          |
        | 2026-03-31    | 0               | 30            | true          |
        | 2026-04-30    | 30              | 30            | false         |
        | 2026-05-01    | 31              | 60            | true          |
        | 2026-05-31    | 61              | 90            | true          |
        | 2026-06-29    | 90              | 90            | true          |
        | 2026-07-29    | 120             | 120           | true          |
        | 2026-07-30    | 121             | later         | true          |
        | 2027-03-31    | 365             | later         | true          |
        """);
  }

  @Test
  void risk_has_reasons_an_outlook_and_a_motion() {
    Dataset<Row> health =
        rows(
            HealthScores.TABLE,
            """
            | account_id | health_score | health_band | health_change_28d |
            | safe       | 90.0         | green       | 0.0               |
            | falling    | 85.0         | green       | -10.0             |
            | sick       | 20.0         | red         | -30.0             |
            | leaving    | 90.0         | green       | 0.0               |
            | unpaid     | 90.0         | green       | 0.0               |
            | idle       | 90.0         | green       | 0.0               |
            """);
    assertRows(
        renewals(
            """
            | account_id | term_end_date | arr    |
            | safe       | 2026-09-30    | 100.00 |
            | falling    | 2026-09-30    | 100.00 |
            | sick       | 2026-04-10    | 100.00 |
            | leaving    | 2026-09-30    | 100.00 |
            | unpaid     | 2026-09-30    | 100.00 |
            | idle       | 2026-09-30    | 100.00 |
            | unscored   | 2026-09-30    | 33.33  |
            """,
            health,
            known("safe"),
            known("falling"),
            known("sick")
                .with(AccountRelationship.ACTIVE_SPONSORS, 0L)
                .with(AccountRelationship.PRESENT_BUYERS, 0L),
            known("leaving").with(AccountProfile.SCHEDULED_CHURN_DATE, Date.valueOf("2026-09-30")),
            known("unpaid").with(AccountFinance.FAILED_PAYMENTS, 1L),
            known("idle").with(AccountUsage.ACTIVE_SHARE_90D, 0.49),
            known("unscored")),
        """
        | account_id | risk_segment | risk_reasons                                       | missing_stakeholders              | renewal_probability | expected_contraction_share | expected_arr | recommended_motion | probability_source |
        | safe       | green        |                                                    |                                   | 0.9                 | 0.1                        | 81.00        | wait               | config             |
        | falling    | yellow       | health falling                                     |                                   | 0.7                 | 0.0                        | 70.00        | wait               | config             |
        | sick       | red          | health red, health falling, stakeholders missing   | economic buyer, executive sponsor | 0.5                 | 0.0                        | 50.00        | escalate           | config             |
        | leaving    | red          | cancellation announced                             |                                   | 0.1                 | 0.0                        | 10.00        | wait               | config             |
        | unpaid     | red          | payment failed                                     |                                   | 0.5                 | 0.0                        | 50.00        | wait               | config             |
        | idle       | yellow       | seats idle                                         |                                   | 0.7                 | 0.0                        | 70.00        | right-size         | config             |
        | unscored   | yellow       | health not known                                   |                                   | 0.7                 | 0.0                        | 23.33        | wait               | config             |
        """);
  }

  @Test
  void every_renewal_needs_an_outlook_and_a_motion() {
    assertThrows(
        IllegalArgumentException.class,
        () -> policy(new Motion("red", List.of(), false, "escalate")));
    assertThrows(IllegalArgumentException.class, () -> new Motion("amber", List.of(), false, "x"));
    assertThrows(IllegalArgumentException.class, () -> new Outlook(1.1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Fit(0.8, 0.8, 3, 730));
    assertThrows(IllegalArgumentException.class, () -> new History(30, 20, 10));
  }

  static Customer known(String name) {
    return techCorp()
        .named(name)
        .with(AccountUsage.ACTIVE_SHARE_90D, 0.5)
        .with(AccountRelationship.ACTIVE_SPONSORS, 1L)
        .with(AccountRelationship.PRESENT_BUYERS, 1L)
        .with(AccountRelationship.PRESENT_USERS, 5L);
  }

  private static RenewalPolicy policy(Motion... motions) {
    return new RenewalPolicy(
        12,
        90,
        10,
        2,
        30,
        new Fit(0.5, 0.8, 3, 730),
        new History(30, 20, 100),
        Map.of(
            "green", new Outlook(0.9, 0.1),
            "yellow", new Outlook(0.7, 0),
            "red", new Outlook(0.5, 0),
            "cancelling", new Outlook(0.1, 0)),
        List.of(motions));
  }

  static Dataset<Row> renewals(String terms, Dataset<Row> health, Customer... customers) {
    return renewals(terms, health, none(RenewalOutlooks.TABLE), customers);
  }

  static Dataset<Row> renewals(
      String terms, Dataset<Row> health, Dataset<Row> outlooks, Customer... customers) {
    return Renewals.from(
        rows(TERMS, terms), Customer.features(NIGHT, customers), health, outlooks, POLICY, NIGHT);
  }
}
