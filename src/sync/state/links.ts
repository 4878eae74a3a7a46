import * as z from 'zod';
import type { Instant } from '../../core/index.js';
import { SettingsError } from '../../core/index.js';
import type { LinkTable, LinkTombstone, ProductLink, WooRef } from '../../mapping/index.js';
import { createLinkTable } from '../../mapping/index.js';
import type { StorageLease, StorageWrite } from '../../storage/index.js';
import { checkInput } from './invalid-input.js';
import { padded } from './keys.js';
import type { ShopStore } from './store.js';
import { put } from './store.js';

/** The storage key of a Woo product or variation, in number order: `000000000123:000000000456`. */
export function paddedRef(ref: WooRef): string {
  return ref.variationId ? `${padded(ref.wooId)}:${padded(ref.variationId)}` : padded(ref.wooId);
}

/** The write that keeps a link. */
export function linkWrite(store: ShopStore, link: ProductLink): StorageWrite {
  return put(store.keys.link(paddedRef(link)), link);
}

/** Reads all links and tombstones. Memory grows with links, never with the documents behind them. */
export async function readLinks(store: ShopStore): Promise<LinkTable> {
  const links: ProductLink[] = [];
  const tombstones: LinkTombstone[] = [];
  for await (const { value } of store.list<ProductLink>(store.keys.link(''))) links.push(value);
  for await (const { value } of store.list<LinkTombstone>(store.keys.tombstone(''))) tombstones.push(value);
  return createLinkTable({ links, tombstones });
}

/** The product links of a shop (« Mappage produits »). They are made by themselves at an import; a person can force and remove them. */
export interface LinksApi {
  /** All links, by Woo id. */
  list(): Promise<readonly ProductLink[]>;
  /**
   * Links a Gestan product and a Woo product by hand.
   *
   * @throws SettingsError `settings.link-taken` (it says by whom), `settings.unknown-code`, `settings.unknown-woo-id`.
   */
  force(link: {
    readonly code: string;
    readonly wooId: number;
    readonly variationId?: number;
  }): Promise<ProductLink>;
  /**
   * Removes the link of a code and remembers it: the pair is not linked again by itself.
   *
   * @throws SettingsError `settings.unknown-link`.
   */
  remove(link: { readonly code: string }): Promise<void>;
}

export interface LinksOptions {
  readonly store: ShopStore;
  readonly now: () => Instant;
  /** Finds a Gestan product by code. */
  readonly findProduct: (code: string) => Promise<{ readonly id: string; readonly code: string } | undefined>;
  /** Whether the Woo product or variation is there. */
  readonly wooExists: (ref: WooRef) => Promise<boolean>;
  readonly locked: <T>(work: (lease: StorageLease) => Promise<T>) => Promise<T>;
}

const code = z.string('must be a Gestan code').min(1, 'must be a Gestan code');
const id = z.int('must be a Woo id').positive('must be a Woo id');
const linkSchema = z.strictObject({ code, wooId: id, variationId: id.optional() }, 'must be an object');
const codeSchema = z.strictObject({ code }, 'must be an object');

export function createLinks(options: LinksOptions): LinksApi {
  const { store, now, locked } = options;
  return {
    list: async () => (await readLinks(store)).list(),

    async force(given) {
      const { code, wooId, variationId } = checkInput(linkSchema, given, 'sync.links.force()', 'link');
      const product = await options.findProduct(code);
      if (!product) {
        throw new SettingsError(`Gestan has no product of code "${code}".`, {
          code: 'settings.unknown-code',
          values: { code },
          field: 'code',
          hint: 'Check the code, or make the product in Gestan first.',
        });
      }
      const ref: WooRef = variationId ? { wooId, variationId } : { wooId };
      if (!(await options.wooExists(ref))) {
        throw new SettingsError(`The shop has no product ${variationId ?? wooId}.`, {
          code: 'settings.unknown-woo-id',
          values: { id: variationId ?? wooId },
          field: variationId ? 'variationId' : 'wooId',
          hint: 'Check the id, or make the product in the shop first.',
        });
      }
      return locked(async (lease) => {
        const wanted = { ...ref, gestanId: product.id, code: product.code, at: now() };
        const link: ProductLink = { ...wanted, made: 'forced' };
        (await readLinks(store)).force(wanted);
        await store.commit(
          [
            linkWrite(store, link),
            { delete: store.keys.tombstone(stoneKey(ref, product.id)) },
            // A link changes what rows there are without any product having changed.
            { delete: store.keys.cursor('products') },
          ],
          lease,
        );
        return link;
      });
    },

    async remove(given) {
      const { code } = checkInput(codeSchema, given, 'sync.links.remove()', 'link');
      return locked(async (lease) => {
        const link = (await readLinks(store)).byCode(code);
        if (!link) {
          throw new SettingsError(`No link has the code "${code}".`, {
            code: 'settings.unknown-link',
            values: { code },
            field: 'code',
            hint: 'Look at sync.links.list().',
          });
        }
        const { wooId, variationId, gestanId } = link;
        const stone: LinkTombstone = { wooId, ...(variationId ? { variationId } : {}), gestanId, at: now() };
        await store.commit(
          [
            { delete: store.keys.link(paddedRef(link)) },
            { delete: store.keys.base(paddedRef(link)) },
            { delete: store.keys.cursor('products') },
            put(store.keys.tombstone(stoneKey(link, gestanId)), stone),
          ],
          lease,
        );
      });
    },
  };
}

function stoneKey(ref: WooRef, gestanId: string): string {
  return `${paddedRef(ref)}=${encodeURIComponent(gestanId)}`;
}
