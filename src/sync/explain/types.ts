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
 * The subject of `explain()`. A code and a SKU are searched on both sides, because they are equal
 * if products match.
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
  /** Links that a person removed: these pairs are not linked again automatically. */
  readonly removedLinks: readonly LinkTombstone[];
  /** What was last synced. */
  readonly base?: ProductBase;
  /** The entry of the blacklist that names it. */
  readonly blacklisted?: BlacklistEntry;
  /** The current plan row of this product. Absent: plans have no row for it. */
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
  /** Its pieces and entries. */
  readonly record?: OrderRecord;
  /**
   * The states of pieces and entries that were only sent, by external reference, from the adapter.
   */
  readonly sent?: Readonly<Record<string, GestanSentStatus>>;
  /** The current plan row of this order: the pieces and entries that apply would make. */
  readonly row?: OrderRow;
  /** What the order's status asks for, as the settings say. Absent: the status is not mapped. */
  readonly asksFor?: readonly string[];
  /** Whether it was created before `orders.startAt`, so that `run()` leaves it alone. */
  readonly beforeStart: boolean;
  /** Why every run reads it again. */
  readonly retry?: { readonly code: string; readonly at: Instant };
  /** A webhook that waits for the next run. */
  readonly hint?: PendingHint;
  /** Its outcome in each run, newest first. */
  readonly history: readonly HistoryRecord[];
  /** Writes with an unknown outcome. */
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
  /** The answers about possible duplicates. */
  readonly decisions: readonly ContactDecision[];
  /** The current plan row of this person; `rule` names the rule that decided. */
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
  /** The number of its pieces. */
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
  /** The subject. */
  readonly subject: ExplainSubject;
  /** Whether the shop, Gestan or the sync knows the subject. */
  readonly found: boolean;
  /** The products. */
  readonly products: readonly ProductExplanation[];
  /** The order. */
  readonly order?: OrderExplanation;
  /** The persons. */
  readonly persons: readonly PersonExplanation[];
  /** Orders of the persons. */
  readonly orders: readonly PersonOrder[];
  /** The language of the sentences. */
  readonly language: Language;
  /** The whole answer in that language, line by line. */
  readonly text: readonly string[];
}

/** The data, before it becomes text. */
export type ExplainedFacts = Pick<Explanation, 'found' | 'products' | 'order' | 'persons' | 'orders'>;

/** Options of `explain()`. */
export interface ExplainOptions extends WorkOptions {
  /** The language of `text`. @default that of `createSync` */
  readonly language?: Language | undefined;
}
