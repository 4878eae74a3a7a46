import type { Json, Row } from '../json.js';
import { integer, isRow, text } from '../json.js';
import type { Incoming } from '../rest/incoming.js';
import type { RejectedItems } from './types.js';

const verbs = ['create', 'update', 'delete'] as const;
type Verb = (typeof verbs)[number];

interface RefusedItem {
  readonly verb: Verb;
  readonly index: number;
  readonly id: number;
}

/** The JSON of a body; null where it is none. */
export function jsonOf(incoming: Incoming): Json {
  try {
    return JSON.parse(new TextDecoder().decode(incoming.body));
  } catch {
    return null;
  }
}

function refuses(fault: RejectedItems, item: Json, position: number): boolean {
  const id = isRow(item) ? integer(item.id) : integer(item);
  const sku = isRow(item) ? text(item.sku) : '';
  if (!fault.ids && !fault.skus && !fault.every) return position === 0;
  return (
    (fault.ids?.includes(id) ?? false) ||
    (sku !== '' && (fault.skus?.includes(sku) ?? false)) ||
    (fault.every !== undefined && (position + 1) % fault.every === 0)
  );
}

export interface Rejection {
  /** The request without the refused items. */
  readonly incoming: Incoming;
  /** Puts the refused items into the answer, where they stood. */
  complete(body: Json | undefined): Json | undefined;
}

/** Takes items out of a batch before the store sees it. */
export function rejectItems(fault: RejectedItems, incoming: Incoming): Rejection {
  const body = jsonOf(incoming);
  if (!/\/batch\/?$/.test(incoming.url.pathname) || !isRow(body))
    return { incoming, complete: (answer) => answer };
  const refusedItems: RefusedItem[] = [];
  const rest: Row = { ...body };
  let position = 0;
  for (const verb of verbs) {
    const list = body[verb];
    if (!Array.isArray(list)) continue;
    rest[verb] = list.filter((item, index) => {
      const refused = refuses(fault, item, position);
      position += 1;
      if (refused) refusedItems.push({ verb, index, id: isRow(item) ? integer(item.id) : integer(item) });
      return !refused;
    });
  }
  const error: Row = {
    code: fault.code ?? 'db_update_error',
    message: fault.message ?? 'Could not update post in the database.',
    data: { status: fault.status ?? 500 },
  };
  return {
    incoming: { ...incoming, body: new TextEncoder().encode(JSON.stringify(rest)) },
    complete(answer) {
      if (!isRow(answer) || 'code' in answer) return answer;
      const full: Row = {};
      for (const verb of verbs) {
        const done = answer[verb];
        const list = Array.isArray(done) ? [...done] : [];
        for (const item of refusedItems) {
          if (item.verb === verb) list.splice(item.index, 0, { id: item.id, error });
        }
        if (list.length > 0 || done !== undefined) full[verb] = list;
      }
      return full;
    },
  };
}
