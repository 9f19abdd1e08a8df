package tenure.plays;

import static tenure.contract.Layer.SCORES;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;

/**
 * The plays of every customer as a night leaves them: one row per play and night, for what is open
 * and for what was closed lately.
 */
public final class Plays {
  public static final Field PLAY_ID =
      Field.id(
              "play_id",
              "Made of account, playbook and the begin of the trigger, so that a night run again makes no second play.")
          .key();
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID.plain().required();
  public static final Field PLAYBOOK = Field.id("playbook", "The playbook.").required();
  public static final Field KIND =
      Field.choice(
              "kind",
              "What it is about.",
              "risk",
              "renewal",
              "expansion",
              "onboarding",
              "advocacy",
              "review",
              "product")
          .required();
  public static final Field TRIGGER_DATE =
      Field.day(
              "trigger_date",
              "When what triggered it began: the signal, the first paid day, the quarter; the end of the term it is about.")
          .required();
  public static final Field EVIDENCE =
      Field.text("evidence", "The figures that opened it, as JSON of name and value.").required();
  public static final Field STATE =
      Field.choice(
              "state",
              "escalated while a step is overdue; suppressed where it never was anybody's work, or the customer left.",
              "open",
              "escalated",
              "done",
              "expired",
              "suppressed",
              "resolved")
          .required();
  public static final Field CLOSED_REASON =
      Field.choice(
          "closed_reason",
          "Why it closed.",
          "steps_done",
          "trigger_over",
          "too_old",
          "customer_left",
          "not_configured",
          "held_out");
  public static final Field OWNER_ID =
      Field.id("owner_id", "The customer success manager, or queue:NAME where it is nobody's yet.")
          .required();
  public static final Field OWNER_ROLE =
      Field.text("owner_role", "The role whose work it is.").required();
  public static final Field OWNER_BASIS =
      Field.choice(
              "owner_basis",
              "Why it is the owner's: the account's manager, nobody assigned, a manager who left, or the role's queue.",
              "assigned",
              "unassigned",
              "owner_left",
              "role")
          .required();
  public static final Field ARR_AT_STAKE =
      Field.money(
              "arr_at_stake",
              "ARR of the account, or of the term it is about, on the last night that it was open; reporting currency.")
          .required();
  public static final Field PRIORITY =
      Field.money(
              "priority",
              "ARR that an hour of its work is expected to move, reporting currency; the largest first.")
          .required();
  public static final Field HOURS = Field.number("hours", "Hours of work of all steps.").required();
  public static final Field OPENED_DATE =
      Field.day("opened_date", "The night that opened it.").required();
  public static final Field DUE_DATE =
      Field.day("due_date", "The business day of the next step; null once it is closed.");
  public static final Field SLA_DATE =
      Field.day("sla_date", "The business day by which all steps should be done.").required();
  public static final Field EXPIRES_DATE =
      Field.day("expires_date", "The last night on which it may be open.").required();
  public static final Field CLOSED_DATE = Field.day("closed_date", "The night that closed it.");
  public static final Field IS_SLA_MET =
      Field.flag("is_sla_met", "Whether all steps were done by sla_date; null while that can be.");
  public static final Field STEPS =
      Field.text("steps", "Its steps as JSON: step, due, hours, state, ended.").required();

  public static final Table TABLE =
      Table.in(SCORES, "plays", "The plays of every customer as a night leaves them.")
          .withColumns(
              PLAY_ID,
              AS_OF_DATE,
              ACCOUNT_ID,
              PLAYBOOK,
              KIND,
              STATE,
              CLOSED_REASON,
              OWNER_ID,
              OWNER_ROLE,
              OWNER_BASIS,
              EVIDENCE,
              STEPS,
              ARR_AT_STAKE,
              PRIORITY,
              HOURS,
              IS_SLA_MET,
              TRIGGER_DATE,
              OPENED_DATE,
              DUE_DATE,
              SLA_DATE,
              EXPIRES_DATE,
              CLOSED_DATE)
          .sliced(AS_OF_DATE)
          .check(
              "closed_unless_open",
              "(state IN ('open', 'escalated')) = (closed_date IS NULL)",
              "A play is open or a night closed it.")
          .check(
              "due_while_open",
              "(due_date IS NULL) = (closed_date IS NOT NULL)",
              "An open play has a day on which the next step is due.");

  private Plays() {}

  /**
   * The plays after a night: last night's, worked on and closed, and those that tonight opens.
   *
   * @param accounts {@link PlayAccounts#from} of asOf
   * @param completions silver.play_completions as known
   * @param previous this table's rows of the night before; empty on the first
   * @param days the business days after asOf, {@link PlayPolicy#businessDays} of them at least
   */
  public static Dataset<Row> from(
      Dataset<Row> accounts,
      Dataset<Row> completions,
      Dataset<Row> previous,
      PlayPolicy policy,
      BusinessDays days,
      LocalDate asOf) {
    Dataset<Row> readings = PlayReading.of(accounts, policy, days, asOf);
    return new PlayFold(policy, asOf)
        .after(readings, PlayCompleted.beside(previous, completions))
        .transform(TABLE::conform);
  }
}
