package dev.cmux.engine.page.style;

import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorSpecificity;

/// One selector with its declarations.
///
/// @param pseudo empty or the name of a pseudo-element
/// @param layer the full name of the cascade layer, empty outside of all
/// @param order the place in its style sheet
record StyleRule(
    Selector selector, String pseudo, SelectorSpecificity specificity, String layer, int order, DeclarationBlock declarations) {}
