package tenure.jobs.simulate;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A share of the extracts that one task writes alone, telling again the stories it needs: whole
 * files only, so that the bytes do not depend on how the work was cut.
 *
 * @param start first extract, or for a part of the initial usage load its first account
 * @param end the extract or account after the last
 */
record Work(Kind kind, int start, int end, int part) implements Serializable {
  /** What is written. */
  enum Kind {
    TRUTH,
    ENTITIES,
    EVENTS,
    INITIAL_EVENTS
  }

  /** What is being written, for whoever watches. */
  String title() {
    return switch (kind) {
      case TRUTH -> "truth";
      case ENTITIES -> Text.of("extracts %d to %d", start, end - 1);
      case EVENTS -> Text.of("usage of nights %d to %d", start, end - 1);
      case INITIAL_EVENTS -> Text.of("usage of accounts %d to %d", start, end - 1);
    };
  }

  List<WrittenFile> run(Simulation simulation) {
    return switch (kind) {
      case TRUTH -> Truth.write(simulation);
      case ENTITIES -> entities(simulation);
      case EVENTS -> events(simulation);
      case INITIAL_EVENTS -> List.of(initialEvents(simulation));
    };
  }

  private List<WrittenFile> entities(Simulation simulation) {
    Deliveries deliveries = Deliveries.of(simulation);
    NightFiles files = new NightFiles(start, end);
    Recorder recorder = new Recorder(deliveries, start, end);
    Extracts extracts = new Extracts(simulation);
    extracts.recordCompany(recorder);
    recorder.flush(files);
    for (int account = 0; account < simulation.accounts(); account++) {
      extracts.record(AccountStory.of(simulation, account), recorder);
      recorder.flush(files);
    }
    return files.write(landing(simulation), deliveries);
  }

  private List<WrittenFile> events(Simulation simulation) {
    Deliveries deliveries = Deliveries.of(simulation);
    List<List<UsageEvent>> nights = new ArrayList<>();
    for (int night = start; night < end; night++) {
      nights.add(new ArrayList<>());
    }
    gather(simulation, deliveries, nights);
    List<WrittenFile> written = new ArrayList<>();
    for (int night = start; night < end; night++) {
      String path = LandingObject.EVENTS.file(deliveries.dateOf(night));
      written.add(write(simulation, path, nights.get(night - start)));
    }
    return written;
  }

  private void gather(Simulation simulation, Deliveries deliveries, List<List<UsageEvent>> nights) {
    LocalDate first = deliveries.dateOf(start);
    LocalDate happened = first.minusDays(Usage.LATEST_DAYS + 2L);
    for (int account = 0; account < simulation.accounts(); account++) {
      Usage usage = new Usage(AccountStory.of(simulation, account));
      usage.tell(
          Clock.later(happened, simulation.usageFrom()),
          deliveries.dateOf(end),
          event -> {
            long night = event.dayReceived() - first.toEpochDay();
            if (night >= 0 && night < nights.size()) {
              nights.get((int) night).add(event);
            }
          });
    }
  }

  private WrittenFile initialEvents(Simulation simulation) {
    LocalDate night = simulation.firstDelivery();
    List<UsageEvent> events = new ArrayList<>();
    for (int account = start; account < end; account++) {
      new Usage(AccountStory.of(simulation, account))
          .tell(
              simulation.usageFrom(),
              night.plusDays(1),
              event -> {
                if (event.dayReceived() <= night.toEpochDay()) {
                  events.add(event);
                }
              });
    }
    boolean alone = start == 0 && end == simulation.accounts();
    LandingObject object = LandingObject.EVENTS;
    return write(simulation, alone ? object.file(night) : object.part(night, part), events);
  }

  private static WrittenFile write(Simulation simulation, String path, List<UsageEvent> events) {
    events.sort(UsageEvent.BY_ARRIVAL);
    return landing(simulation).writeEvents(path, events);
  }

  private static Landing landing(Simulation simulation) {
    return new Landing(Path.of(simulation.out(), "landing"));
  }
}
