package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SalesforceIdTest {

  @Test
  void three_more_characters_spell_which_of_the_fifteen_are_capitals() {
    assertEquals("0015500000Xyy06AAB", SalesforceId.withSuffix("0015500000Xyy06"));
    assertEquals("0015500000Ygpq1AAB", SalesforceId.withSuffix("0015500000Ygpq1"));
    assertEquals("000000000000000AAA", SalesforceId.withSuffix("000000000000000"));
    assertEquals("AAAAAAAAAAAAAAA555", SalesforceId.withSuffix("AAAAAAAAAAAAAAA"));
  }

  @Test
  void ids_differ_by_case_alone_and_the_eighteen_survive_folding() {
    String capital = Population.crmId(10);
    String small = Population.crmId(36);

    assertEquals(
        SalesforceId.shortOf(capital).toLowerCase(), SalesforceId.shortOf(small).toLowerCase());
    assertNotEquals(capital.toLowerCase(), small.toLowerCase());
  }

  @Test
  void every_record_has_an_id_of_its_own() {
    Set<String> ids = new HashSet<>();
    for (int number = 0; number < 20_000; number++) {
      ids.add(SalesforceId.of("001", number).toLowerCase());
    }
    assertEquals(20_000, ids.size());
  }
}
