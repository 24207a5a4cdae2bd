/// Makes today's web pages run on HtmlUnit's page engine: newer JavaScript is lowered, modules are linked, page
/// scripts can be stopped, compiled scripts are shared.
///
/// The way in is [ModernPages]: one a process, `install` once for every new `WebClient`.
package dev.cmux.engine.modern;
