import type { GestanFound, GestanRecordKind } from '../../adapter.js';
import type { GestanImage } from '../../model.js';
import { refused } from '../../refusals.js';
import { imageKey, type MemoryTables, sha256 } from './tables.js';

/**
 * The record that an external reference belongs to. A number is known only where pieces are read
 * back.
 */
export function lookUp(
  tables: MemoryTables,
  kind: GestanRecordKind,
  externalRef: string,
  readBack: boolean,
): GestanFound | undefined {
  const id = tables.refs[kind].get(externalRef);
  if (id === undefined) return undefined;
  if (kind === 'piece') {
    const number = tables.pieces.get(id)?.number;
    return number === undefined || !readBack ? { id } : { id, number };
  }
  const table = { product: tables.products, contact: tables.contacts, entry: tables.entries }[kind];
  return table.has(id) ? { id } : undefined;
}

export function readImage(
  tables: MemoryTables,
  productId: string,
  image: Pick<GestanImage, 'name'>,
): Uint8Array {
  const content = tables.images.get(imageKey(productId, image));
  if (content === undefined) throw refused('name', `Product ${productId} has no image ${image.name}.`);
  return content;
}

export function writeImage(
  tables: MemoryTables,
  productId: string,
  image: GestanImage & { readonly content: Uint8Array },
): void {
  const product = tables.products.get(productId);
  if (product === undefined) throw refused('productId', `There is no product ${productId}.`);
  const { content, ...rest } = image;
  const row = { ...rest, sha256: sha256(content) };
  const images = product.images ?? [];
  const place = images.findIndex((each) => each.name === image.name);
  tables.images.set(imageKey(productId, image), Uint8Array.from(content));
  tables.putProduct({ ...product, images: place < 0 ? [...images, row] : images.with(place, row) });
}
