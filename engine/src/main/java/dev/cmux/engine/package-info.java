/// Isolated headless browser sessions, for Java programs: {@link dev.cmux.engine.Browser#open} gives a {@link
/// dev.cmux.engine.Surface}, whose `perform` carries out the records of {@link dev.cmux.engine.command}.
package dev.cmux.engine;
