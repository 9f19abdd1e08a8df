package tenure.jobs.serve;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistryBase;
import org.apache.spark.sql.catalyst.analysis.ResolvedInlineTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedHaving;
import org.apache.spark.sql.catalyst.analysis.UnresolvedInlineTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedSubqueryColumnAliases;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTVFAliases;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Except;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.Intersect;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LateralJoin;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Pivot;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sample;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.Unpivot;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedHint;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import org.apache.spark.sql.catalyst.plans.logical.WithWindowDefinition;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a statement may consist of: a list of what is known to read and nothing else, so that what a
 * later Spark learns is refused until somebody has looked at it.
 */
final class ReadOnly {
  private static final Set<Class<? extends LogicalPlan>> PARTS =
      Set.of(
          Aggregate.class,
          CTERelationDef.class,
          CTERelationRef.class,
          Distinct.class,
          Except.class,
          Filter.class,
          Generate.class,
          GlobalLimit.class,
          Intersect.class,
          Join.class,
          LateralJoin.class,
          LocalLimit.class,
          LocalRelation.class,
          Offset.class,
          OneRowRelation.class,
          Pivot.class,
          Project.class,
          ResolvedInlineTable.class,
          Sample.class,
          Sort.class,
          SubqueryAlias.class,
          Union.class,
          Unpivot.class,
          UnresolvedHaving.class,
          UnresolvedHint.class,
          UnresolvedInlineTable.class,
          UnresolvedRelation.class,
          UnresolvedSubqueryColumnAliases.class,
          UnresolvedTVFAliases.class,
          UnresolvedTableValuedFunction.class,
          WithCTE.class,
          WithWindowDefinition.class);

  /** Spark's own groups of functions that work on values alone. */
  private static final Set<String> GROUPS =
      Set.of(
          "agg_funcs",
          "array_funcs",
          "bitwise_funcs",
          "collection_funcs",
          "conditional_funcs",
          "conversion_funcs",
          "csv_funcs",
          "datetime_funcs",
          "generator_funcs",
          "hash_funcs",
          "json_funcs",
          "lambda_funcs",
          "map_funcs",
          "math_funcs",
          "predicate_funcs",
          "string_funcs",
          "struct_funcs",
          "table_funcs",
          "url_funcs",
          "window_funcs");

  /** Of the group that also calls any method of Java, those that tools ask for. */
  private static final Set<String> NAMES =
      Set.of("current_catalog", "current_database", "current_schema", "typeof", "uuid", "version");

  private final SparkSession session;

  ReadOnly(SparkSession session) {
    this.session = session;
  }

  /**
   * Looks at every part of a statement, down to its subqueries.
   *
   * @throws Refused naming the first that is not known to read
   */
  void check(LogicalPlan plan) {
    if (!PARTS.contains(plan.getClass())) {
      throw new Refused(plan.nodeName());
    }
    if (plan instanceof UnresolvedTableValuedFunction function) {
      checkFunction(
          CollectionConverters.asJava(function.name()),
          session.sessionState().tableFunctionRegistry());
    }
    if (plan instanceof WithWindowDefinition named) {
      CollectionConverters.asJava(named.windowDefinitions()).values().forEach(this::checkWindow);
    }
    CollectionConverters.asJava(plan.expressions()).forEach(this::check);
    CollectionConverters.asJava(plan.subqueries()).forEach(this::check);
    CollectionConverters.asJava(plan.children()).forEach(this::check);
  }

  private void check(Expression expression) {
    if (expression instanceof UnresolvedFunction function) {
      checkFunction(CollectionConverters.asJava(function.nameParts()), functions());
    }
    if (expression instanceof UnresolvedGenerator generator) {
      checkFunction(List.of(generator.name().funcName()), functions());
    }
    CollectionConverters.asJava(expression.children()).forEach(this::check);
  }

  /** Spark's walks pass by what stands in a named window: a query in there would not be seen. */
  private void checkWindow(Expression expression) {
    if (expression instanceof PlanExpression) {
      throw new Refused("A query within WINDOW");
    }
    check(expression);
    CollectionConverters.asJava(expression.children()).forEach(this::checkWindow);
  }

  private FunctionRegistryBase<?> functions() {
    return session.sessionState().functionRegistry();
  }

  private static void checkFunction(List<String> name, FunctionRegistryBase<?> registry) {
    String last = name.get(name.size() - 1).toLowerCase(Locale.ROOT);
    boolean isKnown =
        name.size() == 1
            && (NAMES.contains(last)
                || registry
                    .lookupFunction(new FunctionIdentifier(last))
                    .exists(about -> GROUPS.contains(about.getGroup())));
    if (!isKnown) {
      throw new Refused("The function " + String.join(".", name));
    }
  }
}
