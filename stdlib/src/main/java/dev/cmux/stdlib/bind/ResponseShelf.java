package dev.cmux.stdlib.bind;

import dev.cmux.engine.command.Response;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.verb.Answers;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps the last responses of a script, so that bodies cross over only when they are asked for.
final class ResponseShelf {

  private static final int MOST = 256;

  private final Map<Long, Response> responses =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Response> eldest) {
          return size() > MOST;
        }
      };

  private long last;

  /// The plain form of a response, with the number its body can be had under.
  synchronized Map<String, Object> keep(Response response) {
    Map<String, Object> plain = new LinkedHashMap<>();
    if (Answers.plain(response) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> plain.put(String.valueOf(key), value));
    }
    responses.put(++last, response);
    plain.put("body", last);
    return plain;
  }

  String text(Object number) {
    return find(number).text();
  }

  byte[] bytes(Object number) {
    return find(number).body().bytes();
  }

  /// @throws EngineException `io_error` when the response is no longer kept
  private synchronized Response find(Object number) {
    Response response = number instanceof Number n ? responses.get(n.longValue()) : null;
    if (response == null) {
      throw EngineException.ioError("The body of this response is no longer kept.")
          .withHint("Read it before %d more responses have come.".formatted(MOST));
    }
    return response;
  }
}
