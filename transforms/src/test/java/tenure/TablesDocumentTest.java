package tenure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tenure.catalogue.Breakage;
import tenure.catalogue.CatalogueFile;
import tenure.catalogue.Migrations;
import tenure.catalogue.Shape;
import tenure.contract.Document;

/** The documents of the contracts, for people and for tools, and what readers were promised. */
class TablesDocumentTest {
  @Test
  void tables_md_says_what_the_contracts_say() throws IOException {
    assertCurrent(Path.of("TABLES.md"), Document.markdown(Catalog.ALL));
  }

  @Test
  void catalogue_json_says_what_the_contracts_say() throws IOException {
    assertCurrent(Path.of("catalogue.json"), CatalogueFile.json(Catalog.ALL));
  }

  @Test
  void what_breaks_readers_of_the_last_release_has_a_line_that_tells_them_what_to_do()
      throws IOException {
    List<Breakage> breakages =
        Breakage.between(
            Shape.in(Files.readString(Path.of("released-catalogue.json"))),
            Catalog.ALL.stream().map(Shape::of).toList());
    Migrations migrations = Migrations.in(Files.readString(Path.of("MIGRATIONS.md")));
    assertEquals(
        List.of(),
        migrations.unexplained(breakages),
        "change the contract back, or tell readers what to do in transforms/MIGRATIONS.md");
    assertEquals(
        List.of(), migrations.idle(breakages), "transforms/MIGRATIONS.md tells of no change");
  }

  private static void assertCurrent(Path document, String current) throws IOException {
    String kept = Files.exists(document) ? Files.readString(document) : "";
    if (System.getenv("CI") == null) {
      Files.writeString(document, current);
    }
    assertEquals(
        kept,
        current,
        "transforms/" + document + " was out of date; at a desk it is now rewritten");
  }
}
