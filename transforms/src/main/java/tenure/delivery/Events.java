package tenure.delivery;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.marts.DimAccount;
import tenure.marts.FctPlayStep;
import tenure.ops.SentEvents;
import tenure.plays.Plays;
import tenure.scores.HealthScores;
import tenure.silver.Csms;

/** What there is to tell of a night: one row per event, all with the same columns (rule 4.13). */
public final class Events {
  public static final Field EVENT_ID = SentEvents.EVENT_ID;
  public static final Field EVENT = SentEvents.EVENT;
  public static final Field NIGHT = SentEvents.NIGHT;
  public static final Field STEP_ID = SentEvents.STEP_ID;
  public static final Field ACCOUNT_ID = SentEvents.ACCOUNT_ID;
  public static final Field STATE = SentEvents.STATE;
  public static final Field OWNER_ID = SentEvents.OWNER_ID;
  public static final Field DUE_DATE = SentEvents.DUE_DATE;
  public static final Field HEALTH_BAND = HealthScores.HEALTH_BAND.plain();
  public static final Field PREVIOUS_BAND =
      Field.text("previous_health_band", "The colour when it was last told.");

  /** A step that is to be done and was not told before. */
  public static final String OPENED = "step_opened";

  /** A step that is there no more: the night that opened it was corrected. */
  public static final String WITHDRAWN = "step_withdrawn";

  /** A customer whose confirmed colour is another. */
  public static final String BAND_CHANGED = "band_changed";

  private static final List<Field> FIELDS =
      List.of(
          EVENT_ID,
          EVENT,
          NIGHT,
          STEP_ID,
          Plays.PLAY_ID.plain(),
          FctPlayStep.STEP.plain(),
          ACCOUNT_ID,
          DimAccount.ACCOUNT_NAME,
          Plays.PLAYBOOK,
          Plays.KIND,
          STATE,
          DUE_DATE,
          OWNER_ID,
          Csms.CSM_NAME,
          Plays.ARR_AT_STAKE,
          Plays.PRIORITY,
          FctPlayStep.HOURS,
          HEALTH_BAND,
          PREVIOUS_BAND,
          Plays.EVIDENCE);

  private Events() {}

  /** Whether a step with this state is still to be done. */
  static Column isToDo(Column state) {
    return state.isin("open", "overdue");
  }

  /** The id of an event: the same subject, event and occasion make the same one. */
  static Column id(Column... parts) {
    return sha2(concat_ws("|", parts), 256);
  }

  /** Exactly the columns of an event, those that the rows lack being null. */
  static Dataset<Row> shaped(Dataset<Row> rows) {
    List<String> given = Arrays.asList(rows.columns());
    return rows.select(
        FIELDS.stream()
            .map(f -> (given.contains(f.name()) ? f.col() : lit(null)).cast(f.type()).as(f.name()))
            .toArray(Column[]::new));
  }

  /**
   * The events with the names of customers and of those whose work it is.
   *
   * @param accounts marts.dim_account
   * @param csms silver.csms as known
   */
  public static Dataset<Row> named(Dataset<Row> events, Dataset<Row> accounts, Dataset<Row> csms) {
    String account = DimAccount.ACCOUNT_NAME.name();
    String owner = Csms.CSM_NAME.name();
    return shaped(
        events
            .drop(account, owner)
            .join(accounts.select(ACCOUNT_ID.col(), col(account)), ACCOUNT_ID.name(), "left_outer")
            .join(
                csms.select(Csms.CSM_ID.col().as(OWNER_ID.name()), col(owner)),
                OWNER_ID.name(),
                "left_outer"));
  }
}
