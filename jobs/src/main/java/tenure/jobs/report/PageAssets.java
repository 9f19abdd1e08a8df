package tenure.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;

/**
 * What the page is made from: template, style, scripts, and what keeps strangers' text harmless.
 */
public final class PageAssets {
  private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PageAssets() {}

  /** A page's template; every value is escaped unless the template asks three times. */
  static Template template(String page) {
    return Mustache.compiler()
        .escapeHTML(true)
        .withLoader(name -> new StringReader(text("/report/" + name + ".mustache")))
        .compile(text("/report/" + page + ".mustache"));
  }

  /** The chart library's code. */
  static String chartLibrary() {
    Properties webjar = new Properties();
    try (InputStream in = open(WEBJAR)) {
      webjar.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = webjar.getProperty("version");
    return text("/META-INF/resources/webjars/echarts/" + version + "/dist/echarts.min.js");
  }

  /** A resource of the class path as text. */
  public static String text(String resource) {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = PageAssets.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(resource + " is missing from the class path");
    }
    return in;
  }

  /**
   * JSON that may stand inside a script element: no character of it can end the element or open a
   * comment.
   */
  static String inlineJson(Object value) {
    try {
      return JSON.writeValueAsString(value)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The page's own rule for browsers: nothing is loaded from anywhere, and only these scripts run,
   * whatever a name in the data may contain.
   */
  public static String contentPolicy(String... scripts) {
    StringBuilder allowed = new StringBuilder();
    for (String script : scripts) {
      allowed.append(" 'sha256-").append(digest(script)).append('\'');
    }
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
        + " form-action 'none'; script-src"
        + (scripts.length == 0 ? " 'none'" : allowed);
  }

  private static String digest(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
