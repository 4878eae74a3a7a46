import { isActionable } from '../../diff/statuses.js';
import { rankOfStatus } from '../labels/statuses.js';

const rank = (status: string) => (isActionable(status) ? 0 : rankOfStatus(status) + 1);

/** The rows as they are shown: those to act on first, rows of a status together. */
export function inShownOrder<R extends { readonly status: string }>(rows: readonly R[]): readonly R[] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.status);
    if (group) group.push(row);
    else groups.set(row.status, [row]);
  }
  return [...groups].sort(([a], [b]) => rank(a) - rank(b)).flatMap(([, group]) => group);
}
