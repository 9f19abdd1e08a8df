package tenure.jobs.qbr;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.expansion.ExpansionFields;
import tenure.jobs.lake.Lake;
import tenure.jobs.report.Line;
import tenure.marts.DimAccount;
import tenure.marts.FctExpansionOpportunity;
import tenure.marts.FctHealthMeasure;
import tenure.marts.FctPlayStep;
import tenure.marts.FctQbr;
import tenure.marts.FctRenewal;
import tenure.scores.Renewals;
import tenure.silver.AccountLinks;
import tenure.silver.Contacts;

/** Reads what a night tells of some customers: one small query a mart, however many they are. */
final class ReviewReader {
  private final Lake served;
  private final LocalDate night;
  private final boolean isNaming;

  /** A reader that asks for the people at the customers only where they are to be named. */
  ReviewReader(Lake served, LocalDate night, boolean isNaming) {
    this.served = served;
    this.night = night;
    this.isNaming = isNaming;
  }

  /**
   * The reviews behind rows of marts.fct_qbr of the night, the customers in the order of their ids.
   */
  List<Review> read(Dataset<Row> figures) {
    List<Row> rows = figures.orderBy(FctQbr.ACCOUNT_ID.col()).collectAsList();
    if (rows.isEmpty()) {
      return List.of();
    }
    Object[] ids = rows.stream().map(row -> row.getAs(FctQbr.ACCOUNT_ID.name())).toArray();
    Parts parts = new Parts(ids);
    // Who was merged into another since has no row of its own any more.
    return rows.stream().map(Line::new).filter(parts::isKnown).map(parts::review).toList();
  }

  /** What belongs to the reviews, by account. */
  private final class Parts {
    private final Object[] ids;
    private final Map<String, List<Line>> accounts;
    private final Map<String, List<Line>> measures;
    private final Map<String, List<Line>> proposals;
    private final Map<String, List<Line>> steps;
    private final Map<String, List<Line>> renewals;
    private final Map<String, List<Line>> people;

    Parts(Object[] ids) {
      this.ids = ids;
      this.accounts = byAccount(served.read(DimAccount.TABLE));
      this.measures =
          byAccount(
              served.slice(FctHealthMeasure.TABLE, night).orderBy(FctHealthMeasure.MEASURE.col()));
      this.proposals =
          byAccount(
              served
                  .slice(FctExpansionOpportunity.TABLE, night)
                  .orderBy(
                      FctExpansionOpportunity.EXPANSION_ARR.col().desc(),
                      ExpansionFields.KIND.col(),
                      ExpansionFields.SUBJECT.col()));
      this.steps = byAccount(steps());
      this.renewals =
          byAccount(served.slice(FctRenewal.TABLE, night).orderBy(Renewals.TERM_END_DATE.col()));
      this.people = isNaming ? byAccount(people()) : Map.of();
    }

    private Map<String, List<Line>> byAccount(Dataset<Row> rows) {
      return rows.where(FctQbr.ACCOUNT_ID.col().isin(ids)).collectAsList().stream()
          .map(Line::new)
          .collect(Collectors.groupingBy(line -> line.text(FctQbr.ACCOUNT_ID)));
    }

    boolean isKnown(Line figures) {
      return accounts.containsKey(figures.text(FctQbr.ACCOUNT_ID));
    }

    Review review(Line figures) {
      String id = figures.text(FctQbr.ACCOUNT_ID);
      return new Review(
          figures,
          accounts.get(id).get(0),
          measures.getOrDefault(id, List.of()),
          proposals.getOrDefault(id, List.of()),
          steps.getOrDefault(id, List.of()),
          renewals.getOrDefault(id, List.of()).stream().findFirst(),
          names(people.getOrDefault(id, List.of())));
    }
  }

  private Dataset<Row> steps() {
    return served
        .slice(FctPlayStep.TABLE, night)
        .where(FctPlayStep.STATE.col().isin("open", "overdue"))
        .orderBy(FctPlayStep.DUE_DATE.col(), FctPlayStep.STEP.col());
  }

  private Dataset<Row> people() {
    Column left = Contacts.LEFT_DATE.col();
    Dataset<Row> known = served.asKnown(Contacts.TABLE, night);
    return AccountLinks.attach(known, served.asKnown(AccountLinks.TABLE, night))
        .where(coalesce(Contacts.IS_ACTIVE.col(), lit(true)))
        .where(left.isNull().or(left.gt(lit(Date.valueOf(night)))))
        .where(Contacts.ROLE.col().isNotNull().and(Contacts.CONTACT_NAME.col().isNotNull()));
  }

  private static Map<String, List<String>> names(List<Line> people) {
    return people.stream()
        .sorted(Comparator.comparing(person -> person.text(Contacts.CONTACT_NAME)))
        .collect(
            Collectors.groupingBy(
                person -> person.text(Contacts.ROLE),
                TreeMap::new,
                Collectors.mapping(
                    person -> person.text(Contacts.CONTACT_NAME), Collectors.toList())));
  }
}
