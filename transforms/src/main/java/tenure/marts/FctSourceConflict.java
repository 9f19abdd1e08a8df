package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.scores.ConflictPolicy;
import tenure.scores.SourceStatements;

/**
 * Where sources contradict each other: one row per account, fact and night, with what each says,
 * who wins and what is at stake.
 */
public final class FctSourceConflict {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field FACT =
      Field.choice(
              SourceStatements.FACT,
              "What they disagree on.",
              "churned",
              "seats",
              "owner",
              "renewal_date")
          .key();
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field BILLING_VALUE =
      voice("billing", "What billing says: whether it is paid for, seats licensed.");
  public static final Field CONTRACT_VALUE =
      voice("contract", "What the contract says: whether a term is in force, and when it ends.");
  public static final Field STAFF_VALUE =
      voice("staff", "What the list of people says of the owner; nobody where the owner is gone.");
  public static final Field CRM_VALUE =
      voice(
          "crm", "What the CRM says: how the last deal ended, the owner, the renewal\u2019s date.");
  public static final Field USAGE_VALUE =
      voice("usage", "What use says: that there is some, and by more people than are paid for.");
  public static final Field SUPPORT_VALUE =
      voice("support", "What the support desk says: that there are tickets.");
  public static final Field WINNER =
      Field.choice(
              "winner",
              "Who is believed, by the configured precedence.",
              ConflictPolicy.VOICES.toArray(String[]::new))
          .required();
  public static final Field WINNING_VALUE =
      Field.text("winning_value", "What is believed.").required();
  public static final Field ARR_AT_STAKE =
      Field.money(
              SourceStatements.ARR_AT_STAKE,
              "The ARR that depends on it: that of the account, 90 days ago where it was more; of seats, what the unpaid ones would cost.")
          .required();

  public static final Table TABLE =
      Table.in(MARTS, "fct_source_conflict", "Where sources contradict each other, and who wins.")
          .withColumns(
              ACCOUNT_ID,
              FACT,
              AS_OF_DATE,
              BILLING_VALUE,
              CONTRACT_VALUE,
              STAFF_VALUE,
              CRM_VALUE,
              USAGE_VALUE,
              SUPPORT_VALUE,
              WINNER,
              WINNING_VALUE,
              ARR_AT_STAKE)
          .sliced(AS_OF_DATE);

  private FctSourceConflict() {}

  /**
   * The contradictions among the statements.
   *
   * @param statements from {@link SourceStatements#from}
   */
  public static Dataset<Row> from(Dataset<Row> statements, ConflictPolicy policy, LocalDate asOf) {
    Column[] said =
        policy.precedence().stream()
            .map(
                v ->
                    when(
                        col(v).isNotNull(),
                        struct(lit(v).as(WINNER.name()), col(v).as(WINNING_VALUE.name()))))
            .toArray(Column[]::new);
    Map<String, String> columns =
        ConflictPolicy.VOICES.stream().collect(Collectors.toMap(v -> v, v -> v + "_value"));
    return statements
        .where(col(SourceStatements.IS_CONFLICT))
        .withColumn("_winner", coalesce(said))
        .select("*", "_winner.*")
        .withColumn(AS_OF_DATE.name(), Months.day(asOf))
        .withColumnsRenamed(columns)
        .transform(TABLE::conform);
  }

  private static Field voice(String voice, String doc) {
    return Field.text(voice + "_value", doc);
  }
}
