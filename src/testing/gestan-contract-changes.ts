import assert from 'node:assert/strict';
import type { ContactDraft, GestanAdapter, ProductDraft } from '../gestan/index.js';
import {
  collect,
  type GestanContractCases,
  readPiece,
  rejects,
  sameDecimal,
  sameFields,
  someContact,
} from './gestan-contract-kit.js';
import { pieceDraft } from './gestan-contract-seed.js';

const productRef = 'woo:contrat:product:11';
const contactRef = 'woo:contrat:customer:11';

/** The product of an id as it is listed; fails where it is not there exactly once. */
async function productOf(adapter: GestanAdapter, id: string) {
  const found = (await collect(adapter.products())).filter((product) => product.id === id);
  assert.equal(found.length, 1, `products() must list the product ${id} once`);
  return found[0];
}

/** The family and sub-family that the adapter itself names; the ids are its own. */
async function familyIds(adapter: GestanAdapter) {
  const families = await adapter.families();
  const sub = families.find(({ parentId }) => parentId !== undefined);
  return sub === undefined ? {} : { familyId: sub.parentId, subFamilyId: sub.id };
}

const figures = new Set(['priceNet', 'priceGross', 'weightKg']);

/** The stock of A-1 as it is listed. */
async function stockOf(adapter: GestanAdapter): Promise<string> {
  const quantity = (await collect(adapter.stock())).find(({ code }) => code === 'A-1')?.quantity;
  assert.ok(quantity !== undefined, 'the stock of A-1 must be known');
  return quantity;
}

export const changeCases: GestanContractCases = {
  'every declared field of a product is written, whatever its value': async ({ adapter }) => {
    const { writeProducts, readProducts, readBack, productFields } = adapter.capabilities;
    if (!writeProducts || !readProducts || !readBack) return;
    const values = {
      barcode: '0012345678905',
      // Neither is the other one with or without VAT, to the cent.
      priceNet: '8.3292',
      priceGross: '9.995',
      vatRate: '20',
      weightKg: '0.125',
      shortDescription: 'Court « é »',
      published: false,
      ...(await familyIds(adapter)),
    };
    const fields: Partial<ProductDraft> = Object.fromEntries(
      Object.entries(values).filter(([field]) => (productFields as readonly string[]).includes(field)),
    );
    const made = await adapter.upsertProduct({
      externalRef: productRef,
      code: 'VALEURS-1',
      name: 'Valeurs',
      ...fields,
    });
    const listed = await productOf(adapter, made.id);
    for (const [field, value] of Object.entries(fields))
      if (figures.has(field))
        sameDecimal(
          Reflect.get(listed ?? {}, field),
          String(value),
          `${field} of the product as it was written`,
        );
      else sameFields(listed, { [field]: value }, 'the product as it was written');
  },

  'a product is changed by its reference, renamed by its code, and its promotion ends with null': async ({
    adapter,
  }) => {
    const { writeProducts, readProducts, readBack, productFields } = adapter.capabilities;
    if (!writeProducts || !readProducts || !readBack) return;
    const holds = (field: string) => (productFields as readonly string[]).includes(field);
    const sale: Partial<ProductDraft> = Object.fromEntries(
      Object.entries({
        salePriceNet: '7.5',
        salePriceGross: '9.00',
        saleFrom: '2026-03-28T23:00:00.000Z',
        saleTo: '2026-04-30T22:00:00.000Z',
      }).filter(([field]) => holds(field)),
    );
    const { id } = await adapter.upsertProduct({
      externalRef: productRef,
      code: 'AVANT-1',
      name: 'Avant',
      ...sale,
    });
    if (holds('name')) {
      const changed = await adapter.upsertProduct({
        externalRef: productRef,
        code: 'AVANT-1',
        name: 'Après',
      });
      assert.deepEqual([changed.id, changed.created], [id, false], 'a change by reference makes nothing');
      assert.equal((await productOf(adapter, id))?.name, 'Après', 'name: a change by reference is written');
    }
    const renamed = await adapter.upsertProduct({ externalRef: productRef, id, code: 'APRES-1' });
    assert.deepEqual([renamed.id, renamed.created], [id, false], 'a new code makes no other product');
    assert.equal((await productOf(adapter, id))?.code, 'APRES-1', 'code: the product is renamed');
    await rejects(
      () => adapter.upsertProduct({ externalRef: productRef, id, code: 'A-1' }),
      ['gestan.refused'],
      'a new code that another product has',
      'code',
    );
    const none = Object.fromEntries(Object.keys(sale).map((field) => [field, null]));
    await adapter.upsertProduct({ externalRef: productRef, id, ...none });
    const listed = await productOf(adapter, id);
    for (const field of Object.keys(sale))
      assert.equal(Reflect.get(listed ?? {}, field), undefined, `${field}: null clears it`);
  },

  'a contact is written whole, and changed by its reference alone': async ({ adapter }) => {
    const { writeContacts, readContacts, readBack } = adapter.capabilities;
    if (!writeContacts || !readContacts || !readBack) return;
    const fields = {
      company: 'Ets D’Œuvre',
      email: 'oeuvre@contrat.test',
      siret: '55208131766522',
      siren: '552081317',
      shipping: { name: 'Accueil', line1: '2 quai « B »', postcode: '01000', city: 'Bourg', country: 'FR' },
    } satisfies Partial<ContactDraft>;
    const { id } = await adapter.upsertContact({ externalRef: contactRef, ...fields });
    const read = async () => {
      const found = (await collect(adapter.contacts())).filter((contact) => contact.id === id);
      assert.equal(found.length, 1, `contacts() must list the contact ${id} once`);
      return found[0];
    };
    sameFields(await read(), fields, 'the contact as it was written');
    const changed = await adapter.upsertContact({ externalRef: contactRef, email: 'autre@contrat.test' });
    assert.deepEqual([changed.id, changed.created], [id, false], 'a change by reference makes nothing');
    sameFields(
      await read(),
      { ...fields, email: 'autre@contrat.test' },
      'the contact after a change by reference alone',
    );
  },

  'goods move with the piece that says so, and come back with its end': async (given) => {
    const { adapter } = given;
    const { readBack, readStock, pieces, stockFigure, cancelPieces = [] } = adapter.capabilities;
    if (!readBack || !readStock || stockFigure !== 'physical') return;
    const contactId = await someContact(given);
    const before = await stockOf(adapter);
    for (const kind of pieces) await adapter.createPiece(pieceDraft(kind, contactId));
    sameDecimal(await stockOf(adapter), before, 'the stock of A-1 after pieces with movesStock false');
    if (!pieces.includes('delivery-note') || !cancelPieces.includes('delivery-note')) return;
    const note = pieceDraft('delivery-note', contactId, {
      externalRef: 'woo:contrat:order:12:delivery-note',
      movesStock: true,
    });
    await adapter.createPiece(note);
    // Where goods leave later, or nobody knows, nothing can come back.
    if (!(await readPiece(adapter, note))?.stockMoved) return;
    await adapter.cancelPiece?.(note.externalRef, 'cancelled');
    sameDecimal(await stockOf(adapter), before, 'the stock of A-1 after its delivery note was cancelled');
  },
};
