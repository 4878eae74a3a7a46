import { describe, expect, it } from 'vitest';
import { GestanError, memoryGestan, type PieceDraft } from '../../src/gestan/index.js';

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const seeds = {
  vatRates: [{ rate: '20' }, { rate: '5.5' }],
  paymentModes: [{ id: 'cb', name: 'CB' }],
  bankAccounts: [
    { id: 'pro', name: 'Compte pro', professional: true },
    { id: 'perso', name: 'Compte perso', professional: false },
  ],
  families: [
    { id: 'f1', name: 'Leurres' },
    { id: 'f1a', name: 'Poppers', parentId: 'f1' },
    { id: 'f2', name: 'Cannes' },
  ],
  products: [
    { id: '1', code: 'HAM', name: 'Hameçon', priceGross: '12.00', vatRate: '20', familyId: 'f1' },
    { id: '2', code: 'PORT', name: 'Frais de port' },
  ],
  contacts: [{ id: '1', lastName: 'Martin' }],
  stock: [{ code: 'HAM', quantity: '10' }],
};

const draft = (patch: Partial<PieceDraft> = {}): PieceDraft => ({
  kind: 'invoice',
  externalRef: 'woo:main:order:1:invoice',
  reference: '1',
  date: '2026-03-29',
  currency: 'EUR',
  contactId: '1',
  movesStock: true,
  lines: [
    {
      type: 'product',
      productCode: 'HAM',
      label: 'Hameçon',
      quantity: '2',
      unitNet: '10',
      discountNet: '0',
      net: '20.00',
      taxes: [{ rate: '20', label: 'TVA' }],
    },
  ],
  vat: [{ rate: '20', label: 'TVA', base: '20.00', amount: '4.00' }],
  totalNet: '20.00',
  totalVat: '4.00',
  totalGross: '24.00',
  ...patch,
});

describe('memoryGestan', () => {
  it('keeps both prices of a product together', async () => {
    const gestan = memoryGestan(seeds);
    expect(gestan.state.products[0]).toMatchObject({ priceNet: '10.00', priceGross: '12.00' });
    gestan.edit.product('1', { priceGross: '24' });
    expect(gestan.state.products[0]).toMatchObject({ priceNet: '20.00', priceGross: '24' });
    await gestan.upsertProduct({ externalRef: 'woo:main:product:9', id: '1', priceNet: '5.00' });
    expect(gestan.state.products[0]).toMatchObject({ priceNet: '5.00', priceGross: '6.00' });
  });

  it('numbers pieces without a gap per kind, also after a refusal', async () => {
    const gestan = memoryGestan(seeds);
    const first = await gestan.createPiece(draft());
    await expect(
      gestan.createPiece(draft({ externalRef: 'b', totalNet: '20.01', totalGross: '24.01' })),
    ).rejects.toMatchObject({ code: 'gestan.refused', field: 'totalNet' });
    const second = await gestan.createPiece(draft({ externalRef: 'c' }));
    expect([first.number, second.number]).toEqual(['FA000001', 'FA000002']);
    const quote = await gestan.createPiece(draft({ kind: 'quote', externalRef: 'd', movesStock: false }));
    expect(quote.number).toBe('DE000001');
  });

  it('makes one piece of one reference and never changes an issued invoice', async () => {
    const gestan = memoryGestan(seeds);
    const first = await gestan.createPiece(draft());
    const again = await gestan.createPiece(draft({ totalNet: '1', totalVat: '0', totalGross: '1' }));
    expect(again).toEqual({ ...first, created: false });
    expect(gestan.state.pieces).toHaveLength(1);
    expect(() => gestan.edit.piece(first.id, { date: '2026-04-01' })).toThrow(GestanError);
    expect(gestan.state.stock[0]?.quantity).toBe('8');
  });

  it.each([
    ['a sum of lines that is off', { totalNet: '19.99' }, 'totalNet'],
    ['a VAT total that is off', { totalVat: '4.01' }, 'totalVat'],
    ['a gross total that is off', { totalGross: '24.01' }, 'totalGross'],
    ['an unknown contact', { contactId: '77' }, 'contactId'],
    ['a day that does not exist', { date: '2026-02-30' }, 'date'],
    ['a foreign currency', { currency: 'USD' }, 'currency'],
    ['a credit note that cites nothing', { kind: 'credit-note' }, 'sourceRef'],
    ['a piece without lines', { lines: [] }, 'lines'],
    ['an unknown payment mode', { paymentModeId: 'x' }, 'paymentModeId'],
  ] as const)('refuses %s, naming the field', async (_, patch, field) => {
    const gestan = memoryGestan(seeds);
    await expect(gestan.createPiece(draft(patch))).rejects.toMatchObject({ code: 'gestan.refused', field });
    expect(gestan.state.pieces).toEqual([]);
    expect(gestan.state.stock[0]?.quantity).toBe('10');
  });

  it('moves stock when goods are shipped, and counts it out before where the figure is what is available', async () => {
    const gestan = memoryGestan({
      ...seeds,
      stockMoves: 'on-ship',
      capabilities: { stockFigure: 'available' },
    });
    const figure = async () => (await collect(gestan.stock()))[0]?.quantity;
    await gestan.createPiece(draft({ kind: 'quote', externalRef: 'q', movesStock: false }));
    expect(await figure()).toBe('10');
    await gestan.createPiece(draft({ kind: 'order', externalRef: 'o', sourceRef: 'q', movesStock: false }));
    expect(await figure()).toBe('8');
    const note = await gestan.createPiece(draft({ kind: 'delivery-note', externalRef: 'n', sourceRef: 'o' }));
    await gestan.createPiece(draft({ externalRef: 'i', sourceRef: 'o', movesStock: false }));
    expect(await figure()).toBe('8');
    expect(gestan.state.stock[0]?.quantity).toBe('10');
    gestan.edit.ship(note.id);
    expect(await figure()).toBe('8');
    expect(gestan.state.stock[0]?.quantity).toBe('8');
    expect(() => gestan.edit.ship(note.id)).toThrow(/have moved already/);
    await gestan.createPiece(
      draft({ kind: 'credit-note', externalRef: 'a', sourceRef: 'i', movesStock: false }),
    );
    expect(await figure()).toBe('8');
  });

  it('puts the goods of a credit note back', async () => {
    const gestan = memoryGestan(seeds);
    await gestan.createPiece(draft());
    await gestan.createPiece(
      draft({ kind: 'credit-note', externalRef: 'a', sourceRef: 'woo:main:order:1:invoice' }),
    );
    expect(gestan.state.stock[0]?.quantity).toBe('10');
  });

  it('never takes an unknown stock for zero', async () => {
    const gestan = memoryGestan(seeds);
    gestan.edit.stock('HAM', undefined);
    await gestan.createPiece(draft());
    expect(gestan.state.stock[0]).not.toHaveProperty('quantity');
  });

  it('recomputes VAT where it does not keep the given amounts', async () => {
    const gestan = memoryGestan({ ...seeds, capabilities: { vatAmounts: false } });
    await gestan.createPiece(
      draft({
        vat: [{ rate: '20', label: 'TVA', base: '20.00', amount: '4.01' }],
        totalVat: '4.01',
        totalGross: '24.01',
      }),
    );
    expect(gestan.state.pieces[0]).toMatchObject({ totalVat: '4.00', totalGross: '24.00' });
  });

  it('writes entries only on professional accounts', async () => {
    const gestan = memoryGestan(seeds);
    const entry = {
      externalRef: 'woo:main:order:1:entry:1',
      date: '2026-03-29',
      direction: 'in',
      amount: '24.00',
      currency: 'EUR',
      label: 'Commande 1',
      contactId: '1',
      paymentModeId: 'cb',
      bankAccountId: 'pro',
      pieceRef: 'woo:main:order:1:invoice',
    } as const;
    await expect(gestan.createEntry({ ...entry, bankAccountId: 'perso' })).rejects.toMatchObject({
      field: 'bankAccountId',
    });
    await expect(gestan.createEntry({ ...entry, amount: '0.00' })).rejects.toMatchObject({ field: 'amount' });
    expect((await gestan.createEntry(entry)).created).toBe(true);
    expect((await gestan.createEntry(entry)).created).toBe(false);
    expect(gestan.state.entries).toHaveLength(1);
  });

  it('checks products as its sheet does', async () => {
    const gestan = memoryGestan(seeds);
    const make = (patch: object) =>
      gestan.upsertProduct({ externalRef: 'r', code: 'NEW', name: 'Nouveau', ...patch });
    await expect(make({ code: 'HAM' })).rejects.toMatchObject({ code: 'gestan.refused', field: 'code' });
    await expect(make({ code: undefined })).rejects.toMatchObject({ field: 'code' });
    await expect(make({ name: '  ' })).rejects.toMatchObject({ field: 'name' });
    await expect(make({ vatRate: '19' })).rejects.toMatchObject({ field: 'vatRate' });
    await expect(make({ familyId: 'f2', subFamilyId: 'f1a' })).rejects.toMatchObject({
      field: 'subFamilyId',
    });
    await expect(make({ priceNet: 'douze' })).rejects.toMatchObject({ field: 'priceNet' });
    const { id, created } = await make({ familyId: 'f1', subFamilyId: 'f1a' });
    expect(created).toBe(true);
    expect(await make({})).toEqual({ id, created: false });
    gestan.edit.deleteProduct(id);
    expect(await gestan.find('product', 'r')).toBeUndefined();
    await expect(make({ id })).rejects.toMatchObject({ field: 'id' });
  });

  it('takes any rate where it was given no list of rates', async () => {
    const { vatRates: _, ...others } = seeds;
    const gestan = memoryGestan(others);
    const draft = { externalRef: 'r', code: 'NEW', name: 'Nouveau', vatRate: '8.5', priceNet: '10.00' };
    expect((await gestan.upsertProduct(draft)).created).toBe(true);
    expect(gestan.state.products.at(-1)?.priceGross).toBe('10.85');
  });

  it('loses answers and requests on demand', async () => {
    const gestan = memoryGestan(seeds);
    gestan.faults.loseRequestNext('createPiece');
    gestan.faults.loseAnswerNext('createPiece');
    await expect(gestan.createPiece(draft())).rejects.toMatchObject({ code: 'gestan.unsettled' });
    expect(await gestan.find('piece', draft().externalRef)).toBeUndefined();
    await expect(gestan.createPiece(draft())).rejects.toMatchObject({ code: 'gestan.unsettled' });
    expect(await gestan.find('piece', draft().externalRef)).toEqual({ id: '1', number: 'FA000001' });
    gestan.faults.failNext('products');
    await expect(collect(gestan.products())).rejects.toMatchObject({
      code: 'gestan.unavailable',
      retryable: true,
    });
    expect(await collect(gestan.products())).toHaveLength(2);
  });

  it('a reader gets copies, so its changes to a record have no effect', async () => {
    const gestan = memoryGestan(seeds);
    const [product] = await collect(gestan.products());
    Object.assign(product ?? {}, { name: 'Autre' });
    expect(gestan.state.products[0]?.name).toBe('Hameçon');
  });
});
