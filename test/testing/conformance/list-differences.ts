import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { areas, stores } from './recordings.js';
import { replay } from './replay.js';

/**
 * Writes `known-differences.json` anew: every exchange that differs, by store, area and name. The
 * names of reasons that stand in the file are kept; what is new must be given the name of a reason
 * by hand in place of "open".
 */
const file = fileURLToPath(new URL('./known-differences.json', import.meta.url));
const before = JSON.parse(readFileSync(file, 'utf8')) as Record<
  string,
  Record<string, Record<string, string>>
>;
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
    if (Object.keys(entries).length > 0) byArea[area] = entries;
  }
  known[store] = byArea;
}
writeFileSync(file, `${JSON.stringify({ reasons: before.reasons, ...known }, null, 2)}\n`);
