package dev.cmux.engine.page.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.http.conn.DnsResolver;

/// Where hosts are. Names below `localhost` are this machine, whether the system's resolver knows them or not, as in browsers.
/// https://www.rfc-editor.org/rfc/rfc6761#section-6.3
public final class HostNames implements DnsResolver {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    String name = host.toLowerCase(Locale.ROOT);
    return name.endsWith(".localhost") || name.endsWith(".localhost.")
        ? new InetAddress[] {InetAddress.getByAddress(host, LOOPBACK)}
        : InetAddress.getAllByName(host);
  }
}
