package tenure.columns;

import static org.apache.spark.sql.functions.col;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.strings;

import org.junit.jupiter.api.Test;

class DomainsTest {
  @Test
  void a_web_address_is_typed_freely() {
    assertRows(
        strings(
                """
                | given                        |
                | https://www.Acme.com/en?x=1  |
                | WWW.ACME.COM                 |
                | acme.co.uk:8080              |
                | http://shop.acme.com#top     |
                | www.expressl&t.net           |
                | acme                         |
                | n/a                          |
                | -                            |
                """)
            .withColumn("domain", Domains.ofWebsite(col("given"))),
        """
        | given                       | domain        |
        | https://www.Acme.com/en?x=1 | acme.com      |
        | WWW.ACME.COM                | acme.com      |
        | acme.co.uk:8080             | acme.co.uk    |
        | http://shop.acme.com#top    | shop.acme.com |
        | www.expressl&t.net          | -             |
        | acme                        | -             |
        | n/a                         | -             |
        | -                           | -             |
        """);
  }

  @Test
  void an_address_of_mail_has_one_domain() {
    assertRows(
        strings(
                """
                | given          |
                | Ann@Acme.com   |
                | ann@@acme.com  |
                | ann            |
                | @acme.com      |
                """)
            .withColumn("domain", Domains.ofEmail(col("given"))),
        """
        | given         | domain   |
        | Ann@Acme.com  | acme.com |
        | ann@@acme.com | -        |
        | ann           | -        |
        | @acme.com     | -        |
        """);
  }
}
