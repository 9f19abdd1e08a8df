package tenure.plays;

import java.time.LocalDate;

/** Two customers of one manager: one is red, the payment of the other failed. */
final class TwoCustomers {
  /** Maundy Thursday. */
  static final LocalDate NIGHT = LocalDate.of(2026, 4, 2);

  static final String RED =
      """
      | account_id | health_band |
      | red        | red         |
      """;
  static final String PAYMENT =
      """
      | account_id | signal  | first_seen_date | state | evidence              |
      | failed     | payment | 2026-03-30      | open  | {"failed_payments":1} |
      """;
  static final String FIGURES =
      """
      | account_id | segment    | arr       | csm_id | tenure_days |
      | red        | enterprise | 100000.00 | c1     | 400         |
      | failed     | mid_market | 50000.00  | c1     | 400         |
      """;
  static final String CSMS =
      """
      | csm_id | is_active |
      | c1     | true      |
      | c2     | false     |
      """;

  private TwoCustomers() {}

  /** A night on which both are as they are. */
  static PlayNight look(LocalDate night) {
    return new PlayNight(night).figures(FIGURES).health(RED).signals(PAYMENT).csms(CSMS);
  }
}
