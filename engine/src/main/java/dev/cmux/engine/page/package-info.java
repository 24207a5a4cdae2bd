/// How a surface works inside: everything that touches HtmlUnit. Not for users of the engine.
///
/// All classes here belong to one surface's thread unless they say otherwise.
package dev.cmux.engine.page;
