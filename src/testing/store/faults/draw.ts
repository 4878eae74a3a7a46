import type { Random } from '../../../core/index.js';
import type { Fault, FaultKind } from './types.js';

/** Faults that a good client recovers from. */
export const survivable: readonly FaultKind[] = [
  'lost-answer',
  'slow',
  'status',
  'reset',
  'truncated',
  'bom',
  'notice',
];

const statuses: readonly Extract<Fault, { kind: 'status' }>[] = [
  { kind: 'status', status: 429 },
  { kind: 'status', status: 429, retryAfter: 2 },
  { kind: 'status', status: 429, retryAfter: 3, retryAfterAs: 'date' },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 503, retryAfter: 1 },
  { kind: 'status', status: 503, retryAfter: 2, retryAfterAs: 'date' },
  { kind: 'status', status: 508 },
  { kind: 'status', status: 524 },
];

const few = (random: Random, most: number): number => Math.floor(random() * most);

/** The details of a fault of which only the kind is known. */
export function drawFault(kind: FaultKind | Fault, random: Random): Fault {
  if (typeof kind !== 'string') return kind;
  switch (kind) {
    case 'status':
      return statuses[few(random, statuses.length)] ?? { kind: 'status', status: 503 };
    case 'slow':
      return { kind, ms: 50 + few(random, 2_000), before: random() < 0.5 };
    case 'truncated':
      return { kind, keep: random() * 0.95, broken: random() < 0.5 };
    case 'redirect':
      return { kind, status: random() < 0.5 ? 301 : 302 };
    case 'tied-timestamps':
      return { kind, rows: 2 + few(random, 20) };
    case 'rejected-items':
      return { kind, every: 2 + few(random, 4) };
    default:
      return { kind };
  }
}
