package tenure.jobs.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;

/** A mart's contract as statements of PostgreSQL. */
final class Ddl {
  private Ddl() {}

  /** Makes the table. */
  static String create(Table mart, String place, boolean isLogged) {
    String columns =
        mart.fields().stream().map(Ddl::column).collect(Collectors.joining(",\n  ", "\n  ", ""));
    return "CREATE %sTABLE %s (%s)".formatted(isLogged ? "" : "UNLOGGED ", place, columns);
  }

  private static String column(Field field) {
    return quoted(field.name()) + " " + type(field) + (field.isRequired() ? " NOT NULL" : "");
  }

  private static String type(Field field) {
    return switch (field.kind()) {
      case ID, TEXT, CHOICE -> "text";
      case DAY -> "date";
      case MOMENT -> "timestamptz";
      case FLAG -> "boolean";
      case COUNT, WHOLE -> "bigint";
      case MONEY, PRECISE -> field.type().simpleString().replace("decimal", "numeric");
      case NUMBER, SHARE, SCORE -> "double precision";
    };
  }

  /**
   * Lets nights be found, and rows of dimensions joined: a range index of the nights costs next to
   * nothing, as rows stand by night.
   */
  static List<String> indexes(Table mart, String place) {
    List<String> indexes = new ArrayList<>();
    mart.slice()
        .ifPresent(s -> indexes.add("CREATE INDEX ON %s USING brin (%s)".formatted(place, s)));
    if (mart.name().startsWith("dim_")) {
      indexes.add("ALTER TABLE %s ADD PRIMARY KEY (%s)".formatted(place, names(mart.key())));
    }
    return indexes;
  }

  /** The sentences of the table and of its columns. */
  static List<String> comments(Table mart, String place) {
    List<String> comments = new ArrayList<>();
    comments.add("COMMENT ON TABLE %s IS %s".formatted(place, literal(mart.doc())));
    mart.fields()
        .forEach(
            f ->
                comments.add(
                    "COMMENT ON COLUMN %s.%s IS %s"
                        .formatted(place, quoted(f.name()), literal(f.doc()))));
    return comments;
  }

  /** Tells tables apart that are made differently. */
  static String fingerprint(Table mart) {
    return DigestUtils.sha256Hex(create(mart, mart.name(), true)).substring(0, 16);
  }

  /** Tells sentences apart. */
  static String wording(Table mart) {
    return DigestUtils.sha256Hex(String.join("\n", comments(mart, mart.name()))).substring(0, 16);
  }

  /** The columns, as statements name them. */
  static String names(List<Field> fields) {
    return fields.stream().map(f -> quoted(f.name())).collect(Collectors.joining(", "));
  }

  /** What readers know the table as: its name in the schema of marts, which is theirs. */
  static String place(String schema, Table mart) {
    if (mart.layer() != Layer.MARTS) {
      throw new IllegalArgumentException(mart + " is no mart");
    }
    return schema + "." + mart.name();
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
