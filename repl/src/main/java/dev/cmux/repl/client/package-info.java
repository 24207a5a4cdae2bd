/// The short-lived half of the session commands: sends its words to the session server and prints what comes back.
package dev.cmux.repl.client;
