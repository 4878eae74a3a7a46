import type { WooClient } from '../../woo/index.js';
import { readOnlyError } from '../state/errors.js';

/** Methods of resources that change the shop. */
const writing: ReadonlySet<string> = new Set(['create', 'update', 'delete', 'batch', 'batchVariations']);

/** Methods that give the resource of one record. */
const nested: ReadonlySet<string> = new Set(['variations', 'refunds']);

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

type Method = (...args: readonly unknown[]) => unknown;

/** The resource without its writes: each is refused before anything is sent. */
function withoutWrites<T extends object>(resource: T): T {
  const entries = Object.entries(resource).map(([name, member]: [string, unknown]) => {
    if (typeof member === 'object' && member !== null) return [name, withoutWrites(member)];
    if (writing.has(name)) return [name, () => Promise.reject(readOnlyError(`${name} in the shop`))];
    if (!nested.has(name)) return [name, member];
    return [name, (...args: readonly unknown[]) => withoutWrites((member as Method)(...args) as object)];
  });
  return Object.fromEntries(entries) as T;
}

/** Requests of any kind; only reads pass. */
function readsOnly<R extends { readonly method: string }, A>(send: (request: R) => Promise<A>) {
  return async (request: R): Promise<A> => {
    if (!reading.has(request.method.toUpperCase())) throw readOnlyError(`${request.method} to the shop`);
    return send(request);
  };
}

/**
 * The client of a sync that writes nothing.
 *
 * @example
 * await readOnlyWoo(woo).products.update(13, { name: 'Ver' })   // SyncError sync.read-only
 */
export function readOnlyWoo(woo: WooClient): WooClient {
  const { prober, request, ...resources } = woo;
  return {
    ...withoutWrites(resources),
    request: readsOnly(request),
    prober: { ...prober, send: readsOnly(prober.send) },
  };
}
