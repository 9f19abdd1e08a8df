package tenure.forecast;

/**
 * How the retention ahead is simulated.
 *
 * @param seed where the lot begins; the same seed gives the same figures
 * @param draws how many futures are drawn
 * @param intervalShare the share of them that lies within the interval
 */
public record ForecastPolicy(long seed, int draws, double intervalShare) {

  /**
   * Refuses nonsense.
   *
   * @throws IllegalArgumentException naming the value and what it may be
   */
  public ForecastPolicy {
    if (draws < 100 || draws > 100_000) {
      throw new IllegalArgumentException(
          "A forecast is drawn 100 to 100000 times, not %d.".formatted(draws));
    }
    if (!(intervalShare > 0 && intervalShare < 1)) {
      throw new IllegalArgumentException(
          "The interval of a forecast holds a share between 0 and 1 of its draws, not %s."
              .formatted(intervalShare));
    }
  }
}
