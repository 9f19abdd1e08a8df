package tenure.features;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * How accounts are grouped: coverage segments by recurring revenue, and the days that bound the
 * lifecycle stages.
 *
 * @param segments from the largest to the smallest; the last takes every paying account left
 * @param unpaid the segment of accounts that never paid: trials and free plans
 * @param onboardingDays the last day of onboarding, counted from the first paid day
 * @param renewalDays days before the end of a term from which the stage is renewal
 * @param wonBackDays days after the return of a lost customer during which the stage is won_back
 * @param costPerManager what a manager costs in a year where the source does not say, reporting
 *     currency; null where that is not known
 */
public record SegmentPolicy(
    List<Segment> segments,
    String unpaid,
    int onboardingDays,
    int renewalDays,
    int wonBackDays,
    BigDecimal costPerManager) {

  /** A policy that does not know what managers cost. */
  public SegmentPolicy(
      List<Segment> segments, String unpaid, int onboardingDays, int renewalDays, int wonBackDays) {
    this(segments, unpaid, onboardingDays, renewalDays, wonBackDays, null);
  }

  /**
   * A coverage segment.
   *
   * @param name lower case, words joined by underscores
   * @param arrFrom the least ARR in the reporting currency; null where the segment is only ever set
   *     by hand
   * @param touch how the customers are looked after
   * @param accountsPerManager the customers that fill one person's book; null where they take
   *     nobody's time
   */
  public record Segment(String name, BigDecimal arrFrom, String touch, Integer accountsPerManager) {
    /** A segment that takes nobody's time. */
    public Segment(String name, BigDecimal arrFrom, String touch) {
      this(name, arrFrom, touch, null);
    }

    /** Refuses a book that holds nobody. */
    public Segment {
      if (accountsPerManager != null && accountsPerManager < 1) {
        throw new IllegalArgumentException(
            "accounts-per-manager must be 1 or more; leave it out where nobody looks after them.");
      }
    }

    /** The names of the segments that are looked after in one of these ways. */
    public static List<String> named(List<Segment> segments, List<String> touches) {
      return segments.stream().filter(s -> touches.contains(s.touch())).map(Segment::name).toList();
    }
  }

  /**
   * @throws IllegalArgumentException when no segment takes the small accounts, the thresholds do
   *     not fall from one segment to the next, a name comes twice, or days or a cost are negative
   */
  public SegmentPolicy {
    segments = List.copyOf(segments);
    List<Segment> byArr = segments.stream().filter(s -> s.arrFrom() != null).toList();
    if (byArr.isEmpty() || byArr.get(byArr.size() - 1).arrFrom().signum() != 0) {
      throw new IllegalArgumentException(
          "The last coverage segment must start at an ARR of 0, so that every paying account has one."
              + " Add a segment with arr-from = 0.");
    }
    for (int i = 1; i < byArr.size(); i++) {
      if (byArr.get(i).arrFrom().compareTo(byArr.get(i - 1).arrFrom()) >= 0) {
        throw new IllegalArgumentException(
            "Coverage segment %s starts at %s, which is not below %s, where %s starts. Order the segments from large to small."
                .formatted(
                    byArr.get(i).name(),
                    byArr.get(i).arrFrom(),
                    byArr.get(i - 1).arrFrom(),
                    byArr.get(i - 1).name()));
      }
    }
    if (segments.stream().map(Segment::name).distinct().count() < segments.size()) {
      throw new IllegalArgumentException(
          "A coverage segment is listed twice. Give each its own name.");
    }
    if (onboardingDays < 0 || renewalDays < 0 || wonBackDays < 0) {
      throw new IllegalArgumentException(
          "Days of lifecycle stages cannot be negative. Set onboarding-days, renewal-days and won-back-days to 0 or more.");
    }
    if (costPerManager != null && costPerManager.signum() < 0) {
      throw new IllegalArgumentException(
          "cost-per-manager must be 0 or more; leave it out where it is not known.");
    }
  }

  /** Every segment an account can be in, that of the unpaid included. */
  public List<String> names() {
    return Stream.concat(segments.stream().map(Segment::name), Stream.of(unpaid)).toList();
  }
}
