package tenure.jobs.night;

import static tenure.jobs.night.Stage.MARTS;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tenure.contract.Versions;
import tenure.jobs.lake.DaySpan;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.marts.CalendarPolicy;
import tenure.marts.DimDate;
import tenure.marts.DimProduct;
import tenure.marts.DimSegment;
import tenure.silver.Products;

/** What marts are sliced by beside accounts and people, written when it changes. */
final class DimensionSteps {
  private DimensionSteps() {}

  static List<Step> of(Settings settings) {
    return List.of(calendar(settings), products(), segments(settings));
  }

  /** The ends of the calendar tell by which settings it was made. */
  private static Step calendar(Settings settings) {
    CalendarPolicy policy = settings.books().calendar();
    int fiscal = settings.retention().fiscalYearStartMonth();
    return Step.of(
            MARTS,
            DimDate.TABLE,
            List.of(DimDate.TABLE),
            in -> DimDate.from(in.whole(DimDate.TABLE), policy, fiscal, in.night()))
        .unless(
            (lake, night) ->
                DaySpan.of(lake, DimDate.TABLE, DimDate.CALENDAR_DATE)
                    .equals(
                        Optional.of(
                            new DaySpan(policy.first(fiscal), policy.last(fiscal, night)))));
  }

  private static Step products() {
    return Step.of(
            MARTS,
            DimProduct.TABLE,
            List.of(Products.TABLE),
            in -> DimProduct.from(in.known(Products.TABLE)))
        .unless((lake, night) -> lake.has(DimProduct.TABLE) && isUnchanged(lake, night));
  }

  /**
   * What is no longer sold is in no row, so that a deletion learned last is looked for each night.
   */
  private static boolean isUnchanged(Lake lake, LocalDate night) {
    Optional<LocalDate> learned =
        DaySpan.of(lake, Products.TABLE, Versions.KNOWN_ON).map(DaySpan::last);
    Optional<LocalDate> shown =
        DaySpan.of(lake, DimProduct.TABLE, Versions.KNOWN_ON).map(DaySpan::last);
    return learned.equals(shown) && learned.filter(last -> !last.isBefore(night)).isEmpty();
  }

  private static Step segments(Settings settings) {
    return Step.of(
        MARTS,
        DimSegment.TABLE,
        List.of(DimSegment.TABLE),
        in -> DimSegment.from(in.whole(DimSegment.TABLE), settings.segments()));
  }
}
