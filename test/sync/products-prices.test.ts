import { expect, test } from 'vitest';
import { productFields } from '../../src/gestan/model.js';
import { isFull } from '../support/forms.js';
import { seeded, type World } from './shops.js';
import { setUp, smallWorld } from './small.js';

const rounds = isFull ? 1_000 : 8;

const ofCode = (w: World, code: string) => w.gestan.state.products.find((product) => product.code === code);
const ofSku = (w: World, sku: string) =>
  [...w.store.state.products, ...w.store.state.variations].find((row) => row.sku === sku);

/** Adapters that hold both amounts, or one of them. The shop's prices are with tax. */
const adapters = {
  'both prices': productFields,
  'prices without tax only': productFields.filter((field) => !/Gross$/.test(field)),
  'prices with tax only': productFields.filter((field) => !/Net$/.test(field)),
};

test.each(Object.entries(adapters))(
  'a Gestan that holds %s: many syncs in a row, each after a random change on a random side, move no price that was not changed',
  async (_, fields) => {
    const w = smallWorld();
    const gestan = { ...w.gestan, capabilities: { ...w.gestan.capabilities, productFields: fields } };
    const open = () => w.open({ gestan });
    await setUp(open());
    await open().run({ flows: ['products'] });
    const holdsGross = fields.includes('priceGross');
    const random = seeded(11);
    const pick = <T>(rows: readonly T[]) => rows[Math.floor(random() * rows.length)] as T;
    const codes = w.gestan.state.products.map(({ code }) => code).filter((code) => code !== 'PORT');
    const prices = () =>
      Object.fromEntries(
        codes.map((code) => {
          const { priceNet, priceGross } = ofCode(w, code) ?? {};
          const shop = Number(ofSku(w, code)?.regular_price);
          return [code, { shop, gestan: Number(holdsGross ? priceGross : priceNet) }];
        }),
      );
    const kinds = ['price', 'name', 'shop-name', 'description', 'weight', 'shop-price', 'relink', 'nothing'];
    for (let round = 0; round < rounds; round += 1) {
      const before = prices();
      const code = pick(codes);
      const row = ofSku(w, code);
      const path = row?.parent_id ? `products/${row.parent_id}/variations/${row.id}` : `products/${row?.id}`;
      const put = (body: object) => w.store.call('PUT', `/wp-json/wc/v3/${path}`, { body: body as never });
      const edit = (more: object) => w.gestan.edit.product(ofCode(w, code)?.id ?? '', more);
      const kind = pick(kinds);
      const amount = ((1 + Math.floor(random() * 20_000)) / 100).toFixed(2);
      if (kind === 'price') edit(holdsGross ? { priceGross: amount } : { priceNet: amount });
      if (kind === 'name') edit({ name: `Nom ${round}` });
      if (kind === 'weight') edit({ weightKg: (Number(amount) / 100).toFixed(3) });
      if (kind === 'shop-name') await put({ name: `Titre ${round}` });
      if (kind === 'description') await put({ description: `<p>Texte ${round}</p>` });
      if (kind === 'shop-price') await put({ regular_price: amount, sale_price: '' });
      // A link that is made anew has nothing it was last synced at.
      if (kind === 'relink') {
        const link = (await open().links.list()).find((one) => one.code === code);
        if (!link) throw new Error(`${code} is not linked`);
        await open().links.remove({ code });
        const { wooId, variationId } = link;
        await open().links.force({ code, wooId, ...(variationId === undefined ? {} : { variationId }) });
      }
      w.clock.advance(60_000);
      const { reports } = await open().run({ flows: ['products'], override: ['price-jump'] });
      expect([round, kind, reports[0]?.counts.failed]).toEqual([round, kind, 0]);
      const { priceNet, priceGross } = ofCode(w, code) ?? {};
      const changed =
        kind === 'price'
          ? {
              shop: Number(holdsGross ? priceGross : (Number(priceNet) * 1.2).toFixed(2)),
              gestan: Number(amount),
            }
          : before[code];
      expect({ round, kind, code, prices: prices() }).toEqual({
        round,
        kind,
        code,
        prices: { ...before, [code]: changed },
      });
    }
  },
  isFull ? 900_000 : undefined,
);

test.each(Object.entries(adapters))(
  'a Gestan that holds %s: a price taken out of the shop is taken out whole, and one given later goes to Gestan',
  async (_, fields) => {
    const w = smallWorld();
    // As an adapter does that writes the members of a draft and no others.
    const drafts: object[] = [];
    const gestan: World['gestan'] = {
      ...w.gestan,
      capabilities: { ...w.gestan.capabilities, productFields: fields },
      upsertProduct: (draft, options) => {
        drafts.push(draft);
        return w.gestan.upsertProduct(draft, options);
      },
    };
    const sync = w.open({ gestan });
    await setUp(sync);
    await sync.run({ flows: ['products'] });
    const held = fields.filter((field) => field === 'priceNet' || field === 'priceGross');
    const give = async (regular_price: string) => {
      await w.store.call('PUT', '/wp-json/wc/v3/products/34', { body: { regular_price, sale_price: '' } });
      w.clock.advance(3_600_000);
      await sync.run({ flows: ['products'], override: ['price-jump'] });
    };
    for (const owner of ['both', 'woo'] as const) {
      await sync.settings.save({ products: { owners: { price: owner } } });
      drafts.length = 0;
      await give('');
      expect(drafts).toEqual([
        expect.objectContaining(Object.fromEntries(held.map((field) => [field, null]))),
      ]);
      const none = ofCode(w, 'SHA-DAI-084');
      expect([none?.priceNet, none?.priceGross]).toEqual([undefined, undefined]);
      await give('12');
      const { priceNet, priceGross } = ofCode(w, 'SHA-DAI-084') ?? {};
      expect(Number(priceGross ?? Number(priceNet) * 1.2)).toBe(12);
      expect(ofSku(w, 'SHA-DAI-084')?.regular_price).toBe('12');
      expect((await sync.products.plan({ wooIds: [34] })).rows).toEqual([]);
    }
    // Where Gestan decides, what has no price there never empties the shop's.
    await give('');
    await sync.settings.save({ products: { owners: { price: 'gestan' } } });
    await give('13');
    expect(ofSku(w, 'SHA-DAI-084')?.regular_price).toBe('13');
  },
);
