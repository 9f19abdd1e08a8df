package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which lines are looked into for refused values. */
class MarksTest {
  private static final String SIGNS = "ab9.:-_+/\\\"\n\t {}[],\u00e4\u20ac";

  private static Rejection refused(String value) {
    return new Rejection(
        "app",
        "events",
        "silver.daily_usage",
        "f",
        OptionalLong.empty(),
        "at",
        value,
        "is no time");
  }

  private static String line(String value) {
    return JsonNodeFactory.instance.objectNode().put("at", value).toString();
  }

  @Test
  void a_line_that_holds_a_refused_value_is_never_passed_over() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder value = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        value.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      String whole = value.toString();
      String shortened = whole.substring(0, random.nextInt(whole.length() + 1));
      assertTrue(Marks.of(List.of(refused(shortened))).test(line(whole)), whole);
    }
  }

  @Test
  void lines_without_any_of_the_refused_values_are_passed_over() {
    List<Rejection> refused = List.of(refused("2025-12-31T12:34Z"), refused("yesterday"));
    assertFalse(Marks.of(refused).test(line("2025-12-31T12:35Z")));
    assertTrue(Marks.of(refused).test(line("yesterday")));
  }

  @Test
  void every_line_is_looked_into_where_a_value_may_be_written_in_many_ways_or_is_not_there() {
    for (String value : new String[] {null, "", "100000", "1e5", "abc"}) {
      assertTrue(Marks.of(List.of(refused("yesterday"), refused(value))).test("{}"));
    }
    List<Rejection> many =
        Stream.iterate(1, n -> n + 1).limit(21).map(n -> refused("day-" + n)).toList();
    assertTrue(Marks.of(many).test("{}"));
  }
}
