
const PAGE_SIZE = 100;
const COLUMNS = [
  { key: 'status', title: 'Status', order: job => (job.status === 'failed' ? 0 : 1) },
  { key: 'label', title: 'Site', order: job => job.label.toLowerCase() },
  { key: 'task', title: 'Task', order: job => job.task },
  { key: 'code', title: 'Error', order: job => (job.error ? job.error.code : '\uffff') },
  { key: 'attempts', title: 'Attempts', order: job => -job.attempts, number: true },
  { key: 'startedAt', title: 'Started', order: job => job.start, number: true },
  { key: 'durationMs', title: 'Duration', order: job => -job.durationMs, number: true },
];

const report = JSON.parse(document.getElementById('data').textContent);
const jobs = report.jobs;
const summary = report.summary;
const byId = id => document.getElementById(id);
const number = value => value.toLocaleString('en-US');
const many = (count, word) => `${number(count)} ${word}${count === 1 ? '' : 's'}`;

jobs.forEach(job => {
  job.start = Date.parse(job.startedAt);
  job.end = job.start + job.durationMs;
  job.haystack = [job.id, job.label, job.task, job.host, job.url, JSON.stringify(job.params), job.error && `${job.error.code} ${job.error.message}`].join('\n').toLowerCase();
});

const view = { text: '', status: '', task: '', code: '', group: null, sort: summary.failed ? 'status' : 'index', down: false, page: 0, open: new Set(), matching: jobs };

function quantile(sorted, part) {
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] : 0;
}

function renderSummary() {
  const bad = summary.failed;
  document.title = `${bad ? `${bad} of ${summary.total} failed` : `${summary.total} ok`} · cmux batch`;
  byId('when').textContent = `${new Date(summary.startedAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}${summary.shard ? ` · shard ${summary.shard}` : ''}`;
  const verdict = byId('verdict');
  if (bad) verdict.replaceChildren(make('em', {}, `${number(bad)} of ${many(summary.total, 'job')}`), ' failed');
  else if (summary.notRun) verdict.textContent = `${number(summary.ok)} of ${many(summary.total, 'job')} went well so far`;
  else if (!summary.total) verdict.textContent = 'There was nothing to run';
  else verdict.textContent = summary.total === 1 ? 'The job went well' : `All ${number(summary.total)} jobs went well`;
  if (summary.ending !== 'finished') {
    byId('reason').hidden = false;
    byId('reason').textContent = [summary.reason, summary.notRun ? `${many(summary.notRun, 'job')} did not end; the same command with --resume runs them.` : ''].filter(Boolean).join(' ');
  }
  const bar = byId('bar');
  for (const [kind, count] of [['ok', summary.ok], ['failed', summary.failed], ['none', summary.notRun]]) {
    if (count) bar.append(make('i', { class: kind })), bar.lastChild.style.flexGrow = count;
  }
  bar.setAttribute('aria-label', `${summary.ok} ok, ${summary.failed} failed, ${summary.notRun} not run`);
  const times = jobs.map(job => job.durationMs).sort((a, b) => a - b);
  const retried = jobs.filter(job => job.attempts > 1).length;
  const figure = (title, value, kind) => byId('figures').append(make('div', { class: kind }, make('dt', {}, title), make('dd', {}, value)));
  figure('went well', number(summary.ok), 'ok');
  figure('failed', number(bad), bad ? 'bad' : '');
  if (summary.notRun) figure('not run', number(summary.notRun), 'late');
  if (retried) figure('needed a retry', number(retried), 'late');
  figure('took', duration(summary.durationMs));
  if (jobs.length > 1) figure('jobs a second', (jobs.length / timeline.busyMs() * 1000).toFixed(1));
  figure('median job', duration(quantile(times, 0.5)));
  figure('95 % within', duration(quantile(times, 0.95)));
  figure('records', number(summary.records));
  byId('footer').textContent = `cmux ${summary.version} · ${many(summary.concurrency, 'job')} at once at most${summary.resumed ? ` · ${many(summary.resumed, 'job')} from an earlier run` : ''} · inputs ${summary.fingerprint}`;
}

function renderGroups(all) {
  const groups = byId('groups');
  byId('failures').hidden = !report.failures.length;
  const shown = all ? report.failures : report.failures.slice(0, 8);
  groups.replaceChildren(...shown.map(group => {
    const button = make('button', { type: 'button', 'aria-pressed': String(view.group === group), onclick: () => chooseGroup(group) },
      make('b', {}, number(group.count)), make('span', { class: 'code' }, group.code), make('span', { class: 'message' }, ...quoted(group.message)),
      make('span', { class: 'go', 'aria-hidden': 'true' }, view.group === group ? 'Show all jobs' : 'Show jobs'));
    button.style.setProperty('--share', `${group.count / summary.failed * 100}%`);
    return make('li', {}, button);
  }));
  if (shown.length < report.failures.length) {
    groups.append(make('li', {}, make('button', { type: 'button', onclick: () => renderGroups(true) }, '', '', make('span', { class: 'message' }, `${report.failures.length - shown.length} more kinds of failure`))));
  }
}

function chooseGroup(group) {
  view.group = view.group === group ? null : group;
  apply();
  if (view.group && byId('jobs').scrollIntoView) byId('jobs').scrollIntoView();
}

function renderTools() {
  const statuses = [['', 'All', jobs.length], ['failed', 'Failed', summary.failed], ['ok', 'Ok', summary.ok]];
  byId('status').append(...statuses.map(([value, title, count]) => make('label', {},
    make('input', { type: 'radio', name: 'status', value, checked: value === '', onchange: () => set({ status: value }) }), `${title} `, make('small', {}, number(count)))));
  fill('task', 'Every task', jobs.map(job => job.task));
  fill('code', 'Every error', jobs.filter(job => job.error).map(job => job.error.code));
  const search = byId('search');
  search.addEventListener('input', () => set({ text: search.value.trim().toLowerCase() }));
  byId('clear').addEventListener('click', clear);
  byId('previous').addEventListener('click', () => turn(-1));
  byId('next').addEventListener('click', () => turn(1));
  document.addEventListener('keydown', keys);
}

function fill(id, all, values) {
  const counts = new Map();
  values.forEach(value => counts.set(value, (counts.get(value) || 0) + 1));
  const select = byId(id);
  select.append(make('option', { value: '' }, all), ...[...counts.keys()].sort().map(value => make('option', { value }, `${value} (${number(counts.get(value))})`)));
  select.addEventListener('change', () => set({ [id]: select.value }));
  select.parentNode.hidden = counts.size < (id === 'task' ? 2 : 1);
}

function set(change) {
  Object.assign(view, change);
  apply();
}

function clear() {
  Object.assign(view, { text: '', status: '', task: '', code: '', group: null });
  byId('search').value = byId('task').value = byId('code').value = '';
  byId('status').querySelector('input').checked = true;
  apply();
}

function turn(pages) {
  view.page += pages;
  renderTable();
  byId('jobs').scrollIntoView();
}

/** The keys of a list: / searches, the arrows go from job to job, Enter opens (a button does that by itself), Escape clears. */
function keys(event) {
  const inField = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === '/' && !inField && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    byId('search').focus();
  } else if (event.key === 'Escape') {
    clear();
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && event.target.classList.contains('name')) {
    const names = [...document.querySelectorAll('button.name')];
    const next = names[names.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) event.preventDefault(), next.focus();
  }
}

function renderColumns() {
  byId('columns').replaceChildren(...COLUMNS.map(column => make('th', {
    class: `c-${column.key}${column.number ? ' number' : ''}`, scope: 'col',
    'aria-sort': view.sort === column.key ? (view.down ? 'descending' : 'ascending') : null,
  }, make('button', { type: 'button', onclick: () => sort(column.key) }, column.title))));
}

/** First the order that one asks for by a click: failed, slowest and most tried first; then the other way round; then as the batch had them. */
function sort(key) {
  if (view.sort !== key) Object.assign(view, { sort: key, down: false });
  else if (!view.down) view.down = true;
  else Object.assign(view, { sort: 'index', down: false });
  apply();
  const again = byId('columns').querySelector(`.c-${key} button`);
  if (again) again.focus();
}

function apply() {
  const members = view.group && new Set(view.group.jobs);
  const words = view.text.split(/\s+/).filter(Boolean);
  view.matching = jobs.filter(job => (!view.status || job.status === view.status) && (!view.task || job.task === view.task)
    && (!view.code || (job.error && job.error.code === view.code)) && (!members || members.has(job.id)) && words.every(word => job.haystack.includes(word)));
  const column = COLUMNS.find(each => each.key === view.sort);
  if (column) {
    const keyed = view.matching.map(job => [column.order(job), job]);
    keyed.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x.index - y.index) * (view.down ? -1 : 1));
    view.matching = keyed.map(([, job]) => job);
  }
  view.page = 0;
  renderColumns();
  renderTable();
  renderGroups(byId('groups').childElementCount > 9);
  const filtered = view.matching.length < jobs.length;
  byId('clear').hidden = !(view.text || view.status || view.task || view.code || view.group);
  timeline.show(filtered ? view.matching : null);
}

function renderTable() {
  columns = visibleColumns();
  const pages = Math.max(1, Math.ceil(view.matching.length / PAGE_SIZE));
  view.page = Math.max(0, Math.min(pages - 1, view.page));
  const from = view.page * PAGE_SIZE;
  const shown = view.matching.slice(from, from + PAGE_SIZE);
  byId('rows').replaceChildren(...shown.reduce((rows, job) => rows.concat(row(job), view.open.has(job.id) ? details(job) : []), []));
  byId('empty').hidden = shown.length > 0;
  byId('count').textContent = view.matching.length === jobs.length ? number(jobs.length) : `${number(view.matching.length)} of ${number(jobs.length)}`;
  byId('pages').hidden = pages === 1;
  byId('page').textContent = `${number(from + 1)}–${number(from + shown.length)} of ${number(view.matching.length)}`;
  byId('previous').disabled = view.page === 0;
  byId('next').disabled = view.page === pages - 1;
}

function row(job) {
  const open = view.open.has(job.id);
  const below = job.error ? job.error.code : job.task;
  return make('tr', { class: `job ${job.status}${open ? ' open' : ''}`, 'data-id': job.id, onclick: () => toggle(job) },
    make('td', { class: 'c-status' }, make('span', { class: 'dot', 'aria-hidden': 'true' }), make('span', { class: 'word' }, job.status)),
    make('td', { class: 'c-label' }, make('button', { type: 'button', class: 'name', 'aria-expanded': String(open), title: job.label }, job.label),
      make('span', { class: job.error ? 'sub narrow code' : 'sub narrow' }, below)),
    make('td', { class: 'c-task', title: job.task }, job.task),
    make('td', { class: 'c-code' }, job.error ? make('span', { class: 'code', title: job.error.message }, job.error.code) : ''),
    make('td', { class: 'c-attempts number' }, job.attempts > 1 ? make('span', { class: 'late' }, String(job.attempts)) : '1'),
    make('td', { class: 'c-startedAt number' }, clock(job.start)),
    make('td', { class: 'c-durationMs number' }, duration(job.durationMs)));
}

function toggle(job) {
  if (!view.open.delete(job.id)) view.open.add(job.id);
  const old = document.querySelector(`tr.job[data-id="${CSS.escape(job.id)}"]`);
  if (old.nextSibling && old.nextSibling.classList.contains('details')) old.nextSibling.remove();
  const fresh = row(job);
  old.replaceWith(fresh);
  if (view.open.has(job.id)) fresh.after(details(job));
  fresh.querySelector('.name').focus({ preventScroll: true });
}

/** Shows a job wherever it is, for the timeline and for links that end in #job=ID. */
function reveal(job) {
  if (!view.matching.includes(job)) clear();
  view.page = Math.floor(view.matching.indexOf(job) / PAGE_SIZE);
  view.open.add(job.id);
  renderTable();
  const found = document.querySelector(`tr.job[data-id="${CSS.escape(job.id)}"]`);
  found.querySelector('.name').focus({ preventScroll: true });
  if (found.scrollIntoView) found.scrollIntoView({ block: 'center' });
}

function details(job) {
  return make('tr', { class: `details ${job.status}` }, make('td', { colspan: visibleColumns() }, make('div', { class: 'sheet' }, story(job), facts(job))));
}

/** Columns that a narrow window hides must not be counted, or the others would share the width with them. */
function visibleColumns() {
  return [...byId('columns').children].filter(column => getComputedStyle(column).display !== 'none').length;
}

function story(job) {
  const texts = job.texts || {};
  const parts = [];
  if (job.error) {
    parts.push(make('p', { class: 'error' }, make('span', { class: 'code' }, job.error.code), ' ', ...quoted(job.error.message)));
    if (job.error.hint) parts.push(make('p', { class: 'hint' }, ...quoted(job.error.hint)));
    if (job.error.at || job.error.excerpt) {
      parts.push(make('h3', { class: 'mono' }, job.place || 'Script'));
      if (job.error.excerpt) parts.push(excerpt(job.error.excerpt));
    }
  }
  if (job.console) parts.push(make('h3', {}, 'Printed by the task, at its end'), make('pre', {}, job.console));
  const titles = { snapshot: 'Last snapshot', console: 'Console of the page', errors: 'Errors of the page' };
  for (const kind of Object.keys(texts)) {
    const [name, surface] = kind.split(' ');
    parts.push(make('details', { open: kind === 'snapshot' },
      make('summary', {}, titles[name] || name, surface ? ` of ${surface}` : '', texts[kind].cut ? make('small', {}, 'its beginning; the file has all of it') : ''),
      make('pre', {}, texts[kind].text)));
  }
  if (!parts.length) parts.push(make('p', { class: 'error' }, job.records ? `Went well, with ${many(job.records, 'record')} in results.ndjson.` : 'Went well.'));
  return make('div', {}, ...parts);
}

/** A sentence whose parts in backticks are code. */
function quoted(text) {
  return text.split(/`([^`]*)`/).map((part, i) => (i % 2 ? make('code', {}, part) : part));
}

/** The marked line and the caret under it stand out. */
function excerpt(text) {
  const pre = make('pre', { class: 'script' });
  text.split('\n').forEach((line, i) => pre.append(i ? '\n' : '', /^\s*>|^[\s|]*\^+\s*$/.test(line) ? make('b', {}, line) : line));
  return pre;
}

function facts(job) {
  const list = make('dl', { class: 'facts' });
  const fact = (name, value) => { if (value !== '' && value != null) list.append(make('dt', {}, name), make('dd', {}, value)); };
  fact('Job', make('code', {}, job.id));
  fact('Row', job.row || '');
  fact('Task', job.task);
  fact('Page', job.url ? address(job.url) : '');
  fact('Started', new Date(job.start).toLocaleString());
  fact('Took', duration(job.durationMs));
  fact('Attempts', job.attempts);
  fact('Records', job.records || '');
  fact('Surface', job.error && job.error.surface || '');
  const side = make('div', {}, make('h3', {}, 'Job'), list);
  const params = Object.entries(job.params || {});
  if (params.length) {
    const row = make('dl', { class: 'facts' });
    params.forEach(([name, value]) => row.append(make('dt', {}, name), make('dd', {}, typeof value === 'string' ? value : JSON.stringify(value))));
    side.append(make('h3', {}, 'Parameters'), row);
  }
  const files = Object.entries(job.evidence || {});
  if (files.length) {
    side.append(make('h3', {}, 'Evidence'), make('ul', { class: 'files' }, ...files.map(([kind, path]) =>
      make('li', {}, make('a', { href: `./${path.split('/').map(encodeURIComponent).join('/')}`, rel: 'noreferrer' }, kind)))));
  }
  return side;
}

/** Only addresses of the web become links: `javascript:` and the like stay text. */
function address(url) {
  return /^https?:\/\//i.test(url) ? make('a', { href: url, rel: 'noreferrer' }, url) : url;
}

let columns = 0;
addEventListener('resize', () => {
  if (columns !== visibleColumns()) renderTable();
});

const timeline = new Timeline(byId('chart'), byId('tip'), jobs, reveal);
renderSummary();
renderTools();
byId('timeline').hidden = jobs.length < 2;
byId('timeline-note').textContent = `${many(timeline.lanes.length, 'job')} at once at most`;
apply();
const linked = location.hash.startsWith('#job=') && jobs.find(job => job.id === decodeURIComponent(location.hash.slice(5)));
if (linked) reveal(linked);
