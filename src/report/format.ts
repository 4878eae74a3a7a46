import { isDay, isDecimal, type JsonValue, type Speaker } from '../core/index.js';
import { label } from './labels/label.js';

/** Seconds or minutes between two instants: `12 s`, `3 min 05 s`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds}\u00a0s`;
  const minutes = Math.floor(seconds / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return minutes < 60
    ? `${minutes}\u00a0min\u00a0${two(seconds % 60)}\u00a0s`
    : `${Math.floor(minutes / 60)}\u00a0h\u00a0${two(minutes % 60)}`;
}

const amounts = /price/i;
const rates = /^(vat|vatRate)$/;
const countries = /country$/i;
const numbers = /^(weight|weightKg|quantity|stock|stock_?quantity)$/i;

/** The value of a field as text for people. */
export function formatValue(field: string, value: JsonValue, say: Speaker): string {
  const { language } = say;
  // A change from a file may lack one of its values.
  if (value === null || value === undefined || value === '') return label('value.none', language);
  if (typeof value === 'boolean') return label(value ? 'value.true' : 'value.false', language);
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    if (amounts.test(field)) return say.amount(text);
    if (rates.test(field)) return isDecimal(text) ? say.rate(text) : text;
    if (field === 'family') return say.family(text);
    if (countries.test(field)) return say.country(text);
    if (numbers.test(field) || typeof value === 'number') return say.number(text);
    return isDay(text) ? say.day(text) : say.instant(text);
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return label('value.none', language);
    return value.map((item: JsonValue) => formatItem(item)).join(', ');
  }
  return formatItem(value);
}

/**
 * Lists and objects of plans are short: an image is shown by its name, other objects as name =
 * value.
 */
function formatItem(value: JsonValue): string {
  if (value === null) return '–';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((item: JsonValue) => formatItem(item)).join(', ');
  const entries = Object.entries(value as { readonly [key: string]: JsonValue });
  const name = entries.find(([key]) => key === 'name' || key === 'path' || key === 'src');
  if (name && typeof name[1] === 'string') return name[1];
  return entries.map(([key, item]) => `${key} = ${formatItem(item)}`).join(', ');
}
