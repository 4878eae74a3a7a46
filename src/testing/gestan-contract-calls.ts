import assert from 'node:assert/strict';
import type { EntryDraft, GestanAdapter } from '../gestan/index.js';
import { collect, type GestanContractCases, mustFit, readPiece, someContact } from './gestan-contract-kit.js';
import { pieceDraft } from './gestan-contract-seed.js';

/** What every call does, by the name of its method: the ones that the capabilities declare. */
function callsOf(
  adapter: GestanAdapter,
  signal: AbortSignal,
): Readonly<Record<string, () => Promise<unknown>>> {
  const { capabilities } = adapter;
  const entry: EntryDraft = {
    externalRef: 'woo:contrat:order:1:entry:1',
    date: '2026-03-29',
    direction: 'in',
    amount: '39.99',
    currency: 'EUR',
    label: 'Commande n° 1',
    contactId: '1',
    paymentModeId: '1',
    bankAccountId: '1',
  };
  const product = { externalRef: 'woo:contrat:product:13', code: 'SIGNAL-1', name: 'Signal' };
  return {
    families: () => adapter.families({ signal }),
    paymentModes: () => adapter.paymentModes({ signal }),
    bankAccounts: () => adapter.bankAccounts({ signal }),
    postingCategories: () => adapter.postingCategories({ signal }),
    vatRates: () => adapter.vatRates({ signal }),
    find: async () => adapter.find('piece', 'woo:contrat:never:0', { signal }),
    ...(capabilities.readStock ? { stock: () => collect(adapter.stock({ signal })) } : {}),
    ...(capabilities.readBack && adapter.pieces
      ? { pieces: async () => adapter.pieces && collect(adapter.pieces({ signal })) }
      : {}),
    ...(adapter.createPieces
      ? { createPieces: async () => adapter.createPieces?.([[pieceDraft('invoice', '1')]], { signal }) }
      : {}),
    ...(capabilities.writeProducts
      ? { upsertProduct: () => adapter.upsertProduct(product, { signal }) }
      : {}),
    ...(capabilities.entries ? { createEntry: () => adapter.createEntry(entry, { signal }) } : {}),
  };
}

export const callCases: GestanContractCases = {
  'an aborted signal ends every call with its reason': async ({ adapter }) => {
    const reason = new Error('stopped by the contract');
    for (const [method, call] of Object.entries(callsOf(adapter, AbortSignal.abort(reason)))) {
      const outcome = await Promise.resolve()
        .then(call)
        .then(
          () => 'an answer',
          (error: unknown) => error,
        );
      assert.ok(
        outcome === reason,
        `${method}() must reject with the reason of its signal, not with ${String(outcome)}`,
      );
    }
  },

  'what the settings choose from has the form of the model, and ids of its own': async ({
    adapter,
    seed,
  }) => {
    const lists = {
      gestanFamilySchema: ['families', await adapter.families()],
      gestanPaymentModeSchema: ['paymentModes', await adapter.paymentModes()],
      gestanBankAccountSchema: ['bankAccounts', await adapter.bankAccounts()],
      gestanPostingCategorySchema: ['postingCategories', await adapter.postingCategories()],
    } as const;
    for (const [schema, [method, rows]] of Object.entries(lists)) {
      await mustFit<{ readonly name: string }>(
        schema as keyof typeof lists,
        rows,
        ({ name }) => `${method}(), ${name}`,
      );
      assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, `${method}(): ids must be unique`);
    }
    await mustFit('gestanVatRateSchema', await adapter.vatRates(), ({ rate }) => `vatRates(), ${rate}`);
    for (const { name, ...expected } of seed.postingCategories) {
      const listed = lists.gestanPostingCategorySchema[1].find((each) => each.name === name);
      for (const [field, value] of Object.entries(expected))
        assert.equal(
          Reflect.get(listed ?? {}, field),
          value,
          `postingCategories(), ${name}: ${field} must be ${value}`,
        );
    }
  },

  'two readings at once do not disturb each other': async ({ adapter }) => {
    if (!adapter.capabilities.readProducts) return;
    const readers = [adapter.products(), adapter.products()].map((rows) => rows[Symbol.asyncIterator]());
    const read: string[][] = [[], []];
    for (let open = true; open; ) {
      open = false;
      for (const [index, reader] of readers.entries()) {
        const { done, value } = await reader.next();
        if (done) continue;
        read[index]?.push(value.code);
        open = true;
      }
    }
    assert.deepEqual(read[0], read[1], 'products() read by two at once: both must get every product');
    assert.ok((read[0]?.length ?? 0) > 0, 'products() read by two at once: no product');
  },

  'the number of a piece is the one that its creation gave': async (given) => {
    const { adapter } = given;
    if (!adapter.capabilities.readBack) return;
    const contactId = await someContact(given);
    for (const kind of adapter.capabilities.pieces) {
      const draft = pieceDraft(kind, contactId);
      const { number } = await adapter.createPiece(draft);
      if (number !== undefined)
        assert.equal((await readPiece(adapter, draft))?.number, number, `number of a ${kind} in pieces()`);
    }
  },

  'money paid is an entry as well as money received': async (given) => {
    const { adapter } = given;
    if (!adapter.capabilities.entries) return;
    const account = (await adapter.bankAccounts()).find(({ professional }) => professional);
    const [mode] = await adapter.paymentModes();
    const [category] = await adapter.postingCategories();
    assert.ok(account && mode, 'an entry needs a professional account and a payment mode');
    const draft: EntryDraft = {
      externalRef: 'woo:contrat:order:14:entry:1',
      date: '2026-03-29',
      direction: 'out',
      amount: '12.50',
      currency: 'EUR',
      label: 'Remboursement',
      contactId: await someContact(given),
      paymentModeId: mode.id,
      bankAccountId: account.id,
      ...(category === undefined ? {} : { postingCategoryId: category.id }),
    };
    const made = await adapter.createEntry(draft);
    assert.equal(made.created, true, 'createEntry: direction out is made');
    assert.equal(
      (await adapter.find('entry', draft.externalRef))?.id,
      made.id,
      'find of an entry with direction out',
    );
  },
};
