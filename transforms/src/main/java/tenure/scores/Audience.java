package tenure.scores;

import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;

import java.util.List;
import org.apache.spark.sql.Column;
import tenure.features.AccountProfile;

/**
 * The accounts a scorecard is for; an empty list or a null means any.
 *
 * @param segments coverage segments
 * @param lifecycleStages lifecycle stages
 * @param products product families, of which the account owns at least one
 * @param tenureFromDays the least age in days since the first paid day
 * @param tenureToDays the greatest age in days
 */
public record Audience(
    List<String> segments,
    List<String> lifecycleStages,
    List<String> products,
    Integer tenureFromDays,
    Integer tenureToDays) {

  /** Every account. */
  public static final Audience EVERYBODY =
      new Audience(List.of(), List.of(), List.of(), null, null);

  /**
   * @throws IllegalArgumentException when the ages are in the wrong order
   */
  public Audience {
    segments = List.copyOf(segments);
    lifecycleStages = List.copyOf(lifecycleStages);
    products = List.copyOf(products);
    if (tenureFromDays != null && tenureToDays != null && tenureFromDays > tenureToDays) {
      throw new IllegalArgumentException(
          "A scorecard for accounts from %d to %d days old is for nobody. Swap tenure-from-days and tenure-to-days."
              .formatted(tenureFromDays, tenureToDays));
    }
  }

  /** What of one account decides whether it belongs. */
  public record Member(String segment, String stage, List<String> products, long tenureDays) {}

  /** Whether an account belongs. */
  public boolean includes(Member account) {
    return (segments.isEmpty() || segments.contains(account.segment()))
        && (lifecycleStages.isEmpty() || lifecycleStages.contains(account.stage()))
        && (products.isEmpty() || products.stream().anyMatch(account.products()::contains))
        && (tenureFromDays == null || account.tenureDays() >= tenureFromDays)
        && (tenureToDays == null || account.tenureDays() <= tenureToDays);
  }

  /** Whether a row of account_profile belongs. */
  Column includes() {
    Column age = coalesce(AccountProfile.TENURE_DAYS.col(), lit(0L));
    return oneOf(AccountProfile.SEGMENT.col(), segments)
        .and(oneOf(AccountProfile.LIFECYCLE_STAGE.col(), lifecycleStages))
        .and(products.isEmpty() ? lit(true) : ownsOne())
        .and(tenureFromDays == null ? lit(true) : age.geq(tenureFromDays))
        .and(tenureToDays == null ? lit(true) : age.leq(tenureToDays));
  }

  private static Column oneOf(Column value, List<String> words) {
    return words.isEmpty() ? lit(true) : value.isin(words.toArray());
  }

  private Column ownsOne() {
    Column spaceless = regexp_replace(AccountProfile.PRODUCT_FAMILIES.col(), "\\s*,\\s*", ",");
    Column owned = split(coalesce(spaceless, lit("")), ",");
    return size(array_intersect(owned, lit(products.toArray(String[]::new)))).gt(0);
  }
}
