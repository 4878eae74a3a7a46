/**
 * How the page builds a row. Data is only ever put in as text: there is no way in this script from
 * a value to markup. It is plain JavaScript, written here as text since a compiled function may
 * call helpers that a page does not have.
 */
export const rowScript = `
const data = JSON.parse(document.getElementById('data').textContent);
const words = data.words;
const status = new Map(data.statuses.map(([code, label, tone, count, pickable]) => [code, { label, tone, count, pickable }]));
const isPlan = data.kind === 'plan';
const hasCodes = data.rows.some((row) => row.c !== '');

function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value === 'boolean') node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(9)) if (child !== undefined && child !== false && child !== '') node.append(child);
  return node;
}

const counted = (n, many, one) => (n === 1 || (n === 0 && data.language === 'fr') ? words[one] : words[many]).replace('{n}', new Intl.NumberFormat(data.language).format(n));
const pickable = (row) => isPlan && status.get(row.s).pickable;

function changeList(row) {
  const list = el('dl', { class: 'changes' });
  for (const [field, from, to, remark] of row.ch) {
    const value = el('dd', {}, el('div', { class: 'long' }, from === '' ? '' : el('del', {}, from), from === '' ? '' : ' → ', el('ins', {}, to)));
    if (remark !== '') value.append(el('p', { class: 'why' }, remark));
    list.append(el('dt', {}, field), value);
  }
  return list;
}

function conflictBox(row, conflict, index, number) {
  const [field, label, gestan, woo, base, answers, why] = conflict;
  const group = 'c' + number + '-' + index;
  const side = (answer, title, value) => {
    const allowed = answer === 'skip' || answers.split(' ').includes(answer);
    const input = el('input', { type: 'radio', name: group, value: answer, disabled: !allowed, checked: answerOf(row, field) === answer, onchange: () => setAnswer(row, field, answer) });
    return el('label', { class: 'side ' + answer }, input, ' ', el('b', {}, title), value === undefined ? '' : el('span', {}, value));
  };
  const extra = [why, base === '' ? '' : words.baseWas + ' : ' + base].filter(Boolean).join(' · ');
  return el('fieldset', { class: 'conflict' },
    el('legend', {}, label),
    extra === '' ? '' : el('p', { class: 'why' }, extra),
    el('div', { class: 'sides' }, side('gestan', words.keepGestan, gestan), side('woo', words.keepWoo, woo), side('skip', words.keepNone)));
}

const cells = (list, tag) => list.map((text, i) => el(tag, { class: i === 1 || i === 2 ? undefined : 'num' }, text));

function pieceBox(piece) {
  const box = el('section', { class: 'piece' }, el('h3', {}, piece.t), el('p', { class: 'why' }, piece.n.join(' · ')));
  if (piece.same !== undefined) { box.append(el('p', { class: 'why' }, piece.same)); return box; }
  const vat = (line) => el('tr', {}, line.map((text, i) => el('td', { class: i > 0 ? 'num' : undefined }, text)));
  box.append(
    el('div', { class: 'scroll' }, el('table', { class: 'lines' },
      el('thead', {}, el('tr', {}, data.lineHeads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, piece.l.map((line) => el('tr', {}, cells(line, 'td')))))),
    el('div', { class: 'scroll' }, el('table', { class: 'lines' },
      el('thead', {}, el('tr', {}, data.vatHeads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, piece.v.map(vat)),
      el('tfoot', {}, data.totals.map((head, i) => el('tr', {}, el('td', { colspan: '2' }, head), el('td', { class: 'num' }, piece.z[i])))))));
  return box;
}

function pieces(row) {
  const parts = row.p.map((piece) => piece.t + (piece.z ? ' · ' + piece.z[2] : ''));
  // The tables are made when they are asked for: ten thousand orders would be a million cells.
  const toggle = el('button', { type: 'button', class: 'expand', 'aria-expanded': 'false', onclick: () => {
    const open = toggle.getAttribute('aria-expanded') === 'true';
    const own = toggle.closest('tr');
    toggle.setAttribute('aria-expanded', String(!open));
    if (open) own.nextElementSibling.remove();
    else own.after(el('tr', { class: 'more ' + row.o }, el('td', { colspan: String(own.cells.length) }, row.p.map(pieceBox))));
  } }, words.details);
  return [el('ul', { class: 'plain' }, parts.map((text) => el('li', {}, text))), toggle];
}

function what(row, number) {
  return [
    row.r ? el('div', {}, row.r.map((text, i) => el('p', { class: i === 0 ? 'reason' : 'why' }, text))) : '',
    (row.cf || []).map((conflict, i) => conflictBox(row, conflict, i, number)),
    row.ch ? changeList(row) : '',
    row.ca ? el('ul', { class: 'plain' }, row.ca.map(([name, id, score, reasons, ...lines]) => el('li', {}, el('bdi', {}, name), ' [' + id + '] ', el('b', {}, score), reasons === '' ? '' : ' – ' + reasons, lines.length === 0 ? '' : el('ul', { class: 'plain' }, lines.map((line) => el('li', {}, line)))))) : '',
    row.z ? el('p', { class: 'why' }, data.totals[2] + ' : ' + row.z) : '',
    row.p ? pieces(row) : '',
    row.e ? el('ul', { class: 'plain' }, row.e.map((text) => el('li', {}, text))) : '',
    row.x ? el('ul', { class: 'plain' }, row.x.map((text) => el('li', { class: 'why' }, text))) : '',
  ];
}

function rowNode(row, number) {
  const { label, tone } = status.get(row.s);
  const origin = row.o === 'g' ? words.fromGestan : words.fromWoo;
  const can = pickable(row);
  const tick = isPlan && el('input', {
    type: 'checkbox', 'aria-label': words.tick + ' : ' + row.n, checked: isTicked(row), disabled: !can, title: can ? undefined : words.notApplicable,
    onchange: (event) => setTicked(row, event.target.checked),
  });
  if (tick) boxes.set(row, tick);
  return el('tr', { class: row.o },
    isPlan && el('td', { class: 'pick' }, tick, el('abbr', { class: 'sign', title: origin }, row.o.toUpperCase())),
    hasCodes && el('td', { class: row.c.length > 20 ? 'code' : 'code short', 'data-head': row.c === '' ? undefined : data.heads[0] }, row.c),
    el('td', { class: 'num', 'data-head': row.w === '' ? undefined : data.heads[1] }, row.w),
    el('td', { class: 'name', 'data-head': data.heads[2] }, el('bdi', {}, row.n)),
    el('td', { class: 'state', 'data-head': data.heads[3] }, el('span', { class: 'badge ' + tone }, label), row.of ? el('p', { class: 'why' }, row.of[0]) : ''),
    el('td', { class: 'what' }, what(row, number)));
}
`;
