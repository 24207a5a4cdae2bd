/// What a user sees: boxes, visibility, what can have the focus, and the text as it is drawn.
package dev.cmux.engine.page.view;
