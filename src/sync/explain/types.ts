import type { Instant, Language, WorkOptions } from '../../core/index.js';
import type { ContactRow } from '../../diff/contacts/contact-row.js';
import type { ContactDecision, Owner, ProductBase } from '../../diff/index.js';
import type { OrderRow } from '../../diff/orders/types.js';
import type { ProductRow } from '../../diff/products/row.js';
import type { GestanSentStatus } from '../../gestan/index.js';
import type { BlacklistEntry, LinkTombstone, ProductLink } from '../../mapping/index.js';
import type { PendingHint } from '../state/hints.js';
import type { HistoryRecord } from '../state/history.js';
import type { OpenIntent } from '../state/journal.js';
import type { ContactRecord } from '../state/records/contacts.js';
import type { OrderRecord } from '../state/records/orders.js';

/**
 * What `explain()` is asked about. A code and a SKU are looked for on both sides, since they are
 * the same where products match.
 */
export type ExplainSubject =
  | { readonly sku: string }
  | { readonly code: string }
  | { readonly orderId: number }
  | { readonly email: string };

/** One product, variation or pair. */
export interface ProductExplanation {
  /** As in plans: `woo:12`, `woo:12:34`, `gestan:P7`. */
  readonly key: string;
  /** What people call it. */
  readonly name: string;
  /** The product's id in the shop. */
  readonly wooId?: number;
  /** The variation's id in the shop. */
  readonly variationId?: number;
  /** Gestan's id. */
  readonly gestanId?: string;
  /** Gestan's code. */
  readonly gestanCode?: string;
  /** The link between both sides. */
  readonly link?: ProductLink;
  /** Links that a person took apart: those pairs are not linked again by themselves. */
  readonly removedLinks: readonly LinkTombstone[];
  /** What was last synced. */
  readonly base?: ProductBase;
  /** The entry of the blacklist that names it. */
  readonly blacklisted?: BlacklistEntry;
  /** What a plan of this product says now. Absent: plans have no row for it. */
  readonly row?: ProductRow;
  /** Which side decides the fields that the row is about. */
  readonly owners: Readonly<Record<string, Owner>>;
  /** Its last outcome, if it was not simply done. */
  readonly history: readonly HistoryRecord[];
  /** Writes whose answer was lost. The next apply looks them up. */
  readonly intents: readonly OpenIntent[];
}

/** What the sync knows of an order. */
export interface OrderExplanation {
  /** The order's id in the shop. */
  readonly orderId: number;
  /** Whether the shop lists the order, has it in the trash, or does not know it. */
  readonly inShop: 'listed' | 'trash' | 'gone';
  /** What was made of it. */
  readonly record?: OrderRecord;
  /**
   * Where those of its pieces and entries stand that were only sent, by external reference, as the
   * adapter says.
   */
  readonly sent?: Readonly<Record<string, GestanSentStatus>>;
  /** What a plan of this order says now: the pieces and entries that apply would make. */
  readonly row?: OrderRow;
  /** What the order's status asks for, as the settings say. Absent: the status is not mapped. */
  readonly asksFor?: readonly string[];
  /** Whether it was created before `orders.startAt`, so that `run()` leaves it alone. */
  readonly beforeStart: boolean;
  /** Why every run looks at it again. */
  readonly retry?: { readonly code: string; readonly at: Instant };
  /** A webhook that waits for the next run. */
  readonly hint?: PendingHint;
  /** Its outcome in each run, newest first. */
  readonly history: readonly HistoryRecord[];
  /** Writes whose end is not known yet. */
  readonly intents: readonly OpenIntent[];
}

/** One customer or guest behind an address. */
export interface PersonExplanation {
  /** As in plans. Absent where only the sync's storage still knows of the person. */
  readonly key?: string;
  /** The person's name. */
  readonly name: string;
  /** The customer's id in the shop. Absent on a guest. */
  readonly customerId?: number;
  /** Gestan's id of the contact. */
  readonly contactId?: string;
  /** What is stored of the link to Gestan's contact. */
  readonly record?: ContactRecord;
  /** The answers that were given about homonyms. */
  readonly decisions: readonly ContactDecision[];
  /** What a plan of this person says now; `rule` tells what decided. */
  readonly row?: ContactRow;
  /** The outcomes of the person's rows, newest first. */
  readonly history: readonly HistoryRecord[];
}

/** An order of a person, in short. */
export interface PersonOrder {
  /** The order's id in the shop. */
  readonly orderId: number;
  /** The order's number, as people see it. */
  readonly number: string;
  /** The order's status in the shop. */
  readonly status: string;
  /** How many pieces were made of it. */
  readonly pieces: number;
}

/** The answer of `explain()`. Plain JSON. */
export interface Explanation {
  /** The version of this form. */
  readonly version: 1;
  /** The shop's id. */
  readonly shop: string;
  /** When the explanation was made. */
  readonly at: Instant;
  /** What was asked about. */
  readonly subject: ExplainSubject;
  /** Whether anybody knows the subject: the shop, Gestan or the sync. */
  readonly found: boolean;
  /** What is known of the products. */
  readonly products: readonly ProductExplanation[];
  /** What is known of the order. */
  readonly order?: OrderExplanation;
  /** What is known of the persons. */
  readonly persons: readonly PersonExplanation[];
  /** Orders of the persons. */
  readonly orders: readonly PersonOrder[];
  /** The language of the sentences. */
  readonly language: Language;
  /** The whole answer in that language, line by line. */
  readonly text: readonly string[];
}

/** What is found, before it becomes text. */
export type ExplainedFacts = Pick<Explanation, 'found' | 'products' | 'order' | 'persons' | 'orders'>;

/** What `explain()` takes beside its subject. */
export interface ExplainOptions extends WorkOptions {
  /** The language of `text`. @default that of `createSync` */
  readonly language?: Language | undefined;
}
