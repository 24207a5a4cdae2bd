/// Targets to elements: selectors, roles, texts, labels and XPath; and what to say when none or too many match.
package dev.cmux.engine.page.query;
