package dev.cmux.engine.page.act;

/// One key as a press of it is told to a page.
///
/// @param key what it means, `a`, `A`, `Enter`
/// @param code which key of the keyboard it is, `KeyA`, `Enter`; empty for keys without one
/// @param keyCode the legacy number
/// @param location 1 left, 2 right, 3 numeric keypad, otherwise 0
/// @param text what it types; empty when nothing
record Key(String key, String code, int keyCode, int location, String text) {}
