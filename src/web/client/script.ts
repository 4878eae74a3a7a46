/**
 * The script of the windows, plain JavaScript as text. Everything works without it, by forms; it
 * saves reloads: ticks are sent as they are made, filters change the list in place, tasks update
 * themselves.
 *
 * `go` puts a page of the same windows in place of this one and keeps the focus. Ticks and answers
 * are sent one after the other, so that the last one holds. Keys: `/` searches, arrows go from tick
 * to tick, figures answer the question of a contact. Each state of a task is answered once. A
 * stream of tasks that ends is opened again within seconds, by the browser, or here where the
 * server answered with an error, which the browser takes for final; longer without one, and what
 * the page shows may be old.
 */
export const windowsScript = `'use strict';
(() => {
const main = () => document.getElementById('main');

let going;
async function go(address, keep) {
  going?.abort();
  going = new AbortController();
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' }, signal: going.signal });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = next.getElementById('main');
    if (!fresh) { location.href = address; return; }
    const active = document.activeElement;
    const id = active && active.id;
    const at = active && active.selectionStart;
    main().replaceWith(fresh);
    document.title = next.title;
    if (keep !== 'same') history.pushState({}, '', address);
    const again = id && document.getElementById(id);
    if (again) { again.focus({ preventScroll: true }); if (at != null && again.setSelectionRange) again.setSelectionRange(at, at); }
  } catch (error) { if (error.name !== 'AbortError') location.href = address; }
}
addEventListener('popstate', () => void go(location.href, 'same'));

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-soft]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) { event.preventDefault(); void go(link.href); return; }
  for (const menu of document.querySelectorAll('details.menu[open], details.choice[open]')) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method === 'get' && form.hasAttribute('data-soft')) {
    event.preventDefault();
    void go(form.action.split('?')[0] + '?' + new URLSearchParams(new FormData(form)));
  }
});
let timer;
document.addEventListener('input', (event) => {
  if (event.target.id !== 'search' || !event.target.form || !event.target.form.hasAttribute('data-soft')) return;
  clearTimeout(timer);
  timer = setTimeout(() => event.target.form.requestSubmit(), 250);
});

let queue = Promise.resolve();
document.addEventListener('change', (event) => {
  const input = event.target;
  const form = input.form;
  if (!form || form.id !== 'rows') return;
  const body = new URLSearchParams({ token: form.elements.token.value, do: 'one' });
  if (input.name === 'tick') { body.set('shown', input.value); if (input.checked) body.set('tick', input.value); }
  else if (input.name.startsWith('answer-')) {
    const row = input.closest('tr');
    const box = row.querySelector('input[name=tick]');
    box.checked = true;
    body.set('shown', row.dataset.row);
    body.set('tick', row.dataset.row);
    body.set(input.name, input.value);
  } else return;
  queue = queue.then(() => send(form.action, body)).catch(() => location.reload());
});
async function send(address, body) {
  const response = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error('not kept');
  const { text, count, open, openText } = await response.json();
  document.getElementById('ticks').textContent = text;
  document.getElementById('apply').disabled = count === 0;
  const badge = document.getElementById('open');
  badge.hidden = open === 0;
  badge.textContent = openText;
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== 'checkbox' && target.type !== 'radio';
  if (event.key === 'Escape') for (const menu of document.querySelectorAll('details.menu[open], details.choice[open]')) { menu.open = false; menu.querySelector('summary').focus(); }
  if (typing) return;
  if (event.key === '/') { const search = document.getElementById('search'); if (search) { event.preventDefault(); search.focus(); } return; }
  if (/^[0-9]$/.test(event.key)) {
    const row = target.closest('tr');
    const question = row && row.querySelector('[data-question]') || document.querySelector('[data-question]');
    const button = question && question.querySelector('[data-key="' + event.key + '"]');
    if (button) { event.preventDefault(); button.click(); }
    return;
  }
  const cell = target.closest && target.closest('td.pick');
  if (!cell || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  event.preventDefault();
  let row = cell.parentElement;
  do row = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling; while (row && !row.querySelector('td.pick input:enabled'));
  if (row) row.querySelector('td.pick input').focus();
});

const seen = new Set();
function onTask(event) {
  const task = JSON.parse(event.data);
  const panel = document.querySelector('[data-task="' + task.id + '"]');
  const mark = task.id + ' ' + task.state;
  const isNew = !seen.has(mark);
  seen.add(mark);
  if (!panel) { if (isNew && task.fresh && task.path === location.pathname) void go(task.state === 'running' ? location.href : task.to, 'same'); return; }
  if (task.state !== 'running') { if (isNew) void go(task.path === location.pathname ? task.to : location.href, 'same'); return; }
  const bar = panel.querySelector('progress');
  if (task.total > 0) { bar.max = task.total; bar.value = task.done; } else bar.removeAttribute('value');
  panel.querySelector('.task-text').textContent = task.text;
}
const address = document.body.dataset.events;
let source;
let lost;
function listen() {
  source = new EventSource(address);
  source.addEventListener('task', onTask);
  source.addEventListener('error', () => {
    if (source.readyState === 2) setTimeout(listen, 2000);
    lost ??= setTimeout(() => {
      const said = document.createElement('p');
      said.className = 'notice wrong offline';
      said.textContent = document.body.dataset.offline;
      document.getElementById('notice')?.replaceChildren(said);
    }, 5000);
  });
  source.addEventListener('open', () => { clearTimeout(lost); lost = undefined; document.querySelector('.offline')?.remove(); });
}
if (address && 'EventSource' in window) {
  listen();
  addEventListener('pagehide', () => source.close());
}
})();
`;
