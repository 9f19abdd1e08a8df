package tenure.contract;

/** The layers of the lake, in the order data flows: a layer reads itself and earlier ones only. */
public enum Layer {
  BRONZE("what were we given?"),
  SILVER("what is true of our nouns?"),
  LEDGER("what recurring revenue was there, and what moved it?"),
  FEATURES("what can be measured?"),
  SCORES("what do we conclude?"),
  MARTS("how is it asked for?"),
  OPS("how did the nights go?");

  private final String question;

  Layer(String question) {
    this.question = question;
  }

  /** The question this layer answers. */
  public String question() {
    return question;
  }

  /** The layer's folder and schema name in the lake. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
