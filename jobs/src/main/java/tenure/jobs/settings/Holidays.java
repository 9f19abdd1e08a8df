package tenure.jobs.settings;

import static de.focus_shift.jollyday.core.HolidayType.BANK_HOLIDAY;
import static de.focus_shift.jollyday.core.HolidayType.PUBLIC_HOLIDAY;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tenure.plays.BusinessDays;

/**
 * Which days are business days. Places are ISO 3166 codes: a country, {@code US}, or a part of one
 * with holidays of its own, {@code GB-ENG}.
 *
 * @param regions the place whose holidays a sales region keeps
 * @param elsewhere that of all other customers
 */
public record Holidays(Map<String, String> regions, String elsewhere) {
  private static final Set<String> COUNTRIES =
      Arrays.stream(HolidayCalendar.values())
          .map(HolidayCalendar::getId)
          .map(id -> id.toUpperCase(Locale.ROOT))
          .collect(Collectors.toCollection(TreeSet::new));

  /** Copies the regions. */
  public Holidays {
    regions = new TreeMap<>(regions);
  }

  /** The places that a name could have meant; empty where it is one itself. */
  static Set<String> instead(String place) {
    String country = place.split("-")[0];
    if (!COUNTRIES.contains(country)) {
      return COUNTRIES;
    }
    Set<String> parts =
        manager(place).getCalendarHierarchy().getChildren().keySet().stream()
            .map(part -> country + "-" + part.toUpperCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    return place.equals(country) || parts.contains(place) ? Set.of() : parts;
  }

  /** So many business days after a night, as each region keeps them. */
  public BusinessDays after(LocalDate night, int number) {
    Map<String, List<LocalDate>> byPlace = new TreeMap<>();
    Stream.concat(regions.values().stream(), Stream.of(elsewhere))
        .distinct()
        .forEach(place -> byPlace.put(place, after(night, number, place)));
    Map<String, List<LocalDate>> byRegion = new TreeMap<>();
    regions.forEach((region, place) -> byRegion.put(region, byPlace.get(place)));
    return new BusinessDays(byRegion, byPlace.get(elsewhere));
  }

  private static List<LocalDate> after(LocalDate night, int number, String place) {
    HolidayManager holidays = manager(place);
    String[] part =
        Arrays.stream(place.toLowerCase(Locale.ROOT).split("-")).skip(1).toArray(String[]::new);
    return Stream.iterate(night.plusDays(1), day -> day.plusDays(1))
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
        .filter(day -> !holidays.isHoliday(day, PUBLIC_HOLIDAY, part))
        .filter(day -> !holidays.isHoliday(day, BANK_HOLIDAY, part))
        .limit(number)
        .toList();
  }

  private static HolidayManager manager(String place) {
    String country = place.split("-")[0].toLowerCase(Locale.ROOT);
    return HolidayManager.getInstance(ManagerParameters.create(country));
  }
}
