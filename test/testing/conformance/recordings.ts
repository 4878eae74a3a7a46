import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Json, Row, Shop } from '../../../src/testing/index.js';
import { recordedFile } from '../../support/recorded.js';

export const stores = ['wc11', 'wc99'] as const;
export type StoreName = (typeof stores)[number];

export const areas = [
  'auth',
  'lists',
  'products',
  'variations',
  'batch',
  'images',
  'orders',
  'refunds',
  'customers',
  'webhooks',
  'misc',
  'drift',
  'random',
  'set_incl_subtotal',
  'set_incl_line',
  'set_excl_subtotal',
  'set_excl_line',
  'set_decimals',
  'set_currency',
  'set_taxbase',
  'set_sequential',
  'coupons4',
  'fees4',
  'taxrates4',
  'nasty2',
  'coupon_limits',
  'refunds4',
  'statuses4',
  'edits4',
  'orderby4',
  'filters4',
  'products4',
  'rest4',
  'random2_01',
  'random2_02',
  'random2_03',
  'random2_04',
  'random2_05',
  'random2_06',
  'random2_07',
  'random2_08',
  'random2_09',
  'random2_10',
  'random2_11',
  'random2_12',
] as const;
export type Area = (typeof areas)[number];

/** One recorded exchange. */
export interface Exchange {
  readonly name: string;
  readonly key: string;
  readonly auth: string;
  readonly scheme?: string;
  readonly note?: string;
  readonly strippedHeader?: boolean;
  readonly secret?: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: Readonly<Record<string, Json>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Json;
    readonly body_raw?: string;
    readonly url?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Json;
    readonly text?: string;
  };
}

const root = fileURLToPath(new URL('../../recordings/', import.meta.url));

function readShop(store: StoreName): Shop {
  const names = readdirSync(`${root}${store}/state`).map((file) => file.replace(/\.json$/, ''));
  return Object.fromEntries(
    names.map((name) => [name, recordedFile<Shop[string]>(`${store}/state/${name}.json`)]),
  );
}

/** Works something out once for each store: its snapshot is read by every area. */
export function oncePerStore<Value>(make: (store: StoreName) => Value): (store: StoreName) => Value {
  const made = new Map<StoreName, Value>();
  return (store) => {
    const known = made.get(store) ?? make(store);
    made.set(store, known);
    return known;
  };
}

/** The catalogue of a recorded store: resource → rows. Stores copy it; nobody else changes it. */
export const loadRecordedShop = oncePerStore(readShop);

/** Rows of a kind as they stood at the end of a session. */
export function loadEnd(store: StoreName, name: 'nasty2_orders' | 'nasty2_refunds'): readonly Row[] {
  return recordedFile<readonly Row[]>(`${store}/ends/${name}.json`);
}

export function loadSession(store: StoreName, area: Area): readonly Exchange[] {
  return recordedFile<readonly Exchange[]>(`${store}/sessions/${area}.json`);
}
