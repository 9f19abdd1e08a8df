package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.features.SegmentPolicy;
import tenure.plays.DigitalJourney;
import tenure.plays.PlayTrigger;
import tenure.plays.Playbook;
import tenure.signals.SignalPolicy;

class PlaySettingsTest {
  private static final Optional<SegmentPolicy> SEGMENTS =
      SegmentSettings.segments(Optional.empty(), new Problems());
  private static final Optional<SignalPolicy> SIGNALS =
      SignalSettings.signals(Optional.empty(), new Problems());
  private static final String TERMS =
      "sla-days = 5, expire-after-days = 30, cool-down-days = 0, weight = 0.1";
  private static final String STEPS = "steps = [{ name = call, day = 0, hours = 1 }]";

  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void the_shipped_playbooks_are_those_of_the_definitions() {
    PlaySettings plays = read(Optional.empty()).orElseThrow();
    assertEquals(List.of(), problems.all());
    assertEquals(
        List.of(
            "save_plan",
            "executive_escalation",
            "re_onboarding",
            "training_intensive",
            "stakeholder_rebuild",
            "listening_call",
            "payment_recovery",
            "pricing_discussion",
            "adoption_campaign",
            "trial_rescue",
            "renewal_90",
            "renewal_60",
            "renewal_30",
            "expansion_outreach",
            "onboarding",
            "trial_journey",
            "advocacy_request",
            "digital_qbr",
            "product_gap_escalation"),
        plays.policy().playbooks().stream().map(Playbook::id).toList());
    assertEquals(
        new PlayTrigger.Signal(List.of("login_drop", "quiet")),
        playbook(plays, "re_onboarding").trigger());
    assertEquals(
        List.of("smb", "self_serve"), playbook(plays, "digital_qbr").audience().segments());
    assertEquals(23, plays.policy().businessDays());
  }

  @Test
  void the_shipped_journey_looks_on_six_days_and_says_short_by_signals() {
    DigitalJourney journey = read(Optional.empty()).orElseThrow().journey();
    assertEquals(List.of("smb", "self_serve"), journey.segments());
    assertEquals(List.of(0, 3, 7, 14, 21, 30), journey.steps().stream().map(s -> s.day()).toList());
    assertEquals(List.of("low_adoption_trial", "low_adoption_day_30"), journey.signals());
  }

  @Test
  void a_journey_may_be_left_out_and_names_only_what_there_is() throws Exception {
    String red =
        "playbooks { red { kind = risk, title = x, owner = csm"
            + ", trigger { when = \"health_band = red\" }, sla-days = 5, expire-after-days = 30"
            + ", cool-down-days = 0, weight = 0.1, %s } }\n".formatted(STEPS);
    own(red, "{ elsewhere = US, regions {} }");
    assertEquals(DigitalJourney.none(), read(Optional.of(folder)).orElseThrow().journey());
    own(
        red
            + """
            digital-journey { touch = [tech-tuch]
              steps = [{ day = 3 }
                { day = 7, short-where = [low-adoption-tial] }] }
            """,
        "{ elsewhere = US, regions {} }");
    assertEquals(Optional.empty(), read(Optional.of(folder)));
    assertProblem("playbooks.conf:6: ", "no touch of a segment tech-tuch", "tech-touch?");
    assertProblem("playbooks.conf:8: ", "no signal low_adoption_tial", "low_adoption_trial?");
  }

  @Test
  void the_days_of_a_journey_rise() throws Exception {
    own(
        "playbooks {}\ndigital-journey { touch = [], steps = [{ day = 7 }, { day = 3 }] }",
        "{ elsewhere = US, regions {} }");
    read(Optional.of(folder));
    assertProblem("playbooks.conf:6: ", "3 follows 7");
  }

  @Test
  void business_days_leave_out_weekends_and_the_holidays_of_the_region() {
    Holidays holidays = new Holidays(Map.of("EMEA", "GB-ENG"), "US");
    // Good Friday is the third of April 2026, Easter Monday the sixth; the United States keep
    // neither.
    var days = holidays.after(LocalDate.of(2026, 4, 2), 3);
    assertEquals(dates("2026-04-07", "2026-04-08", "2026-04-09"), days.regions().get("EMEA"));
    assertEquals(dates("2026-04-03", "2026-04-06", "2026-04-07"), days.elsewhere());
    // Christmas is a Friday.
    assertEquals(
        dates("2026-12-24", "2026-12-28"),
        holidays.after(LocalDate.of(2026, 12, 23), 2).elsewhere());
  }

  @Test
  void what_cannot_be_played_is_refused_with_file_line_and_the_nearest_name() throws Exception {
    own(
        """
        playbooks {
          red { kind = risk, title = x, owner = csm, trigger { when = "health_band = red" }
            %1$s
            %2$s }
          one { kind = risk, title = x, owner = csm, trigger { signals = [login-dorp] }
            %1$s
            %2$s }
          two { kind = risk, title = x, owner = finances, trigger { signals = [payment] }
            %1$s
            %2$s }
          three { kind = risk, title = x, owner = csm, trigger { stages = ["91"] }
            %1$s
            %2$s }
          four { kind = risk, title = x, owner = csm, trigger { quarter = true, paid-day = 3 }
            %1$s
            %2$s }
          five { kind = risk, title = x, owner = csm, trigger { quarter = true, within-days = 45 }, segments = [midmarket]
            %1$s
            %2$s }
          six { kind = risk, title = x, owner = csm, trigger { quarter = true, within-days = 45 }, touch = [tech-tuch], only = ["arrr > 1"]
            %1$s
            %2$s, step = 3 }
          seven { kind = risk, title = x, owner = csm, trigger { quarter = true, within-days = 45 }, steps = []
            %1$s }
        }
        """
            .formatted(TERMS, STEPS),
        "{ elsewhere = USA, regions { EMEA = GB-ENC } }");
    assertEquals(Optional.empty(), read(Optional.of(folder)));
    assertProblem("playbooks.conf:9: ", "no signal login_dorp", "Did you mean login_drop?");
    assertProblem("playbooks.conf:12: ", "\"finances\" is not one of", "Did you mean finance?");
    assertProblem("playbooks.conf:15: ", "no stage of a renewal 91", "Did you mean");
    assertProblem("playbooks.conf:18: ", "must say one of", "[paid-day, quarter]");
    assertProblem("playbooks.conf:21: ", "no coverage segment midmarket", "mid_market?");
    assertProblem("playbooks.conf:24: ", "no touch of a segment tech-tuch", "tech-touch?");
    assertProblem("playbooks.conf:24: ", "there is no feature arrr", "Did you mean arr?");
    assertProblem("playbooks.conf:26: ", "step is not a setting", "Did you mean steps?");
    assertProblem("playbooks.conf:27: ", "a playbook without steps is no work");
    assertProblem("playbooks.conf:4: ", "no holidays are known of \"USA\"", "such as US or GB-ENG");
    assertProblem("playbooks.conf:4: ", "no holidays are known of \"GB-ENC\"", "GB-ENG?");
  }

  @Test
  void playbooks_that_could_leave_a_red_account_alone_are_refused() throws Exception {
    own(
        "playbooks { red { kind = risk, title = x, owner = csm, segments = [smb]"
            + ", trigger { when = \"health_band = red\" }, %s, %s } }".formatted(TERMS, STEPS),
        "{ elsewhere = US, regions {} }");
    assertEquals(Optional.empty(), read(Optional.of(folder)));
    assertProblem("some red customers would have no play");
  }

  private Optional<PlaySettings> read(Optional<Path> from) {
    return PlaySettings.plays(from, problems, SEGMENTS, SIGNALS);
  }

  private void own(String playbooks, String holidays) throws Exception {
    Files.writeString(
        folder.resolve("playbooks.conf"),
        """
        new-plays-per-week = 10
        keep-closed-days = 180
        hold-out-seed = x
        holidays %s
        """
                .formatted(holidays)
            + playbooks);
  }

  private void assertProblem(String... parts) {
    assertTrue(
        problems.all().stream().anyMatch(p -> List.of(parts).stream().allMatch(p::contains)),
        () -> List.of(parts) + " in " + String.join("\n", problems.all()));
  }

  private static List<LocalDate> dates(String... days) {
    return List.of(days).stream().map(LocalDate::parse).toList();
  }

  private static Playbook playbook(PlaySettings plays, String id) {
    return plays.policy().playbooks().stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
