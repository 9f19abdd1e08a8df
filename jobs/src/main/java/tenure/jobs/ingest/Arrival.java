package tenure.jobs.ingest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tenure.jobs.Progress;

/**
 * Which files belong to a night. Files that carry a day belong to the first night from that day on
 * that finds them whole, and to every later one that finds them changed; snapshots, which carry
 * none, to every night that finds them changed. A night that is run again takes exactly the files
 * it took before. A table of a database is read by every night that is run for the first time.
 */
final class Arrival {
  private final Landing landing;
  private final Manifest manifest;
  private final LocalDate night;
  private final Progress progress;

  Arrival(Landing landing, Manifest manifest, LocalDate night, Progress progress) {
    this.landing = landing;
    this.manifest = manifest;
    this.night = night;
    this.progress = progress;
  }

  /**
   * What belongs to the night.
   *
   * @throws MissingExtract naming every extract that the night may not be run without
   * @throws DeliveryGone where the night took a file before that is gone now
   */
  Expected of(List<ObjectSettings> objects) {
    Expected expected = expected(objects);
    expected.waiting().forEach(w -> progress.note(w.words() + "; a later night takes it."));
    if (!expected.missing().isEmpty()) {
      throw new MissingExtract(expected.missing());
    }
    expected.late().stream()
        .filter(late -> late.otherwise() == WhenLate.WARN)
        .forEach(late -> progress.note(late.words()));
    return expected;
  }

  /** Whether the night takes again what it took before. */
  boolean isAgain() {
    return manifest.isFixed(night);
  }

  /** The last night that took anything of an extract. */
  Optional<LocalDate> lastTaken(ObjectSettings object) {
    return manifest.takenBefore(night, object).stream()
        .map(Manifest.Taken::night)
        .max(Comparator.naturalOrder());
  }

  /**
   * What the night would find, whether or not that is enough.
   *
   * @throws DeliveryGone where the night took a file before that is gone now
   */
  Expected expected(List<ObjectSettings> objects) {
    if (isAgain()) {
      return new Expected(
          objects.stream().map(this::again).toList(), List.of(), List.of(), List.of());
    }
    Map<ObjectSettings, List<LandedFile>> landed = new LinkedHashMap<>();
    objects.forEach(o -> landed.put(o, landed(o)));
    FreshFiles untaken = new FreshFiles(landing, manifest, night, progress);
    Map<ObjectSettings, List<LandedFile>> fresh = new LinkedHashMap<>();
    landed.forEach(
        (o, files) -> fresh.put(o, o.table().isPresent() ? files : untaken.of(o, files)));
    List<Waiting> waiting =
        new Unfinished(landing)
            .among(
                fresh.entrySet().stream()
                    .filter(e -> e.getKey().table().isEmpty())
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            Map.Entry::getValue,
                            (a, b) -> a,
                            LinkedHashMap::new)));
    Punctuality punctuality = new Punctuality(manifest, night);
    List<Late> late = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    for (ObjectSettings object : objects) {
      List<Waiting> ofObject = waiting.stream().filter(w -> w.object() == object).toList();
      List<LandedFile> unfinished = ofObject.stream().map(Waiting::file).toList();
      List<LandedFile> whole = without(landed.get(object), unfinished);
      punctuality.late(object, whole, ofObject).ifPresent(late::add);
      deliveries.add(delivery(object, without(fresh.get(object), unfinished)));
    }
    return new Expected(deliveries, late, waiting, untaken.seen());
  }

  private static List<LandedFile> without(List<LandedFile> files, List<LandedFile> some) {
    return files.stream().filter(f -> !some.contains(f)).toList();
  }

  private List<LandedFile> landed(ObjectSettings object) {
    return object.table().isPresent()
        ? List.of(ofTable(object.path().on(night), night))
        : landing.files(object.path());
  }

  /** What a night reads of a table, as if it had landed when the night ended. */
  private static LandedFile ofTable(String name, LocalDate night) {
    return new LandedFile(
        name, 0, night.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), Optional.of(night));
  }

  private Delivery delivery(ObjectSettings object, List<LandedFile> files) {
    return new Delivery(
        object, files, Precedents.of(object, files, manifest.takenBefore(night, object)));
  }

  private Delivery again(ObjectSettings object) {
    if (object.table().isPresent()) {
      return delivery(
          object,
          manifest.takenBy(night, object).stream().map(f -> ofTable(f.path(), night)).toList());
    }
    Map<String, LandedFile> landed =
        landing.files(object.path()).stream()
            .collect(Collectors.toMap(LandedFile::path, Function.identity()));
    List<LandedFile> files = new ArrayList<>();
    for (LandedFile before : manifest.takenBy(night, object)) {
      LandedFile now = landed.get(before.path());
      if (now == null) {
        throw new DeliveryGone(object.name(), before.path(), night);
      }
      if (!now.isSame(before) && !landing.hasBytesOf(before, now)) {
        progress.note(
            before.path()
                + " has changed since night "
                + night
                + " took it: the night is made of what it holds now.");
      }
      files.add(now);
    }
    files.sort(Comparator.comparing(LandedFile::path));
    return delivery(object, files);
  }
}
