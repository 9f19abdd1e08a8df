package tenure.jobs.settings;

import tenure.expansion.ExpansionPolicy;
import tenure.forecast.ForecastPolicy;
import tenure.ledger.RenewalTiming;
import tenure.marts.CalendarPolicy;
import tenure.scores.ConflictPolicy;
import tenure.scores.RetentionBands;
import tenure.scores.SurvivalPolicy;

/**
 * What the figures beside retention need.
 *
 * @param bands what retention is called
 * @param survival what lifetimes are worth
 * @param renewalTiming when a renewal is early or late
 * @param conflicts whom to believe
 * @param forecast how the retention ahead is simulated
 * @param expansion when growth is proposed to a customer
 * @param calendar how far the calendar reaches
 */
public record Books(
    RetentionBands bands,
    SurvivalPolicy survival,
    RenewalTiming renewalTiming,
    ConflictPolicy conflicts,
    ForecastPolicy forecast,
    ExpansionPolicy expansion,
    CalendarPolicy calendar) {}
