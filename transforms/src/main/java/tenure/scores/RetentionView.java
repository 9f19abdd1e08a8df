package tenure.scores;

/** From where the ends of a window are looked at. */
enum RetentionView {
  /** As known now, under the parents of now. */
  KNOWN,
  /**
   * As known, parents included, at the close of the window's end, the opening as reported at its
   * own (rule 1.13).
   */
  REPORTED,
  /** As known now, under the parents of the window's beginning (rule 2.8). */
  FORMER_GRAINS
}
