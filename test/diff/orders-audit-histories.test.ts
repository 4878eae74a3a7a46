import { describe, expect, it } from 'vitest';
import { decimal, sum } from '../../src/core/index.js';
import { createOrderAuditor } from '../../src/diff/orders/audit.js';
import type { OrderAudit } from '../../src/diff/orders/audit-types.js';
import { noSkipRules } from '../../src/diff/orders/skip.js';
import { vatCsv } from '../../src/diff/orders/vat-csv.js';
import type { PieceKind } from '../../src/gestan/piece-model.js';
import {
  type AlreadyMade,
  type BillingSettings,
  buildPieces,
  defaultBilling,
  type OrderPayment,
  type OrderSettlement,
} from '../../src/pieces/index.js';
import { renderAudit } from '../../src/report/render-audit.js';
import { dice } from '../pieces/dice.js';
import { capabilities, context } from '../pieces/recordings.js';
import {
  allRoundings,
  type Item,
  type Refund,
  rates,
  shown,
  shownRefund,
  text,
  units,
} from '../pieces/small-shop.js';
import { firstSeed, isFull } from '../support/forms.js';

/**
 * Orders that live under any settings: edited, refunded by hand and by the gateway, paid by cards and
 * in parts, moved to and fro. At any time the audit shows a difference only beside a finding.
 */
const histories = isFull ? 4000 : 60;
const shops = allRoundings([
  ['EUR', 2],
  ['JPY', 0],
  ['USD', 2],
]);
const all: readonly PieceKind[] = ['quote', 'order', 'delivery-note', 'invoice', 'credit-note'];

/** Every cell that the audit shows as equal or as different. */
const cells = (audit: OrderAudit) => [...audit.months, ...audit.quarters, ...audit.payments];

function drawnSettings({ below, pick }: ReturnType<typeof dice>): BillingSettings {
  return {
    ...defaultBilling,
    pieces: { ...defaultBilling.pieces, invoices: below(12) > 0, deliveryNotes: below(2) === 0 },
    statuses: { ...defaultBilling.statuses, 'partially-paid': ['order'], tailor: ['order'] },
    edited: pick(['report', 'correct']),
    currencyRates: { USD: '0.9173' },
    invoiceDate: pick(['paid', 'completed', 'created']),
    ...(below(4) === 0 ? { closedUntil: '2026-05-15' } : {}),
    entries: {
      enabled: true,
      ...(below(12) > 0 ? { bankAccountId: 'bank' } : {}),
      voucherPostingCategoryId: 'vouchers',
      fees: below(2) === 0,
      refunds: pick(['all', 'gateway', 'none']),
    },
  };
}

interface Seen {
  complete: number;
  outside: number;
}

function live(seed: number, seen: Seen): void {
  const die = dice(seed);
  const { below, pick } = die;
  const shop = pick(shops);
  const { places } = shop;
  const money = (value: bigint) => text(value, places);
  const settings = drawnSettings(die);
  const kinds = pick([all, all, all, all, all.slice(0, 4), all.slice(0, 2)]);
  const price = () => BigInt(1 + below(40_000));
  const items: Item[] = Array.from({ length: 1 + below(5) }, (_, n) => ({
    id: n + 1,
    rate: pick(rates),
    price: price(),
  }));
  const refunds: (Refund & { readonly byGateway: boolean })[] = [];
  const total = () => units(shown(items, shop, {}).total, places);
  const first = total();
  const card = below(4) === 0 ? first / 3n : 0n;
  const fee = below(2) === 0 ? { key: '_stripe_fee', value: `0.${1 + below(9)}37` } : undefined;
  const half = (first - card) / 2n;
  const isParted = below(4) === 0;
  const payments: OrderPayment[] = [
    { amount: money(half), paidAt: '2026-05-05T10:00:00Z', deposit: below(2) === 0 },
    { amount: money(first - card - half), paidAt: '2026-05-20T10:00:00Z', method: 'bacs' },
  ];
  const settlement: OrderSettlement = {
    ...(isParted ? { payments } : {}),
    ...(card > 0n ? { prepaid: [{ amount: money(card), method: 'gift-card' }] } : {}),
  };
  const sameMoney: Record<string, boolean> = {};
  let status = 'processing';
  let known: AlreadyMade = { pieces: [], entries: [], sameMoney };
  let isPaid = below(4) > 0;

  const own = context({
    capabilities: {
      ...capabilities,
      pieces: kinds,
      currencies: ['EUR', 'JPY'],
      entries: below(15) > 0,
    },
    settlement: () => settlement,
    paymentMode: (method) => (method === 'bacs' && seed % 7 === 0 ? undefined : `mode-${method}`),
  });
  const world = () => {
    const listed = shown(items, shop, {
      status,
      date_paid_gmt: isPaid ? '2026-05-20T10:00:00' : null,
      ...(fee ? { meta_data: [fee] } : {}),
      refunds: refunds.map(({ id, amount }) => ({ id, reason: '', total: money(-amount) })),
    });
    return {
      order: { ...listed, total: money(units(listed.total, places) - card) },
      refunds: refunds.map((refund) => ({
        ...shownRefund(refund, shop),
        refunded_payment: refund.byGateway,
      })),
    };
  };
  const doImport = () => {
    const { order, refunds: given } = world();
    const built = buildPieces(order, given, { ...own, already: known }, settings);
    if (built.refused) return;
    known = {
      sameMoney,
      pieces: [
        ...known.pieces,
        ...built.pieces.map((piece) => ({ ...piece, issued: built.issued[piece.externalRef] })),
      ],
      entries: [...known.entries, ...built.entries],
    };
  };
  const audited = (made: AlreadyMade) => {
    const { contactId: _, ...rest } = own;
    const auditor = createOrderAuditor({ context: rest, settings, skip: noSkipRules, readBack: false });
    auditor.order({ ...world(), known: made });
    return auditor.result();
  };
  const check = () => {
    const audit = audited(known);
    // A difference without a finding would tell nobody what to do.
    const different = cells(audit).filter(({ equal }) => !equal);
    const has = { complete: audit.complete, found: audit.rows.length > 0, different };
    if (audit.complete) expect(has).toEqual({ complete: true, found: false, different: [] });
    else expect(has).toEqual({ ...has, found: true });
    if (!audit.complete) return;
    seen.complete += 1;
    const shownText = renderAudit(audit, { language: 'fr', width: 120 });
    expect(shownText.includes('✗')).toBe(false);
    for (const line of vatCsv(audit.quarters).trimEnd().split('\r\n').slice(1)) {
      const [, , , , , base, vat, baseGestan, vatGestan] = line.split(';');
      expect([base, vat]).toEqual([baseGestan, vatGestan]);
    }
    const outside = audit.payments.filter((payment) => payment.outside !== undefined);
    seen.outside += outside.length;
    expect(shownText.includes('Hors périmètre')).toBe(outside.length > 0);
    // What was given back is booked, or said to be left out: never neither.
    for (const { refunded, bookedBack, outside: left } of audit.payments) {
      expect(decimal(refunded).minus(left?.refunded ?? 0)).toEqual(decimal(bookedBack));
      if (settings.entries.refunds === 'none') expect(Number(bookedBack)).toBe(0);
    }
    const [entry] = known.entries;
    if (!entry) return;
    const wrong = {
      ...entry,
      amount: decimal(entry.amount ?? 0)
        .plus(1)
        .toFixed(),
    };
    const tampered = audited({ ...known, entries: [wrong, ...known.entries.slice(1)] });
    expect([tampered.complete, cells(tampered).every(({ equal }) => equal)]).toEqual([false, false]);
  };

  const steps = 3 + below(7);
  for (let step = 0; step < steps; step += 1) {
    const at = below(items.length);
    const item = items[at];
    switch (below(7)) {
      case 0:
        status = pick(['processing', 'completed', 'completed', 'cancelled', 'refunded', 'tailor', 'trash']);
        break;
      case 1:
        if (item && card === 0n && !isParted) items[at] = { ...item, price: price() };
        break;
      case 2:
        isPaid = true;
        break;
      case 3:
      case 4: {
        const given = refunds.reduce((all_, refund) => all_ + refund.amount, 0n);
        const open = total() - card - given;
        const amount = below(3) === 0 ? open : open / 3n;
        const id = 600 + step;
        if (amount > 0n) refunds.push({ id, amount, lines: [], byGateway: below(2) === 0 });
        if (below(2) === 0) sameMoney[String(id)] = below(2) === 0;
        break;
      }
      default:
        doImport();
        check();
    }
  }
  check();
  doImport();
  check();
}

describe('an audit under any settings', () => {
  it(
    `shows a difference only beside a finding, and a complete one none (${histories} histories)`,
    () => {
      const seen: Seen = { complete: 0, outside: 0 };
      for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
        try {
          live(seed, seen);
        } catch (error) {
          const { actual, message } = error as Error & { readonly actual?: unknown };
          throw new Error(`History ${seed}: ${message}\n${JSON.stringify(actual)}`, { cause: error });
        }
      }
      // Both kinds come up often enough to tell something.
      expect(seen.complete).toBeGreaterThan(histories / 2);
      expect(seen.outside).toBeGreaterThan(histories / 10);
    },
    isFull ? 1_800_000 : undefined,
  );

  it('says what refunds leave out where none are booked, as a sum', () => {
    const items: Item[] = [{ id: 1, rate: rates[0] as Item['rate'], price: 10_000n }];
    const shop = { currency: 'EUR', places: 2, taxed: false, atSubtotal: false };
    const refund = { id: 600, amount: 3000n, lines: [] };
    const order = shown(items, shop, {
      status: 'completed',
      refunds: [{ id: 600, reason: '', total: '-30.00' }],
    });
    const refunds = [shownRefund(refund, shop)];
    const settings: BillingSettings = {
      ...defaultBilling,
      entries: { enabled: true, bankAccountId: 'bank', fees: false, refunds: 'none' },
    };
    const own = context();
    const built = buildPieces(order, refunds, own, settings);
    if (built.refused) throw new Error(built.refused.code);
    const pieces = built.pieces.map((piece) => ({ ...piece, issued: built.issued[piece.externalRef] }));
    const { contactId: _, ...rest } = own;
    const auditor = createOrderAuditor({ context: rest, settings, skip: noSkipRules, readBack: false });
    auditor.order({ order, refunds, known: { pieces, entries: built.entries } });
    const audit = auditor.result();
    expect(audit.complete).toBe(true);
    const outside = audit.payments.map((payment) => payment.outside?.refunded ?? '0');
    expect(sum(outside.map((amount) => decimal(amount))).toFixed(2)).toBe('30.00');
    expect(renderAudit(audit, { language: 'fr' })).toMatch(/Hors périmètre/);
  });
});
