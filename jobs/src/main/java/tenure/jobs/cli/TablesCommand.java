package tenure.jobs.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tenure.Catalog;
import tenure.contract.Check;
import tenure.contract.Document;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.lake.Views;
import tenure.jobs.sql.TableNames;

/** Shows what the tables hold, in words, from their contracts. */
@Command(
    name = "tables",
    description = "Show what tables there are and what they hold.",
    footer = {"  ./tenure tables", "  ./tenure tables marts.fct_retention"})
final class TablesCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "One table.")
  private String name;

  @Option(names = "--markdown", description = "All tables as transforms/TABLES.md holds them.")
  private boolean isMarkdown;

  @Option(
      names = "--views",
      description =
          "The published marts as statements that make views of them, for SQL engines that know"
              + " Delta; run again after each night.")
  private boolean isViews;

  @Override
  public Integer call() {
    PrintStream out = tenure.console().out();
    if (isViews) {
      Views.statements(tenure.files(), tenure.lakeRoot()).forEach(out::println);
    } else if (isMarkdown) {
      out.print(Document.markdown(Catalog.ALL));
    } else if (name != null) {
      describe(TableNames.find(name), out);
    } else {
      list(Catalog.ALL, out);
    }
    out.flush();
    return 0;
  }

  private static void list(List<Table> tables, PrintStream out) {
    int widest = tables.stream().mapToInt(t -> t.fullName().length()).max().orElse(0);
    tables.forEach(t -> out.printf(Locale.ROOT, "%-" + widest + "s  %s%n", t.fullName(), t.doc()));
  }

  private static void describe(Table table, PrintStream out) {
    out.println(table.fullName() + ": " + table.doc());
    out.println(Document.writing(table));
    out.println();
    int widest = table.fields().stream().mapToInt(f -> f.name().length()).max().orElse(0);
    for (Field f : table.fields()) {
      String mark = f.isKey() ? "*" : " ";
      out.printf(
          Locale.ROOT,
          "%s %-" + widest + "s  %s (%s)%n",
          mark,
          f.name(),
          f.doc(),
          Document.holds(f));
    }
    List<Check> checks = Document.rowChecks(table);
    if (!checks.isEmpty()) {
      out.println();
      checks.forEach(c -> out.println("check: " + c.sentence() + ": " + c.predicate()));
    }
  }
}
