/**
 * The product diff against its floor and its peers, in the same run: `npx tsx bench/diff.ts [pairs]`. Each works on the same pairs, in
 * interleaved rounds; medians of processor time. The pairs are the recorded catalogue of a shop, many times over, and what Gestan holds of it.
 *
 * The floor is the least that can be called a comparison: two hand-written projections of the same fields (texts trimmed and their blanks folded, decimals
 * and instants in one spelling, tables looked up) and one pass of `===`. It decodes no entity, knows no base and no owner.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stableJson } from '../src/core/index.js';
import type { ProductBase, ProductContext, WooSource } from '../src/diff/index.js';
import { projectGestan, projectWoo } from '../src/diff/index.js';
import { advanceBase } from '../src/diff/products/advance-base.js';
import { toGestanDraft, withDraft } from '../src/diff/products/gestan-draft.js';
import { createProductPlanner } from '../src/diff/products/plan-pair.js';
import type { GestanProduct } from '../src/gestan/model.js';
import { productFields } from '../src/gestan/model.js';
import { createFamilyTable, createTaxTable } from '../src/mapping/index.js';
import type { WooProduct } from '../src/woo/types.js';

const size = Number(process.argv[2] ?? 20_000);
const rounds = 9;

const recorded = (
  JSON.parse(
    readFileSync(new URL('../test/recordings/wc11/state/products.json', import.meta.url), 'utf8'),
  ) as WooProduct[]
).filter((product) => product.type === 'simple' && product.status !== 'trash');

const families = createFamilyTable(
  [...new Set(recorded.flatMap((product) => product.categories.map(({ id }) => id)))].map((categoryId) => ({
    categoryId,
    familyId: `F${categoryId}`,
  })),
);
const taxes = createTaxTable([
  { taxClass: '', rate: '20' },
  { taxClass: 'reduced-rate', rate: '10' },
  { taxClass: 'taux-reduit-55', rate: '5.5' },
  { taxClass: 'super-reduit', rate: '2.1' },
  { taxClass: 'zero-rate', rate: '0' },
]);
const context: ProductContext = { pricesIncludeTax: true, taxes, families, productFields };
const planner = createProductPlanner({ context });

/** What a real catalogue has in its descriptions and the recorded one mostly lacks. */
const paragraph =
  'Une canne légère et nerveuse pour la pêche au leurre en rivière comme en étang. Poignée en liège, anneaux SIC, action de pointe. ';

interface Pair {
  readonly woo: WooSource;
  readonly gestan: GestanProduct;
  readonly base: ProductBase;
}

/** Fresh text, as parsed from a page: nothing is shared between pairs. */
const fresh = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const pairs = Array.from({ length: size }, (_, index): Pair => {
  const origin = recorded[index % recorded.length] as WooProduct;
  const texts = paragraph.repeat(index % 4).trim();
  const product = fresh({
    ...origin,
    id: index + 1,
    sku: `S${index}`,
    description: texts && `<p>${texts}</p>`,
  });
  const woo = { product };
  const row = planner.addToGestan(woo);
  const draft = toGestanDraft({
    changes: row?.changes ?? [],
    context,
    externalRef: '',
    code: `S${index}`,
  });
  const gestan = fresh(withDraft(undefined, draft, `P${index}`));
  const base = fresh(
    advanceBase({ woo: projectWoo(woo, context), gestan: projectGestan(gestan, context), written: [] }),
  );
  return { woo, gestan, base };
});

const fold = (text: string) => text.trim().replace(/\s+/g, ' ');
const number = (text: string | undefined) =>
  text === undefined || text === '' ? null : String(Number(text));
const instant = (text: string | null | undefined) => (text ? `${text.slice(0, 19)}Z` : null);

function floorWoo({ product }: WooSource) {
  return {
    name: fold(product.name),
    price: number(product.regular_price),
    salePrice: number(product.sale_price),
    saleFrom: instant(product.date_on_sale_from_gmt),
    saleTo: instant(product.date_on_sale_to_gmt),
    vatRate: product.tax_status === 'taxable' ? (taxes.rateOf(product.tax_class) ?? null) : '0',
    weightKg: number(product.weight),
    barcode: fold(product.global_unique_id ?? '') || null,
    family: families.lookup(product.categories[0]?.id ?? 0)?.familyId ?? null,
    description: fold(product.description),
    shortDescription: fold(product.short_description),
    published: product.status === 'publish',
  };
}
function floorGestan(product: GestanProduct) {
  return {
    name: fold(product.name),
    price: number(product.priceGross),
    salePrice: number(product.salePriceGross),
    saleFrom: instant(product.saleFrom),
    saleTo: instant(product.saleTo),
    vatRate: number(product.vatRate),
    weightKg: number(product.weightKg),
    barcode: fold(product.barcode ?? '') || null,
    family: product.familyId ?? null,
    description: fold(product.description ?? ''),
    shortDescription: fold(product.shortDescription ?? ''),
    published: product.published ?? false,
  };
}
const floorFields = Object.keys(floorWoo(pairs[0]?.woo as WooSource)) as (keyof ReturnType<
  typeof floorWoo
>)[];

/** Kept, so that no engine may leave work out. */
let sink = 0;

const works: Record<string, (pair: Pair) => void> = {
  'floor: two projections + field-wise ===': ({ woo, gestan }) => {
    const [w, g] = [floorWoo(woo), floorGestan(gestan)];
    for (const field of floorFields) if (w[field] !== g[field]) sink += 1;
  },
  'this library: pair(), three-way, in sync': ({ woo, gestan, base }) => {
    if (planner.pair({ woo, gestan, base, matchedBy: 'link' }) !== undefined) sink += 1;
  },
  'its two projections alone': ({ woo, gestan }) => {
    if (projectWoo(woo, context).price !== projectGestan(gestan, context).price) sink += 1;
  },
  'two projections + JSON + sha256 of each': ({ woo, gestan }) => {
    const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64');
    if (hash(floorWoo(woo)) !== hash(floorGestan(gestan))) sink += 1;
  },
  'two projections + key-sorted JSON + sha256': ({ woo, gestan }) => {
    const hash = (value: unknown) => createHash('sha256').update(stableJson(value)).digest('base64');
    if (hash(floorWoo(woo)) !== hash(floorGestan(gestan))) sink += 1;
  },
};

const times = new Map(Object.keys(works).map((name) => [name, [] as number[]]));
for (let round = 0; round < rounds; round += 1)
  for (const [name, work] of Object.entries(works)) {
    const start = process.cpuUsage();
    for (const pair of pairs) work(pair);
    const { user, system } = process.cpuUsage(start);
    times.get(name)?.push((user + system) / size);
  }

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const floor = median(times.get('floor: two projections + field-wise ===') ?? []);
console.log(
  `${size} unchanged pairs, ${rounds} interleaved rounds, medians of processor time; goal: at most 1.2 × floor\n`,
);
for (const [name, values] of times) {
  const each = median(values);
  console.log(
    `${name.padEnd(46)}${each.toFixed(2).padStart(8)} µs per pair${(each / floor).toFixed(2).padStart(8)} × floor`,
  );
}
const changed = pairs.filter(
  ({ woo, gestan, base }) => planner.pair({ woo, gestan, base, matchedBy: 'link' }) !== undefined,
).length;
console.log(`\nrows that want something done: ${changed} of ${size}${sink < 0 ? '!' : ''}`);
