package tenure.jobs.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.rpc.thrift.TCancelOperationReq;
import org.apache.hive.service.rpc.thrift.TCancelOperationResp;
import org.apache.hive.service.rpc.thrift.TCloseOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseOperationResp;
import org.apache.hive.service.rpc.thrift.TCloseSessionReq;
import org.apache.hive.service.rpc.thrift.TCloseSessionResp;
import org.apache.hive.service.rpc.thrift.TColumnDesc;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementResp;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TFetchResultsResp;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataReq;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataResp;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TOperationType;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TTableSchema;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The calls of the protocol that Spark's and Hive's Thrift servers speak, of which those that
 * change anything are not answered. Statements run apart from the thread of their connection, so
 * that it can ask how they go and stop them.
 */
final class Service extends MetadataCalls {
  private static final Duration LONGEST_LOOK = Duration.ofMillis(400);
  private static final TProtocolVersion OLDEST = TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V6;
  private static final TProtocolVersion NEWEST = TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10;

  private final Statements statements;
  private final ExecutorService workers;
  private final Duration longest;

  /**
   * Answers from these marts.
   *
   * @param workers who compute
   * @param longest how long a statement may take until its first row
   */
  Service(ServedMarts marts, ExecutorService workers, Duration longest) {
    super(marts);
    this.statements = new Statements(marts);
    this.workers = workers;
    this.longest = longest;
  }

  @Override
  public TOpenSessionResp OpenSession(TOpenSessionReq asked) {
    int version = Math.min(asked.getClient_protocol().getValue(), NEWEST.getValue());
    if (version < OLDEST.getValue()) {
      return new TOpenSessionResp(
          Said.no(new Refused("A driver older than Hive 0.13")), asked.getClient_protocol());
    }
    TOpenSessionResp said = new TOpenSessionResp(Said.OK, TProtocolVersion.findByValue(version));
    Map<String, String> settings = asked.isSetConfiguration() ? asked.getConfiguration() : Map.of();
    // Drivers look into it without asking whether it is there.
    said.setConfiguration(Map.of());
    try {
      Questions.checkSchema(List.of(settings.getOrDefault("use:database", Directory.SCHEMA)));
      said.setSessionHandle(new TSessionHandle(Visit.handle()));
    } catch (Refused refused) {
      said.setStatus(Said.no(refused));
    }
    return said;
  }

  @Override
  public TCloseSessionResp CloseSession(TCloseSessionReq asked) {
    Visit.current().close();
    return new TCloseSessionResp(Said.OK);
  }

  @Override
  public TExecuteStatementResp ExecuteStatement(TExecuteStatementReq asked) {
    Answer answer =
        new Answer(marts.session().sparkContext(), () -> statements.answer(asked.getStatement()));
    TOperationHandle handle = Visit.current().keep(TOperationType.EXECUTE_STATEMENT, answer);
    workers.execute(answer);
    CompletableFuture.delayedExecutor(limit(asked.getQueryTimeout()), TimeUnit.SECONDS)
        .execute(answer::expire);
    if (!asked.isRunAsync()) {
      answer.await(longest);
    }
    boolean isFailed = !asked.isRunAsync() && answer.failed() != null;
    TExecuteStatementResp said =
        new TExecuteStatementResp(isFailed ? Said.no(answer.failed()) : Said.OK);
    said.setOperationHandle(handle);
    return said;
  }

  private long limit(long wanted) {
    return wanted > 0 ? Math.min(wanted, longest.toSeconds()) : longest.toSeconds();
  }

  @Override
  public TGetOperationStatusResp GetOperationStatus(TGetOperationStatusReq asked) {
    Answer answer = Visit.current().answer(asked.getOperationHandle());
    if (answer == null) {
      return new TGetOperationStatusResp(Said.no(new Refused("A statement that was closed")));
    }
    answer.await(LONGEST_LOOK);
    TGetOperationStatusResp said = new TGetOperationStatusResp(Said.OK);
    said.setOperationState(answer.state());
    said.setHasResultSet(true);
    if (answer.state() == TOperationState.ERROR_STATE) {
      TStatus why = Said.no(answer.failed());
      said.setErrorMessage(why.getErrorMessage());
      said.setSqlState(why.getSqlState());
      said.setErrorCode(why.getErrorCode());
    }
    return said;
  }

  @Override
  public TCancelOperationResp CancelOperation(TCancelOperationReq asked) {
    Answer answer = Visit.current().answer(asked.getOperationHandle());
    if (answer != null) {
      answer.stop();
    }
    return new TCancelOperationResp(Said.OK);
  }

  @Override
  public TCloseOperationResp CloseOperation(TCloseOperationReq asked) {
    Visit.current().close(asked.getOperationHandle());
    return new TCloseOperationResp(Said.OK);
  }

  @Override
  public TGetResultSetMetadataResp GetResultSetMetadata(TGetResultSetMetadataReq asked) {
    try {
      StructType schema = Visit.current().answer(asked.getOperationHandle()).schema();
      List<TColumnDesc> columns = new ArrayList<>();
      for (StructField field : schema.fields()) {
        columns.add(
            new TColumnDesc(field.name(), Sent.described(field.dataType()), columns.size() + 1));
      }
      TGetResultSetMetadataResp said = new TGetResultSetMetadataResp(Said.OK);
      said.setSchema(new TTableSchema(columns));
      return said;
    } catch (Exception failed) {
      return new TGetResultSetMetadataResp(Said.no(failed));
    }
  }

  @Override
  public TFetchResultsResp FetchResults(TFetchResultsReq asked) {
    try {
      boolean isFromStart = asked.getOrientation() == TFetchOrientation.FETCH_FIRST;
      TFetchResultsResp said = new TFetchResultsResp(Said.OK);
      // Drivers ask until no row comes; a log, which some ask for beside the rows, has none.
      said.setResults(
          asked.getFetchType() == 0
              ? Visit.current()
                  .answer(asked.getOperationHandle())
                  .take(Math.min(asked.getMaxRows(), 10_000), isFromStart)
              : Said.nothing());
      said.setHasMoreRows(false);
      return said;
    } catch (Exception failed) {
      return new TFetchResultsResp(Said.no(failed));
    }
  }
}
