package dev.cmux.engine.modern.platform;

/// Where a response goes, on the thread of the request: the head once, then the body in pieces. That the task returns is the end.
interface FetchSink {

  void head(FetchResult result);

  void bytes(byte[] piece);
}
