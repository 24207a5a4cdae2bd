/// Runs one task file from start to end.
package dev.cmux.repl.run;
