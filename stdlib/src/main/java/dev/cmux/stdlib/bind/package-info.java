/// The global `cmux`: surfaces for scripts.
package dev.cmux.stdlib.bind;
