package tenure.scores;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The sums of the grains of a partition: as many rows as there are slices of windows. */
final class RetentionSummed implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** Of what a row is the sum, and its parts as a list. */
  static final StructType SCHEMA =
      new StructType()
          .add(Retention.SLICE_KIND.name(), DataTypes.StringType)
          .add(Retention.SLICE_VALUE.name(), DataTypes.StringType)
          .add(Retention.DEFINITION_ID.name(), DataTypes.StringType)
          .add("end", DataTypes.IntegerType)
          .add("parts", DataTypes.createArrayType(DataTypes.LongType));

  private final RetentionSliced sliced;
  private final int sign;

  /** Sums up to a night, or with -1 for a sign what they are to be lessened by. */
  RetentionSummed(RetentionPolicy policy, LocalDate night, int sign) {
    this.sliced = new RetentionSliced(policy, night);
    this.sign = sign;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> grains) {
    Map<List<String>, RetentionSlice> slices = new HashMap<>();
    grains.forEachRemaining(
        grain ->
            sliced.each(
                grain,
                (key, parts) ->
                    slices
                        .computeIfAbsent(
                            List.of(key.kind(), key.value()), s -> new RetentionSlice())
                        .add(key.definition().id(), key.end(), parts, sign)));
    return slices.entrySet().stream()
        .flatMap(slice -> rows(slice.getKey(), slice.getValue()))
        .iterator();
  }

  static List<String> slice(Row sum) {
    return List.of(sum.getString(0), sum.getString(1));
  }

  static String definition(Row sum) {
    return sum.getString(2);
  }

  static int end(Row sum) {
    return sum.getInt(3);
  }

  static long[] parts(Row sum) {
    return sum.<Long>getList(4).stream().mapToLong(Long::longValue).toArray();
  }

  private static Stream<Row> rows(List<String> name, RetentionSlice slice) {
    return RetentionDefinition.ALL.stream()
        .flatMap(
            definition ->
                slice.windows(definition.id()).entrySet().stream()
                    .map(
                        window ->
                            RowFactory.create(
                                name.get(0),
                                name.get(1),
                                definition.id(),
                                window.getKey(),
                                window.getValue())));
  }
}
