import { SyncError } from '../../core/index.js';
import type { ProductBase } from '../../diff/index.js';
import type { ImageLink } from '../../diff/products/images/ledger.js';
import type { WooRef } from '../../mapping/index.js';
import type { StorageLease, StorageWrite } from '../../storage/index.js';
import type { ContactRecord, MadeEntry, MadePiece, OrderFacts } from './made-records.js';
import type { ShopStore } from './store.js';
import { put } from './store.js';

/**
 * A record that is about to be made on one side. The intent is committed before the write, and
 * deleted by the commit that stores the result. If a run finds an intent at its start, the outcome
 * of that write is unknown. Changes of existing records need no intent, because the next plan
 * compares both sides.
 */
export type Intent =
  | {
      readonly kind: 'gestan-product';
      readonly externalRef: string;
      /** The Woo product it is made for; absent if the shop has deleted it. */
      readonly ref?: WooRef;
      readonly code: string;
      /** What both sides hold once it is made. */
      readonly base?: ProductBase;
    }
  | {
      readonly kind: 'gestan-contact';
      readonly externalRef: string;
      readonly linkRef: string;
      /** The record to store once the contact is made. */
      readonly record?: Pick<ContactRecord, 'base' | 'question'>;
    }
  | { readonly kind: 'gestan-piece'; readonly order: OrderFacts; readonly piece: MadePiece }
  /** A piece that is about to be cancelled in Gestan. */
  | {
      readonly kind: 'gestan-cancel';
      readonly order: OrderFacts;
      readonly piece: MadePiece;
      readonly why: 'cancelled' | 'edited';
    }
  | { readonly kind: 'gestan-entry'; readonly order: OrderFacts; readonly entry: MadeEntry }
  | {
      readonly kind: 'woo-product';
      /** The variable product, for a variation. */
      readonly parentId?: number;
      readonly sku: string;
      readonly gestanId: string;
      readonly code: string;
      /** Of a variant: Gestan's name for it, which the shop does not take over. */
      readonly name?: string;
      /** What both sides hold once it is made. */
      readonly base?: ProductBase;
    }
  /**
   * A list of images with new ones; the list itself is stored with the product's image links.
   */
  | { readonly kind: 'woo-images'; readonly wooId: number }
  /** An image of the shop that is written to Gestan. */
  | {
      readonly kind: 'gestan-image';
      readonly wooId: number;
      readonly gestanId: string;
      readonly image: ImageLink;
    };

/** A write that was begun and whose outcome is unknown. */
export interface OpenIntent {
  /** The id of the intent. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The id of the run that began it. */
  readonly runId: string;
  /** What was to be written. */
  readonly intent: Intent;
  /** Set if a look-up has failed. */
  readonly failed?: FailedLookUps | undefined;
}

/** The failed look-ups of an intent: one in each flow of each run. */
export interface FailedLookUps {
  /** How many failed, one after the other. */
  readonly times: number;
  /** When the first of them failed, ISO 8601, UTC. */
  readonly since: string;
  /** When the last of them failed, ISO 8601, UTC. */
  readonly last: string;
  /** The code of the last error. */
  readonly code: string;
  /** The message of the last error, without secrets. */
  readonly message: string;
  /**
   * Whether the intent no longer stops the shop: only its own record waits until somebody decides.
   */
  readonly parked: boolean;
}

/** The subject of an intent. Two intents with one subject would write the same record. */
export function subjectOf(intent: Intent): string {
  switch (intent.kind) {
    case 'gestan-product':
      return `product ${intent.externalRef}`;
    case 'gestan-contact':
      return `contact ${intent.linkRef}`;
    case 'gestan-piece':
    case 'gestan-cancel':
    case 'gestan-entry':
      return `order ${intent.order.orderId}`;
    case 'woo-product':
      return `gestan ${intent.gestanId}`;
    case 'woo-images':
    case 'gestan-image':
      return `images ${intent.wooId}`;
  }
}

/** The outcome of a write is unknown and cannot be looked up. */
export function unknownOutcome({ id, intent, failed }: OpenIntent): SyncError {
  const subject = subjectOf(intent);
  return new SyncError(
    `Whether a write of ${subject} happened is not known, and cannot be looked up (${failed?.message ?? ''}). It is left alone.`,
    {
      code: 'sync.outcome-unknown',
      values: { id, subject, since: failed?.since ?? '', said: failed?.message ?? '' },
      hint: 'Look for it on both sides, then answer with sync.unsettled.decide().',
    },
  );
}

export interface Journal {
  /**
   * Commits intents before their writes. Returns the writes that close them, in order; put each
   * into the commit of its result.
   *
   * @param results what earlier writes gave, to be stored by the same commit.
   * @throws SyncError `sync.outcome-unknown`: nothing is to be written of this subject.
   */
  open(intents: readonly Intent[], results?: readonly StorageWrite[]): Promise<readonly StorageWrite[]>;
  /** Refuses every intent of the same subject from now on. */
  keepBack(parked: OpenIntent): void;
  /** Why an intent may not be opened, if it may not. */
  refusal(intent: Intent): SyncError | undefined;
  /** The intents that earlier runs left open. */
  left(): AsyncIterable<OpenIntent>;
}

export function createJournal(options: {
  readonly store: ShopStore;
  readonly runId: string;
  readonly now: () => number;
  readonly lease: StorageLease;
}): Journal {
  const { store, runId, now, lease } = options;
  let seq = 0;
  const keptBack = new Map<string, SyncError>();
  const refusal = (intent: Intent) => keptBack.get(subjectOf(intent));
  return {
    keepBack(parked) {
      keptBack.set(subjectOf(parked.intent), unknownOutcome(parked));
    },
    refusal,
    async open(intents, results = []) {
      for (const intent of intents) {
        const refused = refusal(intent);
        if (refused) throw refused;
      }
      const opened = intents.map((intent): OpenIntent => {
        seq += 1;
        const id = `${runId}.${String(seq).padStart(8, '0')}`;
        return { id, at: new Date(now()).toISOString(), runId, intent };
      });
      await store.commit(
        [...results, ...opened.map((entry) => put(store.keys.intent(entry.id), entry))],
        lease,
      );
      return opened.map((entry) => ({ delete: store.keys.intent(entry.id) }));
    },
    async *left() {
      for await (const { value } of store.list<OpenIntent>(store.keys.intent(''))) yield value;
    },
  };
}
