package tenure.jobs.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tenure.features.SegmentPolicy;
import tenure.plays.DigitalJourney;
import tenure.plays.PlayPolicy;
import tenure.plays.Playbook;
import tenure.signals.SignalPolicy;

/**
 * What is done when something happens to a customer: playbooks.conf.
 *
 * @param policy the playbooks
 * @param holidays which days are business days
 * @param journey how customers without a manager are looked at in their first days
 */
public record PlaySettings(PlayPolicy policy, Holidays holidays, DigitalJourney journey) {
  private static final String FILE = "playbooks.conf";

  /**
   * The settings; empty where something has a problem, which is then noted.
   *
   * @param folder where the user's own files stand, if there is one
   * @param segments the coverage segments that playbooks may name, where they could be read
   * @param signals the signals that playbooks may name, where they could be read
   */
  static Optional<PlaySettings> plays(
      Optional<Path> folder,
      Problems problems,
      Optional<SegmentPolicy> segments,
      Optional<SignalPolicy> signals) {
    Section s =
        new Section(ConfigFiles.named(folder, FILE).orElseThrow().resolve(), FILE, problems);
    int before = problems.all().size();
    int most = s.whole("new-plays-per-week");
    int keep = s.whole("keep-closed-days");
    String seed = s.text("hold-out-seed");
    Optional<Holidays> holidays = holidays(s.section("holidays"));
    Optional<DigitalJourney> journey = JourneySettings.journey(s, segments, signals);
    PlaybookSettings reader = new PlaybookSettings(segments, signals);
    List<Playbook> playbooks = new ArrayList<>();
    s.section("playbooks")
        .children()
        .forEach((name, one) -> reader.playbook(name, one).ifPresent(playbooks::add));
    s.done();
    // A playbook that was refused is not there; what follows from that alone needs no second
    // mention.
    return problems.all().size() > before || signals.isEmpty()
        ? Optional.empty()
        : s.make(
            () ->
                new PlaySettings(
                    new PlayPolicy(playbooks, most, keep, seed, signals.orElseThrow()),
                    holidays.orElseThrow(),
                    journey.orElseThrow()));
  }

  private static Optional<Holidays> holidays(Section s) {
    String elsewhere = s.text("elsewhere");
    Section regions = s.section("regions");
    var byRegion = regions.textMap();
    s.done();
    byRegion.forEach((region, place) -> known(regions, region, place));
    known(s, "elsewhere", elsewhere);
    return s.make(() -> new Holidays(byRegion, elsewhere));
  }

  private static void known(Section s, String key, String place) {
    var others = Holidays.instead(place);
    if (!others.isEmpty()) {
      s.wrong(
          key,
          "no holidays are known of \""
              + place
              + "\". Give an ISO 3166 code, such as US or GB-ENG."
              + Problems.didYouMean(place, others));
    }
  }
}
