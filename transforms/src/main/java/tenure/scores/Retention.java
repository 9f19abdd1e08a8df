package tenure.scores;

import static tenure.contract.Layer.SCORES;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.ledger.LedgerPolicy;
import tenure.ledger.MonthCloses;

/**
 * How much of the recurring revenue at the start of a window is there at its end: one row per
 * definition, window and slice, with the additive parts beside each rate, so that a roll-up adds
 * the parts again and never averages rates (rule 2.3).
 */
public final class Retention {
  public static final Field DEFINITION_ID =
      Field.id("definition_id", "Which definition of retention the row follows (rule 2.6).").key();
  public static final Field PERIOD_KIND =
      Field.choice(
              "period_kind",
              "The kind of window.",
              "month",
              "quarter",
              "fiscal_year",
              "trailing_12")
          .required();
  public static final Field PERIOD_END_DATE =
      Field.day("period_end_date", "The last day of the window.").key();
  public static final Field SLICE_KIND =
      Field.choice(
              "slice_kind",
              "What the grains are told apart by (rule 2.7).",
              "total",
              "segment",
              "region",
              "industry",
              "plan",
              "product",
              "csm",
              "cohort")
          .key();
  public static final Field SLICE_VALUE =
      Field.text("slice_value", "The grains meant; unknown where the attribute is missing.").key();
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field OPENING_MRR =
      amount("opening_mrr", "MRR at the start, at the rates of the start.");
  public static final Field NEW_MRR = amount("new_mrr", "MRR of grains that never paid before.");
  public static final Field REACTIVATION_MRR =
      amount("reactivation_mrr", "MRR of grains that paid before and not at the start.");
  public static final Field EXPANSION_MRR = amount("expansion_mrr", "Growth of grains that paid.");
  public static final Field CONTRACTION_MRR =
      amount("contraction_mrr", "Loss from grains that still pay, as a positive amount.");
  public static final Field CHURN_MRR =
      amount("churn_mrr", "Loss from grains that pay no more, as a positive amount.");
  public static final Field PAUSE_MRR =
      amount("pause_mrr", "What resumed less what was paused (rule 1.8).");
  public static final Field FX_MRR =
      amount("fx_mrr", "The opening at the rates of the end less that at its own (rule 1.9).");
  public static final Field RESTATEMENT_MRR =
      amount(
          "restatement_mrr",
          "The opening as known at the end's close less as reported; 0 unless as reported (rule 1.13).");
  public static final Field CLOSING_MRR =
      amount(
          "closing_mrr",
          "MRR at the end: opening + new + reactivation + expansion - contraction - churn + pause + fx + restatement.");
  public static final Field COHORT_MRR =
      Field.money(
          "cohort_mrr",
          "A: the opening MRR of the grains that paid then; null where twelve rates are joined.");
  public static final Field COHORT_CLOSING_MRR =
      Field.money(
          "cohort_closing_mrr",
          "B: the MRR of the same grains at the end; null where twelve rates are joined.");
  public static final Field RETAINED_MRR =
      Field.money(
          "retained_mrr",
          "K: the lesser of both, taken per grain (rule 2.2); null where twelve rates are joined.");
  public static final Field GRR =
      Field.share(
          "grr",
          "Gross revenue retention: K / A, or the product or mean of twelve months; null where A is 0 (rule 2.1).");
  public static final Field NRR =
      Field.share(
          "nrr",
          "Net revenue retention: B / A, or the product or mean of twelve months; null where A is 0 (rule 2.1).");
  public static final Field OPENING_ACCOUNTS =
      Field.count("opening_accounts", "Grains that paid at the start.").required();
  public static final Field RETAINED_ACCOUNTS =
      Field.count(
          "retained_accounts",
          "Those of them that pay at the end; null where twelve rates are joined.");
  public static final Field LOGO_RETENTION =
      Field.share(
          "logo_retention",
          "retained_accounts / opening_accounts, or the product or mean of twelve months; null where 0.");
  public static final Field FORMER_COHORT_MRR =
      Field.money(
          "former_cohort_mrr",
          "cohort_mrr under the parents of the window's beginning (rule 2.8); of cohort_12m, total and segments only.");
  public static final Field FORMER_COHORT_CLOSING_MRR =
      Field.money(
          "former_cohort_closing_mrr",
          "cohort_closing_mrr under the parents of the window's beginning (rule 2.8).");
  public static final Field HIERARCHY_EFFECT =
      Field.share(
          "hierarchy_effect",
          "NRR less what it would be under the parents of the window's beginning (rule 2.8); of cohort_12m, total and segments only.");
  public static final Field IS_CHURN_MASKED =
      Field.flag("is_churn_masked", "Whether growth hides a leak: high NRR, low GRR (rule 2.10).")
          .required();

  public static final List<Field> COLUMNS =
      List.of(
          DEFINITION_ID,
          PERIOD_KIND,
          PERIOD_END_DATE,
          SLICE_KIND,
          SLICE_VALUE,
          KNOWN_ON,
          OPENING_MRR,
          NEW_MRR,
          REACTIVATION_MRR,
          EXPANSION_MRR,
          CONTRACTION_MRR,
          CHURN_MRR,
          PAUSE_MRR,
          FX_MRR,
          RESTATEMENT_MRR,
          CLOSING_MRR,
          COHORT_MRR,
          COHORT_CLOSING_MRR,
          RETAINED_MRR,
          GRR,
          NRR,
          OPENING_ACCOUNTS,
          RETAINED_ACCOUNTS,
          LOGO_RETENTION,
          FORMER_COHORT_MRR,
          FORMER_COHORT_CLOSING_MRR,
          HIERARCHY_EFFECT,
          IS_CHURN_MASKED);

  public static final Table TABLE =
      checked(Table.in(SCORES, "retention", "Retention of recurring revenue by window and slice."));

  private Retention() {}

  /** The contract's columns and the laws that every published row obeys (rule 2.3). */
  public static Table checked(Table table) {
    return table
        .withColumns(COLUMNS.toArray(Field[]::new))
        .check("grr_in_range", "grr BETWEEN 0 AND least(1, nrr)", "0 <= GRR <= min(1, NRR)")
        .check(
            "bridge_adds_up",
            "opening_mrr + new_mrr + reactivation_mrr + expansion_mrr - contraction_mrr - churn_mrr"
                + " + pause_mrr + fx_mrr + restatement_mrr = closing_mrr",
            "the opening and what moved it add to the closing");
  }

  /**
   * Every definition, complete window and slice, as known on night.
   *
   * @param restatements every restatement of ledger.line_months up to night
   * @param hierarchies every version of silver.account_hierarchy up to night: the last counts for
   *     both ends of every window (rule 2.8)
   * @param grains one row per grain_id with any of the columns of {@link RetentionSlices}
   */
  public static Dataset<Row> from(
      Dataset<Row> restatements,
      Dataset<Row> hierarchies,
      Dataset<Row> fxRates,
      Dataset<Row> grains,
      LedgerPolicy ledger,
      RetentionPolicy policy,
      LocalDate night) {
    Dataset<Row> closes = MonthCloses.from(restatements, ledger);
    return RetentionMoves.books(restatements, closes, hierarchies, fxRates, grains, ledger)
        .transform(books -> RetentionMoves.sums(books, policy, night))
        .transform(rows -> RetentionRates.from(rows, policy, night))
        .transform(TABLE::conform);
  }

  /**
   * What each grain adds to each row of {@link #from} that compares two ends: one row per grain,
   * definition, window and slice, with every column that adds up.
   */
  public static Dataset<Row> byGrain(
      Dataset<Row> restatements,
      Dataset<Row> hierarchies,
      Dataset<Row> fxRates,
      Dataset<Row> grains,
      LedgerPolicy ledger,
      RetentionPolicy policy,
      LocalDate night) {
    String hidden = RetentionDefinition.COHORT_12M_FORMER_GRAINS.id();
    Dataset<Row> closes = MonthCloses.from(restatements, ledger);
    return RetentionMoves.books(restatements, closes, hierarchies, fxRates, grains, ledger)
        .transform(books -> RetentionMoves.byGrain(books, policy, night))
        .where(DEFINITION_ID.col().notEqual(hidden));
  }

  private static Field amount(String name, String doc) {
    return Field.money(name, doc).required();
  }
}
