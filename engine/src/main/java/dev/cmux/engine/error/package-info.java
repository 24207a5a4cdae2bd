/// What can go wrong: one exception type and the list of its codes.
package dev.cmux.engine.error;
