/// URLs as browsers read them: hosts, origins, and rules that pick them out.
package dev.cmux.engine.url;
