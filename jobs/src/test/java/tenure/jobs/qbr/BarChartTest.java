package tenure.jobs.qbr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tenure.jobs.qbr.BarChart.Bar;

class BarChartTest {
  private static List<Double> heights(String svg) {
    return Pattern.compile(" height=\"([0-9.]+)\"/>")
        .matcher(svg)
        .results()
        .map(m -> Double.valueOf(m.group(1)))
        .toList();
  }

  @Test
  void bars_are_as_high_as_their_values_and_none_leaves_the_chart() {
    List<Bar> bars = List.of(new Bar("a", 50, "50"), new Bar("b", 25, "25"), new Bar("c", 0, "0"));
    List<Double> ofHundred = heights(BarChart.of("Scores", bars, 100));
    assertEquals(ofHundred.get(0), 2 * ofHundred.get(1), 0.11);
    assertEquals(0.0, ofHundred.get(2));
    assertEquals(2 * ofHundred.get(0), heights(BarChart.of("Scores", bars, 10)).get(0), 0.11);
    assertEquals(List.of(0.0), heights(BarChart.of("Nothing", List.of(new Bar("a", 0, "0")), 0)));
  }

  @Test
  void figures_and_names_stand_in_text_and_never_become_markup() {
    String svg = BarChart.of("<b>", List.of(new Bar("1 Jan", 3, "<3>")), 1);
    assertTrue(svg.contains(">&lt;3&gt;</text>"), svg);
    assertTrue(svg.contains(">1 Jan</text>"), svg);
    assertTrue(svg.contains("aria-label=\"&lt;b&gt;\""), svg);
  }
}
