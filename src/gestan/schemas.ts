import * as z from 'zod';
import { holdsHalfCharacter, isDay, isDecimal, isInstant } from '../core/index.js';
import { isPlainDecimal, usualDecimals } from './figures.js';
import { productFields } from './model.js';
import { pieceExtras, pieceKinds } from './piece-model.js';

/**
 * The model as zod schemas, for authors of adapters: what comes out of a file or a database is
 * parsed with them before it is handed on. Fields that are not named are dropped; an absent field
 * is absent, never `undefined`.
 */

const text = z.string();
const filled = z
  .string()
  .trim()
  .min(1, 'must not be blank')
  .refine((value) => !holdsHalfCharacter(value), 'must not hold half of a character');
const amount = z.string('must be a decimal number as text, such as "12.50"').refine(isPlainDecimal, {
  error: ({ input }) =>
    /^[\s\d+-]*,\d+\s*$/.test(String(input))
      ? 'must be written with a decimal point, not with a comma: "12.50"'
      : 'must be a decimal number as text, such as "12.50"',
});
const fitsAnyCurrency = (decimals: number) => decimals >= 0 && decimals <= 4;
/** How many decimals a currency has is checked with it: ISO 4217 knows up to four. */
const cents = amount.refine(
  (value) => fitsAnyCurrency(usualDecimals(value)) || /^[+-]?\d*(?:\.\d{0,4}0*)?$/.test(value.trim()),
  'must have no more decimals than its currency',
);
const isDigit = (code: number) => code >= 48 && code <= 57;
const notNegative = (schema: typeof amount) =>
  schema.refine(
    (value) => isDigit(value.charCodeAt(0)) || !/^-/.test(value.trim()) || !/[1-9]/.test(value),
    'must not be negative',
  );
const day = z.string().refine(isDay, 'must be a day, YYYY-MM-DD');
const instant = z.string().refine(isInstant, 'must be an instant in UTC');
const opt = z.exactOptional;

/** The same fields, each of which may be absent. */
function optional<S extends z.ZodRawShape>(shape: S) {
  const fields = Object.entries(shape).map(([name, field]) => [name, opt(field)]);
  return Object.fromEntries(fields) as { [F in keyof S]: z.ZodExactOptional<S[F]> };
}

/**
 * The same fields in a draft: each may be absent, which leaves it as it is, or `null`, which clears
 * it.
 */
function clearable<S extends z.ZodRawShape>(shape: S) {
  const fields = Object.entries(shape).map(([name, field]) => [name, opt(z.nullable(field))]);
  return Object.fromEntries(fields) as { [F in keyof S]: z.ZodExactOptional<z.ZodNullable<S[F]>> };
}

/** Checks a family that an adapter gives. */
export const gestanFamilySchema = z.object({ id: filled, name: text, parentId: opt(filled) });

/** Checks a payment mode that an adapter gives. */
export const gestanPaymentModeSchema = z.object({ id: filled, name: text });

/** Checks a bank account that an adapter gives. */
export const gestanBankAccountSchema = z.object({ id: filled, name: text, professional: z.boolean() });

/** Checks a posting category that an adapter gives. */
export const gestanPostingCategorySchema = z.object({
  id: filled,
  name: text,
  professional: z.boolean(),
  account: opt(text),
  journal: opt(text),
});

/** Checks a VAT rate that an adapter gives. */
export const gestanVatRateSchema = z.object({ rate: notNegative(amount), name: opt(text) });

export const gestanImageSchema = z.object({
  name: filled,
  sha256: opt(z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')),
  type: opt(text),
  alt: opt(text),
});

/** The fields of a product that a draft can write, but for its name, which every product has. */
const productShape = {
  barcode: text,
  priceNet: notNegative(amount),
  priceGross: notNegative(amount),
  vatRate: notNegative(amount),
  salePriceNet: notNegative(amount),
  salePriceGross: notNegative(amount),
  saleFrom: instant,
  saleTo: instant,
  familyId: text,
  subFamilyId: text,
  description: text,
  shortDescription: text,
  weightKg: notNegative(amount),
  published: z.boolean(),
  images: z.array(gestanImageSchema),
  extra: z.record(text, text),
} as const;

/** Checks a product that an adapter gives. */
export const gestanProductSchema = z.object({
  id: filled,
  code: filled,
  name: text,
  kind: opt(z.enum(['simple', 'composed', 'model'])),
  ...optional(productShape),
  archived: opt(z.boolean()),
  modifiedAt: opt(instant),
});

export const productDraftSchema = z.object({
  externalRef: filled,
  id: opt(filled),
  code: opt(filled),
  ...clearable({ name: filled, ...productShape }),
});

/** Checks a stock figure that an adapter gives. */
export const gestanStockSchema = z.object({
  productId: filled,
  code: filled,
  quantity: opt(amount),
  modifiedAt: opt(instant),
});

export const gestanAddressSchema = z.object({
  line1: opt(text),
  line2: opt(text),
  postcode: opt(text),
  city: opt(text),
  state: opt(text),
  country: opt(z.string().regex(/^[A-Z]{2}$/, 'must be a country of ISO 3166-1 alpha-2, such as "FR"')),
  name: opt(text),
  company: opt(text),
  phone: opt(text),
});

const contactShape = {
  group: z.enum(['client', 'prospect', 'partner', 'other']),
  firstName: text,
  lastName: text,
  company: text,
  email: text,
  phone: text,
  mobile: text,
  siret: text,
  siren: text,
  vatNumber: text,
  billing: gestanAddressSchema,
  shipping: gestanAddressSchema,
} as const;

/** Checks a contact that an adapter gives. */
export const gestanContactSchema = z.object({
  id: filled,
  externalRef: opt(text),
  ...optional(contactShape),
  modifiedAt: opt(instant),
});

export const contactDraftSchema = z.object({
  externalRef: filled,
  id: opt(filled),
  ...clearable(contactShape),
});

export const pieceLineTaxSchema = z.object({
  rate: notNegative(amount),
  label: text,
  compound: opt(z.boolean()),
});

export const pieceLineSchema = z.object({
  type: z.enum(['product', 'shipping', 'fee', 'rounding']),
  productCode: opt(filled),
  productId: opt(filled),
  label: text,
  quantity: amount,
  unitNet: amount,
  discountNet: notNegative(cents),
  net: cents,
  taxes: z.array(pieceLineTaxSchema),
  sourceLineId: opt(z.int()),
});

export const pieceVatSchema = z.object({
  rate: notNegative(amount),
  label: text,
  compound: opt(z.boolean()),
  country: opt(z.string()),
  base: cents,
  amount: cents,
});

const pieceContent = {
  kind: z.enum(pieceKinds),
  date: day,
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency of ISO 4217, such as "EUR"'),
  contactId: filled,
  lines: z.array(pieceLineSchema).min(1, 'must have a line'),
  vat: z.array(pieceVatSchema),
  totalNet: cents,
  totalVat: cents,
  totalGross: cents,
} as const;

export const pieceDraftSchema = z.object({
  ...pieceContent,
  externalRef: filled,
  reference: text,
  sourceRef: opt(filled),
  sourceId: opt(filled),
  sourceNumber: opt(filled),
  movesStock: z.boolean(),
  billing: opt(gestanAddressSchema),
  shipping: opt(gestanAddressSchema),
  siren: opt(text),
  vatNumber: opt(text),
  nature: opt(z.enum(['goods', 'services', 'mixed'])),
  note: opt(text),
  paymentModeId: opt(filled),
  paidOn: opt(day),
  exemption: opt(text),
});

export const gestanPieceSchema = z.object({
  ...pieceContent,
  // A piece that a person entered may have no line.
  lines: z.array(pieceLineSchema),
  id: filled,
  number: opt(filled),
  externalRef: opt(filled),
  sourceRef: opt(filled),
  stockMoved: opt(z.boolean()),
  cancelled: opt(z.boolean()),
});
export const movedPieceSchema = gestanPieceSchema.pick({ externalRef: true, stockMoved: true });

export const entryDraftSchema = z.object({
  externalRef: filled,
  date: day,
  direction: z.enum(['in', 'out']),
  amount: cents.refine((value) => isDecimal(value) && Number(value) > 0, 'must be more than zero'),
  currency: pieceContent.currency,
  label: text,
  contactId: filled,
  paymentModeId: filled,
  bankAccountId: filled,
  postingCategoryId: opt(filled),
  parts: opt(z.array(z.object({ postingCategoryId: filled, amount: cents })).min(2)),
  pieceRef: opt(filled),
});

export const gestanFoundSchema = z.object({ id: filled, number: opt(text) });

export const gestanSentStatusSchema = z.object({
  state: z.enum(['waiting', 'sent', 'taken', 'done', 'refused', 'missing']),
  where: opt(text),
  message: opt(text),
});

export const gestanCapabilitiesSchema = z.object({
  pieces: z.array(z.enum(pieceKinds)),
  cancelPieces: opt(z.array(z.enum(pieceKinds))),
  entries: z.boolean(),
  entryParts: opt(z.boolean()),
  readContacts: z.boolean(),
  writeContacts: z.boolean(),
  readProducts: z.boolean(),
  writeProducts: z.boolean(),
  productFields: z.array(z.enum(productFields)),
  readStock: z.boolean(),
  stockFigure: z.enum(['physical', 'available']),
  readBack: z.boolean(),
  modifiedSince: z.boolean(),
  vatAmounts: z.boolean(),
  multipleTaxes: z.boolean(),
  currencies: z.array(pieceContent.currency).min(1, "must name Gestan's own currency first"),
  images: z.object({ read: z.boolean(), write: z.boolean() }),
  pieceFieldsLeftOut: opt(z.array(z.enum(pieceExtras))),
});
