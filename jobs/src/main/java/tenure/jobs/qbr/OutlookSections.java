package tenure.jobs.qbr;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tenure.expansion.ExpansionFields;
import tenure.jobs.qbr.ReviewPage.Edition;
import tenure.jobs.qbr.ReviewPage.Grid;
import tenure.jobs.qbr.ReviewPage.Row;
import tenure.jobs.qbr.ReviewPage.Section;
import tenure.jobs.report.Line;
import tenure.jobs.report.Words;
import tenure.marts.FctPlayStep;
import tenure.scores.Renewals;

/** Who is there, what is proposed, and what comes next. */
final class OutlookSections {
  private static final int MOST_PROPOSALS = 4;
  private static final int MOST_STEPS = 8;
  private static final List<Role> ROLES =
      List.of(
          new Role("economic buyer", List.of("economic_buyer")),
          new Role("executive sponsor", List.of("executive_sponsor")),
          new Role("champion", List.of("champion")),
          new Role("users", List.of("admin", "user")));
  private static final Map<String, String> PROPOSALS =
      Map.of(
          "seats", "More seats",
          "data_volume", "A plan with more data",
          "api", "A plan with more calls",
          "premium", "A plan with what is tried in vain",
          "growing", "Room for growth");

  private final Review review;
  private final Edition edition;

  OutlookSections(Review review, Edition edition) {
    this.review = review;
    this.edition = edition;
  }

  /** A part that somebody at the customer plays, and the roles of contacts that fill it. */
  private record Role(String words, List<String> contacts) {}

  /** Something to be done by a day; null where no day is set. */
  private record NextStep(LocalDate day, String what) {}

  Section stakeholders() {
    List<String> missing =
        Arrays.asList(review.figures().text(Renewals.MISSING_STAKEHOLDERS).split(", "));
    boolean isNaming = !review.names().isEmpty();
    List<Row> rows =
        ROLES.stream()
            .map(
                role -> {
                  String state = missing.contains(role.words()) ? "missing" : "there";
                  String name = Words.name(role.words());
                  return isNaming ? Row.of(name, state, who(role)) : Row.of(name, state);
                })
            .toList();
    List<String> header = isNaming ? List.of("Role", "State", "Who") : List.of("Role", "State");
    return Section.of(
        "Stakeholders",
        "Sponsors and champions out of touch for 60 days count as missing.",
        new Grid(header, rows));
  }

  private String who(Role role) {
    return role.contacts().stream()
        .flatMap(contact -> review.names().getOrDefault(contact, List.of()).stream())
        .collect(Collectors.joining(", "));
  }

  Section proposals() {
    List<Row> rows =
        review.proposals().stream()
            .limit(MOST_PROPOSALS)
            .map(p -> Row.of(proposal(p), p.text(ExpansionFields.EVIDENCE)))
            .toList();
    String sentence = rows.isEmpty() ? "None for now." : "What the use of the product suggests.";
    return Section.of("Proposals", sentence, new Grid(List.of("Proposal", "Why"), rows));
  }

  private static String proposal(Line proposal) {
    String subject = proposal.text(ExpansionFields.SUBJECT);
    return PROPOSALS.getOrDefault(proposal.text(ExpansionFields.KIND), Words.name(subject));
  }

  Section nextSteps() {
    List<NextStep> steps = new ArrayList<>();
    review
        .renewal()
        .ifPresent(r -> steps.add(new NextStep(r.day(Renewals.TERM_END_DATE), "The term ends")));
    Goal.of(review).stream()
        .filter(goal -> goal.reached().isEmpty())
        .forEach(g -> steps.add(new NextStep(g.due().orElse(null), "Goal: " + g.goal())));
    if (edition == Edition.PACK) {
      review.steps().forEach(s -> steps.add(step(s)));
    }
    List<Row> rows =
        steps.stream()
            .sorted(
                Comparator.comparing(
                    NextStep::day, Comparator.nullsLast(Comparator.naturalOrder())))
            .limit(MOST_STEPS)
            .map(s -> Row.of(Words.shortDay(s.day()), s.what()))
            .toList();
    String sentence = rows.isEmpty() ? "Agree the next goal." : "By day; what is past due first.";
    return Section.of("Next steps", sentence, new Grid(List.of("By", "What"), rows));
  }

  private static NextStep step(Line step) {
    return new NextStep(step.day(FctPlayStep.DUE_DATE), Words.name(step.text(FctPlayStep.STEP)));
  }
}
