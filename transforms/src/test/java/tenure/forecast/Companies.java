package tenure.forecast;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Companies by lot: each renews at a rate of its own, which it has shown in the terms that ended so
 * far and shows again in those ahead. A company is a segment, so that one forecast is of them all.
 */
final class Companies {
  static final int ENDED = 40;
  static final int TABLE_TERMS = 20;
  static final double TABLE = 0.85;
  private static final int CUSTOMERS = 30;

  final List<Row> book = new ArrayList<>();
  final List<Row> renewals = new ArrayList<>();

  /** By company what its cohort paid, and what of it is left a year later. */
  final List<double[]> outcomes = new ArrayList<>();

  Companies(int number, LocalDate night, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < number; i++) {
      add("company " + i, night, random);
    }
  }

  private void add(String company, LocalDate night, Random random) {
    double rate = rate(random);
    double known = learned(rate, random);
    double paid = 0;
    double left = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      long mrr = Math.round(100 * Math.exp(random.nextGaussian()));
      LocalDate end = night.plusDays(1 + random.nextInt(364));
      String id = company + " customer " + i;
      BigDecimal amount = BigDecimal.valueOf(mrr).setScale(2);
      book.add(RowFactory.create(id, company, amount, amount, amount, amount, amount));
      renewals.add(renewal(id, end, amount, known));
      paid += mrr;
      left += random.nextDouble() < rate ? mrr : 0;
    }
    outcomes.add(new double[] {paid, left});
  }

  /** A rate as the table knows them: the 17th smallest of 19 even numbers, 0.85 in the mean. */
  private static double rate(Random random) {
    double[] numbers = random.doubles(TABLE_TERMS - 1).sorted().toArray();
    return numbers[(int) Math.round(TABLE * TABLE_TERMS) - 1];
  }

  private static double learned(double rate, Random random) {
    long lost = Arrays.stream(random.doubles(ENDED).toArray()).filter(u -> u >= rate).count();
    return 1 - (lost + (1 - TABLE) * TABLE_TERMS) / (ENDED + TABLE_TERMS);
  }

  private static Row renewal(String id, LocalDate end, BigDecimal mrr, double likely) {
    return RowFactory.create(
        id,
        id,
        Date.valueOf(end),
        mrr.multiply(BigDecimal.valueOf(12)),
        likely,
        0.0,
        0.0,
        (long) ENDED,
        12L,
        "yellow",
        null);
  }
}
