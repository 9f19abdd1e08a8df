package tenure.expansion;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;

/**
 * The product that an account lacks and customers like it own most markedly: what {@link
 * Whitespace} proposes, as one figure an account.
 */
public final class NextProduct {
  public static final Field FAMILY =
      Field.id("whitespace_family", "The product family that customers like it own.");
  public static final Field CONFIDENCE =
      Field.share("whitespace_confidence", "Share of customers like it that own the family.");
  public static final Field LIFT =
      Field.number(
          "whitespace_lift",
          "whitespace_confidence over the share of all customers that own the family.");

  /** What it says of an account. */
  public static final List<Field> FIGURES = List.of(FAMILY, CONFIDENCE, LIFT);

  private static final Column RULES = col("_rules");
  private static final String NEEDED = "needed";

  private NextProduct() {}

  /**
   * The accounts given, each once, with the figures beside theirs; null where no rule speaks of
   * them.
   *
   * @param accounts one row per account with what it uses and owns
   * @param rules scores.product_rules up to the night
   */
  public static Dataset<Row> beside(Dataset<Row> accounts, Dataset<Row> rules) {
    // In this order the greatest is the one with the most lift.
    Column rule =
        struct(
            ProductRules.LIFT.col().as(LIFT.name()),
            ProductRules.CONFIDENCE.col().as(CONFIDENCE.name()),
            ProductRules.PRODUCT_FAMILY.col().as(FAMILY.name()),
            split(ProductRules.ANTECEDENT.col(), ProductRules.JOINT).as(NEEDED));
    Dataset<Row> all = ProductRules.newest(rules).agg(collect_list(rule).as(RULES.toString()));
    Column best = array_max(filter(RULES, NextProduct::speaksOf)).as("_best");
    Stream<Column> own = Stream.of(accounts.columns()).map(name -> col("`" + name + "`"));
    Stream<Column> figures =
        FIGURES.stream().map(f -> col("_best").getField(f.name()).as(f.name()));
    return accounts
        .crossJoin(broadcast(all))
        .withColumn("_best", best)
        .select(Stream.concat(own, figures).toArray(Column[]::new));
  }

  private static Column speaksOf(Column rule) {
    Column isOwned = array_contains(ProductRules.families(), rule.getField(FAMILY.name()));
    Column missing = array_except(rule.getField(NEEDED), ProductRules.items());
    return size(missing).equalTo(0).and(not(isOwned));
  }
}
