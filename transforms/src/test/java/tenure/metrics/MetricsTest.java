package tenure.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tenure.Catalog;
import tenure.contract.Field;
import tenure.contract.Field.Kind;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.kit.Spark;

/** The laws that hold for every published measure. */
class MetricsTest {
  private static final Set<Kind> ADDITIVE = Set.of(Kind.MONEY, Kind.COUNT, Kind.WHOLE);
  private static final Set<Kind> WORDS = Set.of(Kind.ID, Kind.TEXT, Kind.CHOICE);

  static Stream<Metric> metrics() {
    return Metrics.ALL.stream();
  }

  static Stream<Part> parts() {
    return Metrics.parts(Metrics.ALL).stream();
  }

  @Test
  void names_and_labels_are_unique_and_metrics_alone_share_a_name_with_the_part_they_are() {
    List<Metric> variants = metrics().flatMap(m -> m.variants().stream()).toList();
    assertUnique(variants.stream().map(Metric::name));
    assertUnique(variants.stream().map(Metric::label));
    assertUnique(parts().map(Part::name));
    Set<String> sums =
        metrics()
            .filter(m -> m.formula() instanceof Formula.Sum)
            .map(Metric::name)
            .collect(Collectors.toSet());
    Set<String> both = variants.stream().map(Metric::name).collect(Collectors.toSet());
    both.retainAll(parts().map(Part::name).toList());
    assertEquals(sums, both);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void a_metric_says_what_it_is_and_is_made_of_one_published_mart(Metric metric) {
    assertTrue(metric.name().matches("[a-z]+(_[a-z0-9]+)*"), metric.name());
    assertTrue(metric.sentence().endsWith("."), metric.sentence());
    MetricMart mart = metric.mart();
    assertEquals(Layer.MARTS, mart.table().layer());
    assertTrue(Catalog.ALL.contains(mart.table()), mart.name());
    metric.formula().parts().forEach(p -> assertEquals(mart, p.mart(), metric.name()));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void every_column_stands_in_the_contract_of_the_mart(Metric metric) {
    MetricMart mart = metric.mart();
    Set<String> columns = names(mart.table().fields());
    Set<String> meant = names(mart.dimensions());
    meant.add(mart.time().name());
    metric.only().forEach(w -> meant.add(w.field().name()));
    for (Part part : metric.formula().parts()) {
      part.column().ifPresent(f -> meant.add(f.name()));
      part.where().forEach(w -> meant.add(w.field().name()));
    }
    meant.removeAll(columns);
    assertEquals(Set.of(), meant, metric.name() + " of " + mart.table());
    assertEquals(Kind.DAY, mart.time().kind());
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_part_is_a_column_that_adds_up(Part part) {
    part.column()
        .ifPresent(
            f ->
                assertTrue(
                    ADDITIVE.contains(f.kind()) || f.name().endsWith("_total"),
                    part.name() + " adds up " + f + ", which holds a " + f.kind().words()));
    assertTrue(part.sentence().endsWith("."), part.sentence());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void a_condition_asks_for_words_that_the_column_can_hold(Metric metric) {
    Stream<Where> all =
        Stream.concat(
            metric.variants().stream().flatMap(m -> m.only().stream()),
            metric.formula().parts().stream().flatMap(p -> p.where().stream()));
    all.forEach(
        w -> {
          assertTrue(WORDS.contains(w.field().kind()), w.toString());
          if (w.field().kind() == Kind.CHOICE) {
            assertTrue(w.field().choices().containsAll(w.values()), w.toString());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void rows_that_hold_the_same_over_again_are_never_added(Metric metric) {
    for (Metric variant : metric.variants()) {
      Set<String> chosen =
          variant.only().stream()
              .filter(w -> w.values().size() == 1)
              .map(w -> w.field().name())
              .collect(Collectors.toSet());
      assertTrue(chosen.containsAll(names(metric.mart().apart())), variant.name());
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void a_formula_is_sql_over_the_mart(Metric metric) {
    String sql = metric.formula().sql(p -> "sum(" + p.sql(metric.only(), column()) + ")");
    Spark.session()
        .createDataFrame(List.of(), metric.mart().table().schema())
        .selectExpr(sql)
        .queryExecution()
        .analyzed();
  }

  @Test
  void every_published_rate_is_a_metric_or_is_none_for_a_reason() {
    Set<String> held = new TreeSet<>();
    metrics().forEach(m -> held.addAll(m.published()));
    List<String> forgotten = new ArrayList<>();
    for (Table mart : Catalog.ALL) {
      mart.fields().stream()
          .filter(f -> mart.layer() == Layer.MARTS && f.kind() == Kind.SHARE)
          .map(f -> mart.fullName() + "." + f.name())
          .filter(rate -> !held.contains(rate) && NoMetrics.reason(rate).isEmpty())
          .forEach(forgotten::add);
    }
    assertEquals(List.of(), forgotten, "name the metric that holds it, or the reason in NoMetrics");
  }

  @Test
  void a_reason_is_given_for_rates_alone_that_are_published_and_no_metric() {
    Set<String> published = new TreeSet<>();
    for (Table mart : Catalog.ALL) {
      mart.fields().forEach(f -> published.add(mart.fullName() + "." + f.name()));
    }
    metrics().forEach(m -> assertTrue(published.containsAll(m.published()), m.name()));
    List<String> idle =
        NoMetrics.REASONS.keySet().stream()
            .filter(r -> published.stream().noneMatch(c -> NoMetrics.isMeant(r, c)))
            .toList();
    assertEquals(List.of(), idle);
    metrics()
        .flatMap(m -> m.published().stream())
        .forEach(c -> assertTrue(NoMetrics.reason(c).isEmpty(), c + " is a metric"));
  }

  private static UnaryOperator<String> column() {
    return UnaryOperator.identity();
  }

  private static Set<String> names(Collection<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assertUnique(Stream<String> names) {
    List<String> all = names.sorted().toList();
    assertEquals(all.stream().distinct().toList(), all);
  }
}
