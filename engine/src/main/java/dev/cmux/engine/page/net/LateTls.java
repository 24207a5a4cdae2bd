package dev.cmux.engine.page.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// The JDK's TLS with the JDK's trust, set up when the first connection asks for it.
///
/// HtmlUnit sets TLS up with every client (5.5.0, `HttpWebConnection.createHttpClientBuilder`), which reads all the certificates the JDK
/// trusts: a tenth of what a client costs before its first page, even when that comes by plain HTTP. Each client gets one of its own, because
/// sessions that servers could recognize stay in it.
public final class LateTls extends SSLContext {

  public LateTls() {
    this(LateTls::ofTheJdk);
  }

  /// @param made asked once, when TLS is needed
  public LateTls(Supplier<SSLContext> made) {
    super(new Late(made), null, "TLS");
  }

  private static SSLContext ofTheJdk() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context;
    } catch (NoSuchAlgorithmException | KeyManagementException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Late extends SSLContextSpi {
    private final Supplier<SSLContext> maker;
    private SSLContext made;

    Late(Supplier<SSLContext> maker) {
      this.maker = maker;
    }

    private synchronized SSLContext made() {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) throws KeyManagementException {
      made().init(keys, trust, random);
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return new Sockets(() -> made().getSocketFactory());
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return made().getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return made().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return made().createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return made().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return made().getClientSessionContext();
    }
  }

  private static final class Sockets extends SSLSocketFactory {
    private final Supplier<SSLSocketFactory> made;

    Sockets(Supplier<SSLSocketFactory> made) {
      this.made = made;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return made.get().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return made.get().getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
      return made.get().createSocket();
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean closes) throws IOException {
      return made.get().createSocket(connected, host, port, closes);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return made.get().createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
      return made.get().createSocket(host, port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return made.get().createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
      return made.get().createSocket(host, port, from, fromPort);
    }
  }
}
