/// Draws documents: turns a page's elements and styles into PNG and PDF. Knows the renderer and no page; loaded when something is drawn.
package dev.cmux.engine.render;
