package tenure.jobs.serve;

import java.util.function.Supplier;
import org.apache.hive.service.rpc.thrift.TGetCatalogsReq;
import org.apache.hive.service.rpc.thrift.TGetCatalogsResp;
import org.apache.hive.service.rpc.thrift.TGetColumnsReq;
import org.apache.hive.service.rpc.thrift.TGetColumnsResp;
import org.apache.hive.service.rpc.thrift.TGetCrossReferenceReq;
import org.apache.hive.service.rpc.thrift.TGetCrossReferenceResp;
import org.apache.hive.service.rpc.thrift.TGetFunctionsReq;
import org.apache.hive.service.rpc.thrift.TGetFunctionsResp;
import org.apache.hive.service.rpc.thrift.TGetInfoReq;
import org.apache.hive.service.rpc.thrift.TGetInfoResp;
import org.apache.hive.service.rpc.thrift.TGetInfoValue;
import org.apache.hive.service.rpc.thrift.TGetPrimaryKeysReq;
import org.apache.hive.service.rpc.thrift.TGetPrimaryKeysResp;
import org.apache.hive.service.rpc.thrift.TGetSchemasReq;
import org.apache.hive.service.rpc.thrift.TGetSchemasResp;
import org.apache.hive.service.rpc.thrift.TGetTableTypesReq;
import org.apache.hive.service.rpc.thrift.TGetTableTypesResp;
import org.apache.hive.service.rpc.thrift.TGetTablesReq;
import org.apache.hive.service.rpc.thrift.TGetTablesResp;
import org.apache.hive.service.rpc.thrift.TGetTypeInfoReq;
import org.apache.hive.service.rpc.thrift.TGetTypeInfoResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationType;

/** The calls by which drivers ask what there is: JDBC's metadata, answered without Spark. */
abstract class MetadataCalls extends Unanswered {
  private static final long LONGEST_NAME = 128;

  /** What there is. */
  final ServedMarts marts;

  MetadataCalls(ServedMarts marts) {
    this.marts = marts;
  }

  @Override
  public TGetInfoResp GetInfo(TGetInfoReq asked) {
    return switch (asked.getInfoType()) {
      case CLI_SERVER_NAME, CLI_DBMS_NAME -> told(TGetInfoValue.stringValue("Spark SQL"));
      case CLI_DBMS_VER -> told(TGetInfoValue.stringValue(marts.session().version()));
      case CLI_MAX_COLUMN_NAME_LEN, CLI_MAX_SCHEMA_NAME_LEN, CLI_MAX_TABLE_NAME_LEN ->
          told(TGetInfoValue.lenValue(LONGEST_NAME));
      default -> new TGetInfoResp(Said.no(new Refused(asked.getInfoType().name())), null);
    };
  }

  private static TGetInfoResp told(TGetInfoValue value) {
    return new TGetInfoResp(Said.OK, value);
  }

  @Override
  public TGetTypeInfoResp GetTypeInfo(TGetTypeInfoReq asked) {
    TGetTypeInfoResp said = new TGetTypeInfoResp(Said.OK);
    said.setOperationHandle(ready(TOperationType.GET_TYPE_INFO, JdbcTypes::all));
    return said;
  }

  @Override
  public TGetCatalogsResp GetCatalogs(TGetCatalogsReq asked) {
    TGetCatalogsResp said = new TGetCatalogsResp(Said.OK);
    said.setOperationHandle(ready(TOperationType.GET_CATALOGS, Directory::catalogs));
    return said;
  }

  @Override
  public TGetSchemasResp GetSchemas(TGetSchemasReq asked) {
    TGetSchemasResp said = new TGetSchemasResp(Said.OK);
    said.setOperationHandle(
        ready(TOperationType.GET_SCHEMAS, () -> Directory.schemas(asked.getSchemaName())));
    return said;
  }

  @Override
  public TGetTablesResp GetTables(TGetTablesReq asked) {
    TGetTablesResp said = new TGetTablesResp(Said.OK);
    said.setOperationHandle(
        ready(
            TOperationType.GET_TABLES,
            () ->
                directory()
                    .tables(asked.getSchemaName(), asked.getTableName(), asked.getTableTypes())));
    return said;
  }

  @Override
  public TGetTableTypesResp GetTableTypes(TGetTableTypesReq asked) {
    TGetTableTypesResp said = new TGetTableTypesResp(Said.OK);
    said.setOperationHandle(ready(TOperationType.GET_TABLE_TYPES, Directory::tableTypes));
    return said;
  }

  @Override
  public TGetColumnsResp GetColumns(TGetColumnsReq asked) {
    TGetColumnsResp said = new TGetColumnsResp(Said.OK);
    said.setOperationHandle(
        ready(
            TOperationType.GET_COLUMNS,
            () ->
                directory()
                    .columns(asked.getSchemaName(), asked.getTableName(), asked.getColumnName())));
    return said;
  }

  @Override
  public TGetFunctionsResp GetFunctions(TGetFunctionsReq asked) {
    TGetFunctionsResp said = new TGetFunctionsResp(Said.OK);
    said.setOperationHandle(ready(TOperationType.GET_FUNCTIONS, Directory::functions));
    return said;
  }

  @Override
  public TGetPrimaryKeysResp GetPrimaryKeys(TGetPrimaryKeysReq asked) {
    TGetPrimaryKeysResp said = new TGetPrimaryKeysResp(Said.OK);
    said.setOperationHandle(
        ready(
            TOperationType.UNKNOWN,
            () -> directory().keys(asked.getSchemaName(), asked.getTableName())));
    return said;
  }

  @Override
  public TGetCrossReferenceResp GetCrossReference(TGetCrossReferenceReq asked) {
    TGetCrossReferenceResp said = new TGetCrossReferenceResp(Said.OK);
    said.setOperationHandle(ready(TOperationType.UNKNOWN, Directory::foreignKeys));
    return said;
  }

  private Directory directory() {
    return new Directory(marts.now());
  }

  private TOperationHandle ready(TOperationType type, Supplier<Result> result) {
    Answer answer = new Answer(marts.session().sparkContext(), result);
    answer.run();
    return Visit.current().keep(type, answer);
  }
}
