/** The list: search, filter, and rows that are made as they come into view. */
export const listScript = String.raw`
const step = 60;
const app = document.getElementById('app');
const wanted = new Set();
let onlyTicked = false;
let found = [];
let made = 0;

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const texts = new Map();
const signs = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
function textOf(row) {
  if (!texts.has(row)) texts.set(row, fold((row.k + ' ' + row.m).replace(/<[^>]*>/g, ' ').replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign])));
  return texts.get(row);
}

const search = el('input', { type: 'search', id: 'search', placeholder: words.searchHint, autocomplete: 'off', spellcheck: 'false' });
const body = el('tbody');
const end = el('div', { class: 'end' });
const line = el('p', { class: 'status-line', role: 'status', 'aria-live': 'polite' });
const message = el('span', { class: 'said', role: 'status', 'aria-live': 'polite' });

function more() {
  const part = document.createDocumentFragment();
  part.append(...rowNodes(found.slice(made, made + step)));
  made = Math.min(made + step, found.length);
  body.append(part);
}

// Rows as far as a little below the screen; the rest as one scrolls there.
function fill() {
  while (made < found.length && end.getBoundingClientRect().top < innerHeight + 800) more();
  end.textContent = made < found.length ? made + ' / ' + found.length : '';
}

const collator = new Intl.Collator(data.language, { numeric: true });
const by = {
  code: (a, b) => collator.compare(a.c, b.c),
  id: (a, b) => a.w - b.w,
  name: (a, b) => collator.compare(a.n, b.n),
  total: (a, b) => Number(a.a ? a.a[3] : 0) - Number(b.a ? b.a[3] : 0),
};
let order;
const columnHeads = new Map();
function sortBy(column) {
  order = !order || order.column !== column ? { column, compare: by[column], falling: false } : order.falling ? undefined : { ...order, falling: true };
  for (const [name, head] of columnHeads) {
    if (order && order.column === name) head.setAttribute('aria-sort', order.falling ? 'descending' : 'ascending');
    else head.removeAttribute('aria-sort');
  }
  show();
}

function show() {
  const query = fold(search.value.trim()).split(/\s+/).filter(Boolean);
  found = data.rows.filter((row) => (wanted.size === 0 || wanted.has(row.s)) && (!onlyTicked || ticked.has(row)) && query.every((word) => textOf(row).includes(word)));
  if (order) found.sort((a, b) => (order.falling ? -1 : 1) * order.compare(a, b) || a.number - b.number);
  boxes.clear();
  body.replaceChildren();
  made = 0;
  fill();
  line.textContent = found.length === 0 ? words.nothing : counted(found.length, 'shown', 'shownOne');
  tally();
}

function chips() {
  const button = (text, pressed, act, tone) => el('button', { type: 'button', class: 'chip', 'aria-pressed': String(pressed()), onclick: () => { act(); for (const other of group.querySelectorAll('button')) other.dispatchEvent(new Event('refresh')); show(); } , onrefresh: (event) => event.target.setAttribute('aria-pressed', String(pressed())) }, tone && el('span', { class: 'dot ' + tone }), text);
  const group = el('fieldset', { class: 'chips' }, el('legend', {}, words.filter));
  group.append(button(words.all + ' ' + data.rows.length, () => wanted.size === 0, () => wanted.clear()));
  for (const [code, { label, count, tone }] of status) {
    group.append(button(label + ' ' + count, () => wanted.has(code), () => { if (!wanted.delete(code)) wanted.add(code); }, tone));
  }
  return group;
}

// Sums of what is ticked, in whole units of the last decimal: decimals do not add up in floats.
function sumOf(rows) {
  const sums = new Map();
  for (const row of rows) for (const [currency, ...amounts] of row.t || []) {
    const sum = sums.get(currency) || amounts.map(() => ({ units: 0n, places: 0 }));
    amounts.forEach((text, i) => {
      const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) || [];
      const at = sum[i];
      const places = Math.max(at.places, part.length);
      const own = BigInt(sign + whole + part.padEnd(places, '0'));
      sum[i] = { units: at.units * 10n ** BigInt(places - at.places) + own, places };
    });
    sums.set(currency, sum);
  }
  return [...sums].map(([currency, sum]) => sum.map(({ units, places }, i) => {
    const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
    const text = (units < 0n ? '-' : '') + digits.slice(0, digits.length - places) + (places ? '.' + digits.slice(-places) : '');
    return [words.net, words.vat, words.gross][i] + ' ' + new Intl.NumberFormat(data.language, { style: 'currency', currency, minimumFractionDigits: places }).format(text);
  }).join(' · ')).join(' ; ');
}

function bar() {
  const total = el('strong');
  const sum = el('span', { class: 'sum' });
  const open = el('span', { class: 'badge ask' });
  const button = el('button', { type: 'button', class: 'main', id: 'save', onclick: save }, words.save);
  const file = el('input', { type: 'file', accept: '.json,application/json', class: 'away', id: 'load', onchange: async () => { if (file.files[0]) await load(file.files[0]); file.value = ''; } });
  said = (text) => { message.textContent = text; };
  tally = () => {
    total.textContent = counted(ticked.size, 'ticked', 'tickedOne');
    const money = sumOf(ticked);
    sum.textContent = money && words.sum + ' : ' + money;
    const left = openConflicts();
    open.hidden = left === 0;
    open.textContent = counted(left, 'open', 'openOne');
    button.disabled = ticked.size === 0;
    message.textContent = '';
  };
  return el('footer', { class: 'bar' }, total, sum, open, message,
    el('label', { class: 'button' }, words.load, file), button);
}

function start() {
  const head = (column, text, kind) => {
    const cell = el('th', { scope: 'col', class: kind });
    if (by[column]) { cell.append(el('button', { type: 'button', class: 'sort', title: words.sortBy + ' : ' + text, onclick: () => sortBy(column) }, text)); columnHeads.set(column, cell); }
    else cell.append(text);
    return cell;
  };
  const [code, id, name, state, what] = data.heads;
  const columns = [isPlan ? el('td', { class: 'pick' }, el('span', { class: 'away' }, words.tick)) : '', data.hasCodes ? head('code', code, 'code') : '', head('id', id, 'num'), head('name', name, 'name'), head('', state, 'state'), data.hasTotals ? head('total', data.totals[2], 'num total') : '', head('', what, 'what')];
  // The whole filter, not only the rows made so far.
  const tickAll = (id, text, on) => el('button', { type: 'button', id, title: words.tickHint, onclick: () => { for (const row of found) setTicked(row, on); } }, text);
  let timer;
  search.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(show, 120); });
  const ticks = isPlan && el('button', { type: 'button', class: 'chip', 'aria-pressed': 'false', onclick: (event) => { onlyTicked = !onlyTicked; event.target.setAttribute('aria-pressed', String(onlyTicked)); show(); } }, words.onlyTicked);
  app.append(
    el('div', { class: 'tools' }, el('div', { class: 'find' }, el('label', { class: 'field', for: 'search' }, words.search), search), chips(), ticks || ''),
    el('div', { class: 'head-line' }, line, ...(isPlan ? [tickAll('tick-shown', words.tickShown, true), tickAll('untick-shown', words.untickShown, false)] : [])),
    el('table', { class: 'rows' }, el('thead', {}, el('tr', {}, columns)), body),
    end);
  if (isPlan) app.append(bar());
  new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) fill(); }, { rootMargin: '800px' }).observe(end);
  body.addEventListener('change', ({ target }) => {
    const own = target.closest('tr');
    const row = own && data.rows[Number(own.dataset.row)];
    if (row && target.name === 'tick') setTicked(row, target.checked);
    else if (row && target.dataset.field !== undefined) setAnswer(row, target.dataset.field, target.value);
  });
  body.addEventListener('click', ({ target }) => { if (target.classList.contains('expand')) togglePieces(target); });
  for (const time of document.querySelectorAll('time[data-local]')) time.textContent = new Intl.DateTimeFormat(data.language, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(time.dateTime));
  addEventListener('beforeprint', () => { while (made < found.length) more(); });
  addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); search.focus(); }
    const at = event.target.closest && event.target.closest('td.pick');
    if (!at || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    let row = at.parentElement;
    do row = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling; while (row && !row.querySelector('td.pick input:enabled'));
    if (row) row.querySelector('td.pick input').focus();
  });
  if (isPlan) take(kept());
  show();
}

start();
`;
