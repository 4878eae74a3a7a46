import type { ProductBase, WooSource } from '../../../diff/index.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import { baseOfNewInGestan } from '../../../diff/products/base-of-new.js';
import { toGestanDraft } from '../../../diff/products/gestan-draft.js';
import { refOf } from '../../../diff/products/kinds.js';
import { createProductPlanner } from '../../../diff/products/plan-pair.js';
import type { ProductDraft } from '../../../gestan/index.js';
import type { WooRef } from '../../../mapping/index.js';
import { wooKey } from '../../../mapping/index.js';
import type { ProductNeed } from '../../../pieces/index.js';
import type { SyncContext } from '../../work/context.js';
import { readSome } from '../products/read.js';
import { readProductSetup } from '../products/rules.js';

/** A product to create in Gestan. */
export interface NewProduct {
  readonly draft: ProductDraft;
  /** What both sides hold once it is made. */
  readonly base?: ProductBase;
}

/** The products that the product flow would make of those that orders need and Gestan lacks. */
export interface ProductDrafts {
  /**
   * Reads the shop's products for a page of orders at once. Products of earlier pages are dropped.
   */
  preload(rows: readonly OrderRow[]): Promise<void>;
  /** Undefined: the shop no longer has the product, or it cannot be described correctly. */
  of(ref: WooRef, need: ProductNeed): Promise<NewProduct | undefined>;
}

export function createProductDrafts(context: SyncContext, signal: AbortSignal | undefined): ProductDrafts {
  const { gestan, hooks } = context;
  let sources = new Map<string, WooSource>();
  let opened: Promise<Setup> | undefined;
  const open = () => {
    opened ??= readProductSetup(context, {}, signal).then((setup) => ({
      context: setup.context,
      planner: createProductPlanner(setup.rules),
    }));
    return opened;
  };
  const read = async (ids: readonly number[]) => {
    const reading = { woo: context.woo, signal, fields: hooks.product?.woo ? 'whole' : 'product' } as const;
    for await (const page of readSome(reading, ids)) {
      for (const source of page) sources.set(wooKey(refOf(source)), source);
    }
  };

  return {
    async preload(rows) {
      sources = new Map();
      if (!gestan.capabilities.writeProducts) return;
      const ids = new Set(rows.flatMap(({ products }) => products.map(({ wooProductId }) => wooProductId)));
      ids.delete(0);
      if (ids.size > 0) await read([...ids]);
    },

    async of(ref, { code, externalRef }) {
      if (!gestan.capabilities.writeProducts) return undefined;
      if (!sources.has(wooKey(ref))) await read([ref.wooId]);
      const source = sources.get(wooKey(ref));
      if (!source) return undefined;
      const { planner, context: products } = await open();
      const row = planner.addToGestan(source);
      if (row?.status !== 'add-to-gestan') return undefined;
      const draft = toGestanDraft({ changes: row.changes, context: products, externalRef, code });
      return { draft, base: baseOfNewInGestan(source, row.changes, draft, products) };
    },
  };
}

interface Setup {
  readonly context: Awaited<ReturnType<typeof readProductSetup>>['context'];
  readonly planner: ReturnType<typeof createProductPlanner>;
}
