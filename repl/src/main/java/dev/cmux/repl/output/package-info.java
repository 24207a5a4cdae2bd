/// What the command line writes: results to standard output, errors and progress to standard error.
package dev.cmux.repl.output;
