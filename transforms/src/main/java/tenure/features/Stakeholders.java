package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.silver.Contacts;

/** Who is there on the customer's side, who was in touch, and who left. */
final class Stakeholders {
  static final Field CONTACTS =
      Field.count("contacts", "People on record, those who left included.").required();
  static final Field SPONSORS =
      Field.count("sponsors", "Executive sponsors on record, those who left included.").required();
  static final Field ACTIVE_SPONSORS =
      Field.count(
              "active_sponsors",
              "Executive sponsors who are there and were not out of touch for 60 days.")
          .required();
  static final Field CHAMPIONS =
      Field.count("champions", "Champions on record, those who left included.").required();
  static final Field ACTIVE_CHAMPIONS =
      Field.count(
              "active_champions", "Champions who are there and were not out of touch for 60 days.")
          .required();
  static final Field BUYERS =
      Field.count("buyers", "Economic buyers on record, those who left included.").required();
  static final Field ACTIVE_BUYERS =
      Field.count(
              "active_buyers",
              "Economic buyers who are there and were not out of touch for 60 days.")
          .required();
  static final Field PRESENT_BUYERS =
      Field.count("present_buyers", "Economic buyers who are there.").required();
  static final Field PRESENT_USERS =
      Field.count("present_users", "Administrators and users who are there.").required();
  static final Field SPONSORS_LEFT_90D =
      Field.count("sponsors_left_90d", "Executive sponsors who left in 90 days.").required();
  static final Field CHAMPIONS_LEFT_90D =
      Field.count("champions_left_90d", "Champions who left in 90 days.").required();
  static final Field BUYERS_LEFT_90D =
      Field.count("buyers_left_90d", "Economic buyers who left in 90 days.").required();
  static final Field SPONSOR_TOUCH_DAYS =
      Field.count(
          "sponsor_touch_days", "Days since an executive sponsor who is there was last touched.");
  static final Field CHAMPION_TOUCH_DAYS =
      Field.count("champion_touch_days", "Days since a champion who is there was last touched.");
  static final Field BUYER_TOUCH_DAYS =
      Field.count(
          "buyer_touch_days", "Days since an economic buyer who is there was last touched.");

  static final List<Field> FIELDS =
      List.of(
          CONTACTS,
          SPONSORS,
          ACTIVE_SPONSORS,
          CHAMPIONS,
          ACTIVE_CHAMPIONS,
          BUYERS,
          ACTIVE_BUYERS,
          PRESENT_BUYERS,
          PRESENT_USERS,
          SPONSORS_LEFT_90D,
          CHAMPIONS_LEFT_90D,
          BUYERS_LEFT_90D,
          SPONSOR_TOUCH_DAYS,
          CHAMPION_TOUCH_DAYS,
          BUYER_TOUCH_DAYS);

  /** What is 0 for an account without contacts. */
  static final List<Field> COUNTS = FIELDS.stream().filter(Field::isRequired).toList();

  private static final int OUT_OF_TOUCH_DAYS = 60;
  private static final int LEFT_WINDOW = 90;

  private Stakeholders() {}

  /** One row per account with contacts; one whose last touch is not recorded is in touch. */
  static Dataset<Row> byAccount(Dataset<Row> contacts, LocalDate asOf) {
    Column user = Contacts.ROLE.col().isin("admin", "user");
    Column isThere = isThere(asOf);
    List<Column> figures = new ArrayList<>();
    figures.add(sum(one(user.and(isThere))).as(PRESENT_USERS.name()));
    figures.add(sum(one(is("economic_buyer").and(isThere))).as(PRESENT_BUYERS.name()));
    figures.addAll(
        role(
            "executive_sponsor",
            asOf,
            SPONSORS,
            ACTIVE_SPONSORS,
            SPONSORS_LEFT_90D,
            SPONSOR_TOUCH_DAYS));
    figures.addAll(
        role(
            "champion",
            asOf,
            CHAMPIONS,
            ACTIVE_CHAMPIONS,
            CHAMPIONS_LEFT_90D,
            CHAMPION_TOUCH_DAYS));
    figures.addAll(
        role("economic_buyer", asOf, BUYERS, ACTIVE_BUYERS, BUYERS_LEFT_90D, BUYER_TOUCH_DAYS));
    return contacts
        .groupBy(Contacts.ACCOUNT_ID.col())
        .agg(count(lit(1)).as(CONTACTS.name()), figures.toArray(Column[]::new));
  }

  private static List<Column> role(
      String role, LocalDate asOf, Field everyone, Field active, Field left, Field touchDays) {
    Days days = Days.endingOn(asOf);
    Column isThere = is(role).and(isThere(asOf));
    Column touched = days.daysSince(Contacts.LAST_TOUCHED_DATE.col()).cast("long");
    Column isInTouch = coalesce(touched.leq(OUT_OF_TOUCH_DAYS), lit(true));
    Column hasLeft = is(role).and(days.last(LEFT_WINDOW, Contacts.LEFT_DATE.col()));
    return List.of(
        sum(one(is(role))).as(everyone.name()),
        sum(one(isThere.and(isInTouch))).as(active.name()),
        sum(one(hasLeft)).as(left.name()),
        min(when(isThere, greatest(touched, lit(0L)))).as(touchDays.name()));
  }

  private static Column is(String role) {
    return Contacts.ROLE.col().equalTo(role);
  }

  private static Column isThere(LocalDate asOf) {
    Column left = Contacts.LEFT_DATE.col();
    return coalesce(Contacts.IS_ACTIVE.col(), lit(true)).and(left.isNull().or(left.gt(lit(asOf))));
  }

  private static Column one(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }
}
