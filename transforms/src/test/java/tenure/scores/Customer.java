package tenure.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.kit.Spark;

/**
 * The features of one account on a night, set one by one; what is not set is that of TechCorp, the
 * case that the definitions work through.
 */
final class Customer {
  static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  private final Map<String, Object> values = new LinkedHashMap<>();

  private Customer() {}

  /** 65 % daily use, 55 % adoption, engaged, well supported, no sponsor, NPS 8, pays, no growth. */
  static Customer techCorp() {
    return new Customer()
        .with(AccountProfile.ACCOUNT_ID, "TechCorp")
        .with(AccountProfile.SEGMENT, "enterprise")
        .with(AccountProfile.LIFECYCLE_STAGE, "adoption")
        .with(AccountProfile.MRR, new java.math.BigDecimal("10000.00"))
        .with(AccountProfile.SEATS, 100.0)
        .with(AccountProfile.TENURE_DAYS, 700L)
        .with(AccountProfile.HAS_SUBSCRIPTION, true)
        .with(AccountUsage.DAU_SHARE, 0.65)
        .with(AccountUsage.ADOPTION_SHARE, 0.55)
        .with(AccountUsage.USAGE_FRESHNESS_DAYS, 0L)
        .with(AccountEngagement.IS_LAST_QBR_ATTENDED, true)
        .with(AccountEngagement.LAST_QBR_DATE, java.sql.Date.valueOf("2026-02-10"))
        .with(AccountEngagement.IS_TRAINING_DONE, true)
        .with(AccountEngagement.LAST_TRAINING_DATE, java.sql.Date.valueOf("2026-01-10"))
        .with(AccountEngagement.RESPONSE_RATE_90D, 0.8)
        .with(AccountEngagement.ENGAGEMENT_FRESHNESS_DAYS, 0L)
        .with(AccountSupport.TICKET_GROWTH, 0.0)
        .with(AccountSupport.CSAT_AVERAGE_90D, 4.2)
        .with(AccountSupport.LAST_CSAT_DATE, java.sql.Date.valueOf("2026-03-20"))
        .with(AccountSupport.OPEN_ESCALATIONS, 0L)
        .with(AccountSupport.TICKETS_FRESHNESS_DAYS, 0L)
        .with(AccountSupport.CSAT_FRESHNESS_DAYS, 0L)
        .with(AccountRelationship.CONTACTS, 3L)
        .with(AccountRelationship.SPONSORS, 0L)
        .with(AccountRelationship.ACTIVE_SPONSORS, 0L)
        .with(AccountRelationship.CHAMPIONS, 1L)
        .with(AccountRelationship.ACTIVE_CHAMPIONS, 1L)
        .with(AccountRelationship.NPS_SCORE, 8.0)
        .with(AccountRelationship.NPS_DATE, java.sql.Date.valueOf("2026-03-01"))
        .with(AccountRelationship.CONTACTS_FRESHNESS_DAYS, 0L)
        .with(AccountRelationship.NPS_FRESHNESS_DAYS, 0L)
        .with(AccountFinance.OVERDUE_DAYS_MAX, 0L)
        .with(AccountFinance.FAILED_PAYMENTS, 0L)
        .with(AccountFinance.LAST_INVOICE_DATE, java.sql.Date.valueOf("2026-03-01"))
        .with(AccountFinance.ARR_CHANGE_90D, new java.math.BigDecimal("0.00"))
        .with(AccountFinance.ARR_90D_AGO, new java.math.BigDecimal("120000.00"))
        .with(AccountFinance.INVOICES_FRESHNESS_DAYS, 0L);
  }

  Customer named(String id) {
    return with(AccountProfile.ACCOUNT_ID, id);
  }

  Customer with(Field field, Object value) {
    values.put(field.name(), value);
    return this;
  }

  Customer copy() {
    Customer copy = new Customer();
    copy.values.putAll(values);
    return copy;
  }

  Object get(Field field) {
    return values.get(field.name());
  }

  static AccountFeatures features(LocalDate night, Customer... customers) {
    return features(night, List.of(customers));
  }

  static AccountFeatures features(LocalDate night, List<Customer> customers) {
    return new AccountFeatures(
        rows(AccountProfile.TABLE, night, customers),
        rows(AccountUsage.TABLE, night, customers),
        rows(AccountSupport.TABLE, night, customers),
        rows(AccountEngagement.TABLE, night, customers),
        rows(AccountRelationship.TABLE, night, customers),
        rows(AccountFinance.TABLE, night, customers),
        rows(AccountOutcomes.TABLE, night, customers));
  }

  private static Dataset<Row> rows(Table table, LocalDate night, List<Customer> customers) {
    List<Row> rows = new ArrayList<>();
    for (Customer customer : customers) {
      Object[] cells =
          table.fields().stream()
              .map(
                  f ->
                      f.name().equals(AccountProfile.AS_OF_DATE.name())
                          ? java.sql.Date.valueOf(night)
                          : customer.values.get(f.name()))
              .toArray();
      rows.add(RowFactory.create(cells));
    }
    return Spark.session().createDataFrame(rows, table.schema());
  }
}
