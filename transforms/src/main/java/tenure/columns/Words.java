package tenure.columns;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Words that sources use for the same thing. */
public final class Words {
  private Words() {}

  /** One of the words that are understood, in any case; null for words that people may add. */
  public static Column known(Column text, Map<String, String> words) {
    Column clean = lower(Reading.clean(text));
    Column mapped = lit(null).cast(DataTypes.StringType);
    for (Map.Entry<String, String> word : new TreeMap<>(words).entrySet()) {
      mapped =
          when(clean.equalTo(lower(lit(word.getKey()))), lit(word.getValue())).otherwise(mapped);
    }
    return mapped;
  }
}
