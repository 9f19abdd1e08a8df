package tenure.jobs.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.scores.RenewalPolicy;
import tenure.scores.RenewalPolicy.Fit;
import tenure.scores.RenewalPolicy.History;
import tenure.scores.RenewalPolicy.Motion;
import tenure.scores.RenewalPolicy.Outlook;

/** How renewals are judged: renewal-risk.conf. */
public final class RenewalSettings {
  private static final String FILE = "renewal-risk.conf";

  private RenewalSettings() {}

  /**
   * The policy; empty where something has a problem, which is then noted.
   *
   * @param folder where the user's own files stand, if there is one
   */
  public static Optional<RenewalPolicy> renewals(Optional<Path> folder, Problems problems) {
    Section s =
        new Section(ConfigFiles.named(folder, FILE).orElseThrow().resolve(), FILE, problems);
    int horizon = s.whole("horizon-months");
    int overdue = s.whole("overdue-days");
    double drop = s.number("yellow-health-drop");
    int missing = s.whole("yellow-missing-stakeholders");
    int bill = s.whole("red-overdue-bill-days");
    Optional<Fit> fit = fit(s.section("contract-fit"));
    Optional<History> history = history(s.section("history"));
    Map<String, Outlook> outlooks = outlooks(s.section("outlooks"));
    List<Motion> motions = new ArrayList<>();
    s.sections("motions").forEach(one -> motion(one).ifPresent(motions::add));
    return s.done()
        .make(
            () ->
                new RenewalPolicy(
                    horizon,
                    overdue,
                    drop,
                    missing,
                    bill,
                    fit.orElse(null),
                    history.orElse(null),
                    outlooks,
                    motions));
  }

  private static Optional<Fit> fit(Section s) {
    double idle = s.number("shelfware-share");
    double full = s.number("full-seats-share");
    int attempts = s.whole("beyond-plan-attempts");
    int tenure = s.whole("multi-year-tenure-days");
    return s.done().make(() -> new Fit(idle, full, attempts, tenure));
  }

  private static Optional<History> history(Section s) {
    int minimum = s.whole("minimum-terms");
    int table = s.whole("table-terms");
    int most = s.whole("most-terms");
    return s.done().make(() -> new History(minimum, table, most));
  }

  private static Map<String, Outlook> outlooks(Section s) {
    Map<String, Outlook> outlooks = new LinkedHashMap<>();
    for (String risk : RenewalPolicy.RISKS) {
      Section one = s.section(risk);
      double probability = one.number("probability");
      double contraction = one.number("contraction");
      one.done()
          .make(() -> new Outlook(probability, contraction))
          .ifPresent(o -> outlooks.put(risk, o));
    }
    s.done();
    return outlooks;
  }

  private static Optional<Motion> motion(Section s) {
    String risk = s.optionalText("risk").orElse(null);
    List<String> stages = s.has("stages") ? s.texts("stages") : List.of();
    boolean isForShelfware = s.has("shelfware") && s.flag("shelfware");
    String name = s.text("motion");
    return s.done().make(() -> new Motion(risk, stages, isForShelfware, name));
  }
}
