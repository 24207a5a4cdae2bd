/// The script host: evaluates task files and REPL lines against the global `cmux`.
package dev.cmux.stdlib;
