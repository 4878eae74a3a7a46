/**
 * How the page makes its rows. Their markup comes from `rowMarkup`, the one place where a row is
 * written; all data in it is escaped there, and the policy of the page lets nothing in it run. It
 * is plain JavaScript, written here as text since a compiled function may call helpers that a page
 * does not have.
 */
export const rowScript = `
const data = JSON.parse(document.getElementById('data').textContent);
const words = data.words;
const status = new Map(data.statuses.map(([code, label, tone, count, pickable]) => [code, { label, tone, count, pickable }]));
const isPlan = data.kind === 'plan';

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
data.rows.forEach((row, number) => { row.number = number; });

function rowNodes(rows) {
  const frame = document.createElement('template');
  frame.innerHTML = '<table><tbody>' + rows.map((row) => row.m).join('') + '</tbody></table>';
  const nodes = [...frame.content.querySelectorAll('tbody')[0].children];
  nodes.forEach((node, at) => {
    const row = rows[at];
    const tick = node.querySelector('input[name=tick]');
    if (!tick) return;
    tick.checked = isTicked(row);
    boxes.set(row, tick);
    for (const radio of node.querySelectorAll('fieldset.conflict input')) radio.checked = answerOf(row, radio.dataset.field) === radio.value;
  });
  return nodes;
}

const cells = (list) => list.map((text, i) => el('td', { class: i === 1 || i === 2 ? undefined : 'num' }, text));
const heads = (list) => el('thead', {}, el('tr', {}, list.map((head) => el('th', { scope: 'col' }, head))));

// The tables of an order are made when they are asked for: ten thousand orders would be a million
// cells.
function pieceBox(piece) {
  const box = el('section', { class: 'piece' }, el('h3', {}, piece.t), el('p', { class: 'why' }, piece.n.join(' · ')));
  const sums = el('tfoot', {}, data.totals.map((head, i) => el('tr', {}, el('td', { colspan: '2' }, head), el('td', { class: 'num' }, piece.z[i]))));
  if (piece.same !== undefined) { box.append(el('p', { class: 'why' }, piece.same), el('div', { class: 'scroll' }, el('table', { class: 'lines' }, sums))); return box; }
  const vat = (line) => el('tr', {}, line.map((text, i) => el('td', { class: i > 0 ? 'num' : undefined }, text)));
  box.append(
    el('div', { class: 'scroll' }, el('table', { class: 'lines' }, heads(data.lineHeads), el('tbody', {}, piece.l.map((line) => el('tr', {}, cells(line)))))),
    el('div', { class: 'scroll' }, el('table', { class: 'lines' }, heads(data.vatHeads), el('tbody', {}, piece.v.map(vat)),
      sums)));
  return box;
}

function togglePieces(button) {
  const own = button.closest('tr');
  const isOpen = button.getAttribute('aria-expanded') === 'true';
  button.setAttribute('aria-expanded', String(!isOpen));
  if (isOpen) own.nextElementSibling.remove();
  else own.after(el('tr', { class: 'more ' + own.className }, el('td', { colspan: String(own.cells.length) }, data.rows[Number(own.dataset.row)].p.map(pieceBox))));
}
`;
