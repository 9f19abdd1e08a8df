package tenure.jobs.settings;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tenure.features.SegmentPolicy;
import tenure.features.SegmentPolicy.Segment;

/** How accounts are grouped: segments.conf. */
public final class SegmentSettings {
  private static final String FILE = "segments.conf";

  private SegmentSettings() {}

  /**
   * The policy; empty where something has a problem, which is then noted.
   *
   * @param folder where the user's own files stand, if there is one
   */
  public static Optional<SegmentPolicy> segments(Optional<Path> folder, Problems problems) {
    Section s =
        new Section(ConfigFiles.named(folder, FILE).orElseThrow().resolve(), FILE, problems);
    List<Segment> segments = new ArrayList<>();
    for (Section one : s.sections("segments")) {
      String name = one.text("name");
      String touch = one.text("touch");
      var from = one.has("arr-from") ? one.decimal("arr-from") : null;
      Integer book = one.has("accounts-per-manager") ? one.whole("accounts-per-manager") : null;
      one.done().make(() -> new Segment(name, from, touch, book)).ifPresent(segments::add);
    }
    String unpaid = s.text("unpaid-segment");
    int onboarding = s.whole("onboarding-days");
    int renewal = s.whole("renewal-days");
    int wonBack = s.whole("won-back-days");
    BigDecimal cost = s.has("cost-per-manager") ? s.decimal("cost-per-manager") : null;
    return s.done()
        .make(() -> new SegmentPolicy(segments, unpaid, onboarding, renewal, wonBack, cost));
  }
}
