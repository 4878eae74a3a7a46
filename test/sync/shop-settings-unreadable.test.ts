import { expect, test } from 'vitest';
import { setUp, smallWorld } from './small.js';

/** A shop whose settings of a group come with a row more, or with one changed. */
function shopWith(group: string, change: (rows: Record<string, unknown>[]) => Record<string, unknown>[]) {
  const w = smallWorld();
  const transport = async (request: Request) => {
    const response = await w.store.transport(request);
    if (!new URL(request.url).pathname.endsWith(`/settings/${group}`)) return response;
    const rows = (await response.json()) as Record<string, unknown>[];
    return new Response(JSON.stringify(change(rows)), response);
  };
  return { w, transport };
}

test.each(['general', 'tax', 'products'])(
  'a setting of a plugin that cannot be read stops nothing: %s',
  async (group) => {
    const { w, transport } = shopWith(group, (rows) => [...rows, { id: 'plugin_option', label: { a: 1 } }]);
    await setUp(w.open());
    const { reports } = await w.open({ transport }).run();
    expect(reports.map(({ error }) => error)).toEqual(reports.map(() => undefined));
    await w.open({ transport }).setup.propose();
  },
);

test.each<[string, string, (row: Record<string, unknown>) => unknown]>([
  ['whose label is none', 'woocommerce_prices_include_tax', (row) => ({ ...row, label: {} })],
  ['without an id', 'woocommerce_prices_include_tax', ({ id: _, ...row }) => row],
])('a setting that is needed and cannot be read is never guessed: one %s', async (_, name, spoil) => {
  const { w, transport } = shopWith('tax', (rows) =>
    rows.map((row) => (row.id === name ? (spoil(row) as Record<string, unknown>) : row)),
  );
  await setUp(w.open());
  await expect(w.open({ transport }).products.plan()).rejects.toMatchObject({ code: 'woo.unexpected' });
});
