package tenure.jobs.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import scala.jdk.javaapi.CollectionConverters;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;

/** A question in SQL about tables of the lake. It can read, and nothing else. */
public final class Query {
  private Query() {}

  /**
   * The rows that answer the statement, not yet computed.
   *
   * @throws NotAQuery where the statement would change something
   * @throws UnwrittenTable where it names a table that no night has written or published
   * @throws UnknownTable where it names a table that no layer has
   * @throws BadStatement where Spark cannot read or resolve it
   */
  public static Dataset<Row> of(Lake lake, String text) {
    String statement = text.strip().replaceFirst("[;\\s]+$", "");
    try {
      ParserInterface parser = lake.spark().sessionState().sqlParser();
      refuseChange(parser.parsePlan(statement));
      refuseUnlessQuery(parser, statement);
      lake.register(mentioned(lake, statement));
      return lake.spark().sql(statement);
    } catch (AnalysisException refused) {
      throw translate(refused);
    }
  }

  /**
   * The tables a statement may mean: a name in a text costs a look-up too much and does no harm.
   */
  private static List<Table> mentioned(Lake lake, String statement) {
    String words = statement.toLowerCase(Locale.ROOT).replace("`", "");
    List<Table> mentioned = Catalog.ALL.stream().filter(t -> isWord(t.fullName(), words)).toList();
    mentioned.forEach(t -> refuseUnwritten(lake, t));
    return mentioned;
  }

  private static boolean isWord(String name, String words) {
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)").matcher(words).find();
  }

  private static void refuseUnwritten(Lake lake, Table table) {
    boolean isMart = table.layer() == Layer.MARTS;
    boolean isReadable =
        isMart ? Published.read(lake).flatMap(m -> m.version(table)).isPresent() : lake.has(table);
    if (!isReadable) {
      throw new UnwrittenTable(table.fullName(), lake.root());
    }
  }

  private static void refuseChange(LogicalPlan plan) {
    boolean isChange =
        plan instanceof Command || plan instanceof ParsedStatement || plan instanceof InsertIntoDir;
    if (isChange) {
      throw new NotAQuery(plan.nodeName());
    }
    CollectionConverters.asJava(plan.children()).forEach(Query::refuseChange);
  }

  private static RuntimeException translate(AnalysisException refused) {
    Optional<String> missing =
        "TABLE_OR_VIEW_NOT_FOUND".equals(refused.getCondition())
            ? Optional.ofNullable(refused.getMessageParameters().get("relationName"))
            : Optional.empty();
    return missing
        .<RuntimeException>map(
            name -> {
              String plain = name.replace("`", "");
              return new UnknownTable(plain, TableNames.suggestion(plain));
            })
        .orElseGet(() -> BadStatement.of(refused));
  }

  /**
   * The grammar has the last word: what does not begin as a query is none, whatever its plan is.
   */
  private static void refuseUnlessQuery(ParserInterface parser, String statement) {
    try {
      parser.parseQuery(statement);
    } catch (ParseException otherwise) {
      throw new NotAQuery("it does not begin as one");
    }
  }
}
