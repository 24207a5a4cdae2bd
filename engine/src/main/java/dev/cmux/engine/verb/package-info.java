/// The one description of every verb: its name, parameters, help, and how the command is made of arguments.
///
/// JavaScript, the command line, completion, help, the generated documentation and the agent protocol all read this table.
package dev.cmux.engine.verb;
