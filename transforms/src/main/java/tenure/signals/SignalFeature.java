package tenure.signals;

import static org.apache.spark.sql.functions.round;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Field.Kind;
import tenure.contract.Table;
import tenure.expansion.NextProduct;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.scores.AccountFeatures;
import tenure.scores.HealthScores;

/**
 * A figure of an account that a condition may name: any column of the features but keys and days,
 * the health of the night, and the product that customers like it own.
 *
 * @param field the column
 * @param feed where it comes from
 */
public record SignalFeature(Field field, SignalFeed feed) {
  /** What the night's scores say of an account. */
  static final List<Field> HEALTH =
      List.of(
          HealthScores.HEALTH_SCORE,
          HealthScores.HEALTH_BAND,
          HealthScores.HEALTH_COVERAGE,
          HealthScores.HEALTH_CHANGE_7D,
          HealthScores.HEALTH_CHANGE_28D);

  private static final Set<Kind> NUMBERS =
      Set.of(Kind.COUNT, Kind.WHOLE, Kind.MONEY, Kind.PRECISE, Kind.NUMBER, Kind.SHARE, Kind.SCORE);
  private static final Set<Kind> FRACTIONS = Set.of(Kind.NUMBER, Kind.SHARE, Kind.SCORE);
  private static final Map<String, SignalFeature> ALL = all();

  /**
   * Every figure of the night's accounts that a condition may name.
   *
   * @param features features of the night
   * @param health scores.health_scores of the night
   * @param rules scores.product_rules up to the night
   */
  public static Dataset<Row> figures(
      AccountFeatures features, Dataset<Row> health, Dataset<Row> rules) {
    Stream<Field> shown = Stream.concat(Stream.of(AccountProfile.ACCOUNT_ID), HEALTH.stream());
    Dataset<Row> scored = health.select(shown.map(Field::col).toArray(Column[]::new));
    return NextProduct.beside(features.joined(), rules)
        .join(scored, AccountProfile.ACCOUNT_ID.name(), "left_outer");
  }

  /** The names of all features. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** The feature of a name, null where there is none. */
  static SignalFeature find(String name) {
    return ALL.get(name);
  }

  /**
   * The feature of a name.
   *
   * @throws UnknownFeature where there is none
   */
  static SignalFeature named(String name) {
    SignalFeature found = find(name);
    if (found == null) {
      throw new UnknownFeature(name, names());
    }
    return found;
  }

  String name() {
    return field.name();
  }

  boolean isNumber() {
    return NUMBERS.contains(field.kind());
  }

  boolean isFlag() {
    return field.kind() == Kind.FLAG;
  }

  Column col() {
    return field.col();
  }

  /** The value as evidence shows it: fractions to four places. */
  Column shown() {
    return FRACTIONS.contains(field.kind()) ? round(col(), 4) : col();
  }

  private static Map<String, SignalFeature> all() {
    Map<String, SignalFeature> all = new TreeMap<>();
    put(all, AccountProfile.TABLE, SignalFeed.LEDGER);
    put(all, AccountUsage.TABLE, SignalFeed.USAGE);
    put(all, AccountSupport.TABLE, SignalFeed.TICKETS);
    put(all, AccountEngagement.TABLE, SignalFeed.TOUCHPOINTS);
    put(all, AccountRelationship.TABLE, SignalFeed.CONTACTS);
    put(all, AccountFinance.TABLE, SignalFeed.INVOICES);
    put(all, AccountOutcomes.TABLE, SignalFeed.GOALS);
    // Of tables that two feeds fill, these columns are the second's.
    second(all, SignalFeed.METERS, "meter", "fullest_meter", "data_volume_", "api_calls_");
    second(all, SignalFeed.CSAT, "csat_");
    second(all, SignalFeed.NPS, "nps_");
    second(all, SignalFeed.MILESTONES, "milestones", "kick_off_", "first_value_", "day_30_moment_");
    second(all, SignalFeed.MILESTONES, AccountOutcomes.IS_DAY_30_MOMENT_REACHED.name());
    second(all, SignalFeed.ADVOCACY, "referrals_", "references_", "community_", "advocacy_");
    second(all, SignalFeed.LEDGER, AccountFinance.ARR_90D_AGO.name(), "arr_change_");
    second(all, SignalFeed.LEDGER, AccountUsage.LICENSED_SEATS.name());
    // Health deals with silent feeds by itself.
    HEALTH.forEach(f -> all.put(f.name(), new SignalFeature(f, SignalFeed.LEDGER)));
    NextProduct.FIGURES.forEach(f -> all.put(f.name(), new SignalFeature(f, SignalFeed.USAGE)));
    return Map.copyOf(all);
  }

  private static void put(Map<String, SignalFeature> all, Table table, SignalFeed feed) {
    table.fields().stream()
        .filter(f -> !f.isKey() && f.kind() != Kind.DAY && f.kind() != Kind.MOMENT)
        .forEach(f -> all.put(f.name(), new SignalFeature(f, feed)));
  }

  private static void second(
      Map<String, SignalFeature> all, SignalFeed feed, String... beginnings) {
    List<String> those = List.of(beginnings);
    all.replaceAll(
        (name, f) ->
            those.stream().anyMatch(name::startsWith) ? new SignalFeature(f.field, feed) : f);
  }
}
