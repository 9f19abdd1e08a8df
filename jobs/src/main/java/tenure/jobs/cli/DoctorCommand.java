package tenure.jobs.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.OperatorError;
import tenure.jobs.doctor.Doctor;
import tenure.jobs.doctor.Finding;

/** Looks at everything a night needs. */
@Command(
    name = "doctor",
    description = "Check settings, machine, landing folders and lake; say what to do.",
    footer = {"  ./tenure doctor", "  ./tenure doctor --config company.conf"})
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Override
  public Integer call() {
    PrintStream out = tenure.console().out();
    List<Finding> findings = new Doctor(tenure.overrides(), Clock.systemUTC()).findings();
    findings.forEach(f -> out.println(f.line()));
    boolean isWell = findings.stream().noneMatch(f -> f.level() == Finding.Level.FAIL);
    return isWell ? 0 : OperatorError.USAGE;
  }
}
