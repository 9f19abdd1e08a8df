package tenure.jobs.report;

import java.time.LocalDate;
import java.util.Map;

/**
 * How the customers were coloured at the end of a month.
 *
 * @param end the month's last day
 * @param accounts the customers that were judged
 * @param shares the share of them in each band
 * @param isWorkedOut whether no night had run then, so that the colours come from dated facts
 */
public record HealthMonth(
    LocalDate end, long accounts, Map<Band, Double> shares, boolean isWorkedOut) {}
