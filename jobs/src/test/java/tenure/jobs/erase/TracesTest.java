package tenure.jobs.erase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tenure.jobs.ingest.Identity;
import tenure.ops.IdentityKind;

/** How texts are read for a subject. */
class TracesTest {
  private static final Traces ANN =
      new Traces(
          Set.of(
              Identity.email("Ann@acme.com"),
              new Identity(IdentityKind.CONTACT, "salesforce", "0035g000003NnHcAAK"),
              new Identity(IdentityKind.USER, "zendesk", "7")),
          "erased");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ann@acme.com | erased",
        "From: ANN@ACME.COM. | From: erased.",
        "<ann@acme.com>;bob@acme.com | <erased>;bob@acme.com",
        "{\"mail\":\"ann@acme.com\"} | {\"mail\":\"erased\"}",
        "joann@acme.com | joann@acme.com",
        "jo.ann@acme.com | jo.ann@acme.com",
        "ann@acme.com.au | ann@acme.com.au",
        "ann@acme.community | ann@acme.community",
        "who 0035g000003NnHcAAK | who erased",
        "who 0035g000003NnHc | who erased",
        "who 0035g000003NnHcBBK | who 0035g000003NnHcBBK",
        "who 0035G000003NNHCAAK | who 0035G000003NNHCAAK",
        "7 of 17 | 7 of 17",
      })
  void only_what_names_the_subject_beyond_doubt_is_replaced(String text, String expected) {
    assertEquals(expected, ANN.cleaned(text));
    assertEquals(!text.equals(expected), ANN.isIn(text));
  }

  @Test
  void a_short_id_counts_only_in_its_source_and_in_a_row_that_is_known_to_name_the_person() {
    assertEquals(true, ANN.isOf(IdentityKind.USER, "zendesk", "7"));
    assertEquals(false, ANN.isOf(IdentityKind.USER, "segment", "7"));
    assertEquals(false, ANN.isOf(IdentityKind.CONTACT, "zendesk", "7"));
    assertEquals(
        "{\"author\":{\"id\":\"erased\"},\"to\":[null, 17],\"n\":null}",
        ANN.withoutIds("{\"author\":{\"id\":\"7\"},\"to\":[7, 17],\"n\":7}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ann", "user:", "person:7", "a b@c.d"})
  void an_unclear_subject_is_refused(String text) {
    assertThrows(UnclearSubject.class, () -> Subject.of(text));
  }
}
