package tenure.jobs.report;

import java.util.List;

/**
 * Whether the health score foretold losses (rule 3.7), over all tested month ends.
 *
 * @param judges the score, its baselines and the challenger, per horizon; the score per segment too
 * @param months how the judged customers of each tested month end were coloured, oldest first
 * @param tenths what was expected and what came, per judge, from the safest tenth to the riskiest
 */
public record Foresight(List<Judge> judges, List<HealthMonth> months, List<Tenth> tenths) {

  /** Nothing was found out yet. */
  static final Foresight NONE = new Foresight(List.of(), List.of(), List.of());

  /** One judge of some customers; rates are shares and null where nothing divides. */
  public record Judge(
      long horizonDays,
      String predictor,
      String segment,
      String words,
      long judgements,
      long lostAccounts,
      Double lossRate,
      Double auc,
      Double aucLow,
      Double aucHigh,
      Double aucByArr,
      Double lift,
      Double brier,
      Double brierBase,
      List<Colour> colours) {}

  /** What followed on a colour. */
  public record Colour(Band band, long judgements, long losses, Double lossRate) {}

  /** What was expected of a tenth of the customers, and what came. */
  public record Tenth(
      long horizonDays,
      String predictor,
      long tenth,
      long judgements,
      Double expectedRate,
      Double lossRate) {}
}
