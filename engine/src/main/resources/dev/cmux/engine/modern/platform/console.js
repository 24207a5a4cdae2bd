// What the engine's console lacks. https://console.spec.whatwg.org/
(function (host, window) {
  'use strict';
  var console = window.console;
  var tools = host.tools;

  function group() {
    if (arguments.length) { console.log.apply(console, arguments); }
  }
  function cell(value) {
    return value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  function rowOf(value, index, columns) {
    var row = {'(index)': String(index)};
    if (value !== null && typeof value === 'object') {
      Object.keys(value).forEach(function (key) {
        if (!columns || columns.indexOf(key) >= 0) { row[key] = cell(value[key]); }
      });
    } else {
      row.Value = cell(value);
    }
    return row;
  }
  function drawn(rows) {
    var names = [];
    rows.forEach(function (row) {
      Object.keys(row).forEach(function (name) { if (names.indexOf(name) < 0) { names.push(name); } });
    });
    return [names].concat(rows.map(function (row) {
      return names.map(function (name) { return name in row ? row[name] : ''; });
    })).map(function (cells) { return cells.join(' | '); }).join('\n');
  }
  tools.missing(console, {
    dir: function dir(value) { console.log(value); },
    dirxml: function dirxml() { console.log.apply(console, arguments); },
    table: function table(data, columns) {
      if (data === null || typeof data !== 'object') {
        console.log(data);
        return;
      }
      var pairs = Array.isArray(data) || typeof data[Symbol.iterator] !== 'function'
          ? Object.keys(data).map(function (key) { return [key, data[key]]; })
          : host.listOf(data, function (value, index) { return [index, value]; });
      console.log(drawn(pairs.map(function (pair) { return rowOf(pair[1], pair[0], columns); })));
    },
    group: group,
    groupCollapsed: group,
    groupEnd: function groupEnd() {},
    clear: function clear() {},
    profile: function profile() {},
    profileEnd: function profileEnd() {}
  });
  tools.method(console, 'info', function info() { host.info(Array.prototype.slice.call(arguments)); });
})
