/**
 * The first plan and the plan where nothing changed, over two catalogues that are made as they are read, so that only what the engine keeps is
 * counted: `npx tsx --expose-gc bench/diff-plan.ts [products]`. Three sizes show how time and memory grow.
 */
import type { ProductBase, ProductContext, WooSource } from '../src/diff/index.js';
import { createProductMatcher, projectGestan, projectWoo, wooMatchKey } from '../src/diff/index.js';
import { advanceBase } from '../src/diff/products/advance-base.js';
import { createProductPlanner } from '../src/diff/products/plan-pair.js';
import type { GestanProduct } from '../src/gestan/model.js';
import { productFields } from '../src/gestan/model.js';
import type { ProductLink } from '../src/mapping/index.js';
import { createFamilyTable, createLinkTable, createTaxTable } from '../src/mapping/index.js';
import { wooProduct } from '../test/diff/products-world.js';

const largest = Number(process.argv[2] ?? 50_000);
const families = createFamilyTable([{ categoryId: 10, familyId: 'F1' }]);
const taxes = createTaxTable([{ taxClass: '', rate: '20' }]);
const context: ProductContext = { pricesIncludeTax: true, taxes, families, productFields };
const text = 'Une canne légère et nerveuse pour la pêche au leurre en rivière comme en étang. '
  .repeat(8)
  .trim();

/** As a page of the API gives it: nothing is shared. */
const woo = (id: number): WooSource => ({
  product: wooProduct({
    id,
    sku: `SKU-${id}`,
    name: `Canne à mouche n° ${id}`,
    description: `<p>${text} ${id}</p>`,
    regular_price: `${id % 300}.90`,
  }),
});
const gestan = (id: number): GestanProduct => ({
  id: `P${id}`,
  code: `SKU-${id}`,
  name: `Canne à mouche n° ${id}`,
  priceGross: `${id % 300}.9`,
  vatRate: '20',
  familyId: 'F1',
  description: `${text} ${id}`,
  published: true,
});

function held(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

for (const size of [largest / 50, largest / 5, largest]) {
  const planner = createProductPlanner({ context });
  const before = held();
  let start = performance.now();
  let making = 0;
  const made = <T>(make: () => T): T => {
    const from = performance.now();
    const value = make();
    making += performance.now() - from;
    return value;
  };
  const matcher = createProductMatcher(createLinkTable());
  for (let id = 1; id <= size; id += 1) {
    matcher.addWoo(wooMatchKey(made(() => woo(id))));
    const product = made(() => gestan(id));
    matcher.addGestan({ id: product.id, code: product.code, barcode: product.barcode });
  }
  const matches = matcher.match();
  const memory = held() - before;
  let rows = 0;
  for (let id = 1; id <= size; id += 1) {
    const match = matches.ofWoo({ wooId: id });
    if (match.kind !== 'pair') continue;
    const pair = made(() => ({ woo: woo(id), gestan: gestan(id) }));
    if (planner.pair({ ...pair, matchedBy: match.matchedBy })?.status === 'link') rows += 1;
  }
  const first = performance.now() - start - making;

  const links: ProductLink[] = [];
  const bases = new Map<number, string>();
  for (let id = 1; id <= size; id += 1) {
    links.push({ wooId: id, gestanId: `P${id}`, code: `SKU-${id}`, made: 'import' });
    const sides = { woo: projectWoo(woo(id), context), gestan: projectGestan(gestan(id), context) };
    bases.set(id, JSON.stringify(advanceBase({ ...sides, written: [] })));
  }
  const table = createLinkTable({ links });
  start = performance.now();
  making = 0;
  let due = 0;
  for (let id = 1; id <= size; id += 1) {
    const pair = made(() => ({ woo: woo(id), gestan: gestan(id) }));
    const base = JSON.parse(bases.get(id) ?? '{}') as ProductBase;
    if (table.byWoo({ wooId: id }) && planner.pair({ ...pair, base, matchedBy: 'link' })) due += 1;
  }
  const again = performance.now() - start - making;
  console.log(
    `${String(size).padStart(7)} × ${size}: first plan ${first.toFixed(0)} ms (${rows} to link), ${(memory / size / 2).toFixed(0)} bytes kept per product; nothing changed ${again.toFixed(0)} ms (${due} due), bases included; goal at 50,000: 3,000 ms beyond reading`,
  );
}
