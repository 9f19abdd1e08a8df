package tenure.expansion;

import tenure.contract.Field;

/** What a case for growth says, whoever makes it. */
public final class ExpansionFields {
  public static final Field KIND =
      Field.choice(
              "kind",
              "What makes the case: full seats, data or calls beyond the plan, attempts at what it lacks, a product that such customers own, or health and growth.",
              "seats",
              "data_volume",
              "api",
              "premium",
              "whitespace",
              "growing")
          .key();
  public static final Field SUBJECT =
      Field.id("subject", "What is proposed: seats, plan, account, or the product family.").key();
  public static final Field EVIDENCE =
      Field.text("evidence", "The figures that make the case, in words.").required();
  public static final Field EXPANSION_ARR =
      Field.money("expansion_arr", "What it would add, reporting currency; 0 where not known.")
          .required();
  public static final Field SUPPORT = ProductRules.SUPPORT.plain();
  public static final Field CONFIDENCE = ProductRules.CONFIDENCE.plain();
  public static final Field LIFT = ProductRules.LIFT.plain();

  private ExpansionFields() {}
}
