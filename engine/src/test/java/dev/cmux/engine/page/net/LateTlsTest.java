package dev.cmux.engine.page.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class LateTlsTest {

  @Test
  void isSetUpByTheFirstSocketAndOnlyOnce() throws Exception {
    SSLContext real = SSLContext.getInstance("TLS");
    real.init(null, null, null);
    List<SSLContext> made = new ArrayList<>();
    LateTls late = new LateTls(() -> {
      made.add(real);
      return real;
    });
    SSLSocketFactory sockets = late.getSocketFactory();
    assertThat(made).isEmpty();
    try (SSLSocket first = (SSLSocket) sockets.createSocket(); SSLSocket second = (SSLSocket) sockets.createSocket()) {
      assertThat(first.getEnabledProtocols()).isEqualTo(second.getEnabledProtocols()).isEqualTo(real.getDefaultSSLParameters().getProtocols());
    }
    assertThat(made).hasSize(1);
  }

  @Test
  void isTheTlsOfTheJdk() throws Exception {
    assertThat(new LateTls().getDefaultSSLParameters().getCipherSuites()).isEqualTo(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites());
  }
}
