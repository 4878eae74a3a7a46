import { sha256 } from '../core/index.js';
import type { PieceKind } from '../gestan/piece-model.js';

/**
 * External references identify every record made in Gestan. They are the same on every run, so that
 * creating twice makes one record.
 */

/** The parts of an external reference of this library. */
export type ParsedReference =
  | {
      readonly type: 'piece';
      readonly shop: string;
      readonly orderId: number;
      readonly kind: PieceKind;
      readonly refundId?: number;
      /** Counts the pieces that correct an edited order. */
      readonly edit?: number;
      /** Counts the invoices of deposits. */
      readonly deposit?: number;
      /** From 2 on: the piece replaces an earlier one of its kind. */
      readonly revision?: number;
    }
  | {
      readonly type: 'entry';
      readonly shop: string;
      readonly orderId: number;
      /** The kind of entry. Absent: a payment, a refund or the gateway's fee. */
      readonly of?: EntryKind;
      readonly n: number;
    }
  | {
      readonly type: 'product';
      readonly shop: string;
      readonly productId: number;
      readonly variationId?: number;
    }
  | { readonly type: 'customer'; readonly shop: string; readonly customerId: number }
  | { readonly type: 'guest'; readonly shop: string; readonly hash: string };

/**
 * The reference of a piece: `woo:<shop>:order:<id>:<kind>`, plus `:<refund id>` for a credit note.
 *
 * @throws RangeError when a credit note comes without a refund id, or another kind with one.
 * @example pieceRef('main', 512, 'invoice') // 'woo:main:order:512:invoice'
 */
export function pieceRef(shop: string, orderId: number, kind: PieceKind, refundId?: number): string {
  if ((kind === 'credit-note') !== (refundId !== undefined)) {
    throw new RangeError(
      `A credit note, and only a credit note, has a refund id (order ${orderId}, ${kind}).`,
    );
  }
  return refundId === undefined
    ? `woo:${shop}:order:${orderId}:${kind}`
    : `woo:${shop}:order:${orderId}:${kind}:${refundId}`;
}

/**
 * The reference of a piece that corrects an order edited after its invoice:
 * `woo:<shop>:order:<id>:<kind>:edit-<n>`.
 *
 * @param n 1 for the first such piece of its kind.
 */
export function editRef(shop: string, orderId: number, kind: 'invoice' | 'credit-note', n: number): string {
  return `woo:${shop}:order:${orderId}:${kind}:edit-${n}`;
}

/**
 * The reference of the invoice of a deposit: `woo:<shop>:order:<id>:invoice:deposit-<n>`.
 *
 * @param n the place of the payment among those of the order, 1 being the first.
 */
export function depositRef(shop: string, orderId: number, n: number): string {
  return `woo:${shop}:order:${orderId}:invoice:deposit-${n}`;
}

/**
 * The reference of a quote, order or delivery note that replaces an earlier one of its kind, before
 * the invoice: `woo:<shop>:order:<id>:<kind>:rev-<n>`. The first one has no such ending.
 *
 * @param n which one of its kind it is: 2 for the first that replaces another.
 */
export function revisionRef(shop: string, orderId: number, kind: PieceKind, n: number): string {
  const first = pieceRef(shop, orderId, kind);
  return n < 2 ? first : `${first}:rev-${n}`;
}

/**
 * What a ledger entry books besides payments, refunds and fees: what a gift card paid, what was
 * paid for vouchers (or given back for them), a further invoice, and both sides of a payout.
 */
export const entryKinds = ['prepaid', 'voucher', 'invoice', 'payout-out', 'payout-in'] as const;
/** See {@link entryKinds}. */
export type EntryKind = (typeof entryKinds)[number];

/**
 * The reference of a ledger entry: `woo:<shop>:order:<id>:entry:<n>`, with a word before `n` for
 * other kinds than payments, refunds and fees: `entry:prepaid-1`. `n` does not depend on the rest
 * of the order: 1, 2 … for its payments in order of date, 0 for the gateway's fee, the refund's id
 * for a refund that was paid out.
 */
export function entryRef(shop: string, orderId: number, n: number, of?: EntryKind): string {
  return `woo:${shop}:order:${orderId}:entry:${of === undefined ? '' : `${of}-`}${n}`;
}

/**
 * The reference of a product or variation: `woo:<shop>:product:<id>[:<variation id>]`. Variation 0
 * counts as none.
 */
export function productRef(shop: string, productId: number, variationId?: number): string {
  return variationId ? `woo:${shop}:product:${productId}:${variationId}` : `woo:${shop}:product:${productId}`;
}

/** The reference of a registered customer: `woo:<shop>:customer:<id>`. */
export function customerRef(shop: string, customerId: number): string {
  return `woo:${shop}:customer:${customerId}`;
}

/**
 * SHA-256 in hexadecimal of an e-mail address, trimmed and in lower case: it identifies a guest
 * without the address.
 */
export function emailHash(email: string): string {
  return sha256(email.trim().toLowerCase(), 'hex');
}

/** The reference of a guest: `woo:<shop>:guest:<hash of e-mail>`; see {@link emailHash}. */
export function guestRef(shop: string, email: string): string {
  return `woo:${shop}:guest:${emailHash(email)}`;
}

const piecePattern =
  /^woo:(.+):order:(\d+):(quote|order|delivery-note|invoice|credit-note)(?::(edit-|rev-|deposit-)?(\d+))?$/;
const entryPattern = /^woo:(.+):order:(\d+):entry:(?:(prepaid|voucher|invoice|payout-out|payout-in)-)?(\d+)$/;
const productPattern = /^woo:(.+):product:(\d+)(?::(\d+))?$/;
const customerPattern = /^woo:(.+):customer:(\d+)$/;
const guestPattern = /^woo:(.+):guest:([0-9a-f]{64})$/;

/**
 * Reads an external reference. `undefined`: it is not one of this library.
 *
 * @example
 * parseReference('woo:main:order:512:invoice')   // { type: 'piece', shop: 'main', orderId: 512, kind: 'invoice' }
 */
export function parseReference(text: string): ParsedReference | undefined {
  const piece = piecePattern.exec(text);
  if (piece) return parsedPiece(piece);
  const entry = entryPattern.exec(text);
  if (entry) {
    const [, shop = '', orderId, kind, n] = entry;
    const of = entryKinds.find((each) => each === kind);
    const own = { type: 'entry', shop, orderId: Number(orderId), n: Number(n) } as const;
    return of === undefined ? own : { ...own, of };
  }
  const product = productPattern.exec(text);
  if (product) {
    return {
      type: 'product',
      shop: product[1] ?? '',
      productId: Number(product[2]),
      ...(product[3] === undefined ? {} : { variationId: Number(product[3]) }),
    };
  }
  const customer = customerPattern.exec(text);
  if (customer) return { type: 'customer', shop: customer[1] ?? '', customerId: Number(customer[2]) };
  const guest = guestPattern.exec(text);
  if (guest) return { type: 'guest', shop: guest[1] ?? '', hash: guest[2] ?? '' };
  return undefined;
}

function parsedPiece(piece: RegExpExecArray): ParsedReference | undefined {
  const [, shop = '', orderId, kind, edit, n] = piece;
  if (edit === 'rev-') {
    if (kind === 'credit-note') return undefined;
    const own = { type: 'piece', shop, orderId: Number(orderId), kind: kind as PieceKind } as const;
    return { ...own, revision: Number(n) };
  }
  if (edit === 'deposit-') {
    if (kind !== 'invoice') return undefined;
    return { type: 'piece', shop, orderId: Number(orderId), kind, deposit: Number(n) };
  }
  if (edit !== undefined) {
    if (kind !== 'credit-note' && kind !== 'invoice') return undefined;
    return { type: 'piece', shop, orderId: Number(orderId), kind, edit: Number(n) };
  }
  const refundId = n;
  if ((kind === 'credit-note') !== (refundId !== undefined)) return undefined;
  return {
    type: 'piece',
    shop,
    orderId: Number(orderId),
    kind: kind as PieceKind,
    ...(refundId === undefined ? {} : { refundId: Number(refundId) }),
  };
}
