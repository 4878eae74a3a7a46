import { fingerprint, isSyncError } from '../../../../core/index.js';
import type { Change, ProductRow, Reason, WithheldChange } from '../../../../diff/index.js';
import { refOf } from '../../../../diff/products/kinds.js';
import type { ImageLink, ShopImage } from '../../../../images/index.js';
import { planGestanImages, planWooImages } from '../../../../images/index.js';
import { readImageLinks } from '../../../state/records/images.js';
import type { SyncContext } from '../../../work/context.js';
import type { ComparedProduct } from '../compare.js';
import type { StoredProductOptions } from '../options.js';
import { readWanted } from './wanted.js';

/** Rows that images may be added to. A conflict is settled first. */
const open: ReadonlySet<string> = new Set([
  'in-sync',
  'link',
  'update-gestan',
  'update-woo',
  'update-both',
  'add-to-gestan',
  'add-to-woo',
]);

/**
 * Adds the images to product rows, as one change of the field `images`. Gestan's images go to the shop when they are not as last synced; else those that
 * the shop has and Gestan never had go to Gestan. Variations are left alone: the shop shows their parent's images for them.
 */
export async function* withImages<R extends { readonly counts: { readonly inSync: number } }>(
  context: SyncContext,
  options: StoredProductOptions,
  compared: AsyncGenerator<ComparedProduct, R>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ComparedProduct, R> {
  let turned = 0;
  let next = await compared.next();
  while (!next.done) {
    const planned = await planImages(context, options, next.value, signal);
    if (next.value.row.status === 'in-sync' && planned.row.status !== 'in-sync') turned += 1;
    yield planned;
    next = await compared.next();
  }
  const { counts } = next.value;
  return { ...next.value, counts: { ...counts, inSync: Math.max(0, counts.inSync - turned) } };
}

async function planImages(
  context: SyncContext,
  options: StoredProductOptions,
  compared: ComparedProduct,
  signal: AbortSignal | undefined,
): Promise<ComparedProduct> {
  const { row, woo, gestan } = compared;
  const isNew = row.status === 'add-to-gestan' || row.status === 'add-to-woo' || row.status === 'link';
  if (!open.has(row.status) || woo?.variation || row.variant) return compared;
  if (options.includeUpdates === false && !isNew) return compared;
  const current = woo?.product.images ?? [];
  const links = woo ? await readImageLinks(context.store, refOf(woo), current) : [];
  const found = await findChange(context, compared, { current, links }, signal);
  if (!found || isFiltered(options, found.change)) return compared;
  const seen = [gestan?.images ?? [], current.map(({ id, src, alt }) => [id, src, alt ?? '']), links];
  const mark = fingerprint([row.fingerprint, seen]);
  return { ...compared, row: { ...withChange(row, found.change, found.reason), fingerprint: mark } };
}

function isFiltered({ direction = 'both' }: StoredProductOptions, { target }: Change): boolean {
  return direction === (target === 'woo' ? 'woo-to-gestan' : 'gestan-to-woo');
}

async function findChange(
  context: SyncContext,
  { row, gestan }: ComparedProduct,
  shop: { readonly current: readonly ShopImage[]; readonly links: readonly ImageLink[] },
  signal: AbortSignal | undefined,
): Promise<{ readonly change: Change; readonly reason?: Reason } | undefined> {
  const { current, links } = shop;
  const listed = gestan?.images;
  const shown = current.map(nameOf);
  if (listed !== undefined && (listed.length > 0 || links.length > 0)) {
    const names = listed.map(({ name }) => name);
    const blind: Change = { field: 'images', from: shown, to: names, target: 'woo' };
    const reason = cannotSend(context);
    if (reason && !context.gestan.capabilities.images.read) return { change: blind, reason };
    let wanted: Awaited<ReturnType<typeof readWanted>>;
    try {
      wanted = gestan ? await readWanted(context, gestan, signal) : [];
    } catch (error) {
      signal?.throwIfAborted();
      if (!isSyncError(error)) throw error;
      return { change: blind, reason: { code: 'image-unreadable', message: error.message } };
    }
    if (!isSame(wanted, links)) {
      const plan = planWooImages({ wanted, current, links });
      if (!plan.changed) return undefined;
      const to = plan.slots.map((slot) => slot.image?.name ?? nameById(current, slot));
      return { change: { ...blind, to }, ...(reason ? { reason } : {}) };
    }
  }
  if (row.status === 'add-to-woo') return undefined;
  const added = planGestanImages(current, links).filter(({ link }) => link === undefined);
  if (added.length === 0) return undefined;
  const from = (listed ?? []).map(({ name }) => name);
  const reason = cannotFetch(context);
  const to = [...from, ...added.map(({ image }) => nameOf(image))];
  return { change: { field: 'images', from, to, target: 'gestan' }, ...(reason ? { reason } : {}) };
}

/** Whether Gestan's contents are those of the last sync, in their order. A new name is no new image. */
function isSame(wanted: readonly { readonly sha256: string }[], links: readonly ImageLink[]): boolean {
  const contents = (list: readonly { readonly sha256: string }[]) => [
    ...new Set(list.map(({ sha256 }) => sha256)),
  ];
  const [now, last] = [contents(wanted), contents(links)];
  return now.length === last.length && now.every((sha256, at) => sha256 === last[at]);
}

export function nameOf({ id, name, src }: ShopImage): string {
  return name || src?.split('/').at(-1) || String(id);
}

function nameById(current: readonly ShopImage[], slot: object): string {
  const id = 'mediaId' in slot ? slot.mediaId : undefined;
  const image = current.find((each) => each.id === id);
  return image ? nameOf(image) : String(id);
}

function cannotSend({ gestan, images }: SyncContext): Reason | undefined {
  if (!gestan.capabilities.images.read || !gestan.readImage) {
    return { code: 'images-unsupported', message: 'The Gestan adapter does not read images.' };
  }
  return images
    ? undefined
    : {
        code: 'images-no-transport',
        message: 'No way to bring images to the shop: give createSync() images.',
      };
}

function cannotFetch({ gestan }: SyncContext): Reason | undefined {
  return gestan.capabilities.images.write && gestan.writeImage
    ? undefined
    : { code: 'images-unsupported', message: 'The Gestan adapter does not write images.' };
}

function withChange(row: ProductRow, change: Change, reason: Reason | undefined): ProductRow {
  if (reason) {
    const withheld: readonly WithheldChange[] = [...(row.withheld ?? []), { ...change, reason }];
    return row.status === 'in-sync' ? { ...row, status: 'blocked', reason, withheld } : { ...row, withheld };
  }
  const changes = [...row.changes, change];
  if (row.status === 'add-to-gestan' || row.status === 'add-to-woo') return { ...row, changes };
  const woo = changes.some(({ target }) => target === 'woo');
  const gestan = changes.some(({ target }) => target === 'gestan');
  const status = woo && gestan ? 'update-both' : woo ? 'update-woo' : 'update-gestan';
  return { ...row, status, origin: status === 'update-woo' ? 'gestan' : 'woo', changes };
}
