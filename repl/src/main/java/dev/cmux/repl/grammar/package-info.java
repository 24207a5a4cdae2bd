/// The words of a command line: what a command takes, how words become arguments, and the help that says so.
///
/// Ours because it lies on the path of every start. Picocli's classes are in the Java 5 class file format, which the JVM's
/// start-up cache cannot keep: with it `cmux --version` took 210 ms, of which it was 130.
package dev.cmux.repl.grammar;
