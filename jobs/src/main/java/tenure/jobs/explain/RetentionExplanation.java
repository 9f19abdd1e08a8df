package tenure.jobs.explain;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.features.AccountProfile;
import tenure.jobs.lake.Held;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.settings.Settings;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.marts.DimAccount;
import tenure.marts.FctRetention;
import tenure.scores.GrainAttributes;
import tenure.scores.Retention;
import tenure.scores.RetentionAttribution;
import tenure.scores.RetentionBridge;
import tenure.scores.RetentionDefinition;
import tenure.scores.RetentionPoints;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;
import tenure.silver.FxRates;

/**
 * Why a rate of retention moved from one month to another: accounts, bridge, other definitions.
 *
 * @param asked the question
 * @param night as known on this night
 * @param before the earlier rate
 * @param after the later rate
 * @param accounts the accounts that moved it, the others in one row, and all together
 * @param bridge what moved the slice's recurring revenue meanwhile, from opening to closing
 * @param definitions how far other definitions differ at the later month, and by which accounts
 */
public record RetentionExplanation(
    RetentionQuestion asked,
    LocalDate night,
    RetentionRates.Rate before,
    RetentionRates.Rate after,
    Dataset<Row> accounts,
    Dataset<Row> bridge,
    Dataset<Row> definitions) {

  private static final int YEAR = 12;

  /**
   * Works an explanation out from the ledger as known on a night.
   *
   * @throws UnknownWindow where the definition, slice or month is not there
   */
  public static RetentionExplanation read(Lake lake, Settings settings, RetentionQuestion asked) {
    LocalDate night =
        asked
            .night()
            .or(() -> Published.read(lake).map(Published.Manifest::night))
            .orElse(asked.toEnd());
    try (Held slice = Held.of(slice(lake, settings, asked, night));
        Held points = Held.of(RetentionPoints.of(slice.rows()))) {
      RetentionRates rates =
          new RetentionRates(RetentionPoints.rates(points.rows()).collectAsList());
      Dataset<Row> moved =
          RetentionBridge.of(
              Movements.asKnown(lake.read(Movements.TABLE), night),
              slice.rows().select(RetentionPoints.GRAIN_ID.col()).distinct(),
              asked.fromEnd(),
              asked.toEnd());
      RetentionListing listing =
          new RetentionListing(lake.published(DimAccount.TABLE), asked.top());
      return new RetentionExplanation(
          asked,
          night,
          rate(lake, rates, asked, asked.fromEnd()),
          rate(lake, rates, asked, asked.toEnd()),
          worked(listing.accounts(changes(points.rows(), asked), RetentionBridge.byGrain(moved))),
          worked(listing.bridge(slice.rows(), RetentionBridge.byReason(moved), asked)),
          worked(definitions(listing, points.rows(), rates, asked)));
    }
  }

  /** What each grain of the slice adds to the windows that matter. */
  private static Dataset<Row> slice(
      Lake lake, Settings settings, RetentionQuestion asked, LocalDate night) {
    LocalDate ever = LocalDate.of(1900, 1, 1);
    Column end = Retention.PERIOD_END_DATE.col();
    Column isNear =
        end.gt(Months.day(asked.from().minusMonths(YEAR).atEndOfMonth()))
            .and(end.leq(Months.day(asked.toEnd())));
    return Retention.byGrain(
            lake.slices(LineMonths.TABLE, ever, night),
            lake.slices(AccountHierarchy.TABLE, ever, night),
            lake.asKnown(FxRates.TABLE, night),
            GrainAttributes.from(
                lake.slice(AccountProfile.TABLE, night),
                lake.asKnown(Accounts.TABLE, night),
                lake.asKnown(AccountHierarchy.TABLE, night)),
            settings.ledger(),
            settings.retention(),
            night)
        .where(Retention.SLICE_KIND.col().equalTo(asked.sliceKind()))
        .where(Retention.SLICE_VALUE.col().equalTo(asked.sliceValue()))
        .where(isNear);
  }

  private static Dataset<Row> changes(Dataset<Row> points, RetentionQuestion asked) {
    return RetentionAttribution.between(
        points.where(Retention.DEFINITION_ID.col().equalTo(asked.definition())),
        asked.fromEnd(),
        asked.toEnd());
  }

  private static Dataset<Row> definitions(
      RetentionListing listing,
      Dataset<Row> points,
      RetentionRates rates,
      RetentionQuestion asked) {
    return listing.definitions(
        RetentionAttribution.againstOthers(
            points,
            asked.definition(),
            rates.others(asked.definition(), asked.toEnd()),
            asked.toEnd()),
        rates.of(asked.definition(), asked.toEnd()).orElseThrow());
  }

  private static RetentionRates.Rate rate(
      Lake lake, RetentionRates rates, RetentionQuestion asked, LocalDate end) {
    return rates
        .of(asked.definition(), end)
        .orElseThrow(() -> UnknownWindow.of(asked, end, lake.published(FctRetention.TABLE)));
  }

  /** The definition that is explained where none is named. */
  public static String usualDefinition() {
    return RetentionDefinition.COHORT_12M.id();
  }

  /** Rows worked out here and now, so that what they were made from can be let go. */
  private static Dataset<Row> worked(Dataset<Row> rows) {
    return rows.sparkSession().createDataFrame(rows.collectAsList(), rows.schema());
  }
}
