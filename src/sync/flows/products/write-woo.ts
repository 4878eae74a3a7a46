import { chunks } from '../../../core/index.js';
import type { ProductRow, VariantPlace, WooProductWrite } from '../../../diff/index.js';
import { projectGestan } from '../../../diff/products/project-gestan.js';
import { toWooParentOptions, toWooParentWrite, toWooProductWrite } from '../../../diff/products/woo-write.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooInput, WooItemResult, WooProduct, WooUpdate, WooVariation } from '../../../woo/index.js';
import type { Intent } from '../../state/journal.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { finish, type RowState, resultWrites } from './row-state.js';
import type { ProductSetup } from './rules.js';

/** Rows whose results are committed together: what the API takes in one batch. */
const together = 100;

/**
 * Writes rows to the shop, in batches: variable parents first, then products, then variations grouped by parent. One failed item never takes the
 * others down.
 */
export async function writeWoo(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  states: readonly RowState[],
): Promise<void> {
  const products = states.filter((state) => !state.woo?.variation && !state.row.variant);
  const variations = states.filter((state) => state.woo?.variation || state.row.variant);
  for (const chunk of chunks(products, together)) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    await writeChunk(context, setup, work, chunk, (bodies) => sendProducts(context, bodies));
  }
  const parents = await readyParents(context, setup, work, variations);
  for (const chunk of chunks(
    variations.filter((state) => !state.error),
    together,
  )) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    await writeChunk(context, setup, work, chunk, (bodies) => sendVariations(context, bodies, parents));
  }
}

/** What is sent for one row. */
interface Body {
  readonly state: RowState;
  readonly write: WooProductWrite;
}

type Send = (bodies: readonly Body[]) => Promise<ReadonlyMap<Body, WooItemResult<WooProduct | WooVariation>>>;

async function writeChunk(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  chunk: readonly RowState[],
  send: Send,
): Promise<void> {
  const bodies = chunk.map((state): Body => {
    const { row, woo, gestan } = state;
    return {
      state,
      write: toWooProductWrite({
        changes: row.changes,
        context: setup.context,
        current: woo,
        variant: row.variant,
        ...(woo ? {} : { sku: gestan?.code }),
      }),
    };
  });
  const creations = bodies.filter(({ state }) => !state.woo);
  const opened = await work.journal.open(creations.map(({ state }) => creationIntent(state)));
  const closing = new Map(creations.map((body, index) => [body, opened[index]]));
  const results = await send(bodies);
  const writes: StorageWrite[] = [];
  for (const body of bodies) {
    const { state } = body;
    const result = results.get(body);
    if (result?.ok) {
      const parent = state.woo?.product ?? state.after.parent;
      state.written.push(...state.row.changes.filter(({ target }) => target === 'woo'));
      state.after.woo =
        parent && (state.woo?.variation || state.row.variant)
          ? { product: parent, variation: result.row as WooVariation }
          : { product: result.row as WooProduct };
      writes.push(...resultWrites(context, setup, work, state));
    } else state.error = result?.error ?? new Error('The shop gave no answer for this row.');
    const close = closing.get(body);
    // A creation that may have happened keeps its intent: the next run looks it up.
    if (close && !isUnsettled(state.error)) writes.push(close);
  }
  await context.store.commit(writes, work.held.lease);
  for (const { state } of bodies) {
    finish(work, state);
    work.progress();
  }
}

function creationIntent({ row, gestan }: RowState): Intent {
  const parentId = row.variant?.parentId;
  return {
    kind: 'woo-product',
    ...(parentId === undefined ? {} : { parentId }),
    sku: gestan?.code ?? '',
    gestanId: gestan?.id ?? '',
    code: gestan?.code ?? '',
    ...(row.variant && gestan ? { name: gestan.name } : {}),
  };
}

async function sendProducts(context: SyncContext, bodies: readonly Body[]) {
  const create = bodies.filter(({ state }) => !state.woo);
  const update = bodies.filter(({ state }) => state.woo);
  const results = await context.woo.products.batch(
    {
      create: create.map(({ write }) => write as WooInput),
      update: update.map(({ state, write }): WooUpdate => ({ ...write, id: state.woo?.product.id ?? 0 })),
    },
    { lookup: (inputs) => findBySku(context, inputs) },
  );
  return new Map<Body, WooItemResult<WooProduct | WooVariation>>(
    [
      ...create.map((body, index) => [body, results.create[index]] as const),
      ...update.map((body, index) => [body, results.update[index]] as const),
    ].flatMap(([body, result]) => (result ? [[body, result] as const] : [])),
  );
}

/** After a lost answer: the products that hold the SKUs now. */
async function findBySku(
  { woo }: SyncContext,
  inputs: readonly WooInput[],
): Promise<readonly (WooProduct | undefined)[]> {
  const skus = inputs.map(({ sku }) => String(sku ?? ''));
  const rows = await woo.products.list({ sku: skus.join(','), status: 'any' }).toArray();
  return skus.map((sku) => rows.find((row) => row.sku === sku));
}

async function sendVariations(
  context: SyncContext,
  bodies: readonly Body[],
  parents: ReadonlyMap<string, WooProduct>,
) {
  const byParent = new Map<number, { create: Body[]; update: Body[] }>();
  const results = new Map<Body, WooItemResult<WooProduct | WooVariation>>();
  for (const body of bodies) {
    const { state } = body;
    const parent = state.woo?.product ?? parents.get(state.row.variant?.parentSku ?? '');
    if (!parent) continue;
    const group = byParent.get(parent.id) ?? { create: [], update: [] };
    byParent.set(parent.id, group);
    (state.woo ? group.update : group.create).push(body);
  }
  await Promise.all(
    [...byParent].map(async ([parentId, group]) => {
      const answers = await context.woo.variations(parentId).batch(
        {
          create: group.create.map(({ write }) => write as WooInput),
          update: group.update.map(
            ({ state, write }): WooUpdate => ({ ...write, id: state.woo?.variation?.id ?? 0 }),
          ),
        },
        { lookup: (inputs) => findVariations(context, parentId, inputs) },
      );
      group.create.forEach((body, index) => {
        const result = answers.create[index];
        if (!result) return;
        results.set(body, result);
        const parent = parents.get(body.state.row.variant?.parentSku ?? '');
        if (result.ok && parent) body.state.after.parent = parent;
      });
      group.update.forEach((body, index) => {
        const result = answers.update[index];
        if (result) results.set(body, result);
      });
    }),
  );
  return results;
}

async function findVariations(
  { woo }: SyncContext,
  parentId: number,
  inputs: readonly WooInput[],
): Promise<readonly (WooVariation | undefined)[]> {
  const rows = await woo
    .variations(parentId)
    .list({ sku: inputs.map(({ sku }) => String(sku)).join(',') })
    .toArray();
  return inputs.map(({ sku }) => rows.find((row) => row.sku === sku));
}

/** Makes the variable parents that variants need and the shop lacks, and gives the others the options that are missing. */
async function readyParents(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  states: readonly RowState[],
): Promise<ReadonlyMap<string, WooProduct>> {
  const parents = new Map<string, WooProduct>();
  const groups = new Map<string, RowState[]>();
  for (const state of states) {
    const sku = state.row.variant?.parentSku;
    if (sku === undefined || state.woo) continue;
    groups.set(sku, [...(groups.get(sku) ?? []), state]);
  }
  for (const [sku, group] of groups) {
    work.signal?.throwIfAborted();
    const places = group.flatMap(({ row }) => (row.variant ? [row.variant] : []));
    try {
      parents.set(sku, await readyParent(context, setup, places, group));
    } catch (error) {
      for (const state of group) {
        state.error = error;
        finish(work, state);
        work.progress();
      }
    }
  }
  return parents;
}

async function readyParent(
  context: SyncContext,
  setup: ProductSetup,
  places: readonly VariantPlace[],
  group: readonly RowState[],
): Promise<WooProduct> {
  const [first] = places;
  const { products } = context.woo;
  if (first?.parentId !== undefined) {
    const parent = await products.get(first.parentId);
    const missing = toWooParentOptions(parent, places);
    return missing ? products.update(parent.id, missing) : parent;
  }
  const sides = group.flatMap(({ gestan }) => (gestan ? [projectGestan(gestan, setup.context)] : []));
  const family = sides.map((side) => side.family).find((key) => typeof key === 'string');
  const isPublished = group.some(({ row }) =>
    row.changes.some(({ field, to }) => field === 'published' && to === true),
  );
  const write = toWooParentWrite(places, {
    context: setup.context,
    published: isPublished,
    ...(family === undefined ? {} : { family }),
  });
  return products.create(write, { lookup: async () => (await findBySku(context, [write]))[0] });
}
