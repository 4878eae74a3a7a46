import { TZDate } from '@date-fns/tz';
import iconv from 'iconv-lite';
import { GestanError } from 'woo-gestan/gestan';
import type { Row } from './messages.js';

/** How cells are to be understood. */
export interface CellStyle {
  /** Of bytes, where texts are asked for as bytes. */
  readonly encoding: string;
  /** Of Gestan's dates. */
  readonly timeZone: string;
}

export interface Cells {
  text(row: Row, field: string): string | undefined;
  /** An id: 0 is an empty one. */
  key(row: Row, field: string): string | undefined;
  figure(row: Row, field: string): string | undefined;
  flag(row: Row, field: string): boolean | undefined;
  /**
   * `YYYYMMDD`, with a time `YYYYMMDDHHMMSS` or `YYYYMMDDHHMMSSmmm`.
   *
   * @param which the moment where the text leaves a choice: a day without time, the hour that comes
   * twice in autumn.
   */
  moment(row: Row, field: string, which: 'first' | 'last'): string | undefined;
  /** The day of a moment as it is written in a query. */
  day(instant: string): string;
}

/** A double carries fifteen digits; what follows them is noise of its own. */
const digits = 15;

export function createCells({ encoding, timeZone }: CellStyle): Cells {
  function unreadable(field: string, value: unknown, as: string): GestanError {
    return new GestanError(`${field}: « ${String(value)} » is no ${as}.`, {
      code: 'gestan.invalid',
      field,
      hint: 'Look at the column that the table map names for it.',
    });
  }

  function text(row: Row, field: string): string | undefined {
    const value = row[field];
    if (value === null || value === undefined) return undefined;
    const whole =
      value instanceof ArrayBuffer
        ? iconv.decode(Buffer.from(value), encoding)
        : ArrayBuffer.isView(value)
          ? iconv.decode(Buffer.from(value.buffer, value.byteOffset, value.byteLength), encoding)
          : String(value);
    // The driver puts this in the place of a letter that it could not carry.
    if (whole.includes('\uFFFD'))
      throw unreadable(field, whole, 'text that the driver could carry; set the option text');
    // Columns of fixed width are filled up with blanks, or with what is left of C.
    const trimmed = whole.replace(/[\0 ]+$/, '');
    return trimmed.trim() === '' ? undefined : trimmed;
  }

  function key(row: Row, field: string): string | undefined {
    const value = text(row, field)?.trim();
    return value === undefined || /^[0]+$/.test(value) ? undefined : value;
  }

  function figure(row: Row, field: string): string | undefined {
    const value = row[field];
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw unreadable(field, value, 'number');
      const plain = String(Number(value.toPrecision(digits)));
      return /e/.test(plain) ? trimmed(value.toFixed(12)) : plain;
    }
    const written = text(row, field)?.trim().replace(',', '.');
    if (written === undefined) return undefined;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(written)) throw unreadable(field, written, 'number');
    const [, sign = '', whole = '', rest = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(written) ?? [];
    return `${sign === '-' ? '-' : ''}${whole.replace(/^0+(?=\d)/, '') || '0'}${rest ? `.${rest}` : ''}`;
  }

  function flag(row: Row, field: string): boolean | undefined {
    const value = text(row, field)?.trim().toLowerCase();
    if (value === undefined) return undefined;
    if (['1', '-1', 'true', 'o', 'oui', 't'].includes(value)) return true;
    if (['0', 'false', 'n', 'non', 'f'].includes(value)) return false;
    throw unreadable(field, value, 'yes or no');
  }

  function moment(row: Row, field: string, which: 'first' | 'last'): string | undefined {
    const value = text(row, field)?.trim();
    if (value === undefined || /^0+$/.test(value)) return undefined;
    const parts = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(\d{3})?)?$/.exec(value);
    const [, y, m, d, h = '00', i = '00', s = '00', ms = '000'] = parts ?? [];
    const date = new Date(`${y}-${m}-${d}T${h}:${i}:${s}.${ms}Z`);
    // A day that does not exist rolls over into the next month.
    if (parts === null || Number.isNaN(date.getTime()) || date.toISOString().slice(8, 10) !== d)
      throw unreadable(field, value, 'date YYYYMMDD');
    const lasts = which === 'last' && parts[4] === undefined;
    const time = lasts
      ? ([23, 59, 59, 999] as const)
      : ([Number(h), Number(i), Number(s), Number(ms)] as const);
    const local = new TZDate(Number(y), Number(m) - 1, Number(d), ...time, timeZone).getTime();
    const again = local + 3_600_000;
    const twice = new TZDate(again, timeZone).getHours() === new TZDate(local, timeZone).getHours();
    return new Date(which === 'last' && twice ? again : local).toISOString();
  }

  function day(instant: string): string {
    const at = new TZDate(Date.parse(instant), timeZone);
    const padded = (value: number, width: number) => String(value).padStart(width, '0');
    return `${padded(at.getFullYear(), 4)}${padded(at.getMonth() + 1, 2)}${padded(at.getDate(), 2)}`;
  }

  return { text, key, figure, flag, moment, day };
}

function trimmed(fixed: string): string {
  return fixed.replace(/\.?0+$/, '');
}
