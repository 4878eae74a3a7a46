import * as z from 'zod';
import type { Instant, JsonValue } from '../../core/index.js';
import type { Blacklist, BlacklistEntry, BlacklistSubject } from '../../mapping/index.js';
import { createBlacklist } from '../../mapping/index.js';
import type { StorageLease } from '../../storage/index.js';
import { checkInput } from '../state/invalid-input.js';
import type { ShopStore } from '../state/store.js';
import { put } from '../state/store.js';

/**
 * Products that are never shown again in the product and stock windows (« Blacklister », «
 * Déblacklister »).
 */
export interface BlacklistApi {
  /** All entries. */
  list(): Promise<readonly BlacklistEntry[]>;
  /**
   * Adds a product by Gestan code or Woo id, or replaces its reason.
   *
   * @example
   * await sync.blacklist.add({ code: 'PUB-2026' }, { reason: 'catalogue papier, hors vente' })
   */
  add(subject: BlacklistSubject, note: { readonly reason: string }): Promise<void>;
  /** Removes an entry. */
  remove(subject: BlacklistSubject): Promise<void>;
}

export async function readBlacklist(store: ShopStore): Promise<Blacklist> {
  return createBlacklist((await store.get<JsonValue>(store.keys.blacklist)) ?? []);
}

const id = z.int('must be a Woo id').positive('must be a Woo id');
const subjectSchema = z
  .strictObject(
    {
      code: z.string('must be a Gestan code').min(1, 'must be a Gestan code').optional(),
      wooId: id.optional(),
      variationId: id.optional(),
    },
    'must be an object',
  )
  .refine(({ code, wooId }) => (code === undefined) !== (wooId === undefined), {
    message: 'must name either a Gestan code or a Woo id',
    path: ['code'],
  });
const noteSchema = z.strictObject({ reason: z.string('must be a text') }, 'must be an object');

function subjectOf(subject: unknown, what: string): BlacklistSubject {
  checkInput(subjectSchema, subject, what, 'subject');
  return subject as BlacklistSubject;
}

export function createBlacklistApi(options: {
  readonly store: ShopStore;
  readonly now: () => Instant;
  readonly locked: <T>(work: (lease: StorageLease) => Promise<T>) => Promise<T>;
}): BlacklistApi {
  const { store, now, locked } = options;
  const change = (apply: (list: Blacklist) => Blacklist) =>
    locked(async (lease) => {
      await store.commit([put(store.keys.blacklist, apply(await readBlacklist(store)).toJSON())], lease);
    });
  return {
    list: async () => (await readBlacklist(store)).list(),
    async add(subject, note) {
      const given = subjectOf(subject, 'sync.blacklist.add()');
      const { reason } = checkInput(noteSchema, note, 'sync.blacklist.add()', 'note');
      await change((list) => list.add(given, { reason, at: now() }));
    },
    async remove(subject) {
      const given = subjectOf(subject, 'sync.blacklist.remove()');
      await change((list) => list.remove(given));
    },
  };
}
