package tenure.jobs.serve;

import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TCancelDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TCancelDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TDownloadDataReq;
import org.apache.hive.service.rpc.thrift.TDownloadDataResp;
import org.apache.hive.service.rpc.thrift.TGetDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TGetDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TGetQueryIdReq;
import org.apache.hive.service.rpc.thrift.TGetQueryIdResp;
import org.apache.hive.service.rpc.thrift.TRenewDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TRenewDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TSetClientInfoReq;
import org.apache.hive.service.rpc.thrift.TSetClientInfoResp;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TUploadDataReq;
import org.apache.hive.service.rpc.thrift.TUploadDataResp;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;

/**
 * The calls of the protocol that have no place where marts are read: tokens of Kerberos and files.
 */
abstract class Unanswered implements TCLIService.Iface {
  private static TStatus no(String what) {
    return Said.no(new Refused(what));
  }

  @Override
  public TGetDelegationTokenResp GetDelegationToken(TGetDelegationTokenReq asked) {
    return new TGetDelegationTokenResp(no("A token"));
  }

  @Override
  public TCancelDelegationTokenResp CancelDelegationToken(TCancelDelegationTokenReq asked) {
    return new TCancelDelegationTokenResp(no("A token"));
  }

  @Override
  public TRenewDelegationTokenResp RenewDelegationToken(TRenewDelegationTokenReq asked) {
    return new TRenewDelegationTokenResp(no("A token"));
  }

  @Override
  public TGetQueryIdResp GetQueryId(TGetQueryIdReq asked) {
    return new TGetQueryIdResp("");
  }

  /** What a tool calls itself changes nothing. */
  @Override
  public TSetClientInfoResp SetClientInfo(TSetClientInfoReq asked) {
    return new TSetClientInfoResp(Said.OK);
  }

  @Override
  public TUploadDataResp UploadData(TUploadDataReq asked) throws TException {
    throw new TApplicationException(new Refused("A file").getMessage());
  }

  @Override
  public TDownloadDataResp DownloadData(TDownloadDataReq asked) throws TException {
    throw new TApplicationException(new Refused("A file").getMessage());
  }
}
