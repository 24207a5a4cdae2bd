/// The verbs as tools of the Model Context Protocol, for coding agents. Only this package imports the protocol's SDK.
package dev.cmux.repl.mcp;
