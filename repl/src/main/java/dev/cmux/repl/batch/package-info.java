/// Many jobs: task files times rows, each job in a world of its own, with a journal that survives whatever ends the process.
package dev.cmux.repl.batch;
