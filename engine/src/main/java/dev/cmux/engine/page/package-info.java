/// How a surface works inside: its queue, its client, tabs, loads, state and waits. Not for users of the engine.
///
/// The rooms below carry out what has to do with one document: `act` and `draw` and `query` stand on `aria` and `view`, these on `style`, and all on
/// `dom`; `net` knows none of them. Nothing in them knows this package. All classes belong to one surface's thread unless they say otherwise.
package dev.cmux.engine.page;
