import type * as z from 'zod';
import { currencyPlaces } from '../core/currency.js';
import { decimal, sum, toText } from '../core/index.js';
import type { GestanCapabilities } from './capabilities.js';
import { GestanError } from './errors.js';
import type { ContactDraft, ProductDraft } from './model.js';
import type { EntryDraft, PieceDraft } from './piece-model.js';
import { createQuickParse } from './quick-check.js';
import { refused, unsupported } from './refusals.js';
import { contactDraftSchema, entryDraftSchema, pieceDraftSchema, productDraftSchema } from './schemas.js';

/** Members that are `undefined` count as absent, at every depth. */
export function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, withoutUndefined(member)]),
  );
}

/** The check of one kind of draft; it is made for the first of them. */
function parserOf<T>(schema: z.ZodType<T>, what: string): (draft: unknown) => T {
  const check = createQuickParse(schema, withoutUndefined);
  return (draft) => parsed(check(draft), what);
}

const parseProduct = parserOf<ProductDraft>(productDraftSchema, 'product');
const parseContact = parserOf<ContactDraft>(contactDraftSchema, 'contact');
const parsePiece = parserOf<PieceDraft>(pieceDraftSchema, 'piece');
const parseEntry = parserOf<EntryDraft>(entryDraftSchema, 'ledger entry');

function parsed<T>(result: z.ZodSafeParseResult<T>, what: string): T {
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  const path = (field ?? '').replace(/^\./, '');
  throw refused(path, `The ${what} is refused: ${path} ${issue?.message ?? 'is not valid'}.`);
}

/**
 * Checks a product draft before it is written. `undefined` members are dropped.
 *
 * @throws {GestanError} `gestan.refused` with the field; `gestan.unsupported` for a field that the
 *   capabilities do not name.
 * @example
 * upsertProduct: async (draft) => write(checkProductDraft(draft, capabilities))
 */
export function checkProductDraft(
  draft: ProductDraft,
  capabilities: Pick<GestanCapabilities, 'productFields'>,
): ProductDraft {
  const checked = parseProduct(draft);
  const known = new Set<string>([...capabilities.productFields, 'externalRef', 'id', 'code']);
  const field = Object.keys(checked).find((key) => !known.has(key));
  // A new product has a name, whatever else this Gestan can write.
  if (field !== undefined && !(field === 'name' && checked.id === undefined)) {
    throw new GestanError(`This Gestan adapter does not write the field ${field} of products.`, {
      code: 'gestan.unsupported',
      field,
      hint: 'Write only the fields that capabilities.productFields names.',
    });
  }
  if (checked.name === null) throw refused('name', 'The name of a product cannot be cleared.');
  if (checked.id === undefined && checked.code === undefined)
    throw refused('code', 'A new product needs a code.');
  if (checked.id === undefined && checked.name === undefined)
    throw refused('name', 'A new product needs a name.');
  return checked;
}

/**
 * Checks a contact draft before it is written. `undefined` members are dropped.
 *
 * @throws {GestanError} `gestan.refused` with the field.
 * @example
 * const { email } = checkContactDraft(draft)
 */
export function checkContactDraft(draft: ContactDraft): ContactDraft {
  const checked = parseContact(draft);
  if (checked.id === undefined) {
    const named = [checked.firstName, checked.lastName, checked.company, checked.email];
    if (!named.some((value) => value?.trim()))
      throw refused('lastName', 'A new contact needs a name, a firm or an e-mail address.');
  }
  return checked;
}

function mustEqual(field: string, given: string, computed: string, of: string): void {
  if (!decimal(given).eq(decimal(computed)))
    throw refused(field, `${field} is ${given}, but ${of} is ${computed}.`);
}

/** The members of a draft that are amounts of its currency. */
const amountFields: ReadonlySet<string> = new Set([
  'amount',
  'base',
  'discountNet',
  'net',
  'totalNet',
  'totalVat',
  'totalGross',
]);

/** Whether an amount has no more decimals than these, but for zeros. */
function fits(amount: string, places: number): boolean {
  const point = amount.lastIndexOf('.');
  // As amounts are written nearly always. Who writes powers of ten, or more zeros, is computed.
  if ((point === -1 || amount.length - point - 1 <= places) && !/e/i.test(amount)) return true;
  return decimal(amount).round(places).eq(amount);
}

/** Amounts have no more decimals than their currency: two, none (JPY) or three (KWD). */
function mustFitCurrency(value: unknown, currency: string, path = ''): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      mustFitCurrency(item, currency, `${path}[${index}]`);
    });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const field = path === '' ? name : `${path}.${name}`;
    if (typeof member !== 'string') mustFitCurrency(member, currency, field);
    else if (amountFields.has(name) && !fits(member, currencyPlaces(currency)))
      throw refused(
        field,
        `${field} is ${member}: amounts in ${currency} have ${currencyPlaces(currency)} decimals.`,
      );
  }
}

/**
 * Checks a piece draft: its shape, what the capabilities allow, and that it adds up to the cent:
 * the net total is the sum of the lines, the VAT total the sum of the VAT table, the gross total
 * both (EN 16931, BR-CO-10, -13, -14, -15).
 *
 * @throws {GestanError} `gestan.refused` with the field; `gestan.unsupported` for a kind that the
 *   capabilities do not name.
 * @example
 * createPiece: async (draft) => write(checkPieceDraft(draft, capabilities))
 */
export function checkPieceDraft(
  draft: PieceDraft,
  capabilities: Pick<GestanCapabilities, 'pieces' | 'currencies' | 'multipleTaxes'>,
): PieceDraft {
  const checked = parsePiece(draft);
  if (!capabilities.pieces.includes(checked.kind)) throw unsupported(`create pieces of kind ${checked.kind}`);
  if (!capabilities.currencies.includes(checked.currency))
    throw refused('currency', `Pieces in ${checked.currency} cannot be held here.`);
  for (const [index, line] of checked.lines.entries()) {
    if (line.taxes.length > 1 && !capabilities.multipleTaxes)
      throw refused(`lines[${index}].taxes`, `The line « ${line.label} » carries several taxes.`);
    if (line.type === 'product' && line.productCode === undefined && line.productId === undefined)
      throw refused(`lines[${index}].productCode`, `The line « ${line.label} » names no product.`);
  }
  mustFitCurrency(checked, checked.currency);
  const net = toText(sum(checked.lines.map((line) => decimal(line.net))));
  mustEqual('totalNet', checked.totalNet, net, 'the sum of the lines');
  const vat = toText(sum(checked.vat.map((row) => decimal(row.amount))));
  mustEqual('totalVat', checked.totalVat, vat, 'the sum of the VAT table');
  const gross = toText(decimal(net).plus(decimal(vat)));
  mustEqual('totalGross', checked.totalGross, gross, 'the net total with VAT');
  if (checked.kind === 'credit-note') {
    if ((checked.sourceRef ?? checked.sourceId ?? checked.sourceNumber) === undefined)
      throw refused('sourceRef', 'A credit note must cite what it corrects.');
    if (decimal(checked.totalGross).lt(0))
      throw refused('totalGross', 'The amounts of a credit note are positive.');
  }
  return checked;
}

/**
 * Checks a ledger entry draft.
 *
 * @throws {GestanError} `gestan.refused` with the field; `gestan.unsupported` where no entries are
 *   written.
 * @example
 * createEntry: async (draft) => write(checkEntryDraft(draft, capabilities))
 */
export function checkEntryDraft(
  draft: EntryDraft,
  capabilities: Pick<GestanCapabilities, 'entries' | 'currencies' | 'entryParts'>,
): EntryDraft {
  if (!capabilities.entries) throw unsupported('create ledger entries');
  const checked = parseEntry(draft);
  if (!capabilities.currencies.includes(checked.currency))
    throw refused('currency', `Entries in ${checked.currency} cannot be held here.`);
  mustFitCurrency(checked, checked.currency);
  const { parts } = checked;
  if (!parts) return checked;
  if (!capabilities.entryParts) throw unsupported('split ledger entries over posting categories');
  const all = toText(sum(parts.map((part) => decimal(part.amount))));
  mustEqual('parts', checked.amount, all, 'the sum of the parts');
  return checked;
}
