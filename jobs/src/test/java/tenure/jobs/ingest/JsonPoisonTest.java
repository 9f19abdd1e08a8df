package tenure.jobs.ingest;

import static tenure.jobs.ingest.Poison.assertLoaded;
import static tenure.jobs.ingest.Poison.assertRefused;
import static tenure.jobs.ingest.Poison.file;
import static tenure.jobs.ingest.Poison.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonPoisonTest {
  private static final String REFUSED =
      """
      | name                 | line | column_name | value                | reason                                                     |
      | amount_comma         | 1    | amount      | 1,5                  | is not a number                                            |
      | amount_currency      | 1    | amount      | $10                  | is not a number                                            |
      | amount_list          | 1    | amount      | [10]                 | is not a number                                            |
      | amount_nan           | 1    | amount      | NaN                  | is not a number                                            |
      | amount_object        | 1    | amount      | {"value":10}         | is not a number                                            |
      | amount_overflow      | 1    | amount      | 1e400                | is not a number                                            |
      | amount_too_large     | 1    | amount      | 123456789012345678   | is too large for money                                     |
      | amount_truth         | 1    | amount      | true                 | is not a number                                            |
      | amount_word          | 1    | amount      | abc                  | is not a number                                            |
      | apostrophes_unclosed | 1    | -           | {'id':'G             | The row is not a JSON object                               |
      | bad_utf8_late        | 3    | -           | {"id":"G","account": | The row holds bytes that are no characters of its encoding |
      | bracket_never_closed | 1    | -           | {"id":"G","account": | The row is not a JSON object                               |
      | broken               | 1    | -           | {"id":"G","account": | The row is not a JSON object                               |
      | choice_unknown       | 1    | status      | paid?                | is none of draft, open, paid, uncollectible, void          |
      | comma_too_many       | 1    | -           | {"id":"G","account": | The row is not a JSON object                               |
      | control_character    | 1    | -           | {"id":"G","account": | The row is not a JSON object                               |
      | count_half           | 1    | attempts    | 1.5                  | is not a whole number                                      |
      | count_negative       | 1    | attempts    | -1                   | is below 0                                                 |
      | count_overflow       | 1    | attempts    | 19999999999999999999 | is not a whole number                                      |
      | day_not_in_month     | 1    | day         | 2026-02-30           | is not a moment from 1990 to 2100                          |
      | day_other_order      | 1    | day         | 30.01.2026           | is not a moment from 1990 to 2100                          |
      | day_year_0000        | 1    | day         | 0000-01-30           | is not a moment from 1990 to 2100                          |
      | day_year_9999        | 1    | day         | 9999-12-31           | is not a moment from 1990 to 2100                          |
      | field_of_10_mb       | 1    | -           | G,xxxxxxxxxxxxxxxxxx | The row is longer than 4000000 bytes                       |
      | flag_number          | 1    | failed      | 2                    | is neither true nor false                                  |
      | flag_word            | 1    | failed      | FAUX                 | is neither true nor false                                  |
      | html                 | 1    | -           | <html>Service unavai | The row is not a JSON object                               |
      | key_absent           | 1    | id          | -                    | is missing                                                 |
      | key_blank            | 1    | id          | -                    | is missing                                                 |
      | key_null             | 1    | id          | -                    | is missing                                                 |
      | moment_bad_hour      | 1    | seen        | 2026-01-30T31:00:00Z | is not a moment from 1990 to 2100                          |
      | moment_bad_zone      | 1    | seen        | 2026-01-30T10:00:00+ | is not a moment from 1990 to 2100                          |
      | moment_milliseconds  | 1    | seen        | 1769767200000        | is in milliseconds where seconds are due                   |
      | moment_number        | 1    | seen        | 17                   | is not a moment from 1990 to 2100                          |
      | nul                  | 1    | -           | {"id":"G","account": | The row holds a NUL character                              |
      | nul_escaped          | 1    | -           | G,A␀,10.00,2026-01-3 | The row holds a NUL character                              |
      | null                 | 1    | -           | null                 | The row is not a JSON object                               |
      | scalar               | 1    | -           | 5                    | The row is not a JSON object                               |
      | text                 | 1    | -           | "good morning"       | The row is not a JSON object                               |
      """;

  @TempDir Path folder;

  @Test
  void no_row_of_json_lines_is_lost_or_half_read() {
    TestNight night = source(folder, "jsonl", "bills/{date}.*.jsonl");
    String good =
        "{\"id\":\"G\",\"account\":\"A\",\"amount\":10.00,\"day\":\"2026-01-30\",\"seen\":\"2026-01-30T10:00:00Z\",\"attempts\":1,\"failed\":false,\"status\":\"paid\"}";
    json(night, "broken", good.substring(0, 40));
    json(night, "amount_object", good.replace("10.00", "{\"value\":10}"));
    json(night, "amount_list", good.replace("10.00", "[10]"));
    json(night, "amount_truth", good.replace("10.00", "true"));
    json(night, "amount_nan", good.replace("10.00", "NaN"));
    json(night, "amount_overflow", good.replace("10.00", "1e400"));
    json(night, "amount_too_large", good.replace("10.00", "123456789012345678"));
    json(night, "count_overflow", good.replace(":1,", ":19999999999999999999,"));
    json(night, "amount_word", good.replace("10.00", "\"abc\""));
    json(night, "amount_comma", good.replace("10.00", "\"1,5\""));
    json(night, "amount_currency", good.replace("10.00", "\"$10\""));
    json(night, "count_half", good.replace(":1,", ":1.5,"));
    json(night, "count_negative", good.replace(":1,", ":-1,"));
    json(night, "day_year_0000", good.replace("\"2026-01-30\"", "\"0000-01-30\""));
    json(night, "day_year_9999", good.replace("\"2026-01-30\"", "\"9999-12-31\""));
    json(night, "day_not_in_month", good.replace("\"2026-01-30\"", "\"2026-02-30\""));
    json(night, "day_other_order", good.replace("\"2026-01-30\"", "\"30.01.2026\""));
    json(night, "moment_bad_zone", good.replace("00:00Z", "00:00+25:00"));
    json(night, "moment_bad_hour", good.replace("T10:", "T31:"));
    json(night, "moment_milliseconds", good.replace("\"2026-01-30T10:00:00Z\"", "1769767200000"));
    json(night, "flag_word", good.replace("false", "\"FAUX\""));
    json(night, "choice_unknown", good.replace("paid", "paid?"));
    json(night, "key_blank", good.replace("\"G\"", "\"   \""));
    json(night, "nul", good.replace("\"A\"", "\"A\u0000\""));
    json(night, "bracket_never_closed", good.replace("}", ""));
    json(night, "flag_number", good.replace("false", "2"));
    json(night, "moment_number", good.replace("\"2026-01-30T10:00:00Z\"", "17"));
    json(night, "key_null", good.replace("\"G\"", "null"));
    json(night, "key_absent", good.replace("\"id\":\"G\",", ""));
    json(night, "scalar", "5");
    json(night, "text", "\"good morning\"");
    json(night, "null", "null");
    json(night, "apostrophes_unclosed", "{'id':'G");
    json(night, "comma_too_many", good.replace("}", ",}"));
    json(night, "control_character", good.replace("\"A\"", "\"A\u0001B\""));
    json(night, "nul_escaped", good.replace("\"A\"", "\"A\\u0000\""));
    json(night, "html", "<html>Service unavailable</html>");
    json(night, "field_of_10_mb", good.replace("\"A\"", "\"" + "x".repeat(10_000_000) + "\""));
    night.bytes(
        file("bad_utf8_late", "jsonl"),
        (good.replace("\"G\"", "\"ok0\"")
                + "\n"
                + " ".repeat(70_000)
                + "\n"
                + good.replace("\"A\"", "\"\u00fc\"")
                + "\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    json(night, "id_number", good.replace("\"G\"", "1"));
    json(night, "amount_text", good.replace("\"G\"", "\"ok2\"").replace("10.00", "\"10.00\""));
    json(night, "column_new", good.replace("\"G\"", "\"ok3\"").replace("}", ",\"new\":{\"a\":1}}"));
    json(
        night,
        "column_same_but_for_case",
        good.replace("\"G\"", "\"ok4\"").replace("}", ",\"Amount\":3}"));
    night.file(
        file("byte_order_mark", "jsonl"), "\uFEFF" + good.replace("\"G\"", "\"ok5\"") + "\n");
    json(
        night,
        "line_ends",
        good.replace("\"G\"", "\"ok6\"") + "\r\n\r\n" + good.replace("\"G\"", "\"ok7\"") + "\r");
    night.run("2026-01-30");
    assertRefused(night, REFUSED);
    assertLoaded(night, 7);
  }

  private static void json(TestNight night, String name, String row) {
    night.file(file(name, "jsonl"), row + "\n");
  }
}
