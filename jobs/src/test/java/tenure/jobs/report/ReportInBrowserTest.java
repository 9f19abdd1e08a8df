package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tenure.jobs.browser.Browser;

/**
 * The page in a real browser: on a desk and on a phone, light and dark. What it looked like is left
 * in target/pages.
 */
class ReportInBrowserTest {
  private static final Path PICTURES = Path.of("target", "pages");

  private static final String UNDRAWN =
      """
      Array.from(document.querySelectorAll('[data-chart]')).filter(box => {
        const chart = echarts.getInstanceByDom(box);
        const isSeen = paint => paint && paint !== 'none' && paint !== 'transparent';
        const shapes = Array.from(box.querySelectorAll('svg path')).filter(path => {
          const size = path.getBBox();
          return size.width + size.height > 4 && (isSeen(path.getAttribute('fill')) || isSeen(path.getAttribute('stroke')));
        });
        return !chart || chart.getOption().series.every(s => s.data.length === 0) || shapes.length < 3;
      }).map(box => box.dataset.chart)
      """;

  private static final String CUT_OFF =
      """
      Array.from(document.querySelectorAll('[data-chart]')).flatMap(box => {
        const frame = box.getBoundingClientRect();
        return Array.from(box.querySelectorAll('svg text')).filter(text => {
          const words = text.getBoundingClientRect();
          return words.left < frame.left - 1 || words.right > frame.right + 1
            || words.top < frame.top - 1 || words.bottom > frame.bottom + 1;
        }).map(text => box.dataset.chart + ': ' + text.textContent);
      })
      """;

  private static final String VIOLATIONS =
      """
      document.querySelectorAll('details').forEach(part => part.open = true);
      axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.flatMap(
        broken => broken.nodes.map(node => broken.id + ' at ' + node.target + ': ' + node.failureSummary)))
      """;

  private static final String FOCUSABLE =
      """
      window.stops = Array.from(document.querySelectorAll('a[href], summary, [tabindex="0"]'))
        .filter(stop => stop.checkVisibility({ contentVisibilityAuto: true }));
      window.stops.length
      """;

  private static final String FOCUSED =
      """
      (() => {
        const stop = document.activeElement;
        const style = getComputedStyle(stop);
        const isSeen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        return isSeen ? window.stops.indexOf(stop) : 'no outline around ' + stop.outerHTML.slice(0, 80);
      })()
      """;

  @TempDir static Path folder;
  private static Path page;
  private static Browser browser;

  /** How the page is looked at. */
  enum View {
    DESK_LIGHT(1280, false),
    DESK_DARK(1280, true),
    PHONE_LIGHT(390, false),
    PHONE_DARK(390, true);

    private final int width;
    private final boolean isDark;

    View(int width, boolean isDark) {
      this.width = width;
      this.isDark = isDark;
    }

    void open() {
      browser.show(page, width, 900, isDark);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start(folder);
    page = folder.resolve("report.html");
    ReportPage.write(
        Companies.growing("Aurora Freight", "A-very-long-name-without-a-single-space-GmbH"), page);
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_chart_is_drawn_without_a_word_on_the_console_or_to_the_network(View view)
      throws IOException {
    view.open();
    Files.write(
        PICTURES.resolve(view.name().toLowerCase(Locale.ROOT) + ".png"),
        browser.picture(view.width));

    assertEquals(List.of(), words(browser.evaluate(UNDRAWN)));
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(page.toUri().toString()), browser.requests());
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_wider_than_the_window_and_no_word_of_a_chart_is_cut_off(View view) {
    view.open();

    int needed = browser.evaluate("document.scrollingElement.scrollWidth").asInt();
    assertTrue(needed <= view.width, "the page needs " + needed + " pixels");
    assertEquals(List.of(), words(browser.evaluate(CUT_OFF)));
  }

  @ParameterizedTest
  @EnumSource
  void nothing_stands_in_the_way_of_whoever_sees_little_or_hears_the_page(View view) {
    view.open();
    browser.evaluate(PageAssets.text("/axe.min.js"));

    assertEquals(List.of(), words(browser.evaluate(VIOLATIONS)));
  }

  @Test
  void the_keyboard_reaches_everything_in_order_and_shows_where_it_is() {
    View.DESK_LIGHT.open();
    int stops = browser.evaluate(FOCUSABLE).asInt();

    List<String> reached = new ArrayList<>();
    for (int i = 0; i < stops; i++) {
      browser.pressTab();
      reached.add(browser.evaluate(FOCUSED).asText());
    }

    assertTrue(stops > 20, stops + " stops");
    assertEquals(IntStream.range(0, stops).mapToObj(String::valueOf).toList(), reached);
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }
}
