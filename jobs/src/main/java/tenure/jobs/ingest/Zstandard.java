package tenure.jobs.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionInputStream;
import org.apache.hadoop.io.compress.CompressionOutputStream;
import org.apache.hadoop.io.compress.Compressor;
import org.apache.hadoop.io.compress.Decompressor;
import org.apache.hadoop.io.compress.GzipCodec;

/** Reads files that end in .zst; Hadoop's own codec needs a native library that few have. */
public final class Zstandard implements CompressionCodec {
  /** Options of Spark's reader that make it known. */
  static final Map<String, String> OPTIONS =
      Map.of("io.compression.codecs", GzipCodec.class.getName() + "," + Zstandard.class.getName());

  private static final String READ_ONLY = "Extracts are read, never written";

  @Override
  public CompressionInputStream createInputStream(InputStream in) throws IOException {
    return new Unpacked(in);
  }

  @Override
  public CompressionInputStream createInputStream(InputStream in, Decompressor none)
      throws IOException {
    return createInputStream(in);
  }

  @Override
  public Class<? extends Decompressor> getDecompressorType() {
    return null;
  }

  @Override
  public Decompressor createDecompressor() {
    return null;
  }

  @Override
  public String getDefaultExtension() {
    return ".zst";
  }

  @Override
  public CompressionOutputStream createOutputStream(OutputStream out) {
    throw new UnsupportedOperationException(READ_ONLY);
  }

  @Override
  public CompressionOutputStream createOutputStream(OutputStream out, Compressor compressor) {
    throw new UnsupportedOperationException(READ_ONLY);
  }

  @Override
  public Class<? extends Compressor> getCompressorType() {
    return null;
  }

  @Override
  public Compressor createCompressor() {
    return null;
  }

  /** The unpacked bytes. */
  private static final class Unpacked extends CompressionInputStream {
    private final InputStream unpacked;

    Unpacked(InputStream packed) throws IOException {
      super(packed);
      this.unpacked = new ZstdInputStream(packed);
    }

    @Override
    public int read() throws IOException {
      return unpacked.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return unpacked.read(into, from, length);
    }

    @Override
    public void resetState() {
      throw new UnsupportedOperationException("A packed file is read from its beginning");
    }

    @Override
    public void close() throws IOException {
      unpacked.close();
      super.close();
    }
  }
}
