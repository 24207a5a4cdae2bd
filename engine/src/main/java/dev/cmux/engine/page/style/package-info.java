/// The cascade: style sheets, media queries, layers, and the computed styles of an element. HtmlUnit's own walks the whole document an element.
package dev.cmux.engine.page.style;
