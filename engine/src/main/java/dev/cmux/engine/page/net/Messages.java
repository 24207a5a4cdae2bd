package dev.cmux.engine.page.net;

import dev.cmux.engine.network.Body;
import dev.cmux.engine.network.Headers;
import dev.cmux.engine.network.Request;
import dev.cmux.engine.network.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.htmlunit.FormEncodingType;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.WebResponseData;
import org.htmlunit.http.HttpStatus;
import org.htmlunit.http.HttpUtils;
import org.htmlunit.util.NameValuePair;
import org.htmlunit.util.UrlUtils;

/// HtmlUnit's requests and responses in the terms of `dev.cmux.engine.network`, and back.
final class Messages {

  private Messages() {}

  static Request request(WebRequest request) {
    Headers headers = Headers.none();
    for (Map.Entry<String, String> header : request.getAdditionalHeaders().entrySet()) {
      headers = headers.plus(header.getKey(), header.getValue());
    }
    if (isMultipart(request)) {
      MultipartBody form = MultipartBody.of(request.getRequestParameters(), request.getCharset());
      return new Request(
          request.getHttpMethod().name(), request.getUrl().toExternalForm(), headers.plus("Content-Type", form.contentType()), form.body());
    }
    Body body = body(request);
    if (!body.isEmpty() && headers.first("Content-Type").isEmpty() && request.getEncodingType() != null) {
      headers = headers.plus("Content-Type", request.getEncodingType().getName());
    }
    return new Request(request.getHttpMethod().name(), request.getUrl().toExternalForm(), headers, body);
  }

  private static boolean isMultipart(WebRequest request) {
    return request.getRequestBody() == null
        && request.getHttpMethod() == HttpMethod.POST
        && request.getEncodingType() == FormEncodingType.MULTIPART
        && !request.getRequestParameters().isEmpty();
  }

  private static Body body(WebRequest request) {
    if (request.getRequestBody() != null) {
      return Body.of(request.getRequestBody().getBytes(request.getCharset()));
    }
    List<NameValuePair> fields = request.getRequestParameters();
    return fields.isEmpty() || request.getHttpMethod() == HttpMethod.GET
        ? Body.empty()
        : Body.of(HttpUtils.toQueryFormFields(fields, request.getCharset()));
  }

  /// The changed request; what a {@link Request} does not say is as in the original.
  static WebRequest webRequest(Request changed, WebRequest original) throws MalformedURLException {
    WebRequest request = new WebRequest(UrlUtils.toUrlUnsafe(changed.url()), HttpMethod.valueOf(changed.method().toUpperCase(Locale.ROOT)));
    request.setCharset(original.getCharset());
    request.setTimeout(original.getTimeout());
    request.setFetchDestination(original.getFetchDestination());
    request.setRequestingUrl(original.getRequestingUrl());
    changed.headers().lines().forEach(line -> request.setAdditionalHeader(line.name(), line.value()));
    if (!changed.body().isEmpty()) {
      request.setEncodingType(FormEncodingType.TEXT_PLAIN);
      // HtmlUnit's bodies are texts: each byte is a character here, and goes out as that byte
      request.setCharset(StandardCharsets.ISO_8859_1);
      request.setRequestBody(new String(changed.body().bytes(), StandardCharsets.ISO_8859_1));
    }
    return request;
  }

  static Response response(WebResponse response) throws IOException {
    Headers headers = Headers.none();
    for (NameValuePair header : response.getResponseHeaders()) {
      headers = headers.plus(header.getName(), header.getValue());
    }
    try (InputStream body = response.getContentAsStream()) {
      Body bytes = body == null ? Body.empty() : Body.of(body.readAllBytes());
      return new Response(response.getStatusCode(), response.getStatusMessage(), headers, bytes);
    }
  }

  static WebResponse webResponse(Response response, WebRequest request) {
    List<NameValuePair> headers =
        response.headers().lines().stream().map(line -> new NameValuePair(line.name(), line.value())).toList();
    String text = response.statusText().isEmpty() ? reason(response.status()) : response.statusText();
    return new WebResponse(new WebResponseData(response.body().bytes(), response.status(), text, headers), request, 0);
  }

  private static String reason(int status) {
    return switch (status) {
      case HttpStatus.OK_200 -> "OK";
      case HttpStatus.CREATED_201 -> "Created";
      case HttpStatus.NO_CONTENT_204 -> "No Content";
      case HttpStatus.FOUND_302 -> "Found";
      case HttpStatus.BAD_REQUEST_400 -> "Bad Request";
      case HttpStatus.UNAUTHORIZED_401 -> "Unauthorized";
      case HttpStatus.FORBIDDEN_403 -> "Forbidden";
      case HttpStatus.NOT_FOUND_404 -> "Not Found";
      case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "Internal Server Error";
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> "Service Unavailable";
      default -> "Status " + status;
    };
  }
}
