package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.kit.Spark;
import tenure.kit.TextTable;
import tenure.marts.DimProduct;

class ReaderCheckTest {
  private static final List<Table> MARTS = List.of(DimProduct.TABLE);

  @TempDir Path folder;

  @Test
  void a_night_whose_marts_some_readers_cannot_read_is_not_published() {
    Lake lake = new Lake(Spark.session(), folder.toString());
    lake.replaceAll(DimProduct.TABLE, TextTable.none(DimProduct.TABLE));
    CheckResult passed = ReaderCheck.of(lake, MARTS);
    assertTrue(passed.isPassed());
    ReaderCheck.refuse(passed);
    Spark.session()
        .sql(
            "ALTER TABLE delta.`%s` SET TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')"
                .formatted(lake.path(DimProduct.TABLE)));
    CheckResult found = ReaderCheck.of(lake, MARTS);
    assertEquals("failed", found.verdict());
    String message = assertThrows(AuditRefused.class, () -> ReaderCheck.refuse(found)).getMessage();
    assertTrue(
        message.contains("marts.dim_product needs readers of version 3 of Delta's protocol."),
        message);
  }
}
