package tenure.jobs.ingest;

import java.util.List;
import java.util.stream.Stream;
import tenure.contract.Table;

/**
 * What a table refused of an extract.
 *
 * @param rejected rows that it refused
 * @param of rows that it was asked to take: those read, or made of them where one becomes several
 */
record Refused(long rejected, long of) {

  /** What each table that the extract feeds refused, the rows that none of them was shown too. */
  static Stream<Refused> of(List<Fate> fates, ObjectSettings object) {
    Refused all = by(object.extract().table(), fates, object);
    Refused corrupt = corrupt(fates, object);
    return Stream.concat(
        Stream.of(all),
        object.extract().staged().stream().map(s -> by(s.target(), fates, object).and(corrupt)));
  }

  /** The rows that are not of the extract's format: nothing but them is counted. */
  static Refused corrupt(List<Fate> fates, ObjectSettings object) {
    long corrupt = by(object.extract().table(), fates, object).rejected();
    return new Refused(corrupt, corrupt);
  }

  private static Refused by(Table target, List<Fate> fates, ObjectSettings object) {
    return fates.stream()
        .filter(f -> f.isOf(object) && f.target().equals(target.fullName()))
        .map(f -> new Refused(f.rejected(), Math.max(f.read(), f.made())))
        .reduce(new Refused(0, 0), Refused::and);
  }

  private Refused and(Refused other) {
    return new Refused(rejected + other.rejected, of + other.of);
  }

  /** The part of them that was refused, from 0 to 1. */
  double share() {
    return of == 0 ? 0 : (double) rejected / of;
  }
}
