package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The colours of the page, light and dark, against the contrast that WCAG 2.2 AA asks for. */
class StyleTest {
  private static final String STYLE = PageAssets.text("/report/style.css");
  private static final double OF_TEXT = 4.5;
  private static final double OF_SHAPES = 3.0;

  record Pair(String mode, String front, String back, double least) {}

  static Stream<Pair> pairs() {
    return Stream.of("light", "dark")
        .flatMap(
            mode ->
                Stream.concat(
                    Stream.of(
                            List.of("ink", "page"),
                            List.of("ink", "surface"),
                            List.of("muted", "page"),
                            List.of("muted", "surface"),
                            List.of("accent", "page"),
                            List.of("accent", "surface"),
                            List.of("yellow-ink", "yellow-wash"),
                            List.of("green-ink", "green-wash"),
                            List.of("red-ink", "red-wash"),
                            List.of("grey-ink", "grey-wash"),
                            List.of("ink", "yellow-wash"),
                            List.of("on-green", "green"),
                            List.of("on-yellow", "yellow"),
                            List.of("on-red", "red"),
                            List.of("on-grey", "grey"),
                            List.of("on-heat-0", "heat-0"),
                            List.of("on-heat-1", "heat-1"),
                            List.of("on-heat-2", "heat-2"),
                            List.of("on-heat-3", "heat-3"),
                            List.of("on-heat-4", "heat-4"),
                            List.of("on-heat-5", "heat-5"))
                        .map(p -> new Pair(mode, p.get(0), p.get(1), OF_TEXT)),
                    Stream.of(
                            List.of("green", "surface"),
                            List.of("red", "surface"),
                            List.of("second", "surface"),
                            List.of("total", "surface"))
                        .map(p -> new Pair(mode, p.get(0), p.get(1), OF_SHAPES))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void what_must_be_told_apart_has_contrast(Pair pair) {
    Map<String, String> colours = colours(pair.mode());

    double contrast = contrast(colours.get(pair.front()), colours.get(pair.back()));

    assertTrue(contrast >= pair.least(), pair + " has a contrast of " + contrast);
  }

  private static Map<String, String> colours(String mode) {
    Map<String, String> colours = new HashMap<>();
    int dark = STYLE.indexOf("prefers-color-scheme: dark");
    read(STYLE.substring(0, dark), colours);
    if (mode.equals("dark")) {
      read(STYLE.substring(dark), colours);
    }
    return colours;
  }

  private static void read(String css, Map<String, String> colours) {
    Pattern.compile("--([a-z0-5-]+): (#[0-9a-f]{6});")
        .matcher(css)
        .results()
        .forEach(m -> colours.put(m.group(1), m.group(2)));
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
