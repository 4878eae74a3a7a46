import type { WorkOptions } from '../core/index.js';
import type { ContactRow } from '../diff/contacts/contact-row.js';
import type { OrderAudit } from '../diff/orders/audit-types.js';
import type { OrderRow } from '../diff/orders/types.js';
import type { Plan, Report } from '../diff/plan.js';
import type { GestanAdapter } from '../gestan/index.js';
import type { ImageTransport } from '../images/index.js';
import type { Spoken } from '../report/sentences/sentence.js';
import type { SyncStorage } from '../storage/index.js';
import type { WooClient } from '../woo/index.js';
import type { BlacklistApi } from './admin/blacklist.js';
import type { CategoriesApi } from './admin/categories.js';
import type { ConnectionApi } from './admin/connection.js';
import type { ForgetReport, ForgetRequest } from './admin/forget.js';
import type { LinksApi } from './admin/links.js';
import type { MappingsApi } from './admin/mappings.js';
import type { SettingsApi } from './admin/settings.js';
import type { SetupApi } from './admin/setup/types.js';
import type { UnsettledApi } from './admin/unsettled.js';
import type { WebhooksApi } from './admin/webhooks.js';
import type { ExplainOptions, ExplainSubject, Explanation } from './explain/types.js';
import type { ContactApplyOptions } from './flows/contacts/apply.js';
import type { ContactAnswer } from './flows/contacts/decide.js';
import type { ContactPlanOptions } from './flows/contacts/plan.js';
import type { OrderAdoption } from './flows/orders/adopt.js';
import type { OrderAuditOptions } from './flows/orders/audit.js';
import type { RefundAnswer } from './flows/orders/decide.js';
import type { OrderApplyOptions, OrderPlanOptions } from './flows/orders/options.js';
import type { ProductApplyOptions, ProductPlanOptions } from './flows/products/options.js';
import type { ProductPlan } from './flows/products/plan.js';
import type { StockApplyOptions } from './flows/stock/apply.js';
import type { StockPlan, StockPlanOptions } from './flows/stock/plan.js';
import type { RunOptions, RunReport } from './run.js';
import type { RunsApi } from './state/runs.js';

/** Products both ways. */
export interface ProductsFlow {
  /** Reads both sides and changes nothing. */
  plan(options?: ProductPlanOptions): Promise<ProductPlan>;
  /** Writes the selected rows that are still as they were planned. */
  apply(plan: ProductPlan, options: ProductApplyOptions): Promise<Report>;
}

/** Stock Gestan → Woo, in whole units. */
export interface StockFlow {
  /** Reads both sides and changes nothing. */
  plan(options?: StockPlanOptions): Promise<StockPlan>;
  /** Sends the quantities of the selected rows that are still as they were planned. */
  apply(plan: StockPlan, options: StockApplyOptions): Promise<Report>;
}

/** Customers Woo → Gestan. */
export interface ContactsFlow {
  /** Reads both sides and changes nothing. */
  plan(options?: ContactPlanOptions): Promise<Plan<ContactRow>>;
  /**
   * Creates, changes and links the contacts of the selected rows that are still as they were
   * planned.
   */
  apply(plan: Plan<ContactRow>, options: ContactApplyOptions): Promise<Report>;
  /**
   * Stores the answer to a question, or a list of answers: all of them, or none if one is invalid.
   * An answered question is not asked again.
   *
   * @throws SettingsError `settings.invalid`, naming the answer and its field.
   */
  decide(answer: ContactAnswer | readonly ContactAnswer[]): Promise<void>;
}

/** Orders Woo → Gestan, as pieces and ledger entries. */
export interface OrdersFlow {
  /**
   * Reads both sides and changes nothing. Each row holds the exact pieces and entries that apply
   * will make.
   */
  plan(options?: OrderPlanOptions): Promise<Plan<OrderRow>>;
  /** Makes the pieces and entries of the selected rows whose order is still as it was planned. */
  apply(plan: Plan<OrderRow>, options: OrderApplyOptions): Promise<Report>;
  /** Adopts an order that was entered in Gestan by hand: it is not imported again. */
  adopt(adoption: OrderAdoption): Promise<void>;
  /**
   * Stores whether a refund is the same money as a change of its order (reason `edit-or-refund`);
   * the next run uses the answer.
   */
  decide(answer: RefundAnswer): Promise<void>;
  /**
   * Compares each order of a period with its pieces in Gestan: missing, doubled, other amounts,
   * refunded but not credited. Adds up both sides per VAT rate, month by month. If the adapter
   * cannot read back, the pieces that were sent are used (`basis: 'sent'`).
   *
   * @example
   * const audit = await sync.orders.audit({ after: '2026-01-01', before: '2026-04-01' })
   * if (!audit.complete) console.log(renderAudit(audit, { language: 'fr' }))
   */
  audit(options?: OrderAuditOptions): Promise<OrderAudit>;
}

/**
 * A sync of one shop with one Gestan. `await using` closes it at the end of the block.
 *
 * @example
 * await using sync = createSync({ shop, gestan, storage })
 * await sync.run()
 */
export interface Sync extends AsyncDisposable {
  /** The shop: its id, under which all state is kept, and its address. */
  readonly shop: { readonly id: string; readonly url: string };
  /** Whether nothing is ever written: the option `readOnly`. */
  readonly readOnly: boolean;
  /** The connection test. */
  readonly connection: ConnectionApi;
  /** The first setup: mappings and settings, proposed from the data of both sides. */
  readonly setup: SetupApi;
  /** The shop's categories, imported for the family table. */
  readonly categories: CategoriesApi;
  /** The settings of the shop. */
  readonly settings: SettingsApi;
  /** The mapping tables of the shop. */
  readonly mappings: MappingsApi;
  /** The links between products. */
  readonly links: LinksApi;
  /** Products that the sync ignores. */
  readonly blacklist: BlacklistApi;
  /** Writes with an unknown outcome that cannot be looked up. */
  readonly unsettled: UnsettledApi;
  /** Products, both ways. */
  readonly products: ProductsFlow;
  /** Stock, Gestan → Woo. */
  readonly stock: StockFlow;
  /** Contacts, Woo → Gestan. */
  readonly contacts: ContactsFlow;
  /** Orders, Woo → Gestan. */
  readonly orders: OrdersFlow;
  /** Plans and applies the flows in the order contacts, products, orders, stock. */
  run(options?: RunOptions): Promise<RunReport>;
  /** Stored reports of what was applied and run. */
  readonly runs: RunsApi;
  /**
   * A plan that restores the product fields which an apply or run wrote, if they still hold the
   * written value. Reads both sides and changes nothing; pass the plan to `sync.products.apply()`.
   * Stock is never restored, because sold items would go back on sale; created products stay,
   * because the sync deletes nothing.
   *
   * @throws SettingsError `settings.unknown-run`, `settings.nothing-to-undo`
   * @example
   * const report = await sync.products.apply(await sync.undo(runId), { select: 'all' })
   */
  undo(runId: string, options?: WorkOptions): Promise<ProductPlan>;
  /**
   * Why a product, an order or a person was, or was not, synced: links and bases, records, the
   * current plan row and the rule that decides, the last failure. Reads both sides and changes
   * nothing.
   *
   * @throws SettingsError `settings.invalid` for an invalid subject.
   * @example
   * console.log((await sync.explain({ sku: 'HAM-1' })).text.join('\n'))
   */
  explain(subject: ExplainSubject, options?: ExplainOptions): Promise<Explanation>;
  /**
   * An error, a reason or a warning in the language of this sync: the problem, and what to do.
   *
   * @example
   * try { await sync.run() } catch (error) { if (isSyncError(error)) show(sync.sentence(error)) }
   */
  sentence(what: Spoken): string;
  /**
   * Erases a person from the sync's own storage: links to contacts, answers, messages, names in
   * stored reports. The shop is asked for the customers of the address; its data and Gestan's data
   * stay. Call it for each shop.
   *
   * @throws SettingsError `settings.invalid` for an invalid address; an error of the shop if it
   *   cannot be reached: then nothing is erased.
   * @example
   * const { contacts, reports } = await sync.forget({ email: 'jeanne@exemple.fr' })
   */
  forget(request: ForgetRequest, options?: WorkOptions): Promise<ForgetReport>;
  /** Webhooks of the shop: hints for the next run. */
  readonly webhooks: WebhooksApi;
  /** Binds the shop's id to its current address, after the shop has moved. */
  rebind(): Promise<void>;
  /**
   * The client of the shop, for what the sync does not cover. With `readOnly` it refuses to write.
   */
  readonly woo: WooClient;
  /** The adapter of Gestan, with its answers checked. For lists that a form offers. */
  readonly gestan: GestanAdapter;
  /** The storage. Keys under `shop/` and `image/` belong to the sync. */
  readonly storage: SyncStorage;
  /** The transport of product images to the shop. Undefined: none. */
  readonly images: ImageTransport | undefined;
  /**
   * Closes this instance, as `await using` does. The storage and the adapter stay open: they belong
   * to the application.
   */
  close(): Promise<void>;
}
