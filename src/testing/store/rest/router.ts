import type { Method, Route } from './types.js';

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
}

export interface Match {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
  /** The namespace the address was written with. */
  readonly namespace: string;
}

export interface Router {
  match(route: string): Match | undefined;
  /** Methods that a route has. */
  methods(route: Route): Method[];
}

const order: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Older and inner namespaces that lead to the same controllers. */
const alias = /^\/(wc\/v[12]|wc-analytics)(?=\/|$)/i;

/**
 * Finds the route of an address. Route patterns are matched as WordPress does: whole and in any
 * case.
 */
export function createRouter(routes: readonly Route[]): Router {
  const compiled: Compiled[] = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path}$`, 'i'),
  }));
  return {
    match(address) {
      const other = alias.exec(address);
      const canonical = other ? address.replace(alias, '/wc/v3') : address;
      const namespace =
        other?.[1]?.toLowerCase() ?? /^\/(wc\/store(?:\/v1)?|[a-z-]+(?:\/v\d+)?)/.exec(address)?.[1] ?? '';
      for (const { route, pattern } of compiled) {
        const found = pattern.exec(canonical);
        if (found) return { route, path: { ...found.groups }, namespace };
      }
      return undefined;
    },
    methods(route) {
      return order.filter((method) => route.endpoints.some((endpoint) => endpoint.methods.includes(method)));
    },
  };
}
