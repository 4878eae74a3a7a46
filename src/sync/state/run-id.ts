import type { Random } from '../../core/index.js';

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** The beginning of the id of a run at this moment; later ones sort after it. */
export function runStamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:.Z]/g, '');
}

/** The id of a run: sortable by time, unique by chance. `20260331T081500123-7k2m9qx4` */
export function newRunId(now: number, random: Random): string {
  let tail = '';
  for (let i = 0; i < 8; i += 1) tail += letters[Math.floor(random() * letters.length)] ?? '0';
  return `${runStamp(now)}-${tail}`;
}
