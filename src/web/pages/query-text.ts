import type { PlanQuery } from '../state/plan-types.js';
import { type SortKey, sortKeys } from '../state/stored-plan.js';

/** A query as it stands in an address. */
export function queryText(plan: string, query: PlanQuery): string {
  const text = new URLSearchParams({ plan });
  for (const status of query.statuses) text.append('status', status);
  if (query.outcome !== undefined) text.set('outcome', query.outcome);
  if (query.search !== '') text.set('q', query.search);
  if (query.sort !== undefined) text.set('sort', query.sort);
  if (query.descending) text.set('down', '1');
  if (query.onlyTicked) text.set('ticked', '1');
  if (query.page > 1) text.set('page', String(query.page));
  return `?${text}`;
}

/** A query from an address. What is not understood is left out. */
export function readQuery(text: URLSearchParams): PlanQuery {
  const sort = sortKeys.find((key) => key === text.get('sort')) as SortKey | undefined;
  const page = Number(text.get('page') ?? '1');
  return {
    statuses: text.getAll('status').filter((status) => status !== ''),
    outcome: text.get('outcome') || undefined,
    search: (text.get('q') ?? '').slice(0, 200),
    sort,
    descending: text.get('down') === '1',
    onlyTicked: text.get('ticked') === '1',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}
