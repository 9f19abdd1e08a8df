package tenure.marts;

import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.signals.Signals;

/**
 * The signals of every account: one row per account, signal, episode and night, for episodes that
 * are open and for those closed lately.
 */
public final class FctSignal {
  public static final Field AS_OF_DATE = Signals.AS_OF_DATE;
  public static final Field STATE =
      Field.choice(
              "state", "Whether the episode is open at the end of the night.", "open", "closed")
          .required();
  public static final Field OPENED_DATE =
      Signals.OPENED_DATE.meaning("The night that opened the episode.").required();

  public static final Table TABLE =
      Table.in(MARTS, "fct_signal", "The signals of every account, episode by episode.")
          .withColumns(
              Signals.ACCOUNT_ID,
              AS_OF_DATE,
              Signals.SIGNAL,
              Signals.FIRST_SEEN_DATE,
              Signals.KIND,
              Signals.SEVERITY,
              STATE,
              Signals.EVENT,
              Signals.CLOSED_REASON,
              Signals.EVIDENCE,
              Signals.ARR_AT_STAKE,
              Signals.NIGHTS_SEEN,
              OPENED_DATE,
              Signals.LAST_SEEN_DATE,
              Signals.CLOSED_DATE)
          .sliced(AS_OF_DATE);

  private FctSignal() {}

  /** The episodes of a night; what is not opened yet stays out. */
  public static Dataset<Row> from(Dataset<Row> signals) {
    return signals.where(Signals.STATE.col().notEqual("pending")).transform(TABLE::conform);
  }
}
