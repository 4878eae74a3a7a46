import { need } from '../../core/arguments.js';
import type { WooCallOptions } from '../reading/list-types.js';
import type { WooVariation } from '../types.js';
import type { BatchOptions, WooBatch, WooBatchResults, WooItemResult } from './batch-types.js';
import type { WooInput, WooUpdate } from './input.js';

/** A variation to write names its product; the field itself is not sent. */
export interface OfParent {
  /** Id of the variable product. */
  readonly parentId: number;
}

/** Variations of any number of parents. */
export interface VariationBatch {
  /** Variations to create. */
  readonly create?: readonly (OfParent & WooInput)[] | undefined;
  /** Variations to change, with their ids. */
  readonly update?: readonly (OfParent & WooUpdate)[] | undefined;
  /** Variations to delete. */
  readonly delete?: readonly (OfParent & { readonly id: number })[] | undefined;
}

/** A result for each variation, in the order of the input. */
export type VariationBatchResults = WooBatchResults<WooVariation>;

interface Group {
  readonly create: number[];
  readonly update: number[];
  readonly delete: number[];
}

const verbs = ['create', 'update', 'delete'] as const;

function groupByParent(batch: VariationBatch): Map<number, Group> {
  const groups = new Map<number, Group>();
  for (const verb of verbs) {
    for (const [index, { parentId }] of (batch[verb] ?? []).entries()) {
      const group = groups.get(parentId) ?? { create: [], update: [], delete: [] };
      group[verb].push(index);
      groups.set(parentId, group);
    }
  }
  return groups;
}

function withoutParent<T extends OfParent>({ parentId: _, ...input }: T): Omit<T, 'parentId'> {
  return input;
}

/** What writes the variations of one product. */
export interface VariationWriter {
  batch(batch: WooBatch, options?: BatchOptions<WooVariation>): Promise<WooBatchResults<WooVariation>>;
}

/**
 * Writes variations of many products, one batch for each product, side by side as far as the
 * governor lets them.
 */
export async function runVariationBatch(
  variations: (parentId: number) => VariationWriter,
  batch: VariationBatch,
  options?: WooCallOptions,
): Promise<VariationBatchResults> {
  need('batchVariations()', 'batch', batch);
  const create: WooItemResult<WooVariation>[] = [];
  const update: WooItemResult<WooVariation>[] = [];
  const gone: WooItemResult<{ readonly id: number }>[] = [];
  const groups = [...groupByParent(batch)].map(([parentId, group]) => ({
    resource: variations(parentId),
    group,
  }));
  await Promise.all(
    groups.map(async ({ resource, group }) => {
      const pick = <T>(list: readonly T[] | undefined, indexes: readonly number[]) =>
        indexes.flatMap((index) => list?.[index] ?? []);
      const results = await resource.batch(
        {
          create: pick(batch.create, group.create).map(withoutParent),
          update: pick(batch.update, group.update).map((input) => withoutParent(input) as WooUpdate),
          delete: pick(batch.delete, group.delete).map(({ id }) => id),
        },
        options,
      );
      const put = <R>(to: R[], from: readonly R[], indexes: readonly number[]) => {
        for (const [at, index] of indexes.entries()) {
          const result = from[at];
          if (result !== undefined) to[index] = result;
        }
      };
      put(create, results.create, group.create);
      put(update, results.update, group.update);
      put(gone, results.delete, group.delete);
    }),
  );
  return { create, update, delete: gone };
}
