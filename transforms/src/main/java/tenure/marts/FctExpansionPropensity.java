package tenure.marts;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.expansion.ExpansionFields;
import tenure.expansion.ExpansionPolicy;
import tenure.ledger.GrainMonths;
import tenure.ledger.Movements;

/**
 * How often a proposal was taken: one row per kind. Looked at are the proposals of month ends that
 * lie long enough back; taken is one after which the customer expanded in such a way.
 */
public final class FctExpansionPropensity {
  public static final Field KIND = ExpansionFields.KIND;
  public static final Field KNOWN_ON = Versions.KNOWN_ON.plain();
  public static final Field PROPOSALS =
      Field.count("proposals", "Proposals of month ends, a kind and account of each once.")
          .required();
  public static final Field TAKEN =
      Field.count("taken", "Those followed by an expansion of that kind in time.").required();
  public static final Field PROPENSITY =
      Field.share("propensity", "taken over proposals; null where they are too few.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_expansion_propensity", "How often a proposal was taken.")
          .withColumns(KIND, PROPOSALS, TAKEN, PROPENSITY, KNOWN_ON)
          .check("taken_of_proposals", "taken <= proposals", "no more is taken than proposed");

  private static final int PLACES = 6;

  private FctExpansionPropensity() {}

  /**
   * Every kind with an earlier proposal.
   *
   * @param proposals marts.fct_expansion_opportunity of earlier nights
   * @param hierarchy as known
   * @param movements ledger.movements up to the night
   */
  public static Dataset<Row> from(
      Dataset<Row> proposals,
      Dataset<Row> hierarchy,
      Dataset<Row> movements,
      ExpansionPolicy.Propensity policy,
      LocalDate night) {
    Column proposed = FctExpansionOpportunity.AS_OF_DATE.col();
    Column until = last_day(add_months(proposed, policy.months()));
    Dataset<Row> old =
        proposals
            .where(proposed.equalTo(last_day(proposed)))
            .where(until.leq(Months.day(Months.lastComplete(night))))
            .select(FctExpansionOpportunity.ACCOUNT_ID.col(), KIND.col(), proposed)
            .distinct();
    Column month = Movements.MONTH_END_DATE.col();
    Column isAfter = col("_grain").equalTo(GrainMonths.GRAIN_ID.col()).and(month.gt(proposed));
    Column isTaken = coalesce(bool_or(isOfKind()), lit(false));
    return GrainMonths.underParents(old, hierarchy)
        .join(expansions(movements), isAfter.and(month.leq(until)), "left_outer")
        .groupBy(FctExpansionOpportunity.ACCOUNT_ID.col(), KIND.col(), proposed)
        .agg(when(isTaken, 1L).otherwise(0L).as("_taken"))
        .groupBy(KIND.col())
        .agg(count(lit(1)).as(PROPOSALS.name()), sum(col("_taken")).as(TAKEN.name()))
        .withColumns(
            Map.of(
                PROPENSITY.name(),
                when(
                    PROPOSALS.col().geq(policy.minimumProposals()),
                    round(TAKEN.col().divide(PROPOSALS.col()), PLACES)),
                KNOWN_ON.name(),
                Months.day(night)))
        .transform(TABLE::conform);
  }

  private static Dataset<Row> expansions(Dataset<Row> movements) {
    return movements
        .where(Movements.MOVEMENT.col().equalTo("expansion"))
        .groupBy(
            Movements.GRAIN_ID.col().as("_grain"),
            Movements.MONTH_END_DATE.col(),
            Movements.REASON.col())
        .agg(sum(Movements.MRR.col()).as("_mrr"))
        .where(col("_mrr").gt(0));
  }

  /** What a proposal of a kind leads to; health and growth lead to anything. */
  private static Column isOfKind() {
    Column reason = Movements.REASON.col();
    return when(KIND.col().equalTo("seats"), reason.isin("seat", "upsell"))
        .when(KIND.col().equalTo("whitespace"), reason.equalTo("cross_sell"))
        .when(KIND.col().equalTo("growing"), reason.isNotNull())
        .otherwise(reason.isin("tier", "upsell"));
  }
}
