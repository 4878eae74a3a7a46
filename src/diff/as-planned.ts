import type { Row } from './plan.js';

/**
 * Whether a row is still as planned: the same status, computed from the same data. Any other row is
 * stale and is not applied.
 *
 * @example
 * if (!isAsPlanned(planned, now)) report.stale(planned)
 */
export function isAsPlanned(
  planned: Pick<Row, 'status' | 'fingerprint'>,
  now: Pick<Row, 'status' | 'fingerprint'> | undefined,
): boolean {
  return now?.fingerprint === planned.fingerprint && now.status === planned.status;
}
