package tenure.jobs.report;

import java.util.List;

/** A part of the page: charts, then plain tables. */
record Section(String id, String title, List<Chart> figures, List<Panel> panels) {

  /** A table that needs no chart. */
  record Panel(String title, String finding, String note, String width, Grid table) {}
}
