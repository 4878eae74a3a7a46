import assert from 'node:assert/strict';
import { isSyncError } from '../core/index.js';
import type { PieceDraft } from '../gestan/index.js';
import { collect, type GestanContractCases, kindOf, someContact } from './gestan-contract-kit.js';
import { pieceDraft } from './gestan-contract-seed.js';

export const loadCases: GestanContractCases = {
  'two writers with the same reference make one piece': async (given) => {
    const { adapter } = given;
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const second = (await given.reopen?.()) ?? adapter;
    const draft = pieceDraft(kind, await someContact(given));
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? adapter : second).createPiece(draft)),
    );
    assert.equal(new Set(results.map(({ id }) => id)).size, 1, 'all get the same piece');
    assert.equal(results.filter(({ created }) => created).length, 1, 'one of them made it');
    if (second !== adapter) await second.close?.();
  },

  'many writers get pieces of their own, with numbers of their own': async (given) => {
    const { adapter } = given;
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const second = (await given.reopen?.()) ?? adapter;
    const contactId = await someContact(given);
    const drafts = Array.from({ length: 40 }, (_, index) =>
      pieceDraft(kind, contactId, { externalRef: `woo:contrat:order:${index}:${kind}` }),
    );
    const results = await Promise.all(
      drafts.map((draft, index) => (index % 2 === 0 ? adapter : second).createPiece(draft)),
    );
    assert.equal(new Set(results.map(({ id }) => id)).size, drafts.length, 'ids are unique');
    const numbers = results.flatMap(({ number }) => (number === undefined ? [] : [number]));
    assert.equal(new Set(numbers).size, numbers.length, 'numbers are unique');
    for (const draft of drafts) assert.ok(await adapter.find('piece', draft.externalRef), draft.externalRef);
    if (second !== adapter) await second.close?.();
  },

  'writers that make the same contact make one': async ({ adapter }) => {
    if (!adapter.capabilities.writeContacts) return;
    const draft = {
      externalRef: 'woo:contrat:guest:abc',
      lastName: 'Béranger',
      email: 'invite@contrat.test',
    };
    const results = await Promise.all(Array.from({ length: 10 }, () => adapter.upsertContact(draft)));
    assert.equal(new Set(results.map(({ id }) => id)).size, 1, 'all get the same contact');
    assert.equal(results.filter(({ created }) => created).length, 1, 'one of them made it');
  },

  'one bad piece among many harms no other, and leaves nothing behind': async (given) => {
    const { adapter } = given;
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const contactId = await someContact(given);
    const ref = (index: number) => `woo:contrat:order:${index}:${kind}`;
    const drafts: readonly PieceDraft[] = Array.from({ length: 12 }, (_, index) =>
      pieceDraft(kind, contactId, {
        externalRef: ref(index),
        ...(index % 4 === 1 ? { totalGross: '1000.00' } : {}),
      }),
    );
    const settled = await Promise.allSettled(drafts.map((draft) => adapter.createPiece(draft)));
    for (const [index, result] of settled.entries()) {
      const bad = index % 4 === 1;
      assert.equal(result.status, bad ? 'rejected' : 'fulfilled', `piece ${index}`);
      assert.equal((await adapter.find('piece', ref(index))) === undefined, bad, `find of piece ${index}`);
    }
    // What was refused can be repaired and sent again under the same reference.
    const repaired = await adapter.createPiece(pieceDraft(kind, contactId, { externalRef: ref(1) }));
    assert.equal(repaired.created, true);
  },

  'after a lost answer the piece is found, and is not made a second time': async (given) => {
    const { adapter } = given;
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const draft = pieceDraft(kind, await someContact(given));
    await given.loseAnswerNext?.();
    try {
      await adapter.createPiece(draft);
      assert.equal(given.loseAnswerNext, undefined, 'a lost answer must reject');
    } catch (error) {
      assert.ok(
        given.loseAnswerNext && isSyncError(error) && error.code === 'gestan.unsettled',
        `a lost answer rejects with gestan.unsettled, not with ${String(error)}`,
      );
    }
    const found = await adapter.find('piece', draft.externalRef);
    assert.ok(found, 'the piece is found');
    const again = await adapter.createPiece(draft);
    assert.deepEqual([again.id, again.created], [found.id, false], 'it is not made again');
  },

  'what was written is known after a restart': async (given) => {
    const { adapter, reopen } = given;
    const kind = kindOf(adapter);
    if (kind === undefined || reopen === undefined) return;
    const draft = pieceDraft(kind, await someContact(given));
    const made = await adapter.createPiece(draft);
    await adapter.close?.();
    const next = await reopen();
    assert.equal((await next.find('piece', draft.externalRef))?.id, made.id, 'find');
    assert.equal((await next.createPiece(draft)).created, false, 'it is not made again');
    await next.close?.();
  },
};

/** Run on a Gestan of many rows. */
export const largeCases: GestanContractCases = {
  'ten thousand products, contacts and stock figures are listed, each once': async ({ adapter, seed }) => {
    const { readProducts, readContacts, readStock } = adapter.capabilities;
    const once = (values: readonly string[], expected: readonly string[], what: string) => {
      assert.equal(values.length, expected.length, `number of ${what}`);
      assert.deepEqual(new Set(values), new Set(expected), what);
    };
    if (readProducts)
      once(
        (await collect(adapter.products())).map(({ code }) => code),
        seed.products.map(({ code }) => code),
        'products',
      );
    if (readContacts)
      once(
        (await collect(adapter.contacts())).map(({ email }) => email ?? ''),
        seed.contacts.map(({ email }) => email ?? ''),
        'contacts',
      );
    if (!readStock) return;
    const stock = await collect(adapter.stock());
    once(
      stock.map(({ code }) => code),
      seed.stock.map(({ code }) => code),
      'stock',
    );
    const figures = new Map(seed.stock.map(({ code, quantity }) => [code, quantity]));
    for (const { code, quantity } of stock)
      assert.equal(Number(quantity), Number(figures.get(code)), `the stock of ${code}`);
  },
};
