/// What scripts can import: their own files, packages in `node_modules`, and the built-in `cmux:*`.
package dev.cmux.stdlib.modules;
