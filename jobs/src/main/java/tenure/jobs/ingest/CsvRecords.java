package tenure.jobs.ingest;

import com.univocity.parsers.csv.CsvParserSettings;
import java.util.Map;

/** The dialect of CSV, the same for Spark's reader and for the looks at single files. */
final class CsvRecords {
  private static final int MOST_COLUMNS = 20_480;

  private CsvRecords() {}

  /** Options of Spark's reader: RFC 4180, fields with line breaks, everything text. */
  static Map<String, String> sparkOptions() {
    return Map.of(
        "header", "true",
        "multiLine", "true",
        "quote", "\"",
        "escape", "\"",
        "enforceSchema", "true",
        "mode", "PERMISSIVE");
  }

  /** The same dialect for the parser that Spark itself uses. */
  static CsvParserSettings settings(Map<String, String> options) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(options.getOrDefault("sep", ","));
    settings.getFormat().setQuote(options.getOrDefault("quote", "\"").charAt(0));
    settings.getFormat().setQuoteEscape(options.getOrDefault("escape", "\"").charAt(0));
    settings.setCommentProcessingEnabled(false);
    settings.getFormat().setLineSeparator("\n");
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(MOST_COLUMNS);
    settings.setReadInputOnSeparateThread(false);
    return settings;
  }
}
