package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as HTML. */
class ReportPageTest {
  private static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x onerror=\"alert(2)\"> & '{{night}}'";

  private final String page = ReportPage.render(Companies.growing("Aurora Freight", "Blue Harbor"));

  @Test
  void the_headlines_stand_in_words() {
    String text = text(page);
    for (String figure :
        List.of(
            "ARR",
            "Net revenue retention",
            "Gross revenue retention",
            "Logo retention",
            "269",
            "$1.32M",
            "12.0% of ARR on 31 Dec 2025",
            "Aurora Freight",
            "$184,000")) {
      assertTrue(text.contains(figure), figure + " is not on the page");
    }
  }

  @Test
  void masked_churn_is_said_at_the_top() {
    String notice =
        page.substring(page.indexOf("class=\"notices\""), page.indexOf("class=\"cards\""));

    assertTrue(notice.contains("Masked churn at the accounts of Nadia Berg."));
    assertTrue(notice.contains("Net retention is 131.0%, but only 80.0% of the revenue"));
  }

  @Test
  void a_hostile_name_is_shown_and_never_becomes_markup() {
    String hostile = ReportPage.render(Companies.growing(HOSTILE));

    assertEquals(tags(page, "script"), tags(hostile, "script"));
    assertEquals(tags(page, "img"), tags(hostile, "img"));
    assertTrue(hostile.contains("&lt;/script&gt;&lt;script&gt;alert(1)"));
    assertTrue(hostile.contains("{{night}}"), "a name is never read as a template");
  }

  @Test
  void hostile_text_inside_the_chart_data_cannot_end_its_element() throws Exception {
    String json = PageAssets.inlineJson(List.of(HOSTILE, "<!--", "\u2028"));

    assertFalse(json.contains("<"));
    assertFalse(json.contains("&"));
    assertEquals(HOSTILE, new ObjectMapper().readTree(json).get(0).asText());
    assertEquals("\u2028", new ObjectMapper().readTree(json).get(2).asText());
  }

  @Test
  void nothing_is_loaded_from_the_network() {
    String own = page.replaceAll("(?s)<script>.*?</script>", "");

    assertFalse(
        Pattern.compile("(?i)(src|href|action|data)\\s*=\\s*[\"']?\\s*(https?:|//)")
            .matcher(own)
            .find());
    assertFalse(own.contains("@import"));
    assertFalse(own.contains("url("));
    assertFalse(own.contains("<link"));
    assertTrue(own.contains("default-src &#39;none&#39;"));
  }

  @Test
  void the_content_policy_names_exactly_the_scripts_of_the_page() {
    List<String> scripts =
        Pattern.compile("(?s)<script>(.*?)</script>")
            .matcher(page)
            .results()
            .map(m -> m.group(1))
            .toList();
    String policy = PageAssets.contentPolicy(scripts.toArray(String[]::new));

    assertEquals(2, scripts.size());
    assertTrue(page.contains(policy.replace("'", "&#39;").replace("=", "&#x3D;")), policy);
  }

  @Test
  void every_chart_has_its_data_and_its_table() throws Exception {
    JsonNode figures = chartData(page).get("figures");
    List<String> charts =
        Pattern.compile("data-chart=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(m -> m.group(1))
            .toList();

    assertEquals(12, charts.size());
    for (String chart : charts) {
      assertTrue(figures.has(chart), chart + " has no data");
      String figure = page.substring(page.indexOf("id=\"chart-" + chart + "\""));
      String behind = figure.substring(0, figure.indexOf("</figure>"));
      assertTrue(behind.contains("<details") && tags(behind, "tr") > 1, chart + " has no table");
    }
  }

  @Test
  void every_section_is_reached_from_the_top() {
    List<String> sections =
        Pattern.compile("<section id=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(m -> m.group(1))
            .toList();
    String nav = page.substring(page.indexOf("<nav"), page.indexOf("</nav>"));

    assertEquals(7, sections.size());
    for (String section : sections) {
      assertTrue(nav.contains("href=\"#" + section + "\""), section + " is not in the list");
    }
  }

  @Test
  void the_steps_of_the_bridge_lead_from_its_opening_to_its_closing() throws Exception {
    JsonNode steps = chartData(page).get("figures").get("bridge").get("steps");

    double level = steps.get(0).get("value").asDouble();
    for (int i = 1; i < steps.size() - 1; i++) {
      level += steps.get(i).get("value").asDouble();
    }
    assertEquals(steps.get(steps.size() - 1).get("value").asDouble(), level, 0.005);
  }

  @Test
  void the_bands_of_a_segment_add_up_to_all_of_it() throws Exception {
    JsonNode segments = chartData(page).get("figures").get("segments");

    for (int s = 0; s < segments.get("names").size(); s++) {
      double sum = 0;
      for (JsonNode band : segments.get("series")) {
        sum += band.get("values").get(s).asDouble();
      }
      assertEquals(1.0, sum, 1e-9);
    }
  }

  @Test
  void a_company_nobody_pays_yet_gets_a_page_that_says_so() {
    String empty = ReportPage.render(Companies.empty());

    assertTrue(empty.contains("Nothing to report yet"));
    assertEquals(0, tags(empty, "figure"));
    assertEquals(0, tags(empty, "script"));
  }

  @Test
  void the_same_figures_give_the_same_bytes() {
    assertEquals(page, ReportPage.render(Companies.growing("Aurora Freight", "Blue Harbor")));
  }

  private static JsonNode chartData(String page) throws Exception {
    Matcher block = Pattern.compile("(?s)id=\"chart-data\">(.*?)</script>").matcher(page);
    assertTrue(block.find());
    return new ObjectMapper().readTree(block.group(1));
  }

  private static long tags(String html, String name) {
    return Pattern.compile("<" + name + "[\\s>]").matcher(html).results().count();
  }

  private static String text(String html) {
    return html.replaceAll("(?s)<(script|style).*?</\\1>", "").replaceAll("<[^>]+>", " ");
  }
}
