package tenure.jobs.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.jobs.Progress;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Lease;
import tenure.jobs.settings.DeliverySettings;
import tenure.jobs.settings.Settings;
import tenure.plays.PlayPolicy;

/** Brings what a night decided to where people work. */
public final class Delivery {
  private static final String DIGESTS = "digests";

  private final Lake lake;
  private final Settings settings;
  private final DeliverySettings delivery;
  private final Clock clock;
  private final Progress progress;

  /** Deliveries of this lake. */
  public Delivery(Lake lake, Settings settings, Clock clock, Progress progress) {
    this.lake = lake;
    this.settings = settings;
    this.delivery = settings.delivery();
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * What was written.
   *
   * @param folder the outbox of the night
   * @param events how many events its files hold
   * @param digests how many people and queues find something in it
   */
  public record Written(Path folder, int events, int digests) {}

  /**
   * What a receiver was told, or would be.
   *
   * @param receiver the receiver
   * @param events how many events it does not know yet
   * @param isSent whether they were sent, and acknowledged
   */
  public record Sent(String receiver, int events, boolean isSent) {}

  /**
   * Writes the outbox of a night.
   *
   * @param isWhole whether its files hold all that is to be done, not only what changed since the
   *     night before: for whoever begins with it
   * @throws NotServed where the night is not published
   */
  public Written write(LocalDate night, boolean isWhole) {
    EventNight events = new EventNight(lake.served(), night);
    Naming naming = new Naming(delivery.names());
    Dataset<Row> news = events.sinceLastNight();
    List<Row> changed = news.collectAsList();
    List<Row> toDo = events.toDo().collectAsList();
    List<Row> told = isWhole ? toDo : changed;
    Outbox outbox = new Outbox(lake.files(), delivery.folder(), night);
    List<Row> said = told.stream().map(naming::of).toList();
    outbox.rows("events.csv", OutputFormat.CSV, news.schema(), said);
    outbox.rows("events.jsonl", OutputFormat.JSON, news.schema(), said);
    TaskRows tasks = new TaskRows(delivery.salesforce(), naming, events.csms());
    outbox.rows("salesforce-tasks.csv", OutputFormat.CSV, tasks.schema(), tasks.of(told));
    List<Digest> digests =
        Digest.of(
            night,
            toDo.stream().map(naming::of).toList(),
            changed.stream().map(naming::of).toList());
    digests.forEach(digest -> write(digest, outbox));
    outbox.removeOthers(DIGESTS);
    return new Written(outbox.folder(), told.size(), digests.size());
  }

  private void write(Digest digest, Outbox outbox) {
    String file = DIGESTS + "/" + digest.owner().replaceAll("[^A-Za-z0-9._-]", "-");
    String currency = settings.ledger().reportingCurrency();
    outbox.text(file + ".md", DigestPage.markdown(digest, currency));
    outbox.text(file + ".html", DigestPage.html(digest, currency));
  }

  /**
   * Sends what the receiver does not know yet, or counts it.
   *
   * @param isSure whether it is sent; else nothing leaves and nothing is written
   * @return empty where the settings name no receiver and nothing is to be sent
   * @throws tenure.jobs.OperatorError where it cannot be sent, or not all of it
   */
  public Optional<Sent> send(LocalDate night, boolean isSure) {
    if (delivery.webhook().isEmpty()) {
      if (isSure) {
        throw new NoReceiver();
      }
      return Optional.empty();
    }
    DeliverySettings.Webhook receiver = delivery.webhook().get();
    if (!isSure) {
      return Optional.of(
          new Sent(receiver.receiver(), pending(night, ledger(lake, night)).size(), false));
    }
    WebhookSecret secret = WebhookSecret.read(receiver.secret());
    Lease.Terms terms = settings.operations().lease();
    String work = "the delivery of " + night;
    try (Lease lease = Lease.take(lake.files(), lake.root(), work, terms, Duration.ZERO, clock)) {
      return Optional.of(send(night, receiver, secret, lake.under(lease)));
    }
  }

  private Sent send(
      LocalDate night, DeliverySettings.Webhook receiver, WebhookSecret secret, Lake held) {
    SentLedger ledger = ledger(held, night);
    ledger
        .later()
        .ifPresent(
            later -> {
              throw new LaterNightTold(night, later);
            });
    Naming naming = new Naming(receiver.names());
    List<Message> messages =
        pending(night, ledger).stream().map(event -> Message.of(event, naming)).toList();
    Webhook webhook = new Webhook(receiver, secret, clock);
    List<Outcome> outcomes =
        new Sending(webhook, ledger, held, receiver.recordEvery()).of(messages, progress);
    List<Outcome> refused = outcomes.stream().filter(o -> !o.isTaken()).toList();
    if (!refused.isEmpty()) {
      throw new EventsRefused(receiver.receiver(), refused, outcomes.size() - refused.size());
    }
    if (!ledger.wholeNights().contains(night)) {
      ledger.noteWhole();
    }
    return new Sent(receiver.receiver(), outcomes.size(), true);
  }

  private List<Row> pending(LocalDate night, SentLedger ledger) {
    EventNight events = new EventNight(lake.served(), night);
    NavigableSet<LocalDate> whole = ledger.wholeNights().headSet(night, false);
    LocalDate last = whole.isEmpty() ? night.minusDays(1) : whole.last();
    return events.ordered(ledger.pending(events.since(ledger.sent(), last))).collectAsList();
  }

  /** A step can be told of from the night that opens its play until the play is forgotten. */
  private SentLedger ledger(Lake from, LocalDate night) {
    PlayPolicy policy = settings.plays().policy();
    int longest =
        policy.playbooks().stream().mapToInt(p -> p.terms().expireAfterDays()).max().orElse(0);
    return new SentLedger(from, night, longest + policy.keepClosedDays() + 1, clock);
  }
}
