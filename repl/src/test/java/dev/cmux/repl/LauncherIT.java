package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The launcher and the session server, as the processes they are.
class LauncherIT {

  @Test
  void startsThroughALinkFromAnyFolder() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      CmuxProcess.Result result = cmux.bash("cd / && cmux --version");
      assertThat(result.err()).isEmpty();
      assertThat(result.status()).isZero();
      assertThat(result.out()).startsWith("cmux ").contains("HtmlUnit ").doesNotContain("development");
    }
  }

  @Test
  void aTaskKnowsTheVersionItRunsOn() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      Path task = Files.writeString(cmux.folder().resolve("version.cmux.js"), "console.log(`cmux ${cmux.version} (`);");
      CmuxProcess.Result result = cmux.bash("cmux --version && cmux run " + task);
      String[] lines = result.out().split("\n");
      assertThat(lines[0]).startsWith(lines[1]);
    }
  }

  @Test
  void aJdkThatIsTooOldOrMissingIsNamed() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      Path old = Files.createDirectories(cmux.folder().resolve("old/bin"));
      Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 9\n");
      Files.setPosixFilePermissions(old.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.writeString(cmux.folder().resolve("old/release"), "JAVA_VERSION=\"24.0.2\"\n");
      CmuxProcess.Result result = cmux.with("CMUX_JAVA_HOME", cmux.folder().resolve("old").toString()).bash("cmux --version; status=$?; unset CMUX_JAVA_HOME; exit $status");
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err()).startsWith("error: not_found: CMUX_JAVA_HOME is ").contains("not a JDK 25 or newer");
      cmux.with("CMUX_JAVA_HOME", "");
    }
  }

  @Test
  void theStartUpCacheIsMadeAgainWhenItsMakerWasKilled() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      Path making = launcherWithAJdkOfShell(cmux);
      CmuxProcess.Result result = cmux.bash("bash -c 'echo $$' >%s/pid; CMUX_AOT=now dist/cmux --version".formatted(making));
      assertThat(result.err()).isEqualTo("cmux: preparing the start-up cache\n");
      assertThat(cacheIn(making)).hasContent("cache");
      assertThat(making).doesNotExist();
    }
  }

  @Test
  void theStartUpCacheIsMadeThoughTheFolderIsDeletedMeanwhile() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      Path making = launcherWithAJdkOfShell(cmux);
      cmux.bash("here=$PWD; rm -r %s; mkdir gone; cd gone; rmdir $here/gone; CMUX_AOT=now $here/dist/cmux --version".formatted(making));
      assertThat(cacheIn(making)).hasContent("cache");
    }
  }

  @Test
  void theStartUpCacheIsMadeByOneAtATime() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      Path making = launcherWithAJdkOfShell(cmux);
      CmuxProcess.Result result =
          cmux.bash(
              """
              mkfifo go
              bash -c 'read -r _ <go; echo theirs >%2$s; rm -r %1$s' &
              echo $! >%1$s/pid
              CMUX_AOT=now dist/cmux --version 2>err &
              until grep -q preparing err 2>/dev/null; do :; done
              echo >go
              wait
              cat err >&2
              """
                  .formatted(making, cacheIn(making)));
      assertThat(result.err()).isEqualTo("cmux: preparing the start-up cache\n");
      assertThat(cacheIn(making)).hasContent("theirs");
    }
  }

  @Test
  void aStartUpCacheThatCouldNotBeMadeIsSpokenOfOnceAndTriedAgainSomeMinutesLater() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      Path making = launcherWithAJdkOfShell(cmux);
      Files.createFile(making.resolve("untold"));
      assertThat(cmux.bash("unset CMUX_AOT; dist/cmux --version").err()).startsWith("cmux: the start-up cache could not be made; it is tried again in five minutes").contains(making + "/log");
      assertThat(cmux.bash("unset CMUX_AOT; dist/cmux --version").err()).isEmpty();
      assertThat(cmux.bash("CMUX_AOT=now dist/cmux --version").err()).contains("it could not be made");
      CmuxProcess.Result later = cmux.bash("touch -d '6 minutes ago' %s; CMUX_AOT=now dist/cmux --version".formatted(making));
      assertThat(later.err()).isEqualTo("cmux: preparing the start-up cache\n");
      assertThat(cacheIn(making)).hasContent("cache");
    }
  }

  @Test
  void nothingIsLeftOfTheStartUpCachesOfEarlierBuilds() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      Path making = launcherWithAJdkOfShell(cmux);
      cmux.bash("cd dist/aot; rm -r *; echo x >short-old.aot; mkdir long-old.aot.making; echo x >long-old.aot.making/cache-1.aot.config; touch -d '1 hour ago' *; cd ../..; CMUX_AOT=now dist/cmux --version");
      assertThat(making.getParent()).isDirectoryContaining(path -> path.equals(cacheIn(making))).isDirectoryNotContaining(path -> path.toString().contains("old"));
    }
  }

  @Test
  void anAttemptToMakeTheStartUpCacheThatFailsLeavesItsLogOnly() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      Path making = launcherWithAJdkOfShell(cmux);
      cmux.bash("rm -r %s; sed -i 's/echo cache >\"\\${word#\\*=}\"/echo x >\"${word#*=}.config\"/' jdk/bin/java; CMUX_AOT=now dist/cmux --version".formatted(making));
      assertThat(Files.readString(cmux.folder().resolve("jdk/bin/java"))).contains(".config");
      assertThat(making).isDirectoryContaining("glob:**/log").isDirectoryNotContaining("glob:**/cache-*");
    }
  }

  @Test
  void aBatchUsesTheFirstCompilerAndTheCacheOfTheOthersUnlessToldOtherwise() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      launcherWithAJdkOfShell(cmux);
      cmux.bash("export CMUX_AOT=now; dist/cmux batch a.cmux.js; CMUX_JAVA_OPTS=-XX:TieredStopAtLevel=4 dist/cmux batch a.cmux.js; dist/cmux repl");
      assertThat(Files.readAllLines(cmux.folder().resolve("jdk/bin/java.log")))
          .satisfiesExactly(
              training -> assertThat(training).contains("-XX:AOTCacheOutput=", "/aot/long-").doesNotContain("TieredStopAtLevel"),
              batch -> assertThat(batch).contains("-XX:AOTCache=", "/aot/long-", " -XX:GCTimeRatio=9 -XX:TieredStopAtLevel=1 "),
              told -> assertThat(told).contains(" -XX:TieredStopAtLevel=1 -XX:TieredStopAtLevel=4 "),
              prompt -> assertThat(prompt).contains("-XX:AOTCache=", "/aot/long-").doesNotContain("TieredStopAtLevel"));
    }
  }

  private static Path cacheIn(Path making) {
    return making.resolveSibling(making.getFileName().toString().replace(".making", ""));
  }

  /// A distribution in `dist` whose JDK only writes start-up caches and what it was started with (`jdk/bin/java.log`), and the folder that claims the first of them.
  private static Path launcherWithAJdkOfShell(CmuxProcess cmux) throws IOException {
    Path jdk = cmux.folder().resolve("jdk");
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$*\" >>\"$0.log\"\nfor word; do case $word in -XX:AOTCacheOutput=*) /bin/pwd >&2 && echo cache >\"${word#*=}\" ;; esac; done\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    cmux.with("CMUX_JAVA_HOME", jdk.toString());
    Path dist = cmux.folder().resolve("dist");
    Files.createDirectories(dist.resolve("lib"));
    Files.createFile(dist.resolve("lib/cmux.jar"));
    Files.writeString(dist.resolve("build-id"), "test\n");
    Files.writeString(dist.resolve("jvm.flags"), "-Dflag\n");
    Files.copy(Path.of("../cmux"), dist.resolve("cmux"), StandardCopyOption.COPY_ATTRIBUTES);
    return Files.createDirectories(dist.resolve("aot/short-test-25.0.3" + jdk.toString().replace('/', '%') + ".aot.making"));
  }

  @Test
  void anInterruptStopsATaskWithStatus130() throws Exception {
    try (CmuxProcess cmux = new CmuxProcess()) {
      Files.writeString(cmux.folder().resolve("wait.cmux.js"), "console.log('started'); await new Promise((done) => setTimeout(done, 600000));");
      Process process = cmux.start("exec cmux run wait.cmux.js");
      assertThat(process.inputReader().readLine()).isEqualTo("started");
      // not SIGINT: a shell that runs these tests in the background ignores it for its children, and a JVM heeds that
      new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(process.errorReader().readLine()).isEqualTo("cmux: interrupted");
    }
  }

  @Test
  void manyFirstCommandsStartOneServer() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      CmuxProcess.Result result = cmux.bash("for i in 1 2 3 4; do cmux browser open about:blank & done; wait; cmux tree --json");
      assertThat(result.err()).isEmpty();
      assertThat(result.out().lines().limit(4)).containsExactlyInAnyOrder("surface:1", "surface:2", "surface:3", "surface:4");
    }
  }

  @Test
  void aKilledServerIsReplaced() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      long server = Long.parseLong(cmux.bash("cmux ping >&2; cat run/default.lock").out());
      // `kill` only asks: until it is gone, the system still takes connections for it.
      ProcessHandle.of(server).orElseThrow().destroyForcibly();
      ProcessHandle.of(server).ifPresent(process -> process.onExit().orTimeout(1, TimeUnit.MINUTES).join());
      assertThat(cmux.folder().resolve("run/default.sock")).exists();
      CmuxProcess.Result result = cmux.bash("cmux browser open about:blank");
      assertThat(result.out()).isEqualTo("surface:1\n");
      assertThat(result.err()).contains("the session server was killed");
    }
  }

  @Test
  void aServerWhoseFolderIsDeletedEnds() throws Exception {
    try (CmuxProcess cmux = new CmuxProcess()) {
      long server = Long.parseLong(cmux.bash("cmux ping >&2; cat run/default.lock; rm -r run").out());
      ProcessHandle.of(server).ifPresent(process -> process.onExit().orTimeout(1, TimeUnit.MINUTES).join());
    }
  }

  @Test
  void aTaskRunsOnALiveSurface() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      CmuxProcess.Result result =
          cmux.with("TEAM", "red")
              .bash(
                  """
                  cmux browser open about:blank >&2
                  echo 'console.log(surf.ref, cmux.params.n, cmux.args, cmux.env.TEAM)' | cmux run - --surface surface:1 --param n=1 --allow-env TEAM -- a --surface
                  CMUX_CLIENT=java cmux run none.cmux.js --surface surface:1
                  """);
      assertThat(result.out()).isEqualTo("surface:1 1 [ 'a', '--surface' ] red\n");
      assertThat(result.err()).contains("error: not_found: There is no file `none.cmux.js`.");
      assertThat(result.status()).isEqualTo(1);
    }
  }

  @Test
  void sessionsOfDifferentNamesShareNothing() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      CmuxProcess.Result result =
          cmux.bash("cmux browser open about:blank; cmux --session other tree; CMUX_SESSION=other cmux server stop; cmux tree");
      assertThat(result.out()).isEqualTo("surface:1\nNo surface is open.\nstopped: 0 surfaces closed\nsurface:1\n  * t1 about:blank\n");
    }
  }

  @Test
  void aFolderThatOthersCanEnterIsRefused() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      Path open = Files.createDirectory(cmux.folder().resolve("open"));
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
      CmuxProcess.Result result = cmux.bash("CMUX_RUNTIME_DIR=$PWD/open cmux ping");
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err()).startsWith("error: not_allowed:").contains("not a folder that only you can enter");
    }
  }

  @Test
  void aFolderOrSocketOfAnotherUserIsRefused() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a folder to another user");
    try (CmuxProcess cmux = new CmuxProcess()) {
      CmuxProcess.Result folder = cmux.bash("mkdir -m 700 theirs && chown 65534 theirs && CMUX_RUNTIME_DIR=$PWD/theirs cmux ping");
      assertThat(folder.status()).isEqualTo(1);
      assertThat(folder.err()).startsWith("error: not_allowed:").contains("not a folder that only you can enter (another user's, mode 700)");
      CmuxProcess.Result socket = cmux.bash("cmux ping && chown 65534 run/default.sock && cmux browser open about:blank; status=$?; chown 0 run/default.sock; exit $status");
      assertThat(socket.out()).isEqualTo("pong\n");
      assertThat(socket.err()).startsWith("error: not_allowed:").contains("default.sock, is another user's.");
      assertThat(socket.status()).isEqualTo(1);
    }
  }

  @Test
  void aSessionNameThatIsNoneIsWrongUsage() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      CmuxProcess.Result result = cmux.bash("cmux --session ../x tree --json");
      assertThat(result.status()).isEqualTo(2);
      assertThat(result.err()).startsWith("{\"ok\":false,\"error\":{\"code\":\"invalid_params\",\"message\":\"The session name `../x` is not made of");
    }
  }

  @Test
  void theJavaClientDoesWhatTheQuickOneDoes() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      String commands =
          """
          echo '1 + 1' | cmux browser surface:1 eval -
          cmux browser surface:1 eval '"Zoë"' --json
          cmux browser surface:1 clik a; echo $?
          cmux --json browser surface:9 get url; echo $?
          """;
      cmux.bash("cmux browser open about:blank");
      CmuxProcess.Result quick = cmux.bash(commands);
      CmuxProcess.Result java = cmux.with("CMUX_CLIENT", "java").bash(commands);
      assertThat(java).isEqualTo(quick);
      assertThat(quick.out()).isEqualTo("2\n{\"ok\":true,\"surface_ref\":\"surface:1\",\"value\":\"Zoë\"}\n2\n1\n");
      assertThat(quick.err()).contains("Did you mean `click`?", "{\"ok\":false,\"error\":{\"code\":\"not_found\"");
    }
  }

  @Test
  void aServerThatDoesNotRunSaysSoAndIsNotStarted() throws IOException {
    try (CmuxProcess cmux = new CmuxProcess()) {
      CmuxProcess.Result result = cmux.bash("cmux server status");
      assertThat(result).isEqualTo(new CmuxProcess.Result(0, "No session server is running.\n", ""));
      assertThat(cmux.folder().resolve("run/default.lock")).doesNotExist();
    }
  }
}
