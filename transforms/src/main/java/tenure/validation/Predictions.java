package tenure.validation;

import tenure.contract.Field;
import tenure.features.AccountProfile;
import tenure.scores.HealthScores;

/**
 * What is held against what came: one row per customer, month end and whatever it is evaluated by
 * (rule 3.7). Any judge of customers can be put in these columns: a scorecard as it stands, one
 * that is only considered, a regression.
 */
public final class Predictions {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field MONTH_END_DATE =
      Field.day("month_end_date", "The month end at which the customer was judged.").key();
  public static final Field RISK =
      Field.number("risk", "How much at risk: more is worse; only the order counts.");
  public static final Field EXPECTED =
      Field.share("expected", "The expected probability of a loss; null where none is claimed.");
  public static final Field BASE =
      Field.share("base", "The share of losses known by then: what to expect without any score.");
  public static final Field HEALTH_BAND = HealthScores.HEALTH_BAND;
  public static final Field ARR =
      Field.money("arr", "ARR at the month end, reporting currency.").required();
  public static final Field IS_RECONSTRUCTED =
      Field.flag(
              "is_reconstructed",
              "Whether the judgement was worked out later from dated facts, not kept on its night.")
          .required();
  public static final Field IS_LOST =
      Field.flag("is_lost", "Whether the customer left or shrank within the horizon.").required();

  private Predictions() {}
}
