import type { Area, StoreName } from './recordings.js';
import { areas, stores } from './recordings.js';
import { replay } from './replay.js';

/**
 * `tsx report.ts [store] [area] [max differences shown per exchange] [exchange index]`: what
 * differs, for work on the fake.
 */
const [, , store, area, depth, only] = process.argv;
const shown = Number(depth ?? 0);
const cut = (value: unknown) => JSON.stringify(value)?.slice(0, 160);
for (const name of store && store !== 'all' ? [store as StoreName] : stores) {
  for (const part of area && area !== 'all' ? [area as Area] : areas) {
    const results = await replay(name, part);
    const bad = results.filter((result) => result.differences.length > 0);
    console.log(
      `${name} ${part}: ${bad.length} of ${results.length} differ (${((100 * bad.length) / results.length).toFixed(1)} %)`,
    );
    for (const { index, exchange, memory } of results)
      if (memory !== undefined && shown > 0)
        console.log(`  [${index}] ${exchange.name}: gathered at ${memory}`);
    if (shown === 0) continue;
    for (const result of bad) {
      if (only !== undefined && result.index !== Number(only)) continue;
      const { exchange } = result;
      console.log(
        `  [${result.index}] ${exchange.name} — ${exchange.request.method} ${exchange.request.path}`,
      );
      for (const difference of result.differences.slice(0, shown)) {
        console.log(`      ${difference.path}: ${cut(difference.expected)} / ${cut(difference.actual)}`);
      }
    }
  }
}
