package tenure.jobs.deliver;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.delivery.Events;
import tenure.marts.DimAccount;
import tenure.marts.FctPlayStep;
import tenure.plays.Plays;
import tenure.silver.Csms;

/**
 * What a person finds in the morning: what is overdue, what came tonight, what is due next, and
 * which customers changed colour.
 *
 * @param owner whose it is; everybody's where owners are not named
 * @param title how it is headed
 * @param night the night
 * @param parts the lists, those without a line left out
 */
public record Digest(String owner, String title, LocalDate night, List<Part> parts) {
  private static final String NOBODY = "everybody";

  /** A list under its heading. */
  public record Part(String heading, List<Line> lines) {}

  /** One step or one change. */
  public record Line(String customer, String text, String due, String worth) {}

  /**
   * The digests of a night, one per person or queue with anything in it.
   *
   * @param toDo every step still to be done, named as far as it may be
   * @param events what changed tonight, named as far as it may be
   */
  static List<Digest> of(LocalDate night, List<Row> toDo, List<Row> events) {
    Set<String> fresh =
        events.stream()
            .filter(e -> Events.OPENED.equals(text(e, Events.EVENT)))
            .map(e -> text(e, Events.STEP_ID))
            .collect(Collectors.toSet());
    Map<String, List<Row>> steps = byOwner(toDo);
    Map<String, List<Row>> bands =
        byOwner(
            events.stream()
                .filter(e -> Events.BAND_CHANGED.equals(text(e, Events.EVENT)))
                .toList());
    Set<String> owners = new TreeSet<>(steps.keySet());
    owners.addAll(bands.keySet());
    return owners.stream()
        .map(
            o ->
                one(
                    o,
                    night,
                    steps.getOrDefault(o, List.of()),
                    fresh,
                    bands.getOrDefault(o, List.of())))
        .toList();
  }

  private static Map<String, List<Row>> byOwner(List<Row> events) {
    return events.stream()
        .collect(
            Collectors.groupingBy(
                e -> text(e, Events.OWNER_ID) == null ? NOBODY : text(e, Events.OWNER_ID),
                TreeMap::new,
                Collectors.toList()));
  }

  private static Digest one(
      String owner, LocalDate night, List<Row> steps, Set<String> fresh, List<Row> bands) {
    List<Row> overdue = new ArrayList<>();
    List<Row> opened = new ArrayList<>();
    List<Row> next = new ArrayList<>();
    for (Row step : steps) {
      boolean isOverdue = "overdue".equals(text(step, Events.STATE));
      boolean isFresh = fresh.contains(text(step, Events.STEP_ID));
      (isOverdue ? overdue : isFresh ? opened : next).add(step);
    }
    next.sort(Comparator.comparing(s -> s.<Date>getAs(Events.DUE_DATE.name())));
    List<Part> parts = new ArrayList<>();
    add(parts, "Overdue", overdue.stream().map(Digest::step).toList());
    add(parts, "New tonight", opened.stream().map(Digest::step).toList());
    add(parts, "Due next", next.stream().map(Digest::step).toList());
    add(parts, "Changed colour", bands.stream().map(Digest::band).toList());
    return new Digest(owner, title(owner, steps, bands), night, parts);
  }

  private static void add(List<Part> parts, String heading, List<Line> lines) {
    if (!lines.isEmpty()) {
      parts.add(new Part(heading, lines));
    }
  }

  private static String title(String owner, List<Row> steps, List<Row> bands) {
    return Stream.concat(steps.stream(), bands.stream())
        .map(row -> text(row, Csms.CSM_NAME))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(owner);
  }

  private static Line step(Row step) {
    return new Line(
        customer(step),
        "%s (%s)".formatted(text(step, FctPlayStep.STEP), text(step, Plays.PLAYBOOK)),
        String.valueOf(step.<Date>getAs(Events.DUE_DATE.name())),
        money(step));
  }

  private static Line band(Row event) {
    String change =
        "%s → %s".formatted(text(event, Events.PREVIOUS_BAND), text(event, Events.HEALTH_BAND));
    return new Line(customer(event), change, "", money(event));
  }

  private static String customer(Row event) {
    String name = text(event, DimAccount.ACCOUNT_NAME);
    return name == null ? text(event, Events.ACCOUNT_ID) : name;
  }

  private static String money(Row event) {
    BigDecimal arr = event.getAs(Plays.ARR_AT_STAKE.name());
    return arr == null ? "" : String.format(Locale.ROOT, "%,.0f", arr);
  }

  private static String text(Row row, Field field) {
    return row.getAs(field.name());
  }
}
