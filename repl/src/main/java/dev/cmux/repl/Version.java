package dev.cmux.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/// The versions of cmux and of what it is made of, as the jar's manifest has them; `development` when the classes run outside a jar.
record Version(String cmux, String htmlUnit, String graalJs) {

  static Version current() {
    Attributes manifest = manifest();
    return new Version(
        read(manifest, "Implementation-Version"), read(manifest, "HtmlUnit-Version"), read(manifest, "GraalJS-Version"));
  }

  /// `cmux 0.1.0 (JDK 25.0.3, HtmlUnit 5.5.0, GraalJS 25.0.3)`
  @Override
  public String toString() {
    return "cmux %s (JDK %s, HtmlUnit %s, GraalJS %s)".formatted(cmux, jdk(), htmlUnit, graalJs);
  }

  static String jdk() {
    return System.getProperty("java.version");
  }

  private static String read(Attributes manifest, String name) {
    String value = manifest.getValue(name);
    return value == null ? "development" : value;
  }

  private static Attributes manifest() {
    String classFile = Version.class.getResource("Version.class").toString();
    int end = classFile.indexOf("!/");
    if (end < 0) {
      return new Attributes();
    }
    try (InputStream in = java.net.URI.create(classFile.substring(0, end) + "!/META-INF/MANIFEST.MF").toURL().openStream()) {
      return new Manifest(in).getMainAttributes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
