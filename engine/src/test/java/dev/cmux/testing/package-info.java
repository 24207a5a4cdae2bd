/// What the tests of all modules share.
package dev.cmux.testing;
