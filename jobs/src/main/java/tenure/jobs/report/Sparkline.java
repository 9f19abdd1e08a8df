package tenure.jobs.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The course of a figure as a line without axes; its values stand in the charts below. */
final class Sparkline {
  private static final int WIDTH = 100;
  private static final int HEIGHT = 30;

  private Sparkline() {}

  /** The line as inline SVG; nothing for fewer than three values. */
  static String of(List<Double> values) {
    if (values.size() < 3) {
      return "";
    }
    double low = values.stream().mapToDouble(v -> v).min().orElseThrow();
    double high = values.stream().mapToDouble(v -> v).max().orElseThrow();
    double range = high > low ? high - low : 1;
    String points =
        IntStream.range(0, values.size())
            .mapToObj(i -> point(i, values.size(), (values.get(i) - low) / range))
            .collect(Collectors.joining("L", "M", ""));
    return svg("<path d=\"" + points + "\"/>");
  }

  /**
   * The parts of a whole side by side, each in its band's colour; nothing where there is nothing.
   */
  static String parts(Map<Band, Double> parts) {
    double whole = parts.values().stream().mapToDouble(v -> v).sum();
    if (whole <= 0) {
      return "";
    }
    StringBuilder rects = new StringBuilder();
    double from = 0;
    for (Map.Entry<Band, Double> part : parts.entrySet()) {
      double width = part.getValue() / whole * WIDTH;
      rects.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%.2f\" y=\"12\" width=\"%.2f\" height=\"10\"/>",
              part.getKey().tone(),
              from,
              Math.max(0, width - 0.5)));
      from += width;
    }
    return svg(rects.toString());
  }

  private static String svg(String content) {
    return "<svg class=\"sparkline\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\""
            .formatted(WIDTH, HEIGHT)
        + " aria-hidden=\"true\" focusable=\"false\">"
        + content
        + "</svg>";
  }

  private static String point(int at, int count, double height) {
    return String.format(
        Locale.ROOT,
        "%.1f %.1f",
        (double) at * WIDTH / (count - 1),
        1 + (1 - height) * (HEIGHT - 2));
  }
}
