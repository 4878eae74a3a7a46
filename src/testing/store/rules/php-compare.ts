import type { Json } from '../json.js';
import { number, text } from '../json.js';

const numeric = (value: Json): boolean =>
  typeof value === 'number' || /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text(value));

/** PHP's `<` of two numbers or texts: as numbers where both are such, else letter by letter. */
export function lessThan(left: Json, right: Json): boolean {
  if (numeric(left) && numeric(right)) return number(left) < number(right);
  return text(left) < text(right);
}
