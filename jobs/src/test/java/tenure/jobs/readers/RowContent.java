package tenure.jobs.readers;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Rows as their number and a hash that does not depend on their order nor on who read them:
 * read_marts.py works it out the same way.
 */
public final class RowContent {
  private final List<String> hashes = new ArrayList<>();

  /** One more row, its values in the order of the columns. */
  public void add(List<Object> row) {
    String line = row.stream().map(RowContent::text).collect(Collectors.joining("\u001f"));
    hashes.add(DigestUtils.sha256Hex(line.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Object value) {
    if (value == null) {
      return "\\N";
    }
    if (value instanceof BigDecimal amount) {
      return amount.toPlainString();
    }
    if (value instanceof Double number) {
      return "%016x".formatted(Double.doubleToRawLongBits(number));
    }
    if (value instanceof Timestamp moment) {
      return String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant()));
    }
    if (value instanceof Date day) {
      return day.toLocalDate().toString();
    }
    if (value instanceof String || value instanceof Long || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof LocalDate day) {
      return day.toString();
    }
    throw new IllegalArgumentException("no mart holds a " + value.getClass());
  }

  /** Number and hash. */
  @Override
  public String toString() {
    String all = hashes.stream().sorted().collect(Collectors.joining());
    return hashes.size() + " rows " + DigestUtils.sha256Hex(all);
  }
}
