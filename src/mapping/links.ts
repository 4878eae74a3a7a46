import * as z from 'zod';
import type { Instant } from '../core/index.js';
import { SettingsError } from '../core/index.js';
import { lazily } from '../core/lazily.js';
import { parseTable, refuseDuplicate } from './parse.js';

/** A Woo product, or one of its variations. */
export interface WooRef {
  /** The product's id in the shop. */
  readonly wooId: number;
  /** The variation's id. Absent: the product itself. */
  readonly variationId?: number | undefined;
}

/** A link between a Woo product or variation and a Gestan product. */
export interface ProductLink extends WooRef {
  /** Gestan's id of the product. */
  readonly gestanId: string;
  /** Gestan's code at the last reading. A renamed code keeps its link. */
  readonly code: string;
  /** How it was made: by an import, or by a person. */
  readonly made: 'import' | 'forced';
  /** When the link was made. */
  readonly at?: Instant | undefined;
}

/** A removed link: the pair is not linked again automatically. */
export interface LinkTombstone extends WooRef {
  /** Gestan's id of the product. */
  readonly gestanId: string;
  /** When the link was removed. */
  readonly at?: Instant | undefined;
}

/** A link table as plain JSON. */
export interface LinkData {
  /** All links. */
  readonly links: readonly ProductLink[];
  /** Pairs whose link was removed. */
  readonly tombstones: readonly LinkTombstone[];
}

/**
 * Product links. Immutable: every change returns a new table. One Woo product or variation has at
 * most one Gestan product, and the reverse.
 */
export interface LinkTable {
  /** The number of links. */
  readonly size: number;
  /** By Woo id, then variation id. */
  list(): readonly ProductLink[];
  /** The link of a product or variation of the shop. */
  byWoo(ref: WooRef): ProductLink | undefined;
  /** The link of a Gestan product, by Gestan's id. */
  byGestan(gestanId: string): ProductLink | undefined;
  /** The link of a Gestan product, by its code. */
  byCode(code: string): ProductLink | undefined;
  /** All links of a Woo product: its own or those of its variations. */
  ofProduct(wooId: number): readonly ProductLink[];
  /** Pairs whose link was removed. */
  tombstones(): readonly LinkTombstone[];
  /** Whether a person removed the link of this pair. */
  isRemoved(ref: WooRef, gestanId: string): boolean;
  /**
   * Adds links, or updates their code. Throws `settings.link-taken` if either side is already
   * linked to another product.
   */
  set(...links: readonly ProductLink[]): LinkTable;
  /**
   * Adds a link by hand, and deletes the pair's tombstone. Throws `settings.link-taken`, which
   * names the counterpart.
   */
  force(link: Omit<ProductLink, 'made'>): LinkTable;
  /** Removes a link and leaves a tombstone. Unknown links are left alone. */
  unset(ref: WooRef, at?: Instant): LinkTable;
  /** The table, for `JSON.stringify` and {@link createLinkTable}. */
  toJSON(): LinkData;
}

const wooId = z.int('must be a Woo id').positive('must be a Woo id');
const gestanId = z.string().min(1, 'must not be empty');
const pair = { wooId, variationId: wooId.optional(), gestanId, at: z.string().optional() };
const dataSchema = lazily(() =>
  z.strictObject({
    links: z.array(z.strictObject({ ...pair, code: z.string(), made: z.enum(['import', 'forced']) })),
    tombstones: z.array(z.strictObject(pair)).default([]),
  }),
);

/**
 * A Woo product or variation as one text: `123`, `123:456`.
 *
 * @example
 * wooKey({ wooId: 123, variationId: 456 })   // '123:456'
 */
export function wooKey(ref: WooRef): string {
  return ref.variationId === undefined ? String(ref.wooId) : `${ref.wooId}:${ref.variationId}`;
}

/** What links are looked up by: a number where it can be, which costs less than its text. */
type RefKey = number | string;
const refKey = (ref: WooRef): RefKey => (ref.variationId === undefined ? ref.wooId : wooKey(ref));

/**
 * The reference that {@link wooKey} wrote.
 *
 * @example
 * parseWooKey('123:456')   // { wooId: 123, variationId: 456 }
 */
export function parseWooKey(key: string): WooRef {
  const [product = '', variation] = key.split(':');
  return variation === undefined
    ? { wooId: Number(product) }
    : { wooId: Number(product), variationId: Number(variation) };
}

/**
 * The link table from its data, which may come from outside (JSON).
 *
 * @throws SettingsError `settings.invalid` or `settings.duplicate`, naming the field
 *   (`links.links[4].gestanId`).
 * @example
 * const links = createLinkTable().force({ wooId: 13, gestanId: 'P7', code: 'HAM-1' })
 * links.byGestan('P7')?.wooId   // 13
 */
export function createLinkTable(data: unknown = { links: [], tombstones: [] }): LinkTable {
  const parsed: LinkData = parseTable(dataSchema(), data, 'links');
  const refs = new Set<RefKey>();
  const linkedIds = new Set<string>();
  for (const [index, link] of parsed.links.entries()) {
    const key = refKey(link);
    if (refs.has(key)) refuseDuplicate('links.links', index, 'wooId', wooKey(link));
    if (linkedIds.has(link.gestanId)) refuseDuplicate('links.links', index, 'gestanId', link.gestanId);
    refs.add(key);
    linkedIds.add(link.gestanId);
  }
  return linkTableOf(parsed);
}

/** The link table from data of this library's own, which is not checked again. */
export function linkTableOf({ links, tombstones }: LinkData): LinkTable {
  return linkTable(
    new Map(links.map((link) => [refKey(link), link])),
    new Map(tombstones.map((stone) => [`${wooKey(stone)}=${stone.gestanId}`, stone])),
  );
}

function refuseLinked(wanted: ProductLink, holder: ProductLink): never {
  const woo = (ref: WooRef) =>
    ref.variationId === undefined
      ? `Woo product ${ref.wooId}`
      : `variation ${ref.variationId} of Woo product ${ref.wooId}`;
  const sameWoo = wooKey(wanted) === wooKey(holder);
  throw new SettingsError(
    sameWoo
      ? `${woo(holder)} is linked to Gestan product ${holder.code} (${holder.gestanId}) already.`
      : `Gestan product ${holder.code} (${holder.gestanId}) is linked to ${woo(holder)} already.`,
    {
      code: 'settings.link-taken',
      field: sameWoo ? 'wooId' : 'code',
      hint: 'Remove that link first.',
    },
  );
}

function linkTable(
  byWoo: ReadonlyMap<RefKey, ProductLink>,
  removed: ReadonlyMap<string, LinkTombstone>,
): LinkTable {
  const byGestan = new Map<string, ProductLink>();
  for (const link of byWoo.values()) byGestan.set(link.gestanId, link);
  // A plan of a large catalogue asks for neither.
  const byCode = lazily(() => new Map([...byWoo.values()].map((link) => [link.code, link])));
  const byProduct = lazily(() => {
    const groups = new Map<number, ProductLink[]>();
    for (const link of byWoo.values()) {
      const group = groups.get(link.wooId);
      if (group) group.push(link);
      else groups.set(link.wooId, [link]);
    }
    return groups;
  });
  const list = () =>
    [...byWoo.values()].sort((a, b) => a.wooId - b.wooId || (a.variationId ?? 0) - (b.variationId ?? 0));
  const stones = () => [...removed.values()];
  const add = (links: readonly ProductLink[], forget: boolean): LinkTable => {
    const next = new Map(byWoo);
    const stonesLeft = new Map(removed);
    const gestan = new Map(byGestan);
    for (const link of createLinkTable({ links }).list()) {
      const key = refKey(link);
      const own = next.get(key);
      if (own && own.gestanId !== link.gestanId) refuseLinked(link, own);
      const holder = gestan.get(link.gestanId);
      if (holder && refKey(holder) !== key) refuseLinked(link, holder);
      next.set(key, link);
      gestan.set(link.gestanId, link);
      if (forget) stonesLeft.delete(`${key}=${link.gestanId}`);
    }
    return linkTable(next, stonesLeft);
  };
  return {
    size: byWoo.size,
    list,
    byWoo: (ref) => byWoo.get(refKey(ref)),
    byGestan: (gestanId) => byGestan.get(gestanId),
    byCode: (code) => byCode().get(code),
    ofProduct: (wooId) => byProduct().get(wooId) ?? [],
    tombstones: stones,
    isRemoved: (ref, gestanId) => removed.has(`${wooKey(ref)}=${gestanId}`),
    set: (...links) => add(links, false),
    force: (link) => add([{ ...link, made: 'forced' }], true),
    unset(ref, at) {
      const key = refKey(ref);
      const link = byWoo.get(key);
      if (!link) return linkTable(byWoo, removed);
      const next = new Map(byWoo);
      next.delete(key);
      const { wooId, variationId, gestanId } = link;
      const stone = {
        wooId,
        gestanId,
        ...(variationId === undefined ? {} : { variationId }),
        ...(at === undefined ? {} : { at }),
      };
      return linkTable(next, new Map(removed).set(`${key}=${gestanId}`, stone));
    },
    toJSON: () => ({ links: list(), tombstones: stones() }),
  };
}
