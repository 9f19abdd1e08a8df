package tenure.jobs.deliver;

import static tenure.jobs.settings.DeliverySettings.Name.ACCOUNT_NAME;
import static tenure.jobs.settings.DeliverySettings.Name.OWNER_ID;
import static tenure.jobs.settings.DeliverySettings.Name.OWNER_NAME;

import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import tenure.delivery.Events;
import tenure.jobs.settings.DeliverySettings.Name;
import tenure.marts.DimAccount;
import tenure.silver.Csms;

/** What is said of people and customers; whatever is not allowed is left empty. */
record Naming(Set<Name> names) {
  private static final String QUEUE = "queue:";

  /** The event without what may not be said. */
  Row of(Row event) {
    Object[] values = new Object[event.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = isSaid(event.schema().fieldNames()[i], event.get(i)) ? event.get(i) : null;
    }
    return new GenericRowWithSchema(values, event.schema());
  }

  private boolean isSaid(String column, Object value) {
    if (column.equals(DimAccount.ACCOUNT_NAME.name())) {
      return names.contains(ACCOUNT_NAME);
    }
    if (column.equals(Csms.CSM_NAME.name())) {
      return names.contains(OWNER_NAME);
    }
    boolean isQueue = value instanceof String text && text.startsWith(QUEUE);
    return !column.equals(Events.OWNER_ID.name()) || isQueue || names.contains(OWNER_ID);
  }
}
