package tenure.jobs.catalogue;

import java.nio.file.Path;
import java.util.List;
import tenure.catalogue.OpenDataContract;
import tenure.contract.Table;

/** Contracts as YAML files of the Open Data Contract Standard. */
public final class DataContracts {
  private final String version;
  private final String lake;

  /**
   * Contracts of a release.
   *
   * @param version the release
   * @param lake the folder of the lake that they are about
   */
  public DataContracts(String version, String lake) {
    this.version = version;
    this.lake = lake;
  }

  /** The contract of a table. */
  public String yaml(Table table) {
    return Documents.yaml(OpenDataContract.of(table, version, lake));
  }

  /** Writes a file for each table; the files. */
  public List<Path> write(List<Table> tables, Path folder) {
    return tables.stream().map(t -> write(t, folder)).toList();
  }

  private Path write(Table table, Path folder) {
    return Documents.write(yaml(table), folder, table.fullName() + ".odcs.yaml");
  }
}
