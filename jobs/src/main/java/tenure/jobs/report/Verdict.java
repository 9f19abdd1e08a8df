package tenure.jobs.report;

/** How a rate compares with the bands of rule 2.10: in a word, and with the tone of a band. */
record Verdict(String words, Band band) {
  static final double STRONG_GRR = 0.90;
  static final double WEAK_GRR = 0.85;
  static final double TOP_NRR = 1.20;
  static final double LEVEL_NRR = 1.00;

  String tone() {
    return band.tone();
  }

  String symbol() {
    return band.symbol();
  }

  /** The verdict on a gross retention; none where there is no rate. */
  static Verdict ofGrr(Double grr) {
    if (grr == null) {
      return null;
    }
    if (grr >= STRONG_GRR) {
      return new Verdict("strong", Band.GREEN);
    }
    return grr < WEAK_GRR ? new Verdict("problem", Band.RED) : new Verdict("watch", Band.YELLOW);
  }

  /** The verdict on a net retention; none where there is no rate. */
  static Verdict ofNrr(Double nrr) {
    if (nrr == null) {
      return null;
    }
    if (nrr < LEVEL_NRR) {
      return new Verdict("leak", Band.RED);
    }
    return new Verdict(nrr >= TOP_NRR ? "top quartile" : "growing", Band.GREEN);
  }
}
