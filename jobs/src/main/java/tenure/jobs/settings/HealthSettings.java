package tenure.jobs.settings;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.scores.HealthPolicy;
import tenure.scores.HealthPolicy.Bands;
import tenure.scores.HealthPolicy.Keeping;
import tenure.scores.HealthPolicy.Rollup;
import tenure.scores.Measure;
import tenure.scores.Scorecard;

/** How health is judged: {@code tenure.health} and the scorecards in health/NAME.conf. */
public final class HealthSettings {
  private HealthSettings() {}

  /**
   * The policy; empty where something has a problem, which is then noted.
   *
   * @param s the section tenure.health
   * @param folder where the user's own files stand, if there is one
   * @param segments the coverage segments that a card may name
   */
  public static Optional<HealthPolicy> health(
      Section s, Optional<Path> folder, List<String> segments) {
    List<Scorecard> cards = new ArrayList<>();
    List<String> names = s.texts("scorecards");
    for (String name : names) {
      card(s, name, folder, segments).ifPresent(cards::add);
    }
    Optional<Bands> bands = bands(s.section("bands"));
    Map<Measure, Keeping> keeping = KeepingSettings.keeping(s.section("keeping"));
    Rollup rollup = s.choice("roll-up-by", Rollup.class);
    // A card that was refused is not there; what follows from that alone needs no second mention.
    boolean isWhole = cards.size() == names.size() && bands.isPresent();
    Section done = s.done();
    return isWhole
        ? done.make(() -> new HealthPolicy(cards, keeping, bands.get(), rollup))
        : Optional.empty();
  }

  /**
   * The scorecard of a file, called as the file.
   *
   * @param segments the coverage segments that a card may name
   * @throws BadSettings naming every problem with its line and what to do
   */
  public static Scorecard card(Path file, List<String> segments) {
    Problems problems = new Problems();
    String name = file.getFileName().toString();
    Section s = new Section(ConfigFiles.given(file).resolve(), name, problems);
    Optional<Scorecard> card =
        new ScorecardSettings(segments).card(name.replaceFirst("\\.conf$", ""), s);
    problems.refuse();
    return card.orElseThrow();
  }

  private static Optional<Scorecard> card(
      Section s, String name, Optional<Path> folder, List<String> segments) {
    String file = "health/" + name + ".conf";
    Optional<Config> found = ConfigFiles.named(folder, file);
    if (found.isEmpty()) {
      s.wrong(
          "scorecards",
          "there is no " + file + ". Write it beside your configuration, or leave the card out.");
      return Optional.empty();
    }
    return new ScorecardSettings(segments)
        .card(name, new Section(found.get().resolve(), file, s.problems()));
  }

  private static Optional<Bands> bands(Section s) {
    double green = s.number("green-from");
    double yellow = s.number("yellow-from");
    double coverage = s.number("minimum-coverage");
    int nights = s.whole("confirm-nights");
    double jump = s.number("jump-points");
    return s.done().make(() -> new Bands(green, yellow, coverage, nights, jump));
  }
}
