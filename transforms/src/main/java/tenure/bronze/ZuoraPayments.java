package tenure.bronze;

import java.util.List;
import tenure.contract.Field;
import tenure.contract.Table;

/** Payments of Zuora: one row per payment, or attempt at one. */
public final class ZuoraPayments {
  public static final Field STATUS =
      Field.text("status", "Processed, Processing, Error, Canceled \u2026.");
  public static final Field EFFECTIVE_DATE = Field.text("effectiveDate", "The day it counts.");

  public static final Table TABLE =
      Delivered.table(
          Zuora.VENDOR,
          "payments",
          "Payments as Zuora exports them.",
          Zuora.ID,
          Zuora.ACCOUNT_ID,
          STATUS,
          EFFECTIVE_DATE,
          Zuora.UPDATED_DATE);

  /** It feeds no table by itself: the bills paid read it. */
  public static final Extract EXTRACT =
      new Extract(
          Zuora.VENDOR, "payments", TABLE, List.of(Zuora.ID.name(), STATUS.name()), List.of());

  private ZuoraPayments() {}
}
