package dev.cmux.engine.page.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.WebResponseData;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Chromium suggested for these headers is what is expected here, except where the name of a device is kept from being one.
class DownloadNameTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      attachment; filename*=UTF-8''%E2%82%AC.csv                                 | €.csv
      attachment; filename*=ISO-8859-1''%A3.txt                                  | £.txt
      attachment; filename="x;y.csv"; filename*=utf-8'en'z%20z.csv               | z z.csv
      attachment; filename*=UTF-8''z.csv; filename="x.csv"                       | z.csv
      attachment; filename*=UTF-8''%FF.csv; filename="x.csv"                     | x.csv
      attachment; filename*=NO-SUCH''z.csv; filename="x.csv"                     | x.csv
      attachment; filename*=UTF-8''bad%ZZ.csv; filename=fallback.csv             | bad%ZZ.csv
      attachment; filename*="UTF-8''quoted.csv"                                  | dl
      attachment; filename=plain.csv                                             | plain.csv
      attachment; FILENAME = "sp.csv"                                            | sp.csv
      attachment; filename=un quoted name.csv                                    | un quoted name.csv
      attachment; filename='single.csv'                                          | 'single.csv'
      attachment; filename="a\\"b.csv"                                           | a_b.csv
      attachment; filename="a;b.csv"; size=3                                     | a;b.csv
      attachment; filename="%E2%82%AC.csv"                                       | €.csv
      attachment; filename="100%.csv"                                            | 100%.csv
      attachment; filename="../../etc/passwd"                                    | _.._etc_passwd
      attachment; filename="a\\\\b.csv"                                          | a_b.csv
      attachment; filename="C:\\\\x\\\\y.csv"                                    | C__x_y.csv
      attachment; filename="name<>:?*.csv"                                       | name_____.csv
      attachment; filename=".hidden"                                             | hidden
      attachment; filename=".."                                                  | download
      attachment; filename="trail."                                              | trail_
      attachment; filename="CON.txt"                                             | _CON.txt
      attachment; filename="nul"                                                 | _nul
      attachment; filename="conquest.txt"                                        | conquest.txt
      attachment; name="nm.csv"                                                  | dl
      attachment; filename=""                                                    | dl
      attachment                                                                 | dl
      inline; filename="inl.csv"                                                 | inl.csv
      """)
  void theHeaderSaysTheName(String header, String name) {
    assertThat(DownloadName.of(response("http://localhost/dl", "x/y", header), "")).isEqualTo(name);
  }

  @Test
  void bytesOfUtf8MayStandInTheHeader() {
    String header = new String("attachment; filename=café.csv".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(DownloadName.of(response("http://localhost/dl", "x/y", header), "")).isEqualTo("café.csv");
    assertThat(DownloadName.of(response("http://localhost/dl", "x/y", "attachment; filename=café.csv"), "")).isEqualTo("café.csv");
  }

  @Test
  void theHeaderGoesBeforeTheLinkAndTheLinkBeforeTheAddress() {
    assertThat(DownloadName.of(response("http://localhost/dl", "x/y", "attachment; filename=a.csv"), "b.csv")).isEqualTo("a.csv");
    assertThat(DownloadName.of(response("http://localhost/dl", "x/y", "attachment"), "b.csv")).isEqualTo("b.csv");
    assertThat(DownloadName.of(response("http://localhost/dl", "x/y", null), "../b/c.csv")).isEqualTo("_b_c.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/a/report,text/csv,report.csv",
    "http://localhost/report.dat,text/csv,report.dat",
    "http://localhost/%E2%82%AC.csv?x=/y,text/csv,€.csv",
    "http://localhost/,text/html,download.html",
    "http://localhost/,x/y,download",
  })
  void theAddressIsTheLastResort(String url, String type, String name) {
    assertThat(DownloadName.of(response(url, type, null), "")).isEqualTo(name);
  }

  @Test
  void longNamesAreCutBeforeTheirExtension() {
    assertThat(DownloadName.of(response("http://localhost/dl", "x/y", null), "€".repeat(300) + ".csv")).isEqualTo("€".repeat(65) + ".csv");
    assertThat(DownloadName.of(response("http://localhost/dl", "x/y", null), "a\u202Egnp.exe\u0000")).isEqualTo("a_gnp.exe_");
  }

  private static WebResponse response(String url, String type, String disposition) {
    List<NameValuePair> headers =
        disposition == null
            ? List.of(new NameValuePair("Content-Type", type))
            : List.of(new NameValuePair("Content-Type", type), new NameValuePair("Content-Disposition", disposition));
    try {
      return new WebResponse(new WebResponseData(new byte[0], 200, "OK", headers), new WebRequest(URI.create(url).toURL()), 0);
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
