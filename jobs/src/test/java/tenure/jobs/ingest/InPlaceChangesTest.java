package tenure.jobs.ingest;

import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve seats at 10 since January, fifteen from July 10, ten from August 20, and in September the
 * end: vendors that show only the present tell it night by night.
 */
class InPlaceChangesTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 6, 30);
  private static final LocalDate MORE = LocalDate.of(2025, 7, 10);
  private static final LocalDate LESS = LocalDate.of(2025, 8, 20);
  private static final LocalDate OVER = LocalDate.of(2025, 9, 30);
  private static final String REVENUE =
      """
      | source_account_key | month_end_date | mrr    |
      | a                  | 2025-01-31     | 120.00 |
      | a                  | 2025-06-30     | 120.00 |
      | a                  | 2025-07-31     | 150.00 |
      | a                  | 2025-08-31     | 100.00 |
      """;

  @TempDir Path folder;

  @Test
  void stripe_changes_the_quantity_of_an_item() throws IOException {
    told(
        company("stripe", "customers", "products", "prices", "invoices"),
        "{\"id\":\"A\",\"customer\":\"a\",\"status\":\"%2$s\",\"currency\":\"usd\",\"start_date\":1735689600,\"ended_at\":%3$s,\"items\":{\"data\":[{\"id\":\"A1\",\"quantity\":%1$d,\"price\":{\"unit_amount\":1000,\"recurring\":{\"interval\":\"month\"}}}]}}",
        "canceled",
        "1757376000");
  }

  @Test
  void chargebee_changes_the_quantity_of_an_item_price() throws IOException {
    told(
        company("chargebee", "customers", "item_prices", "items", "invoices"),
        "{\"id\":\"A\",\"customer_id\":\"a\",\"status\":\"%2$s\",\"currency_code\":\"USD\",\"billing_period\":1,\"billing_period_unit\":\"month\",\"started_at\":1735689600,\"cancelled_at\":%3$s,\"subscription_items\":[{\"item_price_id\":\"team\",\"item_type\":\"plan\",\"quantity\":%1$d,\"unit_price\":1000}],\"deleted\":false}",
        "cancelled",
        "1757376000");
  }

  @Test
  void recurly_changes_the_quantity_of_a_subscription() throws IOException {
    BilledCompany company = company("recurly", "accounts", "invoices");
    company.write(
        FIRST,
        "plans",
        "{\"id\":\"month\",\"name\":\"Monthly\",\"interval_unit\":\"months\",\"interval_length\":1}");
    told(
        company,
        "{\"id\":\"A\",\"account\":{\"id\":\"a\"},\"plan\":{\"id\":\"month\"},\"state\":\"%2$s\",\"currency\":\"USD\",\"unit_amount\":10.0,\"quantity\":%1$d,\"activated_at\":\"2025-01-01T00:00:00Z\",\"expires_at\":%3$s}",
        "expired",
        "\"2025-09-09T00:00:00Z\"");
  }

  private BilledCompany company(String vendor, String... absent) {
    return new BilledCompany(folder, vendor, List.of(absent));
  }

  private static void told(BilledCompany company, String subscription, String over, String end)
      throws IOException {
    company.write(FIRST, "subscriptions", subscription.formatted(12, "active", "null"));
    company.write(MORE, "subscriptions", subscription.formatted(15, "active", "null"));
    company.write(LESS, "subscriptions", subscription.formatted(10, "active", "null"));
    company.write(OVER, "subscriptions", subscription.formatted(0, over, end));
    company.ingest(FIRST);
    company.ingest(MORE);
    company.ingest(LESS);
    assertRows(company.revenue(OVER, 1, 6, 7, 8, 9), REVENUE);
  }
}
