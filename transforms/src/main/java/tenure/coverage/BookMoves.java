package tenure.coverage;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.features.AccountProfile;
import tenure.scores.HealthScores;
import tenure.silver.Csms;

/**
 * The fewest customers to move so that no book is too full (rule 4.15): each giver gives those that
 * take most of its time, and of equals those that a change of manager harms least; each goes to
 * whoever of the same segment has most room, one after the other.
 */
public final class BookMoves {
  private static final double LITTLE = 1e-9;
  private static final Column LOAD = col("load");
  private static final Column GIVEN = col("given_before");
  private static final Column NUMBER = col("number");
  private static final Column ROOM = col("room");
  private static final Column TURN = col("turn");
  private static final String SEGMENT = AccountProfile.SEGMENT.name();

  private BookMoves() {}

  /**
   * One row per customer to move: account_id, segment, arr, from_csm_id, to_csm_id, cause, reason.
   *
   * @param books {@link Books#from}
   */
  public static Dataset<Row> from(Dataset<Row> books) {
    return leaving(books)
        .join(slots(books), new String[] {SEGMENT, NUMBER.toString()}, "left_outer")
        .withColumn("reason", reason());
  }

  /** Why a customer has to leave its book; null where it stays. */
  private static Column cause() {
    Column owner = AccountProfile.CSM_ID.col();
    return when(owner.equalTo(Books.UNASSIGNED), when(Books.LIMIT.isNotNull(), "unassigned"))
        .when(Csms.IS_ACTIVE.col().equalTo(false), "owner_left")
        .when(LOAD.minus(GIVEN).gt(1 + LITTLE).and(Books.WEIGHT.gt(0)), "over_capacity");
  }

  private static Dataset<Row> leaving(Dataset<Row> books) {
    WindowSpec book = Window.partitionBy(AccountProfile.CSM_ID.col());
    Column isRed = coalesce(HealthScores.HEALTH_BAND.col().equalTo("red"), lit(false));
    Column[] leastHarm = {
      Books.WEIGHT.desc(),
      isRed,
      Books.OPEN_PLAYS,
      coalesce(AccountProfile.DAYS_TO_RENEWAL.col(), lit(Long.MAX_VALUE)).desc(),
      AccountProfile.ARR.col(),
      AccountProfile.ACCOUNT_ID.col()
    };
    Column before =
        sum(Books.WEIGHT)
            .over(book.orderBy(leastHarm).rowsBetween(Window.unboundedPreceding(), -1));
    WindowSpec turns =
        Window.partitionBy(AccountProfile.SEGMENT.col())
            .orderBy(AccountProfile.ARR.col().desc(), AccountProfile.ACCOUNT_ID.col());
    return books
        .withColumn(LOAD.toString(), sum(Books.WEIGHT).over(book))
        .withColumn(GIVEN.toString(), coalesce(before, lit(0.0)))
        .withColumn("cause", cause())
        .where(col("cause").isNotNull())
        .withColumn(NUMBER.toString(), row_number().over(turns))
        .withColumnRenamed(AccountProfile.CSM_ID.name(), "from_csm_id");
  }

  /** A row per customer that somebody has room for, in the segment that is most of its book. */
  private static Dataset<Row> slots(Dataset<Row> books) {
    Column owner = AccountProfile.CSM_ID.col();
    Dataset<Row> bySegment =
        books
            .where(owner.notEqual(Books.UNASSIGNED).and(Csms.IS_ACTIVE.col()))
            .groupBy(owner, AccountProfile.SEGMENT.col())
            .agg(
                sum(Books.WEIGHT).as(LOAD.toString()),
                count(lit(1)).as("accounts"),
                max(Books.WEIGHT).as(Books.WEIGHT.toString()));
    WindowSpec person = Window.partitionBy(owner);
    WindowSpec most = person.orderBy(col("accounts").desc(), AccountProfile.SEGMENT.col());
    Column free = lit(1 + LITTLE).minus(LOAD).divide(Books.WEIGHT);
    WindowSpec turns =
        Window.partitionBy(AccountProfile.SEGMENT.col()).orderBy(TURN, ROOM.desc(), owner);
    return bySegment
        .withColumn("main", first(AccountProfile.SEGMENT.col()).over(most))
        .withColumn(LOAD.toString(), sum(LOAD).over(person))
        .where(AccountProfile.SEGMENT.col().equalTo(col("main")).and(Books.WEIGHT.gt(0)))
        .withColumn(ROOM.toString(), floor(free))
        .where(ROOM.geq(1))
        .withColumn(TURN.toString(), explode(sequence(lit(1L), ROOM)))
        .select(
            AccountProfile.SEGMENT.col(),
            row_number().over(turns).as(NUMBER.toString()),
            owner.as("to_csm_id"),
            ROOM);
  }

  private static Column reason() {
    Column why =
        when(col("cause").equalTo("over_capacity"), format_string("a book %d %% full", percent()))
            .when(col("cause").equalTo("owner_left"), "its manager has left")
            .otherwise("it has no manager");
    Column which =
        format_string(
            "; %d open plays, %s days to its renewal",
            Books.OPEN_PLAYS,
            coalesce(AccountProfile.DAYS_TO_RENEWAL.col().cast("string"), lit("no")));
    Column whereTo =
        when(col("to_csm_id").isNull(), "; nobody of its segment has room")
            .otherwise(format_string("; to who had room for %d of its segment", ROOM));
    return concat(why, which, whereTo);
  }

  private static Column percent() {
    return ceil(LOAD.multiply(100).minus(LITTLE)).cast("long");
  }
}
