import { isRecord } from '../../../core/index.js';
import type { GestanAdapter, GestanDraftNotice } from '../../adapter.js';
import { asWritten, missingLetters, type OutboxEncoding } from './text-encoding.js';

type Inspect = NonNullable<GestanAdapter['inspect']>;

/** What is not written as text of a merchant: references and figures are plain letters anyway. */
const technical: ReadonlySet<string> = new Set(['externalRef', 'sourceRef', 'id', 'contactId', 'productId']);

/**
 * The texts of a draft that hold letters which the files cannot carry. A product code with such a
 * letter is refused: it would come back as the code of another product. Any other text loses the
 * accent, or the letter becomes `?`.
 */
export function createInspect(encoding: OutboxEncoding): Inspect {
  return (_kind, draft) => [...noticesOf(draft, '', encoding)];
}

function* noticesOf(value: unknown, field: string, encoding: OutboxEncoding): Generator<GestanDraftNotice> {
  if (typeof value === 'string') {
    const characters = missingLetters(value, encoding);
    if (characters.length === 0) return;
    const isCode = field === 'code' || field.endsWith('.productCode');
    yield {
      field,
      severity: isCode ? 'refused' : 'warning',
      characters,
      written: asWritten(value, encoding),
    };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* noticesOf(item, `${field}[${index}]`, encoding);
  } else if (isRecord(value)) {
    for (const [name, member] of Object.entries(value))
      if (!technical.has(name)) yield* noticesOf(member, field === '' ? name : `${field}.${name}`, encoding);
  }
}
