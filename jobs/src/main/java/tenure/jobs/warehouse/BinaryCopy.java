package tenure.jobs.warehouse;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * Rows in the binary format of PostgreSQL's COPY: values as Spark holds them, without a way through
 * text, which costs both sides most of their time.
 */
final class BinaryCopy {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };

  /** Days and microseconds from 1970, as Spark counts, to 2000, as PostgreSQL does. */
  private static final int EPOCH_DAYS = 10_957;

  private static final long EPOCH_MICROS = EPOCH_DAYS * 86_400_000_000L;

  private static final int MISSING = -1;

  private final DataOutputStream out;
  private final DataType[] types;
  private final BinaryNumeric numeric;

  /** Begins to write rows of these columns. */
  BinaryCopy(OutputStream out, StructType schema) throws IOException {
    this.out = new DataOutputStream(out);
    this.types = new DataType[schema.size()];
    for (int at = 0; at < types.length; at++) {
      types[at] = schema.fields()[at].dataType();
    }
    this.numeric = new BinaryNumeric(this.out);
    this.out.write(SIGNATURE);
    this.out.writeInt(0);
    this.out.writeInt(0);
  }

  /** Writes a row. */
  void row(InternalRow row) throws IOException {
    out.writeShort(types.length);
    for (int at = 0; at < types.length; at++) {
      if (row.isNullAt(at)) {
        out.writeInt(MISSING);
      } else {
        value(row, at, types[at]);
      }
    }
  }

  /** Ends the rows; the stream stays open. */
  void end() throws IOException {
    out.writeShort(-1);
    out.flush();
  }

  private void value(InternalRow row, int at, DataType type) throws IOException {
    if (type.equals(DataTypes.StringType)) {
      text(row.getUTF8String(at).getBytes());
    } else if (type.equals(DataTypes.LongType)) {
      whole(row.getLong(at));
    } else if (type.equals(DataTypes.DoubleType)) {
      whole(Double.doubleToRawLongBits(row.getDouble(at)));
    } else if (type.equals(DataTypes.TimestampType)) {
      whole(row.getLong(at) - EPOCH_MICROS);
    } else if (type.equals(DataTypes.DateType)) {
      out.writeInt(Integer.BYTES);
      out.writeInt(row.getInt(at) - EPOCH_DAYS);
    } else if (type.equals(DataTypes.BooleanType)) {
      out.writeInt(1);
      out.writeByte(row.getBoolean(at) ? 1 : 0);
    } else if (type instanceof DecimalType decimal) {
      amount(row.getDecimal(at, decimal.precision(), decimal.scale()), decimal.scale());
    } else {
      throw new IllegalStateException("No contract has a column of type " + type.sql());
    }
  }

  private void amount(Decimal value, int scale) throws IOException {
    if (value.precision() <= Decimal.MAX_LONG_DIGITS()) {
      numeric.write(value.toUnscaledLong(), scale);
    } else {
      numeric.write(value.toJavaBigDecimal().unscaledValue(), scale);
    }
  }

  private void whole(long bits) throws IOException {
    out.writeInt(Long.BYTES);
    out.writeLong(bits);
  }

  /** PostgreSQL has no character 0, which no word of any language needs: it becomes "?". */
  private void text(byte[] bytes) throws IOException {
    byte[] clean = bytes;
    for (byte one : bytes) {
      if (one == 0) {
        clean =
            new String(bytes, StandardCharsets.UTF_8)
                .replace('\0', '?')
                .getBytes(StandardCharsets.UTF_8);
        break;
      }
    }
    out.writeInt(clean.length);
    out.write(clean);
  }
}
