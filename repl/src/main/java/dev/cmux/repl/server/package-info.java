/// The long-lived half of the session commands: holds the surfaces between one command and the next.
package dev.cmux.repl.server;
