import type { Instant, JsonObject } from '../core/index.js';
import type { StorageWrite } from '../storage/index.js';
import type { ShopStore } from './store.js';
import { put } from './store.js';

/** The Gestan contact of a Woo customer or guest. */
export interface ContactRecord {
  readonly contactId: string;
  /** What Woo owns of the contact, as last synced. */
  readonly base?: JsonObject;
  readonly at: Instant;
}

/** `customer:<id>` or `guest:<hash of e-mail>`: the tail of the external reference. */
export type CustomerKey = string;

export function rememberContact(store: ShopStore, key: CustomerKey, record: ContactRecord): StorageWrite {
  return put(store.keys.contact(key), record);
}
