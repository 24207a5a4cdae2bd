/// What goes over the Unix domain socket between a command and the session server, and where that socket is. Uses the JDK only, and little of it:
/// the client's start-up is on every command's bill.
package dev.cmux.repl.wire;
