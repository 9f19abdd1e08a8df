package tenure.jobs.serve;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.execution.ExplainMode;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;
import tenure.contract.Table;
import tenure.jobs.sql.BadStatement;

/**
 * Answers statements of readers. A mart's name is replaced by the rows of the release before Spark
 * resolves anything, so that no catalogue of Spark is asked and no other table can be meant.
 */
final class Statements {
  private static final Pattern EXPLAIN =
      Pattern.compile("(?is)explain\\s+(?:(extended|formatted|cost)\\s+)?(.+)");

  private final ServedMarts marts;

  Statements(ServedMarts marts) {
    this.marts = marts;
  }

  /**
   * The answer of the release in force, not yet computed.
   *
   * @throws Refused where more is asked for than reading marts
   * @throws BadStatement where Spark cannot read or resolve it
   */
  Result answer(String text) {
    String statement = text.strip().replaceFirst("[;\\s]+$", "");
    Release release = marts.now();
    Optional<Result> told = new Questions(new Directory(release)).answer(statement);
    if (told.isPresent()) {
      return told.get();
    }
    Matcher explain = EXPLAIN.matcher(statement);
    return explain.matches() ? explained(release, explain) : Result.of(query(release, statement));
  }

  private Result explained(Release release, Matcher explain) {
    String mode = Optional.ofNullable(explain.group(1)).orElse("simple");
    Dataset<Row> rows = query(release, explain.group(2));
    String plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows)
            .queryExecution()
            .explainString(ExplainMode.fromString(mode));
    return Result.of(Result.texts("plan"), List.of(List.of(plan)));
  }

  private Dataset<Row> query(Release release, String statement) {
    SparkSession session = marts.session();
    Option<SparkSession> former = SparkSession.getActiveSession();
    SparkSession.setActiveSession(session);
    try {
      LogicalPlan parsed = session.sessionState().sqlParser().parsePlan(statement);
      LogicalPlan plan = CTESubstitution.apply(parsed);
      new ReadOnly(session).check(plan);
      LogicalPlan ofRelease = plan.transformUpWithSubqueries(new Replacing(release));
      return org.apache.spark.sql.classic.Dataset.ofRows(
          (org.apache.spark.sql.classic.SparkSession) session, ofRelease);
    } catch (AnalysisException refused) {
      throw BadStatement.of(refused);
    } finally {
      restore(former);
    }
  }

  /** The session that a thread had before is its own affair. */
  private static void restore(Option<SparkSession> former) {
    if (former.isDefined()) {
      SparkSession.setActiveSession(former.get());
    } else {
      SparkSession.clearActiveSession();
    }
  }

  /** Puts the rows of a release in the place of each name of a table. */
  private static final class Replacing extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
    private final Release release;

    Replacing(Release release) {
      this.release = release;
    }

    @Override
    public boolean isDefinedAt(LogicalPlan part) {
      return part instanceof UnresolvedRelation;
    }

    @Override
    public <A extends LogicalPlan, B> B applyOrElse(A part, scala.Function1<A, B> otherwise) {
      if (!(part instanceof UnresolvedRelation named)) {
        return otherwise.apply(part);
      }
      @SuppressWarnings("unchecked")
      B rows = (B) rows(named);
      return rows;
    }

    private LogicalPlan rows(UnresolvedRelation named) {
      List<String> name = CollectionConverters.asJava(named.multipartIdentifier());
      Table mart =
          release
              .find(name)
              .filter(found -> named.options().isEmpty())
              .orElseThrow(() -> new Refused("The table " + String.join(".", name)));
      AliasIdentifier alias =
          new AliasIdentifier(
              mart.name(),
              CollectionConverters.asScala(List.of(Directory.CATALOG, Directory.SCHEMA)).toSeq());
      return new SubqueryAlias(alias, release.plan(mart));
    }
  }
}
