package tenure.jobs.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.features.AccountProfile;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.scores.HealthScores;
import tenure.scores.Renewals;

/** An explanation in plain words, a line a fact. */
public final class ExplainedWords {
  private ExplainedWords() {}

  /** Who it is, what it pays, and how healthy it is. */
  public static List<String> head(Explanation e) {
    List<String> lines = new ArrayList<>();
    Row account = e.account();
    Row today = e.today();
    lines.add(
        text(account, DimAccount.ACCOUNT_NAME)
            + " ("
            + text(account, DimAccount.ACCOUNT_ID)
            + ") on "
            + e.night());
    lines.add(
        "%s, %s; plan %s; customer success manager %s"
            .formatted(
                text(today, FctAccountDaily.SEGMENT),
                text(today, FctAccountDaily.LIFECYCLE_STAGE),
                text(today, AccountProfile.PLAN),
                text(account, DimAccount.CSM_NAME)));
    lines.add(
        "MRR %s, ARR %s"
            .formatted(money(today, FctAccountDaily.MRR), money(today, FctAccountDaily.ARR)));
    lines.addAll(health(e));
    return lines;
  }

  private static List<String> health(Explanation e) {
    Row today = e.today();
    Double score = today.getAs(HealthScores.HEALTH_SCORE.name());
    if (score == null) {
      return List.of("No health score: only customers who pay have one.");
    }
    String coverage = share(today, HealthScores.HEALTH_COVERAGE);
    return List.of(
        "health %.1f, %s (this night by itself: %s), coverage %s, scorecard %s"
            .formatted(
                score,
                text(today, FctAccountDaily.HEALTH_BAND),
                text(today, HealthScores.RAW_BAND),
                coverage,
                text(today, HealthScores.SCORECARD)));
  }

  /** The measure that costs most, of the measures with the biggest gap first. */
  public static String biggestGap(List<Row> measures) {
    return measures.stream()
        .findFirst()
        .filter(m -> m.<Double>getAs("gap") > 0)
        .map(
            m ->
                String.format(
                    Locale.ROOT,
                    "biggest gap: %s costs %.1f of its %.1f points",
                    m.getAs("measure"),
                    m.<Double>getAs("gap"),
                    m.<Double>getAs("weight")))
        .orElse("no gap: every measure earns all its points");
  }

  /** The next renewal. */
  public static List<String> renewal(Explanation e) {
    if (e.renewal().isEmpty()) {
      return List.of("no term ends within twelve months");
    }
    Row r = e.renewal().get();
    List<String> lines = new ArrayList<>();
    lines.add(
        "next renewal %s (in %s days): ARR due %s, probability %s, risk %s"
            .formatted(
                text(r, Renewals.TERM_END_DATE),
                text(r, Renewals.DAYS_TO_RENEWAL),
                money(r, Renewals.ARR_DUE),
                share(r, Renewals.RENEWAL_PROBABILITY),
                text(r, Renewals.RISK_SEGMENT)));
    add(lines, "because: ", r, Renewals.RISK_REASONS);
    add(lines, "nobody known as: ", r, Renewals.MISSING_STAKEHOLDERS);
    add(lines, "recommended: ", r, Renewals.RECOMMENDED_MOTION);
    return lines;
  }

  private static void add(List<String> lines, String label, Row row, Field field) {
    String value = row.getAs(field.name());
    if (value != null && !value.isBlank()) {
      lines.add(label + value);
    }
  }

  private static String text(Row row, Field field) {
    Object value = row.getAs(field.name());
    return value == null ? "none" : value.toString();
  }

  private static String money(Row row, Field field) {
    Object value = row.getAs(field.name());
    return value == null ? "none" : String.format(Locale.ROOT, "%,.2f", value);
  }

  private static String share(Row row, Field field) {
    Double value = row.getAs(field.name());
    return value == null ? "unknown" : String.format(Locale.ROOT, "%.0f %%", 100 * value);
  }
}
