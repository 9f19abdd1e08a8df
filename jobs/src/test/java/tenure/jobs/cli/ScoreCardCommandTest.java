package tenure.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCardCommandTest {
  private static final String CARD =
      """
      for { segments = [smb], tenure-to-days = 365 }
      components {
        use {
          weight = 60
          measures {
            dau-share { graded { "0" = 0, "0.7" = 100 } }
            adoption-share {
              graded { "0" = 0, "0.6" = 100 }
              for = [ { tenure-to-days = 90, graded { "0" = 0, "0.3" = 100 } } ]
            }
          }
        }
        support {
          weight = 40
          measures { open-escalations { green-to = 0, red-above = 1 } }
          green-when = all-green
          red-when = any-red
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void a_sound_card_is_told_in_words() throws IOException {
    Call call = Call.of("score-card", written(CARD), "--check");
    assertEquals(0, call.code(), call.err());
    assertEquals(
        """
        It is for segments smb; customers for at most 365 days.
           60.0  use              dau_share (graded), adoption_share (graded) (otherwise for some accounts)
           40.0  support          open_escalations
        """,
        call.out().lines().skip(1).map(l -> l + "\n").reduce("", String::concat));
    assertTrue(call.out().startsWith("mine is a sound scorecard (version "), call.out());
  }

  @Test
  void every_mistake_of_a_card_is_told_with_its_line_and_what_to_do() throws IOException {
    Call call =
        Call.of(
            "score-card",
            written(CARD.replace("dau-share", "dau-shares").replace("all-green", "some-green")),
            "--check");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("mine.conf:6: "), call.err());
    assertTrue(call.err().contains("Did you mean dau-share?"), call.err());
    assertTrue(call.err().contains("mine.conf:16: "), call.err());
  }

  @Test
  void weights_that_do_not_add_up_are_told_with_their_sum() throws IOException {
    Call call =
        Call.of("score-card", written(CARD.replace("weight = 40", "weight = 30")), "--check");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("mine.conf:2: "), call.err());
    assertTrue(call.err().contains("add to 90, not 100"), call.err());
  }

  @Test
  void a_call_says_what_it_wants_of_a_card_that_is_there() throws IOException {
    assertEquals(2, Call.of("score-card", written(CARD)).code());
    Call undated = Call.of("score-card", written(CARD), "--preview");
    assertEquals(2, undated.code());
    assertTrue(undated.err().contains("--date"), undated.err());
    Call absent = Call.of("score-card", "nowhere.conf", "--check");
    assertEquals(2, absent.code());
    assertTrue(absent.err().contains("There is no file nowhere.conf"), absent.err());
  }

  private String written(String card) throws IOException {
    return Files.writeString(folder.resolve("mine.conf"), card).toString();
  }
}
