package tenure.jobs.qbr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.jobs.report.Line;

/**
 * Everything that the review of one customer's quarter is written from.
 *
 * @param figures its row of marts.fct_qbr
 * @param account its row of marts.dim_account
 * @param measures its rows of marts.fct_health_measure of the night
 * @param proposals its rows of marts.fct_expansion_opportunity of the night, the largest first
 * @param steps its steps of plays that are still to be done, the first due first
 * @param renewal the next of its terms, where one ends within a year
 * @param names who is there, by role; empty where nobody is to be named
 */
public record Review(
    Line figures,
    Line account,
    List<Line> measures,
    List<Line> proposals,
    List<Line> steps,
    Optional<Line> renewal,
    Map<String, List<String>> names) {}
