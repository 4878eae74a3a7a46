import type { Instant, Language, WorkOptions } from '../../../core/index.js';
import type { SetupChoices, SetupRow } from '../../../mapping/setup/setup-row.js';
import type { RowSelection } from '../../work/answers.js';

/** The result of `sync.setup.propose()`: plain JSON, to be shown, answered and accepted. */
export interface SetupProposal {
  /** The version of this form. */
  readonly version: 1;
  /** The shop's id. */
  readonly shop: string;
  /** When both sides were read. */
  readonly createdAt: Instant;
  /** The default language of its texts. @default 'fr' */
  readonly language?: Language;
  /** One row for each tax class, category, payment method and setting. */
  readonly rows: readonly SetupRow[];
  /** The choices of a form, for each row. */
  readonly choices: SetupChoices;
  /** How many rows have each status. */
  readonly summary: Readonly<Record<SetupRow['status'], number>>;
}

/** Options of `sync.setup.accept()`. */
export interface SetupAcceptOptions {
  /**
   * Which rows are stored: `'all'` that have a value, a list of row keys, or a function that
   * answers true or false for a row.
   */
  readonly select: RowSelection<SetupRow>;
  /**
   * A person's choices by row key: values of `choices`, or of a setting as text. They replace what
   * is proposed or stored; `null` leaves a row as it is.
   *
   * @example
   * { 'payments:alma': '1', 'settings:orders.startAt': '2026-01-01' }
   */
  readonly answers?: Readonly<Record<string, string | null>> | undefined;
}

/** The result of `sync.setup.accept()`. */
export interface SetupReport {
  /** Rows that were stored, with their value. */
  readonly accepted: readonly SetupRow[];
  /** Rows that have changed since the proposal: they were not stored. */
  readonly stale: readonly SetupRow[];
  /** Rows that still wait for a person's choice, or were not selected. */
  readonly left: readonly SetupRow[];
}

/** The first setup of a shop, proposed from the data of both sides. */
export interface SetupApi {
  /**
   * Reads both sides and proposes the mapping of VAT rates, families and payment modes, the product
   * for shipping, the account of ledger entries and the day from which orders are imported. Stores
   * nothing. You can call it again at any time; stored values have the status `stored`.
   *
   * Of the shop it reads the categories, the tax rates, the payment gateways, and the payment
   * method of each order since `settings.orders.startAt` (if unset: of the last 365 days), a
   * hundred per request; of Gestan its lists and all products.
   *
   * @param options `signal` ends it with the signal's reason; `onProgress` counts orders.
   * @throws an error of the shop or of the adapter.
   * @example
   * const proposal = await sync.setup.propose()
   * for (const { name, valueName, reason } of proposal.rows) console.log(name, valueName, sync.sentence(reason))
   */
  propose(options?: WorkOptions): Promise<SetupProposal>;
  /**
   * Stores the selected rows of a proposal: mappings and settings. Imports the shop's categories
   * first. Nothing is written to the shop or to Gestan.
   *
   * @param proposal the result of `propose()`; it may have been saved as JSON.
   * @param options which rows (required), and a person's answers.
   * @throws SettingsError naming the field (`options.select`, `answers.payments:alma`,
   *   `proposal.shop`), before anything is stored.
   * @example
   * await sync.setup.accept(proposal, {
   *   select: 'all',
   *   answers: { 'settings:orders.startAt': '2026-01-01' },
   * })
   */
  accept(proposal: SetupProposal, options: SetupAcceptOptions): Promise<SetupReport>;
}
