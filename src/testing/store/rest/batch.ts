import type { Json, Row } from '../json.js';
import { integer, isRow } from '../json.js';
import { FatalFault, RestFault } from './fault.js';
import { fieldNames, filterFields } from './fields.js';
import { managers } from './permit.js';
import type { Args } from './schema.js';
import { defaultsOf } from './schema.js';
import type { Endpoint, RestAnswer, RouteContext } from './types.js';

/** What a batch does with each kind of item. */
export interface BatchActions {
  readonly create: (context: RouteContext) => RestAnswer | Promise<RestAnswer>;
  readonly update: (context: RouteContext) => RestAnswer | Promise<RestAnswer>;
  readonly remove: (context: RouteContext) => RestAnswer | Promise<RestAnswer>;
  readonly createArgs?: Args;
  /**
   * What an answer to a creation keeps under the caller's `_fields`, whatever they name: the
   * address' parameters reach the creations, not the other items. Without it `_fields` does not
   * change an item.
   */
  readonly kept?: readonly string[];
  readonly permit?: Endpoint['permit'];
}

const limit = 100;

const textItem = () => new FatalFault('Uncaught TypeError: Cannot access offset of type string on string');

function itemFault(id: Json, error: RestFault): Row {
  const data: Json = error.data;
  return { id, error: { code: error.code, message: error.message, data } };
}

/** An item's answer with its links: the caller's `_fields` reaches the items too. */
function withLinks(data: Json, answer: RestAnswer): Json {
  if (!answer.links) return data;
  return { ...(isRow(data) ? data : {}), _links: answer.links as Row };
}

function numbers(path: Readonly<Record<string, string>>): Row {
  return Object.fromEntries(Object.entries(path).map(([name, value]) => [name, integer(value)]));
}

const lists = ['create', 'update', 'delete'] as const;

function countItems(params: Row): number {
  let count = 0;
  for (const name of lists) {
    const list = params[name];
    if (Array.isArray(list)) count += list.length;
    else if (isRow(list)) count += Object.keys(list).length;
  }
  return count;
}

/**
 * `POST …/batch`: creates, then updates, then deletes permanently. Items skip the checks that
 * single writes have, as in WooCommerce.
 */
export function batchEndpoint(actions: BatchActions): Endpoint {
  return {
    methods: ['POST', 'PUT', 'PATCH'],
    permit: actions.permit ?? managers('batch'),
    async handle({ site, request }) {
      if (countItems(request.params) > limit) {
        const message = `Unable to accept more than ${limit} items for this request.`;
        throw new RestFault('woocommerce_rest_request_entity_too_large', message, 413);
      }
      const answer: Row = {};
      const run = async (
        item: Row,
        action: BatchActions['create'],
        failedId: Json,
        method: 'POST' | 'PUT' | 'DELETE',
      ) => {
        const path: Record<string, string> = { ...request.path };
        if (item.id !== undefined && item.id !== null) path.id = String(integer(item.id));
        const params: Row = { ...request.path, ...item };
        try {
          const done = await action({
            site,
            request: { ...request, method, path, params, sent: params, query: {} },
          });
          const fields = fieldNames(request.query._fields);
          const pruned = method === 'POST' && actions.kept !== undefined && fields.length > 0;
          return withLinks(
            pruned ? filterFields(done.data, [...(actions.kept ?? []), ...fields]) : done.data,
            done,
          );
        } catch (error) {
          if (error instanceof FatalFault || !(error instanceof RestFault)) throw error;
          return itemFault(failedId, error);
        }
      };
      const listOf = (name: (typeof lists)[number]): Json[] => {
        const list = request.params[name];
        if (list === undefined || list === null) return [];
        const values = Array.isArray(list) ? list : isRow(list) ? Object.values(list) : undefined;
        if (!values)
          throw new FatalFault('Uncaught TypeError: foreach() argument must be of type array|object');
        return values;
      };
      const creations = listOf('create');
      if (creations.length > 0) {
        const done: Json[] = [];
        for (const item of creations) {
          if (!isRow(item)) {
            // A record of nothing is made and kept; only then does the text among the items end the
            // request.
            const made = await run({}, actions.create, 0, 'POST');
            if (!isRow(made) || made.error === undefined) throw textItem();
            done.push(made);
            continue;
          }
          done.push(
            await run({ ...defaultsOf(actions.createArgs ?? {}), ...item }, actions.create, 0, 'POST'),
          );
        }
        answer.create = done;
      }
      const updates = listOf('update');
      if (updates.length > 0) {
        const done: Json[] = [];
        for (const item of updates) {
          if (!isRow(item)) throw textItem();
          done.push(await run(item, actions.update, item.id ?? null, 'PUT'));
        }
        answer.update = done;
      }
      const removals = listOf('delete');
      if (removals.length > 0) {
        const done: Json[] = [];
        for (const item of removals) {
          const id = isRow(item) ? integer(item.id) : integer(item as Json);
          if (id === 0) continue;
          // Under a parent the failed item is named by all that was asked for.
          const under = Object.keys(request.path).length > 0;
          const failed =
            isRow(item) || under
              ? { ...(isRow(item) ? item : { id }), ...numbers(request.path), force: true }
              : id;
          done.push(await run({ id, force: true }, actions.remove, failed, 'DELETE'));
        }
        answer.delete = done;
      }
      return { data: Object.keys(answer).length === 0 ? [] : answer, emptyLists: true };
    },
  };
}
