package tenure.jobs.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tenure.catalogue.OpenDataContract;
import tenure.contract.Table;

/** Contracts as YAML files of the Open Data Contract Standard. */
public final class DataContracts {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build();

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
    try {
      return YAML.writeValueAsString(OpenDataContract.of(table, version, lake));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Writes a file for each table; the files. */
  public List<Path> write(List<Table> tables, Path folder) {
    return tables.stream().map(t -> write(t, folder)).toList();
  }

  private Path write(Table table, Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(table.fullName() + ".odcs.yaml"), yaml(table));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
