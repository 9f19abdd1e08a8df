package tenure.jobs.settings;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What leaves for where people work.
 *
 * @param afterNight what follows a published night by itself
 * @param folder where the outbox stands
 * @param names what its files say of people and customers
 * @param salesforce how tasks of Salesforce are written
 * @param webhook who is told event by event, where somebody is
 */
public record DeliverySettings(
    AfterNight afterNight,
    String folder,
    Set<Name> names,
    Tasks salesforce,
    Optional<Webhook> webhook) {
  private static final List<String> STATES = List.of("open", "done", "skipped", "withdrawn");
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What follows a published night by itself. */
  public enum AfterNight {
    OFF,
    FILES,
    SEND
  }

  /** What may be said of people and customers. */
  public enum Name {
    ACCOUNT_NAME,
    OWNER_ID,
    OWNER_NAME
  }

  /**
   * How tasks of Salesforce are written.
   *
   * @param externalIdField the field that holds play and step
   * @param statuses the status by what became of the step
   * @param queueOwners who gets the tasks of a queue
   */
  public record Tasks(
      String externalIdField, Map<String, String> statuses, Map<String, String> queueOwners) {
    /** Refuses what is no name of a field. */
    public Tasks {
      Settings.require(
          externalIdField.matches("[A-Za-z][A-Za-z0-9_]*"),
          "external-id-field must be the API name of a field, such as Tenure_Step_Id__c.");
      statuses = Map.copyOf(statuses);
      queueOwners = Map.copyOf(queueOwners);
    }
  }

  /**
   * Who is told event by event.
   *
   * @param url where it is
   * @param names what its events say of people and customers
   * @param secret where the secret of its signatures stands
   * @param timeout how long an answer may take
   * @param attempts how often an event is sent
   * @param firstWait the pause before the second time; each later one is twice as long
   * @param longestWait the longest pause
   * @param recordEvery answers after which they are written down
   */
  public record Webhook(
      URI url,
      Set<Name> names,
      SecretPlace secret,
      Duration timeout,
      int attempts,
      Duration firstWait,
      Duration longestWait,
      int recordEvery) {
    /** Refuses nonsense. */
    public Webhook {
      boolean isHere = url.getHost() != null && HERE.contains(url.getHost());
      Settings.require(
          url.getHost() != null
              && ("https".equals(url.getScheme()) || (isHere && "http".equals(url.getScheme()))),
          "url must begin with https:// and name a host; http is for this machine alone.");
      Settings.require(
          attempts >= 1 && recordEvery >= 1, "attempts and record-every must be 1 or more.");
      Settings.require(
          !timeout.isZero() && !firstWait.isZero() && firstWait.compareTo(longestWait) < 0,
          "timeout-seconds and first-wait-seconds must be 1 or more, and longest-wait-seconds above"
              + " first-wait-seconds.");
    }

    /** The receiver as messages name it: the rest of an address can hold a password. */
    public String receiver() {
      return url.getScheme() + "://" + url.getAuthority().replaceAll(".*@", "");
    }
  }

  /**
   * Where a secret stands.
   *
   * @param file a file that holds it; empty for none
   * @param variable an environment variable that holds it
   */
  public record SecretPlace(String file, String variable) {}

  /** Refuses to send to nobody. */
  public DeliverySettings {
    Settings.require(
        afterNight != AfterNight.SEND || webhook.isPresent(),
        "after-night = send needs a receiver. Give webhook.url.");
  }

  static Optional<DeliverySettings> read(Section s) {
    AfterNight after = s.choice("after-night", AfterNight.class);
    String folder = s.text("folder");
    Set<Name> names = names(s);
    Optional<Tasks> tasks = tasks(s.section("salesforce"));
    int before = s.problems().all().size();
    Optional<Webhook> webhook = webhook(s.section("webhook"));
    s.done();
    // A receiver that was refused is not missing too.
    return tasks.isEmpty() || s.problems().all().size() > before
        ? Optional.empty()
        : s.make(() -> new DeliverySettings(after, folder, names, tasks.get(), webhook));
  }

  private static Set<Name> names(Section s) {
    Set<Name> names = EnumSet.noneOf(Name.class);
    List<String> known = List.of(Name.values()).stream().map(DeliverySettings::word).toList();
    for (String word : s.texts("names")) {
      int at = known.indexOf(word);
      if (at < 0) {
        s.wrong(
            "names",
            "\"%s\" is not one of %s.%s"
                .formatted(word, String.join(", ", known), Problems.didYouMean(word, known)));
      } else {
        names.add(Name.values()[at]);
      }
    }
    return names;
  }

  private static String word(Name name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Tasks> tasks(Section s) {
    String field = s.text("external-id-field");
    Section given = s.section("statuses");
    Map<String, String> statuses = new HashMap<>();
    STATES.forEach(state -> statuses.put(state, given.text(state)));
    given.done();
    Map<String, String> queues = s.section("queue-owners").textMap();
    return s.done().make(() -> new Tasks(field, statuses, queues));
  }

  private static Optional<Webhook> webhook(Section s) {
    String url = s.text("url");
    Set<Name> names = names(s);
    SecretPlace secret = new SecretPlace(s.text("secret-file"), s.text("secret-variable"));
    Duration timeout = Duration.ofSeconds(s.whole("timeout-seconds"));
    int attempts = s.whole("attempts");
    Duration first = Duration.ofSeconds(s.whole("first-wait-seconds"));
    Duration longest = Duration.ofSeconds(s.whole("longest-wait-seconds"));
    int every = s.whole("record-every");
    s.done();
    return url.isBlank()
        ? Optional.empty()
        : s.make(
            () ->
                new Webhook(
                    URI.create(url), names, secret, timeout, attempts, first, longest, every));
  }
}
