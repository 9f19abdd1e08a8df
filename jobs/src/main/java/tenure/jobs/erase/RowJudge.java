package tenure.jobs.erase;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import tenure.bronze.Delivered;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.lake.RowCopy;
import tenure.ops.IdentityKind;
import tenure.silver.AccountLinks;
import tenure.silver.Contacts;
import tenure.silver.DailyUsage;
import tenure.silver.UserAliases;

/** What becomes of the rows of one file: they stay, go, or stay without what names the subject. */
final class RowJudge {
  /** Names of columns that hold who or what a row belongs to, which cannot simply be emptied. */
  private static final String REFERENCE =
      "(?i)(.*_)?id|.*Id|.*(account|customer|user|organi[sz]ation|company|key).*";

  private static final Set<String> ACCOUNTS = Set.of(AccountLinks.ACCOUNT_ID.name(), "grain_id");

  private final Traces traces;
  private final Optional<Table> table;
  private final Map<Long, Boolean> own;

  /**
   * A judge of a file.
   *
   * @param table the table it belongs to, where one is known
   * @param own its rows that the stages of bronze know to name the subject
   */
  RowJudge(Traces traces, Optional<Table> table, Map<Long, Boolean> own) {
    this.traces = traces;
    this.table = table;
    this.own = own;
  }

  /** What becomes of a row. */
  enum Verdict {
    STAYS,
    CLEARED,
    REMOVED
  }

  Verdict of(long index, Group row) {
    if (own.getOrDefault(index, false) || isSubjects(row)) {
      return Verdict.REMOVED;
    }
    boolean isNamed =
        own.containsKey(index)
            || isReferred(row)
            || RowCopy.anyText(row, (column, text) -> traces.isIn(text));
    return isNamed ? Verdict.CLEARED : Verdict.STAYS;
  }

  /** Rows of silver and later that are about the subject. */
  private boolean isSubjects(Group row) {
    String source = RowCopy.text(row, AccountLinks.SOURCE.name());
    String key = RowCopy.text(row, AccountLinks.SOURCE_ACCOUNT_KEY.name());
    boolean isLink = is(AccountLinks.TABLE) && isUserKey(source, key);
    return isLink
        || isPerson(row, source)
        || (key != null && traces.isOf(IdentityKind.ACCOUNT, source, key))
        || ACCOUNTS.stream().anyMatch(c -> traces.isAccount(RowCopy.text(row, c)));
  }

  private boolean isPerson(Group row, String source) {
    if (is(Contacts.TABLE)) {
      return traces.isOf(IdentityKind.CONTACT, source, text(row, Contacts.CONTACT_ID))
          || traces.isOf(IdentityKind.EMAIL, source, text(row, Contacts.EMAIL));
    }
    boolean isOfUsers = is(UserAliases.TABLE) || is(DailyUsage.TABLE);
    return isOfUsers
        && (traces.isOf(IdentityKind.USER, source, text(row, UserAliases.USER_ID))
            || traces.isOf(IdentityKind.USER, source, text(row, UserAliases.ALIAS_USER_ID)));
  }

  private boolean isUserKey(String source, String key) {
    return key != null
        && key.startsWith(AccountLinks.USER_PREFIX)
        && traces.isOf(IdentityKind.USER, source, key.substring(AccountLinks.USER_PREFIX.length()));
  }

  /** Rows that are about something else and point at the subject. */
  private boolean isReferred(Group row) {
    String source = RowCopy.text(row, AccountLinks.SOURCE.name());
    return traces.isOf(IdentityKind.CONTACT, source, text(row, Contacts.CONTACT_ID))
        || isUserKey(source, RowCopy.text(row, AccountLinks.SOURCE_ACCOUNT_KEY.name()))
        || RowCopy.anyText(row, (column, text) -> isAccountOf(column, text));
  }

  private boolean isAccountOf(String column, String text) {
    return (column.endsWith(AccountLinks.ACCOUNT_ID.name()) || column.endsWith("grain_id"))
        && traces.isAccount(text);
  }

  private static String text(Group row, Field field) {
    return RowCopy.text(row, field.name());
  }

  private boolean is(Table other) {
    return table.filter(t -> t.fullName().equals(other.fullName())).isPresent();
  }

  /** A row without what names the subject. */
  Group cleared(long index, Group row) {
    String source = RowCopy.text(row, AccountLinks.SOURCE.name());
    boolean isDelivered = own.containsKey(index);
    return RowCopy.withTexts(row, (column, text) -> cleared(column, text, source, isDelivered));
  }

  private String cleared(String column, String text, String source, boolean isDelivered) {
    boolean isReference =
        (isDelivered && !column.equalsIgnoreCase("id") && traces.isPersonId(text))
            || (column.equals(Contacts.CONTACT_ID.name())
                && traces.isOf(IdentityKind.CONTACT, source, text))
            || (column.equals(AccountLinks.SOURCE_ACCOUNT_KEY.name()) && isUserKey(source, text))
            || isAccountOf(column, text);
    if (isReference) {
      return isNeeded(column) ? traces.replacement() : null;
    }
    String left = isDelivered && isJson(text) ? traces.withoutIds(text) : text;
    return isWords(column, text) ? null : traces.cleaned(left);
  }

  private static boolean isJson(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  private boolean isNeeded(String column) {
    return field(column).filter(Field::isRequired).isPresent();
  }

  /** Names and free text beside what names the subject are as much about it. */
  private boolean isWords(String column, String text) {
    boolean isPersonal = field(column).filter(Field::isPersonal).isPresent();
    return isPersonal
        && !isJson(text)
        && !isNeeded(column)
        && !column.equals(Delivered.CORRUPT.name())
        && !column.matches(REFERENCE);
  }

  private Optional<Field> field(String column) {
    return table.stream()
        .flatMap(t -> t.fields().stream())
        .filter(f -> f.name().equals(column))
        .findFirst();
  }
}
