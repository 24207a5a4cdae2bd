package dev.cmux.stdlib.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// One call from the script.
///
/// @param arguments plain Java values; `undefined` is `null`
/// @param at where in the user's files the call stands, when it stands in one
public record HostCall(List<Object> arguments, Optional<CallSite> at) {

  public HostCall {
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
  }

  /// The argument at a position, or `null` beyond the last.
  public Object argument(int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }
}
