package tenure.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the lines of refused rows by going through their files once more, and only those files. */
final class Locator {
  private final Landing landing;
  private final List<Delivery> deliveries;

  Locator(Landing landing, List<Delivery> deliveries) {
    this.landing = landing;
    this.deliveries = deliveries;
  }

  /** The rejections, with lines where they can be told. */
  List<Rejection> locate(List<Rejection> rejections) {
    Map<String, List<Rejection>> byFile =
        rejections.stream().collect(Collectors.groupingBy(r -> String.valueOf(r.file())));
    List<Rejection> located = new ArrayList<>();
    byFile.forEach((file, some) -> located.addAll(locate(file, some)));
    return located;
  }

  private List<Rejection> locate(String path, List<Rejection> rejections) {
    for (Delivery delivery : deliveries) {
      for (LandedFile file : delivery.files()) {
        boolean isOf = rejections.get(0).isOf(delivery.object()) && file.path().equals(path);
        if (isOf && delivery.object().format().isText()) {
          return locate(file, delivery.object(), rejections);
        }
      }
    }
    return rejections;
  }

  private List<Rejection> locate(
      LandedFile file, ObjectSettings object, List<Rejection> rejections) {
    List<Wanted> wanted =
        Wanted.of(rejections.stream().map(r -> r.under(object.extract().shape()::landedName)));
    Sought sought = new Sought(object);
    new Records(landing)
        .read(file, object, Marks.of(rejections), record -> note(sought.in(record), wanted));
    return wanted.stream().flatMap(w -> w.located().stream()).toList();
  }

  private static void note(Sought.Here here, List<Wanted> wanted) {
    wanted.stream().filter(here::holds).forEach(w -> w.seenAt(here.line()));
  }
}
