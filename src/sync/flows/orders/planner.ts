import type { ContactRow } from '../../../diff/contacts/contact-row.js';
import type { ContactPerson } from '../../../diff/contacts/person.js';
import { unreadableCustomerRow } from '../../../diff/contacts/unreadable.js';
import { inspectedRow } from '../../../diff/inspection.js';
import { contactOf, isMadeAnyway, saysWho } from '../../../diff/orders/order-contact.js';
import { planOrder } from '../../../diff/orders/plan-order.js';
import type { OrderContact, OrderRow } from '../../../diff/orders/types.js';
import { withoutPieces } from '../../../diff/orders/without-pieces.js';
import type { GestanVatRate, PieceDraft } from '../../../gestan/index.js';
import { buildPieces, type IssuedContent } from '../../../pieces/index.js';
import { removeStatusPrefix } from '../../../pieces/kinds.js';
import { customerRef } from '../../../pieces/references.js';
import type { WooOrder } from '../../../woo/index.js';
import { type OrderRecord, readOrder } from '../../state/records/orders.js';
import type { SyncSettings } from '../../state/settings.js';
import type { SyncContext } from '../../work/context.js';
import { inspectDrafts } from '../../work/inspect.js';
import type { ShopFacts } from '../../work/shop-facts.js';
import { type ContactDirectory, openDirectory } from '../contacts/directory.js';
import { type CustomerAccounts, createCustomerAccounts } from './accounts.js';
import { openBilling } from './billing.js';
import type { LineProducts } from './line-products.js';
import { createProductDrafts, type ProductDrafts } from './product-drafts.js';
import type { OrderWithRefunds } from './read.js';
import { createWaits, type WaitSources, type Waits } from './waits.js';

/** The person of an order: a known contact, or the row that decides about it. */
export interface OrderPerson {
  readonly contact: OrderContact;
  /** The row that creates or links the contact; absent if the contact is known. */
  readonly row?: ContactRow;
}

/** Plans orders with data that is read once: products, contacts, rates, mappings. */
export interface OrderPlanner {
  readonly settings: SyncSettings;
  readonly facts: ShopFacts;
  readonly products: LineProducts;
  readonly directory: ContactDirectory;
  /** What happens to an order whose customer is under review. */
  readonly onReview: SyncSettings['contacts']['onReview'];
  /** Gestan's VAT rates. */
  readonly vatRates: readonly GestanVatRate[];
  readonly drafts: ProductDrafts;
  /** Decides when a waiting order is read again. */
  readonly waits: Waits;
  /** To be preloaded for each page of orders. */
  readonly accounts: CustomerAccounts;
  personOf(order: WooOrder): Promise<OrderPerson>;
  /**
   * Every piece that an order could have, whatever is switched on. Used for an order that was
   * entered by hand.
   */
  buildAll(source: OrderWithRefunds): {
    readonly pieces: readonly PieceDraft[];
    readonly issued: Readonly<Record<string, IssuedContent>>;
  };
  plan(source: OrderWithRefunds, record: OrderRecord | undefined, contact: OrderContact): OrderRow;
}

/**
 * @param known what was opened of it already.
 * @param unprinted whether rows are made as soon as they are planned: no fingerprint is ever
 *   compared.
 */
export async function openOrderPlanner(
  context: SyncContext,
  signal: AbortSignal | undefined,
  known: Partial<Pick<WaitSources, 'billing' | 'whole' | 'directory'>> = {},
  unprinted = false,
): Promise<OrderPlanner> {
  const { gestan, store, shop } = context;
  const billing = await (known.whole?.() ?? openBilling(context, signal));
  const { settings, facts, products, vatRates, context: billingContext, settingsOf } = billing;
  const directory = await (known.directory?.() ?? openDirectory(context, settings, signal));
  // If no contact can be made, an order of a person under review can only wait.
  const onReview = gestan.capabilities.writeContacts ? settings.contacts.onReview : 'wait';

  const accounts = createCustomerAccounts(context, (id) => customerRef(shop.id, id), signal);

  /**
   * The row of the customer's account. Undefined if the account does not identify anybody (no name,
   * erased, deleted): then the order itself does.
   */
  const rowOfAccount = async ({ customer_id: id }: WooOrder): Promise<ContactRow | undefined> => {
    const account = id > 0 ? await accounts.of(id) : undefined;
    if (account && 'unreadable' in account) return unreadableCustomerRow(account.unreadable, shop.id);
    const row = account && (await directory.plan(directory.personOf(account)));
    return row && saysWho(row) ? row : undefined;
  };

  /**
   * The firm that an order is billed to: the order has its SIRET or VAT number, and Gestan knows it
   * as a firm. An order that already has a contact keeps it.
   */
  const firmOf = async (order: WooOrder, person: ContactPerson): Promise<string | undefined> => {
    const firm = directory.firmOf(person);
    const begun = firm === undefined ? undefined : (await readOrder(store, order.id))?.contactId;
    return begun === undefined || begun === firm ? firm : undefined;
  };

  return {
    accounts,
    settings,
    facts,
    products,
    directory,
    onReview,
    vatRates,

    drafts: createProductDrafts(context, signal),
    waits: createWaits(context, {
      billing: { ...billing, products: async () => products },
      whole: async () => billing,
      directory: async () => directory,
    }),

    async personOf(order) {
      const person = directory.personOf(order);
      const firm = await firmOf(order, person);
      if (firm !== undefined) return { contact: { state: 'known', contactId: firm } };
      if (person.kind === 'customer') {
        // The account decides: an order may be billed to somebody else.
        const link = await directory.linkOf(person);
        if (link && link.ref === person.ref)
          return { contact: { state: 'known', contactId: link.contactId } };
      }
      const found = (await rowOfAccount(order)) ?? (await directory.plan(person));
      const row = isMadeAnyway(found, onReview) ? directory.checkedAnyway(found, person) : found;
      const contact = contactOf(row);
      if (contact.state === 'review' || contact.state === 'blocked') {
        // An order that was begun with a contact keeps it, even when the shop has erased or renamed
        // the person since.
        const record = await readOrder(store, order.id);
        if (record?.contactId !== undefined)
          return { contact: { state: 'known', contactId: record.contactId } };
      }
      return { contact, row };
    },

    buildAll({ order, refunds }) {
      const kinds = ['quote', 'order', 'delivery-note', 'invoice'] as const;
      const made = [...kinds, 'credit-note'] as const;
      const built = buildPieces(
        order,
        refunds,
        { ...billingContext, contactId: '', capabilities: { ...gestan.capabilities, pieces: made } },
        {
          ...settingsOf(undefined),
          pieces: { quotes: true, orders: true, deliveryNotes: true, invoices: true },
          statuses: { [removeStatusPrefix(order.status)]: kinds },
        },
      );
      return built.refused ? { pieces: [], issued: {} } : built;
    },

    plan({ order, refunds, unreadable }, record, contact) {
      const row = planOrder(order, {
        refunds,
        unreadable,
        known: record,
        contact,
        context: billingContext,
        settings: settingsOf(record),
        skip: settings.orders.skip,
        onReview,
        unprinted,
      });
      return inspectedRow(row, inspectDrafts(gestan, 'piece', row.pieces), withoutPieces);
    },
  };
}
