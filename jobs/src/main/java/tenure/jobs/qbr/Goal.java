package tenure.jobs.qbr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tenure.contract.Field;
import tenure.jobs.report.Words;
import tenure.review.ReviewGoals;
import tenure.silver.SuccessGoals;

/**
 * A goal of the success plan as marts.fct_qbr lists it.
 *
 * @param json its figures; what is not known is left out there
 */
record Goal(JsonNode json) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The goals of a review, the earliest due first. */
  static List<Goal> of(Review review) {
    String list = review.figures().text(ReviewGoals.GOAL_LIST);
    List<Goal> goals = new ArrayList<>();
    if (list != null) {
      parsed(list).forEach(goal -> goals.add(new Goal(goal)));
    }
    return goals;
  }

  private static JsonNode parsed(String list) {
    try {
      return JSON.readTree(list);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("not a list of goals: " + list, broken);
    }
  }

  String state() {
    return json.path(ReviewGoals.STATE.name()).asText();
  }

  String goal() {
    return text(SuccessGoals.GOAL);
  }

  String metric() {
    return text(SuccessGoals.METRIC);
  }

  Optional<LocalDate> due() {
    return day(SuccessGoals.DUE_DATE);
  }

  Optional<LocalDate> reached() {
    return day(SuccessGoals.REACHED_DATE);
  }

  /** A figure in the unit of the metric, without zeros at its end. */
  String figure(Field field) {
    JsonNode value = json.path(field.name());
    return value.isNumber()
        ? new BigDecimal(value.asText()).stripTrailingZeros().toPlainString()
        : Words.NONE;
  }

  private String text(Field field) {
    return json.path(field.name()).asText(Words.NONE);
  }

  private Optional<LocalDate> day(Field field) {
    return Optional.ofNullable(json.path(field.name()).asText(null)).map(LocalDate::parse);
  }
}
