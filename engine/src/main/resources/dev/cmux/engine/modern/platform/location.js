// Where the window is: the origins of the windows around it.
(function (host) {
  'use strict';
  var tools = host.tools;
  tools.getter(host.prototypeOf('Location'), 'ancestorOrigins', function () {
    var all = host.ancestorOrigins(), list = Object.assign(Object.create(host.prototypeOf('DOMStringList')), all);
    Object.defineProperty(list, 'length', {value: all.length});
    tools.methods(list, {
      item: function item(index) { return index in all ? all[index] : null; },
      contains: function contains(origin) { return all.indexOf(String(origin)) >= 0; }
    });
    return list;
  });
})
