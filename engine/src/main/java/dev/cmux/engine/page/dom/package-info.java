/// What every other room asks of a document: the tree a user sees (shadow trees and slots included), labels, groups, and the state of controls
/// that HtmlUnit keeps to itself.
package dev.cmux.engine.page.dom;
