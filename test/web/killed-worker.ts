import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { setUp, visit } from './windows-kit.js';

// A worker of an application that begins a list, and never comes to its end.
const never = () => new Promise<void>(() => {});
const { windows } = setUp({
  storage: sqliteStorage(process.argv[2] ?? ''),
  lostAfterMs: 60_000,
  onProducts: never,
});
const visitor = visit(windows);
await visitor.get('/gestan/main/products');
const { html } = await visitor.post('/gestan/main/products/plan', { includeUpdates: '1' });
console.log(html.includes('class="task running"') ? 'running' : 'not begun');
setInterval(() => {}, 60_000);
