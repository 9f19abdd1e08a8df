package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.features.SegmentPolicy;
import tenure.features.SegmentPolicy.Segment;
import tenure.scores.RenewalPolicy;
import tenure.scores.RenewalPolicy.Fit;
import tenure.scores.RenewalPolicy.History;
import tenure.scores.RenewalPolicy.Motion;
import tenure.scores.RenewalPolicy.Outlook;

class RenewalSettingsTest {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void the_shipped_segments_are_those_of_the_definitions() {
    SegmentPolicy policy = SegmentSettings.segments(Optional.empty(), problems).orElseThrow();
    assertEquals(List.of(), problems.all());
    assertEquals(
        new SegmentPolicy(
            List.of(
                new Segment("strategic", null, "high-touch", 12),
                new Segment("enterprise", new BigDecimal("100000"), "high-touch", 25),
                new Segment("mid_market", new BigDecimal("25000"), "pooled", 50),
                new Segment("smb", new BigDecimal("5000"), "tech-touch"),
                new Segment("self_serve", new BigDecimal("0"), "digital-only")),
            "product_led",
            90,
            120,
            90),
        policy);
  }

  @Test
  void segments_that_do_not_fall_are_refused_with_a_remedy() throws Exception {
    String own =
        """
        segments = [
          { name = small, arr-from = 10, touch = none }
          { name = large, arr-from = 20, touch = much }
          { name = rest, arr-from = 0, touch = none }
        ]
        unpaid-segment = free, onboarding-days = 90, renewal-days = 120, won-back-days = 90
        """;
    Files.writeString(folder.resolve("segments.conf"), own);
    SegmentSettings.segments(Optional.of(folder), problems);
    assertTrue(
        problems.all().toString().contains("large starts at 20, which is not below 10"),
        problems.all()::toString);
  }

  @Test
  void the_shipped_renewal_rules_are_read() {
    RenewalPolicy policy = RenewalSettings.renewals(Optional.empty(), problems).orElseThrow();
    assertEquals(List.of(), problems.all());
    assertEquals(12, policy.horizonMonths());
    assertEquals(new Fit(0.5, 0.8, 3, 730), policy.fit());
    assertEquals(new History(30, 20, 100), policy.history());
    assertEquals(new Outlook(0.85, 0.05), policy.outlooks().get("yellow"));
    assertEquals(
        new Motion("red", List.of("overdue", "30", "60"), false, "executive escalation"),
        policy.motions().get(0));
    assertTrue(policy.motions().get(2).isForShelfware());
  }
}
