import type { WooRef } from '../../mapping/index.js';
import { wooKey } from '../../mapping/index.js';
import type { Reason } from '../plan.js';
import type { GestanMatch, GestanMatchKey, MatchLinks, WooMatch, WooMatchKey } from './match-types.js';
import type { MatchedBy } from './row.js';

/**
 * The state of one matching: the keys by lookup value, and the answers found so far. A product that
 * has an answer is not matched again.
 */
interface Matching {
  readonly links: MatchLinks;
  readonly woo: Map<string, WooMatch>;
  readonly gestan: Map<string, GestanMatch>;
  readonly bySku: Map<string, WooMatchKey[]>;
  readonly byCode: Map<string, GestanMatchKey[]>;
  readonly wooByBarcode: Map<string, WooMatchKey[]>;
  readonly gestanByBarcode: Map<string, GestanMatchKey[]>;
  /** Of Gestan's products, linked ones too. */
  readonly allByBarcode: Map<string, GestanMatchKey[]>;
}

const fold = (text: string) => text.trim().toUpperCase();

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const group = map.get(key);
  if (group === undefined) map.set(key, [value]);
  else group.push(value);
}

function refOf({ wooId, variationId }: WooRef): WooRef {
  return variationId === undefined ? { wooId } : { wooId, variationId };
}

/** Of a group that agrees but for letter case, those that agree exactly if there are any. */
function closest<T>(group: readonly T[], exact: (item: T) => boolean): readonly T[] {
  if (group.length < 2) return group;
  const same = group.filter(exact);
  return same.length > 0 ? same : group;
}

/** Matches both sides. Later steps only see products that earlier ones left open. */
export function matchKeys(
  woo: ReadonlyMap<string, WooMatchKey>,
  gestan: ReadonlyMap<string, GestanMatchKey>,
  links: MatchLinks,
): { readonly woo: ReadonlyMap<string, WooMatch>; readonly gestan: ReadonlyMap<string, GestanMatch> } {
  const work: Matching = {
    links,
    woo: new Map(),
    gestan: new Map(),
    bySku: new Map(),
    byCode: new Map(),
    wooByBarcode: new Map(),
    gestanByBarcode: new Map(),
    allByBarcode: new Map(),
  };
  const free = linkAndIndex(work, woo, gestan);
  for (const key of free) matchBySku(work, key);
  for (const key of free)
    if (!work.woo.has(wooKey(key)) && key.barcode) matchByBarcode(work, key, key.barcode);
  for (const key of gestan.values()) if (!work.gestan.has(key.id)) holdCode(work, key);
  for (const key of gestan.values()) if (!work.gestan.has(key.id)) holdBarcode(work, key);
  return work;
}

/**
 * Answers for what is linked, and indexes the rest; gives the Woo products that may still find a
 * counterpart.
 */
function linkAndIndex(
  work: Matching,
  woo: ReadonlyMap<string, WooMatchKey>,
  gestan: ReadonlyMap<string, GestanMatchKey>,
): readonly WooMatchKey[] {
  const free: WooMatchKey[] = [];
  for (const [id, key] of woo) {
    if (key.sku !== '') push(work.bySku, fold(key.sku), key);
    const link = work.links.byWoo(key);
    if (link !== undefined) {
      const { gestanId, code } = link;
      work.woo.set(
        id,
        gestan.has(gestanId)
          ? { kind: 'pair', gestanId, matchedBy: 'link' }
          : { kind: 'gone', gestanId, code },
      );
    } else if (key.role === 'sold') {
      free.push(key);
      if (key.barcode) push(work.wooByBarcode, key.barcode, key);
    }
  }
  for (const key of gestan.values()) {
    if (key.code.trim() !== '') push(work.byCode, fold(key.code), key);
    if (key.barcode) push(work.allByBarcode, key.barcode, key);
    const link = work.links.byGestan(key.id);
    if (link !== undefined) {
      const other = woo.get(wooKey(link));
      const gone = other === undefined || other.role === 'trash';
      const ref = refOf(link);
      work.gestan.set(key.id, gone ? { kind: 'gone', ref } : { kind: 'pair', ref, matchedBy: 'link' });
    } else if (key.barcode) push(work.gestanByBarcode, key.barcode, key);
  }
  return free;
}

function blockWoo(work: Matching, key: WooMatchKey, reason: Reason): void {
  work.woo.set(wooKey(key), { kind: 'blocked', reason });
}

function blockGestan(work: Matching, key: GestanMatchKey, reason: Reason): void {
  work.gestan.set(key.id, { kind: 'blocked', reason });
}

/** Pairs two products, unless a person took them apart. */
function pair(work: Matching, w: WooMatchKey, g: GestanMatchKey, matchedBy: MatchedBy): void {
  if (work.links.isRemoved(w, g.id)) {
    const reason: Reason = { code: 'link-removed', values: { code: g.code, from: refOf(w) } };
    blockWoo(work, w, reason);
    blockGestan(work, g, reason);
    return;
  }
  work.woo.set(wooKey(w), { kind: 'pair', gestanId: g.id, matchedBy });
  work.gestan.set(g.id, { kind: 'pair', ref: refOf(w), matchedBy });
}

const isLinked = (work: Matching, key: WooMatchKey) => work.links.byWoo(key) !== undefined;

function matchBySku(work: Matching, key: WooMatchKey): void {
  if (key.sku === '') return;
  const holders = work.bySku.get(fold(key.sku)) ?? [];
  const same = closest(work.byCode.get(fold(key.sku)) ?? [], (other) => other.code.trim() === key.sku);
  const [first] = same;
  if (first === undefined) {
    refuseTwins(work, key, holders);
    return;
  }
  if (same.length > 1) {
    const reason: Reason = { code: 'duplicate-code', values: { code: key.sku, count: same.length } };
    blockWoo(work, key, reason);
    for (const one of same) if (!work.links.byGestan(one.id)) blockGestan(work, one, reason);
    return;
  }
  const link = work.links.byGestan(first.id);
  if (link !== undefined) {
    const reason: Reason = { code: 'code-taken', values: { code: first.code, by: refOf(link) } };
    blockWoo(work, key, reason);
    return;
  }
  const rivals = closest(
    holders.filter((other) => other.role === 'sold' && !isLinked(work, other)),
    (other) => other.sku === first.code.trim(),
  );
  const [winner = key, ...others] = rivals;
  if (others.length > 0) {
    const reason: Reason = { code: 'duplicate-sku', values: { sku: key.sku, count: rivals.length } };
    for (const one of rivals) blockWoo(work, one, reason);
    blockGestan(work, first, reason);
  } else if (winner !== key)
    blockWoo(work, key, { code: 'code-taken', values: { code: first.code, by: refOf(winner) } });
  else pair(work, key, first, 'code');
}

/** Two products of one SKU cannot both be added to Gestan, whose codes are unique. */
function refuseTwins(work: Matching, key: WooMatchKey, holders: readonly WooMatchKey[]): void {
  const twins = holders.filter((other) => other.role === 'sold');
  if (twins.length < 2) return;
  const reason: Reason = { code: 'duplicate-sku', values: { sku: key.sku, count: twins.length } };
  blockWoo(work, key, reason);
}

function matchByBarcode(work: Matching, key: WooMatchKey, barcode: string): void {
  const candidates = (work.gestanByBarcode.get(barcode) ?? []).filter((other) => !work.gestan.has(other.id));
  const rivals = (work.wooByBarcode.get(barcode) ?? []).filter((other) => !work.woo.has(wooKey(other)));
  const [first, ...more] = candidates;
  if (first === undefined) return;
  if (more.length === 0 && rivals.length === 1) {
    pair(work, key, first, 'barcode');
    return;
  }
  const reason: Reason = {
    code: 'duplicate-barcode',
    values: { barcode, gestan: candidates.length, woo: rivals.length },
  };
  for (const one of rivals) blockWoo(work, one, reason);
  for (const one of candidates) blockGestan(work, one, reason);
}

/** A Gestan product without counterpart whose code cannot become a SKU. */
function holdCode(work: Matching, key: GestanMatchKey): void {
  const code = fold(key.code);
  if (code === '') return;
  const same = (work.byCode.get(code) ?? []).filter((other) => other.code.trim() === key.code.trim());
  if (same.length > 1) {
    const reason: Reason = { code: 'duplicate-code', values: { code: key.code, count: same.length } };
    blockGestan(work, key, reason);
    return;
  }
  const holders = (work.bySku.get(code) ?? []).filter(
    (other) => other.role !== 'sold' || isLinked(work, other) || work.woo.has(wooKey(other)),
  );
  // A product for sale comes before one in the trash, in whatever order they were read: emptying
  // the
  // trash would not free a SKU that the shop still sells under.
  const holder = holders.find(({ role }) => role !== 'trash') ?? holders[0];
  if (holder === undefined) return;
  const values = { sku: key.code, by: refOf(holder) };
  blockGestan(work, key, { code: holder.role === 'trash' ? 'sku-in-trash' : 'sku-taken', values });
}

/**
 * A Gestan product without counterpart whose barcode another one has: a shop takes a barcode once,
 * so that one of the two would be refused at every run.
 */
function holdBarcode(work: Matching, key: GestanMatchKey): void {
  if (!key.barcode) return;
  const group = (work.allByBarcode.get(key.barcode) ?? []).filter((one) => one === key || !one.archived);
  if (group.length < 2) return;
  const others = group.filter((one) => one !== key).map(({ code }) => code);
  const values = { barcode: key.barcode, gestan: group.length, woo: 0, others };
  blockGestan(work, key, { code: 'duplicate-barcode', values });
}
