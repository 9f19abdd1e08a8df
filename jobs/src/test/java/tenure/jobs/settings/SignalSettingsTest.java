package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.signals.SignalFeed;
import tenure.signals.SignalPolicy;
import tenure.signals.SignalRule;

class SignalSettingsTest {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void the_shipped_signals_are_those_of_the_definitions() {
    SignalPolicy policy = SignalSettings.signals(Optional.empty(), problems).orElseThrow();
    assertEquals(List.of(), problems.all());
    assertEquals(
        List.of(
            "login_drop",
            "core_down_tickets_up",
            "low_adoption_day_30",
            "low_adoption_trial",
            "payment",
            "sponsor_lost",
            "champion_lost",
            "sentiment",
            "quiet",
            "no_reply",
            "missed_milestone",
            "seats_full",
            "data_volume",
            "api_rate",
            "premium_attempts",
            "whitespace",
            "shelfware",
            "promoter",
            "referral",
            "community"),
        policy.rules().stream().map(SignalRule::id).toList());
    assertEquals(3, policy.lateAfterDays().get(SignalFeed.USAGE));
    assertEquals(0, rule(policy, "payment").closeAfterDays());
    assertEquals(7, rule(policy, "quiet").closeAfterDays());
    assertEquals(1, rule(policy, "quiet").forDays());
  }

  @Test
  void a_signal_of_ones_own_is_a_few_lines() throws Exception {
    own(
        """
        include "signals-base.conf"
        signals {
          big-and-silent {
            kind = contract-fit, severity = low, title = "Big and silent", for-days = 3, close-after-days = 30
            when = ["arr > 50000 and quiet_days >= 7", "touch_days > 90"]
          }
        }
        """);
    SignalPolicy policy =
        SignalSettings.signals(Optional.of(folder), problems)
            .orElseThrow(() -> new AssertionError(problems.all().toString()));
    SignalRule rule = rule(policy, "big_and_silent");
    assertEquals(SignalRule.Kind.CONTRACT_FIT, rule.kind());
    assertEquals(3, rule.forDays());
    assertEquals(30, rule.closeAfterDays());
    assertEquals(2, rule.anyOf().size());
  }

  @Test
  void what_cannot_be_watched_is_refused_with_file_line_and_remedy() throws Exception {
    own(
        """
        include "signals-base.conf"
        signals {
          one { kind = churn, severity = high, title = x
            when = "ticket_28d > 3" }
          two { kind = chorn, severity = high, title = x, when = "arr > 1" }
          three { kind = churn, severity = high, title = x, when = "arr >" }
          four { kind = churn, severity = high, title = x, when = "arr > 1", for-day = 2 }
          five { kind = churn, severity = high, title = x, when = [] }
          six { kind = churn, severity = high, title = x, when = "arr > 1", for-days = 0 }
        }
        """);
    assertEquals(Optional.empty(), SignalSettings.signals(Optional.of(folder), problems));
    assertEquals(6, problems.all().size(), problems.all()::toString);
    assertProblem(
        "signals.conf:4: ", "there is no feature ticket_28d", "Did you mean tickets_28d?");
    assertProblem("signals.conf:5: ", "\"chorn\" is not one of churn", "Did you mean churn?");
    assertProblem("signals.conf:6: ", "\"arr >\" cannot be read: it ends where");
    assertProblem("signals.conf:7: ", "for-day is not a setting", "Did you mean for-days?");
    assertProblem("signals.conf:8: ", "a signal without a condition is never seen");
    assertProblem("signals.conf:9: ", "for-days must be 1 or more");
  }

  private void own(String text) throws Exception {
    Files.writeString(
        folder.resolve("signals-base.conf"),
        """
        late-after-days {
          usage = 3, meters = 3, tickets = 14, csat = 30, touchpoints = 21, contacts = 45, nps = 60, invoices = 45
          goals = 120, milestones = 120, advocacy = 120
        }
        usage-gap-days = 2, close-after-days = 7, keep-closed-days = 90
        """);
    Files.writeString(folder.resolve("signals.conf"), text);
  }

  private void assertProblem(String... parts) {
    assertTrue(
        problems.all().stream().anyMatch(p -> List.of(parts).stream().allMatch(p::contains)),
        () -> List.of(parts) + " in " + problems.all());
  }

  private static SignalRule rule(SignalPolicy policy, String id) {
    return policy.rules().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }
}
