package tenure.jobs.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import tenure.metrics.Metric;
import tenure.metrics.MetricFlow;
import tenure.metrics.SemanticInterchange;

/** The published metrics as a file that other tools read. */
public enum MetricFile {
  /** What MetricFlow and dbt's semantic layer ask for: a file among the models of a dbt project. */
  METRICFLOW("metricflow.yml", MetricFile::yaml),
  /** The Open Semantic Interchange. */
  OSI("osi.json", metrics -> Documents.json(SemanticInterchange.of(metrics)));

  private static final String HEAD =
      "# Written by ./tenure tables --format metricflow from the definitions in the code.\n";

  private final String fileName;
  private final Function<List<Metric>, String> text;

  MetricFile(String fileName, Function<List<Metric>, String> text) {
    this.fileName = fileName;
    this.text = text;
  }

  private static String yaml(List<Metric> metrics) {
    return HEAD + Documents.yaml(MetricFlow.of(metrics));
  }

  /** What the file is called. */
  public String fileName() {
    return fileName;
  }

  /** The file of some metrics. */
  public String text(List<Metric> metrics) {
    return text.apply(metrics);
  }

  /** Writes the file into a folder; the file. */
  public Path write(List<Metric> metrics, Path folder) {
    return Documents.write(text(metrics), folder, fileName);
  }
}
