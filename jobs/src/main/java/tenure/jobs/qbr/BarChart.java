package tenure.jobs.qbr;

import com.samskivert.mustache.Escapers;
import java.util.List;
import java.util.Locale;

/**
 * Bars side by side as inline SVG, each with its figure above and its name below: nothing of it is
 * told by colour, so it can be printed in black and white. It is drawn here since libraries that
 * draw measure letters by the fonts of the machine, and servers often have none.
 */
final class BarChart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 132;
  private static final int TOP = 16;
  private static final int BOTTOM = 18;
  private static final double GAP = 0.28;

  private BarChart() {}

  /** One bar. */
  record Bar(String name, double value, String figure) {}

  /**
   * The chart.
   *
   * @param description what it shows, in words, for who cannot see it
   * @param most the value of a bar of full height; the largest bar's where that is more
   */
  static String of(String description, List<Bar> bars, double most) {
    double full = Math.max(most, bars.stream().mapToDouble(Bar::value).max().orElse(0));
    double step = (double) WIDTH / bars.size();
    StringBuilder svg =
        new StringBuilder(
            "<svg class=\"bars\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, HEIGHT, escaped(description)));
    for (int i = 0; i < bars.size(); i++) {
      svg.append(bar(bars.get(i), i * step, step, full));
    }
    int base = HEIGHT - BOTTOM;
    return svg.append("<path class=\"base\" d=\"M0 %dH%d\"/></svg>".formatted(base, WIDTH))
        .toString();
  }

  private static String bar(Bar bar, double from, double step, double full) {
    double height = full > 0 ? bar.value() / full * (HEIGHT - TOP - BOTTOM) : 0;
    double top = HEIGHT - BOTTOM - height;
    double middle = from + step / 2;
    // Few bars are kept from becoming walls.
    double width = Math.min(step * (1 - GAP), WIDTH / 10.0);
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>"
            + "<text x=\"%.1f\" y=\"%.1f\">%s</text><text class=\"name\" x=\"%.1f\" y=\"%d\">%s</text>",
        middle - width / 2,
        top,
        width,
        height,
        middle,
        top - 4,
        escaped(bar.figure()),
        middle,
        HEIGHT - 5,
        escaped(bar.name()));
  }

  private static String escaped(String text) {
    return Escapers.HTML.escape(text);
  }
}
