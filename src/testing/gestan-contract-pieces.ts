import assert from 'node:assert/strict';
import { decimal, sum } from '../core/index.js';
import type { EntryDraft, GestanPiece } from '../gestan/index.js';
import { pieceKinds } from '../gestan/piece-model.js';
import {
  collect,
  type GestanContractCases,
  kindOf,
  notAccepted,
  notSupported,
  readPiece,
  rejects,
  sameDecimal,
  someContact,
} from './gestan-contract-kit.js';
import { compoundPiece, pieceDraft } from './gestan-contract-seed.js';

function addsUp(piece: GestanPiece): void {
  sameDecimal(piece.totalNet, sum(piece.lines.map(({ net }) => decimal(net))).toFixed(2), 'sum of the lines');
  const vat = sum(piece.vat.map(({ amount }) => decimal(amount)));
  sameDecimal(piece.totalVat, vat.toFixed(2), 'sum of the VAT');
  sameDecimal(piece.totalGross, decimal(piece.totalNet).plus(piece.totalVat).toFixed(2), 'gross total');
}

export const pieceCases: GestanContractCases = {
  'every declared kind of piece is made once and found; the others are refused': async (given) => {
    const { adapter } = given;
    const contactId = await someContact(given);
    const ids = new Set<string>();
    for (const kind of pieceKinds) {
      const draft = pieceDraft(kind, contactId);
      if (!adapter.capabilities.pieces.includes(kind)) {
        await rejects(() => adapter.createPiece(draft), notSupported, `a piece of kind ${kind}`);
        assert.equal(
          await adapter.find('piece', draft.externalRef),
          undefined,
          'what was refused is not there',
        );
        continue;
      }
      const made = await adapter.createPiece(draft);
      assert.equal(made.created, true, `${kind}: the first time it is made`);
      const again = await adapter.createPiece(draft);
      assert.deepEqual(
        { id: again.id, number: again.number, created: again.created },
        { id: made.id, number: made.number, created: false },
        `${kind}: the second time nothing is made`,
      );
      const found = await adapter.find('piece', draft.externalRef);
      assert.equal(found?.id, made.id, `${kind}: find`);
      if (made.number !== undefined)
        assert.equal(found?.number, made.number, `${kind}: find gives the number`);
      ids.add(`${kind} ${made.id}`);
      if (!adapter.capabilities.readBack) {
        assert.equal(made.sent, true, 'without readBack an answer says that the piece was sent, not more');
        continue;
      }
      const piece = await readPiece(adapter, draft);
      assert.equal(piece?.kind, kind, 'the kind read back');
      assert.equal(piece?.id, made.id, 'the id read back');
    }
    assert.equal(ids.size, adapter.capabilities.pieces.length, 'ids of pieces must be unique');
  },

  'a second draft of the same reference never changes the first piece': async (given) => {
    const { adapter } = given;
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const draft = pieceDraft(kind, await someContact(given));
    const made = await adapter.createPiece(draft);
    const other = await adapter.createPiece({ ...draft, date: '2026-04-02', note: 'Autre' });
    assert.equal(other.created, false);
    assert.equal(other.id, made.id);
    if (adapter.capabilities.readBack)
      assert.equal((await readPiece(adapter, draft))?.date, draft.date, 'the date stays');
  },

  'what was only sent has a status, where the adapter has status()': async (given) => {
    const { adapter } = given;
    const kind = kindOf(adapter);
    if (kind === undefined || adapter.status === undefined) return;
    const draft = pieceDraft(kind, await someContact(given));
    assert.equal(await adapter.status('piece', draft.externalRef), undefined, 'nothing was written yet');
    const made = await adapter.createPiece(draft);
    const status = await adapter.status('piece', draft.externalRef);
    if (!made.sent) return;
    assert.ok(status, 'the answer says sent, so status() must give its state');
    assert.ok(
      ['waiting', 'sent', 'taken'].includes(status.state),
      `nobody has taken it yet: ${status.state}`,
    );
  },

  'a piece is cancelled before its invoice where that is declared, and stays so; invoices never are': async (
    given,
  ) => {
    const { adapter } = given;
    const { cancelPieces = [], pieces, readBack } = adapter.capabilities;
    assert.ok(
      cancelPieces.every((kind) => pieces.includes(kind) && kind !== 'invoice' && kind !== 'credit-note'),
      'only kinds that are made before the invoice can be cancelled',
    );
    const contactId = await someContact(given);
    for (const kind of pieces) {
      const draft = pieceDraft(kind, contactId);
      await adapter.createPiece(draft);
      if (!cancelPieces.includes(kind)) {
        if (adapter.cancelPiece)
          await rejects(
            async () => adapter.cancelPiece?.(draft.externalRef, 'cancelled'),
            notAccepted,
            `cancelling a piece of kind ${kind}`,
          );
        continue;
      }
      assert.ok(adapter.cancelPiece, 'the capability is declared, so the method must be there');
      await adapter.cancelPiece(draft.externalRef, 'edited');
      await adapter.cancelPiece(draft.externalRef, 'edited');
      if (!readBack || !adapter.pieces) continue;
      const held = (await collect(adapter.pieces({}))).filter(
        ({ externalRef }) => externalRef === draft.externalRef,
      );
      assert.ok(
        held.every(({ cancelled }) => cancelled === true),
        `${kind}: it is not listed any more, or as cancelled`,
      );
    }
    if (adapter.cancelPiece && cancelPieces.length > 0)
      await adapter.cancelPiece('woo:contrat:order:404:order', 'cancelled');
  },

  'amounts are kept to the cent': async (given) => {
    const { adapter } = given;
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const draft = pieceDraft(kind, await someContact(given));
    await adapter.createPiece(draft);
    if (!adapter.capabilities.readBack) return;
    const piece = await readPiece(adapter, draft);
    assert.ok(piece);
    addsUp(piece);
    assert.equal(piece.date, draft.date, 'the day of the piece');
    assert.equal(piece.contactId, draft.contactId, 'the contact');
    sameDecimal(piece.totalNet, draft.totalNet, 'totalNet');
    for (const [index, line] of draft.lines.entries()) {
      sameDecimal(piece.lines[index]?.net, line.net, `net of line ${index}`);
      sameDecimal(piece.lines[index]?.quantity, line.quantity, `quantity of line ${index}`);
      assert.equal(piece.lines[index]?.label, line.label, `label of line ${index}`);
    }
    // A Gestan that recomputes VAT comes to 6.67; one that says it keeps amounts keeps 6.66.
    const expected = adapter.capabilities.vatAmounts ? '6.66' : '6.67';
    sameDecimal(piece.totalVat, expected, `totalVat with vatAmounts ${adapter.capabilities.vatAmounts}`);
  },

  'a line with several taxes is kept where that is declared, refused otherwise': async (given) => {
    const { adapter } = given;
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const draft = compoundPiece(kind, await someContact(given));
    if (!adapter.capabilities.multipleTaxes) {
      await rejects(() => adapter.createPiece(draft), notAccepted, 'a line with several taxes');
      assert.equal(
        await adapter.find('piece', draft.externalRef),
        undefined,
        'what was refused is not there',
      );
      return;
    }
    await adapter.createPiece(draft);
    if (!adapter.capabilities.readBack) return;
    const piece = await readPiece(adapter, draft);
    assert.deepEqual(
      piece?.lines[0]?.taxes.map(({ rate, compound }) => [Number(rate), compound ?? false]),
      [
        [5, false],
        [9.975, true],
      ],
      'the taxes of the line, in order',
    );
  },

  'what does not add up, or is in another currency, is refused and not written': async (given) => {
    const { adapter } = given;
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const contactId = await someContact(given);
    const currency = ['XTS', 'XXX'].find((code) => !adapter.capabilities.currencies.includes(code)) ?? 'XTS';
    const wrong = [
      ['totalNet', pieceDraft(kind, contactId, { totalNet: '33.34', totalGross: '40.00' })],
      ['totalVat', pieceDraft(kind, contactId, { totalVat: '6.67', totalGross: '40.00' })],
      ['totalGross', pieceDraft(kind, contactId, { totalGross: '40.00' })],
      ['currency', pieceDraft(kind, contactId, { currency })],
      ['lines', pieceDraft(kind, contactId, { lines: [] })],
      ['date', pieceDraft(kind, contactId, { date: '2026-02-30' })],
    ] as const;
    for (const [field, draft] of wrong) {
      await rejects(() => adapter.createPiece(draft), ['gestan.refused'], `a wrong ${field}`, field);
      assert.equal(
        await adapter.find('piece', draft.externalRef),
        undefined,
        `${field}: nothing was written`,
      );
    }
  },

  'pieces of a period: its first day included, its end not': async (given) => {
    const { adapter } = given;
    const { pieces } = adapter;
    if (!adapter.capabilities.readBack) {
      if (pieces)
        await rejects(() => collect(pieces.call(adapter, {})), notSupported, 'pieces() that is not declared');
      return;
    }
    const kind = kindOf(adapter);
    if (kind === undefined) return;
    const contactId = await someContact(given);
    for (const date of ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'])
      await adapter.createPiece(
        pieceDraft(kind, contactId, { externalRef: `woo:contrat:order:${date}:${kind}`, date }),
      );
    const dates = async (after?: string, before?: string) => {
      assert.ok(pieces);
      return (await collect(pieces.call(adapter, { after, before }))).map(({ date }) => date).sort();
    };
    assert.deepEqual(await dates('2026-01-01', '2026-02-01'), ['2026-01-01', '2026-01-31']);
    assert.deepEqual(await dates('2026-02-01'), ['2026-02-01']);
    assert.deepEqual(await dates(undefined, '2026-01-01'), ['2025-12-31']);
    assert.equal((await dates()).length, 4);
  },

  'goods that have left are out of the stock list': async (given) => {
    const { adapter } = given;
    const { readBack, readStock, pieces } = adapter.capabilities;
    const kind = pieces.find((each) => each === 'delivery-note') ?? pieces.find((each) => each === 'invoice');
    if (!readBack || !readStock || kind === undefined) return;
    const quantity = async () =>
      (await collect(adapter.stock())).find(({ code }) => code === 'A-1')?.quantity;
    const before = await quantity();
    assert.ok(before !== undefined);
    const draft = pieceDraft(kind, await someContact(given), { movesStock: true });
    await adapter.createPiece(draft);
    await adapter.createPiece(draft);
    const piece = await readPiece(adapter, draft);
    const out = piece?.stockMoved || adapter.capabilities.stockFigure === 'available' ? 3 : 0;
    // Where the adapter does not say whether goods have left, nothing can be checked.
    if (piece?.stockMoved === undefined) return;
    sameDecimal(
      await quantity(),
      decimal(before).minus(out).toFixed(),
      'the stock of A-1 after a piece of 3',
    );
  },

  'a ledger entry is made once and found, on a professional account only': async (given) => {
    const { adapter } = given;
    const modes = await adapter.paymentModes();
    const accounts = await adapter.bankAccounts();
    const categories = await adapter.postingCategories();
    const draft: EntryDraft = {
      externalRef: 'woo:contrat:order:1:entry:1',
      date: '2026-03-29',
      direction: 'in',
      amount: '39.99',
      currency: 'EUR',
      label: 'Commande n° 1 – Chèque',
      contactId: await someContact(given),
      paymentModeId: modes[0]?.id ?? '1',
      bankAccountId: accounts.find(({ professional }) => professional)?.id ?? '1',
      ...(categories[0] === undefined ? {} : { postingCategoryId: categories[0].id }),
      pieceRef: 'woo:contrat:order:1:invoice',
    };
    if (!adapter.capabilities.entries) {
      await rejects(() => adapter.createEntry(draft), notSupported, 'createEntry that is not declared');
      return;
    }
    if (adapter.capabilities.pieces.includes('invoice'))
      await adapter.createPiece(pieceDraft('invoice', draft.contactId));
    const privately = accounts.find(({ professional }) => !professional);
    assert.ok(privately, 'the seed has an account that is not professional');
    await rejects(
      () => adapter.createEntry({ ...draft, bankAccountId: privately.id }),
      ['gestan.refused'],
      'an account that is not professional',
      'bankAccountId',
    );
    await rejects(
      () => adapter.createEntry({ ...draft, amount: '0.00' }),
      ['gestan.refused'],
      'an entry of nothing',
      'amount',
    );
    const made = await adapter.createEntry(draft);
    assert.equal(made.created, true);
    const again = await adapter.createEntry(draft);
    assert.deepEqual([again.id, again.created], [made.id, false], 'the second time nothing is made');
    assert.equal((await adapter.find('entry', draft.externalRef))?.id, made.id, 'find');
  },
};
