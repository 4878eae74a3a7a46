import assert from 'node:assert/strict';
import type { GestanAdapter, GestanRecordKind, GestanWriteResult } from '../gestan/index.js';
import { collect, type GestanContractCases, kindOf, rejects, someContact } from './gestan-contract-kit.js';
import { pieceDraft } from './gestan-contract-seed.js';

const kinds = ['product', 'contact', 'piece', 'entry'] as const;

/**
 * Writes a record under a reference that find() was asked for before, and asks every kind for it.
 */
async function isFoundAfterwards(
  adapter: GestanAdapter,
  kind: GestanRecordKind,
  externalRef: string,
  write: () => Promise<GestanWriteResult>,
): Promise<void> {
  assert.equal(await adapter.find(kind, externalRef), undefined, `find('${kind}') before the write`);
  const made = await write();
  const found = await adapter.find(kind, externalRef);
  assert.ok(found, `find('${kind}') must find what was written after it had found nothing`);
  assert.equal(found.id, made.id, `find('${kind}'): id`);
  for (const other of kinds)
    if (other !== kind)
      assert.equal(
        await adapter.find(other, externalRef),
        undefined,
        `find('${other}') must not answer with a ${kind}`,
      );
}

interface Changed {
  readonly id: string;
  readonly modifiedAt?: string;
}

/** Whether a change moves `modifiedAt` of a record, and the record is in the list since then. */
async function isDated(
  what: 'products' | 'contacts',
  list: (since?: string) => AsyncIterable<Changed>,
  change: (id: string) => Promise<unknown>,
): Promise<void> {
  const startedAt = Date.now();
  const [before] = await collect(list());
  if (before?.modifiedAt === undefined) return;
  await change(before.id);
  const after = (await collect(list())).find(({ id }) => id === before.id);
  const [old, now] = [Date.parse(before.modifiedAt), Date.parse(after?.modifiedAt ?? '')];
  // What was dated within this very second may be dated the same again.
  const moved = now > old || (now === old && old > startedAt - 60_000);
  assert.ok(
    moved,
    `modifiedAt of ${what}: a change must move it on from ${before.modifiedAt}, it is ${after?.modifiedAt}`,
  );
  const since = await collect(list(after?.modifiedAt));
  assert.ok(
    since.some(({ id }) => id === before.id),
    `modifiedSince: ${what} must list what was changed since`,
  );
}

export const edgeCases: GestanContractCases = {
  'a credit note may cite an invoice that was entered by hand, by its number': async (given) => {
    const { adapter } = given;
    if (!adapter.capabilities.pieces.includes('credit-note')) return;
    const { sourceRef: _, ...draft } = pieceDraft('credit-note', await someContact(given));
    const made = await adapter.createPiece({ ...draft, sourceNumber: 'FA000077' });
    assert.equal((await adapter.find('piece', draft.externalRef))?.id, made.id, 'it must be written');
  },

  'find looks anew each time, and knows the kind that is asked for': async (given) => {
    const { adapter } = given;
    const { writeProducts, writeContacts } = adapter.capabilities;
    if (writeProducts)
      await isFoundAfterwards(adapter, 'product', 'woo:contrat:product:9', () =>
        adapter.upsertProduct({ externalRef: 'woo:contrat:product:9', code: 'CHERCHE-1', name: 'Cherché' }),
      );
    if (writeContacts)
      await isFoundAfterwards(adapter, 'contact', 'woo:contrat:customer:9', () =>
        adapter.upsertContact({
          externalRef: 'woo:contrat:customer:9',
          lastName: 'Cherché',
          email: 'cherche@contrat.test',
        }),
      );
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const draft = pieceDraft(kind, await someContact(given));
    await isFoundAfterwards(adapter, 'piece', draft.externalRef, () => adapter.createPiece(draft));
  },

  'an id that Gestan does not have is refused: nothing is made under it': async ({ adapter }) => {
    const { writeProducts, readProducts, writeContacts, readContacts } = adapter.capabilities;
    // Who cannot read cannot know.
    if (writeProducts && readProducts) {
      const externalRef = 'woo:contrat:product:404';
      const draft = { externalRef, id: '987654321', code: 'ABSENT-1', name: 'Absent' };
      await rejects(
        () => adapter.upsertProduct(draft),
        ['gestan.refused'],
        'upsertProduct: an unknown id',
        'id',
      );
      assert.equal(await adapter.find('product', externalRef), undefined, 'upsertProduct: nothing was made');
      const codes = (await collect(adapter.products())).map(({ code }) => code);
      assert.ok(!codes.includes('ABSENT-1'), 'upsertProduct: an unknown id must not make a product');
    }
    if (writeContacts && readContacts) {
      const externalRef = 'woo:contrat:customer:404';
      const draft = { externalRef, id: '987654321', lastName: 'Absent', email: 'absent@contrat.test' };
      await rejects(
        () => adapter.upsertContact(draft),
        ['gestan.refused'],
        'upsertContact: an unknown id',
        'id',
      );
      const emails = (await collect(adapter.contacts())).map(({ email }) => email);
      assert.ok(!emails.includes(draft.email), 'upsertContact: an unknown id must not make a contact');
    }
  },

  'a change moves modifiedAt': async ({ adapter }) => {
    const { capabilities } = adapter;
    if (!capabilities.modifiedSince || !capabilities.readBack) return;
    if (capabilities.readProducts && capabilities.writeProducts)
      await isDated(
        'products',
        (modifiedSince) => adapter.products({ modifiedSince }),
        (id) =>
          adapter.upsertProduct({ externalRef: 'woo:contrat:product:5', id, name: 'Autre désignation' }),
      );
    if (capabilities.readContacts && capabilities.writeContacts)
      await isDated(
        'contacts',
        (modifiedSince) => adapter.contacts({ modifiedSince }),
        (id) => adapter.upsertContact({ externalRef: 'woo:contrat:customer:5', id, phone: '+33400000000' }),
      );
  },

  'an aborted signal keeps a piece from being made': async (given) => {
    const { adapter } = given;
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const draft = pieceDraft(kind, await someContact(given));
    const reason = new Error('stopped by the contract');
    await assert.rejects(
      async () => adapter.createPiece(draft, { signal: AbortSignal.abort(reason) }),
      (error) => error === reason,
      'createPiece must reject with the reason of its signal',
    );
    assert.equal(
      await adapter.find('piece', draft.externalRef),
      undefined,
      'createPiece: nothing was written',
    );
  },
};
