import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { scenario } from '../portable/scenario.ts';

const storage = sqliteStorage(':memory:');
await storage.commit([{ put: 'a', value: 1 }]);
if (!(await storage.get('a'))) throw new Error('SQLite keeps nothing.');
await storage.close();
console.log(`Deno: ${await scenario()}`);
