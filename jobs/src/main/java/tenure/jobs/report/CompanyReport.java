package tenure.jobs.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the page says, as figures: read once from the marts, of bounded size however large the
 * company. Amounts are in the reporting currency; rates are shares and null where nothing divides.
 *
 * @param night the night that is described
 * @param currency the reporting currency, ISO 4217
 * @param months complete months, oldest first
 * @param bridges what moved MRR in each month, oldest first
 * @param reasons what the movements of the last twelve months were made of
 * @param retention twelve months' retention of the company, oldest first
 * @param masked the company, segments and csms whose churn hides behind expansion (rule 2.10)
 * @param cohorts what is left of each quarter's new customers, by age
 * @param bands paying accounts by segment and confirmed health band
 * @param red the red accounts with the most ARR, and their open risk plays
 * @param foresight whether the health score foretold losses, as found out at the last month end
 * @param quarters renewals of the next twelve months by quarter and risk
 * @param forecast retention expected at the ends of the next quarters, the next one first
 * @param riskiest the renewals with the most ARR at risk, worst first
 * @param published what the night published
 * @param arrivals what the night's extracts delivered
 * @param coverage how well each source's account keys are understood, most keys first
 */
public record CompanyReport(
    LocalDate night,
    String currency,
    List<Month> months,
    List<Bridge> bridges,
    List<Reason> reasons,
    List<Retention> retention,
    List<Retention> masked,
    List<Cohort> cohorts,
    List<BandGroup> bands,
    List<RedAccount> red,
    Foresight foresight,
    List<QuarterRisk> quarters,
    List<ForecastQuarter> forecast,
    List<Renewal> riskiest,
    List<Published> published,
    List<Arrival> arrivals,
    List<Coverage> coverage) {

  /**
   * The company at a complete month's end; movements are amounts of ARR without sign, health is
   * that of the month's last scored night and null where there was none.
   */
  public record Month(
      LocalDate end,
      BigDecimal arr,
      BigDecimal newArr,
      BigDecimal expansionArr,
      BigDecimal contractionArr,
      BigDecimal churnArr,
      Double nrr,
      Double grr,
      Double logo,
      HealthMonth health) {}

  /**
   * What moved MRR in a month; every part carries its sign, so that the parts add up. Customers are
   * counted at the month's start, a family of accounts as one.
   */
  public record Bridge(
      LocalDate end,
      long openingCustomers,
      BigDecimal opening,
      List<Step> steps,
      BigDecimal closing) {}

  /** One kind of movement and its signed MRR. */
  public record Step(String movement, BigDecimal mrr) {}

  /** One kind of movement for one reason, over the last twelve months: how often, and how much. */
  public record Reason(String movement, String reason, long times, BigDecimal mrr) {}

  /**
   * Retention of one slice over the twelve months to {@code end}: opening is A, closing is B,
   * retained is K (section 2).
   */
  public record Retention(
      String sliceKind,
      String sliceValue,
      LocalDate end,
      BigDecimal opening,
      BigDecimal closing,
      BigDecimal retained,
      long openingAccounts,
      long retainedAccounts,
      Double nrr,
      Double grr,
      Double logo,
      boolean isMasked) {
    /** The same slice under its name, where it has one. */
    Retention named(String name) {
      return name == null
          ? this
          : new Retention(
              sliceKind,
              name,
              end,
              opening,
              closing,
              retained,
              openingAccounts,
              retainedAccounts,
              nrr,
              grr,
              logo,
              isMasked);
    }
  }

  /** Paying accounts of one segment in one health band. */
  public record BandGroup(String segment, Band band, long accounts, BigDecimal arr) {
    /** Both groups together: a band that is missing and one that is insufficient read the same. */
    BandGroup plus(BandGroup other) {
      return new BandGroup(segment, band, accounts + other.accounts, arr.add(other.arr));
    }
  }

  /** Terms that end in one quarter with one risk. */
  public record QuarterRisk(
      String quarter, Band risk, long terms, BigDecimal arrDue, BigDecimal arrExpected) {}

  /** One term that ends within twelve months. */
  public record Renewal(
      String account,
      String segment,
      Band health,
      Double score,
      LocalDate ends,
      BigDecimal arrDue,
      Double probability,
      Band risk,
      String reasons,
      String motion) {}

  /** One table of the publication. */
  public record Published(
      String table, long version, long rows, long checks, BigDecimal residual) {}

  /** What one extract brought, and how much of it could not be read. */
  public record Arrival(
      String source, String object, LocalDate newest, long read, long loaded, long rejected) {}

  /** The keys of one source, by the way they were resolved, and what did not resolve. */
  public record Coverage(
      String source,
      long keys,
      long itself,
      long byId,
      long recorded,
      long byDomain,
      long unresolved,
      long unresolvedEvents,
      BigDecimal unresolvedMrr) {}

  /** Whether nobody has ever paid: there is nothing to measure yet. */
  public boolean isEmpty() {
    return months.isEmpty() && bands.isEmpty();
  }

  /** Accounts that pay on the night. */
  long payingAccounts() {
    return bands.stream().mapToLong(BandGroup::accounts).sum();
  }

  /** The last of a list of months; null where it is empty. */
  static <T> T last(List<T> months) {
    return months.isEmpty() ? null : months.get(months.size() - 1);
  }

  /** The last twelve of a list of months, or all where there are fewer. */
  static <T> List<T> year(List<T> months) {
    return months.subList(Math.max(0, months.size() - 12), months.size());
  }
}
