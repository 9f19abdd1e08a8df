package tenure.jobs.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Table;
import tenure.jobs.ingest.Identity;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.ingest.WhoseRows;
import tenure.jobs.lake.Lake;
import tenure.ops.IdentityKind;
import tenure.silver.AccountLinks;
import tenure.silver.Contacts;
import tenure.silver.DailyUsage;
import tenure.silver.UserAliases;

/** Finds what a subject is known by, from what the lake tells of it. */
final class Tracer {
  private static final LocalDate NIGHT = LocalDate.of(9999, 12, 31);

  private final Lake lake;
  private final List<ObjectSettings> objects;

  Tracer(Lake lake, List<ObjectSettings> objects) {
    this.lake = lake;
    this.objects = objects;
  }

  /** The identities of a subject; at least its own, whether or not the lake knows it. */
  Set<Identity> of(Subject subject) {
    Set<Identity> found =
        switch (subject.kind()) {
          case EMAIL, CONTACT -> ofAddress(subject.value());
          case USER -> ofUser(subject.value());
          case ACCOUNT -> ofAccount(subject.value());
        };
    found.addAll(aliases(found));
    return found;
  }

  /** Rows of people that hold the address tell under which ids the sources know the person. */
  private Set<Identity> ofAddress(String address) {
    Set<Identity> found = new HashSet<>();
    found.add(Identity.email(address));
    for (ObjectSettings object : objects) {
      Table bronze = object.extract().table();
      if (WhoseRows.isOfPeople(object) && lake.has(bronze)) {
        Column[] texts =
            bronze.fields().stream()
                .filter(f -> f.kind() == tenure.contract.Field.Kind.TEXT)
                .map(f -> Reading.raw(f.name()))
                .toArray(Column[]::new);
        Column holds = concat_ws(" ", texts).rlike(Traces.pattern(List.of(address)).pattern());
        Dataset<Row> rows = lake.read(bronze).where(holds);
        found.addAll(people(WhoseRows.of(lake, NIGHT, object, rows), object.source()));
      }
    }
    return found;
  }

  private static Set<Identity> people(Dataset<Row> whose, String source) {
    Column isPerson =
        col(WhoseRows.KIND).isin(IdentityKind.CONTACT.name(), IdentityKind.USER.name());
    return whose
        .where(isPerson)
        .select(WhoseRows.KIND, WhoseRows.VALUE)
        .distinct()
        .collectAsList()
        .stream()
        .map(r -> Identity.of(IdentityKind.valueOf(r.getString(0)), source, r.getString(1)))
        .collect(Collectors.toSet());
  }

  private Set<Identity> ofUser(String user) {
    Set<Identity> found = new HashSet<>();
    Column isUser = DailyUsage.USER_ID.col().equalTo(user);
    found.addAll(
        identities(IdentityKind.USER, DailyUsage.TABLE, DailyUsage.USER_ID.name(), isUser));
    Column key = lit(AccountLinks.USER_PREFIX + user);
    Column isKey = AccountLinks.SOURCE_ACCOUNT_KEY.col().equalTo(key);
    lake.read(AccountLinks.TABLE)
        .where(isKey)
        .select(AccountLinks.SOURCE.col())
        .distinct()
        .collectAsList()
        .forEach(r -> found.add(new Identity(IdentityKind.USER, r.getString(0), user)));
    // One that only aliases or bronze know is looked for in every source of usage.
    objects.stream()
        .filter(WhoseRows::isOfPeople)
        .forEach(o -> found.add(new Identity(IdentityKind.USER, o.source(), user)));
    return found;
  }

  private Set<Identity> ofAccount(String account) {
    Set<Identity> found = new HashSet<>();
    found.add(new Identity(IdentityKind.ACCOUNT, "", account));
    Column isOfAccount = AccountLinks.ACCOUNT_ID.col().equalTo(account);
    for (Row link :
        lake.read(AccountLinks.TABLE)
            .where(isOfAccount)
            .select(AccountLinks.SOURCE.col(), AccountLinks.SOURCE_ACCOUNT_KEY.col())
            .distinct()
            .collectAsList()) {
      found.add(ofKey(link.getString(0), link.getString(1)));
    }
    objects.stream()
        .map(ObjectSettings::source)
        .forEach(s -> found.add(new Identity(IdentityKind.ACCOUNT, s, account)));
    Column isTheirs = Contacts.ACCOUNT_ID.col().equalTo(account);
    String contact = Contacts.CONTACT_ID.name();
    found.addAll(identities(IdentityKind.CONTACT, Contacts.TABLE, contact, isTheirs));
    found.addAll(addresses(isTheirs));
    Column isUsed = DailyUsage.ACCOUNT_ID.col().equalTo(account);
    found.addAll(
        identities(IdentityKind.USER, DailyUsage.TABLE, DailyUsage.USER_ID.name(), isUsed));
    return found;
  }

  private static Identity ofKey(String source, String key) {
    return key.startsWith(AccountLinks.USER_PREFIX)
        ? new Identity(IdentityKind.USER, source, key.substring(AccountLinks.USER_PREFIX.length()))
        : new Identity(IdentityKind.ACCOUNT, source, key);
  }

  /** The addresses of people of the account that nobody of another account has. */
  private Set<Identity> addresses(Column isTheirs) {
    Dataset<Row> contacts = lake.read(Contacts.TABLE).where(Contacts.EMAIL.col().isNotNull());
    Dataset<Row> own = contacts.where(isTheirs).select(lower(Contacts.EMAIL.col()).as("email"));
    Dataset<Row> others =
        contacts.where(isTheirs.equalTo(false)).select(lower(Contacts.EMAIL.col()).as("email"));
    return own.except(others).collectAsList().stream()
        .map(r -> Identity.email(r.getString(0)))
        .collect(Collectors.toSet());
  }

  private Set<Identity> identities(IdentityKind kind, Table table, String column, Column which) {
    return lake
        .read(table)
        .where(which)
        .select(AccountLinks.SOURCE.col(), col(column))
        .distinct()
        .collectAsList()
        .stream()
        .map(r -> new Identity(kind, r.getString(0), r.getString(1)))
        .collect(Collectors.toSet());
  }

  /** Devices and other ids of the same users, both ways. */
  private Set<Identity> aliases(Set<Identity> known) {
    Object[] users =
        known.stream()
            .filter(i -> i.kind() == IdentityKind.USER)
            .map(Identity::value)
            .distinct()
            .toArray();
    if (users.length == 0 || !lake.has(UserAliases.TABLE)) {
      return Set.of();
    }
    Set<Identity> found = new HashSet<>();
    lake
        .read(UserAliases.TABLE)
        .where(
            UserAliases.USER_ID.col().isin(users).or(UserAliases.ALIAS_USER_ID.col().isin(users)))
        .select(
            UserAliases.SOURCE.col(), UserAliases.USER_ID.col(), UserAliases.ALIAS_USER_ID.col())
        .distinct()
        .collectAsList()
        .stream()
        .filter(r -> known.contains(user(r, 1)) || known.contains(user(r, 2)))
        .forEach(
            r -> {
              found.add(user(r, 1));
              found.add(user(r, 2));
            });
    return found;
  }

  private static Identity user(Row row, int column) {
    return new Identity(IdentityKind.USER, row.getString(0), row.getString(column));
  }
}
