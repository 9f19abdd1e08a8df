package tenure.jobs.simulate;

import java.util.regex.Pattern;

/** A line of RFC 4180, without its line end; null is the empty field. */
final class Csv {
  private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

  private Csv() {}

  static String line(Object... values) {
    StringBuilder line = new StringBuilder();
    for (int place = 0; place < values.length; place++) {
      line.append(place == 0 ? "" : ",").append(field(values[place]));
    }
    return line.toString();
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    return SPECIAL.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
