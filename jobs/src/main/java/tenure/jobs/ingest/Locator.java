package tenure.jobs.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the lines of refused rows by going through their files once more, and only those files. A
 * line is told only where it is certain: where no more records hold the value than rows were
 * refused for it. Of rows made of one record and refused for the same one is told.
 */
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
    Sought sought = new Sought(object);
    Map<String, List<Rejection>> wanted =
        rejections.stream()
            .map(r -> r.under(c -> object.extract().shape().landedName(c)))
            .collect(Collectors.groupingBy(Locator::mark));
    Map<String, List<Long>> found = new HashMap<>();
    new Records(landing)
        .read(file, object, Marks.of(rejections), placed -> note(placed, sought, wanted, found));
    List<Rejection> located = new ArrayList<>();
    wanted.forEach((mark, same) -> located.addAll(at(same, found.getOrDefault(mark, List.of()))));
    return located;
  }

  private static List<Rejection> at(List<Rejection> same, List<Long> lines) {
    boolean isCertain = !lines.isEmpty() && lines.size() <= same.size();
    return isCertain
        ? IntStream.range(0, lines.size()).mapToObj(i -> same.get(i).at(lines.get(i))).toList()
        : same;
  }

  private static void note(
      Records.Placed placed,
      Sought sought,
      Map<String, List<Rejection>> wanted,
      Map<String, List<Long>> found) {
    wanted.forEach(
        (mark, same) -> {
          if (sought.isHere(same.get(0), placed)) {
            found.computeIfAbsent(mark, m -> new ArrayList<>()).add(placed.line());
          }
        });
  }

  /** Refusals that one look at a record cannot tell apart. */
  private static String mark(Rejection rejection) {
    return rejection.isCorrupt()
        ? rejection.target()
        : String.join(
            "\n",
            rejection.target(),
            rejection.column(),
            String.valueOf(rejection.value()),
            rejection.reason());
  }
}
