/// The web platform that HtmlUnit lacks: what a page script finds on `window`, beyond the language itself.
///
/// Two kinds of parts. Java host objects for what touches the tree, the network or the JDK; small scripts
/// (resources beside this package) for what is plainer in JavaScript. Both are written in what the page engine
/// runs without lowering. Rarely used parts load when a page first touches them.
///
/// Rule of the house: what cannot work is absent, so that feature detection tells the truth.
package dev.cmux.engine.modern.platform;
