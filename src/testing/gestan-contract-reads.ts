import assert from 'node:assert/strict';
import { productFields } from '../gestan/model.js';
import {
  collect,
  type GestanContractCases,
  mustFit,
  notSupported,
  rejects,
  sameDecimal,
  sameFields,
} from './gestan-contract-kit.js';

const decimals = new Set(['priceNet', 'priceGross', 'vatRate', 'salePriceNet', 'salePriceGross', 'weightKg']);

const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name).sort();
const unique = (values: readonly string[], what: string) => {
  assert.equal(new Set(values).size, values.length, `${what} must be unique`);
  assert.ok(
    values.every((value) => value.trim() !== ''),
    `${what} must not be blank`,
  );
};

/** Whether each dated listing honours `modifiedSince`, judged by its own dates. */
async function sinceAgrees<T extends { readonly modifiedAt?: string }>(
  list: (since?: string) => AsyncIterable<T>,
  idOf: (row: T) => string,
  what: string,
): Promise<void> {
  const all = await collect(list());
  const dates = [
    ...new Set(all.flatMap(({ modifiedAt }) => (modifiedAt === undefined ? [] : [modifiedAt]))),
  ].sort();
  assert.ok(dates.length > 0, `modifiedSince is declared, but ${what} carry no modifiedAt`);
  for (const since of dates) {
    const expected = all.filter(
      ({ modifiedAt }) => modifiedAt === undefined || Date.parse(modifiedAt) >= Date.parse(since),
    );
    const listed = (await collect(list(since))).map(idOf);
    assert.deepEqual(
      [...listed].sort(),
      expected.map(idOf).sort(),
      `${what} modified at or after ${since}: that instant included, nothing older`,
    );
  }
  const later = new Date(Date.parse(dates.at(-1) ?? '') + 1).toISOString();
  const rest = (await collect(list(later))).filter(({ modifiedAt }) => modifiedAt !== undefined);
  assert.equal(rest.length, 0, `${what}: nothing was modified after the last date`);
}

export const readCases: GestanContractCases = {
  'capabilities are complete, and what they declare is there': async ({ adapter }) => {
    await mustFit('gestanCapabilitiesSchema', [adapter.capabilities], () => 'capabilities');
    assert.ok(adapter.name.trim(), 'an adapter has a name');
    const { readBack, images } = adapter.capabilities;
    if (readBack) assert.equal(typeof adapter.pieces, 'function', 'readBack needs pieces()');
    if (images.read) assert.equal(typeof adapter.readImage, 'function', 'images.read needs readImage()');
    if (images.write) assert.equal(typeof adapter.writeImage, 'function', 'images.write needs writeImage()');
  },

  'families, payment modes, accounts, posting categories and VAT rates are listed': async ({
    adapter,
    seed,
  }) => {
    const families = await adapter.families();
    assert.deepEqual(names(families), names(seed.families), 'families');
    const byId = new Map(families.map((family) => [family.id, family]));
    assert.equal(byId.size, families.length, 'ids of families must be unique');
    for (const { name, parent } of seed.families) {
      const family = families.find((each) => each.name === name);
      const above = family?.parentId === undefined ? undefined : byId.get(family.parentId);
      assert.equal(above?.name, parent, `the family above « ${name} »`);
    }
    assert.deepEqual(names(await adapter.paymentModes()), names(seed.paymentModes), 'payment modes');
    const accounts = await adapter.bankAccounts();
    assert.deepEqual(
      accounts.map(({ name, professional }) => `${name} ${professional}`).sort(),
      seed.bankAccounts.map(({ name, professional }) => `${name} ${professional}`).sort(),
      'bank accounts',
    );
    assert.deepEqual(
      names(await adapter.postingCategories()),
      names(seed.postingCategories),
      'posting categories',
    );
    const rates = await adapter.vatRates();
    assert.equal(rates.length, seed.vatRates.length, 'VAT rates');
    for (const { rate } of seed.vatRates)
      assert.ok(
        rates.some((each) => Number(each.rate) === Number(rate)),
        `the rate ${rate}`,
      );
  },

  'products are listed exactly, with the declared fields and no other': async ({ adapter, seed }) => {
    if (!adapter.capabilities.readProducts) {
      await rejects(() => collect(adapter.products()), notSupported, 'products() that is not declared');
      return;
    }
    const listed = await collect(adapter.products());
    unique(
      listed.map(({ id }) => id),
      'ids of products',
    );
    unique(
      listed.map(({ code }) => code),
      'codes of products',
    );
    assert.deepEqual(
      listed.map(({ code }) => code).sort(),
      seed.products.map(({ code }) => code).sort(),
      'codes',
    );
    const declared = new Set<string>(adapter.capabilities.productFields);
    await mustFit('gestanProductSchema', listed, ({ code }) => `products(), ${code}`);
    for (const product of listed) {
      const expected = seed.products.find(({ code }) => code === product.code);
      assert.equal(product.name, expected?.name, `the name of ${product.code}, accents and quotes included`);
      for (const field of productFields) {
        const given = Reflect.get(expected ?? {}, field) as unknown;
        const actual = product[field];
        const what = `${field} of ${product.code}`;
        if (!declared.has(field) && field !== 'name')
          assert.equal(actual, undefined, `${what} is not declared`);
        else if (given !== undefined && decimals.has(field))
          sameDecimal(actual as string | undefined, String(given), what);
        else if (given !== undefined)
          sameFields({ [field]: actual }, { [field]: given }, `the product ${product.code}`);
      }
      assert.equal(
        product.archived ?? false,
        expected?.archived ?? false,
        `archived of ${product.code}: a product that is no longer sold must say so`,
      );
    }
  },

  'each listing is a new reading, and stopping early does no harm': async ({ adapter, seed }) => {
    if (!adapter.capabilities.readProducts) return;
    for await (const product of adapter.products()) {
      assert.ok(product.id);
      break;
    }
    const [first, second] = [adapter.products(), adapter.products()];
    const [one, other] = [await collect(first), await collect(second)];
    assert.equal(one.length, seed.products.length, 'a reading after one that was left');
    assert.deepEqual(one, other, 'two readings side by side');
  },

  'contacts are listed exactly': async ({ adapter, seed }) => {
    if (!adapter.capabilities.readContacts) {
      await rejects(() => collect(adapter.contacts()), notSupported, 'contacts() that is not declared');
      return;
    }
    const listed = await collect(adapter.contacts());
    unique(
      listed.map(({ id }) => id),
      'ids of contacts',
    );
    assert.equal(listed.length, seed.contacts.length, 'number of contacts');
    for (const { modifiedAt: _, ...expected } of seed.contacts) {
      const contact = listed.find(({ email }) => email === expected.email);
      assert.ok(contact, `contacts() must list ${expected.email}`);
      await mustFit('gestanContactSchema', [contact], ({ email }) => `contacts(), ${email}`);
      sameFields(contact, expected, `the contact ${expected.email}`);
    }
  },

  'stock is listed exactly: decimals, negative ones, and an unknown one as unknown': async ({
    adapter,
    seed,
  }) => {
    if (!adapter.capabilities.readStock) {
      await rejects(() => collect(adapter.stock()), notSupported, 'stock() that is not declared');
      return;
    }
    const listed = await collect(adapter.stock());
    await mustFit('gestanStockSchema', listed, ({ code }) => `stock(), ${code}`);
    unique(
      listed.map(({ code }) => code),
      'codes in the stock list',
    );
    for (const { code, quantity } of seed.stock) {
      const row = listed.find((each) => each.code === code);
      // A product without a figure may be left out altogether; it must not be given as zero.
      if (quantity !== undefined) assert.ok(row, `the stock of ${code}`);
      sameDecimal(row?.quantity, quantity, `the stock of ${code}`);
    }
  },

  'modifiedSince includes its instant and leaves out what is older': async ({ adapter }) => {
    const { readProducts, readContacts, modifiedSince } = adapter.capabilities;
    if (!modifiedSince) {
      if (!readProducts) return;
      // Ignored, rather than answered with a part.
      const all = await collect(adapter.products());
      const since = await collect(adapter.products({ modifiedSince: '2099-01-01T00:00:00.000Z' }));
      assert.equal(since.length, all.length, 'modifiedSince is not declared: the whole list');
      return;
    }
    if (readProducts)
      await sinceAgrees(
        (since) => adapter.products({ modifiedSince: since }),
        ({ id }) => id,
        'products',
      );
    if (readContacts)
      await sinceAgrees(
        (since) => adapter.contacts({ modifiedSince: since }),
        ({ id }) => id,
        'contacts',
      );
  },

  'an aborted signal ends a reading with its reason': async ({ adapter }) => {
    const reason = new Error('stopped by the contract');
    const signal = AbortSignal.abort(reason);
    await assert.rejects(async () => adapter.families({ signal }), reason);
    if (adapter.capabilities.readProducts)
      await assert.rejects(async () => collect(adapter.products({ signal })), reason);
    if (!adapter.capabilities.readContacts) return;
    const controller = new AbortController();
    await assert.rejects(async () => {
      for await (const contact of adapter.contacts({ signal: controller.signal })) {
        assert.ok(contact.id);
        controller.abort(reason);
      }
    }, reason);
  },

  'find knows no reference that was never written': async ({ adapter }) => {
    for (const kind of ['product', 'contact', 'piece', 'entry'] as const)
      assert.equal(await adapter.find(kind, 'woo:contrat:never:0'), undefined, kind);
  },
};
