package tenure.jobs.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the lines of refused rows by going through their files once more, and only those files. A
 * line is told only where it is certain: where as many records hold the value as rows were refused
 * for it.
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
    Names names = new Names(object);
    Map<String, List<Rejection>> wanted =
        rejections.stream()
            .map(r -> r.under(c -> object.extract().shape().landedName(c)))
            .collect(Collectors.groupingBy(Locator::mark));
    Map<String, List<Long>> found = new HashMap<>();
    new Records(landing)
        .read(file, object, Marks.of(rejections), placed -> note(placed, names, wanted, found));
    List<Rejection> located = new ArrayList<>();
    wanted.forEach(
        (mark, same) -> {
          List<Long> lines = found.getOrDefault(mark, List.of());
          for (int i = 0; i < same.size(); i++) {
            boolean isCertain = lines.size() == same.size();
            located.add(isCertain ? same.get(i).at(lines.get(i)) : same.get(i));
          }
        });
    return located;
  }

  private static void note(
      Records.Placed placed,
      Names names,
      Map<String, List<Rejection>> wanted,
      Map<String, List<Long>> found) {
    wanted.forEach(
        (mark, same) -> {
          if (isHere(placed, names, same.get(0))) {
            found.computeIfAbsent(mark, m -> new ArrayList<>()).add(placed.line());
          }
        });
  }

  /** Refusals that one look at a record cannot tell apart. */
  private static String mark(Rejection rejection) {
    String what = rejection.isCorrupt() ? "" : rejection.column() + "\n" + rejection.value();
    return rejection.target() + "\n" + what;
  }

  private static boolean isHere(Records.Placed placed, Names names, Rejection rejection) {
    if (rejection.isCorrupt() || placed.isBroken()) {
      return rejection.isCorrupt() && placed.isBroken();
    }
    Optional<String> column = names.find(rejection.column(), List.copyOf(placed.values().keySet()));
    String value = column.map(placed.values()::get).orElse(null);
    if (rejection.value() == null) {
      return column.isPresent() && (value == null || value.isBlank());
    }
    // Values are kept shortened.
    return value != null && value.strip().startsWith(rejection.value().strip());
  }
}
