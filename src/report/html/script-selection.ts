/** The ticks and answers of the page, and their file. */
export const selectionScript = String.raw`
const ticked = new Set();
const answers = new Map();
const boxes = new Map();
let unsaved = false;
let said = () => {};
let tally = () => {};

const isTicked = (row) => ticked.has(row);
const answerOf = (row, field) => { const given = answers.get(row); return given && given.get(field); };
const openConflicts = () => [...ticked].filter((row) => row.f && row.f.some((field) => answerOf(row, field) === undefined)).length;

// The browser stores the ticks of this plan, so that a reload loses nothing. If it cannot, it asks
// before it leaves the page.
const place = ['woo-gestan', data.flow, data.shop, data.createdAt].join('/');
let timer;
function keep() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    try { localStorage.setItem(place, JSON.stringify(selection())); unsaved = false; } catch { unsaved = true; }
  }, 200);
}
function kept() {
  try { return localStorage.getItem(place); } catch { return null; }
}

function setTicked(row, on) {
  if (!pickable(row)) return;
  if (on) ticked.add(row); else ticked.delete(row);
  const box = boxes.get(row);
  if (box) box.checked = on;
  unsaved = true;
  keep();
  tally();
}

function setAnswer(row, field, answer) {
  if (!answers.has(row)) answers.set(row, new Map());
  answers.get(row).set(field, answer);
  setTicked(row, true);
}

function selection() {
  const chosen = data.rows.filter(isTicked);
  // Own entries only, made without a prototype: a row may be called "__proto__".
  const resolutions = Object.create(null);
  for (const row of chosen) {
    const given = answers.get(row);
    if (!given || given.size === 0) continue;
    const fields = Object.create(null);
    for (const [field, answer] of given) fields[field] = answer;
    resolutions[row.k] = fields;
  }
  return { version: 1, flow: data.flow, shop: data.shop, createdAt: data.createdAt, keys: chosen.map((row) => row.k), resolutions };
}

function save() {
  const text = JSON.stringify(selection(), null, 2) + '\n';
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const name = ['selection', data.flow, data.shop, data.createdAt.slice(0, 10)].join('-').replace(/[^\w.-]+/g, '_') + '.json';
  const link = el('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  unsaved = false;
  said(words.saved);
}

function take(text) {
  let given;
  try { given = JSON.parse(text); } catch { given = undefined; }
  const fits = given && given.version === 1 && Array.isArray(given.keys) && ['flow', 'shop', 'createdAt'].every((name) => given[name] === data[name]);
  if (!fits) return false;
  const keys = new Set(given.keys);
  ticked.clear();
  answers.clear();
  for (const row of data.rows) {
    if (!keys.has(row.k) || !pickable(row)) continue;
    ticked.add(row);
    const fields = given.resolutions && Object.hasOwn(given.resolutions, row.k) ? given.resolutions[row.k] : {};
    for (const field of row.f || []) {
      const answer = Object.hasOwn(fields, field) ? fields[field] : undefined;
      if (answer === 'gestan' || answer === 'woo' || answer === 'skip') {
        if (!answers.has(row)) answers.set(row, new Map());
        answers.get(row).set(field, answer);
      }
    }
  }
  return true;
}

async function load(file) {
  if (!take(await file.text())) { said(words.loadFailed); return; }
  unsaved = false;
  keep();
  show();
  said(words.loaded);
}

addEventListener('beforeunload', (event) => { if (unsaved && ticked.size > 0) event.preventDefault(); });
`;
