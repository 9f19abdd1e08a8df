package tenure.jobs.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the files of an extract land, relative to the landing folder: {@code
 * salesforce/accounts/{date}*.csv}. A star stands for any characters within one name; {@code
 * {date}} for a day as 2026-01-31. A file may also come packed, with {@code .gz} or {@code .zst} at
 * its end.
 */
public final class LandingPath {
  private static final String DATE = "{date}";

  private final String text;
  private final Pattern pattern;

  private LandingPath(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Reads the path as configured.
   *
   * @throws IllegalArgumentException where the path would lead out of the landing folder, or names
   *     the date twice
   */
  public static LandingPath of(String text) {
    if (text.isBlank() || text.startsWith("/") || text.contains("\\") || text.contains(":")) {
      throw new IllegalArgumentException(
          "path \"" + text + "\" must be relative to the landing folder, with / between names.");
    }
    for (String name : text.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw new IllegalArgumentException(
            "path \""
                + text
                + "\" must stay in the landing folder: no empty name, \".\" or \"..\".");
      }
    }
    if (text.indexOf(DATE) != text.lastIndexOf(DATE)) {
      throw new IllegalArgumentException("path \"" + text + "\" names {date} twice.");
    }
    return new LandingPath(text, Pattern.compile(regex(text) + "(\\.(gz|zst))?"));
  }

  private static String regex(String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith(DATE, i)) {
        regex.append("(?<date>\\d{4}-\\d{2}-\\d{2})");
        i += DATE.length() - 1;
      } else if (text.charAt(i) == '*') {
        regex.append("[^/]*");
      } else {
        regex.append(Pattern.quote(text.substring(i, i + 1)));
      }
    }
    return regex.toString();
  }

  /** Whether each file carries the day it was delivered for; else the files are snapshots. */
  public boolean isDated() {
    return text.contains(DATE);
  }

  /** The folder, relative to the landing folder, under which every file of the extract stands. */
  String folder() {
    int wild = text.length();
    for (String sign : new String[] {DATE, "*"}) {
      int at = text.indexOf(sign);
      wild = at < 0 ? wild : Math.min(wild, at);
    }
    int slash = text.lastIndexOf('/', wild - 1);
    return slash < 0 ? "" : text.substring(0, slash);
  }

  /** How many folders below {@link #folder()} the files stand, the file itself included. */
  int depth() {
    String below = folder().isEmpty() ? text : text.substring(folder().length() + 1);
    return below.split("/", -1).length;
  }

  /** The path of a day, its stars as they are. */
  String on(LocalDate day) {
    return text.replace(DATE, day.toString());
  }

  /** Whether a file belongs to the extract. */
  boolean matches(String relative) {
    return pattern.matcher(relative).matches();
  }

  /** The day that a file's name carries; empty for a snapshot or where it is no day. */
  Optional<LocalDate> date(String relative) {
    Matcher matcher = pattern.matcher(relative);
    if (!isDated() || !matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(matcher.group("date")));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
