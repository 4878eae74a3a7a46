import * as z from 'zod';
import type { Instant } from '../../core/index.js';
import { SettingsError } from '../../core/index.js';
import type { InvalidGestanRow } from '../../gestan/checked-answers.js';
import type { CheckedGestan } from '../../gestan/index.js';
import type { LinkTombstone, ProductLink, WooRef } from '../../mapping/index.js';
import type { StorageLease } from '../../storage/index.js';
import type { WooClient } from '../../woo/index.js';
import { checkInput } from '../state/invalid-input.js';
import { linkWrite, paddedRef, readLinkList, readLinks } from '../state/links.js';
import { put, type ShopStore } from '../state/store.js';

/**
 * The product links of a shop (« Mappage produits »). An import makes them automatically; a person
 * can force and remove them.
 */
export interface LinksApi {
  /** All links, by Woo id. */
  list(): Promise<readonly ProductLink[]>;
  /**
   * Links a Gestan product and a Woo product by hand.
   *
   * @throws SettingsError `settings.link-taken` (it names the counterpart),
   * `settings.unknown-code`, `settings.unknown-woo-id`.
   */
  force(link: {
    readonly code: string;
    readonly wooId: number;
    readonly variationId?: number;
  }): Promise<ProductLink>;
  /**
   * Removes the link of a code and records that: the pair is not linked again automatically.
   *
   * @throws SettingsError `settings.unknown-link`.
   */
  remove(link: { readonly code: string }): Promise<void>;
}

export interface LinksOptions {
  readonly store: ShopStore;
  readonly woo: WooClient;
  readonly gestan: CheckedGestan;
  readonly now: () => Instant;
  readonly locked: <T>(work: (lease: StorageLease) => Promise<T>) => Promise<T>;
}

const code = z.string('must be a Gestan code').min(1, 'must be a Gestan code');
const id = z.int('must be a Woo id').positive('must be a Woo id');
const linkSchema = z.strictObject({ code, wooId: id, variationId: id.optional() }, 'must be an object');
const codeSchema = z.strictObject({ code }, 'must be an object');

export function createLinks(options: LinksOptions): LinksApi {
  const { store, woo, gestan, now, locked } = options;
  // A window reads page after page. The mark is read first, so that links that are added meanwhile
  // are read again.
  let last: { readonly mark: string; readonly links: readonly ProductLink[] } | undefined;
  return {
    async list() {
      const mark = await store.moved('links');
      if (mark === '' || last?.mark !== mark) last = { mark, links: await readLinkList(store) };
      return last.links.map((link) => ({ ...link }));
    },

    async force(given) {
      const { code, wooId, variationId } = checkInput(linkSchema, given, 'sync.links.force()', 'link');
      const product = await findProduct(gestan, code);
      if (!product) {
        throw new SettingsError(`Gestan has no product with the code "${code}".`, {
          code: 'settings.unknown-code',
          values: { code },
          field: 'code',
          hint: 'Check the code, or create the product in Gestan first.',
        });
      }
      const ref: WooRef = variationId ? { wooId, variationId } : { wooId };
      if (!(await wooExists(woo, ref))) {
        throw new SettingsError(`The shop has no product ${variationId ?? wooId}.`, {
          code: 'settings.unknown-woo-id',
          values: { id: variationId ?? wooId },
          field: variationId ? 'variationId' : 'wooId',
          hint: 'Check the id, or create the product in the shop first.',
        });
      }
      return locked(async (lease) => {
        const wanted = { ...ref, gestanId: product.id, code: product.code, at: now() };
        const link: ProductLink = { ...wanted, made: 'forced' };
        (await readLinks(store)).force(wanted);
        await store.commit(
          [
            linkWrite(store, link),
            { delete: store.keys.tombstone(tombstoneKey(ref, product.id)) },
            // A link changes which rows exist, although no product has changed.
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
            hint: 'See sync.links.list().',
          });
        }
        const { wooId, variationId, gestanId } = link;
        const tombstone: LinkTombstone = {
          wooId,
          ...(variationId ? { variationId } : {}),
          gestanId,
          at: now(),
        };
        await store.commit(
          [
            { delete: store.keys.link(paddedRef(link)) },
            { delete: store.keys.base(paddedRef(link)) },
            { delete: store.keys.cursor('products') },
            put(store.keys.tombstone(tombstoneKey(link, gestanId)), tombstone),
          ],
          lease,
        );
      });
    },
  };
}

function tombstoneKey(ref: WooRef, gestanId: string): string {
  return `${paddedRef(ref)}=${encodeURIComponent(gestanId)}`;
}

/** The product of Gestan with a code. Unreadable products are skipped. */
async function findProduct(gestan: CheckedGestan, code: string) {
  const onInvalid = (row: InvalidGestanRow) => {
    if (row.given?.code === code) throw row.error;
  };
  for await (const product of gestan.products({ onInvalid })) if (product.code === code) return product;
  return undefined;
}

/** Whether the shop has a product or variation. */
async function wooExists(woo: WooClient, { wooId, variationId }: WooRef): Promise<boolean> {
  const include = String(variationId ?? wooId);
  const rows = variationId
    ? woo.variations(wooId).list({ include })
    : woo.products.list({ include, status: 'any' });
  return (await rows.first()) !== undefined;
}
