/// The verbs as data: every command a surface can carry out is a record of this package.
package dev.cmux.engine.command;
