package tenure.jobs.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A checked view of one object of the configuration. What is asked for is known; {@link #done()}
 * refuses whatever else stands there. A wrong value becomes a problem with its file and line and
 * reads as the fallback, so that all problems come at once.
 */
public final class Section {
  private final Config config;
  private final String path;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  /** A view of this object; the path is how messages name it. */
  public Section(Config config, String path, Problems problems) {
    this.config = config;
    this.path = path;
    this.problems = problems;
  }

  /** Where the object stands. */
  public ConfigOrigin origin() {
    return config.root().origin();
  }

  /** How messages name the object. */
  public String path() {
    return path;
  }

  /** Where problems go. */
  public Problems problems() {
    return problems;
  }

  /** Whether the key is there and not null. */
  public boolean has(String key) {
    asked.add(key);
    return config.hasPath(quoted(key));
  }

  /** Whether the key holds a list. */
  public boolean isList(String key) {
    return has(key) && config.getValue(quoted(key)).unwrapped() instanceof List;
  }

  /** A text. */
  public String text(String key) {
    return read(key, Config::getString, "");
  }

  /** A text, where there is one. */
  public Optional<String> optionalText(String key) {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  /** A whole number. */
  public int whole(String key) {
    return read(key, Config::getInt, 0);
  }

  /** A number. */
  public double number(String key) {
    return read(key, Config::getDouble, 0.0);
  }

  /** An exact decimal. */
  public BigDecimal decimal(String key) {
    return read(key, (c, k) -> new BigDecimal(c.getString(k)), BigDecimal.ZERO);
  }

  /** Yes or no. */
  public boolean flag(String key) {
    return read(key, Config::getBoolean, false);
  }

  /** A list of texts. */
  public List<String> texts(String key) {
    return read(key, Config::getStringList, List.of());
  }

  /** A list of numbers. */
  public List<Double> numbers(String key) {
    return read(
        key, (c, k) -> c.getDoubleList(k).stream().map(Double::valueOf).toList(), List.of());
  }

  /** One of an enum's constants, written in kebab case. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    String given = text(key);
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(given.replace('_', '-'))) {
        return constant;
      }
      known.add(word);
    }
    if (config.hasPath(quoted(key))) {
      wrong(
          key,
          "\""
              + given
              + "\" is not one of "
              + String.join(", ", known)
              + "."
              + Problems.didYouMean(given, known));
    }
    return type.getEnumConstants()[0];
  }

  /** A nested object; an empty one where it is missing, which is a problem. */
  public Section section(String key) {
    Config nested = read(key, Config::getConfig, com.typesafe.config.ConfigFactory.empty());
    return new Section(nested, path + "." + key, problems);
  }

  /** A list of objects. */
  public List<Section> sections(String key) {
    List<? extends Config> all = read(key, Config::getConfigList, List.<Config>of());
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      sections.add(new Section(all.get(i), path + "." + key + "[" + i + "]", problems));
    }
    return sections;
  }

  /** Every key of this object with its nested object, in the order they are written. */
  public Map<String, Section> children() {
    Map<String, Section> children = new LinkedHashMap<>();
    config.root().entrySet().stream()
        .sorted(java.util.Comparator.comparingInt(e -> e.getValue().origin().lineNumber()))
        .forEach(e -> child(e).ifPresent(c -> children.put(e.getKey(), c)));
    return children;
  }

  private Optional<Section> child(Map.Entry<String, ConfigValue> entry) {
    asked.add(entry.getKey());
    if (entry.getValue() instanceof ConfigObject object) {
      return Optional.of(new Section(object.toConfig(), path + "." + entry.getKey(), problems));
    }
    problems.add(
        entry.getValue().origin(), path + "." + entry.getKey() + " must be an object { … }.");
    return Optional.empty();
  }

  /** Every key of this object with its text, in the order they are written. */
  public Map<String, String> textMap() {
    Map<String, String> texts = new LinkedHashMap<>();
    config.root().entrySet().stream()
        .sorted(java.util.Comparator.comparingInt(e -> e.getValue().origin().lineNumber()))
        .forEach(e -> texts.put(e.getKey(), String.valueOf(e.getValue().unwrapped())));
    asked.addAll(texts.keySet());
    return texts;
  }

  /**
   * Makes a record of what was read; what its constructor refuses becomes a problem at this object.
   */
  public <T> Optional<T> make(Supplier<T> constructor) {
    int before = problems.all().size();
    try {
      T made = constructor.get();
      return problems.all().size() == before ? Optional.of(made) : Optional.empty();
    } catch (IllegalArgumentException refused) {
      problems.add(origin(), path + ": " + refused.getMessage());
      return Optional.empty();
    }
  }

  /** Notes that the value of a key is wrong. */
  public void wrong(String key, String why) {
    ConfigOrigin at =
        config.hasPath(quoted(key)) ? config.getValue(quoted(key)).origin() : origin();
    problems.add(at, path + "." + key + ": " + why);
  }

  /** Refuses every key that nobody asked for. */
  public Section done() {
    config
        .root()
        .forEach(
            (key, value) -> {
              if (!asked.contains(key)) {
                problems.add(
                    value.origin(),
                    path + "." + key + " is not a setting." + Problems.didYouMean(key, asked));
              }
            });
    return this;
  }

  private <T> T read(String key, BiFunction<Config, String, T> reader, T fallback) {
    asked.add(key);
    if (!config.hasPath(quoted(key))) {
      problems.add(origin(), path + "." + key + " is missing. Add it.");
      return fallback;
    }
    try {
      return reader.apply(config, quoted(key));
    } catch (ConfigException | NumberFormatException wrong) {
      ConfigValue value = config.getValue(quoted(key));
      wrong(
          key,
          "cannot be read from "
              + value.render()
              + ". Give a value of the kind that config/reference.conf shows.");
      return fallback;
    }
  }

  private static String quoted(String key) {
    return com.typesafe.config.ConfigUtil.joinPath(key);
  }
}
