/// What a batch leaves for people and for CI servers: one result, three forms. Reads batches, knows neither terminals nor scripts.
package dev.cmux.repl.report;
