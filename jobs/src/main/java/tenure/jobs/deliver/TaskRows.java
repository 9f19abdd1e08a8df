package tenure.jobs.deliver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import tenure.contract.Field;
import tenure.delivery.Events;
import tenure.jobs.settings.DeliverySettings.Tasks;
import tenure.marts.DimAccount;
import tenure.marts.FctPlayStep;
import tenure.plays.Plays;
import tenure.silver.Csms;

/**
 * Steps of plays as tasks of Salesforce: a row per step, which Bulk API 2.0 upserts by the external
 * id, so that the same file twice makes no second task. A cell that is empty leaves what stands
 * there.
 */
final class TaskRows {
  private static final int LONGEST_SUBJECT = 255;
  private static final Pattern ACCOUNT_ID = Pattern.compile("001[0-9A-Za-z]{12}([0-9A-Za-z]{3})?");
  private static final Set<String> TO_DO = Set.of("open", "overdue");

  private final Tasks tasks;
  private final Naming naming;
  private final Set<String> owners;

  /**
   * Tasks for the people of this CRM.
   *
   * @param csms silver.csms as known
   */
  TaskRows(Tasks tasks, Naming naming, List<Row> csms) {
    this.tasks = tasks;
    this.naming = naming;
    this.owners =
        csms.stream()
            .filter(r -> "salesforce".equals(text(r, Csms.SOURCE)))
            .filter(r -> !Boolean.FALSE.equals(r.getAs(Csms.IS_ACTIVE.name())))
            .map(r -> text(r, Csms.CSM_ID))
            .collect(Collectors.toSet());
  }

  /** The columns, named as Salesforce names the fields. */
  StructType schema() {
    StructType schema = new StructType();
    for (String name :
        List.of(
            tasks.externalIdField(),
            "Subject",
            "WhatId",
            "OwnerId",
            "ActivityDate",
            "Status",
            "Priority",
            "Description")) {
      schema = schema.add(name, "string");
    }
    return schema;
  }

  /** A row for each event that is about a step. */
  List<Row> of(List<Row> events) {
    return events.stream().filter(e -> text(e, Events.STEP_ID) != null).map(this::row).toList();
  }

  private Row row(Row event) {
    Row said = naming.of(event);
    return RowFactory.create(
        text(event, Events.STEP_ID),
        subject(said),
        account(text(event, Events.ACCOUNT_ID)),
        owner(text(said, Events.OWNER_ID)),
        Objects.toString(event.getAs(Events.DUE_DATE.name()), ""),
        status(text(event, Events.EVENT), text(event, Events.STATE)),
        "overdue".equals(text(event, Events.STATE)) ? "High" : "Normal",
        description(event));
  }

  /** Nothing where the step is gone: the task keeps the subject that it has. */
  private static String subject(Row event) {
    String step = text(event, FctPlayStep.STEP);
    if (step == null) {
      return "";
    }
    String name = text(event, DimAccount.ACCOUNT_NAME);
    String subject = "Tenure: " + step + (name == null ? "" : ", " + name.replaceAll("\\s+", " "));
    return subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
  }

  /** A customer that the CRM does not know has no record there to hang a task on. */
  private static String account(String id) {
    return id != null && ACCOUNT_ID.matcher(id).matches() ? id : "";
  }

  private String owner(String owner) {
    if (owner == null) {
      return "";
    }
    return owners.contains(owner) ? owner : tasks.queueOwners().getOrDefault(owner, "");
  }

  private String status(String event, String state) {
    boolean isNew = Events.OPENED.equals(event);
    String asked = TO_DO.contains(state) ? "open" : state;
    return isNew || !TO_DO.contains(state) ? tasks.statuses().getOrDefault(asked, "") : "";
  }

  private static String description(Row event) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("playbook", text(event, Plays.PLAYBOOK));
    parts.put("opened by", text(event, Plays.EVIDENCE));
    parts.put("health", text(event, Events.HEALTH_BAND));
    return parts.entrySet().stream()
        .filter(e -> e.getValue() != null)
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String text(Row row, Field field) {
    return row.getAs(field.name());
  }
}
