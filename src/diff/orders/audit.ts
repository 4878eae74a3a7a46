import { decimal, defined, toFixed } from '../../core/index.js';
import type { GestanPiece, PieceDraft, PieceKind } from '../../gestan/piece-model.js';
import {
  type BillingReason,
  type BillingSettings,
  buildPieces,
  type KnownPiece,
  pieceRef,
  type ReasonSums,
} from '../../pieces/index.js';
import { bareStatus } from '../../pieces/kinds.js';
import {
  type At,
  compact,
  differs,
  edited,
  type HeldPiece,
  notMade,
  sameKind,
  stranger,
} from './audit-compare.js';
import { createAuditMonths } from './audit-months.js';
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
 * Compares each Woo order with its pieces as Gestan has them: missing, doubled, differing, refunded
 * but not credited; and adds up both sides per VAT rate, month by month.
 *
 * @example
 * const auditor = createOrderAuditor({ context, settings, skip, readBack: true });
 * for await (const piece of gestan.pieces({ after, before })) auditor.piece(piece);
 * for await (const order of orders) auditor.order(order);
 * const audit = auditor.result();
 */
export function createOrderAuditor(options: OrderAuditOptions): OrderAuditor {
  const { skip, readBack } = options;
  // An audit is about amounts: a product that is gone by now must not hide them.
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
  const counts = { total: 0, right: 0, wrong: 0, nothing: 0 };

  function expected(audited: AuditedOrder) {
    return buildPieces(audited.order, audited.refunds, context, settingsOf(audited));
  }

  function find(ref: string, known: KnownPiece | undefined): readonly HeldPiece[] {
    const own = held.get(ref) ?? [];
    if (own.length > 0) return own;
    const adopted = known?.id === undefined ? undefined : byId.get(known.id);
    return adopted ? [adopted] : [];
  }

  function auditPiece(
    audited: AuditedOrder,
    draft: PieceDraft,
    known: KnownPiece | undefined,
  ): readonly AuditRow[] {
    const { order } = audited;
    const at: At = (reason, more = {}): AuditRow => ({
      finding: reason.code,
      orderId: order.id,
      number: order.number,
      kind: draft.kind,
      externalRef: known?.externalRef ?? draft.externalRef,
      reason,
      ...more,
    });
    if (!readBack) {
      if (!known) return [notMade(draft, at)];
      months.add('gestan', known, known.date ?? draft.date, known.vat ?? draft.vat);
      return [...edited(draft, known, at)];
    }
    const found = find(known?.externalRef ?? draft.externalRef, known);
    for (const piece of found) {
      used.add(piece.id);
      months.add('gestan', piece, piece.date, piece.vat);
    }
    const [first] = found;
    if (!first) {
      if (!known) return [notMade(draft, at)];
      return [at({ code: 'missing', values: { kind: draft.kind } })];
    }
    const result: AuditRow[] = [];
    if (found.length > 1) {
      result.push(
        at(
          { code: 'doubled', values: { kind: draft.kind, count: found.length } },
          {
            pieceIds: found.map((piece) => piece.id),
          },
        ),
      );
    }
    const changed = known ? edited(draft, known, at) : [];
    if (changed.length > 0) return [...result, ...changed];
    const difference = differs(draft, first);
    if (difference) {
      result.push(
        at(
          { code: 'amounts-differ', values: difference },
          {
            pieceIds: [first.id],
            sums: {
              currency: draft.currency,
              expected: draft.totalGross,
              found: toFixed(decimal(first.totalGross), 2),
            },
          },
        ),
      );
    }
    return result;
  }

  return {
    piece(piece: GestanPiece) {
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
      const asks = made.length > 0 || (!skipReason(order, skip) && bareStatus(order.status) !== 'trash');
      if (!asks) {
        counts.nothing += 1;
        return;
      }
      const built = expected(audited);
      if (built.refused) {
        counts.wrong += 1;
        const { refused } = built;
        rows.push({
          finding: 'refused',
          orderId: order.id,
          number: order.number,
          reason: refused,
          ...defined({ sums: sumsOf(refused) }),
        });
        markUsed(order.id);
        return;
      }
      const drafts = [...built.pieces, ...beyond(audited, built.pieces)];
      const found = drafts.flatMap((draft) => {
        const before = made.find((piece) => sameKind(piece, draft));
        months.add('woo', draft, before?.date ?? draft.date, draft.vat);
        return auditPiece(audited, draft, before);
      });
      rows.push(...found);
      if (drafts.length === 0) counts.nothing += 1;
      else if (found.length === 0) counts.right += 1;
      else counts.wrong += 1;
    },

    result(covers = {}) {
      const strangers = [...held.values()].flat().filter((piece) => {
        if (used.has(piece.id) || seen.has(piece.orderId)) return false;
        const late = covers.before !== undefined && piece.date >= covers.before;
        return !(late || (covers.after !== undefined && piece.date < covers.after));
      });
      for (const piece of strangers) months.add('gestan', piece, piece.date, piece.vat);
      const all = [...rows, ...strangers.map((piece) => stranger(piece, false)), ...extras()];
      const findings: Partial<Record<AuditFinding, number>> = {};
      for (const { finding } of all) findings[finding] = (findings[finding] ?? 0) + 1;
      const table = months.rows();
      return {
        basis: readBack ? 'verified' : 'sent',
        rows: all,
        months: table,
        orders: counts,
        findings,
        complete: all.length === 0 && table.every((month) => month.equal),
      } satisfies OrderAudit;
    },
  };

  /** Pieces of a refused order are no strangers. */
  function markUsed(orderId: number): void {
    for (const list of held.values()) {
      for (const piece of list) if (piece.orderId === orderId) used.add(piece.id);
    }
  }

  /**
   * Pieces that were made, or are held, at an earlier status and that the present one no longer
   * asks for.
   */
  function beyond(audited: AuditedOrder, drafts: readonly PieceDraft[]): readonly PieceDraft[] {
    const { order, known } = audited;
    const kinds = new Set<PieceKind>(drafts.map((draft) => draft.kind));
    const missing = (['quote', 'order', 'delivery-note', 'invoice'] as const).filter(
      (kind) =>
        !kinds.has(kind) &&
        (known?.pieces.some((piece) => piece.kind === kind) === true ||
          held.has(pieceRef(context.shopId, order.id, kind))),
    );
    if (missing.length === 0) return [];
    const full = buildPieces(order, audited.refunds, context, {
      ...settingsOf(audited),
      statuses: { [bareStatus(order.status)]: missing },
      pieces: everyPiece,
    });
    if (full.refused) return [];
    const already = new Set(drafts.map((draft) => draft.externalRef));
    return full.pieces.filter((piece) => !already.has(piece.externalRef));
  }

  /**
   * Pieces of orders that were looked at, but that nothing in the shop explains: a credit note
   * without its refund.
   */
  function extras(): readonly AuditRow[] {
    return [...held.values()]
      .flat()
      .filter((piece) => seen.has(piece.orderId) && !used.has(piece.id))
      .map((piece) => stranger(piece, true));
  }
}

/** The two sums that a refusal is about, where it is about some. */
function sumsOf({ values }: BillingReason): ReasonSums | undefined {
  if (!('expected' in values)) return undefined;
  const { currency, expected, found } = values;
  return { currency, expected, found };
}

const everyPiece = { invoices: true, quotes: true, orders: true, deliveryNotes: true };

function auditSettings(given: BillingSettings): BillingSettings {
  return { ...given, unknownProduct: 'create' };
}
