import type { ContactDraft, GestanCapabilities, PieceDraft } from '../../../src/gestan/index.js';
import { buildPieces } from '../../../src/pieces/index.js';
import type { WooOrder } from '../../../src/woo/types.js';
import {
  capabilities,
  context,
  recorded,
  type StoreName,
  settings,
  stores,
  zones,
} from '../../pieces/recordings.js';

/** A recorded order with its customer and its pieces, as an adapter of files gets them. */
export interface RecordedOrder {
  readonly store: StoreName;
  readonly order: WooOrder;
  readonly contact: ContactDraft;
  readonly pieces: readonly PieceDraft[];
}

export const fileCapabilities: GestanCapabilities = {
  ...capabilities,
  entries: false,
  readBack: false,
  vatAmounts: false,
  multipleTaxes: false,
};

interface Built {
  readonly store: StoreName;
  readonly order: WooOrder;
  readonly contact: ContactDraft;
  readonly built: ReturnType<typeof buildPieces>;
}

function buildAll(given: GestanCapabilities): readonly Built[] {
  return stores.flatMap((store) => {
    const { orders, refundsOf, taxRates } = recorded(store);
    return orders.map((order) => {
      const { first_name: firstName, last_name: lastName, company, email } = order.billing;
      const contact: ContactDraft = {
        externalRef: order.customer_id
          ? `woo:main:customer:${order.customer_id}`
          : `woo:main:guest:${order.id}`,
        firstName,
        lastName: lastName || 'Client',
        ...(company ? { company } : {}),
        ...(email ? { email } : {}),
      };
      const built = buildPieces(
        order,
        refundsOf(order),
        context({
          zone: zones[store],
          taxRates,
          capabilities: given,
          contactId: contact.externalRef,
          resolveProduct: (line) => ({ code: line.sku || 'SANS-CODE' }),
        }),
        settings,
      );
      return { store, order, contact, built };
    });
  });
}

/** All recorded orders that such an adapter can take. */
export function recordedOrders(given: GestanCapabilities = fileCapabilities): readonly RecordedOrder[] {
  return buildAll(given).flatMap(({ built, ...rest }) =>
    built.refused ? [] : [{ ...rest, pieces: built.pieces }],
  );
}

/** The others, and why. */
export function ordersLeftOut(): readonly { readonly order: WooOrder; readonly code: string }[] {
  return buildAll(fileCapabilities).flatMap(({ order, built }) =>
    built.refused ? [{ order, code: built.refused.code }] : [],
  );
}
