package tenure.jobs.deliver;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.delivery.Events;
import tenure.jobs.console.Json;
import tenure.jobs.console.Values;

/**
 * An event as it is sent.
 *
 * @param id the same however often it is sent
 * @param body JSON: type, timestamp (the end of the night), data
 * @param event its row, with all that is known
 */
record Message(String id, String body, Row event) {
  static Message of(Row event, Naming naming) {
    String id = event.getAs(Events.EVENT_ID.name());
    LocalDate night = event.<java.sql.Date>getAs(Events.NIGHT.name()).toLocalDate();
    Map<String, Object> data = Values.fields(naming.of(event));
    data.values().removeIf(Objects::isNull);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", data.remove(Events.EVENT.name()));
    body.put("timestamp", night.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString());
    body.put("data", data);
    return new Message(id, Json.text(body), event);
  }

  Object value(Field field) {
    return event.getAs(field.name());
  }
}
