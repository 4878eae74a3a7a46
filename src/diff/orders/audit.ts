import { decimal } from '../../core/index.js';
import type { GestanPiece } from '../../gestan/piece-model.js';
import type { BillingSettings, KnownPiece } from '../../pieces/index.js';
import { isInvoiceOfSale } from '../../pieces/invoiced.js';
import { removeStatusPrefix } from '../../pieces/kinds.js';
import { livePieces } from '../../pieces/revisions.js';
import type { Reason } from '../plan.js';
import { compact, differs, type ExpectedPiece, type HeldPiece } from './audit-compare.js';
import { createAuditMonths } from './audit-months.js';
import { expectationOf, expectedOfDraft } from './audit-order.js';
import { type AuditedState, createAuditPayments } from './audit-payments.js';
import type {
  AuditedOrder,
  AuditFinding,
  AuditRow,
  OrderAudit,
  OrderAuditOptions,
  OrderAuditor,
} from './audit-types.js';
import { skipReason } from './skip.js';

/**
 * Compares each Woo order with its pieces in Gestan: missing, doubled, different, refunded but not
 * credited, paid but not invoiced. Adds up both sides per VAT rate and country, by month and by
 * quarter, and payments against ledger entries.
 *
 * @example
 * const auditor = createOrderAuditor({ context, settings, skip, readBack: true });
 * for await (const piece of gestan.pieces({ after, before })) auditor.piece(piece);
 * for await (const order of orders) auditor.order(order);
 * const audit = auditor.result();
 */
export function createOrderAuditor(options: OrderAuditOptions): OrderAuditor {
  const { skip, readBack } = options;
  // An audit compares amounts: a deleted product must not hide them.
  const settings = auditSettings(options.settings);
  const settingsOf = (audited: AuditedOrder) =>
    audited.settings ? auditSettings(audited.settings) : settings;
  const context = {
    ...options.context,
    contactId: '',
    capabilities: { ...options.context.capabilities, writeProducts: true },
  };
  const held = new Map<string, HeldPiece[]>();
  const byId = new Map<string, HeldPiece>();
  const seen = new Set<number>();
  const used = new Set<string>();
  const rows: AuditRow[] = [];
  const months = createAuditMonths();
  const payments = createAuditPayments(context, settings);
  const counts = { total: 0, right: 0, wrong: 0, nothing: 0 };

  function find(ref: string, id: string | undefined): readonly HeldPiece[] {
    const own = held.get(ref) ?? [];
    if (own.length > 0) return own;
    const adopted = id === undefined ? undefined : byId.get(id);
    return adopted ? [adopted] : [];
  }

  /** A piece that was made: Gestan must hold it, once, as it was made. */
  function auditMade(audited: AuditedOrder, piece: ExpectedPiece, known: KnownPiece): readonly AuditRow[] {
    const { vat = [], date = '' } = piece;
    months.add('woo', piece, date, vat);
    if (!readBack) {
      months.add('gestan', piece, date, vat);
      return [];
    }
    const found = find(piece.externalRef, known.id);
    for (const each of found) {
      used.add(each.id);
      months.add('gestan', each, each.date, each.vat, vat);
    }
    return rowsOfMade(audited, piece, found);
  }

  /**
   * A piece that is asked for and was not made; Gestan may still hold it if the state
   * was lost.
   */
  function auditMissing(audited: AuditedOrder, piece: ExpectedPiece): readonly AuditRow[] {
    const { externalRef, kind } = piece;
    if (readBack && find(externalRef, undefined).length > 0) {
      return auditMade(audited, piece, { ...piece, kind, externalRef });
    }
    months.add('woo', piece, piece.date ?? '', piece.vat ?? []);
    return [rowOfMissing(audited, piece)];
  }

  function findings(audited: AuditedOrder): {
    readonly rows: readonly AuditRow[];
    readonly asks: boolean;
    readonly state: AuditedState;
  } {
    const { order, known } = audited;
    const live = livePieces(known?.pieces ?? []);
    const expected = expectationOf(audited, context, settingsOf(audited));
    const made = expected.made.flatMap((piece, index) => {
      const own = live[index];
      return own ? auditMade(audited, piece, own) : [];
    });
    const missing = expected.missing.flatMap((draft) => auditMissing(audited, expectedOfDraft(draft)));
    const at = rowsOf(audited);
    const faults = expected.faults.map(({ finding, reason }) =>
      at(finding, reason, { ...sumsOf(reason), ...(finding === 'edited' ? { kind: 'invoice' } : {}) }),
    );
    // The missing invoice already reports an order without entry and invoice.
    const entries = missing.length > 0 ? [] : expected.entriesDue;
    const due = entries.map(({ amount, currency }) =>
      at('no-entry', { code: 'entry-missing', values: { amount, currency } }),
    );
    if (expected.faults.some(({ finding }) => finding === 'refused')) markUsed(order.id);
    const asks = expected.made.length + expected.missing.length > 0;
    const all = [...made, ...missing, ...faults, ...due];
    const pieces = [...live, ...expected.missing];
    const state = {
      faulty: all.length > 0,
      invoiced: pieces.some(isInvoiceOfSale),
      entryDue: expected.entriesDue.length > 0,
    };
    return { rows: all, asks, state };
  }

  return {
    piece(piece: GestanPiece) {
      // A piece that was cancelled in Gestan does not count.
      if (piece.cancelled) return;
      const own = compact(piece, context.shopId);
      byId.set(piece.id, own);
      if (own.ref === '') return;
      const list = held.get(own.ref);
      if (list) list.push(own);
      else held.set(own.ref, [own]);
    },

    order(audited) {
      const { order, known } = audited;
      if (seen.has(order.id)) return;
      seen.add(order.id);
      counts.total += 1;
      const made = known?.pieces ?? [];
      const asks =
        made.length > 0 || (!skipReason(order, skip) && removeStatusPrefix(order.status) !== 'trash');
      if (!asks) {
        counts.nothing += 1;
        return;
      }
      const { state, ...found } = findings(audited);
      rows.push(...found.rows);
      if (settings.entries.enabled) payments.add(audited, state);
      if (found.rows.length > 0) counts.wrong += 1;
      else if (found.asks) counts.right += 1;
      else counts.nothing += 1;
    },

    unreadable({ orderId, number, reason }) {
      if (orderId !== 0 && seen.has(orderId)) return;
      seen.add(orderId);
      counts.total += 1;
      counts.wrong += 1;
      rows.push({ finding: 'refused', orderId, number, reason });
      markUsed(orderId);
    },

    result(covers = {}) {
      const unlisted = [...held.values()].flat().filter((piece) => {
        if (used.has(piece.id) || seen.has(piece.orderId)) return false;
        const late = covers.before !== undefined && piece.date >= covers.before;
        return !(late || (covers.after !== undefined && piece.date < covers.after));
      });
      for (const piece of unlisted) months.add('gestan', piece, piece.date, piece.vat);
      const unexplained = [...held.values()]
        .flat()
        .filter((piece) => seen.has(piece.orderId) && !used.has(piece.id));
      const all = [
        ...rows,
        ...unlisted.map((piece) => unexplainedPiece(piece, false)),
        ...unexplained.map((piece) => unexplainedPiece(piece, true)),
      ];
      const tables = { months: months.rows(), quarters: months.quarters(), payments: payments.rows() };
      const isEqual = Object.values(tables)
        .flat()
        .every(({ equal }) => equal);
      return {
        basis: readBack ? 'verified' : 'sent',
        rows: all,
        ...tables,
        orders: counts,
        findings: countsOf(all),
        complete: all.length === 0 && isEqual,
      } satisfies OrderAudit;
    },
  };

  /** Pieces of a refused order belong to a known order. */
  function markUsed(orderId: number): void {
    for (const list of held.values()) {
      for (const piece of list) if (piece.orderId === orderId) used.add(piece.id);
    }
  }
}

function countsOf(rows: readonly AuditRow[]): Partial<Record<AuditFinding, number>> {
  const count: Partial<Record<AuditFinding, number>> = {};
  for (const { finding } of rows) count[finding] = (count[finding] ?? 0) + 1;
  return count;
}

/** Makes rows about an order, or about one of its pieces. */
function rowsOf(
  { order }: AuditedOrder,
  piece?: ExpectedPiece,
): (finding: AuditFinding, reason: Reason, more?: Partial<AuditRow>) => AuditRow {
  return (finding, reason, more = {}) => ({
    finding,
    orderId: order.id,
    number: order.number,
    ...(piece ? { kind: piece.kind, externalRef: piece.externalRef } : {}),
    reason: reason,
    ...more,
  });
}

/** What differs between a piece that was made and what Gestan holds of it. */
function rowsOfMade(
  audited: AuditedOrder,
  piece: ExpectedPiece,
  found: readonly HeldPiece[],
): readonly AuditRow[] {
  const at = rowsOf(audited, piece);
  const { kind } = piece;
  const [first] = found;
  if (!first) return [at('missing', { code: 'missing', values: { kind } })];
  const pieceIds = found.map((each) => each.id);
  const difference = differs(piece, first);
  return [
    ...(found.length > 1
      ? [at('doubled', { code: 'doubled', values: { kind, count: found.length } }, { pieceIds })]
      : []),
    ...(difference
      ? [at('amounts-differ', difference.reason, { pieceIds: [first.id], sums: difference.sums })]
      : []),
    ...(piece.movesStock === true && first.stockMoved === false
      ? [at('stock-not-moved', { code: 'stock-not-moved', values: { kind } }, { pieceIds: [first.id] })]
      : []),
  ];
}

function rowOfMissing(audited: AuditedOrder, piece: ExpectedPiece): AuditRow {
  const { kind, currency, totalGross: amount } = piece;
  const sums = { currency, expected: amount, found: amount.replace(/\d/g, '0').replace(/^-?0+(?=\d)/, '') };
  const at = rowsOf(audited, piece);
  return kind === 'credit-note'
    ? at('not-credited', { code: 'not-credited', values: { amount, currency } }, { sums })
    : at('not-imported', { code: 'not-imported', values: { kind } }, { sums });
}

/** The two amounts of a reason that has them. */
function sumsOf({ values }: Reason): Pick<AuditRow, 'sums'> {
  if (!('currency' in values)) return {};
  const { currency } = values;
  if ('expected' in values && 'found' in values) {
    return { sums: { currency, expected: values.expected, found: values.found } };
  }
  if (!('was' in values)) return {};
  const { was, is } = values;
  if (decimal(was).eq(is) && 'rates' in values) {
    // The same total in other products or at other rates: what differs is shown, not what is equal.
    const rate = values.rates.find((each) => each.was.vat !== each.is.vat);
    const line = values.lines.find((each) => each.was.net !== each.is.net);
    if (rate) return { sums: { currency, expected: rate.is.vat, found: rate.was.vat } };
    if (line) return { sums: { currency, expected: line.is.net, found: line.was.net } };
  }
  return { sums: { currency, expected: is, found: was } };
}

/** A piece that no order explains. `listed`: the shop lists its order, whose pieces are others. */
function unexplainedPiece({ id, kind, ref, orderId }: HeldPiece, listed: boolean): AuditRow {
  return {
    finding: listed ? 'outdated-piece' : 'unknown-order',
    orderId,
    kind,
    externalRef: ref,
    pieceIds: [id],
    reason: { code: 'unknown-order', values: { kind, ref, orderId, listed } },
  };
}

function auditSettings(given: BillingSettings): BillingSettings {
  return { ...given, unknownProduct: 'create' };
}
