import type { World } from './shops.js';

/** A row of the shop's answer, to be changed in place. */
export type Spoil = (row: Record<string, never>) => void;

/** A transport on which the rows of a list with one of some ids come spoiled. */
export function spoiledShop(w: World, list: string, spoils: Readonly<Record<number, Spoil>>) {
  return async (request: Request): Promise<Response> => {
    const response = await w.store.transport(request);
    const { pathname } = new URL(request.url);
    if (request.method !== 'GET' || !pathname.endsWith(`/wc/v3/${list}`)) return response;
    const rows = (await response.json()) as ({ id: number } & Record<string, never>)[];
    for (const row of rows) spoils[row.id]?.(row);
    return new Response(JSON.stringify(rows), response);
  };
}

/** Sets a field by its path, `line_items.0.name`; `undefined` takes it away. */
export function field(path: string, value: unknown): Spoil {
  return (row) => {
    const names = path.split('.');
    const last = names.pop() as string;
    let at = row as Record<string, unknown>;
    for (const name of names) at = at[name] as Record<string, unknown>;
    if (value === undefined) delete at[last];
    else at[last] = value;
  };
}
