import type { Clock, Instant, Language, Logger, Random, RequestLimits } from '../../core/index.js';
import type { FlowName } from '../../diff/plan.js';
import type { CheckedGestan } from '../../gestan/index.js';
import type { ImageTransport } from '../../images/index.js';
import type { WooClient, WooTransport } from '../../woo/index.js';
import type { ShopLock } from '../state/lock.js';
import type { SyncSettings } from '../state/settings.js';
import type { ShopStore } from '../state/store.js';
import type { SyncHooks } from './hooks.js';
import type { RunReads } from './run-reads.js';
import type { ShopFacts } from './shop-facts.js';

/** The reader of plans and reports: the language and time zone for renderers. */
export interface ReaderNote {
  readonly language: Language;
  readonly timeZone?: string;
}

/** The parts that every flow uses. `createSync` makes them once. */
export interface SyncContext {
  readonly shop: { readonly id: string; readonly url: string };
  readonly woo: WooClient;
  readonly gestan: CheckedGestan;
  readonly store: ShopStore;
  readonly lock: ShopLock;
  /** The lease shared by all shops on one Gestan, for making contacts. */
  readonly gestanLock: ShopLock;
  readonly images: ImageTransport | undefined;
  /**
   * Sends the requests for the shop's images. Absent: the platform's fetch.
   */
  readonly transport: WooTransport | undefined;
  /** The caller's time-outs and retries, for requests outside the client. */
  readonly limits: RequestLimits;
  readonly hooks: SyncHooks;
  readonly readOnly: boolean;
  /** The language of plans and reports, and the shop's time zone once it is known. */
  readonly reader: () => ReaderNote;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly redact: (text: string) => string;
  /** A signature of a text with the shop's secret: it shows whether a file was changed. */
  readonly seal: (text: string) => string;
  readonly now: () => Instant;
  /** The shop data that flows of one run share; absent outside of a run. */
  readonly reads?: RunReads | undefined;
  readonly settings: () => Promise<SyncSettings>;
  /**
   * Currency, price mode, time zone … of the shop; read once an hour.
   */
  readonly facts: (signal?: AbortSignal) => Promise<ShopFacts>;
  /**
   * Checks that this instance is open, the shop is the one the storage knows, and the guard agrees.
   */
  readonly enter: (flow: FlowName, verb: 'plan' | 'apply' | 'run') => Promise<void>;
}
