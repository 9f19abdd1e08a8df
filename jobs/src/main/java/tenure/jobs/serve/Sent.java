package tenure.jobs.serve;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.hive.service.rpc.thrift.TBoolColumn;
import org.apache.hive.service.rpc.thrift.TCLIServiceConstants;
import org.apache.hive.service.rpc.thrift.TColumn;
import org.apache.hive.service.rpc.thrift.TDoubleColumn;
import org.apache.hive.service.rpc.thrift.TI32Column;
import org.apache.hive.service.rpc.thrift.TI64Column;
import org.apache.hive.service.rpc.thrift.TPrimitiveTypeEntry;
import org.apache.hive.service.rpc.thrift.TStringColumn;
import org.apache.hive.service.rpc.thrift.TTypeDesc;
import org.apache.hive.service.rpc.thrift.TTypeEntry;
import org.apache.hive.service.rpc.thrift.TTypeId;
import org.apache.hive.service.rpc.thrift.TTypeQualifierValue;
import org.apache.hive.service.rpc.thrift.TTypeQualifiers;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * How values travel: numbers and truths as such, everything else as the text that Spark makes of
 * it, exact decimals and moments in UTC included. A column says beside that what it is.
 */
enum Sent {
  TRUTH(
      DataTypes.BooleanType,
      TTypeId.BOOLEAN_TYPE,
      column(false, (values, nulls) -> TColumn.boolVal(new TBoolColumn(values, nulls)))),
  INTEGER(
      DataTypes.IntegerType,
      TTypeId.INT_TYPE,
      column(0, (values, nulls) -> TColumn.i32Val(new TI32Column(values, nulls)))),
  LONG(
      DataTypes.LongType,
      TTypeId.BIGINT_TYPE,
      column(0L, (values, nulls) -> TColumn.i64Val(new TI64Column(values, nulls)))),
  NUMBER(
      DataTypes.DoubleType,
      TTypeId.DOUBLE_TYPE,
      column(0.0, (values, nulls) -> TColumn.doubleVal(new TDoubleColumn(values, nulls)))),
  TEXT(
      DataTypes.StringType,
      TTypeId.STRING_TYPE,
      column("", (values, nulls) -> TColumn.stringVal(new TStringColumn(values, nulls))));

  private final DataType type;
  private final TTypeId id;
  private final java.util.function.Function<List<Object>, TColumn> column;

  Sent(DataType type, TTypeId id, java.util.function.Function<List<Object>, TColumn> column) {
    this.type = type;
    this.id = id;
    this.column = column;
  }

  /** How values of a type travel. */
  static Sent of(DataType type) {
    return switch (type.typeName()) {
      case "boolean" -> TRUTH;
      case "byte", "short", "integer" -> INTEGER;
      case "long" -> LONG;
      case "float", "double" -> NUMBER;
      default -> TEXT;
    };
  }

  /** What values are made into before they are sent. */
  DataType type() {
    return type;
  }

  /** A column of values, some of which may be null. */
  TColumn column(List<Object> values) {
    return column.apply(values);
  }

  /** What a column of this type is called among drivers. */
  static TTypeDesc described(DataType type) {
    TPrimitiveTypeEntry entry = new TPrimitiveTypeEntry(id(type));
    qualifiers(type).ifPresent(entry::setTypeQualifiers);
    return new TTypeDesc(List.of(TTypeEntry.primitiveEntry(entry)));
  }

  private static TTypeId id(DataType type) {
    if (type instanceof DecimalType) {
      return TTypeId.DECIMAL_TYPE;
    }
    if (type instanceof DateType) {
      return TTypeId.DATE_TYPE;
    }
    return type instanceof TimestampType || type instanceof TimestampNTZType
        ? TTypeId.TIMESTAMP_TYPE
        : of(type).id;
  }

  private static Optional<TTypeQualifiers> qualifiers(DataType type) {
    return type instanceof DecimalType decimal
        ? Optional.of(
            new TTypeQualifiers(
                Map.of(
                    TCLIServiceConstants.PRECISION,
                    TTypeQualifierValue.i32Value(decimal.precision()),
                    TCLIServiceConstants.SCALE,
                    TTypeQualifierValue.i32Value(decimal.scale()))))
        : Optional.empty();
  }

  /** A null has a place holder among the values and a bit that says so. */
  private static <T> java.util.function.Function<List<Object>, TColumn> column(
      T placeHolder, BiFunction<List<T>, ByteBuffer, TColumn> made) {
    return values -> {
      BitSet nulls = new BitSet();
      List<T> given = new java.util.ArrayList<>(values.size());
      for (Object value : values) {
        if (value == null) {
          nulls.set(given.size());
        }
        @SuppressWarnings("unchecked")
        T known = value == null ? placeHolder : (T) value;
        given.add(known);
      }
      return made.apply(given, ByteBuffer.wrap(nulls.toByteArray()));
    };
  }
}
