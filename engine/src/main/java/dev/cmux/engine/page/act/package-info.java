/// What a user does: pointer, keyboard, focus, fields, forms and clipboard, with the complete sequences of events that a browser sends.
package dev.cmux.engine.page.act;
