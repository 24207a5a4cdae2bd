/// A document as the renderer takes it: styles written out, controls as pictures.
package dev.cmux.engine.page.draw;
