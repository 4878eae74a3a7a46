import { defined } from '../../core/index.js';
import type { Owner, WooSource } from '../../diff/index.js';
import { refOf } from '../../diff/products/kinds.js';
import type { ProductRow } from '../../diff/products/row.js';
import type { GestanProduct } from '../../gestan/index.js';
import type { ProductLink, WooRef } from '../../mapping/index.js';
import { wooKey } from '../../mapping/index.js';
import { type CompareScope, compareCatalogues } from '../flows/products/catalogues.js';
import { readSome } from '../flows/products/read.js';
import { type ProductSetup, readProductSetup } from '../flows/products/rules.js';
import type { OpenIntent } from '../state/journal.js';
import { paddedRef } from '../state/links.js';
import type { SyncContext } from '../work/context.js';
import { readHistory } from './stored.js';
import type { ProductExplanation } from './types.js';

/** The stored data of one product, before it is planned. */
interface Unit {
  readonly ref?: WooRef;
  readonly woo?: WooSource;
  readonly gestanId?: string;
  readonly gestan?: GestanProduct;
  readonly link?: ProductLink;
  readonly row?: ProductRow;
}

/**
 * Explains the products that have a code or SKU, on either side, and those that are linked to them.
 */
export async function explainProducts(
  context: SyncContext,
  code: string,
  intents: readonly OpenIntent[],
  signal: AbortSignal | undefined,
): Promise<readonly ProductExplanation[]> {
  const { gestan } = context;
  const plain = await readProductSetup(context, {}, signal);
  const units = new Map<string, Unit>();
  const add = (unit: Unit) => {
    const key = keyOf(unit);
    units.set(key, { ...units.get(key), ...unit });
  };
  for (const source of await shopProductsWithCode(context, plain, code, signal)) {
    const ref = refOf(source);
    const link = plain.links.byWoo(ref);
    add(defined({ ref, woo: source, link, gestanId: link?.gestanId }));
  }
  const wanted = new Set([...units.values()].flatMap(({ gestanId }) => gestanId ?? []));
  const codes = new Set([code]);
  if (gestan.capabilities.readProducts) {
    // An unreadable product has a row, which is added below.
    for await (const product of gestan.products({ signal, onInvalid: () => {} })) {
      if (product.code.trim() !== code && !wanted.has(product.id)) continue;
      codes.add(product.code);
      const link = plain.links.byGestan(product.id);
      const ref = link && refOnly(link);
      add(defined({ ref, link, gestanId: product.id, gestan: product }));
    }
  }
  const linked = plain.links.byCode(code);
  if (linked) add({ ref: refOnly(linked), link: linked, gestanId: linked.gestanId });
  for (const row of await rowsOf(context, plain, units, [...codes], signal)) add(unitOf(row, plain));
  return Promise.all([...units.values()].map((unit) => explained(context, plain, unit, intents)));
}

function keyOf({ ref, gestanId }: Unit): string {
  return ref ? `woo:${wooKey(ref)}` : `gestan:${gestanId}`;
}

function refOnly({ wooId, variationId }: WooRef): WooRef {
  return defined({ wooId, variationId });
}

function unitOf(row: ProductRow, { links }: ProductSetup): Unit {
  const { wooId, variationId, gestanId } = row;
  const ref = wooId === undefined ? undefined : refOnly({ wooId, variationId });
  const link = ref && links.byWoo(ref);
  return defined({ row, ref, gestanId, link });
}

/** The shop's products and variations with a SKU, and the one that is linked to the code. */
async function shopProductsWithCode(
  { woo }: SyncContext,
  { links }: ProductSetup,
  code: string,
  signal: AbortSignal | undefined,
): Promise<readonly WooSource[]> {
  const ids = new Set<number>();
  const linked = links.byCode(code);
  if (linked) ids.add(linked.wooId);
  // The list by SKU separates several SKUs by commas: a SKU with a comma cannot be asked for.
  const asked = code.includes(',') ? { search: code } : { sku: code };
  for (const status of ['any', 'trash']) {
    for await (const { id, parent_id: parent } of woo.products.list({ ...asked, status }, { signal })) {
      ids.add(parent || id);
    }
  }
  const found: WooSource[] = [];
  for await (const page of readSome({ woo, signal, fields: 'product' }, [...ids])) {
    for (const source of page) {
      const { sku } = source.variation ?? source.product;
      const own = sku === code && (!source.variation || sku !== source.product.sku);
      const ref = refOf(source);
      if (own || (linked && wooKey(ref) === wooKey(linked))) found.push(source);
    }
  }
  return found;
}

async function rowsOf(
  context: SyncContext,
  { settings }: ProductSetup,
  units: ReadonlyMap<string, Unit>,
  codes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly ProductRow[]> {
  if (!context.gestan.capabilities.readProducts) return [];
  const wooIds = [...new Set([...units.values()].flatMap(({ ref }) => ref?.wooId ?? []))];
  const setup = await readProductSetup(
    context,
    { codes: [...codes], wooIds, includeInSync: true, includeBlacklisted: true },
    signal,
  );
  // Where a new variant goes depends on the parents of the whole shop.
  const isWhole = settings.products.variants.by !== 'none' && wooIds.length === 0;
  const scope: CompareScope = isWhole ? { kind: 'full' } : { kind: 'only', wooIds };
  const gestanIds = new Set([...units.values()].flatMap(({ gestanId }) => gestanId ?? []));
  const rows: ProductRow[] = [];
  for await (const { row } of compareCatalogues(context, setup, scope, { signal })) {
    const isAsked =
      units.has(row.key) || gestanIds.has(row.gestanId ?? '') || codes.includes(row.gestanCode ?? '');
    if (isAsked) rows.push(row);
  }
  return rows;
}

async function explained(
  context: SyncContext,
  { links, blacklist, settings }: ProductSetup,
  unit: Unit,
  intents: readonly OpenIntent[],
): Promise<ProductExplanation> {
  const { store } = context;
  const { ref, link, row } = unit;
  const { gestanId, gestanCode, code, name } = identityOf(unit);
  const key = keyOf(unit);
  const base =
    ref && (await store.get<NonNullable<ProductExplanation['base']>>(store.keys.base(paddedRef(ref))));
  const blacklisted = blacklist.lookup({ ...ref, ...(code ? { code } : {}) });
  const removedLinks = links
    .tombstones()
    .filter((tombstone) => tombstone.gestanId === gestanId || (ref && wooKey(tombstone) === wooKey(ref)));
  const fields = [...(row?.changes ?? []), ...(row?.conflicts ?? []), ...(row?.withheld ?? [])];
  const keys = [key, ...(gestanId === undefined ? [] : [`gestan:${gestanId}`])];
  return defined({
    key,
    name: name ?? key,
    wooId: ref?.wooId,
    variationId: ref?.variationId,
    gestanId,
    gestanCode,
    link,
    removedLinks,
    base,
    blacklisted,
    row,
    owners: Object.fromEntries(fields.map(({ field }) => [field, ownerOf(settings.products.owners, field)])),
    history: await readHistory(store, ['products', 'stock'], keys),
    intents: intents.filter(({ intent }) => isAbout(intent, ref, gestanId, code)),
  });
}

/** The ids and codes of a product, from whichever source has them. */
function identityOf({ woo, gestan, link, row, gestanId }: Unit) {
  const item = woo && (woo.variation ?? woo.product);
  const gestanCode = gestan?.code ?? row?.gestanCode ?? link?.code;
  const code = gestanCode ?? item?.sku;
  return {
    gestanId: gestan?.id ?? row?.gestanId ?? gestanId,
    gestanCode,
    code,
    name: row?.name ?? gestan?.name ?? item?.name ?? code,
  };
}

function ownerOf(owners: Readonly<Record<string, Owner>>, field: string): Owner {
  const owned = field.startsWith('meta:') ? 'meta' : field.startsWith('sale') ? 'salePrice' : field;
  return owners[owned] ?? 'both';
}

function isAbout(
  intent: OpenIntent['intent'],
  ref: WooRef | undefined,
  gestanId: string | undefined,
  code: string | undefined,
): boolean {
  if (intent.kind === 'gestan-product') {
    return intent.ref && ref ? wooKey(intent.ref) === wooKey(ref) : intent.code === code;
  }
  return intent.kind === 'woo-product' && (intent.gestanId === gestanId || intent.sku === code);
}
