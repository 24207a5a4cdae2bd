/// What assistive technology perceives: roles, names and states by the standards, and the snapshot with its refs.
package dev.cmux.engine.page.aria;
