import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductRules, WooSource } from '../../src/diff/index.js';
import { createCataloguePlanner } from '../../src/diff/index.js';
import { advanceBase } from '../../src/diff/products/advance-base.js';
import { projectGestan } from '../../src/diff/products/project-gestan.js';
import { projectWoo } from '../../src/diff/products/project-woo.js';
import type { ProductRow } from '../../src/diff/products/row.js';
import { createBlacklist } from '../../src/mapping/index.js';
import { context, createWorld, gestanProduct, plan, type World, wooProduct } from './products-world.js';

const rules: ProductRules = { context };
const long = 'Un texte qui est plus long que ce qu’une base garde en toutes lettres. '.repeat(3);

const reasons = (rows: readonly ProductRow[]) => rows.map((row) => [row.key, row.reason?.code ?? row.status]);

/** Feeds a world to the planner in pages of any size. */
function planInPages(world: World, size: number): ProductRow[] {
  const planner = createCataloguePlanner({ rules, links: world.links, blacklist: world.blacklist });
  const products = [...world.gestan.values()];
  const sources = [...world.woo.values()];
  const rows: ProductRow[] = [];
  for (const product of products) planner.addGestan(product);
  for (let start = 0; start < sources.length; start += size)
    for (const { row } of planner.addWoo(sources.slice(start, start + size), () => undefined)) rows.push(row);
  for (const { row } of planner.finish()) rows.push(row);
  for (const product of products) for (const { row } of planner.addText(product)) rows.push(row);
  expect(planner.awaitingText).toBe(0);
  return rows;
}

describe('the planner of a catalogue', () => {
  it('gives the same rows in whatever pages it is fed', () => {
    const sku = fc.constantFrom('A', 'a', 'B', 'C', '');
    const text = fc.constantFrom('', 'Court', long, `<p>${long}</p>`, `${long} Et plus.`);
    const shop = fc.array(fc.record({ sku, description: text, status: fc.constantFrom('publish', 'trash') }));
    const stock = fc.array(fc.record({ code: sku, description: text }));
    fc.assert(
      fc.property(shop, stock, fc.integer({ min: 1, max: 4 }), (woo, gestan, size) => {
        const world = createWorld(
          woo.map((fields, index) => ({ product: wooProduct({ id: index + 1, ...fields }) })),
          gestan.map((fields, index) => gestanProduct({ id: `P${index}`, ...fields })),
        );
        const rows = planInPages(world, size);
        expect(rows).toEqual(plan(world, rules));
        const written = rows.flatMap(({ changes }) => changes.map(({ to }) => String(to)));
        expect(written.filter((value) => value.startsWith('#'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('settles a linked pair once, also where the shop lists it twice, and holds its keys against others', () => {
    const same = { name: 'Canne', description: long };
    const [first, second] = [1, 2].map((id) => ({ product: wooProduct({ id, sku: 'A', ...same }) })) as [
      WooSource,
      WooSource,
    ];
    const product = gestanProduct({ id: 'P1', code: 'A', ...same });
    const links = createWorld().links.force({ wooId: 1, gestanId: 'P1', code: 'A' });
    const planner = createCataloguePlanner({ rules, links });
    planner.addGestan(product);
    const base = advanceBase({
      woo: projectWoo(first, context),
      gestan: projectGestan(product, context),
      written: [],
    });
    const rows = [...planner.addWoo([first, first, second], () => base), ...planner.finish()];
    expect(reasons(rows.map(({ row }) => row))).toEqual([['woo:2', 'code-taken']]);
    expect(planner.counts.inSync).toBe(1);
  });

  it('adds a product whose SKU differs in case only with its text', () => {
    const sources = ['A', 'A', 'a'].map((each, index) => ({
      product: wooProduct({ id: index + 1, sku: each, description: long }),
    }));
    const world = createWorld(sources, [gestanProduct({ id: 'P1', code: 'A', description: long })]);
    const values = plan(world, rules).flatMap(({ changes }) => changes.map(({ to }) => String(to)));
    expect(values.filter((value) => value.startsWith('#'))).toEqual([]);
  });

  it('adds a product without SKU with its text, even where a product of Gestan has no code either', () => {
    const more: ProductRules = { ...rules, codePrefix: 'W' };
    const world = createWorld(
      [{ product: wooProduct({ id: 1, sku: '', description: long }) }],
      [gestanProduct({ id: 'P1', code: '', description: long })],
    );
    const row = plan(world, more).find(({ key }) => key === 'woo:1');
    expect(row?.changes).toContainEqual(expect.objectContaining({ field: 'description', to: long.trim() }));
  });

  it.each(['first', 'last'])(
    'says that a SKU is sold by another product, with the trash read %s',
    (trash) => {
      const inTrash: WooSource = { product: wooProduct({ id: 1, sku: 'A', status: 'trash' }) };
      const parent: WooSource = { product: wooProduct({ id: 2, sku: 'A', type: 'variable' }) };
      const sources = trash === 'first' ? [inTrash, parent] : [parent, inTrash];
      const world = createWorld(sources, [gestanProduct({ id: 'P1', code: 'A' })]);
      // To empty the trash, which the other reason advises, would free nothing.
      expect(reasons(plan(world, rules))).toEqual([['gestan:P1', 'sku-taken']]);
      expect(reasons(plan(createWorld([inTrash], [gestanProduct({ id: 'P1', code: 'A' })]), rules))).toEqual([
        ['gestan:P1', 'sku-in-trash'],
      ]);
    },
  );

  it('shows a blacklisted link while one of its products is there', () => {
    const more: ProductRules = { ...rules, includeBlacklisted: true };
    const trashed = [{ product: wooProduct({ id: 1, sku: 'A', status: 'trash' }) }];
    const linked = (gestan: Parameters<typeof createWorld>[1]) => {
      const world = createWorld(trashed, gestan);
      world.links = world.links.set({ wooId: 1, gestanId: 'P1', code: 'A', made: 'import' });
      world.blacklist = createBlacklist([{ code: 'A', reason: 'interne' }]);
      return reasons(plan(world, more));
    };
    expect(linked([gestanProduct({ id: 'P1', code: 'A' })])).toEqual([['woo:1', 'blacklisted']]);
    expect(linked([])).toEqual([]);
  });

  it('finds a linked pair by its SKU as well as by its code', () => {
    const world = createWorld(
      [{ product: wooProduct({ id: 1, sku: 'NOUVEAU' }) }, { product: wooProduct({ id: 2, sku: 'B' }) }],
      [gestanProduct({ id: 'P1', code: 'ANCIEN' }), gestanProduct({ id: 'P2', code: 'B' })],
    );
    world.links = world.links.set({ wooId: 1, gestanId: 'P1', code: 'ANCIEN', made: 'import' });
    for (const code of ['NOUVEAU', 'ANCIEN'])
      expect(plan(world, { ...rules, codes: [code] }).map(({ key }) => key)).toEqual(['woo:1']);
  });
});
