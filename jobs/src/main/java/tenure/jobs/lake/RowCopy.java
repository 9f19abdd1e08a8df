package tenure.jobs.lake;

import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Rows of Parquet files with other texts: everything else is copied as it is. */
public final class RowCopy {
  private RowCopy() {}

  /**
   * The row with its texts replaced, however deep they stand.
   *
   * @param text what becomes of a text, by the name of its outermost column; null for none
   */
  public static Group withTexts(Group row, BiFunction<String, String, String> text) {
    return copy(row, null, text);
  }

  /** Whether any text of the row, however deep, is one of these. */
  public static boolean anyText(Group row, BiPredicate<String, String> test) {
    return any(row, null, test);
  }

  /** A text at the top of a row; null where there is none. */
  public static String text(Group row, String column) {
    GroupType type = row.getType();
    if (!type.containsField(column)) {
      return null;
    }
    int field = type.getFieldIndex(column);
    boolean isThere = isText(type.getType(field)) && row.getFieldRepetitionCount(field) > 0;
    return isThere ? row.getString(field, 0) : null;
  }

  private static boolean any(Group row, String outermost, BiPredicate<String, String> test) {
    GroupType type = row.getType();
    for (int field = 0; field < type.getFieldCount(); field++) {
      Type inner = type.getType(field);
      String column = outermost == null ? inner.getName() : outermost;
      for (int i = 0; i < row.getFieldRepetitionCount(field); i++) {
        boolean isFound =
            inner.isPrimitive()
                ? isText(inner) && test.test(column, row.getString(field, i))
                : any(row.getGroup(field, i), column, test);
        if (isFound) {
          return true;
        }
      }
    }
    return false;
  }

  private static Group copy(Group row, String outermost, BiFunction<String, String, String> text) {
    GroupType type = row.getType();
    Group copy = new SimpleGroup(type);
    for (int field = 0; field < type.getFieldCount(); field++) {
      Type inner = type.getType(field);
      String column = outermost == null ? inner.getName() : outermost;
      for (int i = 0; i < row.getFieldRepetitionCount(field); i++) {
        if (!inner.isPrimitive()) {
          copy.add(field, copy(row.getGroup(field, i), column, text));
        } else if (isText(inner)) {
          String changed = text.apply(column, row.getString(field, i));
          if (changed != null) {
            copy.add(field, changed);
          }
        } else {
          primitive(row, field, i, copy);
        }
      }
    }
    return copy;
  }

  /** Copies one value, whatever it is. */
  static void value(Group from, int field, int i, Group to) {
    if (from.getType().getType(field).isPrimitive()) {
      primitive(from, field, i, to);
    } else {
      to.add(field, from.getGroup(field, i));
    }
  }

  private static void primitive(Group from, int field, int i, Group to) {
    switch (from.getType().getType(field).asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> to.add(field, from.getInteger(field, i));
      case INT64 -> to.add(field, from.getLong(field, i));
      case BOOLEAN -> to.add(field, from.getBoolean(field, i));
      case DOUBLE -> to.add(field, from.getDouble(field, i));
      case FLOAT -> to.add(field, from.getFloat(field, i));
      case INT96 -> to.add(field, from.getInt96(field, i));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> to.add(field, from.getBinary(field, i));
    }
  }

  private static boolean isText(Type type) {
    return type.isPrimitive()
        && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        && type.getLogicalTypeAnnotation()
            instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation;
  }
}
