import { chunks } from '../../../core/index.js';
import { baseOfNewInShop, isUntouched } from '../../../diff/products/base-of-new.js';
import type { WooProductWrite } from '../../../diff/products/field-spec.js';
import type { WooSource } from '../../../diff/products/fields.js';
import { lostWrite } from '../../../diff/products/lost-write.js';
import type { ProductRow } from '../../../diff/products/row.js';
import { toWooProductWrite } from '../../../diff/products/woo-write.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooInput, WooItemResult, WooProduct, WooUpdate, WooVariation } from '../../../woo/index.js';
import type { Intent } from '../../state/journal.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { type RowState, reportFields, resultWrites } from './row-state.js';
import type { ProductSetup } from './rules.js';
import { findBySku, prepareParents } from './write-parents.js';

/** Rows whose results are committed together: one batch of the API. */
const rowsPerBatch = 100;

/**
 * Writes rows to the shop, in batches: variable parents first, then products, then variations
 * grouped by parent. A failed item does not affect the others.
 */
export async function writeWoo(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  states: readonly RowState[],
): Promise<void> {
  const products = states.filter((state) => !state.woo?.variation && !state.row.variant);
  const variations = states.filter((state) => state.woo?.variation || state.row.variant);
  for (const chunk of chunks(products, rowsPerBatch)) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    await writeChunk(context, setup, work, chunk, (bodies) => sendProducts(context, setup, bodies));
  }
  const parents = await prepareParents(context, setup, work, variations);
  for (const chunk of chunks(
    variations.filter((state) => !state.error),
    rowsPerBatch,
  )) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    await writeChunk(context, setup, work, chunk, (bodies) =>
      sendVariations(context, setup, bodies, parents),
    );
  }
}

/** The request for one row. */
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
  const free = chunk.filter((state) => {
    if (!state.woo) state.error = work.journal.refusal(creationIntent(setup, state));
    if (state.error !== undefined) reportFields(work, state);
    return state.error === undefined;
  });
  const bodies = free.map((state): Body => {
    const { row, changes, woo, gestan } = state;
    return {
      state,
      write: toWooProductWrite({
        changes,
        context: setup.context,
        current: woo,
        variant: row.variant,
        ...(woo ? {} : { sku: gestan?.code }),
      }),
    };
  });
  const creations = bodies.filter(({ state }) => !state.woo);
  const opened = await work.journal.open(creations.map(({ state }) => creationIntent(setup, state)));
  const closing = new Map(creations.map((body, index) => [body, opened[index]]));
  const results = await send(bodies);
  const writes: StorageWrite[] = [];
  for (const body of bodies) {
    const { state } = body;
    const result = results.get(body);
    if (result?.ok) {
      const parent = state.woo?.product ?? state.after.parent;
      const after: WooSource =
        parent && (state.woo?.variation || state.row.variant)
          ? { product: parent, variation: result.row as WooVariation }
          : { product: result.row as WooProduct };
      state.isStale =
        result.found === true &&
        state.woo !== undefined &&
        lostWrite(state.changes, state.woo, after, setup.context) === 'changed';
      if (state.isStale) continue;
      state.written.push(...state.changes.filter(({ target }) => target === 'woo'));
      state.after.woo = after;
      state.isFound = result.found === true && !state.woo && !isUntouched(result.row);
      writes.push(...resultWrites(context, setup, work, state));
    } else state.error = result?.error ?? new Error('The shop gave no answer for this row.');
    const close = closing.get(body);
    // A creation that may have happened keeps its intent: the next run looks it up.
    if (close && !isUnsettled(state.error)) writes.push(close);
  }
  await context.store.commit(writes, work.held.lease);
  for (const { state } of bodies) reportFields(work, state);
}

function creationIntent({ context }: ProductSetup, { row, changes, gestan }: RowState): Intent {
  const parentId = row.variant?.parentId;
  return {
    kind: 'woo-product',
    ...(parentId === undefined ? {} : { parentId }),
    sku: gestan?.code ?? '',
    gestanId: gestan?.id ?? '',
    code: gestan?.code ?? '',
    ...(row.variant && gestan ? { name: gestan.name } : {}),
    ...(gestan ? { base: baseOfNewInShop(gestan, changes, context) } : {}),
  };
}

/** After a lost answer: whether the shop still has the old value of a change. */
function isUnwritten({ context }: ProductSetup, body: Body | undefined, now: WooSource): boolean {
  if (!body?.state.woo) return true;
  return lostWrite(body.state.changes, body.state.woo, now, context) === 'unwritten';
}

async function sendProducts(context: SyncContext, setup: ProductSetup, bodies: readonly Body[]) {
  const create = bodies.filter(({ state }) => !state.woo);
  const update = bodies.filter(({ state }) => state.woo);
  const byId = new Map(update.map((body) => [body.state.woo?.product.id, body]));
  const results = await context.woo.products.batch(
    {
      create: create.map(({ write }) => write as WooInput),
      update: update.map(({ state, write }): WooUpdate => ({ ...write, id: state.woo?.product.id ?? 0 })),
    },
    {
      lookup: (inputs) => findBySku(context, inputs),
      needsRepeat: (update, row) => isUnwritten(setup, byId.get(update.id), { product: row }),
    },
  );
  return new Map<Body, WooItemResult<WooProduct | WooVariation>>(
    [
      ...create.map((body, index) => [body, results.create[index]] as const),
      ...update.map((body, index) => [body, results.update[index]] as const),
    ].flatMap(([body, result]) => (result ? [[body, result] as const] : [])),
  );
}

async function sendVariations(
  context: SyncContext,
  setup: ProductSetup,
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
      const byId = new Map(group.update.map((body) => [body.state.woo?.variation?.id, body]));
      const answers = await context.woo.variations(parentId).batch(
        {
          create: group.create.map(({ write }) => write as WooInput),
          update: group.update.map(
            ({ state, write }): WooUpdate => ({ ...write, id: state.woo?.variation?.id ?? 0 }),
          ),
        },
        {
          lookup: (inputs) => findVariations(context, parentId, inputs),
          needsRepeat: (update, variation) => {
            const body = byId.get(update.id);
            const product = body?.state.woo?.product;
            return product === undefined || isUnwritten(setup, body, { product, variation });
          },
        },
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
