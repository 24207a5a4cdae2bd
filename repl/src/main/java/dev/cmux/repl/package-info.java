/// The command line.
package dev.cmux.repl;
