/// The prompt: reads what is typed, has it evaluated, and shows what came of it. The only package that knows the terminal library.
///
/// The terminal stands on one side ({@link dev.cmux.repl.shell.Console}), the evaluation on the other ({@link dev.cmux.repl.shell.Session}),
/// and {@link dev.cmux.repl.shell.Repl} between them; each is tested without the others.
package dev.cmux.repl.shell;
