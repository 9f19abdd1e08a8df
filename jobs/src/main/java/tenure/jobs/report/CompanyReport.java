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
 * @param bridges what moved MRR in each of the last months, oldest first
 * @param reasons what the movements of those months were made of
 * @param retention twelve months' retention of the company, oldest first
 * @param masked the company, segments and csms whose churn hides behind expansion (rule 2.10)
 * @param bands paying accounts by segment and confirmed health band
 * @param quarters renewals of the next twelve months by quarter and risk
 * @param riskiest the renewals with the most ARR at risk, worst first
 * @param published what the night published
 * @param arrivals what the night's extracts delivered
 */
public record CompanyReport(
    LocalDate night,
    String currency,
    List<Month> months,
    List<Bridge> bridges,
    List<Reason> reasons,
    List<Retention> retention,
    List<Retention> masked,
    List<BandGroup> bands,
    List<QuarterRisk> quarters,
    List<Renewal> riskiest,
    List<Published> published,
    List<Arrival> arrivals) {

  /** The company at a month's end. */
  public record Month(LocalDate end, BigDecimal arr, long accounts) {}

  /** What moved MRR in a month; every part carries its sign, so that the parts add up. */
  public record Bridge(LocalDate end, BigDecimal opening, List<Step> steps, BigDecimal closing) {}

  /** One kind of movement and its signed MRR. */
  public record Step(String movement, BigDecimal mrr) {}

  /** One kind of movement for one reason, over the months of the bridge. */
  public record Reason(String movement, String reason, long accounts, BigDecimal mrr) {}

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
      boolean isMasked) {}

  /** Paying accounts of one segment in one health band. */
  public record BandGroup(String segment, Band band, long accounts, BigDecimal arr) {}

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

  /** Whether nobody has ever paid: there is nothing to measure yet. */
  public boolean isEmpty() {
    return months.isEmpty() && bands.isEmpty();
  }

  /** The latest complete month; only where {@link #isEmpty} is false. */
  Month latest() {
    return months.get(months.size() - 1);
  }
}
