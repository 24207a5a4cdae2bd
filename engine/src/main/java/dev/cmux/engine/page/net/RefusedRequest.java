package dev.cmux.engine.page.net;

import dev.cmux.engine.error.EngineException;
import java.io.IOException;

/// A request that we did not let happen or did not let finish, in the only clothes HtmlUnit passes on.
public final class RefusedRequest extends IOException {

  private static final long serialVersionUID = 1L;

  private final EngineException reason;

  public RefusedRequest(EngineException reason) {
    super(reason.getMessage(), reason);
    this.reason = reason;
  }

  EngineException reason() {
    return reason;
  }
}
