package tenure.jobs.qbr;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.jobs.explain.AccountFinder;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.marts.DimAccount;
import tenure.marts.DimSegment;
import tenure.marts.FctQbr;
import tenure.review.ReviewQuarter;
import tenure.review.ReviewQuarters;

/**
 * The reviews of a quarter as the newest night that tells of it knows them, from the marts as
 * readers are given them.
 */
public final class ReviewBook {
  private final Lake served;
  private final ReviewQuarter quarter;
  private final LocalDate night;

  private ReviewBook(Lake served, ReviewQuarter quarter, LocalDate night) {
    this.served = served;
    this.quarter = quarter;
    this.night = night;
  }

  /**
   * The reviews of a quarter.
   *
   * @param served the lake as readers are given it
   * @param asked the quarter, such as 2026Q1; the last that has ended where none is named
   * @param upTo the last night that is asked; the newest published where none is named
   * @param fiscalMonth the first month of the fiscal year, 1 to 12
   * @throws NoReview where it is no quarter, or no night tells of it
   */
  public static ReviewBook open(
      Lake served, Optional<String> asked, Optional<LocalDate> upTo, int fiscalMonth) {
    LocalDate newest =
        Published.read(served)
            .filter(m -> m.version(FctQbr.TABLE).isPresent())
            .map(Published.Manifest::night)
            .orElseThrow(NoReview::nothingPublished);
    LocalDate last = upTo.orElse(newest);
    ReviewQuarter quarter =
        asked
            .map(
                name ->
                    ReviewQuarter.named(name, fiscalMonth)
                        .orElseThrow(() -> NoReview.noQuarter(name)))
            .orElseGet(() -> lastEnded(last, fiscalMonth));
    return new ReviewBook(served, quarter, newestNight(served, quarter, last));
  }

  private static ReviewQuarter lastEnded(LocalDate last, int fiscalMonth) {
    return ReviewQuarter.asOf(last, fiscalMonth).stream()
        .filter(q -> q.isComplete(last))
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate newestNight(Lake served, ReviewQuarter quarter, LocalDate last) {
    LocalDate to = last.isBefore(quarter.lastNight()) ? last : quarter.lastNight();
    Date night =
        to.isBefore(quarter.firstDay())
            ? null
            : served
                .slices(FctQbr.TABLE, quarter.firstDay(), to)
                .where(isOf(quarter))
                .agg(max(FctQbr.AS_OF_DATE.col()))
                .head()
                .getDate(0);
    if (night == null) {
      throw NoReview.unknownQuarter(
          quarter.name(), last, words(served.read(FctQbr.TABLE), ReviewQuarters.QUARTER));
    }
    return night.toLocalDate();
  }

  /** The quarter. */
  public ReviewQuarter quarter() {
    return quarter;
  }

  /** The night that tells of it. */
  public LocalDate night() {
    return night;
  }

  /**
   * The review of one customer, given by its id or name.
   *
   * @param isNaming whether the people at the customer are named
   * @throws tenure.jobs.explain.UnknownAccount where that means none or several
   * @throws NoReview where it has none in the quarter
   */
  public Review of(String asked, boolean isNaming) {
    Row account = AccountFinder.find(served.read(DimAccount.TABLE), asked);
    String id = account.getAs(DimAccount.ACCOUNT_ID.name());
    return reader(isNaming).read(figures().where(FctQbr.ACCOUNT_ID.col().equalTo(id))).stream()
        .findFirst()
        .orElseThrow(() -> NoReview.noCustomer(asked, quarter.name(), night));
  }

  /**
   * The reviews of all customers of a segment, or of a touch such as tech-touch; nobody is named.
   *
   * @throws NoReview where there is no such segment, or no customer in it
   */
  public List<Review> ofSegment(String asked) {
    String word = asked.strip().toLowerCase(Locale.ROOT);
    Column isTouch = lower(DimSegment.TOUCH.col()).equalTo(word);
    Column isMeant = DimSegment.SEGMENT.col().isin(word, word.replace('-', '_')).or(isTouch);
    List<String> segments = words(served.read(DimSegment.TABLE).where(isMeant), DimSegment.SEGMENT);
    if (segments.isEmpty()) {
      throw NoReview.unknownSegment(
          asked, words(served.read(DimSegment.TABLE), DimSegment.SEGMENT));
    }
    Object[] names = segments.toArray();
    List<Review> reviews = reader(false).read(figures().where(FctQbr.SEGMENT.col().isin(names)));
    if (reviews.isEmpty()) {
      throw NoReview.emptySegment(asked, quarter.name(), night);
    }
    return reviews;
  }

  private ReviewReader reader(boolean isNaming) {
    return new ReviewReader(served, night, isNaming);
  }

  private Dataset<Row> figures() {
    return served.slice(FctQbr.TABLE, night).where(isOf(quarter));
  }

  private static Column isOf(ReviewQuarter quarter) {
    return ReviewQuarters.QUARTER_END_DATE.col().equalTo(lit(Date.valueOf(quarter.lastDay())));
  }

  private static List<String> words(Dataset<Row> rows, Field field) {
    return rows.select(field.col()).distinct().sort(field.col()).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
