package tenure.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ServeCommandTest {
  @Test
  void marts_are_not_served_without_a_password() {
    Call call = Call.of("serve");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("openssl rand -base64 24"), call.err());
    assertEquals("", call.out());
  }

  @Test
  void everybody_is_let_in_at_this_machine_alone() {
    Call call = Call.of("serve", "--no-auth", "--host", "0.0.0.0");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("so it is for this machine alone"), call.err());
  }
}
