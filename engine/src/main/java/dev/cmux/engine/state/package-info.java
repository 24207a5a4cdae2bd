/// What a surface remembers, as data: cookies, web storage by exact origin, tabs. Reads and writes the files
/// that hold it, compares, filters and merges it. Knows no page.
package dev.cmux.engine.state;
