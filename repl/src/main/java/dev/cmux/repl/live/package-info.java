/// What a batch shows while it runs and when it ends: a live view at a terminal, plain lines elsewhere.
package dev.cmux.repl.live;
