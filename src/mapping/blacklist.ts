import * as z from 'zod';
import type { Instant } from '../core/index.js';
import { SettingsError } from '../core/index.js';
import { lazily } from '../core/lazily.js';
import type { WooRef } from './links.js';
import { wooKey } from './links.js';
import { parseTable } from './parse.js';

/**
 * The subject of an entry: a Gestan code, a Woo product (with all its variations) or a variation.
 */
export type BlacklistSubject = { readonly code: string } | WooRef;

/** A product that the sync ignores. It names a Gestan code or a Woo id. */
export interface BlacklistEntry {
  /** Gestan's code. */
  readonly code?: string | undefined;
  /** The product's id in the shop: its variations are ignored too. */
  readonly wooId?: number | undefined;
  /** With `wooId`: this variation only. */
  readonly variationId?: number | undefined;
  /** The reason, as the person typed it. */
  readonly reason: string;
  /** When the entry was made. */
  readonly at?: Instant | undefined;
}

/** Products that are never shown again. Immutable: `add` and `remove` return a new list. */
export interface Blacklist {
  /** All entries. */
  list(): readonly BlacklistEntry[];
  /**
   * The entry for a Gestan code, a Woo product, or a variation (its own or its parent's).
   */
  lookup(subject: { readonly code?: string | undefined } & Partial<WooRef>): BlacklistEntry | undefined;
  /** Adds a product, or replaces its reason. */
  add(
    subject: BlacklistSubject,
    note: { readonly reason: string; readonly at?: Instant | undefined },
  ): Blacklist;
  /** Returns a blacklist without this entry. */
  remove(subject: BlacklistSubject): Blacklist;
  /** The entries, for `JSON.stringify` and {@link createBlacklist}. */
  toJSON(): readonly BlacklistEntry[];
}

const id = z.int('must be a Woo id').positive('must be a Woo id');
const entrySchema = lazily(() =>
  z
    .strictObject({
      code: z.string().min(1, 'must not be empty').optional(),
      wooId: id.optional(),
      variationId: id.optional(),
      reason: z.string('must be a text'),
      at: z.string().optional(),
    })
    .refine((entry) => (entry.code === undefined) !== (entry.wooId === undefined), {
      message: 'must name either a Gestan code or a Woo id',
      path: ['code'],
    }),
);

/** An entry as one text: `code:ABC`, `woo:12`, `woo:12:34`. */
export function blacklistKey(subject: BlacklistSubject): string {
  return 'code' in subject ? `code:${subject.code}` : `woo:${wooKey(subject)}`;
}

function subjectOf(entry: BlacklistEntry): BlacklistSubject {
  if (entry.code !== undefined) return { code: entry.code };
  if (entry.wooId !== undefined) return { wooId: entry.wooId, variationId: entry.variationId };
  throw new SettingsError('blacklist: an entry names neither a code nor a Woo id.', {
    code: 'settings.invalid',
    field: 'blacklist',
    hint: 'Give a Gestan code or a Woo id.',
  });
}

/**
 * The blacklist from its entries, which may come from outside (JSON).
 *
 * @throws SettingsError `settings.invalid`, naming the field (`blacklist[1].code`).
 * @example
 * const list = createBlacklist().add({ code: 'ABC' }, { reason: 'internal use', at: '2026-03-01T10:00:00.000Z' })
 * list.lookup({ code: 'ABC' })?.reason   // 'internal use'
 */
export function createBlacklist(entries: unknown = []): Blacklist {
  const parsed: readonly BlacklistEntry[] = parseTable(z.array(entrySchema()), entries, 'blacklist');
  return blacklist(new Map(parsed.map((entry) => [blacklistKey(subjectOf(entry)), entry])));
}

function blacklist(entries: ReadonlyMap<string, BlacklistEntry>): Blacklist {
  const rows = [...entries.values()];
  return {
    list: () => rows,
    lookup({ code, wooId, variationId }) {
      if (entries.size === 0) return undefined;
      return (
        (code === undefined ? undefined : entries.get(`code:${code}`)) ??
        (wooId === undefined
          ? undefined
          : (entries.get(`woo:${wooId}`) ??
            (variationId === undefined ? undefined : entries.get(`woo:${wooId}:${variationId}`))))
      );
    },
    add(subject, note) {
      const [entry] = createBlacklist([{ ...subject, ...note }]).list();
      return entry ? blacklist(new Map(entries).set(blacklistKey(subject), entry)) : blacklist(entries);
    },
    remove(subject) {
      const next = new Map(entries);
      next.delete(blacklistKey(subject));
      return blacklist(next);
    },
    toJSON: () => rows,
  };
}
