package tenure.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Contracts as documents: TABLES.md and the words that the command line shows of one table. */
public final class Document {
  private static final String HEAD =
      """
      # Tables

      Every table of the lake with its columns, key and checks, in the order data flows. Written by `./tenure tables
      --markdown` from the contracts in the code; a test keeps it true. A column in **bold** is part of the key, *never
      missing* means that a null is refused (except in the version that says a thing is gone), *personal* that the column
      enters no mart and no file statistic.
      """;

  private Document() {}

  /** All tables, grouped by layer, as Markdown. */
  public static String markdown(List<Table> tables) {
    StringBuilder text = new StringBuilder(HEAD);
    for (Layer layer : Layer.values()) {
      List<Table> own = tables.stream().filter(t -> t.layer() == layer).toList();
      if (!own.isEmpty()) {
        text.append("\n## ").append(layer.id()).append(": ").append(layer.question()).append('\n');
        own.forEach(t -> text.append('\n').append(markdown(t)));
      }
    }
    return text.toString();
  }

  /** One table as Markdown: heading, what a row is, its columns and its checks. */
  static String markdown(Table table) {
    StringBuilder text = new StringBuilder("### " + table.fullName() + "\n\n" + table.doc() + "\n");
    text.append(writing(table)).append('\n');
    text.append("\n| column | holds | meaning |\n|---|---|---|\n");
    for (Field f : table.fields()) {
      String name = f.isKey() ? "**" + f.name() + "**" : f.name();
      text.append("| %s | %s | %s |\n".formatted(name, cell(holds(f)), cell(f.doc())));
    }
    List<Check> own = rowChecks(table);
    if (!own.isEmpty()) {
      text.append("\nChecks of every row:\n");
      own.forEach(
          c -> text.append("- ").append(c.sentence()).append(": `" + c.predicate() + "`\n"));
    }
    return text.toString();
  }

  /** How a night writes the table, and what identifies a row. */
  public static String writing(Table table) {
    String key =
        table.key().isEmpty()
            ? "No key."
            : "Key: "
                + table.key().stream().map(Field::name).collect(Collectors.joining(", "))
                + ".";
    if (table.isVersioned()) {
      return key + " Versions: a night appends what changed.";
    }
    return key
        + table
            .slice()
            .map(f -> " A night replaces its slice of " + f.name() + ".")
            .orElse(" A night replaces the whole table.");
  }

  /** What a column holds: its kind, its closed set, and whether it may be missing. */
  public static String holds(Field field) {
    List<String> words = new ArrayList<>();
    words.add(
        field.choices().isEmpty()
            ? field.kind().words()
            : "one of " + String.join(", ", field.choices()));
    if (field.isRequired() && !field.isKey()) {
      words.add("never missing");
    }
    if (field.isPersonal()) {
      words.add("personal");
    }
    return String.join("; ", words);
  }

  /** The statements about rows as a whole, without those that follow from a column's kind. */
  public static List<Check> rowChecks(Table table) {
    // By name: a table of versions weakens the predicate of a column's check for its deletions.
    List<String> natural =
        table.fields().stream().flatMap(f -> f.checks().stream()).map(Check::name).toList();
    return table.checks().stream().filter(c -> !natural.contains(c.name())).toList();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
