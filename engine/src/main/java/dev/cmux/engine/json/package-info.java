/// Plain values from outside, JSON text or a script's objects, read with errors that name the place.
package dev.cmux.engine.json;
