package tenure.validation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import tenure.contract.Field;

/** What the figures of an evaluation mean, in words (rule 3.7). */
public final class Verdict {
  public static final String TOO_FEW = "too_few_losses";
  public static final String PREDICTIVE = "predictive";
  public static final String NO_EVIDENCE = "no_evidence";
  public static final String MISLEADING = "misleading";

  public static final Field VERDICT =
      Field.choice(
              "verdict",
              "Whether the 95 % interval of auc lies above a half, holds it, or lies below.",
              TOO_FEW,
              PREDICTIVE,
              NO_EVIDENCE,
              MISLEADING)
          .required();
  public static final Field WORDS =
      Field.text("verdict_words", "The verdict as a sentence, and whether the colours hold.");

  private Verdict() {}

  /** The columns beside those of {@link Evaluation}. */
  public static Map<String, Column> columns(int minimumLosses) {
    Column isFew =
        Evaluation.LOST_ACCOUNTS
            .col()
            .lt(minimumLosses)
            .or(Evaluation.AUC_LOW.col().isNull())
            .or(Evaluation.AUC_HIGH.col().isNull());
    Column verdict =
        when(isFew, TOO_FEW)
            .when(Evaluation.AUC_LOW.col().gt(0.5), PREDICTIVE)
            .when(Evaluation.AUC_HIGH.col().lt(0.5), MISLEADING)
            .otherwise(NO_EVIDENCE);
    return Map.of(VERDICT.name(), verdict, WORDS.name(), words(verdict, minimumLosses));
  }

  private static Column words(Column verdict, int minimumLosses) {
    Column few =
        format_string(
            "Too few losses to say: different customers lost %d, needed " + minimumLosses + ".",
            Evaluation.LOST_ACCOUNTS.col());
    Column pairs =
        format_string(
            "of a lost customer and a kept one, the lost one looked worse in %d %% of pairs"
                + " (95 %% interval %d to %d %%).",
            percent(Evaluation.AUC), percent(Evaluation.AUC_LOW), percent(Evaluation.AUC_HIGH));
    return when(verdict.equalTo(TOO_FEW), few)
        .when(verdict.equalTo(PREDICTIVE), said("It predicts: ", pairs))
        .when(verdict.equalTo(MISLEADING), said("It misleads: ", pairs))
        .otherwise(said("No evidence of predictive value: ", pairs));
  }

  private static Column said(String first, Column pairs) {
    Column isKept = Bands.IS_IN_ORDER.col();
    Column colours =
        when(isKept, " Red lost more than yellow, and yellow more than green.")
            .when(not(isKept), " The colours fail: a better one lost as much as a worse one.");
    return concat(lit(first), pairs, coalesce(colours, lit("")));
  }

  private static Column percent(Field share) {
    return round(share.col().multiply(100)).cast("long");
  }
}
