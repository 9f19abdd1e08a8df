package tenure.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * One documented column. A field is made by its kind, which fixes the type and the natural check
 * once; the same constant is used by every table that carries the column.
 */
public final class Field {
  /**
   * What a column holds; the kind decides its Spark type and the check that every value must pass.
   */
  public enum Kind {
    ID("identifier", DataTypes.StringType),
    TEXT("text", DataTypes.StringType),
    CHOICE("one of a closed set", DataTypes.StringType),
    DAY("date", DataTypes.DateType),
    MOMENT("UTC timestamp", DataTypes.TimestampType),
    FLAG("true or false", DataTypes.BooleanType),
    COUNT("whole number, 0 or more", DataTypes.LongType),
    WHOLE("whole number", DataTypes.LongType),
    MONEY("amount, 2 decimals", DataTypes.createDecimalType(18, 2)),
    PRECISE("amount or rate, 8 decimals", DataTypes.createDecimalType(28, 8)),
    NUMBER("number", DataTypes.DoubleType),
    SHARE("share, 1.0 is 100 %", DataTypes.DoubleType),
    SCORE("score, 0 to 100", DataTypes.DoubleType);

    private final String words;
    private final DataType type;

    Kind(String words, DataType type) {
      this.words = words;
      this.type = type;
    }

    /** The kind in words, for documents. */
    public String words() {
      return words;
    }
  }

  private final String name;
  private final Kind kind;
  private final String doc;
  private final List<String> choices;
  private final boolean key;
  private final boolean required;
  private final boolean personal;

  private Field(
      String name,
      Kind kind,
      String doc,
      List<String> choices,
      boolean key,
      boolean required,
      boolean personal) {
    this.name = Objects.requireNonNull(name);
    this.kind = kind;
    this.doc = Objects.requireNonNull(doc);
    this.choices = List.copyOf(choices);
    this.key = key;
    this.required = required;
    this.personal = personal;
  }

  private static Field of(String name, Kind kind, String doc) {
    return new Field(name, kind, doc, List.of(), false, false, false);
  }

  /** An identifier: a non-empty string. */
  public static Field id(String name, String doc) {
    return of(name, Kind.ID, doc);
  }

  /** Free text. */
  public static Field text(String name, String doc) {
    return of(name, Kind.TEXT, doc);
  }

  /** A calendar day. */
  public static Field day(String name, String doc) {
    return of(name, Kind.DAY, doc);
  }

  /** An instant, UTC. */
  public static Field moment(String name, String doc) {
    return of(name, Kind.MOMENT, doc);
  }

  /** True or false. */
  public static Field flag(String name, String doc) {
    return of(name, Kind.FLAG, doc);
  }

  /** A whole number that is never negative. */
  public static Field count(String name, String doc) {
    return of(name, Kind.COUNT, doc);
  }

  /** A whole number that may be negative. */
  public static Field whole(String name, String doc) {
    return of(name, Kind.WHOLE, doc);
  }

  /**
   * An amount of money with two decimals; its currency stands in another column or is the reporting
   * currency.
   */
  public static Field money(String name, String doc) {
    return of(name, Kind.MONEY, doc);
  }

  /** An amount or rate with eight decimals: unit prices, exchange rates. */
  public static Field precise(String name, String doc) {
    return of(name, Kind.PRECISE, doc);
  }

  /** A number of any size: measures that are neither money nor counts. */
  public static Field number(String name, String doc) {
    return of(name, Kind.NUMBER, doc);
  }

  /** A share: 1.0 means all of it. Rates of change may leave the range 0 to 1. */
  public static Field share(String name, String doc) {
    return of(name, Kind.SHARE, doc);
  }

  /** A score between 0 and 100. */
  public static Field score(String name, String doc) {
    return of(name, Kind.SCORE, doc);
  }

  /** One of a closed set of words. */
  public static Field choice(String name, String doc, String... choices) {
    return new Field(name, Kind.CHOICE, doc, List.of(choices), false, false, false);
  }

  /** This field as part of the table's key: required. */
  public Field key() {
    return new Field(name, kind, doc, choices, true, true, personal);
  }

  /** This field, never null. */
  public Field required() {
    return new Field(name, kind, doc, choices, key, true, personal);
  }

  /** This field, marked as personal data: it never enters a mart nor a file statistic. */
  public Field personal() {
    return new Field(name, kind, doc, choices, key, required, true);
  }

  /** The same column with a sentence of its own, where a table gives it a narrower meaning. */
  public Field meaning(String narrower) {
    return new Field(name, kind, narrower, choices, key, required, personal);
  }

  /** The same column outside the key and nullable, as a reference from another table. */
  public Field plain() {
    return new Field(name, kind, doc, choices, false, false, personal);
  }

  /** The column's name. */
  public String name() {
    return name;
  }

  /** What the column holds. */
  public Kind kind() {
    return kind;
  }

  /** One sentence: what a value says, and its unit. */
  public String doc() {
    return doc;
  }

  /** The closed set of a choice; empty for every other kind. */
  public List<String> choices() {
    return choices;
  }

  /** Whether the column is part of the key. */
  public boolean isKey() {
    return key;
  }

  /** Whether the column is never null. */
  public boolean isRequired() {
    return required;
  }

  /** Whether the column holds personal data. */
  public boolean isPersonal() {
    return personal;
  }

  /** The Spark type of the column. */
  public DataType type() {
    return kind.type;
  }

  /** The column in an expression. */
  public Column col() {
    return functions.col(name);
  }

  /** The column of one side of a join. */
  public Column of(String alias) {
    return functions.col(alias + "." + name);
  }

  /** A null of this column's type, under this column's name. */
  public Column none() {
    return functions.lit(null).cast(type()).as(name);
  }

  /** The natural checks of this column: the kind's own and, where required, presence. */
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    if (required) {
      checks.add(new Check(name + "_present", name + " IS NOT NULL", name + " is never missing"));
    }
    naturalPredicate()
        .ifPresent(
            p -> checks.add(new Check(name + "_valid", p, name + " is a valid " + kind.words())));
    return checks;
  }

  private Optional<String> naturalPredicate() {
    return Optional.ofNullable(
        switch (kind) {
          case ID -> "length(" + name + ") > 0";
          case COUNT -> name + " >= 0";
          case SCORE -> name + " BETWEEN 0 AND 100";
          case SHARE, NUMBER -> "NOT isnan(" + name + ")";
          case CHOICE -> name + " IN ('" + String.join("', '", choices) + "')";
          default -> null;
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
