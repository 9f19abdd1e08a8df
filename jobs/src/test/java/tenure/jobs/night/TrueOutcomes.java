package tenure.jobs.night;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** What really became of an invented company's customers, as its inventor wrote it down. */
final class TrueOutcomes {
  private static final BigDecimal KEPT = new BigDecimal("0.8");

  private final Map<String, BigDecimal> paid = new HashMap<>();

  private TrueOutcomes() {}

  static TrueOutcomes read(Path company) throws IOException {
    TrueOutcomes truth = new TrueOutcomes();
    try (var files = Files.walk(company.resolve("truth"))) {
      Path file = files.filter(f -> f.endsWith("account_months.csv")).findFirst().orElseThrow();
      List<String> lines = Files.readAllLines(file);
      lines.subList(1, lines.size()).stream()
          .map(l -> l.split(","))
          .forEach(c -> truth.paid.put(key(c[0], LocalDate.parse(c[1])), new BigDecimal(c[5])));
    }
    return truth;
  }

  private static String key(String account, LocalDate day) {
    return account + " " + YearMonth.from(day);
  }

  /** Whether a fifth or more was really lost; empty where the truth begins or ends within. */
  Optional<Boolean> isLost(Row row) {
    String account = row.getAs("account_id");
    LocalDate month = row.<java.sql.Date>getAs("month_end_date").toLocalDate();
    BigDecimal opening = paid.get(key(account, month));
    if (opening == null || opening.signum() == 0) {
      return Optional.empty();
    }
    long months = row.<Long>getAs("horizon_days") / 30;
    boolean isLost = false;
    for (int ahead = 1; ahead <= months; ahead++) {
      BigDecimal later = paid.get(key(account, month.plusMonths(ahead)));
      if (later == null) {
        return Optional.empty();
      }
      isLost |= later.compareTo(opening.multiply(KEPT)) <= 0;
    }
    return Optional.of(isLost);
  }
}
