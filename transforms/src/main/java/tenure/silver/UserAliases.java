package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.SILVER;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * Ids under which one user of the product was seen: a device before anybody signed in on it, or an
 * id that was merged into another. Usage is kept under the id it came with; who that was is asked
 * when it is read, so that a late answer counts as a timely one does.
 */
public final class UserAliases {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field ALIAS_USER_ID =
      Field.id("alias_user_id", "An id that is not the user's own, such as that of a device.")
          .key()
          .personal();
  public static final Field USER_ID =
      Field.id("user_id", "The user whom it stands for.").required().personal();

  public static final Table TABLE =
      Table.in(SILVER, "user_aliases", "Which user of the product each other id of it stands for.")
          .withColumns(SOURCE, ALIAS_USER_ID, USER_ID)
          .versioned();

  private static final String BY = "alias_source";
  private static final String ALIAS = "alias_of";
  private static final String PERSON = "alias_person";

  private UserAliases() {}

  /**
   * Each alias with the user it stands for in the end: an alias of an alias is followed once, which
   * is as far as a device, an anonymous id and a user go.
   *
   * @param aliases the aliases as known
   */
  public static Dataset<Row> followed(Dataset<Row> aliases) {
    Dataset<Row> further = named(aliases);
    Column isNext = SOURCE.col().equalTo(col(BY)).and(USER_ID.col().equalTo(col(ALIAS)));
    Column person =
        when(col(PERSON).equalTo(ALIAS_USER_ID.col()), USER_ID.col())
            .otherwise(coalesce(col(PERSON), USER_ID.col()));
    return aliases
        .select(SOURCE.col(), ALIAS_USER_ID.col(), USER_ID.col())
        .join(further, isNext, "left_outer")
        .select(SOURCE.col(), ALIAS_USER_ID.col(), person.as(USER_ID.name()));
  }

  /**
   * Usage under the users it belongs to; a key that stands for a user stands for that one too.
   *
   * @param usage rows with source, source_account_key and user_id
   * @param followed the aliases, {@linkplain #followed followed}
   */
  public static Dataset<Row> resolve(Dataset<Row> usage, Dataset<Row> followed) {
    Column isAlias =
        DailyUsage.SOURCE.col().equalTo(col(BY)).and(DailyUsage.USER_ID.col().equalTo(col(ALIAS)));
    Column ownKey = concat(lit(AccountLinks.USER_PREFIX), DailyUsage.USER_ID.col());
    Column key = DailyUsage.SOURCE_ACCOUNT_KEY.col();
    Column user = concat(lit(AccountLinks.USER_PREFIX), col(PERSON));
    return usage
        .join(named(followed), isAlias, "left_outer")
        .withColumns(
            Map.of(
                DailyUsage.USER_ID.name(), coalesce(col(PERSON), DailyUsage.USER_ID.col()),
                DailyUsage.SOURCE_ACCOUNT_KEY.name(),
                    when(col(PERSON).isNotNull().and(key.equalTo(ownKey)), user).otherwise(key)))
        .drop(BY, ALIAS, PERSON);
  }

  private static Dataset<Row> named(Dataset<Row> aliases) {
    return aliases.select(
        SOURCE.col().as(BY), ALIAS_USER_ID.col().as(ALIAS), USER_ID.col().as(PERSON));
  }
}
