/// Files that must never be half written, and what to say when one cannot be read or written.
package dev.cmux.engine.file;
