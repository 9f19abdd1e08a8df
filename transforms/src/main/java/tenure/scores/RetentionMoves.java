package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static tenure.scores.RetentionMonths.VIEW;
import static tenure.scores.RetentionPairs.CLOSING;
import static tenure.scores.RetentionPairs.CLOSING_PAUSED;
import static tenure.scores.RetentionPairs.END;
import static tenure.scores.RetentionPairs.FIRST_POSITIVE;
import static tenure.scores.RetentionPairs.MONTHS;
import static tenure.scores.RetentionPairs.OPENING;
import static tenure.scores.RetentionPairs.OPENING_PAUSED;
import static tenure.scores.RetentionPairs.OWN;
import static tenure.scores.RetentionPairs.PAYING_MONTHS;
import static tenure.scores.RetentionPairs.REPORTED;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.ledger.Ladder;
import tenure.ledger.LedgerPolicy;

/** What one grain adds to each additive part of a window's row, once per definition. */
final class RetentionMoves {
  private static final Column BEFORE = col("held_before");
  private static final Column AFTER = col("held_after");
  private static final Column THEN = col("then");
  private static final Column MOVEMENT = col("movement");
  private static final Column IS_LOST = col("is_lost");
  private static final String IS_STRICT = "is_strict";

  private RetentionMoves() {}

  /** What each grain adds to each row, once per slice that it is in. */
  static Dataset<Row> sliced(
      Dataset<Row> restatements,
      Dataset<Row> hierarchies,
      Dataset<Row> fxRates,
      Dataset<Row> grains,
      LedgerPolicy ledger,
      RetentionPolicy policy,
      LocalDate night) {
    RetentionWindows windows = new RetentionWindows(policy.fiscalYearStartMonth());
    Dataset<Row> pairs =
        RetentionPairs.from(restatements, hierarchies, fxRates, ledger, windows, night);
    return RetentionSlices.sliced(of(pairs, windows, policy), grains);
  }

  private static Dataset<Row> of(
      Dataset<Row> pairs, RetentionWindows windows, RetentionPolicy policy) {
    Column start = Months.plus(END, negate(MONTHS));
    Column paidBefore = coalesce(FIRST_POSITIVE.leq(start), lit(false));
    // In constant currency both ends stand at the end's rates; as reported each at its own.
    Column then = policy.isConstantCurrency() ? OPENING : OWN;
    Column wasAway = PAYING_MONTHS.leq(MONTHS);
    return pairs
        .select(col("*"), inline(definitions(windows)))
        .withColumns(
            Map.of(
                "held_before", OPENING.plus(OPENING_PAUSED),
                "held_after", CLOSING.plus(CLOSING_PAUSED),
                "then", then))
        .withColumns(
            Map.of(
                "movement", Ladder.movement(BEFORE, AFTER, paidBefore),
                "is_lost", col(IS_STRICT).and(wasAway).and(BEFORE.gt(0)).and(AFTER.gt(0))))
        .withColumns(bridge())
        .withColumns(cohort());
  }

  private static Column definitions(RetentionWindows windows) {
    return array_compact(
        array(
            RetentionDefinition.ALL.stream()
                .map(d -> when(d.isOf(windows, VIEW, MONTHS, END), row(d)))
                .toArray(Column[]::new)));
  }

  private static Column row(RetentionDefinition definition) {
    return struct(
        lit(definition.id()).as(Retention.DEFINITION_ID.name()),
        lit(definition.periodKind()).as(Retention.PERIOD_KIND.name()),
        lit(definition.isWithoutReturn()).as(IS_STRICT));
  }

  /** Who is lost by definition although it came back has left and returned (rule 2.5). */
  private static Map<String, Column> bridge() {
    Column stays = not(IS_LOST);
    Map<String, Column> parts = new LinkedHashMap<>();
    parts.put(Retention.PERIOD_END_DATE.name(), END);
    parts.put(Retention.OPENING_MRR.name(), REPORTED);
    parts.put(Retention.NEW_MRR.name(), amount(is(Ladder.NEW), AFTER));
    parts.put(
        Retention.REACTIVATION_MRR.name(), amount(is(Ladder.REACTIVATION).or(IS_LOST), AFTER));
    parts.put(
        Retention.EXPANSION_MRR.name(),
        amount(is(Ladder.EXPANSION).and(stays), AFTER.minus(BEFORE)));
    parts.put(
        Retention.CONTRACTION_MRR.name(),
        amount(is(Ladder.CONTRACTION).and(stays), BEFORE.minus(AFTER)));
    parts.put(Retention.CHURN_MRR.name(), amount(is(Ladder.CHURN).or(IS_LOST), BEFORE));
    parts.put(Retention.PAUSE_MRR.name(), Money.cents(OPENING_PAUSED.minus(CLOSING_PAUSED)));
    parts.put(Retention.FX_MRR.name(), Money.cents(OPENING.minus(OWN)));
    parts.put(Retention.RESTATEMENT_MRR.name(), Money.cents(OWN.minus(REPORTED)));
    parts.put(Retention.CLOSING_MRR.name(), CLOSING);
    return parts;
  }

  private static Map<String, Column> cohort() {
    Column isMember = THEN.gt(0);
    Column remains = isMember.and(not(IS_LOST));
    Map<String, Column> parts = new LinkedHashMap<>();
    parts.put(Retention.COHORT_MRR.name(), amount(isMember, THEN));
    parts.put(Retention.COHORT_CLOSING_MRR.name(), amount(remains, CLOSING));
    parts.put(Retention.RETAINED_MRR.name(), amount(remains, least(THEN, CLOSING)));
    parts.put(Retention.OPENING_ACCOUNTS.name(), when(isMember, 1L).otherwise(0L));
    parts.put(
        Retention.RETAINED_ACCOUNTS.name(), when(remains.and(CLOSING.gt(0)), 1L).otherwise(0L));
    return parts;
  }

  private static Column is(String movement) {
    return coalesce(MOVEMENT.equalTo(movement), lit(false));
  }

  private static Column amount(Column condition, Column amount) {
    return Money.orZero(when(condition, amount));
  }
}
