package tenure.signals;

import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import tenure.contract.Field;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;

/**
 * Where a figure comes from. A feed that is silent says nothing about customers: what hangs on it
 * is neither opened nor closed while the silence lasts.
 */
public enum SignalFeed {
  /** What is known of every account without a feed of its own. */
  LEDGER(null),
  USAGE(AccountUsage.USAGE_FRESHNESS_DAYS),
  METERS(AccountUsage.METERS_FRESHNESS_DAYS),
  TICKETS(AccountSupport.TICKETS_FRESHNESS_DAYS),
  CSAT(AccountSupport.CSAT_FRESHNESS_DAYS),
  TOUCHPOINTS(AccountEngagement.ENGAGEMENT_FRESHNESS_DAYS),
  CONTACTS(AccountRelationship.CONTACTS_FRESHNESS_DAYS),
  NPS(AccountRelationship.NPS_FRESHNESS_DAYS),
  INVOICES(AccountFinance.INVOICES_FRESHNESS_DAYS),
  GOALS(AccountOutcomes.GOALS_FRESHNESS_DAYS),
  MILESTONES(AccountOutcomes.MILESTONES_FRESHNESS_DAYS),
  ADVOCACY(AccountEngagement.ADVOCACY_FRESHNESS_DAYS);

  private final Field freshness;

  SignalFeed(Field freshness) {
    this.freshness = freshness;
  }

  /** The feeds that can be late. */
  public static List<SignalFeed> delivered() {
    return Arrays.stream(values()).filter(f -> f.freshness != null).toList();
  }

  /** The name in config files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the feed never spoke, or not within so many days. */
  Column isLate(int lateAfterDays) {
    return freshness == null
        ? lit(false)
        : freshness.col().isNull().or(freshness.col().gt(lateAfterDays));
  }
}
