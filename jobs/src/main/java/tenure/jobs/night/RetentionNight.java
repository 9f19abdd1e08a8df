package tenure.jobs.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.features.AccountProfile;
import tenure.jobs.settings.Settings;
import tenure.ledger.KnownLines;
import tenure.ledger.LineMonths;
import tenure.ledger.MonthCloses;
import tenure.scores.GrainAttributes;
import tenure.scores.Retention;
import tenure.scores.RetentionBasis;
import tenure.scores.RetentionChanges;
import tenure.scores.RetentionUpdate;
import tenure.scores.RetentionUpdate.View;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;
import tenure.silver.FxRates;

/**
 * Retention of a night: of a large ledger from the last night's and the grains with a change since,
 * where both know the same months, rates and settings; else from every line month.
 */
final class RetentionNight {
  private static final Field[] LINE = {LineMonths.SOURCE, LineMonths.SUBSCRIPTION_LINE_ID};

  private final Inputs in;
  private final Settings settings;

  RetentionNight(Inputs in, Settings settings) {
    this.in = in;
    this.settings = settings;
  }

  /** The tables that retention is made from, its own of the last night included. */
  static List<Table> reads() {
    return Changes.and(
        LineMonths.TABLE,
        AccountProfile.TABLE,
        Accounts.TABLE,
        Retention.TABLE,
        RetentionBasis.TABLE);
  }

  /** The rows of tonight. */
  Dataset<Row> rows() {
    return base().map(this::changed).orElseGet(this::whole);
  }

  /** Tonight's row of the basis: none where the ledger is so small that it is always made whole. */
  Dataset<Row> basis() {
    Dataset<Row> tonight =
        RetentionBasis.from(
            in.known(FxRates.TABLE), settings.ledger(), settings.retention(), in.night());
    return Changes.isSmall(in, settings) ? tonight.limit(0) : tonight;
  }

  /** The last night whose rows stand and were made with the same months, rates and settings. */
  private Optional<LocalDate> base() {
    if (Changes.isSmall(in, settings)) {
      return Optional.empty();
    }
    Object tonight = basis().first().getAs(RetentionBasis.FINGERPRINT.name());
    return in.lastBefore(RetentionBasis.TABLE).collectAsList().stream()
        .filter(row -> tonight.equals(row.getAs(RetentionBasis.FINGERPRINT.name())))
        .map(row -> row.<java.sql.Date>getAs(RetentionBasis.KNOWN_ON.name()).toLocalDate())
        .filter(night -> !of(night).isEmpty())
        .findFirst();
  }

  private Dataset<Row> of(LocalDate night) {
    return in.whole(Retention.TABLE).where(Retention.KNOWN_ON.col().equalTo(Months.day(night)));
  }

  private Dataset<Row> whole() {
    return Retention.from(
        in.upTo(LineMonths.TABLE),
        in.versions(AccountHierarchy.TABLE),
        in.known(FxRates.TABLE),
        attributes(),
        settings.ledger(),
        settings.retention(),
        in.night());
  }

  private Dataset<Row> attributes() {
    return GrainAttributes.from(
        in.tonight(AccountProfile.TABLE),
        in.known(Accounts.TABLE),
        in.known(AccountHierarchy.TABLE));
  }

  private Dataset<Row> attributes(LocalDate night) {
    return GrainAttributes.from(
        in.slice(AccountProfile.TABLE, night),
        known(Accounts.TABLE, night),
        known(AccountHierarchy.TABLE, night));
  }

  private Dataset<Row> known(Table noun, LocalDate night) {
    return Versions.asKnown(noun, in.upTo(noun, night), night);
  }

  private Dataset<Row> changed(LocalDate base) {
    Dataset<Row> all = in.upTo(LineMonths.TABLE);
    View before =
        new View(
            in.upTo(LineMonths.TABLE, base),
            in.upTo(AccountHierarchy.TABLE, base),
            attributes(base));
    View now = new View(all, in.versions(AccountHierarchy.TABLE), attributes());
    Dataset<Row> lineAccounts =
        in.shared("accounts of lines", i -> RetentionChanges.lineAccounts(all));
    Dataset<Row> grains =
        in.shared(
            "grains with other retention",
            i -> RetentionChanges.grains(lineAccounts, base, before, now));
    Dataset<Row> lines = RetentionChanges.lines(lineAccounts, grains, now.hierarchies());
    Dataset<Row> theirs =
        in.shared("restatements of these grains", i -> KnownLines.within(all, lines, LINE));
    return RetentionUpdate.from(
        of(base),
        grains,
        before.of(theirs.where(LineMonths.KNOWN_ON.col().leq(Months.day(base)))),
        now.of(theirs),
        in.shared("closes of months so far", i -> MonthCloses.from(all, settings.ledger())),
        in.known(FxRates.TABLE),
        settings.ledger(),
        settings.retention(),
        in.night());
  }
}
