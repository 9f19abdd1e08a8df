package tenure.plays;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;
import tenure.silver.Csms;

/** What a night shows of every customer and playbook: whether it fires, holds, and what it asks. */
final class PlayReading {
  static final String FIRES = "fires";
  static final String HOLDS = "holds";
  static final String TERM_ENDS = "term_ends";
  static final String SINCE = "since";
  static final String IS_ONCE = "is_once";
  static final String PLAN = "plan";
  static final String SLA_DAYS = "sla_days";
  static final String EXPIRE_DAYS = "expire_days";
  static final String COOL_DAYS = "cool_days";
  static final String IS_HELD_OUT = "is_held_out";
  static final String IS_CAPPED = "is_capped";
  static final String WEIGHT = "weight";
  static final String DAYS = "days";

  private static final Column READING = col("reading");
  private static final Column ROLE = READING.getField(Plays.OWNER_ROLE.name());
  private static final int DRAWS = 10_000;

  private PlayReading() {}

  /**
   * What a trigger shows.
   *
   * @param fires whether a play may open
   * @param holds whether an open one stays, whatever it is about
   * @param termEnds the ends of terms that an open one stays for; null where it is about none
   * @param since when the trigger began
   * @param isOnce whether a trigger that goes on opens no second play
   * @param evidence the figures it was seen by, as JSON
   * @param arrAtStake what is at stake, reporting currency
   */
  record Found(
      Column fires,
      Column holds,
      Column termEnds,
      Column since,
      boolean isOnce,
      Column evidence,
      Column arrAtStake) {}

  /** One row per customer and playbook. */
  static Dataset<Row> of(
      Dataset<Row> accounts, PlayPolicy policy, BusinessDays days, LocalDate asOf) {
    Map<String, Column> matched = new LinkedHashMap<>();
    policy.playbooks().forEach(p -> matched.put(matched(p), p.trigger().matched()));
    matched.put(DAYS, days.ofRegion());
    Column[] readings =
        policy.playbooks().stream().map(p -> reading(p, policy, asOf)).toArray(Column[]::new);
    Column account = AccountProfile.ACCOUNT_ID.col();
    return accounts
        .withColumns(matched)
        // The outer form, since for the other Spark infers a filter that repeats every reading.
        .select(
            account,
            AccountProfile.SEGMENT.col(),
            AccountProfile.CSM_ID.col(),
            Csms.IS_ACTIVE.col(),
            col(DAYS),
            explode_outer(array(readings)).as(READING.toString()))
        .select(
            Stream.concat(
                    Stream.of(account, col(DAYS), col("reading.*")),
                    Stream.of(owner(), ownerBasis()))
                .toArray(Column[]::new));
  }

  private static String matched(Playbook playbook) {
    return "matched_" + playbook.id();
  }

  private static Column reading(Playbook playbook, PlayPolicy policy, LocalDate asOf) {
    Found found = playbook.trigger().found(col(matched(playbook)), policy.signals(), asOf);
    Playbook.Terms terms = playbook.terms();
    return struct(
        lit(playbook.id()).as(Plays.PLAYBOOK.name()),
        lit(playbook.kind().word()).as(Plays.KIND.name()),
        lit(playbook.owner().word()).as(Plays.OWNER_ROLE.name()),
        found.fires().and(playbook.audience().includes()).as(FIRES),
        found.holds().as(HOLDS),
        found.termEnds().cast("array<date>").as(TERM_ENDS),
        found.since().as(SINCE),
        lit(found.isOnce()).as(IS_ONCE),
        found.evidence().as(Plays.EVIDENCE.name()),
        found.arrAtStake().as(Plays.ARR_AT_STAKE.name()),
        lit(playbook.weightPerHour()).cast("decimal(18,8)").as(WEIGHT),
        lit(playbook.hours()).cast("double").as(Plays.HOURS.name()),
        plan(playbook).as(PLAN),
        lit(terms.slaDays()).as(SLA_DAYS),
        lit(terms.expireAfterDays()).as(EXPIRE_DAYS),
        lit(terms.coolDownDays()).as(COOL_DAYS),
        isHeldOut(playbook, policy).as(IS_HELD_OUT),
        lit(!playbook.catchesEveryRed()).as(IS_CAPPED));
  }

  private static Column plan(Playbook playbook) {
    return array(
        playbook.steps().stream()
            .map(
                s ->
                    struct(
                        lit(s.name()).as(PlaySteps.STEP),
                        lit(s.day()).as(PlaySteps.DAY),
                        lit(s.hours()).cast("double").as(PlaySteps.HOURS)))
            .toArray(Column[]::new));
  }

  /** The same customers on every night. */
  private static Column isHeldOut(Playbook playbook, PlayPolicy policy) {
    long most = Math.round(playbook.terms().holdOutShare() * DRAWS);
    Column draw =
        pmod(
            xxhash64(
                AccountProfile.ACCOUNT_ID.col(), lit(playbook.id()), lit(policy.holdOutSeed())),
            lit(DRAWS));
    return most == 0 ? lit(false) : draw.lt(most);
  }

  /** The customer's manager, while one works here; else a queue. */
  private static Column owner() {
    Column queue = when(isOfManager(), AccountProfile.SEGMENT.col()).otherwise(ROLE);
    return when(isOfManager().and(isThere()), AccountProfile.CSM_ID.col())
        .otherwise(concat(lit("queue:"), queue))
        .as(Plays.OWNER_ID.name());
  }

  private static Column ownerBasis() {
    return when(isOfManager().equalTo(false), "role")
        .when(AccountProfile.CSM_ID.col().isNull(), "unassigned")
        .when(isThere(), "assigned")
        .otherwise("owner_left")
        .as(Plays.OWNER_BASIS.name());
  }

  private static Column isOfManager() {
    return ROLE.equalTo(Playbook.Role.CSM.word());
  }

  private static Column isThere() {
    return AccountProfile.CSM_ID.col().isNotNull().and(coalesce(Csms.IS_ACTIVE.col(), lit(true)));
  }
}
