package tenure.jobs.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tenure.jobs.Progress;

/**
 * Which files belong to a night. Files that carry a day belong to the first night from that day on
 * that finds them, and to every later one that finds them changed; snapshots, which carry none, to
 * every night that finds them changed. A night that is run again takes exactly the files it took
 * before.
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
   * The deliveries of the night, one per extract.
   *
   * @throws MissingExtract naming every required extract that has not come
   * @throws DeliveryGone where the night took a file before that is gone now
   */
  List<Delivery> of(List<ObjectSettings> objects) {
    Expected expected = expected(objects);
    if (!expected.missing().isEmpty()) {
      throw new MissingExtract(expected.missing(), night);
    }
    return expected.deliveries();
  }

  /**
   * What the night would find, whether or not that is enough.
   *
   * @throws DeliveryGone where the night took a file before that is gone now
   */
  Expected expected(List<ObjectSettings> objects) {
    if (manifest.isFixed(night)) {
      return new Expected(objects.stream().map(this::again).toList(), List.of());
    }
    List<Delivery> deliveries = new ArrayList<>();
    List<ObjectSettings> missing = new ArrayList<>();
    for (ObjectSettings object : objects) {
      List<LandedFile> landed = landing.files(object.path());
      if (object.isRequired() && !hasCome(object, landed)) {
        missing.add(object);
      }
      deliveries.add(delivery(object, fresh(object, landed)));
    }
    return new Expected(deliveries, missing);
  }

  private boolean hasCome(ObjectSettings object, List<LandedFile> landed) {
    return object.path().isDated()
        ? landed.stream().anyMatch(f -> f.date().filter(night::equals).isPresent())
        : !landed.isEmpty();
  }

  private Delivery delivery(ObjectSettings object, List<LandedFile> files) {
    return new Delivery(
        object, files, Precedents.of(object, files, manifest.takenBefore(night, object)));
  }

  private List<LandedFile> fresh(ObjectSettings object, List<LandedFile> landed) {
    Map<String, Manifest.Taken> before =
        manifest.takenBefore(night, object).stream()
            .collect(
                Collectors.toMap(
                    t -> t.file().path(),
                    Function.identity(),
                    (a, b) -> a.night().isAfter(b.night()) ? a : b));
    return landed.stream().filter(f -> isFresh(object, f, before.get(f.path()))).toList();
  }

  private boolean isFresh(ObjectSettings object, LandedFile file, Manifest.Taken before) {
    if (!object.path().isDated()) {
      return before == null || !file.isSame(before.file());
    }
    if (file.date().isEmpty() || file.date().get().isAfter(night)) {
      return false;
    }
    boolean hasChanged = before != null && !file.isSame(before.file());
    if (hasChanged) {
      progress.note(
          file.path() + " has changed since night " + before.night() + " took it: taken again.");
    }
    return before == null || hasChanged;
  }

  private Delivery again(ObjectSettings object) {
    Map<String, LandedFile> landed =
        landing.files(object.path()).stream()
            .collect(Collectors.toMap(LandedFile::path, Function.identity()));
    List<LandedFile> files = new ArrayList<>();
    for (LandedFile before : manifest.takenBy(night, object)) {
      LandedFile now = landed.get(before.path());
      if (now == null) {
        throw new DeliveryGone(object.name(), before.path(), night);
      }
      files.add(now);
    }
    files.sort(java.util.Comparator.comparing(LandedFile::path));
    return delivery(object, files);
  }
}
