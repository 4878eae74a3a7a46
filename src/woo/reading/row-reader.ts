import { wooError } from '../errors/errors.js';
import type { WooHttp, WooReply } from '../http/http.js';
import type { Repaired, RowChecker } from '../schemas/check.js';

/** What one kind of rows is, and where it is read. */
export interface RowReader<T> {
  readonly http: WooHttp;
  /** Below `/wp-json/wc/v3/`. */
  readonly path: string;
  /** The field that names a row: `id`, `slug`; absent where nothing does. */
  readonly key: string | undefined;
  /** Whether the list has pages; settings, gateways and tax classes come whole. */
  readonly paged: boolean;
  readonly checker: RowChecker;
  /** Adds to a row what its address says: the parent of a variation, the order of a refund. */
  readonly complete?: ((row: Record<string, unknown>) => void) | undefined;
  /** Carries the type only. */
  readonly row?: T;
}

/** The top level of the fields asked for, those with a dot left out: they may hold part of what the schema names. */
function wholeFields(fields: readonly string[]): readonly string[] {
  return fields.filter((field) => !field.includes('.'));
}

/** Checks one row that came; throws `woo.unexpected` when it cannot be what was asked for. */
export function readRow<T>(
  reader: RowReader<T>,
  came: unknown,
  method: string,
  fields?: readonly string[],
): T {
  // An object of which `_fields` leaves nothing is an empty list to PHP.
  const row: unknown = fields !== undefined && Array.isArray(came) && came.length === 0 ? {} : came;
  const checked = reader.checker.check(row, fields === undefined ? undefined : wholeFields(fields));
  if (!checked.ok) {
    const path = reader.http.pathOf(reader.path);
    const message = `The answer to ${method} ${path} is not what the API promises: ${checked.why}.`;
    throw wooError('woo.unexpected', message, { method, path });
  }
  if (checked.repaired.length > 0) warnOf(reader, method, checked.repaired);
  reader.complete?.(row as Record<string, unknown>);
  return row as T;
}

function warnOf<T>(reader: RowReader<T>, method: string, all: readonly Repaired[]): void {
  const path = reader.http.pathOf(reader.path);
  for (const { field, expected, repaired } of all) {
    const what = repaired ? 'was read as one' : 'stands as it came';
    const message = `${method} ${path}: ${field} is not of the type ${expected}; it ${what}.`;
    reader.http.warn({ kind: 'repaired', method, path, message });
  }
}

/** Checks the rows of a list. */
export function readRows<T>(reader: RowReader<T>, reply: WooReply, fields?: readonly string[]): readonly T[] {
  const { data } = reply;
  // One row is `{}` in PHP's eyes when keys have a gap: `{"0": …, "2": …}`.
  const rows =
    typeof data === 'object' &&
    data !== null &&
    !Array.isArray(data) &&
    Object.keys(data).every((key) => /^\d+$/.test(key))
      ? Object.values(data)
      : data;
  if (!Array.isArray(rows)) {
    const path = reader.http.pathOf(reader.path);
    throw wooError('woo.unexpected', `The answer to GET ${path} is no list.`, {
      method: 'GET',
      path,
      status: reply.status,
    });
  }
  return rows.map((row) => readRow(reader, row, 'GET', fields));
}
