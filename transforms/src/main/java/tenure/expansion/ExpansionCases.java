package tenure.expansion;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import tenure.contract.Field;
import tenure.features.AccountFinance;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.features.MeterUse;
import tenure.scores.HealthScores;

/** The cases for growth that an account's own figures make: each with its evidence and size. */
final class ExpansionCases {
  static final String IS_MADE = "_is_made";

  private static final int SIZE_SCALE = 8;
  private final ExpansionPolicy policy;

  ExpansionCases(ExpansionPolicy policy) {
    this.policy = policy;
  }

  /** An array of kind, subject, evidence and ARR, made or not. */
  Column all() {
    return array(seats(), meter("data_volume"), meter("api"), premium(), growing());
  }

  private Column seats() {
    Column users = AccountUsage.ACTIVE_USERS_28D.col();
    Column seats = AccountProfile.SEATS.col();
    Column more = greatest(ceil(users.divide(policy.targetSeatsShare())).minus(seats), lit(1.0));
    Column share = more.divide(seats).cast(DataTypes.createDecimalType(18, SIZE_SCALE));
    return one(
        "seats",
        lit("seats"),
        AccountUsage.ACTIVE_SHARE_28D.col().geq(policy.fullSeatsShare()),
        concat(whole(users), lit(" users in 28 days on "), whole(seats), lit(" seats")),
        when(seats.gt(0), share));
  }

  private Column meter(String kind) {
    boolean isApi = kind.equals("api");
    Field field = isApi ? MeterUse.API_CALLS_SHARE : MeterUse.DATA_VOLUME_SHARE;
    Column used = field.col();
    Column isFull = isApi ? used.geq(policy.apiShare()) : used.gt(1.0);
    Column evidence =
        concat(percent(used), lit(" of the allowance of " + (isApi ? "calls" : "data")));
    return one(kind, lit("plan"), isFull, evidence, lit(policy.tierUpliftShare()));
  }

  private Column premium() {
    Column denied = AccountUsage.DENIED_28D.col();
    return one(
        "premium",
        lit("plan"),
        denied.geq(policy.beyondPlanAttempts()),
        concat(whole(denied), lit(" attempts in 28 days at what the plan lacks")),
        lit(policy.tierUpliftShare()));
  }

  private Column growing() {
    Column gained = AccountFinance.ARR_CHANGE_90D.col();
    Column users = AccountUsage.ACTIVE_USERS_28D.col();
    Column before = AccountUsage.ACTIVE_USERS_PRIOR_28D.col();
    return one(
        "growing",
        lit("account"),
        HealthScores.HEALTH_BAND.col().equalTo("green").and(gained.gt(0)).and(users.geq(before)),
        concat(
            lit("green, "),
            gained.cast("string"),
            lit(" ARR gained in 90 days, users "),
            whole(before),
            lit(" to "),
            whole(users)),
        lit(policy.growthShare()));
  }

  private static Column one(
      String kind, Column subject, Column isMade, Column evidence, Column share) {
    return struct(
        lit(kind).as(ExpansionFields.KIND.name()),
        subject.as(ExpansionFields.SUBJECT.name()),
        evidence.as(ExpansionFields.EVIDENCE.name()),
        size(share).as(ExpansionFields.EXPANSION_ARR.name()),
        coalesce(isMade, lit(false)).as(IS_MADE));
  }

  /** A share of what the account pays, in cents. */
  static Column size(Column share) {
    Column exact = AccountProfile.ARR.col().multiply(share.cast("decimal(18,8)"));
    return coalesce(
        round(exact, 2).cast(ExpansionFields.EXPANSION_ARR.type()),
        lit(BigDecimal.ZERO).cast(ExpansionFields.EXPANSION_ARR.type()));
  }

  static Column percent(Column share) {
    return concat(round(share.multiply(100)).cast("long").cast("string"), lit(" %"));
  }

  private static Column whole(Column number) {
    return number.cast("long").cast("string");
  }
}
