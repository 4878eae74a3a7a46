import { defined, fingerprint, isRecent } from '../../../core/index.js';
import { personOf } from '../../../diff/contacts/person.js';
import { awaitedBy } from '../../../diff/orders/awaited.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import type { WooOrder } from '../../../woo/index.js';
import type { ContactRecord } from '../../state/records/contacts.js';
import type { LineKeys, OrderRetry, OrderWait } from '../../state/records/retries.js';
import { contactSettings } from '../../state/settings-parts.js';
import type { SyncContext } from '../../work/context.js';
import type { ContactDirectory } from '../contacts/directory.js';
import type { LocalBilling, OrderBilling } from './billing.js';
import type { OrderWithRefunds } from './read.js';

/**
 * Finds out what an order waits for, and whether that has changed. An order that only waits costs
 * no request.
 */
export interface Waits {
  /**
   * What an order waits for. `undefined`: nothing shows when that changes, so every run reads the
   * order again.
   *
   * @param candidates Gestan's ids of the contacts that its customer may be. Undefined where it is
   * known by now who that is.
   */
  of(
    source: OrderWithRefunds,
    row: OrderRow,
    candidates: () => Promise<readonly string[] | undefined>,
  ): Promise<OrderWait | undefined>;
  /** Whether an order is to be read again. */
  isDue(retry: OrderRetry): Promise<boolean>;
}

/**
 * A waiting or refused order is read again after this time, even if no fingerprint has changed. A
 * hook may know more by then, or a customer's account may have a name.
 */
const atLeastEveryMs = 24 * 3_600_000;

/**
 * Where to look up what orders wait for. What costs requests is opened when an order asks for it.
 */
export interface WaitSources {
  readonly billing: LocalBilling;
  readonly whole: () => Promise<OrderBilling>;
  readonly directory: () => Promise<ContactDirectory>;
}

export function createWaits(context: SyncContext, { billing, whole, directory }: WaitSources): Waits {
  const { store, shop, clock } = context;
  const { settings } = billing;
  let contacts: Promise<string> | undefined;
  const contactsPrint = () => {
    contacts ??= directory().then((opened) => opened.print());
    return contacts;
  };
  const shopPrint = async () => (await whole()).shopPrint;
  const fingerprintOf = async ({
    contactRefs,
    candidates = [],
  }: Pick<OrderWait, 'contactRefs' | 'candidates'>) => {
    if (contactRefs === undefined) return billing.print;
    return fingerprint([billing.print, await contactsPrint(), (await directory()).printOf(candidates)]);
  };

  return {
    async of({ order }, row, candidatesOf) {
      const awaited = awaitedBy(row);
      if (awaited === undefined) return undefined;
      if (awaited.kind === 'entries') {
        const { methods } = awaited;
        return { kind: 'entries', print: billing.entriesPrint(methods), methods };
      }
      const candidates = awaited.customer ? await candidatesOf() : undefined;
      if (awaited.customer && candidates === undefined) return undefined;
      const ofContact = candidates ? { contactRefs: await unlinkedRefs(order), candidates } : {};
      const products = await billing.products();
      const lines = order.line_items
        .map(
          ({ product_id, variation_id, sku, global_unique_id }) =>
            defined({ product_id, variation_id, sku, global_unique_id }) as LineKeys,
        )
        .filter((line) => products.ofLine(line) === undefined);
      return defined({
        kind: 'all' as const,
        print: await fingerprintOf(ofContact),
        shop: awaited.shop ? await shopPrint() : undefined,
        ...ofContact,
        lines: awaited.products ? lines : undefined,
      });
    },

    async isDue({ waits, at }) {
      if (waits === undefined) return true;
      const { kind, methods = [], lines = [], contactRefs } = waits;
      if (kind === 'entries') return waits.print !== billing.entriesPrint(methods);
      if (!isRecent(at, clock.now(), atLeastEveryMs)) return true;
      if (waits.print !== (await fingerprintOf(waits))) return true;
      if (waits.shop !== undefined && waits.shop !== (await shopPrint())) return true;
      for (const ref of contactRefs ?? []) if (await isLinked(ref)) return true;
      if (lines.length === 0) return false;
      const products = await billing.products();
      return lines.some((line) => products.ofLine(line) !== undefined);
    },
  };

  async function isLinked(ref: string): Promise<boolean> {
    return (await store.get<ContactRecord>(store.keys.contact(ref))) !== undefined;
  }

  async function unlinkedRefs(order: WooOrder): Promise<readonly string[]> {
    const { refs } = personOf(order, { shop: shop.id, settings: contactSettings(settings) });
    const open: string[] = [];
    for (const ref of refs) if (!(await isLinked(ref))) open.push(ref);
    return open;
  }
}
