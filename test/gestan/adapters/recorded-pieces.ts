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

/** All recorded orders that such an adapter can take; the others bear several taxes on a line. */
export function recordedOrders(given: GestanCapabilities = fileCapabilities): readonly RecordedOrder[] {
  return stores.flatMap((store) => {
    const { orders, refundsOf, taxRates } = recorded(store);
    return orders.flatMap((order) => {
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
      return built.refused ? [] : [{ store, order, contact, pieces: built.pieces }];
    });
  });
}
