package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.jobs.LocalDisk;
import tenure.jobs.python.PythonEnvironment;
import tenure.kit.Spark;
import tenure.silver.Accounts;

/** Extracts that land on a real server that speaks S3, read by Hadoop's own connector. */
@Tag("s3")
class S3LandingTest {
  private static final String LANDING = "s3a://landing/tenure data";
  private static final String HEADER = "Id,Name,IsDeleted,SystemModstamp\n";
  private static final String TAIL = ",false,2026-01-30T00:00:00.000Z\n";
  private static Process server;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    PythonEnvironment python = PythonEnvironment.with("moto", Path.of("src/test/python/moto.txt"));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server =
        new ProcessBuilder(
                python.program("python"),
                "-m",
                "moto.server",
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String endpoint = "http://127.0.0.1:" + port;
    makeBucket(URI.create(endpoint + "/landing"));
    Configuration hadoop = Spark.session().sparkContext().hadoopConfiguration();
    LocalDisk.settings()
        .forEach((key, value) -> hadoop.set(key.replace("spark.hadoop.", ""), value));
    hadoop.set("fs.s3a.endpoint", endpoint);
    hadoop.set("fs.s3a.endpoint.region", "us-east-1");
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.set("fs.s3a.access.key", "test");
    hadoop.set("fs.s3a.secret.key", "test");
    hadoop.set(
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
  }

  private static void makeBucket(URI bucket) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest put =
        HttpRequest.newBuilder(bucket).PUT(HttpRequest.BodyPublishers.noBody()).build();
    for (int i = 0; ; i++) {
      try {
        client.send(put, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException notYet) {
        if (i == 100 || !server.isAlive()) {
          throw notYet;
        }
        Thread.sleep(200);
      }
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      server.waitFor();
    }
  }

  private static void put(String file, String text) throws IOException {
    org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(LANDING + "/" + file);
    FileSystem store = place.getFileSystem(Spark.session().sparkContext().hadoopConfiguration());
    try (OutputStream raw = store.create(place, true);
        OutputStream out = file.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void files_of_a_bucket_are_taken_once_waited_for_and_told_by_name() throws IOException {
    TestNight night =
        new TestNight(
                folder,
                "salesforce",
                """
                vendor = salesforce
                complete.marker = "_SUCCESS"
                objects.accounts { path = "crm/accounts/{date}/*.csv", within-days = 1, max-rejected-share = 0.5 }
                """)
            .from(Landing.at(LANDING, Spark.session().sparkContext().hadoopConfiguration()));
    put("crm/accounts/2026-01-30/a.csv", HEADER + "0015g0000007000,Acme" + TAIL);
    put("crm/accounts/2026-01-30/part 1+2%.csv.gz", HEADER + "0015g0000007001,Bell" + TAIL);
    put("crm/accounts/2026-01-30/_SUCCESS", "");
    put("crm/accounts/2026-01-31/a.csv", HEADER + "0015g0000007002,Cole" + TAIL + "bad\n");
    night.run("2026-01-30");
    night.run("2026-01-31");
    put("crm/accounts/2026-01-30/a.csv", HEADER + "0015g0000007000,Acme" + TAIL);
    put("crm/accounts/2026-01-31/_SUCCESS", "");
    put("crm/accounts/2026-02-01/a.csv", HEADER + "0015g0000007003,Dent" + TAIL);
    put("crm/accounts/2026-02-01/_SUCCESS", "");
    night.run("2026-02-01");
    assertTrue(night.notes.toString().contains("the same bytes"), "what was put there twice");
    assertRows(
        night.lake.read(Deliveries.TABLE).where("target = 'bronze.salesforce_accounts'"),
        """
        | file                                     | rows_read | known_on   |
        | crm/accounts/2026-01-30/a.csv            | 1         | 2026-01-30 |
        | crm/accounts/2026-01-30/part 1+2%.csv.gz | 1         | 2026-01-30 |
        | crm/accounts/2026-01-31/a.csv            | 2         | 2026-02-01 |
        | crm/accounts/2026-02-01/a.csv            | 1         | 2026-02-01 |
        """);
    assertRows(
        night.lake.read(Accounts.TABLE),
        """
        | account_name | known_on   |
        | Acme         | 2026-01-30 |
        | Bell         | 2026-01-30 |
        | Cole         | 2026-02-01 |
        | Dent         | 2026-02-01 |
        """);
    assertRows(
        night.lake.read(tenure.bronze.RejectedRows.TABLE),
        """
        | file                          | line | reason                                                 |
        | crm/accounts/2026-01-31/a.csv | 3    | The row does not have the fields that the header names |
        """);
  }
}
