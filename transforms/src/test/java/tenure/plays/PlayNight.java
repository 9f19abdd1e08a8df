package tenure.plays;

import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.expansion.ProductRules;
import tenure.kit.Spark;
import tenure.scores.HealthScores;
import tenure.scores.Renewals;
import tenure.signals.Figures;
import tenure.signals.SignalFeature;
import tenure.signals.Signals;
import tenure.silver.Accounts;
import tenure.silver.Csms;
import tenure.silver.PlayCompletions;

/** What one night shows of customers, as text; what is not given is empty. */
public final class PlayNight {
  private final LocalDate night;
  private String figures = "| account_id |";
  private String health = "";
  private String signals = "";
  private String terms = "";
  private String regions = "";
  private String csms = "";
  private String told = "";

  PlayNight(LocalDate night) {
    this.night = night;
  }

  PlayNight figures(String text) {
    figures = text;
    return this;
  }

  PlayNight health(String text) {
    health = text;
    return this;
  }

  PlayNight signals(String text) {
    signals = text;
    return this;
  }

  PlayNight terms(String text) {
    terms = text;
    return this;
  }

  PlayNight regions(String text) {
    regions = text;
    return this;
  }

  PlayNight csms(String text) {
    csms = text;
    return this;
  }

  PlayNight told(String text) {
    told = text;
    return this;
  }

  /** The plays after it. */
  public List<Row> after(List<Row> previous, PlayPolicy policy) {
    Dataset<Row> accounts =
        PlayAccounts.from(
            SignalFeature.figures(
                Figures.of(figures), table(HealthScores.TABLE, health), none(ProductRules.TABLE)),
            table(Signals.TABLE, signals),
            table(Renewals.TABLE, terms),
            table(Accounts.TABLE, regions),
            table(Csms.TABLE, csms));
    return Plays.from(
            accounts,
            table(PlayCompletions.TABLE, told),
            dataset(previous),
            policy,
            Playbooks.days(night),
            night)
        .collectAsList();
  }

  /** Plays as a table. */
  public static Dataset<Row> dataset(List<Row> plays) {
    return Spark.session().createDataFrame(plays, Plays.TABLE.schema());
  }

  private static Dataset<Row> table(Table table, String text) {
    return text.isEmpty() ? none(table) : rows(table, text);
  }
}
