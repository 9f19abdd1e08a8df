package tenure.jobs.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tenure.Catalog;
import tenure.catalogue.CatalogueFile;
import tenure.contract.Check;
import tenure.contract.Document;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.catalogue.DataContracts;
import tenure.jobs.catalogue.MetricFile;
import tenure.jobs.lake.Views;
import tenure.jobs.sql.TableNames;
import tenure.metrics.Metric;
import tenure.metrics.Metrics;

/** Shows what the tables hold, from their contracts. */
@Command(
    name = "tables",
    description = "Show what tables there are and what they hold.",
    footer = {
      "  ./tenure tables",
      "  ./tenure tables marts.fct_retention",
      "  ./tenure tables --format json --layer marts",
      "  ./tenure tables --format odcs --layer marts --out contracts",
      "  ./tenure tables --format metricflow --out models"
    })
final class TablesCommand implements Callable<Integer> {
  /** How contracts are shown. */
  enum Format {
    TEXT,
    MARKDOWN,
    JSON,
    ODCS,
    METRICFLOW,
    OSI
  }

  @ParentCommand private Tenure tenure;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "One table.")
  private String name;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text by default; markdown as transforms/TABLES.md, json as transforms/catalogue.json, odcs as"
              + " the YAML of the Open Data Contract Standard; metricflow and osi (Open Semantic"
              + " Interchange) have the metrics that are worked out of the tables.")
  private Format format;

  @Option(names = "--layer", paramLabel = "LAYER", description = "The tables of one layer alone.")
  private Layer layer;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "A folder for the files of odcs, one for each table, or for that of metricflow or osi.")
  private Path folder;

  @Option(names = "--markdown", description = "The same as --format markdown.")
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
    } else {
      show(chosen(), out);
    }
    out.flush();
    return 0;
  }

  private List<Table> chosen() {
    return name != null
        ? List.of(TableNames.find(name))
        : Catalog.ALL.stream().filter(t -> layer == null || t.layer() == layer).toList();
  }

  private void show(List<Table> tables, PrintStream out) {
    switch (isMarkdown ? Format.MARKDOWN : format) {
      case MARKDOWN -> out.print(Document.markdown(tables));
      case JSON -> out.print(CatalogueFile.json(tables));
      case ODCS -> contracts(tables, out);
      case METRICFLOW -> metrics(MetricFile.METRICFLOW, tables, out);
      case OSI -> metrics(MetricFile.OSI, tables, out);
      case TEXT -> text(tables, out);
    }
  }

  private void contracts(List<Table> tables, PrintStream out) {
    DataContracts contracts = new DataContracts(Tenure.VERSION, tenure.settings().lake());
    if (folder == null) {
      tables.forEach(t -> out.print(contracts.yaml(t)));
    } else {
      out.printf("%d contracts stand in %s.%n", contracts.write(tables, folder).size(), folder);
    }
  }

  private void metrics(MetricFile file, List<Table> tables, PrintStream out) {
    List<Metric> metrics = Metrics.of(tables);
    if (folder == null) {
      out.print(file.text(metrics));
    } else {
      out.printf("%d metrics stand in %s.%n", metrics.size(), file.write(metrics, folder));
    }
  }

  private void text(List<Table> tables, PrintStream out) {
    if (name == null) {
      list(tables, out);
    } else {
      describe(tables.get(0), out);
    }
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
