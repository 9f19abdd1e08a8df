package tenure.jobs.deliver;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Map;
import tenure.jobs.report.PageAssets;

/**
 * A digest as Markdown and as a page. Names come from outside: nothing in them is read as markup,
 * and the page loads and runs nothing.
 */
final class DigestPage {
  private static final String[][] MARKDOWN = {
    {"\\", "\\\\"}, {"`", "\\`"}, {"*", "\\*"}, {"_", "\\_"}, {"[", "\\["}, {"]", "\\]"},
    {"<", "&lt;"}, {">", "&gt;"}, {"|", "\\|"}, {"#", "\\#"}, {"\n", " "}, {"\r", " "}
  };
  private static final Mustache.Escaper IN_MARKDOWN = Escapers.simple(MARKDOWN);
  private static final Template PAGE =
      Mustache.compiler()
          .escapeHTML(true)
          .compile(PageAssets.text("/deliver/digest.html.mustache"));
  private static final Template TEXT =
      Mustache.compiler()
          .withEscaper(IN_MARKDOWN)
          .compile(PageAssets.text("/deliver/digest.md.mustache"));

  private DigestPage() {}

  /** A name as it stands in {@link #markdown}. */
  static String inMarkdown(String name) {
    return IN_MARKDOWN.escape(name);
  }

  /** A name as it stands in {@link #html}. */
  static String inHtml(String name) {
    return Escapers.HTML.escape(name);
  }

  static String html(Digest digest, String currency) {
    return PAGE.execute(
        Map.of(
            "digest",
            digest,
            "currency",
            currency,
            "style",
            PageAssets.text("/report/style.css"),
            "contentPolicy",
            PageAssets.contentPolicy()));
  }

  static String markdown(Digest digest, String currency) {
    return TEXT.execute(Map.of("digest", digest, "currency", currency));
  }
}
