import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { areas, stores } from './recordings.js';
import { replay } from './replay.js';

/**
 * Writes `known-differences.json` anew: every exchange that differs, by store, area and name. Reasons that stand in the file are kept; new ones
 * must be written by hand in place of "open".
 */
const file = fileURLToPath(new URL('./known-differences.json', import.meta.url));
const { default: before } = (await import('./known-differences.json', { with: { type: 'json' } }).catch(
  () => ({
    default: {},
  }),
)) as { default: Record<string, Record<string, Record<string, string>>> };
const known: Record<string, Record<string, Record<string, string>>> = {};
for (const store of stores) {
  const byArea: Record<string, Record<string, string>> = {};
  for (const area of areas) {
    const entries: Record<string, string> = {};
    for (const result of await replay(store, area)) {
      if (result.differences.length === 0) continue;
      const name = `${result.index} ${result.exchange.name}`;
      entries[name] = before[store]?.[area]?.[name] ?? 'open';
    }
    byArea[area] = entries;
  }
  known[store] = byArea;
}
writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`);
