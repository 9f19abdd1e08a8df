package tenure.jobs.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalInt;

/** Renders usage events the way the collector delivers them; streamed, because there are many. */
final class SegmentLines {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int CONSULTANT = 3;

  private SegmentLines() {}

  /** Appends one line per event and leaves the writer open. */
  static void write(Writer lines, List<UsageEvent> events) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(lines);
    json.setRootValueSeparator(new SerializedString(""));
    for (UsageEvent event : events) {
      json.writeStartObject();
      writeCall(json, event);
      writeTimes(json, event);
      writeContent(json, event);
      json.writeEndObject();
      json.writeRaw('\n');
    }
    json.flush();
  }

  private static void writeCall(JsonGenerator json, UsageEvent event) throws IOException {
    json.writeStringField("type", event.type());
    json.writeStringField("messageId", event.messageId());
    json.writeStringField("anonymousId", anonymousId(event));
    json.writeStringField("userId", event.anonymous() ? null : userId(event));
  }

  /** The vendor's correction for wrong clocks: timestamp = received − (sent − original). */
  private static void writeTimes(JsonGenerator json, UsageEvent event) throws IOException {
    json.writeStringField("originalTimestamp", Clock.ofMillis(event.happened() + event.skew()));
    json.writeStringField("sentAt", Clock.ofMillis(event.received() + event.skew()));
    json.writeStringField("receivedAt", Clock.ofMillis(event.received()));
    json.writeStringField("timestamp", Clock.ofMillis(event.happened()));
  }

  private static void writeContent(JsonGenerator json, UsageEvent event) throws IOException {
    String group = groupId(event);
    switch (event.type()) {
      case "group" -> json.writeStringField("groupId", group);
      case "identify" -> {
        json.writeObjectFieldStart("traits");
        String email = "user" + event.user() + "@" + event.story().profile().domain();
        json.writeStringField("email", email);
        json.writeEndObject();
      }
      default -> writeTrack(json, event);
    }
    json.writeObjectFieldStart("context");
    if (event.grouped()) {
      json.writeStringField("groupId", group);
    }
    json.writeObjectFieldStart("library");
    json.writeStringField("name", "analytics.js");
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeTrack(JsonGenerator json, UsageEvent event) throws IOException {
    json.writeStringField("event", event.denied() ? "Feature Denied" : "Feature Used");
    json.writeObjectFieldStart("properties");
    json.writeStringField("feature", event.feature().name());
    json.writeStringField("module", event.feature().module());
    json.writeStringField("tier", event.feature().isCore() ? "core" : "premium");
    json.writeNumberField("minutes", event.minutes());
    json.writeBooleanField("denied", event.denied());
    json.writeEndObject();
  }

  private static String groupId(UsageEvent event) {
    AccountStory story = event.story();
    return story.population().foreignId(story.index(), "segment");
  }

  private static String anonymousId(UsageEvent event) {
    return "anon-" + Long.toHexString(event.story().dice("device", event.user()).bits());
  }

  /** One consultant of a group works under the same user in parent and child. */
  private static String userId(UsageEvent event) {
    AccountStory story = event.story();
    OptionalInt parent = story.population().parentOf(story.index());
    boolean shared = event.user() == CONSULTANT && parent.isPresent();
    return "u-" + (shared ? parent.getAsInt() : story.index()) + "-" + event.user();
  }
}
