package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.bronze.Staged;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.ops.IdentityKind;
import tenure.silver.AccountLinks;
import tenure.silver.Accounts;
import tenure.silver.Contacts;
import tenure.silver.DailyUsage;
import tenure.silver.UserAliases;

/**
 * Whom delivered rows are about. Only the stages that make silver of an extract know which of its
 * columns names whom, so they are what is asked, whatever the vendor.
 */
public final class WhoseRows {
  /** The row, under the name that it was given in the column of its file. */
  public static final String ROW = "row";

  /** The kind of the identity, as {@link IdentityKind} names it. */
  public static final String KIND = "kind";

  /** The identity. */
  public static final String VALUE = "value";

  /** What an extract feeds of which every row is about one person. */
  private static final Set<Table> PEOPLE =
      Set.of(Contacts.TABLE, UserAliases.TABLE, DailyUsage.TABLE, AccountLinks.TABLE);

  /** What vendors call the column of the user; a device may be that of several. */
  private static final String USER = "(?i)(user|visitor|distinct|requester)_?id";

  private WhoseRows() {}

  /** Whether every row of an extract that names a person is about that person. */
  public static boolean isOfPeople(ObjectSettings object) {
    List<Staged> staged = object.extract().staged();
    return !staged.isEmpty() && staged.stream().allMatch(s -> PEOPLE.contains(s.target()));
  }

  /**
   * The identities that each row names: one row each of {@link #ROW}, {@link #KIND} and {@link
   * #VALUE}.
   *
   * @param bronze rows of the extract's bronze table, each named by the column of its file
   */
  public static Dataset<Row> of(
      Lake lake, LocalDate night, ObjectSettings object, Dataset<Row> bronze) {
    Delivery delivery = new Delivery(object, List.of(), Precedents.NONE);
    Stream<Dataset<Row>> staged =
        object.extract().staged().stream()
            .flatMap(into -> named(new Feed(lake, night, delivery, into), bronze).stream());
    return Stream.concat(staged, named(object, bronze).stream())
        .reduce(Dataset::union)
        .orElseGet(
            () ->
                bronze
                    .where(lit(false))
                    .select(lit("").as(ROW), lit("").as(KIND), lit("").as(VALUE)));
  }

  /** Some rows tell silver nothing of it, and yet name a user. */
  private static Optional<Dataset<Row>> named(ObjectSettings object, Dataset<Row> bronze) {
    Column[] users =
        object.extract().table().fields().stream()
            .filter(f -> f.name().matches(USER))
            .map(f -> identity(IdentityKind.USER, Reading.clean(Reading.raw(f.name()))))
            .toArray(Column[]::new);
    if (users.length == 0) {
      return Optional.empty();
    }
    Column each = explode(array_compact(array(users))).as("identity");
    return Optional.of(
        bronze
            .select(col(Staging.FILE).as(ROW), each)
            .select(col(ROW), col("identity." + KIND), col("identity." + VALUE)));
  }

  private static Optional<Dataset<Row>> named(Feed feed, Dataset<Row> bronze) {
    Dataset<Row> staged = feed.stage(bronze);
    List<Column> found = identities(feed.into().target(), Arrays.asList(staged.columns()));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Column each = explode(array_compact(array(found.toArray(Column[]::new)))).as("identity");
    return Optional.of(
        staged
            .select(col(Staging.FILE).as(ROW), each)
            .select(col(ROW), col("identity." + KIND), col("identity." + VALUE)));
  }

  private static List<Column> identities(Table target, List<String> columns) {
    List<Column> found = new ArrayList<>();
    add(found, columns, Contacts.CONTACT_ID.name(), IdentityKind.CONTACT);
    add(found, columns, UserAliases.USER_ID.name(), IdentityKind.USER);
    add(found, columns, UserAliases.ALIAS_USER_ID.name(), IdentityKind.USER);
    if (target == Accounts.TABLE) {
      add(found, columns, Accounts.ACCOUNT_ID.name(), IdentityKind.ACCOUNT);
    }
    if (target == Contacts.TABLE) {
      found.add(identity(IdentityKind.EMAIL, lower(trim(Contacts.EMAIL.col()))));
    }
    if (columns.contains(AccountLinks.SOURCE_ACCOUNT_KEY.name())) {
      Column key = AccountLinks.SOURCE_ACCOUNT_KEY.col();
      Column isUser = key.startsWith(AccountLinks.USER_PREFIX);
      Column user = substring(key, AccountLinks.USER_PREFIX.length() + 1, Integer.MAX_VALUE);
      found.add(identity(IdentityKind.USER, when(isUser, user)));
      found.add(identity(IdentityKind.ACCOUNT, when(isUser.equalTo(false), key)));
    }
    return found;
  }

  private static void add(List<Column> found, List<String> columns, String name, IdentityKind k) {
    if (columns.contains(name)) {
      found.add(identity(k, col(name)));
    }
  }

  private static Column identity(IdentityKind kind, Column value) {
    Column text = value.cast("string");
    return when(length(text).gt(0), struct(lit(kind.name()).as(KIND), text.as(VALUE)));
  }
}
