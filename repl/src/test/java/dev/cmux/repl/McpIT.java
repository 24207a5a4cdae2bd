package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cmux mcp` as a client of the protocol sees it, through the official SDK.
class McpIT {

  private static McpSyncClient connect(String... more) {
    String launcher = Path.of("").toAbsolutePath().resolveSibling("cmux").toString();
    ServerParameters server =
        ServerParameters.builder(launcher).args(java.util.stream.Stream.concat(java.util.stream.Stream.of("mcp"), java.util.stream.Stream.of(more)).toList())
            .env(Map.of("CMUX_AOT", "off"))
            .build();
    McpSyncClient client =
        McpClient.sync(new StdioClientTransport(server, McpJsonDefaults.getMapper()))
            .requestTimeout(Duration.ofMinutes(2))
            .initializationTimeout(Duration.ofMinutes(2))
            .build();
    client.initialize();
    return client;
  }

  private static String call(McpSyncClient client, boolean failing, String tool, Map<String, Object> arguments) {
    CallToolResult result = client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    String text = ((TextContent) result.content().getFirst()).text();
    assertThat(result.isError()).as(text).isEqualTo(failing);
    return text;
  }

  @Test
  void anAgentOpensLooksActsAndReads() {
    try (TestSite site = TestSite.start();
        McpSyncClient client = connect()) {
      site.page("/", "<title>Form</title><label>Name <input id=n></label><button onclick='document.title = document.getElementById(\"n\").value'>Save</button>");
      assertThat(call(client, false, "open", Map.of("url", site.url("/"), "name", "form"))).isEqualTo("surface:1 (form) %s \"Form\"".formatted(site.url("/")));
      String snapshot = call(client, false, "snapshot", Map.of("surface", "form", "interactive", true));
      assertThat(snapshot).contains("- textbox \"Name\" [ref=e1]", "- button \"Save\" [ref=e2]");
      call(client, false, "fill", Map.of("surface", "form", "target", "e1", "text", "Ada"));
      assertThat(call(client, false, "click", Map.of("surface", "form", "target", "e2", "snapshotAfter", true))).startsWith("- document \"Ada\"");
      assertThat(call(client, true, "click", Map.of("surface", "form", "target", "#nope", "timeoutMs", 0))).startsWith("error: not_found:").contains("hint:");
      assertThat(call(client, false, "close", Map.of("surface", "surface:1"))).isEqualTo("OK");
    }
  }

  @Test
  void aScreenshotIsAPictureAndAFileOnRequest(@TempDir Path folder) throws IOException {
    try (TestSite site = TestSite.start();
        McpSyncClient client = connect("--tools", "all")) {
      site.page("/", "<title>Red</title><body style='margin:0;background:red'><p id=p style='margin:0;width:40px;height:20px;background:blue'></p>");
      call(client, false, "open", Map.of("url", site.url("/"), "name", "red", "viewport", Map.of("width", 200, "height", 100)));
      BufferedImage whole = picture(client, Map.of("surface", "red"));
      assertThat(List.of(whole.getWidth(), whole.getHeight())).containsExactly(200, 100);
      assertThat(whole.getRGB(150, 90) & 0xffffff).isEqualTo(0xff0000);
      BufferedImage element = picture(client, Map.of("surface", "red", "selector", "#p"));
      assertThat(List.of(element.getWidth(), element.getHeight())).containsExactly(40, 20);
      assertThat(element.getRGB(20, 10) & 0xffffff).isEqualTo(0x0000ff);
      Path file = folder.resolve("red.png");
      call(client, false, "screenshot", Map.of("surface", "red", "path", file.toString()));
      assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(200);
      assertThat(call(client, true, "screenshot", Map.of("surface", "red", "selector", "#nope", "timeoutMs", 0))).startsWith("error: not_found:");
    }
  }

  private static BufferedImage picture(McpSyncClient client, Map<String, Object> arguments) throws IOException {
    CallToolResult result = client.callTool(CallToolRequest.builder("screenshot").arguments(arguments).build());
    ImageContent content = (ImageContent) result.content().getFirst();
    assertThat(content.mimeType()).isEqualTo("image/png");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(content.data())));
    assertThat(image).as("a PNG that can be read").isNotNull();
    return image;
  }

  @Test
  void everyVerbIsAToolOnRequestAndFewAreByDefault() {
    List<String> everyday;
    try (McpSyncClient client = connect()) {
      everyday = client.listTools().tools().stream().map(Tool::name).toList();
    }
    try (McpSyncClient client = connect("--tools", "all")) {
      List<String> all = client.listTools().tools().stream().map(Tool::name).toList();
      assertThat(everyday).hasSizeLessThan(30).contains("open", "snapshot", "click", "get_text", "state_save").doesNotContain("keydown");
      assertThat(all).containsAll(everyday).contains("keydown", "scroll_into_view", "storage_local_set");
    }
  }
}
