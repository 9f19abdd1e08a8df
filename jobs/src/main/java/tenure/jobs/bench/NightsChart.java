package tenure.jobs.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of many nights, as SVG. */
public final class NightsChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 320;

  private final List<NightsLog.Night> nights;

  /** Charts of these nights, in order. */
  public NightsChart(List<NightsLog.Night> nights) {
    this.nights = nights;
  }

  /** Writes {@code files.svg} and {@code seconds.svg} into a folder. */
  public void write(Path folder) throws IOException {
    XYChart files = chart("Files per table", "files");
    add(files, "data files: the table with the most", NightsLog.Night::mostDataFiles);
    add(files, "data files: mean", night -> mean(night, night.dataFiles()));
    add(files, "log files: the table with the most", NightsLog.Night::mostLogFiles);
    add(files, "log files: mean", night -> mean(night, night.logFiles()));
    save(files, folder.resolve("files.svg"));
    XYChart seconds = chart("Seconds per night", "seconds");
    add(seconds, "seconds", NightsLog.Night::seconds);
    save(seconds, folder.resolve("seconds.svg"));
  }

  private static double mean(NightsLog.Night night, long files) {
    return (double) files / Math.max(1, night.tables().size());
  }

  private static XYChart chart(String title, String unit) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("nights")
            .yAxisTitle(unit)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setYAxisMin(0.0);
    return chart;
  }

  private void add(XYChart chart, String name, ToDoubleFunction<NightsLog.Night> value) {
    double[] night = IntStream.rangeClosed(1, nights.size()).asDoubleStream().toArray();
    chart
        .addSeries(name, night, nights.stream().mapToDouble(value).toArray())
        .setMarker(SeriesMarkers.NONE);
  }

  private static void save(XYChart chart, Path file) throws IOException {
    VectorGraphicsEncoder.saveVectorGraphic(
        chart, file.toString(), VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
  }
}
