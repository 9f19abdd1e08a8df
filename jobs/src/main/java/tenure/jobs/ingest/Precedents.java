package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * What earlier nights took that a delivery has to be compared with. A file of an older day may say
 * what a later file has corrected since; a file that has changed brings again what it brought
 * before.
 *
 * @param rivals files taken before that are no older than the oldest of the delivery, with their
 *     days
 * @param rivalsSince the first night that took one of them
 * @param sameSince the first night that took a file of the delivery as it was then
 */
public record Precedents(
    Map<String, LocalDate> rivals, Optional<LocalDate> rivalsSince, Optional<LocalDate> sameSince) {
  /** Nothing to compare with. */
  public static final Precedents NONE =
      new Precedents(Map.of(), Optional.empty(), Optional.empty());

  /** Keeps its own map. */
  public Precedents {
    rivals = Map.copyOf(rivals);
  }

  /** What earlier nights took of an extract, seen from these files. */
  static Precedents of(
      ObjectSettings object, List<LandedFile> files, List<Manifest.Taken> takenBefore) {
    Optional<LocalDate> oldest =
        files.stream().flatMap(f -> f.date().stream()).min(Comparator.naturalOrder());
    if (oldest.isEmpty()) {
      return NONE;
    }
    Set<String> paths = files.stream().map(LandedFile::path).collect(Collectors.toSet());
    Map<String, LocalDate> rivals = new HashMap<>();
    for (Manifest.Taken taken : takenBefore) {
      String path = taken.file().path();
      object
          .path()
          .date(path)
          .filter(day -> !day.isBefore(oldest.get()) && !paths.contains(path))
          .ifPresent(day -> rivals.put(path, day));
    }
    return new Precedents(
        rivals, firstNight(takenBefore, rivals.keySet()), firstNight(takenBefore, paths));
  }

  private static Optional<LocalDate> firstNight(List<Manifest.Taken> taken, Set<String> paths) {
    return taken.stream()
        .filter(t -> paths.contains(t.file().path()))
        .map(Manifest.Taken::night)
        .min(Comparator.naturalOrder());
  }

  /** The day of each row's file, by these days of files. */
  static Column day(Column file, Map<String, LocalDate> days) {
    Map<LocalDate, List<String>> byDay =
        days.keySet().stream().collect(Collectors.groupingBy(days::get));
    Column day = lit(null).cast(DataTypes.DateType);
    for (Map.Entry<LocalDate, List<String>> e : byDay.entrySet()) {
      Column isOfDay = file.isin(e.getValue().toArray());
      day = when(isOfDay, lit(Date.valueOf(e.getKey()))).otherwise(day);
    }
    return day;
  }
}
