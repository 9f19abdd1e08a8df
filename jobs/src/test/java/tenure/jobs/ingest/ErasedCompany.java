package tenure.jobs.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A company of two customers and three people, of whom Ann is in every kind of source. */
final class ErasedCompany {
  static final Map<String, String> SOURCES =
      Map.of(
          "salesforce",
          """
          vendor = salesforce
          objects {
            accounts { path = "accounts/{date}*.csv", expect = optional }
            contacts { path = "contacts/{date}*.csv", expect = optional }
            tasks { path = "tasks/{date}*.csv", expect = optional }
          }
          """,
          "zendesk",
          """
          vendor = zendesk
          objects {
            users { path = "users/{date}*.jsonl", expect = optional }
            tickets { path = "tickets/{date}*.jsonl", expect = optional }
          }
          """,
          "segment",
          """
          vendor = segment
          objects.events { path = "events/{date}*.jsonl", expect = optional }
          """);
  static final String CONTACTS = "Id,AccountId,Name,Email,IsDeleted,SystemModstamp\n";
  static final String ANN =
      "0035g000003NnHcAAK,0015g0000007000,Ann Lee,Ann@Acme.com,false,2026-01-29T10:00:00Z\n";
  static final String BOB =
      "0035g000003NnHdAAK,0015g0000007000,Bob Ray,joann@acme.com,false,2026-01-29T10:00:00Z\n";
  static final String CID =
      "0035g000003NnHeAAK,0015g0000007001,Cid Moe,cid@bell.com,false,2026-01-29T10:00:00Z\n";

  private ErasedCompany() {}

  /** Two nights, of which the first is run twice. */
  static void run(Path folder) throws IOException {
    TestNight night = nightIn(folder);
    night.file(
        "accounts/2026-01-30.csv",
        "Id,Name,IsDeleted,SystemModstamp\n"
            + "0015g0000007000,Acme,false,2026-01-29T10:00:00Z\n"
            + "0015g0000007001,Bell,false,2026-01-29T10:00:00Z\n");
    night.file("contacts/2026-01-30.csv", CONTACTS + ANN + BOB + CID);
    night.file(
        "tasks/2026-01-30.csv",
        "Id,WhatId,WhoId,AccountId,Subject,Type,TaskSubtype,Status,ActivityDate,IsDeleted,SystemModstamp\n"
            + "00T5g000003NnHc,,0035g000003NnHcAAK,0015g0000007000,Call Ann Lee,Call,Call,Completed,2026-01-29,false,2026-01-29T10:00:00Z\n");
    night.file(
        "users/2026-01-30.jsonl",
        """
        {"id":7,"role":"end-user","email":"ann@acme.com","name":"Ann Lee"}
        {"id":8,"role":"end-user","email":"cid@bell.com","name":"Cid Moe"}
        """);
    night.file(
        "tickets/2026-01-30.jsonl",
        """
        {"id":7,"status":"open","subject":"Mail to ann@acme.com bounces","requester_id":8,"generated_timestamp":1769767200}
        {"id":8,"status":"open","subject":"Where is it?","requester_id":7,"generated_timestamp":1769767200}
        """);
    night.file("events/2026-01-30.jsonl", events("30"));
    night.run("2026-01-30");
    night.run("2026-01-30");
    night.file("contacts/2026-01-31.csv", CONTACTS + ANN.replace("Lee", "Lee-Poe"));
    night.file("events/2026-01-31.jsonl", events("31"));
    night.run("2026-01-31");
  }

  /** The nights on sources in a folder, with a key in it. */
  static TestNight nightIn(Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("erasure.key"), "0123456789".repeat(4));
    TestNight night = new TestNight(folder, SOURCES);
    night.key = new ErasureKey.Place(secret.toString(), "");
    return night;
  }

  static String events(String day) {
    return """
    {"type":"identify","messageId":"i%1$s","timestamp":"2026-01-%1$sT10:00:00Z","userId":"u1","anonymousId":"device-of-ann-1","traits":{"email":"ANN@acme.com"}}
    {"type":"track","messageId":"a%1$s","timestamp":"2026-01-%1$sT10:00:00Z","userId":"u1","event":"export","context":{"groupId":"0015g0000007000AAA"}}
    {"type":"track","messageId":"b%1$s","timestamp":"2026-01-%1$sT10:00:00Z","anonymousId":"device-of-ann-1","event":"export","context":{"groupId":"0015g0000007000AAA"}}
    {"type":"track","messageId":"c%1$s","timestamp":"2026-01-%1$sT10:00:00Z","userId":"u11","event":"export","context":{"groupId":"0015g0000007001AAA"}}
    """
        .formatted(day);
  }
}
