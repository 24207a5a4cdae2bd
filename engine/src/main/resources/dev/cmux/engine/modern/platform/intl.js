// Intl on the JDK's locale data. https://tc39.es/ecma402/
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var jdk = host.intl;
  var engines = window.Intl;
  var Intl = {};
  Object.defineProperty(Intl, Symbol.toStringTag, {value: 'Intl', configurable: true});

  function locales(requested) {
    if (requested === undefined) { return []; }
    var list = typeof requested === 'string' || requested instanceof engines.Locale ? [requested] : host.listOf(requested);
    return list.map(function (locale) {
      if (typeof locale !== 'string' && !(locale !== null && typeof locale === 'object')) {
        throw new TypeError('Incorrect locale information provided');
      }
      return jdk.canonical(String(locale));
    });
  }
  function resolve(requested, supported) {
    var wanted = locales(requested);
    for (var i = 0; i < wanted.length; i++) {
      if ((supported || jdk.isSupported)(wanted[i])) { return wanted[i].replace(/-u-.*$/, ''); }
    }
    return supported && !supported(jdk.defaultLocale()) ? 'en' : jdk.defaultLocale();
  }
  function option(options, name, values, fallback) {
    var value = options[name];
    if (value === undefined) { return fallback; }
    var text = String(value);
    if (values && values.indexOf(text) < 0) {
      throw new RangeError('Value ' + text + ' out of range for Intl options property ' + name);
    }
    return text;
  }
  function digits(options, name, min, max, fallback) {
    var value = options[name];
    if (value === undefined) { return fallback; }
    var number = Number(value);
    if (!(number >= min && number <= max)) { throw new RangeError(name + ' value is out of range.'); }
    return Math.floor(number);
  }
  function join(parts) {
    var text = '';
    for (var i = 0; i < parts.length; i++) { text += parts[i][1]; }
    return text;
  }
  function objects(parts) {
    return parts.map(function (part) { return {type: part[0], value: part[1]}; });
  }
  function service(name, callable, build, methods, supported) {
    function Service(requested, options) {
      if (!new.target && !callable) { throw new TypeError('Constructor Intl.' + name + " requires 'new'"); }
      var self = new.target ? this : Object.create(Service.prototype);
      Object.defineProperty(self, '_i', {value: build(resolve(requested, supported), options === undefined ? {} : Object(options), requested)});
      return self;
    }
    Object.defineProperty(Service, 'name', {value: name});
    tools.builtins(Service.prototype, methods);
    tools.method(Service.prototype, 'resolvedOptions', function resolvedOptions() { return Object.assign({}, this._i.resolved); });
    tools.method(Service, 'supportedLocalesOf', function supportedLocalesOf(requested) {
      return locales(requested).filter(supported || jdk.isSupported);
    });
    Object.defineProperty(Service.prototype, Symbol.toStringTag, {value: 'Intl.' + name, configurable: true});
    tools.method(Intl, name, Service);
    return Service;
  }
  // format and compare are functions bound to their object.
  function bound(Service, name, make) {
    Object.defineProperty(Service.prototype, name, {configurable: true, get: function () {
      var own = this._i;
      if (!own.bound) { own.bound = make(own); }
      return own.bound;
    }});
  }

  // ---- numbers

  var NumberFormat = service('NumberFormat', true, function (locale, options) {
    var style = option(options, 'style', ['decimal', 'percent', 'currency', 'unit'], 'decimal');
    var currency = option(options, 'currency');
    if (currency !== undefined && !/^[A-Za-z]{3}$/.test(currency)) { throw new RangeError('Invalid currency code : ' + currency); }
    if (style === 'currency' && currency === undefined) { throw new TypeError('Currency code is required with currency style.'); }
    var unit = option(options, 'unit');
    if (style === 'unit' && unit === undefined) { throw new TypeError('Required unit must not be undefined'); }
    var usual = style === 'currency' ? jdk.currencyDigits(currency.toUpperCase()) : 0;
    var most = style === 'currency' ? usual : style === 'percent' ? 0 : 3;
    var min = digits(options, 'minimumFractionDigits', 0, 100), max = digits(options, 'maximumFractionDigits', 0, 100);
    if (min !== undefined && max !== undefined && min > max) { throw new RangeError('maximumFractionDigits value is out of range.'); }
    var minimum = min !== undefined ? min : Math.min(usual, max === undefined ? usual : max);
    var maximum = max !== undefined ? max : Math.max(most, minimum);
    var minSignificant = digits(options, 'minimumSignificantDigits', 1, 21), maxSignificant = digits(options, 'maximumSignificantDigits', 1, 21);
    var significant = minSignificant !== undefined || maxSignificant !== undefined;
    var resolved = {locale: locale, numberingSystem: 'latn', style: style};
    if (style === 'currency') {
      resolved.currency = currency.toUpperCase();
      resolved.currencyDisplay = option(options, 'currencyDisplay', ['code', 'symbol', 'narrowSymbol', 'name'], 'symbol');
      resolved.currencySign = option(options, 'currencySign', ['standard', 'accounting'], 'standard');
    }
    if (style === 'unit') {
      resolved.unit = unit;
      resolved.unitDisplay = option(options, 'unitDisplay', ['short', 'narrow', 'long'], 'short');
    }
    resolved.minimumIntegerDigits = digits(options, 'minimumIntegerDigits', 1, 21, 1);
    if (significant) {
      resolved.minimumSignificantDigits = minSignificant || 1;
      resolved.maximumSignificantDigits = maxSignificant || 21;
    } else {
      resolved.minimumFractionDigits = minimum;
      resolved.maximumFractionDigits = maximum;
    }
    resolved.notation = option(options, 'notation', ['standard', 'scientific', 'engineering', 'compact'], 'standard');
    if (resolved.notation === 'compact') { resolved.compactDisplay = option(options, 'compactDisplay', ['short', 'long'], 'short'); }
    resolved.useGrouping = grouping(options.useGrouping, resolved.notation === 'compact' ? 'min2' : 'auto');
    resolved.signDisplay = option(options, 'signDisplay', ['auto', 'never', 'always', 'exceptZero', 'negative'], 'auto');
    resolved.roundingMode = 'halfExpand';
    return {resolved: resolved, parts: jdk.numbers(Object.assign({minimumFractionDigits: 0, maximumFractionDigits: 0,
      minimumSignificantDigits: 0, maximumSignificantDigits: 0}, resolved))};
  }, {
    formatToParts: function formatToParts(value) { return objects(numberParts(this._i, value)); },
    formatRange: function formatRange(from, to) {
      var a = join(numberParts(this._i, from)), b = join(numberParts(this._i, to));
      return a === b ? '~' + a : a + '–' + b;
    }
  });
  function grouping(value, fallback) {
    if (value === undefined || value === 'true' || value === 'false') { return fallback; }
    if (value === true) { return 'always'; }
    if (!value) { return false; }
    if (['always', 'auto', 'min2'].indexOf(String(value)) < 0) { throw new RangeError('Value ' + value + ' out of range for Intl.NumberFormat options property useGrouping'); }
    return String(value);
  }
  function numberParts(own, value) {
    var number = typeof value === 'bigint' ? value : Number(value);
    if (number !== number) { return [['nan', 'NaN']]; }
    if (number === Infinity) { return [['infinity', '∞']]; }
    if (number === -Infinity) { return [['minusSign', '-'], ['infinity', '∞']]; }
    return own.parts(number);
  }
  bound(NumberFormat, 'format', function (own) {
    return function (value) { return join(numberParts(own, value)); };
  });

  // ---- dates

  var FIELDS = ['weekday', 'era', 'year', 'month', 'day', 'dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits', 'timeZoneName'];
  var WIDTH = {narrow: 5, short: 3, long: 4, numeric: 1, '2-digit': 2};
  // The locale's pattern with each field as wide as it was asked for; numbers only grow, as in browsers.
  function widths(pattern, wanted) {
    var outside = pattern.split("'").map(function (piece, i) {
      if (i % 2) { return piece; }
      var text = piece.replace(/y+/g, wanted.year === '2-digit' ? 'yy' : '$&').replace(/[ML]+/g, function (run) {
        return sized(run, wanted.month);
      }).replace(/[Ec]+/g, function (run) {
        return sized(run.charAt(0) === 'c' ? 'E' : run, wanted.weekday);
      }).replace(/d+|[hHkK]+|m+|s+/g, function (run) {
        var asked = {d: wanted.day, m: wanted.minute, s: wanted.second}[run.charAt(0)] || (/[hHkK]/.test(run) ? wanted.hour : '');
        return asked === '2-digit' && run.length === 1 ? run + run : run;
      });
      if (!wanted.era) { text = text.replace(/\s*G+/g, ''); }
      return wanted.fractionalSecondDigits ? text.replace(/s+/, '$&.' + 'S'.repeat(wanted.fractionalSecondDigits)) : text;
    });
    return outside.join("'");
  }
  function sized(run, value) {
    var size = WIDTH[value];
    return size > 2 || (size === 2 && run.length === 1) ? run.charAt(0).repeat(size) : run;
  }
  function dateFormat(locale, options, required, defaults) {
    var zone = options.timeZone === undefined ? jdk.defaultZone() : jdk.zone(String(options.timeZone));
    var resolved = {locale: locale, calendar: 'gregory', numberingSystem: 'latn', timeZone: zone};
    var dateStyle = option(options, 'dateStyle', ['full', 'long', 'medium', 'short']);
    var timeStyle = option(options, 'timeStyle', ['full', 'long', 'medium', 'short']);
    var wanted = {};
    FIELDS.forEach(function (field) { if (options[field] !== undefined) { wanted[field] = field === 'fractionalSecondDigits' ? Number(options[field]) : String(options[field]); } });
    var pattern;
    if (dateStyle !== undefined || timeStyle !== undefined) {
      if (Object.keys(wanted).length) { throw new TypeError("Can't set option " + Object.keys(wanted)[0] + ' when ' + (dateStyle ? 'dateStyle' : 'timeStyle') + ' is used'); }
      if (dateStyle !== undefined) { resolved.dateStyle = dateStyle; }
      if (timeStyle !== undefined) { resolved.timeStyle = timeStyle; }
      pattern = jdk.pattern({locale: locale, dateStyle: dateStyle, timeStyle: timeStyle});
    } else {
      var hasDate = ['weekday', 'year', 'month', 'day'].some(function (f) { return wanted[f] !== undefined; });
      var hasTime = ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits'].some(function (f) { return wanted[f] !== undefined; });
      var need = !(hasDate && required !== 'time') && !(hasTime && required !== 'date');
      if (need && (defaults === 'date' || defaults === 'all')) { wanted.year = wanted.month = wanted.day = 'numeric'; }
      if (need && (defaults === 'time' || defaults === 'all')) { wanted.hour = wanted.minute = wanted.second = 'numeric'; }
      var hour12 = options.hour12 !== undefined ? !!options.hour12 : options.hourCycle !== undefined ? /^h1[12]$/.test(options.hourCycle) : undefined;
      var textual = /^(short|long|narrow)$/.test(wanted.month);
      var date = (wanted.era ? 'G' : '') + (wanted.year ? 'y' : '') + (wanted.month ? textual ? 'MMM' : 'M' : '')
          + (wanted.weekday ? 'E' : '') + (wanted.day ? 'd' : '');
      var time = (wanted.hour ? hour12 === undefined ? 'j' : hour12 ? 'h' : 'H' : '') + (wanted.minute ? 'm' : '')
          + (wanted.second || wanted.fractionalSecondDigits ? 's' : '');
      var whole = wanted.month === 'long' && wanted.year && wanted.day && !wanted.era;
      pattern = date || time ? jdk.pattern({locale: locale, date: date, time: time, whole: whole ? wanted.weekday ? 'full' : 'long' : ''}) : '';
      pattern = widths(pattern, wanted);
      if (wanted.timeZoneName) { pattern += ' ' + (wanted.timeZoneName === 'long' ? 'zzzz' : wanted.timeZoneName === 'shortOffset' ? 'O' : wanted.timeZoneName === 'longOffset' ? 'OOOO' : 'z'); }
      Object.assign(resolved, wanted);
    }
    if (/[hK]/.test(pattern.replace(/'[^']*'/g, ''))) {
      resolved.hourCycle = 'h12';
      resolved.hour12 = true;
    } else if (/[Hk]/.test(pattern.replace(/'[^']*'/g, ''))) {
      resolved.hourCycle = 'h23';
      resolved.hour12 = false;
    }
    return {resolved: resolved, zone: zone, parts: jdk.formatDate(pattern, locale)};
  }
  function dateParts(own, value) {
    var time = value === undefined ? Date.now() : Number(value);
    if (!isFinite(time)) { throw new RangeError('Invalid time value'); }
    return own.parts(time, own.zone);
  }
  var DateTimeFormat = service('DateTimeFormat', true, function (locale, options) {
    return dateFormat(locale, options, 'any', 'date');
  }, {
    formatToParts: function formatToParts(value) { return objects(dateParts(this._i, value)); },
    formatRange: function formatRange(from, to) {
      var a = join(dateParts(this._i, from)), b = join(dateParts(this._i, to));
      return a === b ? a : a + ' – ' + b;
    }
  });
  bound(DateTimeFormat, 'format', function (own) {
    return function (value) { return join(dateParts(own, value)); };
  });
  var cached = {};
  host.dateText = function (date, requested, options, required, defaults) {
    if (isNaN(date.getTime())) { return 'Invalid Date'; }
    if (requested === undefined && options === undefined) {
      if (!cached[defaults]) { cached[defaults] = dateFormat(resolve(), {}, required, defaults); }
      return join(dateParts(cached[defaults], date));
    }
    return join(dateParts(dateFormat(resolve(requested), options === undefined ? {} : Object(options), required, defaults), date));
  };
  var plain = null;
  host.numberText = function (number, requested, options) {
    if (requested === undefined && options === undefined) {
      if (!plain) { plain = new NumberFormat(); }
      return plain.format(number);
    }
    return new NumberFormat(requested, options).format(number);
  };

  // ---- comparing

  var Collator = service('Collator', true, function (locale, options, requested) {
    var tag = String(Array.isArray(requested) ? requested[0] : requested);
    var numeric = options.numeric === undefined ? /-u-.*kn(?!-false)/.test(tag) : !!options.numeric;
    var resolved = {locale: locale, usage: option(options, 'usage', ['sort', 'search'], 'sort'),
      sensitivity: option(options, 'sensitivity', ['base', 'accent', 'case', 'variant'], 'variant'),
      ignorePunctuation: !!options.ignorePunctuation, collation: 'default', numeric: numeric,
      caseFirst: option(options, 'caseFirst', ['upper', 'lower', 'false'], 'false')};
    return {resolved: resolved, compare: jdk.collator(locale, resolved.sensitivity, numeric, resolved.caseFirst)};
  }, {});
  bound(Collator, 'compare', function (own) {
    return function (a, b) { return own.compare(String(a), String(b)); };
  });
  var usual = null;
  host.compareText = function (a, b, requested, options) {
    if (requested === undefined && options === undefined) {
      if (!usual) { usual = new Collator(); }
      return usual.compare(a, b);
    }
    return new Collator(requested, options).compare(a, b);
  };

  // ---- plurals, lists, names, segments

  service('PluralRules', false, function (locale, options) {
    return {resolved: {locale: locale, type: option(options, 'type', ['cardinal', 'ordinal'], 'cardinal'),
      pluralCategories: ['one', 'other'], minimumIntegerDigits: 1, minimumFractionDigits: options.minimumFractionDigits || 0, maximumFractionDigits: 3}};
  }, {
    select: function select(number) {
      var own = this._i.resolved, value = Number(number);
      if (!isFinite(value)) { return 'other'; }
      return jdk.plural(own.locale, own.type === 'ordinal', own.minimumFractionDigits ? value.toFixed(own.minimumFractionDigits) : value);
    }
  });
  service('ListFormat', false, function (locale, options) {
    return {resolved: {locale: locale, type: option(options, 'type', ['conjunction', 'disjunction', 'unit'], 'conjunction'),
      style: option(options, 'style', ['long', 'short', 'narrow'], 'long')}};
  }, {
    format: function format(list) {
      var own = this._i.resolved;
      return jdk.list(own.locale, own.type, own.style, host.listOf(list));
    },
    formatToParts: function formatToParts(list) {
      var items = host.listOf(list), rest = this.format(items), parts = [];
      items.forEach(function (item) {
        var at = rest.indexOf(item);
        if (at > 0) { parts.push({type: 'literal', value: rest.slice(0, at)}); }
        parts.push({type: 'element', value: item});
        rest = rest.slice(at + item.length);
      });
      if (rest) { parts.push({type: 'literal', value: rest}); }
      return parts;
    }
  });
  service('DisplayNames', false, function (locale, options) {
    if (options.type === undefined) { throw new TypeError('Required option "type" must not be undefined'); }
    return {resolved: {locale: locale, style: option(options, 'style', ['long', 'short', 'narrow'], 'long'),
      type: option(options, 'type', ['language', 'region', 'script', 'currency']), fallback: option(options, 'fallback', ['code', 'none'], 'code')}};
  }, {
    of: function of(code) {
      var own = this._i.resolved;
      var name = jdk.displayName(own.locale, own.type, String(code));
      return name === null ? own.fallback === 'code' ? String(code) : undefined : name;
    }
  });
  service('Segmenter', false, function (locale, options) {
    return {resolved: {locale: locale, granularity: option(options, 'granularity', ['grapheme', 'word', 'sentence'], 'grapheme')}};
  }, {
    segment: function segment(input) {
      var own = this._i.resolved, text = String(input);
      var all = jdk.segments(own.locale, own.granularity, text).map(function (found) {
        var segment = {segment: text.slice(found[0], found[1]), index: found[0], input: text};
        if (own.granularity === 'word') { segment.isWordLike = found[2]; }
        return segment;
      });
      var segments = {containing: function containing(at) {
        return all.find(function (segment) { return segment.index <= (at || 0) && (at || 0) < segment.index + segment.segment.length; });
      }};
      segments[Symbol.iterator] = function () { return all[Symbol.iterator](); };
      return segments;
    }
  });

  // ---- relative times: the JDK has no such data, so there are only the languages below

  var UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];
  var TIMES = {
    en: {past: '# ago', future: 'in #', one: UNITS, many: UNITS.map(function (unit) { return unit + 's'; }),
      auto: {'second0': 'now', 'minute0': 'this minute', 'hour0': 'this hour', 'day-1': 'yesterday', 'day0': 'today', 'day1': 'tomorrow'},
      last: 'last ', current: 'this ', next: 'next '},
    de: {past: 'vor #', future: 'in #', one: ['Sekunde', 'Minute', 'Stunde', 'Tag', 'Woche', 'Monat', 'Quartal', 'Jahr'],
      past1: ['Sekunde', 'Minute', 'Stunde', 'Tag', 'Woche', 'Monat', 'Quartal', 'Jahr'],
      many: ['Sekunden', 'Minuten', 'Stunden', 'Tagen', 'Wochen', 'Monaten', 'Quartalen', 'Jahren'],
      auto: {'second0': 'jetzt', 'day-2': 'vorgestern', 'day-1': 'gestern', 'day0': 'heute', 'day1': 'morgen', 'day2': 'übermorgen'}},
    fr: {past: 'il y a #', future: 'dans #', one: ['seconde', 'minute', 'heure', 'jour', 'semaine', 'mois', 'trimestre', 'an'],
      many: ['secondes', 'minutes', 'heures', 'jours', 'semaines', 'mois', 'trimestres', 'ans'],
      auto: {'second0': 'maintenant', 'day-2': 'avant-hier', 'day-1': 'hier', 'day0': "aujourd’hui", 'day1': 'demain', 'day2': 'après-demain'}},
    es: {past: 'hace #', future: 'dentro de #', one: ['segundo', 'minuto', 'hora', 'día', 'semana', 'mes', 'trimestre', 'año'],
      many: ['segundos', 'minutos', 'horas', 'días', 'semanas', 'meses', 'trimestres', 'años'],
      auto: {'second0': 'ahora', 'day-2': 'anteayer', 'day-1': 'ayer', 'day0': 'hoy', 'day1': 'mañana', 'day2': 'pasado mañana'}}
  };
  function told(locale) { return locale.split('-')[0] in TIMES; }
  service('RelativeTimeFormat', false, function (locale, options) {
    return {resolved: {locale: locale, style: option(options, 'style', ['long', 'short', 'narrow'], 'long'),
      numeric: option(options, 'numeric', ['always', 'auto'], 'always'), numberingSystem: 'latn'}};
  }, {
    format: function format(value, unit) {
      return this.formatToParts(value, unit).map(function (part) { return part.value; }).join('');
    },
    formatToParts: function formatToParts(value, unit) {
      var own = this._i.resolved, words = TIMES[own.locale.split('-')[0]];
      var number = Number(value), name = String(unit).replace(/s$/, ''), at = UNITS.indexOf(name);
      if (at < 0) { throw new RangeError('Invalid unit argument for format() \'' + unit + "'"); }
      if (!isFinite(number)) { throw new RangeError('Invalid time value'); }
      if (own.numeric === 'auto') {
        var single = words.auto[name + number];
        if (single === undefined && words.last && at > 2 && Math.abs(number) <= 1 && name !== 'day') {
          single = (number < 0 ? words.last : number > 0 ? words.next : words.current) + name;
        }
        if (single !== undefined) { return [{type: 'literal', value: single}]; }
      }
      var past = number < 0 || (number === 0 && 1 / number < 0);
      var amount = Math.abs(number);
      var noun = jdk.plural(own.locale, false, amount) === 'one' ? words.one[at] : words.many[at];
      var frame = (past ? words.past : words.future).split('#');
      return [{type: 'literal', value: frame[0]}].concat(
          new NumberFormat(own.locale).formatToParts(amount).map(function (part) { return Object.assign(part, {unit: name}); }),
          [{type: 'literal', value: ' ' + noun + frame[1]}]).filter(function (part) { return part.value !== ''; });
    }
  }, told);

  tools.builtins(Intl, {
    getCanonicalLocales: function getCanonicalLocales(requested) { return locales(requested); },
    supportedValuesOf: function supportedValuesOf(key) {
      if (key === 'calendar') { return ['gregory']; }
      if (key === 'numberingSystem') { return ['latn']; }
      throw new RangeError('Invalid key : ' + key);
    }
  });
  tools.method(Intl, 'Locale', engines.Locale);
  tools.method(window, 'Intl', Intl);
})
