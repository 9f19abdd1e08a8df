package tenure.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.scores.HealthScores;

class ReviewPeersTest {
  private static final Table CUSTOMERS =
      Table.in(Layer.MARTS, "customers", "Customers.")
          .withColumns(
              AccountProfile.ACCOUNT_ID,
              ReviewQuarters.QUARTER_END_DATE,
              AccountProfile.SEGMENT,
              AccountUsage.DAU_SHARE,
              AccountUsage.ADOPTION_SHARE,
              HealthScores.HEALTH_SCORE.plain());

  private static String customers(String segment, int most) {
    StringBuilder text =
        new StringBuilder(
            "| account_id | quarter_end_date | segment | dau_share | adoption_share | health_score |\n");
    for (int i = 1; i <= most; i++) {
      text.append("| %s%d | 2026-03-31 | %s | 0.%d | - | - |\n".formatted(segment, i, segment, i));
    }
    return text.toString();
  }

  @Test
  void nine_peers_are_too_few_and_ten_are_enough() {
    Dataset<Row> ten = rows(CUSTOMERS, customers("smb", 10));
    assertRows(
        ReviewPeers.beside(ten).where("account_id = 'smb3'"),
        """
        | usage_peers | usage_percentile | adoption_peers | adoption_percentile | health_peers |
        | 9           | -                | 0              | -                   | 0            |
        """);
    Dataset<Row> eleven =
        ten.unionByName(
            rows(
                CUSTOMERS,
                """
                | account_id | quarter_end_date | segment | dau_share |
                | last       | 2026-03-31       | smb     | 0.95      |
                | elsewhere  | 2026-03-31       | other   | 0.99      |
                | later      | 2026-06-30       | smb     | 0.99      |
                | silent     | 2026-03-31       | smb     | -         |
                """));
    assertRows(
        ReviewPeers.beside(eleven)
            .where("account_id in ('last', 'smb2', 'silent', 'elsewhere', 'later')"),
        """
        | account_id | usage_peers | usage_percentile |
        | last       | 10          | 1.0              |
        | smb2       | 10          | 0.2              |
        | silent     | 11          | -                |
        | elsewhere  | 0           | -                |
        | later      | 0           | -                |
        """);
  }

  @Test
  void equal_ones_count_half_as_a_loop_over_all_peers_finds() {
    Random dice = new Random(20260331);
    List<Integer> scores = IntStream.range(0, 40).mapToObj(i -> dice.nextInt(8)).toList();
    StringBuilder text =
        new StringBuilder("| account_id | quarter_end_date | segment | health_score |\n");
    for (int i = 0; i < scores.size(); i++) {
      String score = scores.get(i) == 0 ? "-" : scores.get(i) + ".0";
      text.append("| %d | 2026-03-31 | smb | %s |\n".formatted(i, score));
    }
    List<Row> found = ReviewPeers.beside(rows(CUSTOMERS, text.toString())).collectAsList();
    assertEquals(scores.size(), found.size());
    for (Row row : found) {
      int own = Integer.parseInt(row.getAs("account_id"));
      List<Integer> peers = new ArrayList<>(scores);
      peers.remove(own);
      peers.removeIf(score -> score == 0);
      assertEquals((long) peers.size(), row.<Long>getAs("health_peers"));
      if (scores.get(own) == 0) {
        assertNull(row.getAs("health_percentile"));
      } else {
        double lower = peers.stream().filter(p -> p < scores.get(own)).count();
        double equal = peers.stream().filter(p -> p.equals(scores.get(own))).count();
        assertEquals(
            (lower + equal / 2) / peers.size(), row.<Double>getAs("health_percentile"), 1e-9);
      }
    }
  }
}
