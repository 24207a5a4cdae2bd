/// Parts of a surface's network that know no page: routes and recordings on the way of a request, transfers that can be broken off, encodings, TLS
/// that is set up late, and HtmlUnit's failures in words.
package dev.cmux.engine.page.net;
