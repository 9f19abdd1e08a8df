package tenure.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import tenure.contract.Field;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;

/**
 * What a scorecard can judge: a figure of the account, the feed it comes from, the day it was
 * observed where it ages, and when it says nothing about an account at all.
 */
public enum Measure {
  DAU_SHARE(
      higher(AccountUsage.DAU_SHARE).from(AccountUsage.USAGE_FRESHNESS_DAYS).notFor(seatless())),
  ACTIVE_SHARE(
      higher(AccountUsage.ACTIVE_SHARE_28D)
          .from(AccountUsage.USAGE_FRESHNESS_DAYS)
          .notFor(seatless())),
  ADOPTION_SHARE(higher(AccountUsage.ADOPTION_SHARE).from(AccountUsage.USAGE_FRESHNESS_DAYS)),
  QBR_ATTENDED(
      higher(AccountEngagement.IS_LAST_QBR_ATTENDED)
          .from(AccountEngagement.ENGAGEMENT_FRESHNESS_DAYS)
          .on(AccountEngagement.LAST_QBR_DATE)),
  TRAINING_DONE(
      higher(AccountEngagement.IS_TRAINING_DONE)
          .from(AccountEngagement.ENGAGEMENT_FRESHNESS_DAYS)
          .on(AccountEngagement.LAST_TRAINING_DATE)),
  RESPONSE_RATE(
      higher(AccountEngagement.RESPONSE_RATE_90D)
          .from(AccountEngagement.ENGAGEMENT_FRESHNESS_DAYS)),
  TICKET_GROWTH(
      lower(AccountSupport.TICKET_GROWTH.col()).from(AccountSupport.TICKETS_FRESHNESS_DAYS)),
  CSAT(
      higher(AccountSupport.CSAT_AVERAGE_90D)
          .from(AccountSupport.CSAT_FRESHNESS_DAYS)
          .on(AccountSupport.LAST_CSAT_DATE)),
  OPEN_ESCALATIONS(
      lower(AccountSupport.OPEN_ESCALATIONS.col()).from(AccountSupport.TICKETS_FRESHNESS_DAYS)),
  /** 1 there and in touch, 0 nobody on record, -1 left or out of touch. */
  EXECUTIVE_SPONSOR(
      higher(presence(AccountRelationship.SPONSORS, AccountRelationship.ACTIVE_SPONSORS))
          .from(AccountRelationship.CONTACTS_FRESHNESS_DAYS)),
  /** 1 there and in touch, 0 nobody on record, -1 left or out of touch. */
  CHAMPION(
      higher(presence(AccountRelationship.CHAMPIONS, AccountRelationship.ACTIVE_CHAMPIONS))
          .from(AccountRelationship.CONTACTS_FRESHNESS_DAYS)),
  NPS(
      higher(AccountRelationship.NPS_SCORE)
          .from(AccountRelationship.NPS_FRESHNESS_DAYS)
          .on(AccountRelationship.NPS_DATE)),
  OVERDUE_DAYS(
      lower(billed(AccountFinance.OVERDUE_DAYS_MAX))
          .from(AccountFinance.INVOICES_FRESHNESS_DAYS)
          .notFor(unpaying())),
  FAILED_PAYMENTS(
      lower(billed(AccountFinance.FAILED_PAYMENTS))
          .from(AccountFinance.INVOICES_FRESHNESS_DAYS)
          .notFor(unpaying())),
  /** 1 where ARR grew in 90 days or a renewal was won, else 0. The ledger is always up to date. */
  EXPANSION_OR_RENEWAL(higher(growth()).notFor(unpaying().or(tooYoung()))),
  GOALS_REACHED(
      higher(AccountOutcomes.GOALS_REACHED_SHARE).from(AccountOutcomes.GOALS_FRESHNESS_DAYS));

  private final Source source;

  Measure(Source source) {
    this.source = source;
  }

  /** The measure of that name, as tables and, with hyphens, config files say it. */
  public static Optional<Measure> named(String name) {
    String id = name.replace('-', '_');
    return Arrays.stream(values()).filter(m -> m.id().equals(id)).findFirst();
  }

  /** The name in tables: lower case with underscores. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether more is better. */
  public boolean isHigherBetter() {
    return source.isHigherBetter;
  }

  Column value() {
    return source.value.cast("double");
  }

  Column observedDate() {
    return source.observedDate;
  }

  Column freshnessDays() {
    return source.freshnessDays;
  }

  Column isNotApplicable() {
    return coalesce(source.isNotApplicable, lit(false));
  }

  /** The worse of two values. */
  Column worse(Column one, Column other) {
    return isHigherBetter()
        ? org.apache.spark.sql.functions.least(one, other)
        : org.apache.spark.sql.functions.greatest(one, other);
  }

  private static Source higher(Field value) {
    return higher(value.col());
  }

  private static Source higher(Column value) {
    return new Source(value, true, lit(null).cast("date"), lit(0L), lit(false));
  }

  private static Source lower(Column value) {
    return new Source(value, false, lit(null).cast("date"), lit(0L), lit(false));
  }

  private static Column presence(Field everyone, Field active) {
    return when(AccountRelationship.CONTACTS.col().equalTo(0), lit(null))
        .when(active.col().gt(0), 1)
        .when(everyone.col().gt(0), -1)
        .otherwise(0);
  }

  private static Column billed(Field figure) {
    return when(AccountFinance.LAST_INVOICE_DATE.col().isNotNull(), figure.col());
  }

  private static Column growth() {
    Column change = AccountFinance.ARR_CHANGE_90D.col();
    return when(change.gt(0).or(AccountFinance.RENEWAL_WON_DATE.col().isNotNull()), 1)
        .when(change.isNotNull(), 0);
  }

  private static Column seatless() {
    Column seats = AccountProfile.SEATS.col();
    return AccountProfile.HAS_SUBSCRIPTION.col().and(seats.isNull().or(seats.equalTo(0)));
  }

  private static Column unpaying() {
    return AccountProfile.HAS_SUBSCRIPTION.col().and(AccountProfile.MRR.col().equalTo(0));
  }

  private static Column tooYoung() {
    return AccountFinance.ARR_90D_AGO
        .col()
        .isNull()
        .and(AccountProfile.TENURE_DAYS.col().lt(AccountFinance.GROWTH_DAYS));
  }

  private record Source(
      Column value,
      boolean isHigherBetter,
      Column observedDate,
      Column freshnessDays,
      Column isNotApplicable) {

    Source from(Field freshness) {
      return new Source(value, isHigherBetter, observedDate, freshness.col(), isNotApplicable);
    }

    Source on(Field day) {
      return new Source(value, isHigherBetter, day.col(), freshnessDays, isNotApplicable);
    }

    Source notFor(Column accounts) {
      return new Source(value, isHigherBetter, observedDate, freshnessDays, accounts);
    }
  }
}
