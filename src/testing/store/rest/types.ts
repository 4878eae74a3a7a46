import type { Json, Row } from '../json.js';
import type { Site } from '../site.js';
import type { ItemSchema } from './item-schema.js';
import type { Args } from './schema.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The caller, after the keys were checked. */
export interface Caller {
  readonly role: 'none' | 'administrator' | 'shop_manager' | 'customer';
  /** The user's id; 0 for nobody. */
  readonly userId: number;
  readonly scope: 'read' | 'write' | 'read_write';
}

/** A request inside the store, after its address and body were parsed. */
export interface RestRequest {
  readonly method: Method;
  /** `/wc/v3/products/12` */
  readonly route: string;
  /** Parameters of the address pattern: `id`, `product_id` … */
  readonly path: Readonly<Record<string, string>>;
  /** All parameters, cleaned, with the route's defaults. */
  readonly params: Row;
  /** The parameters that came in the address, cleaned, in their order. */
  readonly query: Row;
  /** What the caller sent, without defaults. */
  readonly sent: Row;
  readonly caller: Caller;
  /** Scheme and host under which the store was addressed: `https://shop.example`. */
  readonly origin: string;
  /** The raw request, for routes that take files. */
  readonly raw: { readonly headers: Headers; readonly body: Uint8Array };
  /** `wc/v3`, `wc/v2`, `wc/v1` … */
  readonly namespace: string;
}

/** An answer before it is written out. */
export interface RestAnswer {
  readonly status?: number;
  readonly data: Json;
  /**
   * It was made for this answer and shares nothing with the store's data, so the caller may keep
   * it.
   */
  readonly own?: boolean;
  /** A nested `_fields` leaves an empty list where it would reach into one. */
  readonly emptyLists?: boolean;
  /** A nested `_fields` reaches nothing. */
  readonly flatFields?: boolean;
  /** Its links are a field like others: `_fields` takes them away too. */
  readonly linksAsData?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Links of a single record; items of lists have their own. */
  readonly links?: Readonly<Record<string, Json>>;
}

/** What a route needs to know of the store. */
export interface RouteContext {
  readonly site: Site;
  readonly request: RestRequest;
}

/** One method of a route. */
export interface Endpoint {
  readonly methods: readonly Method[];
  readonly args?: Args;
  /** Throws the fault of a caller who may not. By default any shop manager may. */
  readonly permit?: (context: RouteContext) => void;
  readonly handle: (context: RouteContext) => RestAnswer | Promise<RestAnswer>;
}

/** A route: an address pattern with its methods. `(?<id>\d+)` names parameters. */
export interface Route {
  readonly path: string;
  readonly endpoints: readonly Endpoint[];
  /** What its records look like. */
  readonly schema?: ItemSchema;
  /** It takes many records at once, and says so where it is asked what it shows. */
  readonly batch?: boolean;
}
