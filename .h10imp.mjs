// src/testing/gestan-contract-content.ts
import assert2 from 'node:assert/strict';

// src/testing/gestan-contract-kit.ts
import assert from 'node:assert/strict';

// src/core/decimal.ts
import Big from 'big.js';

var pattern = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?$/;
var longest = 60;
function isDecimal(text3) {
  return text3.length <= longest && pattern.test(text3.trim());
}
function decimal(value) {
  if (typeof value === 'object') return value;
  const text3 = String(value).trim();
  if (!isDecimal(text3)) throw new RangeError(`"${text3.slice(0, longest)}" is not a decimal number.`);
  return new Big(text3);
}
var zero = new Big(0);
function round(value, places) {
  return value.round(places, Big.roundHalfUp);
}
function toFixed(value, places) {
  const text3 = round(value, places).toFixed(places);
  return /^-0(?:\.0*)?$/.test(text3) ? text3.slice(1) : text3;
}
function toText(value) {
  const text3 = value.toFixed();
  return text3 === '-0' ? '0' : text3;
}
function sum(values) {
  let total = zero;
  for (const value of values) total = total.plus(value);
  return total;
}

// src/core/environment.ts
var systemClock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};

// src/core/errors.ts
var SyncError = class extends Error {
  /** The name of the class, which survives a bundler. */
  name = 'SyncError';
  /** What went wrong, as a code: `settings.invalid`. */
  code;
  /** What the sentence of the code needs. */
  values;
  /** Whether the same call may succeed later without a change. */
  retryable;
  /** The field at fault: `taxes[0].rate`. Undefined where no field is. */
  field;
  /** What to do about it, in English. Undefined where nothing helps but the message. */
  hint;
  constructor(message, options2) {
    const text3 = options2.hint ? `${message} ${options2.hint}` : message;
    super(text3, options2.cause === void 0 ? void 0 : { cause: options2.cause });
    this.code = options2.code;
    this.values = options2.values ?? {};
    this.retryable = options2.retryable ?? false;
    this.field = options2.field;
    this.hint = options2.hint;
  }
  /** The error as plain data, fit for logs and reports: no stack, no cause. */
  toJSON() {
    return {
      name: this.name,
      code: this.code,
      values: this.values,
      message: this.message,
      retryable: this.retryable,
      ...(this.field === void 0 ? {} : { field: this.field }),
    };
  }
};
var SettingsError = class extends SyncError {
  /** The name of the class. */
  name = 'SettingsError';
};
function isSyncError(value) {
  return (
    value instanceof SyncError ||
    (value instanceof Error && typeof value.code === 'string' && typeof value.retryable === 'boolean')
  );
}

// src/core/records.ts
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function defined(members) {
  const kept2 = Object.entries(members).filter(([, value]) => value !== void 0);
  return Object.fromEntries(kept2);
}

// src/core/time-zone.ts
import { TZDate } from '@date-fns/tz';

var dayPattern = /^\d{4}-\d{2}-\d{2}$/;
function isDay(text3) {
  if (!dayPattern.test(text3)) return false;
  const date = /* @__PURE__ */ new Date(`${text3}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text3);
}

// src/gestan/schemas.ts
import * as z from 'zod';

// src/gestan/model.ts
var productFields = [
  'name',
  'barcode',
  'priceNet',
  'priceGross',
  'vatRate',
  'salePriceNet',
  'salePriceGross',
  'saleFrom',
  'saleTo',
  'familyId',
  'subFamilyId',
  'description',
  'shortDescription',
  'weightKg',
  'published',
  'images',
  'extra',
];

// src/gestan/piece-model.ts
var pieceKinds = ['quote', 'order', 'delivery-note', 'invoice', 'credit-note'];

// src/gestan/schemas.ts
function isPlainDecimal(value) {
  return isDecimal(value) && !/e/i.test(value) && value.length <= 40;
}
var text = z.string();
var filled = z.string().trim().min(1, 'must not be blank');
var amount = z.string('must be a decimal number as text, such as "12.50"').refine(isPlainDecimal, {
  error: ({ input }) =>
    /^[\s\d+-]*,\d+\s*$/.test(String(input))
      ? 'must be written with a decimal point, not with a comma: "12.50"'
      : 'must be a decimal number as text, such as "12.50"',
});
var cents = amount.refine(
  (value) => /^[+-]?\d*(?:\.\d{0,2}0*)?$/.test(value.trim()),
  'must have at most 2 decimals',
);
var notNegative = (schema2) =>
  schema2.refine((value) => !/^-/.test(value.trim()) || !/[1-9]/.test(value), 'must not be negative');
var day = z.string().refine(isDay, 'must be a day, YYYY-MM-DD');
var instant = z
  .string()
  .refine((value) => /T.*Z$/.test(value) && !Number.isNaN(Date.parse(value)), 'must be an instant in UTC');
var opt = z.exactOptional;
function optional(shape) {
  const fields = Object.entries(shape).map(([name, field2]) => [name, opt(field2)]);
  return Object.fromEntries(fields);
}
function clearable(shape) {
  const fields = Object.entries(shape).map(([name, field2]) => [name, opt(z.nullable(field2))]);
  return Object.fromEntries(fields);
}
var gestanFamilySchema = z.object({ id: filled, name: text, parentId: opt(filled) });
var gestanPaymentModeSchema = z.object({ id: filled, name: text });
var gestanBankAccountSchema = z.object({ id: filled, name: text, professional: z.boolean() });
var gestanPostingCategorySchema = z.object({
  id: filled,
  name: text,
  professional: z.boolean(),
  account: opt(text),
  journal: opt(text),
});
var gestanVatRateSchema = z.object({ rate: notNegative(amount), name: opt(text) });
var gestanImageSchema = z.object({
  name: filled,
  sha256: opt(z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')),
  type: opt(text),
  alt: opt(text),
});
var productShape = {
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
};
var gestanProductSchema = z.object({
  id: filled,
  code: filled,
  name: text,
  kind: opt(z.enum(['simple', 'composed', 'model'])),
  ...optional(productShape),
  archived: opt(z.boolean()),
  modifiedAt: opt(instant),
});
var productDraftSchema = z.object({
  externalRef: filled,
  id: opt(filled),
  code: opt(filled),
  ...clearable({ name: filled, ...productShape }),
});
var gestanStockSchema = z.object({
  productId: filled,
  code: filled,
  quantity: opt(amount),
  modifiedAt: opt(instant),
});
var gestanAddressSchema = z.object({
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
var contactShape = {
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
};
var gestanContactSchema = z.object({
  id: filled,
  externalRef: opt(text),
  ...optional(contactShape),
  modifiedAt: opt(instant),
});
var contactDraftSchema = z.object({
  externalRef: filled,
  id: opt(filled),
  ...clearable(contactShape),
});
var pieceLineTaxSchema = z.object({
  rate: notNegative(amount),
  label: text,
  compound: opt(z.boolean()),
});
var pieceLineSchema = z.object({
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
var pieceVatSchema = z.object({
  rate: notNegative(amount),
  label: text,
  compound: opt(z.boolean()),
  country: opt(z.string()),
  base: cents,
  amount: cents,
});
var pieceContent = {
  kind: z.enum(pieceKinds),
  date: day,
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency of ISO 4217, such as "EUR"'),
  contactId: filled,
  lines: z.array(pieceLineSchema).min(1, 'must have a line'),
  vat: z.array(pieceVatSchema),
  totalNet: cents,
  totalVat: cents,
  totalGross: cents,
};
var pieceDraftSchema = z.object({
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
var gestanPieceSchema = z.object({
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
var entryDraftSchema = z.object({
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
  pieceRef: filled,
});
var gestanFoundSchema = z.object({ id: filled, number: opt(text) });
var gestanSentStatusSchema = z.object({
  state: z.enum(['waiting', 'sent', 'taken', 'done', 'refused', 'missing']),
  where: opt(text),
  message: opt(text),
});
var gestanCapabilitiesSchema = z.object({
  pieces: z.array(z.enum(pieceKinds)),
  cancelPieces: opt(z.array(z.enum(pieceKinds))),
  entries: z.boolean(),
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
});

// src/testing/gestan-contract-kit.ts
async function collect(rows2) {
  const all = [];
  for await (const row2 of rows2) all.push(row2);
  return all;
}
async function rejects(work, codes, why, field2) {
  try {
    await work();
  } catch (error) {
    assert.ok(
      isSyncError(error),
      `${why}: must reject with a GestanError ${codes.join(' or ')}, not with ${String(error)}`,
    );
    assert.ok(codes.includes(error.code), `${why}: must be ${codes.join(' or ')}, was ${error.code}`);
    if (field2 !== void 0) assert.equal(error.field, field2, `${why}: the error must name the field`);
    return;
  }
  assert.fail(`${why}: must be refused`);
}
var notSupported = ['gestan.unsupported'];
var notAccepted = ['gestan.refused', 'gestan.unsupported'];
function sameDecimal(actual, expected, what) {
  if (expected === void 0 || actual === void 0) {
    assert.equal(actual, expected, `${what}: ${actual ?? 'nothing'} instead of ${expected ?? 'nothing'}`);
    return;
  }
  assert.ok(
    typeof actual === 'string' && isDecimal(actual),
    `${what}: ${JSON.stringify(actual)} is not a decimal number as text, such as "${expected}"`,
  );
  assert.ok(decimal(actual).eq(decimal(expected)), `${what}: ${actual} must be exactly ${expected}`);
}
function fits(schema2, value, what) {
  const result = schema2.safeParse(value);
  if (result.success) return;
  const [issue] = result.error.issues;
  const path2 = (issue?.path ?? []).map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  );
  assert.fail(`${what}: ${path2.join('').replace(/^\./, '') || 'it'} ${issue?.message ?? 'is not valid'}`);
}
function sameFields(actual, expected, what) {
  assert.ok(actual, what);
  for (const [field2, value] of Object.entries(expected)) {
    const given2 = Reflect.get(actual, field2);
    if (isRecord(value) && isRecord(given2)) sameFields(given2, value, `${what}, ${field2}`);
    else assert.deepEqual(given2, value, `${what}: ${field2} is ${shown(given2)} instead of ${shown(value)}`);
  }
}
var shown = (value) => (value === void 0 ? 'absent' : JSON.stringify(value));
function kindOf({ capabilities }) {
  return capabilities.pieces.includes('invoice') ? 'invoice' : capabilities.pieces[0];
}
async function someContact({ adapter }) {
  if (adapter.capabilities.readContacts) {
    const [contact] = await collect(adapter.contacts());
    if (contact !== void 0) return contact.id;
  }
  if (!adapter.capabilities.writeContacts) return '1';
  const made = await adapter.upsertContact({
    externalRef: 'woo:contrat:customer:1',
    lastName: 'Contrat',
    email: 'client@contrat.test',
  });
  return made.id;
}
async function readPiece(adapter, draft) {
  assert.ok(adapter.pieces, 'readBack is declared, but pieces() is missing');
  const all = await collect(adapter.pieces({ after: draft.date }));
  const found = all.filter((piece) => piece.externalRef === draft.externalRef);
  assert.equal(found.length, 1, `the piece ${draft.externalRef} must be there exactly once`);
  fits(gestanPieceSchema, found[0], `pieces(), ${draft.externalRef}`);
  return found[0];
}

// src/testing/gestan-contract-seed.ts
var at = (hour) => `2026-03-29T${String(hour).padStart(2, '0')}:00:00.000Z`;
var smallSeed = {
  families: [
    { name: 'Leurres' },
    { name: 'Cuill\xE8res', parent: 'Leurres' },
    { name: 'App\xE2ts & amorces' },
  ],
  paymentModes: [{ name: 'Ch\xE8que' }, { name: 'CB' }],
  bankAccounts: [
    { name: 'Compte pro', professional: true },
    { name: 'Compte priv\xE9', professional: false },
  ],
  postingCategories: [{ name: 'Ventes', professional: true, account: '707000', journal: 'VE' }],
  vatRates: [{ rate: '20' }, { rate: '10' }, { rate: '5.5' }, { rate: '2.1' }, { rate: '0' }],
  products: [
    {
      code: 'A-1',
      name: 'Hame\xE7on n\xB0 8',
      priceNet: '10.00',
      priceGross: '12.00',
      vatRate: '20',
      modifiedAt: at(1),
    },
    {
      code: 'B;2',
      name: 'C\u0153ur d\u2019\xE9t\xE9 \xAB brillant \xBB, 5 \u20AC',
      priceNet: '3.29',
      priceGross: '3.95',
      vatRate: '20',
      barcode: '3464042848995',
      modifiedAt: at(2),
    },
    {
      code: 'C"3',
      name: 'Fil "fin"; 0,18 mm',
      description: 'Premi\xE8re ligne\nSeconde ligne | fin',
      weightKg: '0.125',
      priceNet: '1234567.89',
      priceGross: '1234567.89',
      vatRate: '0',
      modifiedAt: at(2),
    },
    {
      code: 'PORT',
      name: 'Frais de port',
      priceNet: '5.00',
      priceGross: '6.00',
      vatRate: '20',
      modifiedAt: at(3),
    },
    {
      code: '00042',
      name: 'Code qui commence par des z\xE9ros',
      priceNet: '0.35',
      priceGross: '0.37',
      vatRate: '5.5',
      modifiedAt: at(4),
    },
    {
      code: 'D-4',
      name: 'Promotion de printemps',
      priceNet: '8.3292',
      priceGross: '9.995',
      vatRate: '20',
      salePriceNet: '7.5',
      salePriceGross: '9.00',
      saleFrom: '2026-03-28T23:00:00.000Z',
      saleTo: '2026-04-30T22:00:00.000Z',
      extra: { marque: '\u0152uvre & Cie' },
      archived: true,
      modifiedAt: at(5),
    },
  ],
  contacts: [
    {
      firstName: 'Zo\xEB',
      lastName: 'L\u2019\xC9cuyer',
      email: 'zoe@contrat.test',
      mobile: '+33612345679',
      billing: {
        line1: '1 rue de l\u2019\u0152uvre',
        line2: 'B\xE2timent \xAB B \xBB, 2e \xE9tage',
        postcode: '01000',
        city: 'Bourg-en-Bresse',
        country: 'FR',
      },
      modifiedAt: at(1),
    },
    {
      company: 'Ets Fa\xE7ade & Fils',
      email: 'facade@contrat.test',
      siret: '55208131766522',
      vatNumber: 'FR03552081317',
      modifiedAt: at(2),
    },
    {
      firstName: 'Ana\xEFs',
      lastName: 'B\xE9ranger',
      email: 'anais@contrat.test',
      phone: '+33612345678',
      modifiedAt: at(3),
    },
  ],
  stock: [
    { code: 'A-1', quantity: '10' },
    { code: 'B;2', quantity: '-3' },
    { code: 'C"3', quantity: '2.125' },
    { code: '00042', quantity: '0' },
    { code: 'PORT' },
  ],
};
function largeSeed(rows2) {
  const numbers2 = Array.from({ length: rows2 }, (_, index3) => index3);
  return {
    ...smallSeed,
    products: numbers2.map((n) => ({
      code: `P-${n}`,
      name: `Produit n\xB0 ${n}`,
      priceNet: `${n}.00`,
      vatRate: '0',
      priceGross: `${n}.00`,
      modifiedAt: at(n % 24),
    })),
    contacts: numbers2.map((n) => ({
      lastName: `Pr\xE9fontaine ${n}`,
      email: `c${n}@contrat.test`,
      modifiedAt: at(n % 24),
    })),
    stock: numbers2.map((n) => ({ code: `P-${n}`, quantity: `${n}.5` })),
  };
}
function pieceDraft(kind, contactId, patch = {}) {
  const tax = { rate: '20', label: 'TVA 20 %' };
  return {
    kind,
    externalRef: `woo:contrat:order:1:${kind}`,
    reference: '1',
    date: '2026-03-29',
    currency: 'EUR',
    contactId,
    movesStock: false,
    ...(kind === 'credit-note' ? { sourceRef: 'woo:contrat:order:1:invoice' } : {}),
    lines: [
      {
        type: 'product',
        productCode: 'A-1',
        label: 'Hame\xE7on n\xB0 8',
        quantity: '3',
        unitNet: '9.443333',
        discountNet: '0.00',
        net: '28.33',
        taxes: [tax],
        sourceLineId: 7,
      },
      {
        type: 'shipping',
        productCode: 'PORT',
        label: 'Colissimo',
        quantity: '1',
        unitNet: '5',
        discountNet: '0.00',
        net: '5.00',
        taxes: [tax],
      },
    ],
    vat: [{ ...tax, base: '33.33', amount: '6.66' }],
    totalNet: '33.33',
    totalVat: '6.66',
    totalGross: '39.99',
    ...patch,
  };
}
function fullPiece(kind, contactId) {
  const normal2 = { rate: '20', label: 'TVA 20 %' };
  const reduced = { rate: '5.5', label: 'TVA 5,5 %' };
  return pieceDraft(kind, contactId, {
    externalRef: `woo:contrat:order:3:${kind}`,
    sourceRef: 'woo:contrat:order:3:order',
    lines: [
      {
        type: 'product',
        productCode: 'A-1',
        label: 'Hame\xE7on n\xB0 8',
        quantity: '2.5',
        unitNet: '9.443333',
        discountNet: '3.61',
        net: '20.00',
        taxes: [normal2],
      },
      {
        type: 'product',
        productCode: '00042',
        label: 'Amorce, 1 kg',
        quantity: '4',
        unitNet: '2.5',
        discountNet: '0.00',
        net: '10.00',
        taxes: [reduced],
      },
    ],
    vat: [
      { ...normal2, base: '20.00', amount: '4.00' },
      { ...reduced, base: '10.00', amount: '0.55' },
    ],
    totalNet: '30.00',
    totalVat: '4.55',
    totalGross: '34.55',
  });
}
function compoundPiece(kind, contactId) {
  const gst = { rate: '5', label: 'TPS' };
  const qst = { rate: '9.975', label: 'TVQ', compound: true };
  return pieceDraft(kind, contactId, {
    externalRef: `woo:contrat:order:2:${kind}`,
    lines: [
      {
        type: 'product',
        productCode: 'A-1',
        label: 'Hame\xE7on',
        quantity: '1',
        unitNet: '10',
        discountNet: '0.00',
        net: '10.00',
        taxes: [gst, qst],
      },
    ],
    vat: [
      { ...gst, base: '10.00', amount: '0.50' },
      { ...qst, base: '10.50', amount: '1.05' },
    ],
    totalNet: '10.00',
    totalVat: '1.55',
    totalGross: '11.55',
  });
}

// src/testing/gestan-contract-content.ts
async function codeOf(adapter, line) {
  if (line.productCode !== void 0 || line.productId === void 0) return line.productCode;
  if (!adapter.capabilities.readProducts) return void 0;
  return (await collect(adapter.products())).find(({ id }) => id === line.productId)?.code;
}
async function sameLines(adapter, piece, draft) {
  assert2.equal(piece.lines.length, draft.lines.length, 'lines: their number');
  for (const [index3, line] of draft.lines.entries()) {
    const given2 = piece.lines[index3];
    assert2.ok(given2);
    const what = (field2) => `lines[${index3}].${field2} of a ${piece.kind}`;
    assert2.equal(given2.type, line.type, what('type'));
    assert2.equal(await codeOf(adapter, given2), line.productCode, what('productCode'));
    assert2.equal(given2.label, line.label, what('label'));
    for (const field2 of ['quantity', 'unitNet', 'discountNet', 'net'])
      sameDecimal(given2[field2], line[field2], what(field2));
    assert2.equal(given2.taxes.length, line.taxes.length, what('taxes'));
    for (const [place, tax] of line.taxes.entries())
      sameDecimal(given2.taxes[place]?.rate, tax.rate, what(`taxes[${place}].rate`));
  }
}
function sameVat(piece, draft) {
  assert2.equal(piece.vat.length, draft.vat.length, `vat of a ${piece.kind}: one row for each rate`);
  for (const row2 of draft.vat) {
    const given2 = piece.vat.find((each) => Number(each.rate) === Number(row2.rate));
    assert2.ok(
      given2,
      `vat of a ${piece.kind}: the rate ${row2.rate} is missing among ${piece.vat.map(({ rate }) => rate)}`,
    );
    sameDecimal(given2.base, row2.base, `vat base at ${row2.rate} % of a ${piece.kind}`);
    sameDecimal(given2.amount, row2.amount, `vat amount at ${row2.rate} % of a ${piece.kind}`);
  }
}
var contentCases = {
  'every kind of piece comes back as it was made, a credit note with positive amounts': async (given2) => {
    const { adapter } = given2;
    const { capabilities } = adapter;
    if (!capabilities.readBack) return;
    const contactId = await someContact(given2);
    for (const kind of capabilities.pieces) {
      const draft = fullPiece(kind, contactId);
      await adapter.createPiece(draft);
      const piece = await readPiece(adapter, draft);
      assert2.ok(piece);
      for (const field2 of ['kind', 'date', 'currency', 'contactId', 'sourceRef'])
        assert2.equal(piece[field2], draft[field2], `${field2} of a ${kind}`);
      for (const field2 of ['totalNet', 'totalVat', 'totalGross'])
        sameDecimal(piece[field2], draft[field2], `${field2} of a ${kind}`);
      await sameLines(adapter, piece, draft);
      sameVat(piece, draft);
    }
  },
};

// src/testing/gestan-contract-edges.ts
import assert3 from 'node:assert/strict';

var kinds = ['product', 'contact', 'piece', 'entry'];
async function isFoundAfterwards(adapter, kind, externalRef, write11) {
  assert3.equal(await adapter.find(kind, externalRef), void 0, `find('${kind}') before the write`);
  const made = await write11();
  const found = await adapter.find(kind, externalRef);
  assert3.ok(found, `find('${kind}') must find what was written after it had found nothing`);
  assert3.equal(found.id, made.id, `find('${kind}'): id`);
  for (const other of kinds)
    if (other !== kind)
      assert3.equal(
        await adapter.find(other, externalRef),
        void 0,
        `find('${other}') must not answer with a ${kind}`,
      );
}
async function isDated(what, list18, change2) {
  const startedAt = Date.now();
  const [before] = await collect(list18());
  if (before?.modifiedAt === void 0) return;
  await change2(before.id);
  const after = (await collect(list18())).find(({ id }) => id === before.id);
  const [old, now] = [Date.parse(before.modifiedAt), Date.parse(after?.modifiedAt ?? '')];
  const moved2 = now > old || (now === old && old > startedAt - 6e4);
  assert3.ok(
    moved2,
    `modifiedAt of ${what}: a change must move it on from ${before.modifiedAt}, it is ${after?.modifiedAt}`,
  );
  const since = await collect(list18(after?.modifiedAt));
  assert3.ok(
    since.some(({ id }) => id === before.id),
    `modifiedSince: ${what} must list what was changed since`,
  );
}
var edgeCases = {
  'find looks anew each time, and knows the kind that is asked for': async (given2) => {
    const { adapter } = given2;
    const { writeProducts, writeContacts } = adapter.capabilities;
    if (writeProducts)
      await isFoundAfterwards(adapter, 'product', 'woo:contrat:product:9', () =>
        adapter.upsertProduct({
          externalRef: 'woo:contrat:product:9',
          code: 'CHERCHE-1',
          name: 'Cherch\xE9',
        }),
      );
    if (writeContacts)
      await isFoundAfterwards(adapter, 'contact', 'woo:contrat:customer:9', () =>
        adapter.upsertContact({
          externalRef: 'woo:contrat:customer:9',
          lastName: 'Cherch\xE9',
          email: 'cherche@contrat.test',
        }),
      );
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const draft = pieceDraft(kind, await someContact(given2));
    await isFoundAfterwards(adapter, 'piece', draft.externalRef, () => adapter.createPiece(draft));
  },
  'an id that Gestan does not have is refused: nothing is made under it': async ({ adapter }) => {
    const { writeProducts, readProducts, writeContacts, readContacts } = adapter.capabilities;
    if (writeProducts && readProducts) {
      const externalRef = 'woo:contrat:product:404';
      const draft = { externalRef, id: '987654321', code: 'ABSENT-1', name: 'Absent' };
      await rejects(
        () => adapter.upsertProduct(draft),
        ['gestan.refused'],
        'upsertProduct: an unknown id',
        'id',
      );
      assert3.equal(await adapter.find('product', externalRef), void 0, 'upsertProduct: nothing was made');
      const codes = (await collect(adapter.products())).map(({ code }) => code);
      assert3.ok(!codes.includes('ABSENT-1'), 'upsertProduct: an unknown id must not make a product');
    }
    if (writeContacts && readContacts) {
      const externalRef = 'woo:contrat:customer:404';
      const draft = { externalRef, id: '987654321', lastName: 'Absent', email: 'absent@contrat.test' };
      await rejects(
        () => adapter.upsertContact(draft),
        ['gestan.refused'],
        'upsertContact: an unknown id',
        'id',
      );
      const emails = (await collect(adapter.contacts())).map(({ email }) => email);
      assert3.ok(!emails.includes(draft.email), 'upsertContact: an unknown id must not make a contact');
    }
  },
  'a change moves modifiedAt': async ({ adapter }) => {
    const { capabilities } = adapter;
    if (!capabilities.modifiedSince || !capabilities.readBack) return;
    if (capabilities.readProducts && capabilities.writeProducts)
      await isDated(
        'products',
        (modifiedSince) => adapter.products({ modifiedSince }),
        (id) =>
          adapter.upsertProduct({ externalRef: 'woo:contrat:product:5', id, name: 'Autre d\xE9signation' }),
      );
    if (capabilities.readContacts && capabilities.writeContacts)
      await isDated(
        'contacts',
        (modifiedSince) => adapter.contacts({ modifiedSince }),
        (id) => adapter.upsertContact({ externalRef: 'woo:contrat:customer:5', id, phone: '+33400000000' }),
      );
  },
  'an aborted signal keeps a piece from being made': async (given2) => {
    const { adapter } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const draft = pieceDraft(kind, await someContact(given2));
    const reason = new Error('stopped by the contract');
    await assert3.rejects(
      async () => adapter.createPiece(draft, { signal: AbortSignal.abort(reason) }),
      (error) => error === reason,
      'createPiece must reject with the reason of its signal',
    );
    assert3.equal(await adapter.find('piece', draft.externalRef), void 0, 'createPiece: nothing was written');
  },
};

// src/testing/gestan-contract-load.ts
import assert4 from 'node:assert/strict';

var loadCases = {
  'two writers with the same reference make one piece': async (given2) => {
    const { adapter } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const second = (await given2.reopen?.()) ?? adapter;
    const draft = pieceDraft(kind, await someContact(given2));
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index3) => (index3 % 2 === 0 ? adapter : second).createPiece(draft)),
    );
    assert4.equal(new Set(results.map(({ id }) => id)).size, 1, 'all get the same piece');
    assert4.equal(results.filter(({ created }) => created).length, 1, 'one of them made it');
    if (second !== adapter) await second.close?.();
  },
  'many writers get pieces of their own, with numbers of their own': async (given2) => {
    const { adapter } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const second = (await given2.reopen?.()) ?? adapter;
    const contactId = await someContact(given2);
    const drafts = Array.from({ length: 40 }, (_, index3) =>
      pieceDraft(kind, contactId, { externalRef: `woo:contrat:order:${index3}:${kind}` }),
    );
    const results = await Promise.all(
      drafts.map((draft, index3) => (index3 % 2 === 0 ? adapter : second).createPiece(draft)),
    );
    assert4.equal(new Set(results.map(({ id }) => id)).size, drafts.length, 'ids are unique');
    const numbers2 = results.flatMap(({ number: number5 }) => (number5 === void 0 ? [] : [number5]));
    assert4.equal(new Set(numbers2).size, numbers2.length, 'numbers are unique');
    for (const draft of drafts) assert4.ok(await adapter.find('piece', draft.externalRef), draft.externalRef);
    if (second !== adapter) await second.close?.();
  },
  'writers that make the same contact make one': async ({ adapter }) => {
    if (!adapter.capabilities.writeContacts) return;
    const draft = {
      externalRef: 'woo:contrat:guest:abc',
      lastName: 'B\xE9ranger',
      email: 'invite@contrat.test',
    };
    const results = await Promise.all(Array.from({ length: 10 }, () => adapter.upsertContact(draft)));
    assert4.equal(new Set(results.map(({ id }) => id)).size, 1, 'all get the same contact');
    assert4.equal(results.filter(({ created }) => created).length, 1, 'one of them made it');
  },
  'one bad piece among many harms no other, and leaves nothing behind': async (given2) => {
    const { adapter } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const contactId = await someContact(given2);
    const ref = (index3) => `woo:contrat:order:${index3}:${kind}`;
    const drafts = Array.from({ length: 12 }, (_, index3) =>
      pieceDraft(kind, contactId, {
        externalRef: ref(index3),
        ...(index3 % 4 === 1 ? { totalGross: '1000.00' } : {}),
      }),
    );
    const settled = await Promise.allSettled(drafts.map((draft) => adapter.createPiece(draft)));
    for (const [index3, result] of settled.entries()) {
      const bad = index3 % 4 === 1;
      assert4.equal(result.status, bad ? 'rejected' : 'fulfilled', `piece ${index3}`);
      assert4.equal((await adapter.find('piece', ref(index3))) === void 0, bad, `find of piece ${index3}`);
    }
    const repaired = await adapter.createPiece(pieceDraft(kind, contactId, { externalRef: ref(1) }));
    assert4.equal(repaired.created, true);
  },
  'after a lost answer the piece is found, and is not made a second time': async (given2) => {
    const { adapter } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const draft = pieceDraft(kind, await someContact(given2));
    await given2.loseAnswerNext?.();
    try {
      await adapter.createPiece(draft);
      assert4.equal(given2.loseAnswerNext, void 0, 'a lost answer must reject');
    } catch (error) {
      assert4.ok(
        given2.loseAnswerNext && isSyncError(error) && error.code === 'gestan.unsettled',
        `a lost answer rejects with gestan.unsettled, not with ${String(error)}`,
      );
    }
    const found = await adapter.find('piece', draft.externalRef);
    assert4.ok(found, 'the piece is found');
    const again = await adapter.createPiece(draft);
    assert4.deepEqual([again.id, again.created], [found.id, false], 'it is not made again');
  },
  'what was written is known after a restart': async (given2) => {
    const { adapter, reopen } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0 || reopen === void 0) return;
    const draft = pieceDraft(kind, await someContact(given2));
    const made = await adapter.createPiece(draft);
    await adapter.close?.();
    const next = await reopen();
    assert4.equal((await next.find('piece', draft.externalRef))?.id, made.id, 'find');
    assert4.equal((await next.createPiece(draft)).created, false, 'it is not made again');
    await next.close?.();
  },
};
var largeCases = {
  'ten thousand products, contacts and stock figures are listed, each once': async ({
    adapter,
    seed: seed2,
  }) => {
    const { readProducts, readContacts, readStock } = adapter.capabilities;
    const once = (values, expected, what) => {
      assert4.equal(values.length, expected.length, `number of ${what}`);
      assert4.deepEqual(new Set(values), new Set(expected), what);
    };
    if (readProducts)
      once(
        (await collect(adapter.products())).map(({ code }) => code),
        seed2.products.map(({ code }) => code),
        'products',
      );
    if (readContacts)
      once(
        (await collect(adapter.contacts())).map(({ email }) => email ?? ''),
        seed2.contacts.map(({ email }) => email ?? ''),
        'contacts',
      );
    if (!readStock) return;
    const stock2 = await collect(adapter.stock());
    once(
      stock2.map(({ code }) => code),
      seed2.stock.map(({ code }) => code),
      'stock',
    );
    const figures = new Map(seed2.stock.map(({ code, quantity }) => [code, quantity]));
    for (const { code, quantity } of stock2)
      assert4.equal(Number(quantity), Number(figures.get(code)), `the stock of ${code}`);
  },
};

// src/testing/gestan-contract-pieces.ts
import assert5 from 'node:assert/strict';

// src/gestan/errors.ts
var GestanError = class extends SyncError {
  /** The name of the class. */
  name = 'GestanError';
};

// src/gestan/check-draft.ts
function refused(field2, message, hint) {
  return new GestanError(message, { code: 'gestan.refused', field: field2, hint });
}
function unsupported(what) {
  return new GestanError(`This Gestan adapter does not ${what}.`, {
    code: 'gestan.unsupported',
    hint: 'Ask its capabilities first.',
  });
}
function withoutUndefined(value) {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== void 0)
      .map(([key2, member]) => [key2, withoutUndefined(member)]),
  );
}
function parse(schema2, draft, what) {
  const result = schema2.safeParse(withoutUndefined(draft));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field2 = issue?.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  const path2 = (field2 ?? '').replace(/^\./, '');
  throw refused(path2, `The ${what} is refused: ${path2} ${issue?.message ?? 'is not valid'}.`);
}
function checkProductDraft(draft, capabilities) {
  const checked = parse(productDraftSchema, draft, 'product');
  const known2 = /* @__PURE__ */ new Set([...capabilities.productFields, 'externalRef', 'id', 'code']);
  const field2 = Object.keys(checked).find((key2) => !known2.has(key2));
  if (field2 !== void 0 && !(field2 === 'name' && checked.id === void 0)) {
    throw new GestanError(`This Gestan adapter does not write the field ${field2} of products.`, {
      code: 'gestan.unsupported',
      field: field2,
      hint: 'Write only the fields that capabilities.productFields names.',
    });
  }
  if (checked.name === null) throw refused('name', 'The name of a product cannot be cleared.');
  if (checked.id === void 0 && checked.code === void 0) throw refused('code', 'A new product needs a code.');
  if (checked.id === void 0 && checked.name === void 0) throw refused('name', 'A new product needs a name.');
  return checked;
}
function checkContactDraft(draft) {
  const checked = parse(contactDraftSchema, draft, 'contact');
  if (checked.id === void 0) {
    const named4 = [checked.firstName, checked.lastName, checked.company, checked.email];
    if (!named4.some((value) => value?.trim()))
      throw refused('lastName', 'A new contact needs a name, a firm or an e-mail address.');
  }
  return checked;
}
function mustEqual(field2, given2, computed, of) {
  if (!decimal(given2).eq(decimal(computed)))
    throw refused(field2, `${field2} is ${given2}, but ${of} is ${computed}.`);
}
function checkPieceDraft(draft, capabilities) {
  const checked = parse(pieceDraftSchema, draft, 'piece');
  if (!capabilities.pieces.includes(checked.kind)) throw unsupported(`create pieces of kind ${checked.kind}`);
  if (!capabilities.currencies.includes(checked.currency))
    throw refused('currency', `Pieces in ${checked.currency} cannot be held here.`);
  for (const [index3, line] of checked.lines.entries()) {
    if (line.taxes.length > 1 && !capabilities.multipleTaxes)
      throw refused(`lines[${index3}].taxes`, `The line \xAB ${line.label} \xBB carries several taxes.`);
    if (line.type === 'product' && line.productCode === void 0 && line.productId === void 0)
      throw refused(`lines[${index3}].productCode`, `The line \xAB ${line.label} \xBB names no product.`);
  }
  const net = toFixed(sum(checked.lines.map((line) => decimal(line.net))), 2);
  mustEqual('totalNet', checked.totalNet, net, 'the sum of the lines');
  const vat = toFixed(sum(checked.vat.map((row2) => decimal(row2.amount))), 2);
  mustEqual('totalVat', checked.totalVat, vat, 'the sum of the VAT table');
  const gross = toFixed(decimal(net).plus(decimal(vat)), 2);
  mustEqual('totalGross', checked.totalGross, gross, 'the net total with VAT');
  if (checked.kind === 'credit-note') {
    if (checked.sourceRef === void 0) throw refused('sourceRef', 'A credit note must cite what it corrects.');
    if (decimal(checked.totalGross).lt(0))
      throw refused('totalGross', 'The amounts of a credit note are positive.');
  }
  return checked;
}
function checkEntryDraft(draft, capabilities) {
  if (!capabilities.entries) throw unsupported('create ledger entries');
  const checked = parse(entryDraftSchema, draft, 'ledger entry');
  if (!capabilities.currencies.includes(checked.currency))
    throw refused('currency', `Entries in ${checked.currency} cannot be held here.`);
  return checked;
}

// src/gestan/adapters/memory/calls.ts
function createCalls(capabilities, faults2) {
  async function call(operation, may, work, given2) {
    given2?.signal?.throwIfAborted();
    await Promise.resolve();
    if (may !== true) throw unsupported(String(may));
    return structuredClone(faults2.strike(operation, work));
  }
  async function* list18(operation, may, rows2, given2) {
    const since = capabilities.modifiedSince ? given2?.modifiedSince : void 0;
    const after = since === void 0 ? void 0 : Date.parse(since);
    if (Number.isNaN(after)) throw refused('modifiedSince', `${since} is not an instant.`);
    const found = await call(operation, may, rows2, given2);
    for (const row2 of found) {
      given2?.signal?.throwIfAborted();
      if (after === void 0 || row2.modifiedAt === void 0 || Date.parse(row2.modifiedAt) >= after) yield row2;
    }
  }
  return { call, list: list18 };
}

// src/gestan/two-prices.ts
var otherPrices = {
  priceNet: 'priceGross',
  priceGross: 'priceNet',
  salePriceNet: 'salePriceGross',
  salePriceGross: 'salePriceNet',
};
function withBothPrices(product) {
  if (product.vatRate === void 0) return product;
  const factor = decimal(product.vatRate).div(100).plus(1);
  const pair2 = (net, gross) => ({
    net: net ?? (gross === void 0 ? void 0 : toFixed(decimal(gross).div(factor), 2)),
    gross: gross ?? (net === void 0 ? void 0 : toFixed(decimal(net).times(factor), 2)),
  });
  const price = pair2(product.priceNet, product.priceGross);
  const sale2 = pair2(product.salePriceNet, product.salePriceGross);
  const prices2 = {
    priceNet: price.net,
    priceGross: price.gross,
    salePriceNet: sale2.net,
    salePriceGross: sale2.gross,
  };
  return { ...product, ...defined(prices2) };
}

// src/gestan/patched.ts
function patched(record4, patch) {
  const merged = new Map(Object.entries(record4));
  for (const [key2, value] of Object.entries(patch)) {
    if (value === void 0) continue;
    if (value === null) merged.delete(key2);
    else merged.set(key2, structuredClone(value));
  }
  return Object.fromEntries(merged);
}
function withDraft(record4, draft) {
  const { id: _, externalRef: __, ...fields } = draft;
  return patched(record4, { ...fields, ...stalePrices(fields) });
}
function stalePrices(patch) {
  const stale = Object.entries(otherPrices).filter(
    ([price, other]) => patch[price] !== void 0 && patch[other] === void 0,
  );
  return Object.fromEntries(stale.map(([, other]) => [other, null]));
}

// src/gestan/adapters/memory/stock.ts
function unitsOf(tables, piece) {
  const units = /* @__PURE__ */ new Map();
  for (const line of piece.lines) {
    const id =
      line.productId ?? (line.productCode === void 0 ? void 0 : tables.productByCode(line.productCode)?.id);
    if (id !== void 0) units.set(id, (units.get(id) ?? zero).plus(decimal(line.quantity)));
  }
  return units;
}
function moveStock(tables, piece, way = 'out') {
  for (const [productId, units] of unitsOf(tables, piece)) {
    const record4 = tables.stock.get(productId);
    if (record4?.quantity === void 0) continue;
    const moved2 = (piece.kind === 'credit-note') === (way === 'out') ? units : units.neg();
    tables.stock.set(productId, {
      quantity: toText(decimal(record4.quantity).plus(moved2)),
      modifiedAt: tables.now(),
    });
  }
  tables.pieces.set(piece.id, { ...piece, stockMoved: true });
}
function reservedUnits(tables) {
  const chains = /* @__PURE__ */ new Map();
  const rootOf = /* @__PURE__ */ new Map();
  for (const piece of tables.pieces.values()) {
    if (piece.kind === 'credit-note' || piece.cancelled) continue;
    const own3 = piece.externalRef ?? `id:${piece.id}`;
    const root = (piece.sourceRef === void 0 ? void 0 : rootOf.get(piece.sourceRef)) ?? own3;
    rootOf.set(own3, root);
    chains.set(root, [...(chains.get(root) ?? []), piece]);
  }
  const reserved2 = /* @__PURE__ */ new Map();
  for (const chain of chains.values()) {
    const last = chain.findLast((piece) => piece.kind !== 'quote');
    if (last === void 0 || last.stockMoved === void 0 || chain.some((piece) => piece.stockMoved)) continue;
    for (const [id, units] of unitsOf(tables, last))
      reserved2.set(id, (reserved2.get(id) ?? zero).plus(units));
  }
  return reserved2;
}
function stockList(tables, figure) {
  const reserved2 = figure === 'available' ? reservedUnits(tables) : /* @__PURE__ */ new Map();
  return [...tables.stock].flatMap(([productId, record4]) => {
    const product = tables.products.get(productId);
    if (product === void 0) return [];
    const quantity =
      record4.quantity === void 0
        ? {}
        : { quantity: toText(decimal(record4.quantity).minus(reserved2.get(productId) ?? zero)) };
    return [{ productId, code: product.code, ...quantity, modifiedAt: record4.modifiedAt }];
  });
}

// src/gestan/adapters/memory/edit.ts
function known(table, id, what) {
  const record4 = table.get(id);
  if (record4 === void 0) throw refused('id', `There is no ${what} ${id}.`);
  return record4;
}
function createMemoryEdit(tables) {
  return {
    addFamily(family) {
      tables.families.set(family.id, structuredClone(family));
    },
    addProduct(product) {
      const id = product.id ?? tables.nextId(tables.products);
      if (tables.products.has(id)) throw refused('id', `There is a product ${id} already.`);
      tables.putProduct({ ...structuredClone(product), id });
      return id;
    },
    product(id, patch) {
      tables.putProduct(withDraft(known(tables.products, id, 'product'), patch));
    },
    deleteProduct(id) {
      tables.deleteProduct(id);
    },
    addContact(contact) {
      const id = contact.id ?? tables.nextId(tables.contacts);
      if (tables.contacts.has(id)) throw refused('id', `There is a contact ${id} already.`);
      tables.putContact({ ...structuredClone(contact), id });
      if (contact.externalRef !== void 0) tables.refs.contact.set(contact.externalRef, id);
      return id;
    },
    contact(id, patch) {
      tables.putContact(patched(known(tables.contacts, id, 'contact'), patch));
    },
    deleteContact(id) {
      known(tables.contacts, id, 'contact');
      tables.contacts.delete(id);
    },
    stock(code, quantity) {
      const product = tables.productByCode(code);
      if (product === void 0) throw refused('code', `There is no product ${code}.`);
      tables.stock.set(product.id, {
        ...(quantity === void 0 ? {} : { quantity: toText(decimal(quantity)) }),
        modifiedAt: tables.now(),
      });
    },
    ship(pieceId) {
      const piece = known(tables.pieces, pieceId, 'piece');
      if (piece.stockMoved) throw refused('stockMoved', `The goods of piece ${pieceId} have moved already.`);
      moveStock(tables, piece);
    },
    addPiece(piece) {
      const id = piece.id ?? tables.nextId(tables.pieces);
      const number5 = piece.number ?? tables.nextNumber(piece.kind);
      tables.pieces.set(id, { ...structuredClone(piece), id, number: number5 });
      if (piece.externalRef !== void 0) tables.refs.piece.set(piece.externalRef, id);
      return id;
    },
    piece(id, patch) {
      const piece = known(tables.pieces, id, 'piece');
      if (piece.kind === 'invoice' || piece.kind === 'credit-note')
        throw refused(
          'kind',
          `${piece.number ?? id} is issued and cannot be changed.`,
          'Correct it by a credit note.',
        );
      tables.pieces.set(id, patched(piece, patch));
    },
    deletePiece(id) {
      const piece = known(tables.pieces, id, 'piece');
      if (piece.kind === 'invoice' || piece.kind === 'credit-note')
        throw refused(
          'kind',
          `${piece.number ?? id} is issued and cannot be deleted.`,
          'Correct it by a credit note.',
        );
      if (piece.stockMoved) throw refused('stockMoved', `The goods of ${piece.number ?? id} have left.`);
      tables.pieces.delete(id);
      if (piece.externalRef !== void 0) tables.refs.piece.delete(piece.externalRef);
    },
  };
}

// src/gestan/adapters/memory/faults.ts
function unsettled(operation) {
  return new GestanError(`The answer of ${operation} was lost.`, {
    code: 'gestan.unsettled',
    hint: 'Look the record up by its external reference before writing again.',
  });
}
function createMemoryFaults() {
  const armed = /* @__PURE__ */ new Map();
  const arm = (operation, fault3) => {
    armed.set(operation, [...(armed.get(operation) ?? []), fault3]);
  };
  return {
    failNext(operation, error) {
      const unavailable = new GestanError('Gestan cannot be reached.', {
        code: 'gestan.unavailable',
        retryable: true,
      });
      arm(operation, { at: 'before', error: error ?? unavailable });
    },
    loseAnswerNext(operation) {
      arm(operation, { at: 'after', error: unsettled(operation) });
    },
    loseRequestNext(operation) {
      arm(operation, { at: 'before', error: unsettled(operation) });
    },
    strike(operation, work) {
      const fault3 = armed.get(operation)?.shift();
      if (fault3?.at === 'before') throw fault3.error;
      const answer14 = work();
      if (fault3 !== void 0) throw fault3.error;
      return answer14;
    },
  };
}

// src/gestan/adapters/memory/options.ts
var fullCapabilities = {
  pieces: pieceKinds,
  cancelPieces: ['quote', 'order', 'delivery-note'],
  entries: true,
  readContacts: true,
  writeContacts: true,
  readProducts: true,
  writeProducts: true,
  productFields,
  readStock: true,
  stockFigure: 'physical',
  readBack: true,
  modifiedSince: true,
  vatAmounts: true,
  multipleTaxes: true,
  currencies: ['EUR'],
  images: { read: true, write: true },
};
var usualVatRates = [
  { rate: '20', name: 'Taux normal' },
  { rate: '10', name: 'Taux interm\xE9diaire' },
  { rate: '5.5', name: 'Taux r\xE9duit' },
  { rate: '2.1', name: 'Taux super r\xE9duit' },
  { rate: '0', name: 'Sans TVA' },
];

// src/gestan/adapters/memory/tables.ts
import { createHash } from 'node:crypto';

var letters = {
  quote: 'DE',
  order: 'CO',
  'delivery-note': 'BL',
  invoice: 'FA',
  'credit-note': 'AV',
};
function imageKey(productId, image2) {
  return JSON.stringify([productId, image2.name]);
}
function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}
function byId(rows2) {
  return new Map((rows2 ?? []).map((row2) => [row2.id, structuredClone(row2)]));
}
function createMemoryTables(options2, vatRates, now) {
  const ids3 = /* @__PURE__ */ new Map();
  const counters = /* @__PURE__ */ new Map();
  const codes = /* @__PURE__ */ new Map();
  const tables = {
    families: byId(options2.families),
    paymentModes: byId(options2.paymentModes),
    bankAccounts: byId(options2.bankAccounts),
    postingCategories: byId(options2.postingCategories),
    vatRates: structuredClone(vatRates),
    products: /* @__PURE__ */ new Map(),
    contacts: /* @__PURE__ */ new Map(),
    pieces: /* @__PURE__ */ new Map(),
    entries: /* @__PURE__ */ new Map(),
    stock: /* @__PURE__ */ new Map(),
    images: /* @__PURE__ */ new Map(),
    refs: {
      product: /* @__PURE__ */ new Map(),
      contact: /* @__PURE__ */ new Map(),
      piece: /* @__PURE__ */ new Map(),
      entry: /* @__PURE__ */ new Map(),
    },
    now: () => new Date(now()).toISOString(),
    nextId(table) {
      let next = (ids3.get(table) ?? 0) + 1;
      while (table.has(String(next))) next += 1;
      ids3.set(table, next);
      return String(next);
    },
    nextNumber(kind) {
      const taken = (number5) => [...tables.pieces.values()].some((piece) => piece.number === number5);
      let next = counters.get(kind);
      if (next === void 0) {
        next = 1;
        while (taken(`${letters[kind]}${String(next).padStart(6, '0')}`)) next += 1;
      }
      counters.set(kind, next + 1);
      return `${letters[kind]}${String(next).padStart(6, '0')}`;
    },
    productByCode(code) {
      const id = codes.get(code);
      return id === void 0 ? void 0 : tables.products.get(id);
    },
    putProduct(product) {
      const holder = codes.get(product.code);
      if (holder !== void 0 && holder !== product.id)
        throw refused('code', `The code ${product.code} belongs to another product.`);
      const family = product.familyId === void 0 ? void 0 : tables.families.get(product.familyId);
      if (product.familyId !== void 0 && family === void 0)
        throw refused('familyId', `There is no family ${product.familyId}.`);
      if (product.subFamilyId !== void 0) {
        const sub = tables.families.get(product.subFamilyId);
        if (sub?.parentId === void 0 || (product.familyId !== void 0 && sub.parentId !== product.familyId))
          throw refused(
            'subFamilyId',
            `${product.subFamilyId} is no sub-family of ${product.familyId ?? 'any family'}.`,
          );
      }
      const rate = product.vatRate;
      if (
        options2.vatRates !== void 0 &&
        rate !== void 0 &&
        !tables.vatRates.some((known2) => decimal(known2.rate).eq(decimal(rate)))
      )
        throw refused('vatRate', `There is no VAT rate of ${rate} %.`);
      const before = tables.products.get(product.id);
      if (before !== void 0) codes.delete(before.code);
      codes.set(product.code, product.id);
      tables.products.set(product.id, withBothPrices({ ...product, modifiedAt: tables.now() }));
    },
    deleteProduct(id) {
      const product = tables.products.get(id);
      if (product === void 0) throw refused('id', `There is no product ${id}.`);
      codes.delete(product.code);
      tables.products.delete(id);
      tables.stock.delete(id);
    },
    putContact(contact) {
      tables.contacts.set(contact.id, { ...contact, modifiedAt: tables.now() });
    },
  };
  seed(tables, options2);
  return tables;
}
function seed(tables, options2) {
  const dated2 = (table, row2, put) => {
    const id = row2.id ?? tables.nextId(table);
    if (table.has(id))
      throw new GestanError(`Two seeded records have the id ${id}.`, { code: 'gestan.invalid', field: 'id' });
    const copy2 = { ...structuredClone(row2), id };
    put(copy2);
    const stored2 = table.get(id);
    if (row2.modifiedAt !== void 0 && stored2 !== void 0)
      table.set(id, { ...stored2, modifiedAt: row2.modifiedAt });
  };
  for (const product of options2.products ?? [])
    dated2(tables.products, product, (row2) => tables.putProduct(row2));
  for (const contact of options2.contacts ?? []) {
    dated2(tables.contacts, contact, (row2) => tables.putContact(row2));
  }
  for (const [id, contact] of tables.contacts)
    if (contact.externalRef !== void 0) tables.refs.contact.set(contact.externalRef, id);
  for (const { code, quantity } of options2.stock ?? []) {
    const product = tables.productByCode(code);
    if (product === void 0)
      throw new GestanError(`There is stock for ${code}, but no such product.`, {
        code: 'gestan.invalid',
        field: 'stock',
      });
    tables.stock.set(product.id, {
      ...(quantity === void 0 ? {} : { quantity }),
      modifiedAt: product.modifiedAt ?? tables.now(),
    });
  }
  for (const piece of options2.pieces ?? []) {
    const id = piece.id ?? tables.nextId(tables.pieces);
    tables.pieces.set(id, { ...structuredClone(piece), id });
    if (piece.externalRef !== void 0) tables.refs.piece.set(piece.externalRef, id);
  }
}

// src/gestan/adapters/memory/records.ts
function lookUp(tables, kind, externalRef, readBack) {
  const id = tables.refs[kind].get(externalRef);
  if (id === void 0) return void 0;
  if (kind === 'piece') {
    const number5 = tables.pieces.get(id)?.number;
    return number5 === void 0 || !readBack ? { id } : { id, number: number5 };
  }
  const table = { product: tables.products, contact: tables.contacts, entry: tables.entries }[kind];
  return table.has(id) ? { id } : void 0;
}
function readImage(tables, productId, image2) {
  const content = tables.images.get(imageKey(productId, image2));
  if (content === void 0) throw refused('name', `Product ${productId} has no image ${image2.name}.`);
  return content;
}
function writeImage(tables, productId, image2) {
  const product = tables.products.get(productId);
  if (product === void 0) throw refused('productId', `There is no product ${productId}.`);
  const { content, ...rest } = image2;
  const row2 = { ...rest, sha256: sha256(content) };
  const images = product.images ?? [];
  const place = images.findIndex((each) => each.name === image2.name);
  tables.images.set(imageKey(productId, image2), Uint8Array.from(content));
  tables.putProduct({ ...product, images: place < 0 ? [...images, row2] : images.with(place, row2) });
}

// src/gestan/adapters/memory/writes.ts
function recomputed(draft) {
  const vat = draft.vat.map((row2) => ({
    ...row2,
    amount: toFixed(round(decimal(row2.base).times(decimal(row2.rate)).div(100), 2), 2),
  }));
  const totalVat = sum(vat.map((row2) => decimal(row2.amount)));
  return {
    ...draft,
    vat,
    totalVat: toFixed(totalVat, 2),
    totalGross: toFixed(decimal(draft.totalNet).plus(totalVat), 2),
  };
}
function createMemoryWrites(tables, capabilities, stockMoves) {
  function mustExist(table, id, field2) {
    if (id !== void 0 && !table.has(id))
      throw refused(field2, `There is no ${field2.replace(/Id$/, '')} ${id}.`);
  }
  function target(kind, draft) {
    const table = kind === 'product' ? tables.products : tables.contacts;
    if (draft.id !== void 0) {
      if (!table.has(draft.id)) throw refused('id', `There is no ${kind} ${draft.id}.`);
      return draft.id;
    }
    const id = tables.refs[kind].get(draft.externalRef);
    return id !== void 0 && table.has(id) ? id : void 0;
  }
  function result(id, created) {
    return { id, created, ...(capabilities.readBack ? {} : { sent: true }) };
  }
  function pieceResult(piece, created) {
    const number5 = capabilities.readBack && piece.number !== void 0 ? { number: piece.number } : {};
    return { ...result(piece.id, created), ...number5 };
  }
  return {
    product(draft) {
      const checked = checkProductDraft(draft, capabilities);
      const id = target('product', draft);
      const created = id === void 0;
      const before = created
        ? { id: tables.nextId(tables.products), code: checked.code ?? '', name: checked.name ?? '' }
        : tables.products.get(id);
      if (before === void 0) throw refused('id', `There is no product ${id}.`);
      tables.putProduct(withDraft(before, checked));
      tables.refs.product.set(checked.externalRef, before.id);
      return result(before.id, created);
    },
    contact(draft) {
      const checked = checkContactDraft(draft);
      const { externalRef } = checked;
      const id = target('contact', draft);
      const created = id === void 0;
      const before = created ? { id: tables.nextId(tables.contacts), externalRef } : tables.contacts.get(id);
      if (before === void 0) throw refused('id', `There is no contact ${id}.`);
      tables.putContact(withDraft({ ...before, externalRef: before.externalRef ?? externalRef }, checked));
      tables.refs.contact.set(externalRef, before.id);
      return result(before.id, created);
    },
    piece(draft) {
      const known2 = tables.pieces.get(tables.refs.piece.get(draft.externalRef) ?? '');
      if (known2 !== void 0) return pieceResult(known2, false);
      const checked = checkPieceDraft(draft, capabilities);
      mustExist(tables.contacts, checked.contactId, 'contactId');
      mustExist(tables.paymentModes, checked.paymentModeId, 'paymentModeId');
      for (const [index3, line] of checked.lines.entries()) {
        mustExist(tables.products, line.productId, `lines[${index3}].productId`);
        if (line.productCode !== void 0 && tables.productByCode(line.productCode) === void 0)
          throw refused(
            `lines[${index3}].productCode`,
            `There is no product with the code ${line.productCode}.`,
          );
      }
      const piece = {
        ...(capabilities.vatAmounts ? checked : recomputed(checked)),
        id: tables.nextId(tables.pieces),
        number: tables.nextNumber(checked.kind),
        stockMoved: false,
      };
      tables.pieces.set(piece.id, piece);
      tables.refs.piece.set(checked.externalRef, piece.id);
      if (checked.movesStock && stockMoves === 'on-creation') moveStock(tables, piece);
      return pieceResult(piece, true);
    },
    cancel(externalRef, why) {
      const piece = tables.pieces.get(tables.refs.piece.get(externalRef) ?? '');
      if (piece === void 0 || piece.cancelled) return;
      if (!(capabilities.cancelPieces ?? []).includes(piece.kind))
        throw refused('kind', `A piece of kind ${piece.kind} cannot be cancelled.`);
      const invoice = [...tables.pieces.values()].find(
        ({ kind, sourceRef }) => kind === 'invoice' && sourceRef === externalRef,
      );
      if (invoice) throw refused('externalRef', `The piece ${externalRef} is invoiced already.`);
      if (piece.stockMoved) moveStock(tables, piece, 'back');
      const note2 = [why === 'edited' ? 'Remplac\xE9e' : 'Annul\xE9e', piece.note]
        .filter(Boolean)
        .join(' \u2013 ');
      tables.pieces.set(piece.id, { ...piece, stockMoved: false, cancelled: true, note: note2 });
    },
    entry(draft) {
      const known2 = tables.refs.entry.get(draft.externalRef);
      if (known2 !== void 0) return result(known2, false);
      const checked = checkEntryDraft(draft, capabilities);
      mustExist(tables.contacts, checked.contactId, 'contactId');
      mustExist(tables.paymentModes, checked.paymentModeId, 'paymentModeId');
      mustExist(tables.bankAccounts, checked.bankAccountId, 'bankAccountId');
      mustExist(tables.postingCategories, checked.postingCategoryId, 'postingCategoryId');
      if (tables.bankAccounts.get(checked.bankAccountId)?.professional === false)
        throw refused(
          'bankAccountId',
          `The bank account ${checked.bankAccountId} is not a professional one.`,
        );
      const id = tables.nextId(tables.entries);
      tables.entries.set(id, { ...checked, id });
      tables.refs.entry.set(checked.externalRef, id);
      return result(id, true);
    },
  };
}

// src/gestan/adapters/memory/memory-gestan.ts
function projection(product, fields) {
  const hidden2 = new Set(productFields.filter((field2) => !fields.has(field2) && field2 !== 'name'));
  return Object.fromEntries(Object.entries(product).filter(([key2]) => !hidden2.has(key2)));
}
function readBackPiece(piece) {
  return {
    id: piece.id,
    ...(piece.number === void 0 ? {} : { number: piece.number }),
    ...(piece.externalRef === void 0 ? {} : { externalRef: piece.externalRef }),
    ...(piece.sourceRef === void 0 ? {} : { sourceRef: piece.sourceRef }),
    ...(piece.stockMoved === void 0 ? {} : { stockMoved: piece.stockMoved }),
    ...(piece.cancelled ? { cancelled: true } : {}),
    kind: piece.kind,
    date: piece.date,
    currency: piece.currency,
    contactId: piece.contactId,
    lines: piece.lines,
    vat: piece.vat,
    totalNet: piece.totalNet,
    totalVat: piece.totalVat,
    totalGross: piece.totalGross,
  };
}
function memoryGestan(options2 = {}) {
  const given2 = { ...fullCapabilities, ...options2.capabilities };
  const cancelPieces = given2.cancelPieces?.filter((kind) => given2.pieces.includes(kind)) ?? [];
  const capabilities = { ...given2, cancelPieces };
  const clock = options2.clock ?? systemClock;
  const tables = createMemoryTables(options2, options2.vatRates ?? usualVatRates, () => clock.now());
  const writes = createMemoryWrites(tables, capabilities, options2.stockMoves ?? 'on-creation');
  const faults2 = createMemoryFaults();
  const fields = new Set(capabilities.productFields);
  const { call, list: list18 } = createCalls(capabilities, faults2);
  return {
    name: options2.name ?? 'memory',
    capabilities,
    families: (given3) => call('families', true, () => [...tables.families.values()], given3),
    paymentModes: (given3) => call('paymentModes', true, () => [...tables.paymentModes.values()], given3),
    bankAccounts: (given3) => call('bankAccounts', true, () => [...tables.bankAccounts.values()], given3),
    postingCategories: (given3) =>
      call('postingCategories', true, () => [...tables.postingCategories.values()], given3),
    vatRates: (given3) => call('vatRates', true, () => tables.vatRates, given3),
    products: (given3) =>
      list18(
        'products',
        capabilities.readProducts || 'list products',
        () => [...tables.products.values()].map((product) => projection(product, fields)),
        given3,
      ),
    contacts: (given3) =>
      list18(
        'contacts',
        capabilities.readContacts || 'list contacts',
        () => [...tables.contacts.values()],
        given3,
      ),
    stock: (given3) =>
      list18(
        'stock',
        capabilities.readStock || 'list stock',
        () => stockList(tables, capabilities.stockFigure),
        given3,
      ),
    upsertProduct: (draft, given3) =>
      call(
        'upsertProduct',
        capabilities.writeProducts || 'write products',
        () => writes.product(draft),
        given3,
      ),
    upsertContact: (draft, given3) =>
      call(
        'upsertContact',
        capabilities.writeContacts || 'write contacts',
        () => writes.contact(draft),
        given3,
      ),
    createPiece: (draft, given3) =>
      call(
        'createPiece',
        capabilities.pieces.includes(draft.kind) || `create pieces of kind ${draft.kind}`,
        () => writes.piece(draft),
        given3,
      ),
    cancelPiece: (externalRef, why, given3) =>
      call(
        'cancelPiece',
        (capabilities.cancelPieces ?? []).length > 0 || 'cancel pieces',
        () => writes.cancel(externalRef, why),
        given3,
      ),
    createEntry: (draft, given3) =>
      call('createEntry', capabilities.entries || 'create ledger entries', () => writes.entry(draft), given3),
    find: (kind, externalRef, given3) =>
      call('find', true, () => lookUp(tables, kind, externalRef, capabilities.readBack), given3),
    async *pieces(range2) {
      const found = await call(
        'pieces',
        capabilities.readBack || 'read pieces back',
        () => [...tables.pieces.values()].map(readBackPiece),
        range2,
      );
      for (const piece of found) {
        range2.signal?.throwIfAborted();
        if (range2.after !== void 0 && piece.date < range2.after) continue;
        if (range2.before !== void 0 && piece.date >= range2.before) continue;
        yield piece;
      }
    },
    readImage: (productId, image2, given3) =>
      call(
        'readImage',
        capabilities.images.read || 'read images',
        () => readImage(tables, productId, image2),
        given3,
      ),
    writeImage: (productId, image2, given3) =>
      call(
        'writeImage',
        capabilities.images.write || 'write images',
        () => writeImage(tables, productId, image2),
        given3,
      ),
    get state() {
      return structuredClone({
        products: [...tables.products.values()],
        contacts: [...tables.contacts.values()],
        stock: stockList(tables, 'physical'),
        pieces: [...tables.pieces.values()],
        entries: [...tables.entries.values()],
      });
    },
    edit: createMemoryEdit(tables),
    faults: faults2,
  };
}

// src/testing/gestan-contract-pieces.ts
function addsUp(piece) {
  sameDecimal(piece.totalNet, sum(piece.lines.map(({ net }) => decimal(net))).toFixed(2), 'sum of the lines');
  sameDecimal(
    piece.totalVat,
    sum(piece.vat.map(({ amount: amount2 }) => decimal(amount2))).toFixed(2),
    'sum of the VAT',
  );
  sameDecimal(piece.totalGross, decimal(piece.totalNet).plus(piece.totalVat).toFixed(2), 'gross total');
}
var pieceCases = {
  'every declared kind of piece is made once and found; the others are refused': async (given2) => {
    const { adapter } = given2;
    const contactId = await someContact(given2);
    const ids3 = /* @__PURE__ */ new Set();
    for (const kind of pieceKinds) {
      const draft = pieceDraft(kind, contactId);
      if (!adapter.capabilities.pieces.includes(kind)) {
        await rejects(() => adapter.createPiece(draft), notSupported, `a piece of kind ${kind}`);
        assert5.equal(
          await adapter.find('piece', draft.externalRef),
          void 0,
          'what was refused is not there',
        );
        continue;
      }
      const made = await adapter.createPiece(draft);
      assert5.equal(made.created, true, `${kind}: the first time it is made`);
      const again = await adapter.createPiece(draft);
      assert5.deepEqual(
        { id: again.id, number: again.number, created: again.created },
        { id: made.id, number: made.number, created: false },
        `${kind}: the second time nothing is made`,
      );
      const found = await adapter.find('piece', draft.externalRef);
      assert5.equal(found?.id, made.id, `${kind}: find`);
      if (made.number !== void 0) assert5.equal(found?.number, made.number, `${kind}: find gives the number`);
      ids3.add(`${kind} ${made.id}`);
      if (!adapter.capabilities.readBack) {
        assert5.equal(made.sent, true, 'without readBack an answer says that the piece was sent, not more');
        continue;
      }
      const piece = await readPiece(adapter, draft);
      assert5.equal(piece?.kind, kind, 'the kind read back');
      assert5.equal(piece?.id, made.id, 'the id read back');
    }
    assert5.equal(ids3.size, adapter.capabilities.pieces.length, 'ids of pieces must be unique');
  },
  'a second draft of the same reference never changes the first piece': async (given2) => {
    const { adapter } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const draft = pieceDraft(kind, await someContact(given2));
    const made = await adapter.createPiece(draft);
    const other = await adapter.createPiece({ ...draft, date: '2026-04-02', note: 'Autre' });
    assert5.equal(other.created, false);
    assert5.equal(other.id, made.id);
    if (adapter.capabilities.readBack)
      assert5.equal((await readPiece(adapter, draft))?.date, draft.date, 'the date stays');
  },
  'what was only sent has a status, where the adapter has status()': async (given2) => {
    const { adapter } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0 || adapter.status === void 0) return;
    const draft = pieceDraft(kind, await someContact(given2));
    assert5.equal(await adapter.status('piece', draft.externalRef), void 0, 'nothing was written yet');
    const made = await adapter.createPiece(draft);
    const status2 = await adapter.status('piece', draft.externalRef);
    if (!made.sent) return;
    assert5.ok(status2, 'the answer says sent, so status() must give its state');
    assert5.ok(
      ['waiting', 'sent', 'taken'].includes(status2.state),
      `nobody has taken it yet: ${status2.state}`,
    );
  },
  'a piece is cancelled before its invoice where that is declared, and stays so; invoices never are': async (
    given2,
  ) => {
    const { adapter } = given2;
    const { cancelPieces = [], pieces, readBack } = adapter.capabilities;
    assert5.ok(
      cancelPieces.every((kind) => pieces.includes(kind) && kind !== 'invoice' && kind !== 'credit-note'),
      'only kinds that are made before the invoice can be cancelled',
    );
    const contactId = await someContact(given2);
    for (const kind of pieces) {
      const draft = pieceDraft(kind, contactId);
      await adapter.createPiece(draft);
      if (!cancelPieces.includes(kind)) {
        if (adapter.cancelPiece)
          await rejects(
            async () => adapter.cancelPiece?.(draft.externalRef, 'cancelled'),
            notAccepted,
            `cancelling a piece of kind ${kind}`,
          );
        continue;
      }
      assert5.ok(adapter.cancelPiece, 'the capability is declared, so the method must be there');
      await adapter.cancelPiece(draft.externalRef, 'edited');
      await adapter.cancelPiece(draft.externalRef, 'edited');
      if (!readBack || !adapter.pieces) continue;
      const held = (await collect(adapter.pieces({}))).filter(
        ({ externalRef }) => externalRef === draft.externalRef,
      );
      assert5.ok(
        held.every(({ cancelled }) => cancelled === true),
        `${kind}: it is not listed any more, or as cancelled`,
      );
    }
    if (adapter.cancelPiece && cancelPieces.length > 0)
      await adapter.cancelPiece('woo:contrat:order:404:order', 'cancelled');
  },
  'amounts are kept to the cent': async (given2) => {
    const { adapter } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const draft = pieceDraft(kind, await someContact(given2));
    await adapter.createPiece(draft);
    if (!adapter.capabilities.readBack) return;
    const piece = await readPiece(adapter, draft);
    assert5.ok(piece);
    addsUp(piece);
    assert5.equal(piece.date, draft.date, 'the day of the piece');
    assert5.equal(piece.contactId, draft.contactId, 'the contact');
    sameDecimal(piece.totalNet, draft.totalNet, 'totalNet');
    for (const [index3, line] of draft.lines.entries()) {
      sameDecimal(piece.lines[index3]?.net, line.net, `net of line ${index3}`);
      sameDecimal(piece.lines[index3]?.quantity, line.quantity, `quantity of line ${index3}`);
      assert5.equal(piece.lines[index3]?.label, line.label, `label of line ${index3}`);
    }
    const expected = adapter.capabilities.vatAmounts ? '6.66' : '6.67';
    sameDecimal(piece.totalVat, expected, `totalVat with vatAmounts ${adapter.capabilities.vatAmounts}`);
  },
  'a line with several taxes is kept where that is declared, refused otherwise': async (given2) => {
    const { adapter } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const draft = compoundPiece(kind, await someContact(given2));
    if (!adapter.capabilities.multipleTaxes) {
      await rejects(() => adapter.createPiece(draft), notAccepted, 'a line with several taxes');
      assert5.equal(await adapter.find('piece', draft.externalRef), void 0, 'what was refused is not there');
      return;
    }
    await adapter.createPiece(draft);
    if (!adapter.capabilities.readBack) return;
    const piece = await readPiece(adapter, draft);
    assert5.deepEqual(
      piece?.lines[0]?.taxes.map(({ rate, compound }) => [Number(rate), compound ?? false]),
      [
        [5, false],
        [9.975, true],
      ],
      'the taxes of the line, in order',
    );
  },
  'what does not add up, or is in another currency, is refused and not written': async (given2) => {
    const { adapter } = given2;
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const contactId = await someContact(given2);
    const currency2 = ['XTS', 'XXX'].find((code) => !adapter.capabilities.currencies.includes(code)) ?? 'XTS';
    const wrong = [
      ['totalNet', pieceDraft(kind, contactId, { totalNet: '33.34', totalGross: '40.00' })],
      ['totalVat', pieceDraft(kind, contactId, { totalVat: '6.67', totalGross: '40.00' })],
      ['totalGross', pieceDraft(kind, contactId, { totalGross: '40.00' })],
      ['currency', pieceDraft(kind, contactId, { currency: currency2 })],
      ['lines', pieceDraft(kind, contactId, { lines: [] })],
      ['date', pieceDraft(kind, contactId, { date: '2026-02-30' })],
    ];
    for (const [field2, draft] of wrong) {
      await rejects(() => adapter.createPiece(draft), ['gestan.refused'], `a wrong ${field2}`, field2);
      assert5.equal(await adapter.find('piece', draft.externalRef), void 0, `${field2}: nothing was written`);
    }
  },
  'pieces of a period: its first day included, its end not': async (given2) => {
    const { adapter } = given2;
    const { pieces } = adapter;
    if (!adapter.capabilities.readBack) {
      if (pieces)
        await rejects(() => collect(pieces.call(adapter, {})), notSupported, 'pieces() that is not declared');
      return;
    }
    const kind = kindOf(adapter);
    if (kind === void 0) return;
    const contactId = await someContact(given2);
    for (const date of ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'])
      await adapter.createPiece(
        pieceDraft(kind, contactId, { externalRef: `woo:contrat:order:${date}:${kind}`, date }),
      );
    const dates3 = async (after, before) => {
      assert5.ok(pieces);
      return (await collect(pieces.call(adapter, { after, before }))).map(({ date }) => date).sort();
    };
    assert5.deepEqual(await dates3('2026-01-01', '2026-02-01'), ['2026-01-01', '2026-01-31']);
    assert5.deepEqual(await dates3('2026-02-01'), ['2026-02-01']);
    assert5.deepEqual(await dates3(void 0, '2026-01-01'), ['2025-12-31']);
    assert5.equal((await dates3()).length, 4);
  },
  'goods that have left are out of the stock list': async (given2) => {
    const { adapter } = given2;
    const { readBack, readStock, pieces } = adapter.capabilities;
    const kind = pieces.find((each) => each === 'delivery-note') ?? pieces.find((each) => each === 'invoice');
    if (!readBack || !readStock || kind === void 0) return;
    const quantity = async () =>
      (await collect(adapter.stock())).find(({ code }) => code === 'A-1')?.quantity;
    const before = await quantity();
    assert5.ok(before !== void 0);
    const draft = pieceDraft(kind, await someContact(given2), { movesStock: true });
    await adapter.createPiece(draft);
    await adapter.createPiece(draft);
    const piece = await readPiece(adapter, draft);
    const out = piece?.stockMoved || adapter.capabilities.stockFigure === 'available' ? 3 : 0;
    if (piece?.stockMoved === void 0) return;
    sameDecimal(
      await quantity(),
      decimal(before).minus(out).toFixed(),
      'the stock of A-1 after a piece of 3',
    );
  },
  'a ledger entry is made once and found, on a professional account only': async (given2) => {
    const { adapter } = given2;
    const modes = await adapter.paymentModes();
    const accounts = await adapter.bankAccounts();
    const categories = await adapter.postingCategories();
    const draft = {
      externalRef: 'woo:contrat:order:1:entry:1',
      date: '2026-03-29',
      direction: 'in',
      amount: '39.99',
      currency: 'EUR',
      label: 'Commande n\xB0 1 \u2013 Ch\xE8que',
      contactId: await someContact(given2),
      paymentModeId: modes[0]?.id ?? '1',
      bankAccountId: accounts.find(({ professional }) => professional)?.id ?? '1',
      ...(categories[0] === void 0 ? {} : { postingCategoryId: categories[0].id }),
      pieceRef: 'woo:contrat:order:1:invoice',
    };
    if (!adapter.capabilities.entries) {
      await rejects(() => adapter.createEntry(draft), notSupported, 'createEntry that is not declared');
      return;
    }
    if (adapter.capabilities.pieces.includes('invoice'))
      await adapter.createPiece(pieceDraft('invoice', draft.contactId));
    const privately = accounts.find(({ professional }) => !professional);
    assert5.ok(privately, 'the seed has an account that is not professional');
    await rejects(
      () => adapter.createEntry({ ...draft, bankAccountId: privately.id }),
      ['gestan.refused'],
      'an account that is not professional',
      'bankAccountId',
    );
    await rejects(
      () => adapter.createEntry({ ...draft, amount: '0.00' }),
      ['gestan.refused'],
      'an entry of nothing',
      'amount',
    );
    const made = await adapter.createEntry(draft);
    assert5.equal(made.created, true);
    const again = await adapter.createEntry(draft);
    assert5.deepEqual([again.id, again.created], [made.id, false], 'the second time nothing is made');
    assert5.equal((await adapter.find('entry', draft.externalRef))?.id, made.id, 'find');
  },
};

// src/testing/gestan-contract-reads.ts
import assert6 from 'node:assert/strict';

var decimals = /* @__PURE__ */ new Set([
  'priceNet',
  'priceGross',
  'vatRate',
  'salePriceNet',
  'salePriceGross',
  'weightKg',
]);
var names = (rows2) => rows2.map(({ name }) => name).sort();
var unique = (values, what) => {
  assert6.equal(new Set(values).size, values.length, `${what} must be unique`);
  assert6.ok(
    values.every((value) => value.trim() !== ''),
    `${what} must not be blank`,
  );
};
async function sinceAgrees(list18, idOf, what) {
  const all = await collect(list18());
  const dates3 = [
    ...new Set(all.flatMap(({ modifiedAt }) => (modifiedAt === void 0 ? [] : [modifiedAt]))),
  ].sort();
  assert6.ok(dates3.length > 0, `modifiedSince is declared, but ${what} carry no modifiedAt`);
  for (const since of dates3) {
    const expected = all.filter(
      ({ modifiedAt }) => modifiedAt === void 0 || Date.parse(modifiedAt) >= Date.parse(since),
    );
    const listed3 = (await collect(list18(since))).map(idOf);
    assert6.deepEqual(
      [...listed3].sort(),
      expected.map(idOf).sort(),
      `${what} modified at or after ${since}: that instant included, nothing older`,
    );
  }
  const later = new Date(Date.parse(dates3.at(-1) ?? '') + 1).toISOString();
  const rest = (await collect(list18(later))).filter(({ modifiedAt }) => modifiedAt !== void 0);
  assert6.equal(rest.length, 0, `${what}: nothing was modified after the last date`);
}
var readCases = {
  'capabilities are complete, and what they declare is there': async ({ adapter }) => {
    fits(gestanCapabilitiesSchema, adapter.capabilities, 'capabilities');
    assert6.ok(adapter.name.trim(), 'an adapter has a name');
    const { readBack, images } = adapter.capabilities;
    if (readBack) assert6.equal(typeof adapter.pieces, 'function', 'readBack needs pieces()');
    if (images.read) assert6.equal(typeof adapter.readImage, 'function', 'images.read needs readImage()');
    if (images.write) assert6.equal(typeof adapter.writeImage, 'function', 'images.write needs writeImage()');
  },
  'families, payment modes, accounts, posting categories and VAT rates are listed': async ({
    adapter,
    seed: seed2,
  }) => {
    const families = await adapter.families();
    assert6.deepEqual(names(families), names(seed2.families), 'families');
    const byId4 = new Map(families.map((family) => [family.id, family]));
    assert6.equal(byId4.size, families.length, 'ids of families must be unique');
    for (const { name, parent } of seed2.families) {
      const family = families.find((each) => each.name === name);
      const above = family?.parentId === void 0 ? void 0 : byId4.get(family.parentId);
      assert6.equal(above?.name, parent, `the family above \xAB ${name} \xBB`);
    }
    assert6.deepEqual(names(await adapter.paymentModes()), names(seed2.paymentModes), 'payment modes');
    const accounts = await adapter.bankAccounts();
    assert6.deepEqual(
      accounts.map(({ name, professional }) => `${name} ${professional}`).sort(),
      seed2.bankAccounts.map(({ name, professional }) => `${name} ${professional}`).sort(),
      'bank accounts',
    );
    assert6.deepEqual(
      names(await adapter.postingCategories()),
      names(seed2.postingCategories),
      'posting categories',
    );
    const rates = await adapter.vatRates();
    assert6.equal(rates.length, seed2.vatRates.length, 'VAT rates');
    for (const { rate } of seed2.vatRates)
      assert6.ok(
        rates.some((each) => Number(each.rate) === Number(rate)),
        `the rate ${rate}`,
      );
  },
  'products are listed exactly, with the declared fields and no other': async ({ adapter, seed: seed2 }) => {
    if (!adapter.capabilities.readProducts) {
      await rejects(() => collect(adapter.products()), notSupported, 'products() that is not declared');
      return;
    }
    const listed3 = await collect(adapter.products());
    unique(
      listed3.map(({ id }) => id),
      'ids of products',
    );
    unique(
      listed3.map(({ code }) => code),
      'codes of products',
    );
    assert6.deepEqual(
      listed3.map(({ code }) => code).sort(),
      seed2.products.map(({ code }) => code).sort(),
      'codes',
    );
    const declared = new Set(adapter.capabilities.productFields);
    for (const product of listed3) {
      fits(gestanProductSchema, product, `products(), ${product.code}`);
      const expected = seed2.products.find(({ code }) => code === product.code);
      assert6.equal(product.name, expected?.name, `the name of ${product.code}, accents and quotes included`);
      for (const field2 of productFields) {
        const given2 = Reflect.get(expected ?? {}, field2);
        const actual = product[field2];
        const what = `${field2} of ${product.code}`;
        if (!declared.has(field2) && field2 !== 'name')
          assert6.equal(actual, void 0, `${what} is not declared`);
        else if (given2 !== void 0 && decimals.has(field2)) sameDecimal(actual, String(given2), what);
        else if (given2 !== void 0)
          sameFields({ [field2]: actual }, { [field2]: given2 }, `the product ${product.code}`);
      }
      assert6.equal(
        product.archived ?? false,
        expected?.archived ?? false,
        `archived of ${product.code}: a product that is no longer sold must say so`,
      );
    }
  },
  'each listing is a new reading, and stopping early does no harm': async ({ adapter, seed: seed2 }) => {
    if (!adapter.capabilities.readProducts) return;
    for await (const product of adapter.products()) {
      assert6.ok(product.id);
      break;
    }
    const [first, second] = [adapter.products(), adapter.products()];
    const [one, other] = [await collect(first), await collect(second)];
    assert6.equal(one.length, seed2.products.length, 'a reading after one that was left');
    assert6.deepEqual(one, other, 'two readings side by side');
  },
  'contacts are listed exactly': async ({ adapter, seed: seed2 }) => {
    if (!adapter.capabilities.readContacts) {
      await rejects(() => collect(adapter.contacts()), notSupported, 'contacts() that is not declared');
      return;
    }
    const listed3 = await collect(adapter.contacts());
    unique(
      listed3.map(({ id }) => id),
      'ids of contacts',
    );
    assert6.equal(listed3.length, seed2.contacts.length, 'number of contacts');
    for (const { modifiedAt: _, ...expected } of seed2.contacts) {
      const contact = listed3.find(({ email }) => email === expected.email);
      assert6.ok(contact, `contacts() must list ${expected.email}`);
      fits(gestanContactSchema, contact, `contacts(), ${expected.email}`);
      sameFields(contact, expected, `the contact ${expected.email}`);
    }
  },
  'stock is listed exactly: decimals, negative ones, and an unknown one as unknown': async ({
    adapter,
    seed: seed2,
  }) => {
    if (!adapter.capabilities.readStock) {
      await rejects(() => collect(adapter.stock()), notSupported, 'stock() that is not declared');
      return;
    }
    const listed3 = await collect(adapter.stock());
    for (const row2 of listed3) fits(gestanStockSchema, row2, `stock(), ${row2.code}`);
    unique(
      listed3.map(({ code }) => code),
      'codes in the stock list',
    );
    for (const { code, quantity } of seed2.stock) {
      const row2 = listed3.find((each) => each.code === code);
      if (quantity !== void 0) assert6.ok(row2, `the stock of ${code}`);
      sameDecimal(row2?.quantity, quantity, `the stock of ${code}`);
    }
  },
  'modifiedSince includes its instant and leaves out what is older': async ({ adapter }) => {
    const { readProducts, readContacts, modifiedSince } = adapter.capabilities;
    if (!modifiedSince) {
      if (!readProducts) return;
      const all = await collect(adapter.products());
      const since = await collect(adapter.products({ modifiedSince: '2099-01-01T00:00:00.000Z' }));
      assert6.equal(since.length, all.length, 'modifiedSince is not declared: the whole list');
      return;
    }
    if (readProducts)
      await sinceAgrees(
        (since) => adapter.products({ modifiedSince: since }),
        ({ id }) => id,
        'products',
      );
    if (readContacts)
      await sinceAgrees(
        (since) => adapter.contacts({ modifiedSince: since }),
        ({ id }) => id,
        'contacts',
      );
  },
  'an aborted signal ends a reading with its reason': async ({ adapter }) => {
    const reason = new Error('stopped by the contract');
    const signal = AbortSignal.abort(reason);
    await assert6.rejects(async () => adapter.families({ signal }), reason);
    if (adapter.capabilities.readProducts)
      await assert6.rejects(async () => collect(adapter.products({ signal })), reason);
    if (!adapter.capabilities.readContacts) return;
    const controller = new AbortController();
    await assert6.rejects(async () => {
      for await (const contact of adapter.contacts({ signal: controller.signal })) {
        assert6.ok(contact.id);
        controller.abort(reason);
      }
    }, reason);
  },
  'find knows no reference that was never written': async ({ adapter }) => {
    for (const kind of ['product', 'contact', 'piece', 'entry'])
      assert6.equal(await adapter.find(kind, 'woo:contrat:never:0'), void 0, kind);
  },
};

// src/testing/gestan-contract-watch.ts
import assert7 from 'node:assert/strict';

var lists = /* @__PURE__ */ new Set(['products', 'contacts', 'stock', 'pieces']);
function watched(adapter) {
  const running = /* @__PURE__ */ new Map();
  const sources = /* @__PURE__ */ new WeakMap();
  function during(method, work) {
    const call = Symbol(method);
    running.set(call, method);
    const failed = (error) => {
      running.delete(call);
      if (typeof error === 'object' && error !== null) sources.set(error, method);
      throw error;
    };
    let answer14;
    try {
      answer14 = work();
    } catch (error) {
      return failed(error);
    }
    if (!(answer14 instanceof Promise)) {
      running.delete(call);
      return answer14;
    }
    const settled = answer14.then((value) => {
      running.delete(call);
      return value;
    }, failed);
    return settled;
  }
  function rowsOf(method, rows2) {
    return {
      [Symbol.asyncIterator]() {
        const iterator = rows2[Symbol.asyncIterator]();
        return {
          next: () => during(method, async () => iterator.next()),
          return: async () => (await iterator.return?.()) ?? { done: true, value: void 0 },
        };
      },
    };
  }
  const proxy = new Proxy(adapter, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function' || typeof name === 'symbol') return value;
      return (...args) => {
        const answer14 = during(name, () => Reflect.apply(value, target, args));
        if (!lists.has(name)) return answer14;
        assert7.ok(
          typeof answer14 === 'object' && answer14 !== null && Symbol.asyncIterator in answer14,
          `${name}() must answer rows that are read one by one, as an async generator gives them`,
        );
        return rowsOf(name, answer14);
      };
    },
  });
  return {
    adapter: proxy,
    pending: () => [...new Set(running.values())],
    thrownBy: (error) => (typeof error === 'object' && error !== null ? sources.get(error) : void 0),
  };
}
async function within(ms, work, pending, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      const methods = pending().map((method) => `${method}()`);
      const who =
        methods.length === 0
          ? 'it waits for something else than the adapter'
          : `${methods.join(', ')} has not answered`;
      reject(new assert7.AssertionError({ message: `${what} did not end within ${ms} ms: ${who}` }));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
function unexpected(error, method) {
  if (error instanceof assert7.AssertionError || method === void 0) return error;
  const kind = isSyncError(error) ? error.code : 'no GestanError';
  const field2 = isSyncError(error) && error.field ? `, field ${error.field}` : '';
  const message = error instanceof Error ? error.message : String(error);
  const failure = new assert7.AssertionError({
    message: `${method}() must not reject here (${kind}${field2}): ${message}`,
  });
  failure.cause = error;
  return failure;
}

// src/testing/gestan-contract-writes.ts
import assert8 from 'node:assert/strict';

var productRef = 'woo:contrat:product:7';
var contactRef = 'woo:contrat:customer:7';
var writeCases = {
  'a product is made once, found by its reference and changed field by field': async ({ adapter }) => {
    const { writeProducts, readProducts, readBack, productFields: declared } = adapter.capabilities;
    const all = {
      name: '\xC9puisette \xAB sp\xE9ciale \xBB n\xB0 3',
      priceNet: '19.99',
      priceGross: '23.99',
      vatRate: '20',
      weightKg: '1.25',
      description: 'Manche t\xE9lescopique, 2,40 m\nDeux brins',
      barcode: '3464042848995',
      salePriceNet: '16.6583',
      salePriceGross: '19.99',
      saleFrom: '2026-03-28T23:00:00.000Z',
      saleTo: '2026-04-30T22:00:00.000Z',
      published: true,
      extra: { marque: '\u0152uvre & Cie' },
    };
    const fields = Object.fromEntries(
      Object.entries(all).filter(([field2]) => field2 === 'name' || declared.includes(field2)),
    );
    const draft = { externalRef: productRef, code: 'NOUVEAU-1', ...fields };
    if (!writeProducts) {
      await rejects(() => adapter.upsertProduct(draft), notSupported, 'upsertProduct that is not declared');
      return;
    }
    const made = await adapter.upsertProduct(draft);
    assert8.ok(made.id, 'a product that was made has an id');
    assert8.equal(made.created, true, 'the first time it is made');
    const again = await adapter.upsertProduct(draft);
    assert8.equal(again.created, false, 'the second time nothing is made');
    assert8.equal(again.id, made.id, 'the same reference is the same product');
    assert8.equal((await adapter.find('product', productRef))?.id, made.id, 'find');
    if (!readBack || !readProducts) return;
    const read7 = async () => {
      const found = (await collect(adapter.products())).filter(({ code }) => code === 'NOUVEAU-1');
      assert8.equal(found.length, 1, 'the product is listed once');
      return found[0];
    };
    const listed3 = await read7();
    assert8.equal(listed3?.id, made.id, 'the id is that of the list');
    assert8.equal(listed3?.name, all.name, 'name');
    const { name: _, priceNet, priceGross, vatRate, weightKg, salePriceNet, salePriceGross, ...plain2 } = all;
    const figures = { priceNet, priceGross, vatRate, weightKg, salePriceNet, salePriceGross };
    for (const [field2, value] of Object.entries(figures))
      if (declared.includes(field2))
        sameDecimal(listed3?.[field2], value, `${field2} of the product as it was written`);
    for (const [field2, value] of Object.entries(plain2))
      if (declared.includes(field2))
        sameFields(listed3, { [field2]: value }, 'the product as it was written');
    if (!declared.includes('description')) return;
    const changed = await adapter.upsertProduct({
      externalRef: productRef,
      id: made.id,
      description: 'Autre',
    });
    assert8.equal(changed.created, false, 'a change makes nothing');
    assert8.equal((await read7())?.description, 'Autre', 'the field that is given is written');
    assert8.equal((await read7())?.name, all.name, 'the fields that are absent stay');
    await adapter.upsertProduct({ externalRef: productRef, id: made.id, description: null });
    assert8.equal((await read7())?.description ?? '', '', 'null clears a field');
  },
  'a product is refused with the field: a code that is taken, no code, a field that is not declared': async ({
    adapter,
  }) => {
    const { writeProducts, readBack, productFields: declared } = adapter.capabilities;
    if (!writeProducts) return;
    const draft = { externalRef: productRef, name: 'Sans code' };
    await rejects(
      () => adapter.upsertProduct(draft),
      ['gestan.refused'],
      'a new product without code',
      'code',
    );
    const missing = productFields.find((field2) => field2 !== 'name' && !declared.includes(field2));
    if (missing !== void 0) {
      const values = {
        published: true,
        images: [],
        extra: {},
        saleFrom: '2026-01-01T00:00:00.000Z',
        saleTo: '2026-01-01T00:00:00.000Z',
      };
      await rejects(
        () => adapter.upsertProduct({ ...draft, code: 'X-1', [missing]: values[missing] ?? '1' }),
        notSupported,
        `the field ${missing} that is not declared`,
      );
    }
    if (readBack)
      await rejects(
        () => adapter.upsertProduct({ ...draft, code: 'A-1' }),
        ['gestan.refused'],
        'a code that is taken',
        'code',
      );
    assert8.equal(await adapter.find('product', productRef), void 0, 'what was refused is not there');
  },
  'a contact is made once, found by its reference and changed field by field': async ({ adapter }) => {
    const { writeContacts, readContacts, readBack } = adapter.capabilities;
    const draft = {
      externalRef: contactRef,
      firstName: 'H\xE9l\xE8ne',
      lastName: 'D\u2019\u0152uvre-Lef\xE8vre',
      email: 'helene@contrat.test',
      phone: '+33493000000',
      mobile: '+33612345678',
      vatNumber: 'FR03552081317',
      billing: {
        line1: '3 all\xE9e des Pr\xEAles',
        line2: 'B\xE2timent B',
        postcode: '06000',
        city: 'Nice',
        country: 'FR',
      },
    };
    if (!writeContacts) {
      await rejects(() => adapter.upsertContact(draft), notSupported, 'upsertContact that is not declared');
      return;
    }
    const made = await adapter.upsertContact(draft);
    assert8.equal(made.created, true, 'the first time it is made');
    const again = await adapter.upsertContact(draft);
    assert8.equal(again.created, false, 'the second time nothing is made');
    assert8.equal(again.id, made.id, 'the same reference is the same contact');
    assert8.equal((await adapter.find('contact', contactRef))?.id, made.id, 'find');
    if (!readBack || !readContacts) return;
    const read7 = async () => {
      const found = (await collect(adapter.contacts())).filter(({ email }) => email === draft.email);
      assert8.equal(found.length, 1, 'the contact is listed once');
      return found[0];
    };
    const { externalRef: _, ...fields } = draft;
    const listed3 = await read7();
    sameFields(listed3, fields, 'the contact as it was written');
    await adapter.upsertContact({
      externalRef: contactRef,
      id: made.id,
      firstName: null,
      company: '\u0152uvre SARL',
    });
    const changed = await read7();
    assert8.equal(changed?.firstName ?? '', '', 'null clears a field');
    assert8.equal(changed?.company, '\u0152uvre SARL', 'the field that is given is written');
    assert8.equal(changed?.lastName, draft.lastName, 'the fields that are absent stay');
  },
  'a contact without any name is refused': async ({ adapter }) => {
    if (!adapter.capabilities.writeContacts) return;
    await rejects(
      () => adapter.upsertContact({ externalRef: contactRef }),
      ['gestan.refused'],
      'a contact without name',
    );
    assert8.equal(await adapter.find('contact', contactRef), void 0, 'what was refused is not there');
  },
  'an aborted signal keeps a write from being made': async ({ adapter }) => {
    if (!adapter.capabilities.writeContacts) return;
    const reason = new Error('stopped by the contract');
    const signal = AbortSignal.abort(reason);
    await assert8.rejects(
      async () => adapter.upsertContact({ externalRef: contactRef, lastName: 'Personne' }, { signal }),
      reason,
    );
    assert8.equal(await adapter.find('contact', contactRef), void 0, 'nothing was written');
  },
  'the content of an image comes back byte by byte': async ({ adapter }) => {
    const { images, readProducts, writeProducts } = adapter.capabilities;
    const content = Uint8Array.from({ length: 300 }, (_, index3) => index3 % 256);
    const [product] = readProducts ? await collect(adapter.products()) : [];
    const made =
      product === void 0 && writeProducts
        ? await adapter.upsertProduct({ externalRef: productRef, code: 'IMG-1', name: 'Image' })
        : void 0;
    const id = product?.id ?? made?.id ?? '1';
    const image2 = { name: '\xE9t\xE9.jpg', type: 'image/jpeg' };
    if (!images.write) {
      if (adapter.writeImage)
        await rejects(
          async () => adapter.writeImage?.(id, { ...image2, content }),
          notSupported,
          'writeImage that is not declared',
        );
    } else await adapter.writeImage?.(id, { ...image2, content });
    if (!images.read) {
      if (adapter.readImage)
        await rejects(
          async () => adapter.readImage?.(id, image2),
          notSupported,
          'readImage that is not declared',
        );
    } else if (images.write) {
      assert8.deepEqual(await adapter.readImage?.(id, image2), content, 'the bytes of the image');
    } else {
      await rejects(
        async () => adapter.readImage?.(id, { name: 'absente.jpg' }),
        notAccepted,
        'an image that is not there',
      );
    }
  },
};

// src/testing/gestan-contract.ts
function gestanAdapterContract({ test, factory, rows: rows2 = 1e4, timeoutMs = 12e4 }) {
  const register = (cases, seed2) => {
    for (const [name, run2] of Object.entries(cases))
      test(name, () => runCase({ factory, timeoutMs }, seed2(), run2));
  };
  register(
    { ...readCases, ...writeCases, ...pieceCases, ...contentCases, ...edgeCases, ...loadCases },
    () => smallSeed,
  );
  register(largeCases, () => largeSeed(rows2));
}
async function runCase({ factory, timeoutMs }, seed2, run2) {
  const made = await factory(seed2);
  const { adapter, pending, thrownBy } = watched(made.adapter);
  try {
    await within(timeoutMs, Promise.resolve(run2?.({ ...made, adapter, seed: seed2 })), pending, 'The case');
  } catch (error) {
    throw unexpected(error, thrownBy(error));
  } finally {
    try {
      await within(timeoutMs, Promise.resolve(adapter.close?.()), pending, 'The end of the case');
    } finally {
      await made.cleanup?.();
    }
  }
}

// src/testing/gestan-sample-products.ts
var sampleProducts = {
  products: [
    // As the shop has them.
    {
      code: 'HAM-GAR-007',
      name: 'Hame\xE7on Garbolino s\xE9rie 8',
      barcode: '3464042848995',
      priceGross: '3.95',
      vatRate: '20',
      weightKg: '0.68',
      familyId: '4',
    },
    {
      code: 'POP-DAI-085',
      name: 'Popper Daiwa Classic',
      barcode: '3355984063532',
      priceGross: '5.06',
      vatRate: '20',
      weightKg: '0.458',
      familyId: '3',
      subFamilyId: '31',
    },
    {
      code: 'MOU-SEN-003',
      name: 'Moulinet Sensas d\u2019automne',
      barcode: '3050759602335',
      priceGross: '113.50',
      vatRate: '20',
      weightKg: '1.792',
      familyId: '2',
      subFamilyId: '21',
    },
    {
      code: 'SHA-CAP-100',
      name: 'Shad Caperlan d\u2019automne',
      barcode: '3992402782097',
      priceGross: '1.95',
      vatRate: '20',
      familyId: '3',
      subFamilyId: '32',
    },
    {
      code: 'CAN-RAG-032',
      name: 'Canne spinning Ragot n\xB0 7',
      priceGross: '102.99',
      vatRate: '20',
      weightKg: '0.541',
      familyId: '1',
      subFamilyId: '12',
    },
    {
      code: 'MAG-SEN-027',
      name: 'Magazine Sensas Pro',
      priceGross: '5.99',
      vatRate: '2.1',
      weightKg: '0.33',
      familyId: '7',
    },
    {
      code: 'PAN-SEN-078',
      name: 'Panier repas Sensas n\xB0 6',
      priceGross: '7.65',
      vatRate: '10',
      familyId: '5',
    },
    {
      code: 'PEL-CAP-105',
      name: 'Pellets carpe Caperlan s\xE9rie 6',
      priceGross: '7.50',
      vatRate: '5.5',
      familyId: '5',
    },
    {
      code: 'CAR-GAR-047',
      name: 'Carte de p\xEAche Garbolino d\u2019automne',
      barcode: '3801815717353',
      priceGross: '44.45',
      vatRate: '0',
      familyId: '9',
    },
    {
      code: 'VAR-00-1',
      name: 'Jerkbait Flottant - Bleu roi',
      priceGross: '48.95',
      vatRate: '20',
      familyId: '3',
    },
    { code: 'VAR-01-0', name: 'Gilet de p\xEAche - S', priceGross: '55.40', vatRate: '20', familyId: '6' },
    { code: 'VAR-01-2', name: 'Gilet de p\xEAche - L', priceGross: '37.47', vatRate: '20', familyId: '6' },
    // With another name or spelling.
    {
      code: 'CAN-SEN-065',
      name: 'Canne casting SENSAS 4',
      priceGross: '47.89',
      vatRate: '20',
      familyId: '1',
      subFamilyId: '11',
    },
    {
      code: 'CUI-CAP-054',
      name: 'Cuillere Caperlan Evolution',
      barcode: '3602505993848',
      priceGross: '3.50',
      vatRate: '20',
      familyId: '3',
      subFamilyId: '33',
    },
    {
      code: 'BOT-CAP-109',
      name: 'Bottes Caperlan n\xB0 12 (nouvelle semelle)',
      barcode: '3641433730828',
      priceGross: '117.95',
      vatRate: '20',
      familyId: '6',
      subFamilyId: '61',
    },
    // With another price.
    {
      code: 'MOU-MIT-051',
      name: 'Moulinet Mitchell H\xE9ritage',
      barcode: '3280376745782',
      priceGross: '149.90',
      vatRate: '20',
      familyId: '2',
      subFamilyId: '21',
    },
    {
      code: 'HAM-GAR-071',
      name: 'Hame\xE7on Garbolino Pro',
      priceGross: '6.20',
      vatRate: '20',
      familyId: '4',
    },
    {
      code: 'POP-SHI-005',
      name: 'Popper Shimano H\xE9ritage',
      priceGross: '18.50',
      vatRate: '20',
      familyId: '3',
      subFamilyId: '31',
    },
    // The same article under another code: the barcode is the same.
    {
      code: 'DAIWA-CAN-113',
      name: 'Canne \xE0 mouche Mitchell n\xB0 12',
      barcode: '3955455001096',
      priceGross: '61.15',
      vatRate: '20',
      familyId: '1',
      subFamilyId: '13',
    },
    // Only here.
    {
      code: 'MOU-ABU-200',
      name: 'Moulinet Abu Garcia Cardinal',
      barcode: '3760123450019',
      priceGross: '79.00',
      vatRate: '20',
      familyId: '2',
      subFamilyId: '22',
    },
    {
      code: 'LIV-RIV-001',
      name: 'P\xEAcher en rivi\xE8re, le guide',
      barcode: '9782123456803',
      priceGross: '24.50',
      vatRate: '5.5',
      familyId: '7',
    },
    {
      code: 'FIL-NYL-018',
      name: 'Nylon 18/100, bobine de 300 m',
      priceGross: '8.90',
      vatRate: '20',
      familyId: '4',
    },
    {
      code: 'ATELIER',
      name: 'R\xE9paration d\u2019un moulinet, heure d\u2019atelier',
      priceNet: '35.00',
      vatRate: '20',
      familyId: '9',
    },
    { code: 'DIVERS', name: 'Article divers', priceGross: '0.00', vatRate: '20', familyId: '9' },
    // What pieces need.
    { code: 'PORT', name: 'Frais de port', priceNet: '5.00', vatRate: '20', familyId: '9' },
    { code: 'FRAIS', name: 'Frais de dossier', priceNet: '0.00', vatRate: '20', familyId: '9' },
  ],
  stock: [
    { code: 'HAM-GAR-007', quantity: '88' },
    { code: 'POP-DAI-085', quantity: '40' },
    { code: 'MOU-SEN-003', quantity: '133' },
    { code: 'SHA-CAP-100', quantity: '12' },
    { code: 'CAN-RAG-032', quantity: '222' },
    { code: 'MAG-SEN-027', quantity: '161' },
    { code: 'PAN-SEN-078', quantity: '0' },
    { code: 'PEL-CAP-105', quantity: '96.5' },
    { code: 'CAR-GAR-047' },
    { code: 'VAR-00-1', quantity: '3' },
    { code: 'VAR-01-0', quantity: '-7' },
    { code: 'VAR-01-2', quantity: '50' },
    { code: 'CAN-SEN-065', quantity: '255' },
    { code: 'BOT-CAP-109', quantity: '48' },
    { code: 'MOU-MIT-051', quantity: '285' },
    { code: 'HAM-GAR-071', quantity: '230' },
    { code: 'POP-SHI-005', quantity: '165' },
    { code: 'DAIWA-CAN-113', quantity: '196' },
    { code: 'MOU-ABU-200', quantity: '4' },
    { code: 'LIV-RIV-001', quantity: '9' },
    { code: 'FIL-NYL-018', quantity: '61.25' },
  ],
};

// src/testing/gestan-sample.ts
var sampleGestanData = {
  families: [
    { id: '1', name: 'Cannes' },
    { id: '11', name: 'Casting', parentId: '1' },
    { id: '12', name: 'Spinning', parentId: '1' },
    { id: '13', name: 'Mouche', parentId: '1' },
    { id: '2', name: 'Moulinets' },
    { id: '21', name: 'Frein avant', parentId: '2' },
    { id: '22', name: 'Frein arri\xE8re', parentId: '2' },
    { id: '3', name: 'Leurres' },
    { id: '31', name: 'Poppers', parentId: '3' },
    { id: '32', name: 'Shads', parentId: '3' },
    { id: '33', name: 'Cuill\xE8res', parentId: '3' },
    { id: '4', name: 'Hame\xE7ons' },
    { id: '5', name: 'App\xE2ts & amorces' },
    { id: '6', name: 'V\xEAtements' },
    { id: '61', name: 'Bottes', parentId: '6' },
    { id: '7', name: 'Librairie' },
    { id: '9', name: 'Prestations' },
  ],
  paymentModes: [
    { id: '1', name: 'CB' },
    { id: '2', name: 'Ch\xE8que' },
    { id: '3', name: 'Virement' },
    { id: '4', name: 'Esp\xE8ces' },
    { id: '5', name: 'PayPal' },
  ],
  bankAccounts: [
    { id: '1', name: 'Cr\xE9dit Agricole pro', professional: true },
    { id: '2', name: 'Caisse du magasin', professional: true },
    { id: '3', name: 'Compte joint', professional: false },
  ],
  postingCategories: [
    { id: '1', name: 'Ventes de marchandises', professional: true, account: '707000', journal: 'VE' },
    { id: '2', name: 'Frais de port factur\xE9s', professional: true, account: '708500', journal: 'VE' },
    { id: '3', name: 'Commissions bancaires', professional: true, account: '627000', journal: 'BQ' },
    { id: '4', name: 'D\xE9penses personnelles', professional: false },
  ],
  vatRates: [
    { rate: '20', name: 'Taux normal' },
    { rate: '10', name: 'Taux interm\xE9diaire' },
    { rate: '8.5', name: 'Taux normal, outre-mer' },
    { rate: '5.5', name: 'Taux r\xE9duit' },
    { rate: '2.1', name: 'Taux super r\xE9duit' },
    { rate: '0', name: 'Sans TVA' },
  ],
  ...sampleProducts,
  contacts: [
    // Customers of the shop, known here by their e-mail.
    {
      firstName: 'Ma\xEBl',
      lastName: 'B\xE9ranger',
      company: 'SARL Les \xC9cluses',
      email: 'client05@exemple-poste.test',
      billing: { line1: '34 quai de la Fosse', postcode: '13001', city: 'Marseille', country: 'FR' },
    },
    {
      firstName: 'Ga\xEBlle',
      lastName: 'D\u2019Angelo',
      email: 'contact06@exemple-poste.test',
      billing: { line1: '149 avenue de l\u2019Oc\xE9an', postcode: '75011', city: 'Paris', country: 'FR' },
    },
    {
      firstName: 'Agn\xE8s',
      lastName: 'Ferr\xE9',
      email: 'CONTACT12@exemple-peche.test',
      mobile: '0612345678',
      billing: {
        line1: '37 boulevard G\xE9n\xE9ral-Leclerc',
        postcode: '75011',
        city: 'Paris',
        country: 'FR',
      },
    },
    // A customer whose address here is an older one.
    {
      firstName: '\xC9milie',
      lastName: 'Peeters',
      email: 'contact48@exemple-mail.test',
      billing: { line1: '2 place Kl\xE9ber', postcode: '67000', city: 'Strasbourg', country: 'FR' },
    },
    // Homonyms: the name of a customer, and another e-mail or none.
    {
      firstName: 'R\xE9mi',
      lastName: 'Saint-Etienne',
      email: 'remi@ailleurs.test',
      billing: { line1: '8 rue Cr\xE9billon', postcode: '44000', city: 'Nantes', country: 'FR' },
    },
    { firstName: 'LE GOFF', lastName: 'Noel', billing: { postcode: '59000', city: 'LILLE', country: 'FR' } },
    {
      firstName: 'Jean',
      lastName: 'Martin',
      billing: { postcode: '31000', city: 'Toulouse', country: 'FR' },
    },
    { firstName: 'Jeanne', lastName: 'Martin', email: 'jeanne.martin@ailleurs.test' },
    // The mailbox of a customer, and another person.
    { firstName: 'Paul', lastName: 'C\xF4t\xE9', email: 'client07@exemple-poste.test' },
    // Firms.
    {
      company: 'Les \xC9cluses',
      siret: '55208131766522',
      email: 'compta@lesecluses.test',
      billing: { line1: '1 quai des \xC9cluses', postcode: '35400', city: 'Saint-Malo', country: 'FR' },
    },
    {
      company: 'Mairie de Saint-Malo',
      siret: '21350288600014',
      billing: { postcode: '35400', city: 'Saint-Malo', country: 'FR' },
    },
    {
      company: 'Grossiste Nord SAS',
      group: 'partner',
      vatNumber: 'FR40303265045',
      email: 'ventes@grossiste-nord.test',
    },
    { lastName: 'Client de passage', group: 'client' },
  ],
};
function sampleGestan(options2 = {}) {
  return memoryGestan({ ...sampleGestanData, ...options2 });
}

// src/testing/storage-contract-commits.ts
import assert10 from 'node:assert/strict';

// src/testing/storage-contract-kit.ts
import assert9 from 'node:assert/strict';

function createContractClock() {
  let now = Date.UTC(2026, 0, 31, 22, 30);
  return {
    now: () => now,
    async sleep(ms) {
      now += ms;
    },
    advance(ms) {
      now += ms;
    },
  };
}
async function readAll(storage, range2) {
  const entries = [];
  for await (const entry of storage.range(range2)) entries.push(entry);
  return entries;
}
async function rejectsWith(code, promise) {
  await assert9.rejects(promise, (error) => {
    assert9.equal(error.name, 'StorageError');
    assert9.equal(error.code, code);
    return true;
  });
}
var keysInOrder = [
  '',
  'A',
  'a',
  'a/',
  'a/1',
  'a/10',
  'a/2',
  'a\xE9',
  'b',
  '\xE9',
  '\u65E5\u672C',
  '\uFFFF',
  '\u{1F600}',
].slice(1);
async function keysOf(storage, range2) {
  return (await readAll(storage, range2)).map(({ key: key2 }) => key2);
}
async function fill(storage, keys2) {
  await storage.commit(keys2.map((key2) => ({ put: key2, value: { key: key2 } })));
}

// src/testing/storage-contract-commits.ts
var commitCases = {
  'writes of one commit apply in order': async ({ storage }) => {
    await storage.commit([
      { put: 'a', value: 1 },
      { put: 'a', value: 2 },
      { put: 'b', value: 1 },
      { delete: 'b' },
      { delete: 'c' },
      { put: 'c', value: 3 },
      { delete: 'never there' },
    ]);
    assert10.deepEqual(await readAll(storage), [
      { key: 'a', value: 2 },
      { key: 'c', value: 3 },
    ]);
    await storage.commit([]);
    assert10.equal((await readAll(storage)).length, 2);
  },
  'ifAbsent fails the whole commit when the key is there': async ({ storage }) => {
    await storage.commit([{ put: 'a', value: 1 }]);
    const writes = [{ put: 'b', value: 1 }, { delete: 'a' }, { put: 'z', value: 1 }];
    await rejectsWith(
      'storage.conflict',
      storage.commit([...writes.slice(0, 1), { put: 'a', value: 2, ifAbsent: true }]),
    );
    await rejectsWith(
      'storage.conflict',
      storage.commit([{ put: 'a', value: 2, ifAbsent: true }, writes[1]]),
    );
    assert10.deepEqual(await readAll(storage), [{ key: 'a', value: 1 }]);
    await storage.commit([
      { put: 'b', value: 2, ifAbsent: true },
      { put: 'a', value: 2, ifAbsent: false },
    ]);
    assert10.deepEqual(await readAll(storage), [
      { key: 'a', value: 2 },
      { key: 'b', value: 2 },
    ]);
  },
  'ifAbsent sees the earlier writes of its own commit': async ({ storage }) => {
    await storage.commit([{ put: 'a', value: 1 }]);
    await storage.commit([{ delete: 'a' }, { put: 'a', value: 2, ifAbsent: true }]);
    assert10.equal(await storage.get('a'), 2);
    await rejectsWith(
      'storage.conflict',
      storage.commit([
        { put: 'b', value: 1 },
        { put: 'b', value: 2, ifAbsent: true },
      ]),
    );
    await rejectsWith(
      'storage.conflict',
      storage.commit([
        { put: 'b', value: 1, ifAbsent: true },
        { put: 'b', value: 2, ifAbsent: true },
      ]),
    );
    assert10.equal(await storage.get('b'), void 0);
    await storage.commit([{ put: 'b', value: 1, ifAbsent: true }, { put: 'b', value: 2 }, { delete: 'b' }]);
    assert10.equal(await storage.get('b'), void 0);
  },
  'of many commits at once, one wins an absent key': async ({ storage, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const attempts = Array.from({ length: 20 }, (_, at2) => {
      const writes = [
        { put: `trace${at2}`, value: at2 },
        { put: 'taken', value: at2, ifAbsent: true },
      ];
      return (at2 % 2 === 0 ? storage : other).commit(writes);
    });
    const results = await Promise.allSettled(attempts);
    const winners = [...results.entries()]
      .filter(([, { status: status2 }]) => status2 === 'fulfilled')
      .map(([at2]) => at2);
    assert10.equal(winners.length, 1);
    const [winner] = winners;
    assert10.deepEqual(await readAll(storage), [
      { key: 'taken', value: winner },
      { key: `trace${winner}`, value: winner },
    ]);
  },
  'ten thousand writes in one commit': async ({ storage }) => {
    const writes = Array.from({ length: 1e4 }, (_, at2) => ({
      put: `k${at2}`,
      value: { at: at2, text: 'x'.repeat(50) },
    }));
    await storage.commit(writes);
    await rejectsWith(
      'storage.conflict',
      storage.commit(writes.map((write11) => ({ ...write11, ifAbsent: true }))),
    );
    assert10.equal((await readAll(storage)).length, 1e4);
    await storage.commit(writes.map(({ put }) => ({ delete: put })));
    assert10.equal((await readAll(storage)).length, 0);
  },
};
var lifeCases = {
  'another storage on the same data sees what was committed': async ({ storage, reopen }) => {
    await fill(storage, keysInOrder);
    if (reopen === void 0) return;
    const other = await reopen();
    assert10.deepEqual(await keysOf(other), keysInOrder);
    await other.commit([{ put: 'a', value: 'from the other' }]);
    assert10.equal(await storage.get('a'), 'from the other');
    await storage.close();
    assert10.equal(await other.get('a'), 'from the other');
  },
  'nothing works after close, which may be called twice': async ({ storage }) => {
    await storage.commit([{ put: 'a', value: 1 }]);
    const lease = await storage.lease('work', { ttlMs: 1e3, owner: 'me' });
    await storage.close();
    await storage.close();
    await rejectsWith('storage.closed', storage.get('a'));
    await rejectsWith('storage.closed', storage.commit([{ put: 'a', value: 1 }]));
    await rejectsWith('storage.closed', storage.lease('work', { ttlMs: 1e3, owner: 'me' }));
    await rejectsWith('storage.closed', readAll(storage));
    await rejectsWith('storage.closed', lease?.renew() ?? Promise.resolve());
  },
  'close waits for what was begun': async ({ storage, reopen }) => {
    const commits = Array.from({ length: 10 }, (_, at2) => storage.commit([{ put: `k${at2}`, value: at2 }]));
    await storage.close();
    await Promise.all(commits);
    if (reopen !== void 0) assert10.equal((await readAll(await reopen())).length, 10);
  },
};

// src/testing/storage-contract-entries.ts
import assert11 from 'node:assert/strict';

var entryCases = {
  'an unknown key has no value': async ({ storage }) => {
    assert11.equal(await storage.get('nothing'), void 0);
    assert11.deepEqual(await readAll(storage), []);
  },
  'values come back as they were': async ({ storage }) => {
    const values = [
      null,
      true,
      false,
      0,
      -1.5,
      1e21,
      5e-324,
      Number.MAX_SAFE_INTEGER,
      '',
      '\xE9 \u{1F600} \0 \uD800',
      [],
      {},
      [[], [null]],
      { a: { b: [1, '2', null] }, '': 1, 0: 'zero', constructor: 'x' },
      "'; DROP TABLE entries; --",
      '{"a":1}',
      'null',
    ];
    await storage.commit(values.map((value, at2) => ({ put: `v${at2}`, value })));
    for (const [at2, value] of values.entries()) assert11.deepEqual(await storage.get(`v${at2}`), value);
    const odd = JSON.parse('{"__proto__":{"x":1}}');
    await storage.commit([{ put: 'odd', value: odd }]);
    assert11.equal(JSON.stringify(await storage.get('odd')), '{"__proto__":{"x":1}}');
  },
  'what was put in and what is read out are copies': async ({ storage }) => {
    const value = { list: [1] };
    await storage.commit([{ put: 'k', value }]);
    value.list.push(2);
    const read7 = await storage.get('k');
    assert11.deepEqual(read7, { list: [1] });
    read7.list.push(3);
    assert11.deepEqual(await storage.get('k'), { list: [1] });
  },
  'keys are in the order of their UTF-8 bytes': async ({ storage }) => {
    await fill(storage, [...keysInOrder].reverse());
    assert11.deepEqual(await keysOf(storage), keysInOrder);
    assert11.deepEqual(await keysOf(storage, { reverse: true }), [...keysInOrder].reverse());
  },
  'a range has its first key and not its end': async ({ storage }) => {
    await fill(storage, keysInOrder);
    assert11.deepEqual(await keysOf(storage, { from: 'a/', to: 'a\xE9' }), ['a/', 'a/1', 'a/10', 'a/2']);
    assert11.deepEqual(await keysOf(storage, { from: 'a/', to: 'a\xE9', reverse: true }), [
      'a/2',
      'a/10',
      'a/1',
      'a/',
    ]);
    assert11.deepEqual(await keysOf(storage, { from: 'a/0', limit: 2 }), ['a/1', 'a/10']);
    assert11.deepEqual(await keysOf(storage, { to: 'a/0', limit: 2, reverse: true }), ['a/', 'a']);
    assert11.deepEqual(await keysOf(storage, { from: '\uFFFF' }), ['\uFFFF', '\u{1F600}']);
    assert11.deepEqual(await keysOf(storage, { to: '' }), []);
    assert11.deepEqual(await keysOf(storage, { from: 'b', to: 'a' }), []);
    assert11.deepEqual(await keysOf(storage, { from: 'b', to: 'a', reverse: true }), []);
    assert11.deepEqual(await keysOf(storage, { limit: 0 }), []);
  },
  'a long range is whole, also when it is written to meanwhile': async ({ storage }) => {
    const keys2 = Array.from({ length: 2500 }, (_, at2) => `k${String(at2).padStart(5, '0')}`);
    await fill(storage, keys2);
    for (const reverse of [false, true]) {
      const seen = [];
      for await (const { key: key2 } of storage.range({ from: 'k', to: 'l', reverse })) {
        seen.push(key2);
        if (seen.length % 500 === 0) {
          const behind = reverse ? `k99999-${seen.length}` : `k00000-${seen.length}`;
          await storage.commit([
            { put: behind, value: 1 },
            { put: key2, value: 'changed' },
          ]);
        }
      }
      const expected = keys2.filter((key2) => key2.length === 6);
      const original = seen.filter((key2) => key2.length === 6);
      assert11.deepEqual(original, reverse ? [...expected].reverse() : expected);
      assert11.equal(new Set(seen).size, seen.length);
    }
  },
  'a range may be left early, and entries deleted while it is read': async ({ storage }) => {
    await fill(
      storage,
      Array.from({ length: 150 }, (_, at2) => `k${String(at2).padStart(3, '0')}`),
    );
    for await (const { key: key2 } of storage.range()) {
      if (key2 === 'k010') break;
    }
    for await (const { key: key2 } of storage.range()) await storage.commit([{ delete: key2 }]);
    assert11.deepEqual(await readAll(storage), []);
  },
  'a value of a megabyte is kept': async ({ storage }) => {
    const large = '\xE9"\\\n'.repeat(25e4);
    await storage.commit([
      { put: 'large', value: { large } },
      { put: 'small', value: 1 },
    ]);
    assert11.deepEqual(await readAll(storage), [
      { key: 'large', value: { large } },
      { key: 'small', value: 1 },
    ]);
  },
  'what cannot be kept faithfully is refused': async ({ storage }) => {
    const bad = [
      void 0,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      () => 1,
      /* @__PURE__ */ Symbol('s'),
      [void 0],
      { a: { b: Number.NaN } },
      /* @__PURE__ */ new Date(0),
      /* @__PURE__ */ new Map(),
      /x/,
    ];
    for (const value of bad) {
      const writes = [
        { put: 'good', value: 1 },
        { put: 'bad', value },
      ];
      await assert11.rejects(storage.commit(writes), { name: 'StorageError' });
    }
    for (const key2 of ['', 'a\0b', 'half \uD83D', 7]) {
      await assert11.rejects(storage.commit([{ put: key2, value: 1 }]), { name: 'StorageError' });
      await assert11.rejects(storage.get(key2), { name: 'StorageError' });
    }
    assert11.deepEqual(await readAll(storage), []);
  },
};

// src/testing/storage-contract-histories.ts
import assert12 from 'node:assert/strict';

var histories = 12;
var stepsPerHistory = 60;
var keys = [
  'a',
  'a/',
  'a/1',
  'a/10',
  'a/2',
  'b',
  '\xE9',
  '\uE000',
  '\uFFFF',
  '\u{1F600}',
  '\u{1F600}/1',
  '\u{1D11E}',
];
var leaseNames = ['run/a', 'run/b'];
var ttlMs = 1e3;
var either = 'conflict or lost lease';
var historyCases = Object.fromEntries(
  Array.from({ length: histories }, (_, seed2) => [
    `a random history gives what the model gives (seed ${seed2})`,
    (given2) => play(given2, createDice(seed2)),
  ]),
);
async function play({ storage, clock, reopen }, dice) {
  const model = { values: /* @__PURE__ */ new Map(), leases: /* @__PURE__ */ new Map() };
  const leases = [];
  const storages = reopen === void 0 ? [storage] : [storage, await reopen()];
  async function commit() {
    const writes = Array.from({ length: dice.roll(8) }, () => randomWrite(dice));
    const lease = leases.length > 0 && dice.roll(2) === 0 ? dice.pick(leases) : void 0;
    const expected = commitToModel(model, writes, lease);
    const code = await codeOf2(dice.pick(storages).commit(writes, { lease }));
    const allowed = expected === either ? ['storage.conflict', 'storage.lease-lost'] : [expected];
    assert12.ok(allowed.includes(code), `${code} instead of ${expected} for ${JSON.stringify(writes)}`);
  }
  async function range2() {
    const bound = () => (dice.roll(3) === 0 ? void 0 : dice.pick(keys));
    const limit2 = dice.roll(3) === 0 ? dice.roll(5) : void 0;
    const options2 = { from: bound(), to: bound(), reverse: dice.roll(2) === 0, limit: limit2 };
    assert12.deepEqual(await readAll(dice.pick(storages), options2), rangeOfModel(model, options2));
  }
  async function get() {
    const key2 = dice.pick(keys);
    const text3 = model.values.get(key2);
    assert12.deepEqual(await dice.pick(storages).get(key2), text3 === void 0 ? void 0 : JSON.parse(text3));
  }
  async function take2() {
    const name = dice.pick(leaseNames);
    const lease = await dice.pick(storages).lease(name, { ttlMs, owner: 'player' });
    const known2 = model.leases.get(name);
    assert12.equal(lease !== void 0, known2 === void 0 || known2.until <= clock.now(), `lease ${name}`);
    if (lease === void 0) return;
    assert12.ok(lease.token > (known2?.token ?? 0));
    model.leases.set(name, { token: lease.token, until: clock.now() + ttlMs });
    leases.push(lease);
  }
  async function renew() {
    if (leases.length === 0) return;
    const lease = dice.pick(leases);
    const isHeld = heldInModel(model, lease);
    assert12.equal(await codeOf2(lease.renew()), isHeld ? void 0 : 'storage.lease-lost', 'renew');
    if (isHeld) model.leases.set(lease.name, { token: lease.token, until: clock.now() + ttlMs });
  }
  async function release() {
    if (leases.length === 0) return;
    const lease = dice.pick(leases);
    await lease.release();
    if (heldInModel(model, lease)) model.leases.set(lease.name, { token: lease.token, until: 0 });
  }
  async function pass() {
    clock.advance(dice.roll(ttlMs));
  }
  const actions = [commit, commit, commit, commit, range2, range2, get, take2, take2, renew, release, pass];
  for (let step = 0; step < stepsPerHistory; step++) await dice.pick(actions)();
  assert12.deepEqual(await readAll(storage), rangeOfModel(model, {}));
}
function randomWrite(dice) {
  const key2 = dice.pick(keys);
  const kind = dice.roll(5);
  if (kind === 0) return { delete: key2 };
  const values = [null, 0, dice.roll(1e3), 'text', { n: dice.roll(9) }, [[dice.roll(9)], key2]];
  return { put: key2, value: dice.pick(values), ...(kind === 1 ? { ifAbsent: true } : {}) };
}
function heldInModel(model, lease) {
  const known2 = model.leases.get(lease.name);
  return known2?.token === lease.token && known2.until !== 0;
}
function commitToModel(model, writes, lease) {
  const fails = lease !== void 0 && !heldInModel(model, lease);
  const after = new Map(model.values);
  let conflict = false;
  for (const write11 of writes) {
    if ('delete' in write11) {
      after.delete(write11.delete);
      continue;
    }
    conflict ||= write11.ifAbsent === true && after.has(write11.put);
    after.set(write11.put, JSON.stringify(write11.value));
  }
  if (conflict && fails) return either;
  if (conflict) return 'storage.conflict';
  if (fails) return 'storage.lease-lost';
  model.values.clear();
  for (const [key2, text3] of after) model.values.set(key2, text3);
  return void 0;
}
function rangeOfModel(model, { from, to, limit: limit2, reverse }) {
  const bytes = (text3) => Buffer.from(text3, 'utf8');
  const inside = [...model.values.keys()].filter(
    (key2) =>
      (from === void 0 || Buffer.compare(bytes(key2), bytes(from)) >= 0) &&
      (to === void 0 || Buffer.compare(bytes(key2), bytes(to)) < 0),
  );
  inside.sort((a, b) => Buffer.compare(bytes(a), bytes(b)));
  if (reverse) inside.reverse();
  return inside
    .slice(0, limit2 ?? inside.length)
    .map((key2) => ({ key: key2, value: JSON.parse(model.values.get(key2) ?? 'null') }));
}
async function codeOf2(promise) {
  try {
    await promise;
    return void 0;
  } catch (error) {
    return String(error.code);
  }
}
function createDice(seed2) {
  let state = seed2 + 1;
  const next = () => {
    state = (state + 1831565813) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const roll = (sides) => Math.floor(next() * sides);
  return { roll, pick: (from) => from[roll(from.length)] };
}

// src/testing/storage-contract-leases.ts
import assert13 from 'node:assert/strict';

var ttlMs2 = 6e4;
async function take(storage, owner, name = 'work') {
  const lease = await storage.lease(name, { ttlMs: ttlMs2, owner });
  assert13.ok(lease, `${owner} should get the lease`);
  return lease;
}
var leaseCases = {
  'a lease is held by one at a time': async ({ storage, clock, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const lease = await take(storage, 'a');
    assert13.equal(lease.name, 'work');
    assert13.equal(lease.expiresAt, clock.now() + ttlMs2);
    assert13.equal(await storage.lease('work', { ttlMs: ttlMs2, owner: 'b' }), void 0);
    assert13.equal(await other.lease('work', { ttlMs: ttlMs2, owner: 'a' }), void 0);
    await take(other, 'b', 'other work');
    await lease.release();
    await lease.release();
    await take(other, 'b');
  },
  'a lease ends by itself, to the millisecond': async ({ storage, clock }) => {
    await take(storage, 'a');
    clock.advance(ttlMs2 - 1);
    assert13.equal(await storage.lease('work', { ttlMs: ttlMs2, owner: 'b' }), void 0);
    clock.advance(1);
    await take(storage, 'b');
  },
  'tokens grow, also after a release': async ({ storage, clock, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const first = await take(storage, 'a');
    await first.release();
    const second = await take(other, 'b');
    clock.advance(ttlMs2);
    const third = await take(storage, 'c');
    assert13.ok(first.token < second.token && second.token < third.token);
  },
  'renewing prolongs from now': async ({ storage, clock }) => {
    const lease = await take(storage, 'a');
    clock.advance(ttlMs2 / 2);
    await lease.renew();
    assert13.equal(lease.expiresAt, clock.now() + ttlMs2);
    clock.advance(ttlMs2 / 2 + 1);
    assert13.equal(await storage.lease('work', { ttlMs: ttlMs2, owner: 'b' }), void 0);
  },
  'a late renewal holds as long as nobody else came': async ({ storage, clock }) => {
    const lease = await take(storage, 'a');
    clock.advance(ttlMs2 * 2);
    await lease.renew();
    await storage.commit([{ put: 'a', value: 1 }], { lease });
    assert13.equal(await storage.lease('work', { ttlMs: ttlMs2, owner: 'b' }), void 0);
  },
  'who lost the lease can neither renew nor commit': async ({ storage, clock, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const lost = await take(storage, 'a');
    await storage.commit([{ put: 'a', value: 1 }], { lease: lost });
    clock.advance(ttlMs2);
    const current = await take(other, 'b');
    await rejectsWith('storage.lease-lost', lost.renew());
    await rejectsWith(
      'storage.lease-lost',
      storage.commit([{ put: 'a', value: 2 }, { delete: 'a' }], { lease: lost }),
    );
    await rejectsWith('storage.lease-lost', other.commit([], { lease: lost }));
    assert13.deepEqual(await readAll(storage), [{ key: 'a', value: 1 }]);
    await lost.release();
    assert13.equal(await storage.lease('work', { ttlMs: ttlMs2, owner: 'c' }), void 0);
    await other.commit([{ put: 'a', value: 3 }], { lease: current });
    assert13.equal(await storage.get('a'), 3);
  },
  'who gave the lease back can neither renew nor commit': async ({ storage }) => {
    const lease = await take(storage, 'a');
    await lease.release();
    await rejectsWith('storage.lease-lost', lease.renew());
    await rejectsWith('storage.lease-lost', storage.commit([{ put: 'a', value: 1 }], { lease }));
    assert13.equal(await storage.get('a'), void 0);
  },
  'of many who ask at once, one gets the lease': async ({ storage, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const asked3 = Array.from({ length: 20 }, (_, at2) =>
      (at2 % 2 === 0 ? storage : other).lease('work', { ttlMs: ttlMs2, owner: `worker ${at2}` }),
    );
    const granted = (await Promise.all(asked3)).filter((lease) => lease !== void 0);
    assert13.equal(granted.length, 1);
  },
  'a lease without duration or owner is refused': async ({ storage }) => {
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      await assert13.rejects(storage.lease('work', { ttlMs: bad, owner: 'a' }), { name: 'StorageError' });
    }
    await assert13.rejects(storage.lease('', { ttlMs: ttlMs2, owner: 'a' }), { name: 'StorageError' });
    await assert13.rejects(storage.lease('work', { ttlMs: ttlMs2, owner: '' }), { name: 'StorageError' });
  },
  'leases are not entries': async ({ storage }) => {
    await take(storage, 'a');
    assert13.deepEqual(await readAll(storage), []);
  },
};

// src/testing/storage-contract.ts
function storageContract({ test, factory }) {
  for (const [name, run2] of Object.entries({
    ...entryCases,
    ...commitCases,
    ...leaseCases,
    ...lifeCases,
    ...historyCases,
  })) {
    test(name, () => runCase2(factory, run2));
  }
}
async function runCase2(factory, run2) {
  const clock = createContractClock();
  const made = await factory(clock);
  const { storage, reopen, cleanup } = 'storage' in made ? made : { storage: made };
  const opened = [storage];
  const reopenTracked = async (open) => {
    const other = await open();
    opened.push(other);
    return other;
  };
  try {
    await run2({ storage, clock, reopen: reopen && (() => reopenTracked(reopen)) });
  } finally {
    for (const one of opened) await one.close();
    await cleanup?.();
  }
}

// src/testing/store/condition.ts
import * as z2 from 'zod';

// src/testing/store/http/wire.ts
function phpJson(value) {
  return JSON.stringify(value)
    .replace(/\//g, '\\/')
    .replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
function write(outgoing) {
  const { status: status2, headers, body, callback } = outgoing;
  if (body === void 0) return { status: status2, headers, text: null };
  const text3 = phpJson(body);
  if (callback === void 0) return { status: status2, headers, text: text3 };
  return {
    status: status2,
    headers: { ...headers, 'content-type': 'application/javascript; charset=UTF-8' },
    text: `/**/${callback}(${text3})`,
  };
}
function page(status2, text3, headers = {}) {
  return {
    status: status2,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
    text: text3,
  };
}

// src/testing/store/json.ts
function text2(value) {
  if (value === void 0 || value === null || value === false) return '';
  if (value === true) return '1';
  return typeof value === 'object' ? 'Array' : String(value);
}
function number(value) {
  if (typeof value === 'number') return value;
  if (value === true) return 1;
  if (typeof value !== 'string') return 0;
  const match = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(value);
  return match ? Number(match[0]) : 0;
}
function integer(value) {
  return Math.trunc(number(value));
}
function truthy(value) {
  if (Array.isArray(value)) return value.length > 0;
  if (value !== null && typeof value === 'object') return Object.keys(value).length > 0;
  return !(
    value === void 0 ||
    value === null ||
    value === false ||
    value === 0 ||
    value === '' ||
    value === '0'
  );
}
function yes(value) {
  return value === true || value === 1 || (typeof value === 'string' && /^(?:yes|true|1)$/i.test(value));
}
function isRow(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
function row(value) {
  return isRow(value) ? value : {};
}
function items(value) {
  if (Array.isArray(value)) return value;
  return isRow(value) ? Object.values(value) : [];
}
function rows(value) {
  return items(value).filter(isRow);
}
function clone(value) {
  return copy(value);
}
function copy(value) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(copy);
  const copied = { ...value };
  for (const name of Object.keys(copied)) {
    const item = copied[name];
    if (item !== null && typeof item === 'object') copied[name] = copy(item);
  }
  return copied;
}
function lookup(table, ids3) {
  return items(ids3).flatMap((id) => {
    const found = table.get(integer(id));
    return found ? [found] : [];
  });
}
var given = (params, name) => params[name] !== void 0 && params[name] !== null;

// src/testing/store/faults/batch.ts
var verbs = ['create', 'update', 'delete'];
function jsonOf(incoming) {
  try {
    return JSON.parse(new TextDecoder().decode(incoming.body));
  } catch {
    return null;
  }
}
function refuses(fault3, item, position) {
  const id = isRow(item) ? integer(item.id) : integer(item);
  const sku = isRow(item) ? text2(item.sku) : '';
  if (!fault3.ids && !fault3.skus && !fault3.every) return position === 0;
  return (
    (fault3.ids?.includes(id) ?? false) ||
    (sku !== '' && (fault3.skus?.includes(sku) ?? false)) ||
    (fault3.every !== void 0 && (position + 1) % fault3.every === 0)
  );
}
function rejectItems(fault3, incoming) {
  const body = jsonOf(incoming);
  if (!/\/batch\/?$/.test(incoming.url.pathname) || !isRow(body))
    return { incoming, complete: (answer14) => answer14 };
  const taken = [];
  const rest = { ...body };
  let position = 0;
  for (const verb of verbs) {
    const list18 = body[verb];
    if (!Array.isArray(list18)) continue;
    rest[verb] = list18.filter((item, index3) => {
      const refused3 = refuses(fault3, item, position);
      position += 1;
      if (refused3) taken.push({ verb, index: index3, id: isRow(item) ? integer(item.id) : integer(item) });
      return !refused3;
    });
  }
  const error = {
    code: fault3.code ?? 'db_update_error',
    message: fault3.message ?? 'Could not update post in the database.',
    data: { status: fault3.status ?? 500 },
  };
  return {
    incoming: { ...incoming, body: new TextEncoder().encode(JSON.stringify(rest)) },
    complete(answer14) {
      if (!isRow(answer14) || 'code' in answer14) return answer14;
      const full = {};
      for (const verb of verbs) {
        const done = answer14[verb];
        const list18 = Array.isArray(done) ? [...done] : [];
        for (const item of taken) {
          if (item.verb === verb) list18.splice(item.index, 0, { id: item.id, error });
        }
        if (list18.length > 0 || done !== void 0) full[verb] = list18;
      }
      return full;
    },
  };
}

// src/testing/store/faults/broken.ts
var mark = 'ECONNRESET';
function brokenConnection() {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error(`read ${mark}`), { code: mark, syscall: 'read' }),
  });
}
function isBrokenConnection(error) {
  if (!(error instanceof TypeError)) return false;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && cause.code === mark;
}

// src/testing/store/faults/disturb.ts
var dated = ['products', 'orders', 'customers', 'coupons'];
function resourceOf(path2) {
  const name = /\/wc\/v\d\/([a-z]+)/.exec(path2)?.[1];
  return dated.find((resource) => resource === name);
}
function tie(fault3, tables, path2) {
  const resource = resourceOf(path2);
  if (resource === void 0) return;
  const table = tables[resource];
  const at2 = (record4) => text2(record4.date_modified_gmt);
  const rows2 = [...table.values()].sort((a, b) => (at2(a) < at2(b) ? 1 : at2(a) > at2(b) ? -1 : 0));
  const tied = rows2.slice(0, fault3.rows ?? rows2.length);
  const [newest] = tied;
  if (!newest) return;
  tables.kept.forget();
  const second = at2(newest);
  const created = tied.map((record4) => text2(record4.date_created_gmt)).sort();
  const last = created.at(-1) ?? '';
  for (const record4 of tied) {
    record4.date_modified_gmt = second;
    if (text2(record4.date_created_gmt) !== '' && last !== '') record4.date_created_gmt = last;
  }
}
var fresh = {
  products: (n) => ({ name: `Written meanwhile ${n}` }),
  orders: (n) => ({ customer_note: `Written meanwhile ${n}` }),
  customers: (n) => ({ email: `meanwhile-${n}@exemple.test` }),
  coupons: (n) => ({ code: `meanwhile-${n}` }),
};
var change = {
  products: (n) => ({ short_description: `Written meanwhile ${n}` }),
  orders: (n) => ({ customer_note: `Written meanwhile ${n}` }),
  customers: (n) => ({ first_name: `Meanwhile ${n}` }),
  coupons: (n) => ({ description: `Written meanwhile ${n}` }),
};
async function writeMeanwhile(fault3, shop, tables, path2, random) {
  const { write: write11 } = fault3;
  if (typeof write11 === 'function') {
    await write11(shop);
    return;
  }
  if (write11) {
    for (const { method, path: below, query, body } of write11) {
      await shop.call(method, `/wp-json/wc/v3/${below.replace(/^\/+/, '')}`, {
        ...(query ? { query } : {}),
        ...(body === void 0 ? {} : { body }),
      });
    }
    return;
  }
  const resource = resourceOf(path2) ?? 'products';
  const n = Math.floor(random() * 1e9);
  const ids3 = [...tables[resource].values()]
    .filter((record4) => text2(record4.status) !== 'trash')
    .map((record4) => integer(record4.id));
  const id = ids3[Math.floor(random() * ids3.length)];
  if (id === void 0 || random() < 0.3) {
    await shop.call('POST', `/wp-json/wc/v3/${resource}`, { body: fresh[resource](n) });
  } else {
    await shop.call('PUT', `/wp-json/wc/v3/${resource}/${id}`, { body: change[resource](n) });
  }
}

// src/testing/store/faults/pages.ts
var titles = {
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
  508: 'Resource Limit Is Reached',
  520: 'Web server is returning an unknown error',
  521: 'Web server is down',
  522: 'Connection timed out',
  523: 'Origin is unreachable',
  524: 'A timeout occurred',
};
function hostPage(status2) {
  const title = `${status2} ${titles[status2] ?? 'Error'}`;
  return `<html>\r
<head><title>${title}</title></head>\r
<body>\r
<center><h1>${title}</h1></center>\r
<hr><center>nginx</center>\r
</body>\r
</html>\r
`;
}
var firewallPage =
  '<!DOCTYPE html>\n<html><head><title>Request blocked</title></head>\n<body><h1>Request blocked</h1><p>This request was blocked by the security rules of the site.</p></body></html>\n';
var captchaPage =
  '<html><head><meta http-equiv="refresh" content="0;/.well-known/captcha/?r=%2Fwp-json%2F"></meta></head></html>';
var noticeText =
  '<br />\n<b>Notice</b>:  Undefined variable: x in <b>/srv/shop/wp-content/plugins/greffon/greffon.php</b> on line <b>12</b><br />\n';
var byteOrderMark = '\uFEFF\n';

// src/testing/store/faults/carry-out.ts
function retryAfter(fault3, clock) {
  if (fault3.retryAfter === void 0) return {};
  const date = new Date(clock.now() + fault3.retryAfter * 1e3).toUTCString();
  return { 'retry-after': fault3.retryAfterAs === 'date' ? date : String(Math.ceil(fault3.retryAfter)) };
}
function redirectTo(to, url) {
  if (to !== void 0 && /^https?:\/\//i.test(to)) return to;
  const target = new URL(url);
  target.host = to ?? `www.${url.host}`;
  return target.href;
}
function instead(fault3, incoming, clock) {
  switch (fault3.kind) {
    case 'status':
      return page(fault3.status, fault3.body ?? hostPage(fault3.status), {
        'content-type': 'text/html',
        ...retryAfter(fault3, clock),
      });
    case 'html':
      return page(fault3.status ?? 403, fault3.text ?? firewallPage);
    case 'captcha':
      return page(202, captchaPage, { 'sg-captcha': 'challenge' });
    case 'redirect':
      return {
        status: fault3.status ?? 301,
        headers: { 'content-type': 'text/html', location: redirectTo(fault3.to, incoming.url) },
        text: hostPage(fault3.status ?? 301),
      };
    default:
      return void 0;
  }
}
function isCarriedOut(fault3) {
  if (fault3.kind === 'status') return fault3.carriedOut ?? fault3.status === 524;
  return fault3.kind === 'html' && (fault3.carriedOut ?? false);
}
function printed(answer14, before) {
  return {
    status: answer14.status >= 300 && answer14.status < 400 ? answer14.status : 200,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    text: before + (answer14.text ?? ''),
  };
}
function spoil(fault3, answer14) {
  switch (fault3.kind) {
    case 'bom':
      return printed(answer14, byteOrderMark);
    case 'notice':
      return printed(answer14, fault3.text ?? noticeText);
    case 'truncated': {
      if (answer14.text === null) return answer14;
      const length = Math.min(
        answer14.text.length - 1,
        Math.floor(answer14.text.length * (fault3.keep ?? 0.5)),
      );
      return {
        ...answer14,
        text: answer14.text.slice(0, Math.max(0, length)),
        ...(fault3.broken ? { breaks: true } : {}),
      };
    }
    default:
      return answer14;
  }
}
function withoutHeader(incoming) {
  const headers = new Headers(incoming.headers);
  headers.delete('authorization');
  return { ...incoming, headers };
}
async function carryOut(faults2, incoming, options2, signal) {
  const { clock } = options2;
  let request = incoming;
  const rejections = [];
  for (const fault3 of faults2) {
    if (fault3.kind === 'slow' && fault3.before) await clock.sleep(fault3.ms, signal);
    if (fault3.kind === 'stripped-header') request = withoutHeader(request);
    if (fault3.kind === 'tied-timestamps') tie(fault3, options2.tables, incoming.url.pathname);
    if (fault3.kind === 'writes')
      await writeMeanwhile(fault3, options2.shop, options2.tables, incoming.url.pathname, options2.random);
    if (fault3.kind === 'reset') throw brokenConnection();
    if (fault3.kind === 'rejected-items') {
      const rejection = rejectItems(fault3, request);
      rejections.unshift(rejection);
      request = rejection.incoming;
    }
  }
  const [other] = faults2.flatMap((fault3) => {
    const page2 = instead(fault3, incoming, clock);
    return page2 ? [{ page: page2, carriedOut: isCarriedOut(fault3) }] : [];
  });
  const own3 = async () =>
    options2.answer(request, (body) =>
      rejections.reduce((full, rejection) => rejection.complete(full), body),
    );
  const done = other && !other.carriedOut ? other.page : await own3();
  let answer14 = other?.page ?? done;
  for (const fault3 of faults2) {
    if (fault3.kind === 'slow' && !fault3.before) await clock.sleep(fault3.ms, signal);
    if (fault3.kind === 'lost-answer') throw brokenConnection();
    answer14 = spoil(fault3, answer14);
  }
  return answer14;
}

// src/testing/store/rest/fault.ts
var RestFault = class extends Error {
  name = 'RestFault';
  code;
  status;
  data;
  constructor(code, message, status2, data = {}) {
    super(message);
    this.code = code;
    this.status = status2;
    this.data = { status: status2, ...data };
  }
  body() {
    return { code: this.code, message: this.message, data: this.data };
  }
};
var DomainFault = class extends RestFault {
  data;
  constructor(code, message, data = 500) {
    super(code, message, 500);
    this.data = data;
  }
};
var FatalFault = class extends RestFault {
  body() {
    return {
      code: 'internal_server_error',
      message:
        '<p>There has been a critical error on this website.</p><p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">Learn more about troubleshooting WordPress.</a></p>',
      data: { status: 500, error: { type: 1, message: this.message } },
      additional_errors: [],
    };
  }
  constructor(message) {
    super('internal_server_error', message, 500);
  }
};

// src/testing/store/rest/query.ts
function assign(target, name, value) {
  const match = /^([^[]+)((?:\[[^\]]*\])*)/.exec(name.trim());
  if (!match) return;
  const [, first = '', rest = ''] = match;
  const keys2 = [...rest.matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? '');
  let holder = target;
  let key2 = first.replace(/[. ]/g, '_');
  for (const next of keys2) {
    const known2 = holder[key2];
    const child = isRow(known2) ? known2 : {};
    holder[key2] = child;
    holder = child;
    key2 = next === '' ? String(nextIndex(child)) : next;
  }
  holder[key2] = value;
}
function nextIndex(holder) {
  const indexes = Object.keys(holder)
    .filter((key2) => /^\d+$/.test(key2))
    .map(Number);
  return indexes.length === 0 ? 0 : Math.max(...indexes) + 1;
}
function listify(value) {
  if (!isRow(value)) return value;
  const entries = Object.entries(value).map(([key2, item]) => [key2, listify(item)]);
  if (entries.length > 0 && entries.every(([key2], index3) => key2 === String(index3)))
    return entries.map(([, item]) => item);
  return Object.fromEntries(entries);
}
function parseQuery(source) {
  const target = {};
  for (const [name, value] of new URLSearchParams(source)) assign(target, name, value);
  return Object.fromEntries(Object.entries(target).map(([name, value]) => [name, listify(value)]));
}
function rawEncode(value) {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
function encode(value) {
  return rawEncode(value).replace(/%20/g, '+').replace(/%2B/g, '+').replace(/~/g, '%7E');
}
function pairs(name, value) {
  if (value === null || value === false) return value === null ? [] : [`${encode(name)}=0`];
  if (Array.isArray(value)) return value.flatMap((item, index3) => pairs(`${name}[${index3}]`, item));
  if (isRow(value)) return Object.entries(value).flatMap(([key2, item]) => pairs(`${name}[${key2}]`, item));
  return [`${encode(name)}=${encode(text2(value))}`];
}
function buildQuery(params) {
  return Object.entries(params)
    .filter(([, value]) => value !== false)
    .flatMap(([name, value]) => pairs(name, value))
    .map((pair2) => pair2.replace(/=$/, ''))
    .join('&');
}

// src/testing/store/rest/incoming.ts
async function readIncoming(request) {
  const url = new URL(request.url);
  const uri = request.url.replace(/^[a-z]+:\/\/[^/?#]+/i, '').replace(/#.*$/, '') || '/';
  return {
    method: request.method.toUpperCase(),
    url,
    uri,
    secure: url.protocol === 'https:',
    headers: request.headers,
    query: parseQuery(url.search.slice(1)),
    body: new Uint8Array(await request.arrayBuffer()),
  };
}
function routeOf(incoming) {
  const asked3 = incoming.query.rest_route;
  if (typeof asked3 === 'string' && asked3 !== '') return normal(asked3);
  const path2 = decodeURI(incoming.url.pathname);
  const match = /^(?:\/+index\.php)?\/+wp-json(\/.*)?$/.exec(path2);
  return match ? normal(match[1] ?? '/') : void 0;
}
function normal(route) {
  return route === '/' ? '/' : `/${route.replace(/^\/+|\/+$/g, '')}`;
}
var badJson = (code, message) =>
  new RestFault('rest_invalid_json', 'Invalid JSON body passed.', 400, {
    json_error_code: code,
    json_error_message: message,
  });
function strictText(body) {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(body);
  } catch {
    return void 0;
  }
}
var jsonType = /^\s*application\/(?:[a-z0-9.+-]+\+)?json\b/i;
function bodyParams(incoming) {
  if (incoming.body.length === 0) return { params: {} };
  const type = incoming.headers.get('content-type') ?? '';
  if (jsonType.test(type)) {
    const source2 = strictText(incoming.body);
    if (source2 === void 0)
      return { params: {}, fault: badJson(5, 'Malformed UTF-8 characters, possibly incorrectly encoded') };
    try {
      const value = JSON.parse(source2);
      if (Array.isArray(value))
        return { params: Object.fromEntries(value.map((item, index3) => [String(index3), item])) };
      return { params: isRow(value) ? value : {} };
    } catch {
      return { params: {}, fault: badJson(4, 'Syntax error') };
    }
  }
  const source = new TextDecoder('utf-8', { ignoreBOM: true }).decode(incoming.body);
  if (/^\s*application\/x-www-form-urlencoded\b/i.test(type)) return { params: parseQuery(source) };
  return { params: {} };
}
function methodOf(incoming) {
  const overridden = text2(incoming.query._method) || incoming.headers.get('x-http-method-override');
  return (overridden || incoming.method).toUpperCase();
}

// src/testing/store/condition.ts
var schema = z2.strictObject({
  permalinks: z2.enum(['pretty', 'plain']).optional(),
  rewriting: z2.boolean().optional(),
  woocommerce: z2.boolean().optional(),
  maintenance: z2.boolean().optional(),
  prints: z2.enum(['nothing', 'notice', 'bom']).optional(),
  fatal: z2.boolean().optional(),
  passesAuthorization: z2.boolean().optional(),
});
function checkCondition(condition) {
  const parsed = schema.safeParse(condition);
  if (parsed.success) return condition;
  const [issue] = parsed.error.issues;
  const field2 = ['condition', ...(issue?.path ?? [])].join('.');
  throw new SettingsError(`The fake store's option "${field2}" cannot be used: ${issue?.message}.`, {
    code: 'settings.invalid',
    field: field2,
    hint: 'See SiteCondition.',
  });
}
var escapeHtml = (source) =>
  source
    .replace(/&(?!\w+;|#\d+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
function frontPage(site, link) {
  const name = escapeHtml(site.name);
  const html = `<!DOCTYPE html><html><head><title>${name}</title></head><body><h1>${name}</h1></body></html>
`;
  return page(200, html, { link });
}
function withSlash(incoming) {
  const { url } = incoming;
  const query = url.search ? `?${new URLSearchParams(url.search).toString()}` : '';
  return {
    status: 301,
    headers: {
      'content-type': 'text/html; charset=UTF-8',
      location: `${url.origin}${url.pathname}/${query}`,
    },
    text: null,
  };
}
function maintenance(incoming) {
  const headers = { 'retry-after': '600' };
  const wantsJson = ['accept', 'content-type'].some((name) =>
    /application\/(?:[\w.+-]+\+)?json/i.test(incoming.headers.get(name) ?? ''),
  );
  const message = 'Briefly unavailable for scheduled maintenance. Check back in a minute.';
  if (!wantsJson)
    return page(
      503,
      `<!DOCTYPE html>
<html><head><title>Maintenance</title></head><body><h1>${message}</h1></body></html>
`,
      headers,
    );
  return write({
    status: 503,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: { code: 'wp_die', message, data: { status: 503 }, additional_errors: [] },
  });
}
function fatal() {
  const fault3 = new FatalFault('Uncaught Error: boum in /srv/shop/wp-content/mu-plugins/greffon.php:1');
  return write({
    status: 500,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: fault3.body(),
  });
}
function plainLinks(answer14, origin) {
  const from = `${origin}/wp-json/`;
  const to = `${origin}/index.php?rest_route=/`;
  const written3 = (value) => value.replace(/\//g, '\\/');
  return {
    ...answer14,
    headers: Object.fromEntries(
      Object.entries(answer14.headers).map(([name, value]) => [name, value.split(from).join(to)]),
    ),
    text: answer14.text?.split(written3(from)).join(written3(to)) ?? null,
  };
}
function noRoute(link) {
  const message = 'No route was found matching the URL and request method.';
  const fault3 = new RestFault('rest_no_route', message, 404);
  return write({
    status: fault3.status,
    headers: { 'content-type': 'application/json; charset=UTF-8', link },
    body: fault3.body(),
  });
}
function legacyDisabled() {
  return write({
    status: 404,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: {
      errors: { code: 'woocommerce_api_disabled', message: 'The WooCommerce API is disabled on this site' },
    },
  });
}
async function answerUnder(condition, site, incoming, api) {
  const { url } = incoming;
  const { permalinks = 'pretty', prints = 'nothing' } = condition;
  const plain2 = permalinks === 'plain';
  const isFile = /^\/(?:index\.php)?$/.test(url.pathname);
  if (condition.rewriting === false && !isFile && !url.pathname.startsWith('/index.php/'))
    return page(404, hostPage(404), { 'content-type': 'text/html' });
  if (condition.maintenance) return maintenance(incoming);
  let request = incoming;
  if (condition.passesAuthorization === false) {
    const headers = new Headers(incoming.headers);
    headers.delete('authorization');
    request = { ...incoming, headers };
  }
  const home = `${url.origin}/${plain2 ? 'index.php?rest_route=/' : 'wp-json/'}`;
  const link = `<${home}>; rel="https://api.w.org/"`;
  const byQuery = typeof incoming.query.rest_route === 'string' && incoming.query.rest_route !== '';
  const answer14 = async () => {
    if (byQuery || (!plain2 && routeOf(incoming) !== void 0)) {
      if (condition.fatal) return fatal();
      const inactive = condition.woocommerce === false && /^\/wc(?:\/|-|$)/i.test(routeOf(incoming) ?? '');
      const done2 = inactive ? noRoute(link) : await api(request);
      return plain2 ? plainLinks(done2, url.origin) : done2;
    }
    if (isFile) return frontPage(site, link);
    if (!plain2 && /^\/wc-api\/v\d/.test(url.pathname)) return legacyDisabled();
    if (!plain2) return page(404, hostPage(404), { link });
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD';
    return reads && !url.pathname.endsWith('/') ? withSlash(incoming) : frontPage(site, link);
  };
  const done = await answer14();
  if (prints === 'nothing' || done.text === null) return done;
  return printed(done, prints === 'notice' ? noticeText : byteOrderMark);
}

// src/testing/store/faults/plan.ts
import * as z3 from 'zod';

// src/testing/store/random.ts
function seeded(seed2) {
  let state = seed2 >>> 0;
  return () => {
    state = (state + 1831565813) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
function hashOf(source) {
  let hash = 2166136261;
  for (let i = 0; i < source.length; i += 1) {
    hash = Math.imul(hash ^ source.charCodeAt(i), 16777619) >>> 0;
  }
  return hash;
}

// src/testing/store/faults/draw.ts
var survivable = ['lost-answer', 'slow', 'status', 'reset', 'truncated', 'bom', 'notice'];
var statuses = [
  { kind: 'status', status: 429 },
  { kind: 'status', status: 429, retryAfter: 2 },
  { kind: 'status', status: 429, retryAfter: 3, retryAfterAs: 'date' },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 503, retryAfter: 1 },
  { kind: 'status', status: 503, retryAfter: 2, retryAfterAs: 'date' },
  { kind: 'status', status: 508 },
  { kind: 'status', status: 524 },
];
var few = (random, most2) => Math.floor(random() * most2);
function drawFault(kind, random) {
  if (typeof kind !== 'string') return kind;
  switch (kind) {
    case 'status':
      return statuses[few(random, statuses.length)] ?? { kind: 'status', status: 503 };
    case 'slow':
      return { kind, ms: 50 + few(random, 2e3), before: random() < 0.5 };
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

// src/testing/store/faults/plan.ts
var kinds2 = [
  'lost-answer',
  'slow',
  'status',
  'reset',
  'truncated',
  'bom',
  'notice',
  'html',
  'captcha',
  'stripped-header',
  'redirect',
  'tied-timestamps',
  'writes',
  'rejected-items',
];
var faultSchema = z3
  .looseObject({
    kind: z3.enum(kinds2),
    ms: z3.number().min(0).optional(),
    status: z3.number().int().min(200).max(599).optional(),
    retryAfter: z3.number().min(0).optional(),
    keep: z3.number().min(0).max(1).optional(),
    every: z3.number().int().min(1).optional(),
    rows: z3.number().int().min(1).optional(),
  })
  .superRefine((fault3, context) => {
    const needed = fault3.kind === 'slow' ? 'ms' : fault3.kind === 'status' ? 'status' : void 0;
    if (needed !== void 0 && fault3[needed] === void 0)
      context.addIssue({ code: 'custom', path: [needed], message: `"${fault3.kind}" needs it` });
  });
var whenSchema = z3.strictObject({
  method: z3.union([z3.string(), z3.array(z3.string())]).optional(),
  path: z3.union([z3.string(), z3.instanceof(RegExp)]).optional(),
  query: z3.record(z3.string(), z3.string()).optional(),
  nth: z3.number().int().min(1).optional(),
  test: z3.function().optional(),
});
var ruleSchema = z3.strictObject({
  when: whenSchema.optional(),
  fault: faultSchema,
  times: z3.union([z3.number().int().min(1), z3.literal(Number.POSITIVE_INFINITY)]).optional(),
});
var seededSchema = z3.strictObject({
  seed: z3.number().int(),
  rate: z3.number().min(0).max(1),
  kinds: z3
    .array(z3.union([z3.enum(kinds2), faultSchema]))
    .min(1)
    .optional(),
  when: whenSchema.optional(),
  perRequest: z3.union([z3.number().int().min(1), z3.literal(Number.POSITIVE_INFINITY)]).optional(),
});
function check(schema2, value, place) {
  const parsed = schema2.safeParse(value);
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  const field2 = [place, ...(issue?.path ?? [])].join('.');
  throw new SettingsError(`The fault plan's "${field2}" cannot be used: ${issue?.message}.`, {
    code: 'settings.invalid',
    field: field2,
    hint: 'See FaultRule and SeededFaults.',
  });
}
function applies(when, request) {
  const { method, path: path2, query, test } = when;
  const methods = typeof method === 'string' ? [method] : method;
  if (methods && !methods.some((name) => name.toUpperCase() === request.method)) return false;
  if (typeof path2 === 'string' && !request.path.includes(path2)) return false;
  if (path2 instanceof RegExp && request.path.search(path2) < 0) return false;
  if (query && !Object.entries(query).every(([name, value]) => text2(request.query[name]) === value))
    return false;
  return test?.(request) ?? true;
}
function followRule(rule) {
  const first = rule.when?.nth ?? 1;
  const last = first + (rule.times ?? 1) - 1;
  let seen = 0;
  return (request) => {
    if (rule.fault.kind === 'rejected-items' && !/\/batch\/?$/.test(request.path)) return void 0;
    if (!applies(rule.when ?? {}, request)) return void 0;
    seen += 1;
    return seen >= first && seen <= last ? rule.fault : void 0;
  };
}
var proof = /^(?:consumer_(?:key|secret)|oauth_.*)$/;
function followChance(plan) {
  const choices = plan.kinds ?? survivable;
  const times = /* @__PURE__ */ new Map();
  let seen = 0;
  return (request) => {
    if (!applies(plan.when ?? {}, request)) return void 0;
    seen += 1;
    if (seen < (plan.when?.nth ?? 1)) return void 0;
    const query = Object.entries(request.query).filter(([name2]) => !proof.test(name2));
    const name = `${request.method} ${request.path} ${JSON.stringify(query)} ${JSON.stringify(request.body)}`;
    const count3 = times.get(name) ?? { seen: 0, hit: 0 };
    times.set(name, count3);
    count3.seen += 1;
    if (count3.hit >= (plan.perRequest ?? 2)) return void 0;
    const random = seeded(hashOf(`${plan.seed} ${count3.seen} ${name}`));
    if (random() >= plan.rate) return void 0;
    const chosen2 = choices[Math.floor(random() * choices.length)];
    if (chosen2 === void 0) return void 0;
    count3.hit += 1;
    return drawFault(chosen2, random);
  };
}
function createFaults(plan) {
  const hits = [];
  let deciders = [];
  const add = (added) => {
    const list18 = [];
    if ('seed' in added) {
      check(seededSchema, added, 'faults');
      list18.push(followChance(added));
    } else {
      const rules = 'fault' in added ? [added] : added;
      for (const [index3, rule] of rules.entries()) {
        check(ruleSchema, rule, `faults.${index3}`);
        list18.push(followRule(rule));
      }
    }
    deciders = [...deciders, ...list18];
    return () => {
      deciders = deciders.filter((decider) => !list18.includes(decider));
    };
  };
  if (plan) add(plan);
  return {
    add,
    clear() {
      deciders = [];
    },
    hits,
    draw(request, index3) {
      const faults2 = deciders.flatMap((decider) => decider(request) ?? []);
      for (const fault3 of faults2)
        hits.push({ request: index3, method: request.method, path: request.path, fault: fault3 });
      return faults2;
    },
  };
}

// src/testing/sample-shop.json
var sample_shop_default = {
  products: [
    {
      id: 15,
      name: 'Carte de p\xEAche Garbolino d\u2019automne',
      slug: 'carte-de-peche-garbolino-dautomne',
      date_created: '2025-04-21T19:50:00',
      date_created_gmt: '2025-04-21T17:50:00',
      date_modified: '2026-09-14T05:47:30',
      date_modified_gmt: '2026-09-14T03:47:30',
      type: 'simple',
      status: 'publish',
      sku: 'CAR-GAR-047',
      price: '44.45',
      regular_price: '44.45',
      total_sales: 14,
      tax_class: 'zero-rate',
      manage_stock: true,
      stock_quantity: 284,
      categories: [{ id: 38, name: 'Accessoires', slug: 'accessoires-2' }],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3801815717353',
    },
    {
      id: 19,
      name: 'Cuill\xE8re Daiwa H\xE9ritage',
      slug: 'cuillere-daiwa-heritage',
      date_created: '2025-04-21T19:50:00',
      date_created_gmt: '2025-04-21T17:50:00',
      date_modified: '2025-04-21T19:50:00',
      date_modified_gmt: '2025-04-21T17:50:00',
      type: 'simple',
      status: 'publish',
      short_description: '<p>Cuill\xE8re Daiwa H\xE9ritage, mod\xE8le 38</p>',
      sku: 'CUI-DAI-038',
      price: '2.95',
      regular_price: '2.95',
      total_sales: 4,
      tax_class: '',
      manage_stock: false,
      weight: '0.095',
      categories: [{ id: 37, name: 'Cuill\xE8res', slug: 'cuilleres' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 22,
      name: 'Bottes Illex XT',
      slug: 'bottes-illex-xt',
      date_created: '2025-04-21T19:50:00',
      date_created_gmt: '2025-04-21T17:50:00',
      date_modified: '2025-04-21T19:50:00',
      date_modified_gmt: '2025-04-21T17:50:00',
      type: 'simple',
      status: 'publish',
      sku: 'BOT-ILL-029',
      price: '106.99',
      regular_price: '106.99',
      total_sales: 3,
      tax_class: '',
      manage_stock: false,
      weight: '0.492',
      categories: [{ id: 43, name: 'Bottes', slug: 'bottes' }],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3718595192563',
    },
    {
      id: 27,
      name: 'Solde sans dates',
      slug: 'solde-sans-dates',
      date_created: '2025-04-26T22:10:00',
      date_created_gmt: '2025-04-26T20:10:00',
      date_modified: '2025-04-26T22:10:00',
      date_modified_gmt: '2025-04-26T20:10:00',
      type: 'simple',
      status: 'publish',
      sku: 'SOLDE',
      price: '7.77',
      regular_price: '10.00',
      sale_price: '7.77',
      total_sales: 4,
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 34,
      name: 'Shad Daiwa \xC9volution',
      slug: 'shad-daiwa-evolution',
      date_created: '2025-04-26T22:10:01',
      date_created_gmt: '2025-04-26T20:10:01',
      date_modified: '2026-09-05T13:08:32',
      date_modified_gmt: '2026-09-05T11:08:32',
      type: 'simple',
      status: 'publish',
      short_description: '<p>Shad Daiwa \xC9volution, mod\xE8le 84</p>',
      sku: 'SHA-DAI-084',
      price: '5.61',
      regular_price: '5.61',
      total_sales: 9,
      tax_class: '',
      manage_stock: true,
      stock_quantity: 111,
      weight: '0.342',
      categories: [{ id: 32, name: 'Shads', slug: 'shads' }],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3069914716695',
    },
    {
      id: 39,
      name: 'Amorce Ragot Classic',
      slug: 'amorce-ragot-classic',
      date_created: '2025-05-05T23:12:00',
      date_created_gmt: '2025-05-05T21:12:00',
      date_modified: '2026-10-25T02:30:38',
      date_modified_gmt: '2026-10-25T00:30:38',
      type: 'simple',
      status: 'publish',
      sku: 'AMO-RAG-024',
      price: '7.09',
      regular_price: '7.09',
      total_sales: 3,
      tax_class: 'taux-reduit-55',
      manage_stock: true,
      stock_quantity: 66,
      weight: '0.942',
      shipping_class_id: 18,
      categories: [
        { id: 41, name: 'App\xE2ts &amp; amorces', slug: 'appats-amorces' },
        { id: 20, name: 'Carnassier', slug: 'carnassier' },
      ],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 41,
      name: 'Pi\xE8ge 2,49',
      slug: 'piege-249',
      date_created: '2025-05-05T23:12:00',
      date_created_gmt: '2025-05-05T21:12:00',
      date_modified: '2025-05-05T23:12:00',
      date_modified_gmt: '2025-05-05T21:12:00',
      type: 'simple',
      status: 'publish',
      sku: 'PIEGE-249',
      price: '2.49',
      regular_price: '2.49',
      total_sales: 135,
      tax_class: 'reduced-rate',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 46,
      name: 'Canne casting Caperlan s\xE9rie 7',
      slug: '',
      date_created: '2025-05-05T23:12:00',
      date_created_gmt: '2025-05-05T21:12:00',
      date_modified: '2025-05-05T23:12:00',
      date_modified_gmt: '2025-05-05T21:12:00',
      type: 'simple',
      status: 'draft',
      sku: 'CAN-CAP-049',
      price: '114.39',
      regular_price: '142.99',
      sale_price: '114.39',
      tax_class: '',
      manage_stock: true,
      stock_quantity: 177,
      weight: '1.583',
      categories: [{ id: 21, name: 'Casting', slug: 'casting' }],
      attributes: [],
      meta_data: [{ id: 622, key: 'gestan_code', value: 'G00049' }],
      stock_status: 'instock',
    },
    {
      id: 52,
      name: 'Pellets carpe Caperlan s\xE9rie 6',
      slug: 'pellets-carpe-caperlan-serie-6',
      date_created: '2025-05-05T23:12:00',
      date_created_gmt: '2025-05-05T21:12:00',
      date_modified: '2026-08-23T03:39:37',
      date_modified_gmt: '2026-08-23T01:39:37',
      type: 'simple',
      status: 'publish',
      sku: 'PEL-CAP-105',
      price: '7.50',
      regular_price: '7.50',
      total_sales: 5,
      tax_class: 'taux-reduit-55',
      manage_stock: true,
      stock_quantity: 96,
      categories: [
        { id: 41, name: 'App\xE2ts &amp; amorces', slug: 'appats-amorces' },
        { id: 33, name: 'Vers &amp; \xE9crevisses', slug: 'vers-ecrevisses' },
      ],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 56,
      name: 'Sans r\xE9f\xE9rence C (brouillon)',
      slug: '',
      date_created: '2025-05-21T02:02:00',
      date_created_gmt: '2025-05-21T00:02:00',
      date_modified: '2025-05-21T02:02:00',
      date_modified_gmt: '2025-05-21T00:02:00',
      type: 'simple',
      status: 'draft',
      price: '1',
      regular_price: '1',
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 69,
      name: 'Canne casting Sensas n\xB0 4',
      slug: 'canne-casting-sensas-n-4',
      date_created: '2025-06-05T08:06:00',
      date_created_gmt: '2025-06-05T06:06:00',
      date_modified: '2026-10-23T18:44:43',
      date_modified_gmt: '2026-10-23T16:44:43',
      type: 'simple',
      status: 'publish',
      sku: 'CAN-SEN-065',
      price: '47.89',
      regular_price: '47.89',
      total_sales: 5,
      tax_class: '',
      manage_stock: true,
      stock_quantity: 255,
      categories: [{ id: 21, name: 'Casting', slug: 'casting' }],
      tags: [
        { id: 48, name: 'Comp\xE9tition', slug: 'competition' },
        { id: 49, name: 'D\xE9butant', slug: 'debutant' },
        { id: 44, name: 'Nouveaut\xE9', slug: 'nouveaute' },
      ],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 74,
      name: '\u91E3\u308A\u7AFF \u03A9 \xF1and\xFA \u{1F3A3} emoji',
      slug: '%e9%87%a3%e3%82%8a%e7%ab%bf-%cf%89-nandu-%f0%9f%8e%a3-emoji',
      date_created: '2025-06-05T08:06:00',
      date_created_gmt: '2025-06-05T06:06:00',
      date_modified: '2025-06-05T08:06:00',
      date_modified_gmt: '2025-06-05T06:06:00',
      type: 'simple',
      status: 'publish',
      sku: 'UNI-\u7AFF-01',
      price: '45.00',
      regular_price: '45.00',
      total_sales: 5,
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 75,
      name: 'Pellets carpe Garbolino n\xB0 1',
      slug: 'pellets-carpe-garbolino-n-1',
      date_created: '2025-06-05T08:06:00',
      date_created_gmt: '2025-06-05T06:06:00',
      date_modified: '2026-10-05T00:16:22',
      date_modified_gmt: '2026-10-04T22:16:22',
      type: 'simple',
      status: 'publish',
      sku: 'PEL-GAR-089',
      price: '13.99',
      regular_price: '13.99',
      total_sales: 1,
      tax_class: 'taux-reduit-55',
      manage_stock: true,
      stock_quantity: 53,
      categories: [
        { id: 41, name: 'App\xE2ts &amp; amorces', slug: 'appats-amorces' },
        { id: 22, name: 'Spinning', slug: 'spinning' },
      ],
      tags: [
        { id: 48, name: 'Comp\xE9tition', slug: 'competition' },
        { id: 50, name: 'Lot', slug: 'lot' },
        { id: 44, name: 'Nouveaut\xE9', slug: 'nouveaute' },
      ],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 82,
      name: 'Guide de p\xEAche Mitchell Classic',
      slug: 'guide-de-peche-mitchell-classic',
      date_created: '2025-06-10T16:13:01',
      date_created_gmt: '2025-06-10T14:13:01',
      date_modified: '2025-06-10T16:13:01',
      date_modified_gmt: '2025-06-10T14:13:01',
      type: 'simple',
      status: 'publish',
      sku: 'GUI-MIT-090',
      price: '18.71',
      regular_price: '18.71',
      total_sales: 11,
      tax_class: 'taux-reduit-55',
      manage_stock: false,
      categories: [{ id: 38, name: 'Accessoires', slug: 'accessoires-2' }],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3997330797649',
    },
    {
      id: 83,
      name: 'En r\xE9assort',
      slug: 'en-reassort',
      date_created: '2025-06-10T16:13:01',
      date_created_gmt: '2025-06-10T14:13:01',
      date_modified: '2025-06-10T16:13:01',
      date_modified_gmt: '2025-06-10T14:13:01',
      type: 'simple',
      status: 'publish',
      sku: 'REASSORT',
      price: '15',
      regular_price: '15',
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'onbackorder',
    },
    {
      id: 86,
      name: 'Canne spinning Daiwa Pro',
      slug: 'canne-spinning-daiwa-pro',
      date_created: '2025-06-10T16:13:01',
      date_created_gmt: '2025-06-10T14:13:01',
      date_modified: '2025-06-10T16:13:01',
      date_modified_gmt: '2025-06-10T14:13:01',
      type: 'simple',
      status: 'publish',
      sku: 'CAN-DAI-000',
      price: '75.95',
      regular_price: '75.95',
      total_sales: 3,
      tax_class: '',
      manage_stock: false,
      weight: '0.526',
      categories: [
        { id: 35, name: 'Poissons nageurs', slug: 'poissons-nageurs' },
        { id: 22, name: 'Spinning', slug: 'spinning' },
      ],
      tags: [
        { id: 48, name: 'Comp\xE9tition', slug: 'competition' },
        { id: 47, name: '\xC9co-responsable', slug: 'eco-responsable' },
        { id: 46, name: 'Fabriqu\xE9 en France', slug: 'fabrique-en-france' },
      ],
      images: [
        {
          id: 84,
          date_created: '2025-06-10T18:13:01',
          date_created_gmt: '2025-06-10T14:13:01',
          date_modified: '2025-06-10T18:13:01',
          date_modified_gmt: '2025-06-10T14:13:01',
          src: 'https://boutique.example/wp-content/uploads/2025/06/photo-1.jpg',
          name: 'Photo 1',
          alt: 'Canne spinning Daiwa Pro',
        },
        {
          id: 85,
          date_created: '2025-06-10T18:13:01',
          date_created_gmt: '2025-06-10T14:13:01',
          date_modified: '2025-06-10T18:13:01',
          date_modified_gmt: '2025-06-10T14:13:01',
          src: 'https://boutique.example/wp-content/uploads/2025/06/photo-11-1.jpg',
          name: 'photo-11-1.jpg',
          alt: '',
        },
      ],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 89,
      name: 'Bottes Sensas n\xB0 8',
      slug: 'bottes-sensas-n-8',
      date_created: '2025-06-10T16:13:01',
      date_created_gmt: '2025-06-10T14:13:01',
      date_modified: '2025-06-10T16:13:01',
      date_modified_gmt: '2025-06-10T14:13:01',
      type: 'simple',
      status: 'publish',
      sku: 'BOT-SEN-013',
      price: '116.99',
      regular_price: '116.99',
      total_sales: 5,
      tax_class: '',
      manage_stock: false,
      shipping_class_id: 16,
      categories: [
        { id: 40, name: 'Bagagerie', slug: 'bagagerie' },
        { id: 43, name: 'Bottes', slug: 'bottes' },
      ],
      tags: [{ id: 45, name: 'Promo \xE9t\xE9', slug: 'promo-ete' }],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3556642168679',
    },
    {
      id: 93,
      name: 'Cuill\xE8re Ragot XT',
      slug: 'cuillere-ragot-xt',
      date_created: '2025-06-28T01:33:00',
      date_created_gmt: '2025-06-27T23:33:00',
      date_modified: '2026-11-21T09:09:54',
      date_modified_gmt: '2026-11-21T08:09:54',
      type: 'simple',
      status: 'publish',
      short_description: '<p>Cuill\xE8re Ragot XT, mod\xE8le 22</p>',
      sku: 'CUI-RAG-022',
      price: '4.59',
      regular_price: '4.59',
      total_sales: 9,
      tax_class: '',
      manage_stock: true,
      stock_quantity: 233,
      categories: [{ id: 37, name: 'Cuill\xE8res', slug: 'cuilleres' }],
      tags: [{ id: 46, name: 'Fabriqu\xE9 en France', slug: 'fabrique-en-france' }],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3023471629201',
    },
    {
      id: 97,
      name: 'Hame\xE7on Garbolino Pro',
      slug: 'hamecon-garbolino-pro-2',
      date_created: '2025-06-28T01:33:00',
      date_created_gmt: '2025-06-27T23:33:00',
      date_modified: '2026-11-14T20:41:27',
      date_modified_gmt: '2026-11-14T19:41:27',
      type: 'simple',
      status: 'publish',
      sku: 'HAM-GAR-103',
      price: '2.99',
      regular_price: '2.99',
      total_sales: 2,
      tax_class: '',
      manage_stock: true,
      stock_quantity: 292,
      weight: '1.514',
      categories: [
        { id: 27, name: 'Frein avant', slug: 'frein-avant' },
        { id: 39, name: 'Hame\xE7ons', slug: 'hamecons' },
      ],
      tags: [
        { id: 48, name: 'Comp\xE9tition', slug: 'competition' },
        { id: 51, name: 'Fin de s\xE9rie', slug: 'fin-de-serie' },
        { id: 45, name: 'Promo \xE9t\xE9', slug: 'promo-ete' },
      ],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3312024514720',
    },
    {
      id: 100,
      name: 'Code-barres lettres',
      slug: 'code-barres-lettres',
      date_created: '2025-06-28T01:33:00',
      date_created_gmt: '2025-06-27T23:33:00',
      date_modified: '2025-06-28T01:33:00',
      date_modified_gmt: '2025-06-27T23:33:00',
      type: 'simple',
      status: 'publish',
      sku: 'GTIN-X',
      price: '3',
      regular_price: '3',
      total_sales: 7,
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '9782123456803',
    },
    {
      id: 101,
      name: 'Rupture non g\xE9r\xE9e',
      slug: 'rupture-non-geree',
      date_created: '2025-06-28T01:33:00',
      date_created_gmt: '2025-06-27T23:33:00',
      date_modified: '2025-06-28T01:33:00',
      date_modified_gmt: '2025-06-27T23:33:00',
      type: 'simple',
      status: 'publish',
      sku: 'RUPTURE',
      price: '15',
      regular_price: '15',
      total_sales: 8,
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'outofstock',
    },
    {
      id: 107,
      name: 'Carte de p\xEAche Caperlan s\xE9rie 1',
      slug: 'carte-de-peche-caperlan-serie-1',
      date_created: '2025-07-06T01:53:00',
      date_created_gmt: '2025-07-05T23:53:00',
      date_modified: '2026-10-30T17:44:30',
      date_modified_gmt: '2026-10-30T16:44:30',
      type: 'simple',
      status: 'publish',
      sku: 'CAR-CAP-111',
      price: '88.95',
      regular_price: '88.95',
      total_sales: 4,
      tax_class: 'zero-rate',
      manage_stock: true,
      stock_quantity: 4,
      weight: '0.153',
      categories: [{ id: 38, name: 'Accessoires', slug: 'accessoires-2' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 112,
      name: 'Panier repas Shimano XT',
      slug: 'panier-repas-shimano-xt',
      date_created: '2025-07-06T01:53:00',
      date_created_gmt: '2025-07-05T23:53:00',
      date_modified: '2026-08-15T01:16:35',
      date_modified_gmt: '2026-08-14T23:16:35',
      type: 'simple',
      status: 'publish',
      sku: 'PAN-SHI-046',
      price: '13.50',
      regular_price: '13.50',
      total_sales: 1,
      tax_class: 'reduced-rate',
      manage_stock: true,
      stock_quantity: 119,
      categories: [{ id: 38, name: 'Accessoires', slug: 'accessoires-2' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 116,
      name: 'Canne \xE0 mouche Caperlan d\u2019automne',
      slug: 'canne-a-mouche-caperlan-dautomne',
      date_created: '2025-07-06T01:53:00',
      date_created_gmt: '2025-07-05T23:53:00',
      date_modified: '2025-07-06T01:53:00',
      date_modified_gmt: '2025-07-05T23:53:00',
      type: 'simple',
      status: 'publish',
      sku: 'CAN-CAP-114',
      price: '239.34',
      regular_price: '239.34',
      total_sales: 10,
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 24, name: 'Mouche', slug: 'mouche' }],
      tags: [
        { id: 51, name: 'Fin de s\xE9rie', slug: 'fin-de-serie' },
        { id: 44, name: 'Nouveaut\xE9', slug: 'nouveaute' },
        { id: 45, name: 'Promo \xE9t\xE9', slug: 'promo-ete' },
      ],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 117,
      name: 'Pi\xE8ge 1,99',
      slug: 'piege-199',
      date_created: '2025-07-06T01:53:00',
      date_created_gmt: '2025-07-05T23:53:00',
      date_modified: '2026-10-29T11:13:41',
      date_modified_gmt: '2026-10-29T10:13:41',
      type: 'simple',
      status: 'publish',
      sku: 'PIEGE-199',
      price: '1.99',
      regular_price: '1.99',
      total_sales: 309,
      tax_class: 'taux-reduit-55',
      manage_stock: true,
      stock_quantity: 704,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 120,
      name: 'Pellets carpe Caperlan XT',
      slug: 'pellets-carpe-caperlan-xt',
      date_created: '2025-07-16T06:15:00',
      date_created_gmt: '2025-07-16T04:15:00',
      date_modified: '2026-04-24T19:12:54',
      date_modified_gmt: '2026-04-24T17:12:54',
      type: 'simple',
      status: 'publish',
      sku: 'PEL-CAP-041',
      price: '21.93',
      regular_price: '21.93',
      total_sales: 5,
      tax_class: 'taux-reduit-55',
      manage_stock: false,
      categories: [{ id: 41, name: 'App\xE2ts &amp; amorces', slug: 'appats-amorces' }],
      attributes: [],
      meta_data: [{ id: 1916, key: 'gestan_code', value: 'G00041' }],
      stock_status: 'instock',
      global_unique_id: '3386292924086',
    },
    {
      id: 127,
      name: 'Canne spinning Illex Classic',
      slug: 'canne-spinning-illex-classic',
      date_created: '2025-07-16T06:15:00',
      date_created_gmt: '2025-07-16T04:15:00',
      date_modified: '2026-07-13T22:05:17',
      date_modified_gmt: '2026-07-13T20:05:17',
      type: 'simple',
      status: 'publish',
      sku: 'CAN-ILL-064',
      price: '84.99',
      regular_price: '84.99',
      total_sales: 4,
      tax_class: '',
      manage_stock: true,
      stock_quantity: 284,
      weight: '1.233',
      categories: [{ id: 22, name: 'Spinning', slug: 'spinning' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 128,
      name: 'Moulinet Garbolino n\xB0 12',
      slug: 'moulinet-garbolino-n-12',
      date_created: '2025-07-16T06:15:00',
      date_created_gmt: '2025-07-16T04:15:00',
      date_modified: '2026-10-11T16:12:52',
      date_modified_gmt: '2026-10-11T14:12:52',
      type: 'simple',
      status: 'publish',
      sku: 'MOU-GAR-019',
      price: '152.54',
      regular_price: '152.54',
      total_sales: 2,
      tax_class: '',
      manage_stock: true,
      stock_quantity: 180,
      categories: [{ id: 27, name: 'Frein avant', slug: 'frein-avant' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 130,
      name: 'Moulinet Mitchell H\xE9ritage',
      slug: 'moulinet-mitchell-heritage',
      date_created: '2025-07-16T06:15:01',
      date_created_gmt: '2025-07-16T04:15:01',
      date_modified: '2026-10-22T08:04:55',
      date_modified_gmt: '2026-10-22T06:04:55',
      type: 'simple',
      status: 'publish',
      sku: 'MOU-MIT-051',
      price: '156.77',
      regular_price: '156.77',
      total_sales: 9,
      tax_class: '',
      manage_stock: true,
      stock_quantity: 285,
      weight: '1.008',
      categories: [
        { id: 27, name: 'Frein avant', slug: 'frein-avant' },
        { id: 24, name: 'Mouche', slug: 'mouche' },
      ],
      tags: [
        { id: 48, name: 'Comp\xE9tition', slug: 'competition' },
        { id: 51, name: 'Fin de s\xE9rie', slug: 'fin-de-serie' },
        { id: 50, name: 'Lot', slug: 'lot' },
      ],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3280376745782',
    },
    {
      id: 131,
      name: 'Carte de p\xEAche Sensas \xC9volution',
      slug: 'carte-de-peche-sensas-evolution',
      date_created: '2025-07-26T09:06:00',
      date_created_gmt: '2025-07-26T07:06:00',
      date_modified: '2025-07-26T09:06:00',
      date_modified_gmt: '2025-07-26T07:06:00',
      type: 'simple',
      status: 'publish',
      sku: 'CAR-SEN-079',
      price: '29.50',
      regular_price: '29.50',
      total_sales: 8,
      tax_class: 'zero-rate',
      manage_stock: false,
      shipping_class_id: 18,
      categories: [
        { id: 38, name: 'Accessoires', slug: 'accessoires-2' },
        { id: 40, name: 'Bagagerie', slug: 'bagagerie' },
      ],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 138,
      name: 'Panier repas Daiwa Pro',
      slug: 'panier-repas-daiwa-pro',
      date_created: '2025-07-26T09:06:00',
      date_created_gmt: '2025-07-26T07:06:00',
      date_modified: '2025-07-26T09:06:00',
      date_modified_gmt: '2025-07-26T07:06:00',
      type: 'simple',
      status: 'publish',
      sku: 'PAN-DAI-110',
      price: '6.50',
      regular_price: '6.50',
      total_sales: 5,
      tax_class: 'reduced-rate',
      manage_stock: false,
      weight: '0.409',
      categories: [
        { id: 38, name: 'Accessoires', slug: 'accessoires-2' },
        { id: 42, name: 'V\xEAtements', slug: 'vetements' },
      ],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 145,
      name: 'Popper Sensas n\xB0 12',
      slug: 'popper-sensas-n-12',
      date_created: '2025-07-30T11:41:00',
      date_created_gmt: '2025-07-30T09:41:00',
      date_modified: '2026-10-11T16:12:52',
      date_modified_gmt: '2026-10-11T14:12:52',
      type: 'simple',
      status: 'publish',
      short_description: '<p>Popper Sensas n\xB0 12, mod\xE8le 53</p>',
      sku: 'POP-SEN-053',
      price: '9.70',
      regular_price: '12.13',
      sale_price: '9.70',
      total_sales: 2,
      tax_class: '',
      manage_stock: true,
      stock_quantity: 14,
      weight: '1.283',
      categories: [{ id: 36, name: 'Poppers', slug: 'poppers' }],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3209174429519',
    },
    {
      id: 149,
      name: 'Bottes Shimano XT',
      slug: 'bottes-shimano-xt',
      date_created: '2025-07-30T11:41:00',
      date_created_gmt: '2025-07-30T09:41:00',
      date_modified: '2026-09-07T12:59:22',
      date_modified_gmt: '2026-09-07T10:59:22',
      type: 'simple',
      status: 'publish',
      sku: 'BOT-SHI-045',
      price: '93.23',
      regular_price: '116.54',
      sale_price: '93.23',
      total_sales: 2,
      tax_class: '',
      manage_stock: true,
      stock_quantity: 49,
      weight: '0.981',
      categories: [{ id: 43, name: 'Bottes', slug: 'bottes' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 153,
      name: 'R\xE9f\xE9rence, virgule',
      slug: 'reference-virgule',
      date_created: '2025-07-30T11:41:00',
      date_created_gmt: '2025-07-30T09:41:00',
      date_modified: '2025-07-30T11:41:00',
      date_modified_gmt: '2025-07-30T09:41:00',
      type: 'simple',
      status: 'publish',
      sku: 'REF,VIRGULE',
      price: '6.50',
      regular_price: '6.50',
      total_sales: 5,
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 156,
      name: 'Cach\xE9 du catalogue',
      slug: 'cache-du-catalogue',
      date_created: '2025-08-03T15:19:00',
      date_created_gmt: '2025-08-03T13:19:00',
      date_modified: '2025-08-03T15:19:00',
      date_modified_gmt: '2025-08-03T13:19:00',
      type: 'simple',
      status: 'publish',
      catalog_visibility: 'hidden',
      sku: 'CACHE',
      price: '5',
      regular_price: '5',
      total_sales: 13,
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 160,
      name: 'G\xE9r\xE9 \xE0 z\xE9ro',
      slug: 'gere-a-zero',
      date_created: '2025-08-03T15:19:00',
      date_created_gmt: '2025-08-03T13:19:00',
      date_modified: '2026-11-14T20:41:27',
      date_modified_gmt: '2026-11-14T19:41:27',
      type: 'simple',
      status: 'publish',
      sku: 'ZERO',
      price: '15',
      regular_price: '15',
      total_sales: 8,
      tax_class: '',
      manage_stock: true,
      stock_quantity: -8,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'outofstock',
    },
    {
      id: 166,
      name: 'Pi\xE8ge 19,95',
      slug: 'piege-1995',
      date_created: '2025-08-03T15:19:00',
      date_created_gmt: '2025-08-03T13:19:00',
      date_modified: '2025-08-03T15:19:00',
      date_modified_gmt: '2025-08-03T13:19:00',
      type: 'simple',
      status: 'publish',
      sku: 'PIEGE-1995',
      price: '19.95',
      regular_price: '19.95',
      total_sales: 193,
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 169,
      name: 'Bottes Shimano d\u2019automne',
      slug: 'bottes-shimano-dautomne',
      date_created: '2025-08-09T21:42:00',
      date_created_gmt: '2025-08-09T19:42:00',
      date_modified: '2025-08-09T21:42:00',
      date_modified_gmt: '2025-08-09T19:42:00',
      type: 'simple',
      status: 'publish',
      short_description: '<p>Bottes Shimano d\u2019automne, mod\xE8le 61</p>',
      sku: 'BOT-SHI-061',
      price: '84.99',
      regular_price: '84.99',
      total_sales: 5,
      tax_class: '',
      manage_stock: false,
      weight: '1.139',
      categories: [{ id: 43, name: 'Bottes', slug: 'bottes' }],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3373272143254',
    },
    {
      id: 170,
      name: 'Pi\xE8ge 0,05',
      slug: 'piege-005',
      date_created: '2025-08-09T21:42:00',
      date_created_gmt: '2025-08-09T19:42:00',
      date_modified: '2025-08-09T21:42:00',
      date_modified_gmt: '2025-08-09T19:42:00',
      type: 'simple',
      status: 'publish',
      sku: 'PIEGE-005',
      price: '0.05',
      regular_price: '0.05',
      total_sales: 159,
      tax_class: 'super-reduit',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      stock_status: 'instock',
    },
    {
      id: 177,
      name: 'Pellets carpe Ragot d\u2019automne',
      slug: 'pellets-carpe-ragot-dautomne',
      date_created: '2025-08-09T21:42:00',
      date_created_gmt: '2025-08-09T19:42:00',
      date_modified: '2026-11-17T15:24:52',
      date_modified_gmt: '2026-11-17T14:24:52',
      type: 'simple',
      status: 'publish',
      sku: 'PEL-RAG-057',
      price: '12.95',
      regular_price: '12.95',
      total_sales: 5,
      tax_class: 'taux-reduit-55',
      manage_stock: true,
      stock_quantity: 118,
      categories: [{ id: 41, name: 'App\xE2ts &amp; amorces', slug: 'appats-amorces' }],
      attributes: [],
      stock_status: 'instock',
      global_unique_id: '3229011711713',
    },
    {
      id: 191,
      name: 'Gilet de p\xEAche',
      slug: 'gilet-de-peche',
      date_created: '2025-08-12T02:42:00',
      date_created_gmt: '2025-08-12T00:42:00',
      date_modified: '2026-10-27T15:33:22',
      date_modified_gmt: '2026-10-27T14:33:22',
      type: 'variable',
      status: 'publish',
      sku: 'VAR-01',
      price: '17.50',
      regular_price: '',
      total_sales: 24,
      tax_class: '',
      manage_stock: false,
      weight: '0.150',
      categories: [{ id: 24, name: 'Mouche', slug: 'mouche' }],
      attributes: [
        {
          id: 2,
          name: 'Taille',
          slug: 'pa_taille',
          position: 0,
          visible: true,
          variation: true,
          options: ['S', 'M', 'L', 'XL'],
        },
      ],
      stock_status: 'instock',
    },
    {
      id: 196,
      name: 'Poisson nageur Dorado',
      slug: 'poisson-nageur-dorado',
      date_created: '2025-08-13T03:42:00',
      date_created_gmt: '2025-08-13T01:42:00',
      date_modified: '2026-10-25T02:00:21',
      date_modified_gmt: '2026-10-25T01:00:21',
      type: 'variable',
      status: 'publish',
      sku: 'VAR-02',
      price: '10.84',
      regular_price: '',
      total_sales: 25,
      tax_class: 'taux-reduit-55',
      manage_stock: false,
      weight: '0.150',
      categories: [{ id: 43, name: 'Bottes', slug: 'bottes' }],
      attributes: [
        {
          id: 1,
          name: 'Couleur',
          slug: 'pa_couleur',
          position: 0,
          visible: true,
          variation: true,
          options: ['Rouge', 'Bleu roi', 'Vert fluo', 'Perche', 'Gardon argent\xE9'],
        },
      ],
      stock_status: 'instock',
    },
    {
      id: 202,
      name: 'Pantalon Technique',
      slug: 'pantalon-technique',
      date_created: '2025-08-14T07:42:00',
      date_created_gmt: '2025-08-14T05:42:00',
      date_modified: '2026-08-23T03:39:37',
      date_modified_gmt: '2026-08-23T01:39:37',
      type: 'variable',
      status: 'publish',
      sku: 'VAR-03',
      price: '11.67',
      regular_price: '',
      total_sales: 26,
      tax_class: '',
      manage_stock: true,
      stock_quantity: 15,
      weight: '0.150',
      categories: [{ id: 41, name: 'App\xE2ts &amp; amorces', slug: 'appats-amorces' }],
      attributes: [
        {
          id: 3,
          name: 'Longueur',
          slug: 'pa_longueur',
          position: 0,
          visible: true,
          variation: true,
          options: ['1,80 m', '2,10 m', '2,40 m'],
        },
      ],
      stock_status: 'instock',
    },
    {
      id: 213,
      name: 'Canne T\xE9l\xE9r\xE9glable',
      slug: 'canne-telereglable',
      date_created: '2025-08-16T16:42:00',
      date_created_gmt: '2025-08-16T14:42:00',
      date_modified: '2026-10-25T03:00:44',
      date_modified_gmt: '2026-10-25T02:00:44',
      type: 'variable',
      status: 'publish',
      price: '6.33',
      regular_price: '',
      total_sales: 21,
      tax_class: '',
      manage_stock: false,
      weight: '0.150',
      categories: [{ id: 38, name: 'Accessoires', slug: 'accessoires-2' }],
      attributes: [
        {
          id: 2,
          name: 'Taille',
          slug: 'pa_taille',
          position: 0,
          visible: true,
          variation: true,
          options: ['S', 'M', 'L'],
        },
      ],
      stock_status: 'instock',
    },
    {
      id: 246,
      name: 'Pack complet',
      slug: 'pack-complet',
      date_created: '2025-08-24T18:42:00',
      date_created_gmt: '2025-08-24T16:42:00',
      date_modified: '2025-08-24T18:42:00',
      date_modified_gmt: '2025-08-24T16:42:00',
      type: 'grouped',
      status: 'publish',
      sku: 'GRP-1',
      price: '3.95',
      regular_price: '',
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      grouped_products: [13, 14, 15, 16],
      stock_status: 'instock',
    },
    {
      id: 247,
      name: 'Ensemble d\xE9couverte',
      slug: 'ensemble-decouverte',
      date_created: '2025-08-24T18:42:00',
      date_created_gmt: '2025-08-24T16:42:00',
      date_modified: '2025-08-24T18:42:00',
      date_modified_gmt: '2025-08-24T16:42:00',
      type: 'grouped',
      status: 'publish',
      price: '3.95',
      regular_price: '',
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      grouped_products: [13, 14],
      stock_status: 'instock',
    },
    {
      id: 250,
      name: 'Corbeille tenant une r\xE9f\xE9rence',
      slug: 'corbeille-tenant-une-reference__trashed',
      date_created: '2025-08-24T18:42:00',
      date_created_gmt: '2025-08-24T16:42:00',
      date_modified: '2025-08-24T18:42:00',
      date_modified_gmt: '2025-08-24T16:42:00',
      type: 'simple',
      status: 'trash',
      sku: 'CORB-1',
      price: '8.80',
      regular_price: '8.80',
      tax_class: '',
      manage_stock: false,
      categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
      attributes: [],
      meta_data: [
        { id: 4443, key: '_wp_trash_meta_status', value: 'publish' },
        { id: 4444, key: '_wp_trash_meta_time', value: '1756053720' },
        { id: 4445, key: '_wp_desired_post_slug', value: 'corbeille-tenant-une-reference' },
      ],
      stock_status: 'instock',
    },
  ],
  variations: [
    {
      _parent: 191,
      id: 192,
      type: 'variation',
      date_created: '2025-08-12T02:42:00',
      date_created_gmt: '2025-08-12T00:42:00',
      date_modified: '2026-10-27T15:33:21',
      date_modified_gmt: '2026-10-27T14:33:21',
      sku: 'VAR-01-0',
      price: '55.40',
      regular_price: '55.40',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: true,
      stock_quantity: -7,
      stock_status: 'outofstock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 2, name: 'Taille', slug: 'pa_taille', option: 'S' }],
      parent_id: 191,
    },
    {
      _parent: 191,
      id: 193,
      type: 'variation',
      date_created: '2025-08-12T02:42:00',
      date_created_gmt: '2025-08-12T00:42:00',
      date_modified: '2025-08-12T02:42:00',
      date_modified_gmt: '2025-08-12T00:42:00',
      sku: 'VAR-01-1',
      global_unique_id: '3372270510518',
      price: '17.50',
      regular_price: '17.50',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: false,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 2, name: 'Taille', slug: 'pa_taille', option: 'M' }],
      parent_id: 191,
    },
    {
      _parent: 191,
      id: 194,
      type: 'variation',
      date_created: '2025-08-12T02:42:00',
      date_created_gmt: '2025-08-12T00:42:00',
      date_modified: '2025-08-12T02:42:00',
      date_modified_gmt: '2025-08-12T00:42:00',
      sku: 'VAR-01-2',
      global_unique_id: '3532588200574',
      price: '37.47',
      regular_price: '49.96',
      sale_price: '37.47',
      status: 'private',
      tax_class: 'parent',
      manage_stock: true,
      stock_quantity: 48,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 2, name: 'Taille', slug: 'pa_taille', option: 'L' }],
      parent_id: 191,
    },
    {
      _parent: 191,
      id: 195,
      type: 'variation',
      date_created: '2025-08-12T02:42:00',
      date_created_gmt: '2025-08-12T00:42:00',
      date_modified: '2026-10-25T02:30:36',
      date_modified_gmt: '2026-10-25T01:30:36',
      sku: 'VAR-01-3',
      global_unique_id: '3792728849258',
      price: '21.95',
      regular_price: '29.26',
      sale_price: '21.95',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: true,
      stock_quantity: 16,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 2, name: 'Taille', slug: 'pa_taille', option: 'XL' }],
      parent_id: 191,
    },
    {
      _parent: 196,
      id: 197,
      type: 'variation',
      date_created: '2025-08-13T03:42:00',
      date_created_gmt: '2025-08-13T01:42:00',
      date_modified: '2025-08-13T03:42:00',
      date_modified_gmt: '2025-08-13T01:42:00',
      sku: 'VAR-02-0',
      global_unique_id: '3168067023220',
      price: '33.23',
      regular_price: '33.23',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: false,
      stock_status: 'instock',
      weight: '0.222',
      image: null,
      attributes: [{ id: 1, name: 'Couleur', slug: 'pa_couleur', option: 'Rouge' }],
      parent_id: 196,
    },
    {
      _parent: 196,
      id: 198,
      type: 'variation',
      date_created: '2025-08-13T03:42:00',
      date_created_gmt: '2025-08-13T01:42:00',
      date_modified: '2026-03-12T05:50:48',
      date_modified_gmt: '2026-03-12T04:50:48',
      sku: 'VAR-02-1',
      global_unique_id: '3201119481514',
      price: '17.67',
      regular_price: '23.56',
      sale_price: '17.67',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: true,
      stock_quantity: 17,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 1, name: 'Couleur', slug: 'pa_couleur', option: 'Bleu roi' }],
      parent_id: 196,
    },
    {
      _parent: 196,
      id: 199,
      type: 'variation',
      date_created: '2025-08-13T03:42:00',
      date_created_gmt: '2025-08-13T01:42:00',
      date_modified: '2025-08-13T03:42:00',
      date_modified_gmt: '2025-08-13T01:42:00',
      sku: 'VAR-02-2',
      global_unique_id: '3766376258861',
      price: '48.48',
      regular_price: '48.48',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: false,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 1, name: 'Couleur', slug: 'pa_couleur', option: 'Vert fluo' }],
      parent_id: 196,
    },
    {
      _parent: 196,
      id: 200,
      type: 'variation',
      date_created: '2025-08-13T03:42:00',
      date_created_gmt: '2025-08-13T01:42:00',
      date_modified: '2026-10-25T02:00:21',
      date_modified_gmt: '2026-10-25T01:00:21',
      sku: 'VAR-02-3',
      price: '10.84',
      regular_price: '14.45',
      sale_price: '10.84',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: true,
      stock_quantity: 45,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 1, name: 'Couleur', slug: 'pa_couleur', option: 'Perche' }],
      parent_id: 196,
    },
    {
      _parent: 196,
      id: 201,
      type: 'variation',
      date_created: '2025-08-13T03:42:00',
      date_created_gmt: '2025-08-13T01:42:00',
      date_modified: '2025-08-13T03:42:00',
      date_modified_gmt: '2025-08-13T01:42:00',
      sku: 'VAR-02-4',
      price: '23.79',
      regular_price: '23.79',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: false,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 1, name: 'Couleur', slug: 'pa_couleur', option: 'Gardon argent\xE9' }],
      parent_id: 196,
    },
    {
      _parent: 202,
      id: 203,
      type: 'variation',
      date_created: '2025-08-14T07:42:00',
      date_created_gmt: '2025-08-14T05:42:00',
      date_modified: '2025-08-14T07:42:00',
      date_modified_gmt: '2025-08-14T05:42:00',
      sku: 'VAR-03-0',
      price: '39.29',
      regular_price: '39.29',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: 'parent',
      stock_quantity: 15,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 3, name: 'Longueur', slug: 'pa_longueur', option: '1,80 m' }],
      parent_id: 202,
    },
    {
      _parent: 202,
      id: 204,
      type: 'variation',
      date_created: '2025-08-14T07:42:00',
      date_created_gmt: '2025-08-14T05:42:00',
      date_modified: '2025-08-14T07:42:00',
      date_modified_gmt: '2025-08-14T05:42:00',
      sku: 'VAR-03-1',
      price: '11.67',
      regular_price: '11.67',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: 'parent',
      stock_quantity: 15,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 3, name: 'Longueur', slug: 'pa_longueur', option: '2,10 m' }],
      parent_id: 202,
    },
    {
      _parent: 202,
      id: 205,
      type: 'variation',
      date_created: '2025-08-14T07:42:00',
      date_created_gmt: '2025-08-14T05:42:00',
      date_modified: '2025-08-14T07:42:00',
      date_modified_gmt: '2025-08-14T05:42:00',
      sku: 'VAR-03-2',
      price: '45.74',
      regular_price: '45.74',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: 'parent',
      stock_quantity: 15,
      stock_status: 'instock',
      weight: '0.222',
      image: null,
      attributes: [{ id: 3, name: 'Longueur', slug: 'pa_longueur', option: '2,40 m' }],
      parent_id: 202,
    },
    {
      _parent: 213,
      id: 214,
      type: 'variation',
      date_created: '2025-08-16T16:42:00',
      date_created_gmt: '2025-08-16T14:42:00',
      date_modified: '2026-10-25T03:00:44',
      date_modified_gmt: '2026-10-25T02:00:44',
      sku: 'VAR-05-0',
      price: '6.33',
      regular_price: '6.33',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: true,
      stock_quantity: 48,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 2, name: 'Taille', slug: 'pa_taille', option: 'S' }],
      parent_id: 213,
    },
    {
      _parent: 213,
      id: 215,
      type: 'variation',
      date_created: '2025-08-16T16:42:00',
      date_created_gmt: '2025-08-16T14:42:00',
      date_modified: '2026-09-04T19:22:00',
      date_modified_gmt: '2026-09-04T17:22:00',
      sku: 'VAR-05-1',
      price: '43.14',
      regular_price: '43.14',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: true,
      stock_quantity: 15,
      stock_status: 'instock',
      weight: '0.222',
      image: null,
      attributes: [{ id: 2, name: 'Taille', slug: 'pa_taille', option: 'M' }],
      parent_id: 213,
    },
    {
      _parent: 213,
      id: 216,
      type: 'variation',
      date_created: '2025-08-16T16:42:00',
      date_created_gmt: '2025-08-16T14:42:00',
      date_modified: '2025-08-16T16:42:00',
      date_modified_gmt: '2025-08-16T14:42:00',
      sku: 'VAR-05-2',
      global_unique_id: '3345331004059',
      price: '15.98',
      regular_price: '21.31',
      sale_price: '15.98',
      status: 'publish',
      tax_class: 'parent',
      manage_stock: true,
      stock_quantity: 36,
      stock_status: 'instock',
      weight: '0.150',
      image: null,
      attributes: [{ id: 2, name: 'Taille', slug: 'pa_taille', option: 'L' }],
      parent_id: 213,
    },
  ],
  orders: [
    {
      id: 287,
      parent_id: 0,
      status: 'trash',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-03-23T23:39:52',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '4.92',
      shipping_tax: '0.98',
      cart_tax: '0.39',
      total: '13.40',
      total_tax: '1.37',
      customer_id: 12,
      order_key: 'wc_order_XEQY8CjDX8AIc',
      billing: {
        first_name: 'R\xE9mi',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '53 avenue de l\u2019Oc\xE9an',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Nantes',
        state: '',
        postcode: '44000',
        country: 'FR',
        email: 'client08@exemple-mail.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: 'R\xE9mi',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '20 quai de la Fosse',
        address_2: '',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        phone: '',
      },
      payment_method: 'cheque',
      payment_method_title: 'Ch\xE8que',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [
        { id: 895, key: '_wp_trash_meta_status', value: 'wc-completed' },
        { id: 896, key: '_wp_trash_meta_time', value: '1795165201' },
      ],
      line_items: [
        {
          id: 105,
          name: 'Pellets carpe Caperlan s\xE9rie 6',
          product_id: 52,
          variation_id: 0,
          quantity: 1,
          tax_class: 'taux-reduit-55',
          subtotal: '7.11',
          subtotal_tax: '0.39',
          total: '7.11',
          total_tax: '0.39',
          taxes: [{ id: 11, total: '0.39', subtotal: '0.39' }],
          meta_data: [{ id: 799, key: '_reduced_stock', value: '1' }],
          price: 7.109005,
        },
      ],
      tax_lines: [
        {
          id: 107,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '0.39',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 108,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.98',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 106,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '4.92',
          total_tax: '0.98',
          taxes: [{ id: 1, total: '0.98', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-03-23T22:39:52',
      date_modified_gmt: '2026-11-20T09:00:01',
      date_completed_gmt: '2026-03-25T22:39:52',
      date_paid_gmt: '2026-03-23T22:40:30',
    },
    {
      id: 385,
      parent_id: 0,
      status: 'on-hold',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-05-31T08:46:21',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '12.50',
      shipping_tax: '2.50',
      cart_tax: '1.35',
      total: '40.87',
      total_tax: '3.85',
      customer_id: 32,
      order_key: 'wc_order_53NTWksEib6xe',
      billing: {
        first_name: 'R\xE9mi',
        last_name: 'Le Goff',
        company: '',
        address_1: '34 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Paris',
        state: '',
        postcode: '75011',
        country: 'FR',
        email: 'client28@exemple-mail.test',
        phone: '',
      },
      shipping: {
        first_name: 'R\xE9mi',
        last_name: 'Le Goff',
        company: '',
        address_1: '44 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'paypal',
      payment_method_title: 'PayPal',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 520,
          name: 'Pi\xE8ge 1,99',
          product_id: 117,
          variation_id: 0,
          quantity: 13,
          tax_class: 'taux-reduit-55',
          subtotal: '24.52',
          subtotal_tax: '1.35',
          total: '24.52',
          total_tax: '1.35',
          taxes: [{ id: 11, total: '1.35', subtotal: '1.35' }],
          meta_data: [{ id: 3893, key: '_reduced_stock', value: '13' }],
          price: 1.8862559230769231,
        },
      ],
      tax_lines: [
        {
          id: 522,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '1.35',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 523,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '2.50',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 521,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '2.50',
          taxes: [{ id: 1, total: '2.50', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-05-31T06:46:21',
      date_modified_gmt: '2026-05-31T06:46:24',
      date_completed_gmt: null,
      date_paid_gmt: null,
    },
    {
      id: 396,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-06-07T01:27:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '12.50',
      shipping_tax: '1.06',
      cart_tax: '0.32',
      total: '17.63',
      total_tax: '1.38',
      customer_id: 25,
      order_key: 'wc_order_8CGMnQk4ImsJz',
      billing: {
        first_name: 'In\xE8s',
        last_name: 'Martin',
        company: '',
        address_1: '86 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Pointe-\xE0-Pitre',
        state: '',
        postcode: '97110',
        country: 'GP',
        email: 'contact21@exemple-mail.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: 'In\xE8s',
        last_name: 'Martin',
        company: '',
        address_1: '86 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Pointe-\xE0-Pitre',
        state: '',
        postcode: '97110',
        country: 'GP',
        phone: '',
      },
      payment_method: 'ppcp-gateway',
      payment_method_title: 'PayPal',
      transaction_id: '9XK852140389',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 566,
          name: 'Cuill\xE8re Ragot XT',
          product_id: 93,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '3.75',
          subtotal_tax: '0.32',
          total: '3.75',
          total_tax: '0.32',
          taxes: [{ id: 5, total: '0.32', subtotal: '0.32' }],
          meta_data: [
            { id: 4259, key: '_reduced_stock', value: '0' },
            { id: 4794, key: '_restock_refunded_items', value: '1' },
          ],
          price: 3.75,
        },
      ],
      tax_lines: [
        {
          id: 568,
          rate_code: 'GP-TVA DOM 8,5 %-1',
          rate_id: 5,
          label: 'TVA DOM 8,5 %',
          compound: false,
          tax_total: '0.32',
          shipping_tax_total: '1.06',
          rate_percent: 8.5,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 567,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '1.06',
          taxes: [{ id: 5, total: '1.06', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-06-06T23:27:00',
      date_modified_gmt: '2026-06-19T23:27:00',
      date_completed_gmt: '2026-06-11T01:27:01',
      date_paid_gmt: '2026-06-06T23:27:19',
    },
    {
      id: 402,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-06-11T20:09:31',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '12.50',
      shipping_tax: '2.50',
      cart_tax: '119.77',
      total: '735.01',
      total_tax: '122.27',
      customer_id: 62,
      order_key: 'wc_order_KNDWKW4JaTrlv',
      billing: {
        first_name: 'Lo\xEFc',
        last_name: 'Lef\xE8vre',
        company: '',
        address_1: '27 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Paris',
        state: '',
        postcode: '75011',
        country: 'FR',
        email: 'contact00@exemple-peche.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Lo\xEFc',
        last_name: 'Lef\xE8vre',
        company: '',
        address_1: '27 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Paris',
        state: '',
        postcode: '75011',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: 'ch_D7747842837167',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 591,
          name: 'Canne \xE0 mouche Caperlan d\u2019automne',
          product_id: 116,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '199.45',
          subtotal_tax: '39.89',
          total: '199.45',
          total_tax: '39.89',
          taxes: [{ id: 1, total: '39.89', subtotal: '39.89' }],
          meta_data: [],
          price: 199.45,
        },
        {
          id: 592,
          name: 'Canne \xE0 mouche Caperlan d\u2019automne',
          product_id: 116,
          variation_id: 0,
          quantity: 2,
          tax_class: '',
          subtotal: '398.90',
          subtotal_tax: '79.78',
          total: '398.90',
          total_tax: '79.78',
          taxes: [{ id: 1, total: '79.78', subtotal: '79.78' }],
          meta_data: [],
          price: 199.45,
        },
        {
          id: 593,
          name: 'Pi\xE8ge 1,99',
          product_id: 117,
          variation_id: 0,
          quantity: 1,
          tax_class: 'taux-reduit-55',
          subtotal: '1.89',
          subtotal_tax: '0.10',
          total: '1.89',
          total_tax: '0.10',
          taxes: [{ id: 11, total: '0.10', subtotal: '0.10' }],
          meta_data: [
            { id: 4463, key: 'Gravure', value: '\xAB Jean \xBB' },
            { id: 4464, key: '_cache', value: '1' },
            { id: 4482, key: '_reduced_stock', value: '1' },
          ],
          price: 1.886256,
        },
      ],
      tax_lines: [
        {
          id: 595,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '119.67',
          shipping_tax_total: '2.50',
          rate_percent: 20,
          meta_data: [],
        },
        {
          id: 596,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '0.10',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 594,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '2.50',
          taxes: [{ id: 1, total: '2.50', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-06-11T18:09:31',
      date_modified_gmt: '2026-06-22T18:09:32',
      date_completed_gmt: '2026-06-14T22:09:31',
      date_paid_gmt: '2026-06-11T18:09:52',
    },
    {
      id: 407,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-06-16T02:26:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '12.50',
      shipping_tax: '1.06',
      cart_tax: '8.09',
      total: '118.49',
      total_tax: '9.15',
      customer_id: 0,
      order_key: 'wc_order_84dzMtEqbzlj0',
      billing: {
        first_name: 'No\xEBl',
        last_name: 'Martin',
        company: '',
        address_1: '155 rue des \xC9cluses',
        address_2: '',
        city: 'Saint-Denis (FR)',
        state: '',
        postcode: '97400',
        country: 'FR',
        email: 'invite1234@exemple.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'No\xEBl',
        last_name: 'Martin',
        company: '',
        address_1: '155 rue des \xC9cluses',
        address_2: '',
        city: 'Saint-Denis (FR)',
        state: '',
        postcode: '97400',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: 'ch_C2719000906333',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [{ id: 408, key: '_wc_order_attribution_source_type', value: 'organic' }],
      line_items: [
        {
          id: 621,
          name: 'Pi\xE8ge 2,49',
          product_id: 41,
          variation_id: 0,
          quantity: 1,
          tax_class: 'reduced-rate',
          subtotal: '2.26',
          subtotal_tax: '0.05',
          total: '2.26',
          total_tax: '0.05',
          taxes: [{ id: 10, total: '0.05', subtotal: '0.05' }],
          meta_data: [
            { id: 4689, key: 'Gravure', value: '\xAB S\xF8ren \xBB' },
            { id: 4690, key: '_cache', value: '1' },
          ],
          price: 2.263636,
        },
        {
          id: 622,
          name: 'R\xE9f\xE9rence, virgule',
          product_id: 153,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '5.42',
          subtotal_tax: '0.46',
          total: '5.42',
          total_tax: '0.46',
          taxes: [{ id: 2, total: '0.46', subtotal: '0.46' }],
          meta_data: [],
          price: 5.416667,
        },
        {
          id: 623,
          name: 'Bottes Illex XT',
          product_id: 22,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '89.16',
          subtotal_tax: '7.58',
          total: '89.16',
          total_tax: '7.58',
          taxes: [{ id: 2, total: '7.58', subtotal: '7.58' }],
          meta_data: [],
          price: 89.158333,
        },
      ],
      tax_lines: [
        {
          id: 625,
          rate_code: 'FR-TVA DOM 2,1 %-1',
          rate_id: 10,
          label: 'TVA DOM 2,1 %',
          compound: false,
          tax_total: '0.05',
          shipping_tax_total: '0.00',
          rate_percent: 2.1,
          meta_data: [],
        },
        {
          id: 626,
          rate_code: 'FR-TVA DOM 8,5 %-1',
          rate_id: 2,
          label: 'TVA DOM 8,5 %',
          compound: false,
          tax_total: '8.04',
          shipping_tax_total: '1.06',
          rate_percent: 8.5,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 624,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '1.06',
          taxes: [{ id: 2, total: '1.06', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-06-16T00:26:00',
      date_modified_gmt: '2026-06-23T00:26:00',
      date_completed_gmt: '2026-06-20T00:26:00',
      date_paid_gmt: '2026-06-16T00:26:02',
    },
    {
      id: 411,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-06-20T17:29:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '12.50',
      shipping_tax: '2.50',
      cart_tax: '0.36',
      total: '32.34',
      total_tax: '2.86',
      customer_id: 37,
      order_key: 'wc_order_Zh1Rd2K3zbipN',
      billing: {
        first_name: 'Agn\xE8s',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '149 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Ajaccio',
        state: '',
        postcode: '20000',
        country: 'FR',
        email: 'contact33@exemple-peche.test',
        phone: '',
      },
      shipping: {
        first_name: 'Agn\xE8s',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '149 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Ajaccio',
        state: '',
        postcode: '20000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'paypal',
      payment_method_title: 'PayPal',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [{ id: 420, key: '_wc_order_attribution_source_type', value: 'organic' }],
      line_items: [
        {
          id: 636,
          name: 'Pi\xE8ge 1,99',
          product_id: 117,
          variation_id: 0,
          quantity: 9,
          tax_class: 'taux-reduit-55',
          subtotal: '16.98',
          subtotal_tax: '0.36',
          total: '16.98',
          total_tax: '0.36',
          taxes: [{ id: 12, total: '0.36', subtotal: '0.36' }],
          meta_data: [
            { id: 4821, key: '_reduced_stock', value: '8' },
            { id: 5643, key: '_restock_refunded_items', value: '1' },
          ],
          price: 1.886255888888889,
        },
      ],
      tax_lines: [
        {
          id: 638,
          rate_code: 'FR-TVA CORSE 2,1 %-1',
          rate_id: 12,
          label: 'TVA Corse 2,1 %',
          compound: false,
          tax_total: '0.36',
          shipping_tax_total: '0.00',
          rate_percent: 2.1,
          meta_data: [],
        },
        {
          id: 639,
          rate_code: 'FR-TVA CORSE 20 %-1',
          rate_id: 3,
          label: 'TVA Corse 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '2.50',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 637,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '2.50',
          taxes: [{ id: 3, total: '2.50', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-06-20T15:29:00',
      date_modified_gmt: '2026-07-07T15:29:00',
      date_completed_gmt: '2026-06-22T19:29:00',
      date_paid_gmt: '2026-06-20T15:29:18',
    },
    {
      id: 422,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-06-26T01:09:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '12.50',
      shipping_tax: '2.50',
      cart_tax: '15.26',
      total: '117.53',
      total_tax: '17.76',
      customer_id: 34,
      order_key: 'wc_order_RxHSFXBQmP95S',
      billing: {
        first_name: 'S\xF8ren',
        last_name: 'O\u2019Connor',
        company: '',
        address_1: '50 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Bastia',
        state: '',
        postcode: '20200',
        country: 'FR',
        email: 'contact30@exemple-peche.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'S\xF8ren',
        last_name: 'O\u2019Connor',
        company: '',
        address_1: '50 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Bastia',
        state: '',
        postcode: '20200',
        country: 'FR',
        phone: '',
      },
      payment_method: 'cod',
      payment_method_title: 'Paiement \xE0 la livraison',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [{ id: 456, key: '_wc_order_attribution_source_type', value: 'organic' }],
      line_items: [
        {
          id: 672,
          name: 'Pellets carpe Ragot d\u2019automne',
          product_id: 177,
          variation_id: 0,
          quantity: 1,
          tax_class: 'taux-reduit-55',
          subtotal: '12.27',
          subtotal_tax: '0.26',
          total: '12.27',
          total_tax: '0.26',
          taxes: [{ id: 12, total: '0.26', subtotal: '0.26' }],
          meta_data: [
            { id: 5105, key: '_reduced_stock', value: '0' },
            { id: 5741, key: '_restock_refunded_items', value: '1' },
          ],
          price: 12.274882,
        },
        {
          id: 673,
          name: '\u91E3\u308A\u7AFF \u03A9 \xF1and\xFA \u{1F3A3} emoji',
          product_id: 74,
          variation_id: 0,
          quantity: 2,
          tax_class: '',
          subtotal: '75.00',
          subtotal_tax: '15.00',
          total: '75.00',
          total_tax: '15.00',
          taxes: [{ id: 3, total: '15.00', subtotal: '15.00' }],
          meta_data: [],
          price: 37.5,
        },
      ],
      tax_lines: [
        {
          id: 675,
          rate_code: 'FR-TVA CORSE 2,1 %-1',
          rate_id: 12,
          label: 'TVA Corse 2,1 %',
          compound: false,
          tax_total: '0.26',
          shipping_tax_total: '0.00',
          rate_percent: 2.1,
          meta_data: [],
        },
        {
          id: 676,
          rate_code: 'FR-TVA CORSE 20 %-1',
          rate_id: 3,
          label: 'TVA Corse 20 %',
          compound: false,
          tax_total: '15.00',
          shipping_tax_total: '2.50',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 674,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '2.50',
          taxes: [{ id: 3, total: '2.50', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-06-25T23:09:00',
      date_modified_gmt: '2026-07-09T23:09:00',
      date_completed_gmt: '2026-06-25T23:09:17',
      date_paid_gmt: '2026-06-25T23:09:17',
    },
    {
      id: 426,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-06-29T06:20:37',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '5.90',
      shipping_tax: '1.18',
      cart_tax: '1.63',
      total: '73.64',
      total_tax: '2.81',
      customer_id: 51,
      order_key: 'wc_order_rFKWq86vFYuQQ',
      billing: {
        first_name: '\xC9milie',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '170 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        email: 'client47@exemple-poste.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: '\xC9milie',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '170 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        phone: '',
      },
      payment_method: 'paypal',
      payment_method_title: 'PayPal',
      transaction_id: '933381582TX',
      created_via: 'checkout',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [],
      line_items: [
        {
          id: 689,
          name: 'Pi\xE8ge 1,99',
          product_id: 117,
          variation_id: 0,
          quantity: 9,
          tax_class: 'taux-reduit-55',
          subtotal: '16.98',
          subtotal_tax: '0.93',
          total: '16.98',
          total_tax: '0.93',
          taxes: [{ id: 11, total: '0.93', subtotal: '0.93' }],
          meta_data: [{ id: 5241, key: '_reduced_stock', value: '9' }],
          price: 1.886255888888889,
        },
        {
          id: 690,
          name: 'Carte de p\xEAche Garbolino d\u2019automne',
          product_id: 15,
          variation_id: 0,
          quantity: 1,
          tax_class: 'zero-rate',
          subtotal: '44.45',
          subtotal_tax: '0.00',
          total: '44.45',
          total_tax: '0.00',
          taxes: [{ id: 15, total: '0.00', subtotal: '0.00' }],
          meta_data: [{ id: 5242, key: '_reduced_stock', value: '1' }],
          price: 44.45,
        },
      ],
      tax_lines: [
        {
          id: 693,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '0.93',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 694,
          rate_code: 'FR-EXON\xE9R\xE9-1',
          rate_id: 15,
          label: 'Exon\xE9r\xE9',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 0,
          meta_data: [],
        },
        {
          id: 695,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.70',
          shipping_tax_total: '1.18',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 691,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '5.90',
          total_tax: '1.18',
          taxes: [{ id: 1, total: '1.18', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [
        {
          id: 692,
          name: 'Emballage cadeau',
          tax_class: '',
          tax_status: 'taxable',
          amount: '',
          total: '3.50',
          total_tax: '0.70',
          taxes: [{ id: 1, total: '0.70', subtotal: '' }],
          meta_data: [],
        },
      ],
      coupon_lines: [],
      date_created_gmt: '2026-06-29T04:20:37',
      date_modified_gmt: '2026-07-01T10:20:37',
      date_completed_gmt: '2026-07-01T10:20:37',
      date_paid_gmt: '2026-06-29T04:20:40',
    },
    {
      id: 428,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-07-01T11:22:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '2.36',
      total: '13.81',
      total_tax: '2.36',
      customer_id: 51,
      order_key: 'wc_order_41vrjSlRN11So',
      billing: {
        first_name: '\xC9milie',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '42 rue des \xC9cluses',
        address_2: '',
        city: 'Bruxelles',
        state: '',
        postcode: '1000',
        country: 'BE',
        email: 'client47@exemple-poste.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: '\xC9milie',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '42 rue des \xC9cluses',
        address_2: '',
        city: 'Bruxelles',
        state: '',
        postcode: '1000',
        country: 'BE',
        phone: '',
      },
      payment_method: 'paypal',
      payment_method_title: 'PayPal',
      transaction_id: '793036468TX',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 704,
          name: 'Pi\xE8ge 0,05',
          product_id: 170,
          variation_id: 0,
          quantity: 4,
          tax_class: 'super-reduit',
          subtotal: '0.20',
          subtotal_tax: '0.00',
          total: '0.20',
          total_tax: '0.00',
          taxes: [],
          meta_data: [],
          price: 0.0489715,
        },
        {
          id: 705,
          name: 'Cuill\xE8re Ragot XT',
          product_id: 93,
          variation_id: 0,
          quantity: 3,
          tax_class: '',
          subtotal: '11.25',
          subtotal_tax: '2.36',
          total: '11.25',
          total_tax: '2.36',
          taxes: [{ id: 7, total: '2.36', subtotal: '2.36' }],
          meta_data: [{ id: 5333, key: '_reduced_stock', value: '3' }],
          price: 3.75,
        },
      ],
      tax_lines: [
        {
          id: 706,
          rate_code: 'BE-BTW / TVA BE-1',
          rate_id: 7,
          label: 'BTW / TVA BE',
          compound: false,
          tax_total: '2.36',
          shipping_tax_total: '0.00',
          rate_percent: 21,
          meta_data: [],
        },
      ],
      shipping_lines: [],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-07-01T09:22:00',
      date_modified_gmt: '2026-07-13T09:22:01',
      date_completed_gmt: '2026-07-02T09:22:00',
      date_paid_gmt: '2026-07-01T09:22:04',
    },
    {
      id: 444,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-07-11T14:56:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '8.33',
      shipping_tax: '0.00',
      cart_tax: '0.00',
      total: '29.72',
      total_tax: '0.00',
      customer_id: 0,
      order_key: 'wc_order_EC98ey9QuNCzb',
      billing: {
        first_name: 'Agn\xE8s',
        last_name: 'Ferr\xE9',
        company: '',
        address_1: '107 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Gen\xE8ve',
        state: 'GE',
        postcode: '1201',
        country: 'CH',
        email: 'client20@exemple-mail.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Agn\xE8s',
        last_name: 'Ferr\xE9',
        company: '',
        address_1: '107 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Gen\xE8ve',
        state: 'GE',
        postcode: '1201',
        country: 'CH',
        phone: '',
      },
      payment_method: 'ppcp-gateway',
      payment_method_title: 'PayPal',
      transaction_id: '9XK790413040',
      created_via: 'checkout',
      customer_note: 'Laisser chez le voisin, merci !',
      meta_data: [],
      line_items: [
        {
          id: 773,
          name: 'Pi\xE8ge 0,05',
          product_id: 170,
          variation_id: 0,
          quantity: 13,
          tax_class: 'super-reduit',
          subtotal: '0.64',
          subtotal_tax: '0.00',
          total: '0.64',
          total_tax: '0.00',
          taxes: [],
          meta_data: [],
          price: 0.04897161538461538,
        },
        {
          id: 774,
          name: 'Pi\xE8ge 1,99',
          product_id: 117,
          variation_id: 0,
          quantity: 11,
          tax_class: 'taux-reduit-55',
          subtotal: '20.75',
          subtotal_tax: '0.00',
          total: '20.75',
          total_tax: '0.00',
          taxes: [],
          meta_data: [{ id: 5890, key: '_reduced_stock', value: '11' }],
          price: 1.8862559090909092,
        },
      ],
      tax_lines: [],
      shipping_lines: [
        {
          id: 775,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '8.33',
          total_tax: '0.00',
          taxes: [],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-07-11T12:56:00',
      date_modified_gmt: '2026-07-18T12:56:00',
      date_completed_gmt: '2026-07-13T15:56:00',
      date_paid_gmt: '2026-07-11T12:56:20',
    },
    {
      id: 453,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-07-17T08:04:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '4.92',
      shipping_tax: '0.00',
      cart_tax: '0.00',
      total: '31.64',
      total_tax: '0.00',
      customer_id: 0,
      order_key: 'wc_order_tKzulHoopfqxS',
      billing: {
        first_name: 'Thibault',
        last_name: 'Lema\xEEtre',
        company: '',
        address_1: '8 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Cayenne',
        state: '',
        postcode: '97300',
        country: 'GF',
        email: 'invite1248@exemple.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Thibault',
        last_name: 'Lema\xEEtre',
        company: '',
        address_1: '8 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Cayenne',
        state: '',
        postcode: '97300',
        country: 'GF',
        phone: '',
      },
      payment_method: 'ppcp-gateway',
      payment_method_title: 'PayPal',
      transaction_id: '9XK510508229',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 802,
          name: 'Pantalon Technique - 2,10 m',
          product_id: 202,
          variation_id: 204,
          quantity: 5,
          tax_class: '',
          subtotal: '26.72',
          subtotal_tax: '0.00',
          total: '26.72',
          total_tax: '0.00',
          taxes: [],
          meta_data: [
            { id: 6124, key: 'pa_longueur', value: '210-m' },
            { id: 6130, key: '_reduced_stock', value: '4' },
            { id: 6497, key: '_restock_refunded_items', value: '1' },
          ],
          price: 5.343999999999999,
        },
      ],
      tax_lines: [],
      shipping_lines: [
        {
          id: 803,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '4.92',
          total_tax: '0.00',
          taxes: [],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-07-17T06:04:00',
      date_modified_gmt: '2026-07-26T06:04:00',
      date_completed_gmt: '2026-07-20T06:04:00',
      date_paid_gmt: '2026-07-17T06:04:36',
    },
    {
      id: 463,
      parent_id: 0,
      status: 'refunded',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-07-25T23:21:18',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '4.92',
      shipping_tax: '0.98',
      cart_tax: '1.35',
      total: '31.87',
      total_tax: '2.33',
      customer_id: 23,
      order_key: 'wc_order_ORn1PN99PArCT',
      billing: {
        first_name: 'Mathilde',
        last_name: 'C\xF4t\xE9',
        company: '',
        address_1: '14 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        email: 'client19@exemple-poste.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'Mathilde',
        last_name: 'C\xF4t\xE9',
        company: '',
        address_1: '14 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: 'ch_A4153490357530',
      created_via: 'checkout',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [],
      line_items: [
        {
          id: 842,
          name: 'Pi\xE8ge 1,99',
          product_id: 117,
          variation_id: 0,
          quantity: 13,
          tax_class: 'taux-reduit-55',
          subtotal: '24.52',
          subtotal_tax: '1.35',
          total: '24.52',
          total_tax: '1.35',
          taxes: [{ id: 11, total: '1.35', subtotal: '1.35' }],
          meta_data: [
            { id: 6486, key: '_reduced_stock', value: '0' },
            { id: 6851, key: '_restock_refunded_items', value: '13' },
          ],
          price: 1.8862559230769231,
        },
        {
          id: 843,
          name: 'Pi\xE8ge 0,05',
          product_id: 170,
          variation_id: 0,
          quantity: 2,
          tax_class: 'super-reduit',
          subtotal: '0.10',
          subtotal_tax: '0.00',
          total: '0.10',
          total_tax: '0.00',
          taxes: [{ id: 14, total: '0.00', subtotal: '0.00' }],
          meta_data: [],
          price: 0.0489715,
        },
      ],
      tax_lines: [
        {
          id: 845,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '1.35',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 846,
          rate_code: 'FR-TVA 2,1 %-1',
          rate_id: 14,
          label: 'TVA 2,1 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 2.1,
          meta_data: [],
        },
        {
          id: 847,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.98',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 844,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '4.92',
          total_tax: '0.98',
          taxes: [{ id: 1, total: '0.98', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-07-25T21:21:18',
      date_modified_gmt: '2026-08-06T21:21:18',
      date_completed_gmt: '2026-07-28T02:21:18',
      date_paid_gmt: '2026-07-25T21:21:40',
    },
    {
      id: 468,
      parent_id: 0,
      status: 'refunded',
      currency: 'USD',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-07-29T09:51:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '1.17',
      total: '22.50',
      total_tax: '1.17',
      customer_id: 37,
      order_key: 'wc_order_CsgW7OejP24gz',
      billing: {
        first_name: 'Agn\xE8s',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '43 rue des \xC9cluses',
        address_2: '',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        email: 'contact33@exemple-peche.test',
        phone: '',
      },
      shipping: {
        first_name: 'Agn\xE8s',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '43 rue des \xC9cluses',
        address_2: '',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'cod',
      payment_method_title: 'Paiement \xE0 la livraison',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 859,
          name: 'Pellets carpe Caperlan s\xE9rie 6',
          product_id: 52,
          variation_id: 0,
          quantity: 3,
          tax_class: 'taux-reduit-55',
          subtotal: '21.33',
          subtotal_tax: '1.17',
          total: '21.33',
          total_tax: '1.17',
          taxes: [{ id: 11, total: '1.17', subtotal: '1.17' }],
          meta_data: [
            { id: 6601, key: '_reduced_stock', value: '0' },
            { id: 7254, key: '_restock_refunded_items', value: '3' },
          ],
          price: 7.109004666666666,
        },
      ],
      tax_lines: [
        {
          id: 860,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '1.17',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
      ],
      shipping_lines: [],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-07-29T07:51:00',
      date_modified_gmt: '2026-08-16T07:51:00',
      date_completed_gmt: '2026-07-29T07:51:36',
      date_paid_gmt: '2026-07-29T07:51:36',
    },
    {
      id: 472,
      parent_id: 0,
      status: 'processing',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-08-01T16:43:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '4.92',
      shipping_tax: '0.98',
      cart_tax: '3.32',
      total: '25.85',
      total_tax: '4.30',
      customer_id: 7,
      order_key: 'wc_order_NdGlj1BhpNUqv',
      billing: {
        first_name: 'Ma\xEBl',
        last_name: 'B\xE9ranger',
        company: 'SARL Les \xC9cluses',
        address_1: '34 quai de la Fosse',
        address_2: '',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        email: 'client05@exemple-poste.test',
        phone: '',
      },
      shipping: {
        first_name: 'Ma\xEBl',
        last_name: 'B\xE9ranger',
        company: 'SARL Les \xC9cluses',
        address_1: '34 quai de la Fosse',
        address_2: '',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: 'ch_E3967217496499',
      created_via: 'subscription',
      customer_note: '',
      meta_data: [
        { id: 611, key: '_subscription_renewal', value: '90000' },
        { id: 612, key: '_requires_manual_renewal', value: 'false' },
      ],
      line_items: [
        {
          id: 868,
          name: 'Pi\xE8ge 19,95',
          product_id: 166,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '16.63',
          subtotal_tax: '3.32',
          total: '16.63',
          total_tax: '3.32',
          taxes: [{ id: 1, total: '3.33', subtotal: '3.33' }],
          meta_data: [],
          price: 16.625,
        },
      ],
      tax_lines: [
        {
          id: 870,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '3.32',
          shipping_tax_total: '0.98',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 869,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '4.92',
          total_tax: '0.98',
          taxes: [{ id: 1, total: '0.98', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-08-01T14:43:00',
      date_modified_gmt: '2026-08-01T14:43:28',
      date_completed_gmt: null,
      date_paid_gmt: '2026-08-01T14:43:28',
    },
    {
      id: 474,
      parent_id: 0,
      status: 'processing',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-08-04T19:02:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '3.32',
      total: '19.95',
      total_tax: '3.32',
      customer_id: 7,
      order_key: 'wc_order_CtituffyEljrC',
      billing: {
        first_name: 'Zo\xEB',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '61 rue des \xC9cluses',
        address_2: '',
        city: 'Lille',
        state: '',
        postcode: '59000',
        country: 'FR',
        email: 'invite1255@exemple.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Zo\xEB',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '61 rue des \xC9cluses',
        address_2: '',
        city: 'Lille',
        state: '',
        postcode: '59000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Ch\xE8que',
      transaction_id: '',
      created_via: 'subscription',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [
        { id: 617, key: '_subscription_renewal', value: '90001' },
        { id: 618, key: '_requires_manual_renewal', value: 'false' },
      ],
      line_items: [
        {
          id: 879,
          name: 'Pi\xE8ge 19,95',
          product_id: 166,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '16.63',
          subtotal_tax: '3.32',
          total: '16.63',
          total_tax: '3.32',
          taxes: [{ id: 1, total: '3.33', subtotal: '3.33' }],
          meta_data: [],
          price: 16.625,
        },
      ],
      tax_lines: [
        {
          id: 881,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '3.32',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 880,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '0.00',
          total_tax: '0.00',
          taxes: [{ id: 1, total: '0.00', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-08-04T17:02:00',
      date_modified_gmt: '2026-08-04T17:02:11',
      date_completed_gmt: null,
      date_paid_gmt: '2026-08-04T17:02:11',
    },
    {
      id: 475,
      parent_id: 0,
      status: 'processing',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-08-06T01:34:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '5.90',
      shipping_tax: '1.18',
      cart_tax: '3.32',
      total: '27.03',
      total_tax: '4.50',
      customer_id: 7,
      order_key: 'wc_order_QJPh6w7tmFO3U',
      billing: {
        first_name: 'Jean',
        last_name: 'Lema\xEEtre',
        company: '',
        address_1: '94 chemin du Moulin-\xE0-Vent',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        email: 'invite1256@exemple.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Jean',
        last_name: 'Lema\xEEtre',
        company: '',
        address_1: '94 chemin du Moulin-\xE0-Vent',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Ch\xE8que',
      transaction_id: '',
      created_via: 'subscription',
      customer_note: '',
      meta_data: [
        { id: 621, key: '_subscription_renewal', value: '90002' },
        { id: 622, key: '_requires_manual_renewal', value: 'false' },
      ],
      line_items: [
        {
          id: 882,
          name: 'Pi\xE8ge 19,95',
          product_id: 166,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '16.63',
          subtotal_tax: '3.32',
          total: '16.63',
          total_tax: '3.32',
          taxes: [{ id: 1, total: '3.33', subtotal: '3.33' }],
          meta_data: [],
          price: 16.625,
        },
      ],
      tax_lines: [
        {
          id: 884,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '3.32',
          shipping_tax_total: '1.18',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 883,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '5.90',
          total_tax: '1.18',
          taxes: [{ id: 1, total: '1.18', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-08-05T23:34:00',
      date_modified_gmt: '2026-08-05T23:34:28',
      date_completed_gmt: null,
      date_paid_gmt: '2026-08-05T23:34:28',
    },
    {
      id: 487,
      parent_id: 0,
      status: 'on-hold',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-08-15T01:16:32',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '8.33',
      shipping_tax: '1.67',
      cart_tax: '133.27',
      total: '815.87',
      total_tax: '134.94',
      customer_id: 0,
      order_key: 'wc_order_nXdadD6N1o0BP',
      billing: {
        first_name: 'Thibault',
        last_name: 'Dupont & Fils',
        company: '',
        address_1: '166 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Nantes',
        state: '',
        postcode: '44000',
        country: 'FR',
        email: 'client05@exemple-poste.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Thibault',
        last_name: 'Dupont & Fils',
        company: '',
        address_1: '166 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Nantes',
        state: '',
        postcode: '44000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'bacs',
      payment_method_title: 'Virement bancaire',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 936,
          name: 'Canne \xE0 mouche Caperlan d\u2019automne',
          product_id: 116,
          variation_id: 0,
          quantity: 2,
          tax_class: '',
          subtotal: '398.90',
          subtotal_tax: '79.78',
          total: '398.90',
          total_tax: '79.78',
          taxes: [{ id: 1, total: '79.78', subtotal: '79.78' }],
          meta_data: [],
          price: 199.45,
        },
        {
          id: 937,
          name: 'Moulinet Mitchell H\xE9ritage',
          product_id: 130,
          variation_id: 0,
          quantity: 2,
          tax_class: '',
          subtotal: '261.28',
          subtotal_tax: '52.26',
          total: '261.28',
          total_tax: '52.26',
          taxes: [{ id: 1, total: '52.26', subtotal: '52.26' }],
          meta_data: [{ id: 7217, key: '_reduced_stock', value: '2' }],
          price: 130.6416665,
        },
        {
          id: 938,
          name: 'Panier repas Shimano XT',
          product_id: 112,
          variation_id: 0,
          quantity: 1,
          tax_class: 'reduced-rate',
          subtotal: '12.27',
          subtotal_tax: '1.23',
          total: '12.27',
          total_tax: '1.23',
          taxes: [{ id: 9, total: '1.23', subtotal: '1.23' }],
          meta_data: [{ id: 7218, key: '_reduced_stock', value: '1' }],
          price: 12.272727,
        },
        {
          id: 939,
          name: 'Pi\xE8ge 0,05',
          product_id: 170,
          variation_id: 0,
          quantity: 3,
          tax_class: 'super-reduit',
          subtotal: '0.15',
          subtotal_tax: '0.00',
          total: '0.15',
          total_tax: '0.00',
          taxes: [{ id: 14, total: '0.00', subtotal: '0.00' }],
          meta_data: [],
          price: 0.04897166666666666,
        },
      ],
      tax_lines: [
        {
          id: 941,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '132.04',
          shipping_tax_total: '1.67',
          rate_percent: 20,
          meta_data: [],
        },
        {
          id: 942,
          rate_code: 'FR-TVA 10 %-1',
          rate_id: 9,
          label: 'TVA 10 %',
          compound: false,
          tax_total: '1.23',
          shipping_tax_total: '0.00',
          rate_percent: 10,
          meta_data: [],
        },
        {
          id: 943,
          rate_code: 'FR-TVA 2,1 %-1',
          rate_id: 14,
          label: 'TVA 2,1 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 2.1,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 940,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '8.33',
          total_tax: '1.67',
          taxes: [{ id: 1, total: '1.67', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-08-14T23:16:32',
      date_modified_gmt: '2026-08-14T23:16:35',
      date_completed_gmt: null,
      date_paid_gmt: null,
    },
    {
      id: 488,
      parent_id: 0,
      status: 'processing',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-08-16T09:09:00',
      discount_total: '13.33',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '0.00',
      total: '120.02',
      total_tax: '0.00',
      customer_id: 0,
      order_key: 'wc_order_eyY77xO6l6fUS',
      billing: {
        first_name: 'Mathilde',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '68 rue des \xC9cluses',
        address_2: '',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        email: 'invite1261@exemple.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Mathilde',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '68 rue des \xC9cluses',
        address_2: '',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: 'ch_B7419343007421',
      created_via: 'pos-rest-api',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 944,
          name: 'Carte de p\xEAche Garbolino d\u2019automne',
          product_id: 15,
          variation_id: 0,
          quantity: 3,
          tax_class: 'zero-rate',
          subtotal: '133.35',
          subtotal_tax: '0.00',
          total: '120.02',
          total_tax: '0.00',
          taxes: [{ id: 15, total: '0.00', subtotal: '0.00' }],
          meta_data: [{ id: 7237, key: '_reduced_stock', value: '3' }],
          price: 40.00666666666667,
        },
      ],
      tax_lines: [
        {
          id: 945,
          rate_code: 'FR-EXON\xE9R\xE9-1',
          rate_id: 15,
          label: 'Exon\xE9r\xE9',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 0,
          meta_data: [],
        },
      ],
      shipping_lines: [],
      fee_lines: [],
      coupon_lines: [
        {
          id: 946,
          code: 'peche10',
          discount: '13.33',
          discount_tax: '0',
          meta_data: [{ id: 7236, key: 'coupon_info', value: '[255,"peche10","percent",10]' }],
          discount_type: 'percent',
          nominal_amount: 10,
          free_shipping: false,
        },
      ],
      date_created_gmt: '2026-08-16T07:09:00',
      date_modified_gmt: '2026-08-16T07:09:37',
      date_completed_gmt: null,
      date_paid_gmt: '2026-08-16T07:09:37',
    },
    {
      id: 496,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-08-26T03:58:59',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '43.72',
      total: '262.34',
      total_tax: '43.72',
      customer_id: 21,
      order_key: 'wc_order_RuZCtDr3MYfYE',
      billing: {
        first_name: 'R\xE9mi',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '60 rue des \xC9cluses',
        address_2: '',
        city: 'Toulouse',
        state: '',
        postcode: '31000',
        country: 'FR',
        email: 'client17@exemple-peche.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'R\xE9mi',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '60 rue des \xC9cluses',
        address_2: '',
        city: 'Toulouse',
        state: '',
        postcode: '31000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'cod',
      payment_method_title: 'Paiement \xE0 la livraison',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 981,
          name: 'Pi\xE8ge 19,95',
          product_id: 166,
          variation_id: 0,
          quantity: 13,
          tax_class: '',
          subtotal: '216.13',
          subtotal_tax: '43.22',
          total: '216.13',
          total_tax: '43.22',
          taxes: [{ id: 1, total: '43.23', subtotal: '43.23' }],
          meta_data: [
            { id: 7510, key: 'Gravure', value: '\xAB Thibault \xBB' },
            { id: 7511, key: '_cache', value: '1' },
          ],
          price: 16.625,
        },
        {
          id: 982,
          name: 'Hame\xE7on Garbolino Pro',
          product_id: 97,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '2.49',
          subtotal_tax: '0.50',
          total: '2.49',
          total_tax: '0.50',
          taxes: [{ id: 1, total: '0.50', subtotal: '0.50' }],
          meta_data: [{ id: 7527, key: '_reduced_stock', value: '1' }],
          price: 2.491667,
        },
      ],
      tax_lines: [
        {
          id: 983,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '43.72',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-08-26T01:58:59',
      date_modified_gmt: '2026-08-28T02:58:59',
      date_completed_gmt: '2026-08-26T01:59:07',
      date_paid_gmt: '2026-08-26T01:59:07',
    },
    {
      id: 497,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-08-26T08:38:29',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '12.50',
      shipping_tax: '2.50',
      cart_tax: '71.42',
      total: '455.39',
      total_tax: '73.92',
      customer_id: 12,
      order_key: 'wc_order_qyU8IgI8CGwuS',
      billing: {
        first_name: 'R\xE9mi',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '53 avenue de l\u2019Oc\xE9an',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Nantes',
        state: '',
        postcode: '44000',
        country: 'FR',
        email: 'client08@exemple-mail.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: 'R\xE9mi',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '20 quai de la Fosse',
        address_2: '',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        phone: '',
      },
      payment_method: 'ppcp-gateway',
      payment_method_title: 'PayPal',
      transaction_id: '9XK303627544',
      created_via: 'checkout',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [],
      line_items: [
        {
          id: 984,
          name: 'Bottes Shimano d\u2019automne',
          product_id: 169,
          variation_id: 0,
          quantity: 3,
          tax_class: '',
          subtotal: '212.48',
          subtotal_tax: '42.49',
          total: '212.48',
          total_tax: '42.49',
          taxes: [{ id: 1, total: '42.50', subtotal: '42.50' }],
          meta_data: [],
          price: 70.825,
        },
        {
          id: 985,
          name: 'Rupture non g\xE9r\xE9e',
          product_id: 101,
          variation_id: 0,
          quantity: 2,
          tax_class: '',
          subtotal: '25.00',
          subtotal_tax: '5.00',
          total: '25.00',
          total_tax: '5.00',
          taxes: [{ id: 1, total: '5.00', subtotal: '5.00' }],
          meta_data: [],
          price: 12.5,
        },
        {
          id: 986,
          name: 'Panier repas Daiwa Pro',
          product_id: 138,
          variation_id: 0,
          quantity: 4,
          tax_class: 'reduced-rate',
          subtotal: '23.64',
          subtotal_tax: '2.36',
          total: '23.64',
          total_tax: '2.36',
          taxes: [{ id: 9, total: '2.36', subtotal: '2.36' }],
          meta_data: [],
          price: 5.909091,
        },
        {
          id: 987,
          name: 'Canne T\xE9l\xE9r\xE9glable - M',
          product_id: 213,
          variation_id: 215,
          quantity: 3,
          tax_class: '',
          subtotal: '107.85',
          subtotal_tax: '21.57',
          total: '107.85',
          total_tax: '21.57',
          taxes: [{ id: 1, total: '21.57', subtotal: '21.57' }],
          meta_data: [
            { id: 7564, key: 'pa_taille', value: 'm' },
            { id: 7582, key: '_reduced_stock', value: '3' },
          ],
          price: 35.949999999999996,
        },
      ],
      tax_lines: [
        {
          id: 989,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '69.06',
          shipping_tax_total: '2.50',
          rate_percent: 20,
          meta_data: [],
        },
        {
          id: 990,
          rate_code: 'FR-TVA 10 %-1',
          rate_id: 9,
          label: 'TVA 10 %',
          compound: false,
          tax_total: '2.36',
          shipping_tax_total: '0.00',
          rate_percent: 10,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 988,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '2.50',
          taxes: [{ id: 1, total: '2.50', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-08-26T06:38:29',
      date_modified_gmt: '2026-09-13T06:38:29',
      date_completed_gmt: '2026-08-30T08:38:29',
      date_paid_gmt: '2026-08-26T06:39:07',
    },
    {
      id: 499,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-08-27T12:59:23',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '38.04',
      total: '228.23',
      total_tax: '38.04',
      customer_id: 37,
      order_key: 'wc_order_ubjCFseQL3ggb',
      billing: {
        first_name: 'Agn\xE8s',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '43 rue des \xC9cluses',
        address_2: '',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        email: 'contact33@exemple-peche.test',
        phone: '',
      },
      shipping: {
        first_name: 'Agn\xE8s',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '43 rue des \xC9cluses',
        address_2: '',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'ppcp-gateway',
      payment_method_title: 'PayPal',
      transaction_id: '9XK871286016',
      created_via: 'checkout',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [],
      line_items: [
        {
          id: 994,
          name: 'Bottes Shimano XT',
          product_id: 149,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '77.69',
          subtotal_tax: '15.54',
          total: '77.69',
          total_tax: '15.54',
          taxes: [{ id: 1, total: '15.54', subtotal: '15.54' }],
          meta_data: [
            { id: 7635, key: '_reduced_stock', value: '0' },
            { id: 9052, key: '_restock_refunded_items', value: '1' },
          ],
          price: 77.691667,
        },
        {
          id: 995,
          name: '\u91E3\u308A\u7AFF \u03A9 \xF1and\xFA \u{1F3A3} emoji',
          product_id: 74,
          variation_id: 0,
          quantity: 3,
          tax_class: '',
          subtotal: '112.50',
          subtotal_tax: '22.50',
          total: '112.50',
          total_tax: '22.50',
          taxes: [{ id: 1, total: '22.50', subtotal: '22.50' }],
          meta_data: [],
          price: 37.5,
        },
      ],
      tax_lines: [
        {
          id: 997,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '38.04',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 996,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '0.00',
          total_tax: '0.00',
          taxes: [{ id: 1, total: '0.00', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-08-27T10:59:23',
      date_modified_gmt: '2026-09-07T10:59:22',
      date_completed_gmt: '2026-08-30T16:59:22',
      date_paid_gmt: '2026-08-27T10:59:31',
    },
    {
      id: 506,
      parent_id: 0,
      status: 'failed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-09-03T15:49:40',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '8.33',
      shipping_tax: '1.67',
      cart_tax: '5.00',
      total: '40.00',
      total_tax: '6.67',
      customer_id: 0,
      order_key: 'wc_order_xKThR54hcuVBX',
      billing: {
        first_name: 'Ma\xEBl',
        last_name: 'Ferr\xE9',
        company: '',
        address_1: '144 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        email: 'invite86@exemple.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Ma\xEBl',
        last_name: 'Ferr\xE9',
        company: '',
        address_1: '144 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        phone: '',
      },
      payment_method: 'ppcp-gateway',
      payment_method_title: 'PayPal',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 1096,
          name: 'En r\xE9assort',
          product_id: 83,
          variation_id: 0,
          quantity: 2,
          tax_class: '',
          subtotal: '25.00',
          subtotal_tax: '5.00',
          total: '25.00',
          total_tax: '5.00',
          taxes: [{ id: 1, total: '5.00', subtotal: '5.00' }],
          meta_data: [],
          price: 12.5,
        },
      ],
      tax_lines: [
        {
          id: 1098,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '5.00',
          shipping_tax_total: '1.67',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1097,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '8.33',
          total_tax: '1.67',
          taxes: [{ id: 1, total: '1.67', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-09-03T13:49:40',
      date_modified_gmt: '2026-09-03T13:50:00',
      date_completed_gmt: null,
      date_paid_gmt: null,
    },
    {
      id: 511,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-09-05T10:02:00',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '5.90',
      shipping_tax: '1.18',
      cart_tax: '1.99',
      total: '19.05',
      total_tax: '3.17',
      customer_id: 52,
      order_key: 'wc_order_YMtVl4RNE56Rn',
      billing: {
        first_name: '\xC9milie',
        last_name: 'Peeters',
        company: '',
        address_1: '131 chemin du Moulin-\xE0-Vent',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        email: 'contact48@exemple-mail.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: '\xC9milie',
        last_name: 'Peeters',
        company: '',
        address_1: '48 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Nantes',
        state: '',
        postcode: '44000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'ppcp-gateway',
      payment_method_title: 'PayPal',
      transaction_id: '9XK497760956',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 1141,
          name: 'Solde sans dates',
          product_id: 27,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '6.48',
          subtotal_tax: '1.29',
          total: '6.48',
          total_tax: '1.29',
          taxes: [{ id: 1, total: '1.30', subtotal: '1.30' }],
          meta_data: [],
          price: 6.475,
        },
      ],
      tax_lines: [
        {
          id: 1144,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '1.99',
          shipping_tax_total: '1.18',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1142,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '5.90',
          total_tax: '1.18',
          taxes: [{ id: 1, total: '1.18', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [
        {
          id: 1143,
          name: 'Emballage cadeau',
          tax_class: '',
          tax_status: 'taxable',
          amount: '',
          total: '3.50',
          total_tax: '0.70',
          taxes: [{ id: 1, total: '0.70', subtotal: '' }],
          meta_data: [],
        },
      ],
      coupon_lines: [],
      date_created_gmt: '2026-09-05T08:02:00',
      date_modified_gmt: '2026-09-06T11:02:00',
      date_completed_gmt: '2026-09-06T11:02:00',
      date_paid_gmt: '2026-09-05T08:02:34',
    },
    {
      id: 512,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-09-05T13:08:14',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '12.50',
      shipping_tax: '2.50',
      cart_tax: '5.77',
      total: '101.06',
      total_tax: '8.27',
      customer_id: 0,
      order_key: 'wc_order_rv4YeITMcU0fg',
      billing: {
        first_name: 'Ma\xEBl',
        last_name: 'C\xF4t\xE9',
        company: '',
        address_1: '116 avenue de l\u2019Oc\xE9an',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        email: 'invite52@exemple.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Ma\xEBl',
        last_name: 'C\xF4t\xE9',
        company: '',
        address_1: '116 avenue de l\u2019Oc\xE9an',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'cod',
      payment_method_title: 'Paiement \xE0 la livraison',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 1145,
          name: 'Guide de p\xEAche Mitchell Classic',
          product_id: 82,
          variation_id: 0,
          quantity: 4,
          tax_class: 'taux-reduit-55',
          subtotal: '70.94',
          subtotal_tax: '3.90',
          total: '70.94',
          total_tax: '3.90',
          taxes: [{ id: 11, total: '3.90', subtotal: '3.90' }],
          meta_data: [],
          price: 17.73459725,
        },
        {
          id: 1146,
          name: 'Shad Daiwa \xC9volution',
          product_id: 34,
          variation_id: 0,
          quantity: 2,
          tax_class: '',
          subtotal: '9.35',
          subtotal_tax: '1.87',
          total: '9.35',
          total_tax: '1.87',
          taxes: [{ id: 1, total: '1.87', subtotal: '1.87' }],
          meta_data: [{ id: 8959, key: '_reduced_stock', value: '2' }],
          price: 4.675,
        },
      ],
      tax_lines: [
        {
          id: 1148,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '3.90',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 1149,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '1.87',
          shipping_tax_total: '2.50',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1147,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '2.50',
          taxes: [{ id: 1, total: '2.50', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-09-05T11:08:14',
      date_modified_gmt: '2026-09-21T11:08:13',
      date_completed_gmt: '2026-09-06T16:08:13',
      date_paid_gmt: '2026-09-06T16:08:13',
    },
    {
      id: 514,
      parent_id: 0,
      status: 'refunded',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-09-07T03:31:16',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '5.20',
      total: '41.40',
      total_tax: '5.20',
      customer_id: 0,
      order_key: 'wc_order_BofUY8VhVeVNQ',
      billing: {
        first_name: 'Aur\xE9lien',
        last_name: 'Le Goff',
        company: '',
        address_1: '50 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        email: 'client08@exemple-mail.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Aur\xE9lien',
        last_name: 'Le Goff',
        company: '',
        address_1: '50 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        phone: '',
      },
      payment_method: 'bacs',
      payment_method_title: 'Virement bancaire',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [{ id: 720, key: '_wc_order_attribution_source_type', value: 'organic' }],
      line_items: [
        {
          id: 1156,
          name: 'Canne T\xE9l\xE9r\xE9glable - S',
          product_id: 213,
          variation_id: 214,
          quantity: 3,
          tax_class: '',
          subtotal: '15.83',
          subtotal_tax: '3.16',
          total: '15.83',
          total_tax: '3.16',
          taxes: [{ id: 1, total: '3.17', subtotal: '3.17' }],
          meta_data: [
            { id: 9013, key: 'pa_taille', value: 's' },
            { id: 9035, key: '_reduced_stock', value: '3' },
          ],
          price: 5.2749999999999995,
        },
        {
          id: 1157,
          name: 'Pi\xE8ge 2,49',
          product_id: 41,
          variation_id: 0,
          quantity: 9,
          tax_class: 'reduced-rate',
          subtotal: '20.37',
          subtotal_tax: '2.04',
          total: '20.37',
          total_tax: '2.04',
          taxes: [{ id: 9, total: '2.04', subtotal: '2.04' }],
          meta_data: [],
          price: 2.2636363333333334,
        },
      ],
      tax_lines: [
        {
          id: 1158,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '3.16',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
        {
          id: 1159,
          rate_code: 'FR-TVA 10 %-1',
          rate_id: 9,
          label: 'TVA 10 %',
          compound: false,
          tax_total: '2.04',
          shipping_tax_total: '0.00',
          rate_percent: 10,
          meta_data: [],
        },
      ],
      shipping_lines: [],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-09-07T01:31:16',
      date_modified_gmt: '2026-09-18T01:31:16',
      date_completed_gmt: '2026-09-10T06:31:16',
      date_paid_gmt: '2026-09-07T01:31:46',
    },
    {
      id: 522,
      parent_id: 0,
      status: 'refunded',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-09-14T05:47:03',
      discount_total: '1.00',
      discount_tax: '0.00',
      shipping_total: '8.33',
      shipping_tax: '1.67',
      cart_tax: '0.00',
      total: '53.45',
      total_tax: '1.67',
      customer_id: 37,
      order_key: 'wc_order_oYq15kGb2r17s',
      billing: {
        first_name: 'Agn\xE8s',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '43 rue des \xC9cluses',
        address_2: '',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        email: 'contact33@exemple-peche.test',
        phone: '',
      },
      shipping: {
        first_name: 'Agn\xE8s',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '43 rue des \xC9cluses',
        address_2: '',
        city: 'Strasbourg',
        state: '',
        postcode: '67000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: 'ch_D3888944805107',
      created_via: 'checkout',
      customer_note: 'Laisser chez le voisin, merci !',
      meta_data: [],
      line_items: [
        {
          id: 1170,
          name: 'Carte de p\xEAche Garbolino d\u2019automne',
          product_id: 15,
          variation_id: 0,
          quantity: 1,
          tax_class: 'zero-rate',
          subtotal: '44.45',
          subtotal_tax: '0.00',
          total: '43.45',
          total_tax: '0.00',
          taxes: [{ id: 15, total: '0.00', subtotal: '0.00' }],
          meta_data: [{ id: 9145, key: '_reduced_stock', value: '1' }],
          price: 43.45,
        },
      ],
      tax_lines: [
        {
          id: 1172,
          rate_code: 'FR-EXON\xE9R\xE9-1',
          rate_id: 15,
          label: 'Exon\xE9r\xE9',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 0,
          meta_data: [],
        },
        {
          id: 1173,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '1.67',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1171,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '8.33',
          total_tax: '1.67',
          taxes: [{ id: 1, total: '1.67', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [
        {
          id: 1174,
          code: 'ligne1',
          discount: '1',
          discount_tax: '0',
          meta_data: [{ id: 9144, key: 'coupon_info', value: '[259,"ligne1","fixed_product",1]' }],
          discount_type: 'fixed_product',
          nominal_amount: 1,
          free_shipping: false,
        },
      ],
      date_created_gmt: '2026-09-14T03:47:03',
      date_modified_gmt: '2026-09-30T03:47:03',
      date_completed_gmt: '2026-09-17T04:47:03',
      date_paid_gmt: '2026-09-14T03:47:30',
    },
    {
      id: 532,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-09-24T06:09:53',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '4.92',
      shipping_tax: '0.98',
      cart_tax: '0.68',
      total: '18.85',
      total_tax: '1.66',
      customer_id: 0,
      order_key: 'wc_order_6QWtL7FrMNPm8',
      billing: {
        first_name: '\xC7elik',
        last_name: 'C\xF4t\xE9',
        company: '',
        address_1: '145 avenue de l\u2019Oc\xE9an',
        address_2: 'B\xE2t. B',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        email: 'invite140@exemple.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: '\xC7elik',
        last_name: 'C\xF4t\xE9',
        company: '',
        address_1: '145 avenue de l\u2019Oc\xE9an',
        address_2: 'B\xE2t. B',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: 'ch_C8289836972283',
      created_via: 'checkout',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [],
      line_items: [
        {
          id: 1216,
          name: 'Pellets carpe Ragot d\u2019automne',
          product_id: 177,
          variation_id: 0,
          quantity: 1,
          tax_class: 'taux-reduit-55',
          subtotal: '12.27',
          subtotal_tax: '0.68',
          total: '12.27',
          total_tax: '0.68',
          taxes: [{ id: 11, total: '0.68', subtotal: '0.68' }],
          meta_data: [{ id: 9497, key: '_reduced_stock', value: '1' }],
          price: 12.274882,
        },
      ],
      tax_lines: [
        {
          id: 1218,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '0.68',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 1219,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.98',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1217,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '4.92',
          total_tax: '0.98',
          taxes: [{ id: 1, total: '0.98', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-09-24T04:09:53',
      date_modified_gmt: '2026-09-28T10:09:53',
      date_completed_gmt: '2026-09-28T10:09:53',
      date_paid_gmt: '2026-09-24T04:10:32',
    },
    {
      id: 536,
      parent_id: 0,
      status: 'cancelled',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-02T09:04:11',
      discount_total: '122.14',
      discount_tax: '20.41',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '40.82',
      total: '285.13',
      total_tax: '40.82',
      customer_id: 41,
      order_key: 'wc_order_A8jbShY0sFpds',
      billing: {
        first_name: 'No\xEBl',
        last_name: 'D\u2019Angelo',
        company: '',
        address_1: '60 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        state: '',
        postcode: '31000',
        country: 'FR',
        email: 'client37@exemple-mail.test',
        phone: '',
      },
      shipping: {
        first_name: 'No\xEBl',
        last_name: 'D\u2019Angelo',
        company: '',
        address_1: '60 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        state: '',
        postcode: '31000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 1224,
          name: 'Canne spinning Illex Classic',
          product_id: 127,
          variation_id: 0,
          quantity: 4,
          tax_class: '',
          subtotal: '283.30',
          subtotal_tax: '56.66',
          total: '188.87',
          total_tax: '37.77',
          taxes: [{ id: 1, total: '37.77', subtotal: '56.66' }],
          meta_data: [
            { id: 9537, key: 'Gravure', value: '\xAB \xC9milie \xBB' },
            { id: 9538, key: '_cache', value: '1' },
          ],
          price: 47.21666675,
        },
        {
          id: 1225,
          name: 'Pellets carpe Caperlan XT',
          product_id: 120,
          variation_id: 0,
          quantity: 4,
          tax_class: 'taux-reduit-55',
          subtotal: '83.15',
          subtotal_tax: '4.57',
          total: '55.44',
          total_tax: '3.05',
          taxes: [{ id: 11, total: '3.05', subtotal: '4.57' }],
          meta_data: [],
          price: 13.8601895,
        },
      ],
      tax_lines: [
        {
          id: 1227,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '37.77',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
        {
          id: 1228,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '3.05',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1226,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '0.00',
          total_tax: '0.00',
          taxes: [{ id: 1, total: '0.00', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [
        {
          id: 1229,
          code: 'tiers33',
          discount: '122.14',
          discount_tax: '20.41',
          meta_data: [{ id: 9567, key: 'coupon_info', value: '[258,"tiers33","percent",33.33]' }],
          discount_type: 'percent',
          nominal_amount: 33.33,
          free_shipping: false,
        },
      ],
      date_created_gmt: '2026-10-02T07:04:11',
      date_modified_gmt: '2026-10-02T07:54:11',
      date_completed_gmt: null,
      date_paid_gmt: null,
    },
    {
      id: 537,
      parent_id: 0,
      status: 'cancelled',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-03T08:22:01',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '1.35',
      total: '25.87',
      total_tax: '1.35',
      customer_id: 8,
      order_key: 'wc_order_XpCLXHJrr6QoH',
      billing: {
        first_name: 'Ana\xEFs',
        last_name: 'Dupont & Fils',
        company: '',
        address_1: '55 avenue de l\u2019Oc\xE9an',
        address_2: 'B\xE2t. B',
        city: 'Lille',
        state: '',
        postcode: '59000',
        country: 'FR',
        email: 'client04@exemple-mail.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'Ana\xEFs',
        last_name: 'Dupont & Fils',
        company: '',
        address_1: '152 chemin du Moulin-\xE0-Vent',
        address_2: 'B\xE2t. B',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        phone: '',
      },
      payment_method: 'paypal',
      payment_method_title: 'PayPal',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 1230,
          name: 'Pi\xE8ge 1,99',
          product_id: 117,
          variation_id: 0,
          quantity: 13,
          tax_class: 'taux-reduit-55',
          subtotal: '24.52',
          subtotal_tax: '1.35',
          total: '24.52',
          total_tax: '1.35',
          taxes: [{ id: 11, total: '1.35', subtotal: '1.35' }],
          meta_data: [],
          price: 1.8862559230769231,
        },
      ],
      tax_lines: [
        {
          id: 1232,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '1.35',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 1233,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1231,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '0.00',
          total_tax: '0.00',
          taxes: [{ id: 1, total: '0.00', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-10-03T06:22:01',
      date_modified_gmt: '2026-10-03T07:12:01',
      date_completed_gmt: null,
      date_paid_gmt: null,
    },
    {
      id: 538,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-05T00:16:11',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '37.30',
      total: '233.44',
      total_tax: '37.30',
      customer_id: 24,
      order_key: 'wc_order_3wIhDm6vB7vji',
      billing: {
        first_name: 'No\xEBl',
        last_name: 'Le Goff',
        company: '',
        address_1: '19 rue des \xC9cluses',
        address_2: 'B\xE2t. B',
        city: 'Nantes',
        state: '',
        postcode: '44000',
        country: 'FR',
        email: 'client20@exemple-mail.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'No\xEBl',
        last_name: 'Le Goff',
        company: '',
        address_1: '121 rue des \xC9cluses',
        address_2: '',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        phone: '',
      },
      payment_method: 'ppcp-gateway',
      payment_method_title: 'PayPal',
      transaction_id: '9XK153910340',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 1234,
          name: 'Pellets carpe Garbolino n\xB0 1',
          product_id: 75,
          variation_id: 0,
          quantity: 1,
          tax_class: 'taux-reduit-55',
          subtotal: '13.26',
          subtotal_tax: '0.73',
          total: '13.26',
          total_tax: '0.73',
          taxes: [{ id: 11, total: '0.73', subtotal: '0.73' }],
          meta_data: [{ id: 9629, key: '_reduced_stock', value: '1' }],
          price: 13.260664,
        },
        {
          id: 1235,
          name: 'Pi\xE8ge 19,95',
          product_id: 166,
          variation_id: 0,
          quantity: 11,
          tax_class: '',
          subtotal: '182.88',
          subtotal_tax: '36.57',
          total: '182.88',
          total_tax: '36.57',
          taxes: [{ id: 1, total: '36.58', subtotal: '36.58' }],
          meta_data: [],
          price: 16.625,
        },
      ],
      tax_lines: [
        {
          id: 1237,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '0.73',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 1238,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '36.57',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1236,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '0.00',
          total_tax: '0.00',
          taxes: [{ id: 1, total: '0.00', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-10-04T22:16:11',
      date_modified_gmt: '2026-10-17T22:16:11',
      date_completed_gmt: '2026-10-08T23:16:12',
      date_paid_gmt: '2026-10-04T22:16:22',
    },
    {
      id: 540,
      parent_id: 0,
      status: 'cancelled',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-09T07:20:29',
      discount_total: '28.59',
      discount_tax: '1.71',
      shipping_total: '12.50',
      shipping_tax: '2.50',
      cart_tax: '21.15',
      total: '388.76',
      total_tax: '23.65',
      customer_id: 15,
      order_key: 'wc_order_EKhyRNPM3gpmj',
      billing: {
        first_name: '\xC9milie',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '13 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        email: 'client11@exemple-peche.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: '\xC9milie',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '13 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        phone: '',
      },
      payment_method: 'ppcp-gateway',
      payment_method_title: 'PayPal',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [{ id: 806, key: '_wc_order_attribution_source_type', value: 'typein' }],
      line_items: [
        {
          id: 1241,
          name: 'Pantalon Technique - 2,40 m',
          product_id: 202,
          variation_id: 205,
          quantity: 3,
          tax_class: '',
          subtotal: '114.35',
          subtotal_tax: '22.87',
          total: '105.78',
          total_tax: '21.15',
          taxes: [{ id: 1, total: '21.16', subtotal: '22.87' }],
          meta_data: [{ id: 9655, key: 'pa_longueur', value: '240-m' }],
          price: 35.25833333333333,
        },
        {
          id: 1242,
          name: 'Carte de p\xEAche Caperlan s\xE9rie 1',
          product_id: 107,
          variation_id: 0,
          quantity: 3,
          tax_class: 'zero-rate',
          subtotal: '266.85',
          subtotal_tax: '0.00',
          total: '246.83',
          total_tax: '0.00',
          taxes: [{ id: 15, total: '0.00', subtotal: '0.00' }],
          meta_data: [],
          price: 82.27666666666667,
        },
      ],
      tax_lines: [
        {
          id: 1244,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '21.15',
          shipping_tax_total: '2.50',
          rate_percent: 20,
          meta_data: [],
        },
        {
          id: 1245,
          rate_code: 'FR-EXON\xE9R\xE9-1',
          rate_id: 15,
          label: 'Exon\xE9r\xE9',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 0,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1243,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '2.50',
          taxes: [{ id: 1, total: '2.50', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [
        {
          id: 1246,
          code: '\xE9t\xE9-26',
          discount: '28.6',
          discount_tax: '1.71',
          meta_data: [{ id: 9684, key: 'coupon_info', value: '[264,"\\u00e9t\\u00e9-26","percent",7.5]' }],
          discount_type: 'percent',
          nominal_amount: 7.5,
          free_shipping: false,
        },
      ],
      date_created_gmt: '2026-10-09T05:20:29',
      date_modified_gmt: '2026-10-09T06:10:29',
      date_completed_gmt: null,
      date_paid_gmt: null,
    },
    {
      id: 541,
      parent_id: 0,
      status: 'refunded',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-11T16:12:15',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '12.50',
      shipping_tax: '2.50',
      cart_tax: '28.94',
      total: '189.73',
      total_tax: '31.44',
      customer_id: 0,
      order_key: 'wc_order_xTg0wHfjCC0o3',
      billing: {
        first_name: 'Lo\xEFc',
        last_name: 'de la Tour',
        company: '',
        address_1: '149 rue des \xC9cluses',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Nantes',
        state: '',
        postcode: '44000',
        country: 'FR',
        email: 'invite60@exemple.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Lo\xEFc',
        last_name: 'de la Tour',
        company: '',
        address_1: '149 rue des \xC9cluses',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Nantes',
        state: '',
        postcode: '44000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: 'Laisser chez le voisin, merci !',
      meta_data: [],
      line_items: [
        {
          id: 1247,
          name: 'Pi\xE8ge 2,49',
          product_id: 41,
          variation_id: 0,
          quantity: 1,
          tax_class: 'reduced-rate',
          subtotal: '2.26',
          subtotal_tax: '0.23',
          total: '2.26',
          total_tax: '0.23',
          taxes: [{ id: 9, total: '0.23', subtotal: '0.23' }],
          meta_data: [],
          price: 2.263636,
        },
        {
          id: 1248,
          name: 'Moulinet Garbolino n\xB0 12',
          product_id: 128,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '127.12',
          subtotal_tax: '25.42',
          total: '127.12',
          total_tax: '25.42',
          taxes: [{ id: 1, total: '25.42', subtotal: '25.42' }],
          meta_data: [{ id: 9738, key: '_reduced_stock', value: '1' }],
          price: 127.116667,
        },
        {
          id: 1249,
          name: 'Popper Sensas n\xB0 12',
          product_id: 145,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '8.08',
          subtotal_tax: '1.62',
          total: '8.08',
          total_tax: '1.62',
          taxes: [{ id: 1, total: '1.62', subtotal: '1.62' }],
          meta_data: [{ id: 9739, key: '_reduced_stock', value: '1' }],
          price: 8.083333,
        },
        {
          id: 1250,
          name: 'Cach\xE9 du catalogue',
          product_id: 156,
          variation_id: 0,
          quantity: 2,
          tax_class: '',
          subtotal: '8.33',
          subtotal_tax: '1.67',
          total: '8.33',
          total_tax: '1.67',
          taxes: [{ id: 1, total: '1.67', subtotal: '1.67' }],
          meta_data: [],
          price: 4.1666665,
        },
      ],
      tax_lines: [
        {
          id: 1252,
          rate_code: 'FR-TVA 10 %-1',
          rate_id: 9,
          label: 'TVA 10 %',
          compound: false,
          tax_total: '0.23',
          shipping_tax_total: '0.00',
          rate_percent: 10,
          meta_data: [],
        },
        {
          id: 1253,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '28.71',
          shipping_tax_total: '2.50',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1251,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '2.50',
          taxes: [{ id: 1, total: '2.50', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-10-11T14:12:15',
      date_modified_gmt: '2026-10-17T14:12:15',
      date_completed_gmt: '2026-10-12T20:12:15',
      date_paid_gmt: '2026-10-11T14:12:52',
    },
    {
      id: 549,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-23T18:44:30',
      discount_total: '21.28',
      discount_tax: '4.26',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '80.11',
      total: '569.65',
      total_tax: '80.11',
      customer_id: 42,
      order_key: 'wc_order_mdqcg2JNaz7UN',
      billing: {
        first_name: 'H\xE9l\xE8ne',
        last_name: 'B\xE9ranger',
        company: '',
        address_1: '97 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        state: '',
        postcode: '31000',
        country: 'FR',
        email: 'client38@exemple-mail.test',
        phone: '',
      },
      shipping: {
        first_name: 'H\xE9l\xE8ne',
        last_name: 'B\xE9ranger',
        company: '',
        address_1: '97 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        state: '',
        postcode: '31000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [],
      line_items: [
        {
          id: 1284,
          name: 'Carte de p\xEAche Caperlan s\xE9rie 1',
          product_id: 107,
          variation_id: 0,
          quantity: 1,
          tax_class: 'zero-rate',
          subtotal: '88.95',
          subtotal_tax: '0.00',
          total: '88.95',
          total_tax: '0.00',
          taxes: [{ id: 15, total: '0.00', subtotal: '0.00' }],
          meta_data: [
            { id: 10024, key: '_reduced_stock', value: '0' },
            { id: 10540, key: '_restock_refunded_items', value: '1' },
          ],
          price: 88.95,
        },
        {
          id: 1285,
          name: 'Canne casting Sensas n\xB0 4',
          product_id: 69,
          variation_id: 0,
          quantity: 3,
          tax_class: '',
          subtotal: '31.90',
          subtotal_tax: '6.38',
          total: '10.62',
          total_tax: '2.12',
          taxes: [{ id: 1, total: '2.12', subtotal: '6.38' }],
          meta_data: [{ id: 10025, key: '_reduced_stock', value: '3' }],
          price: 3.5399999999999996,
        },
        {
          id: 1286,
          name: 'Bottes Sensas n\xB0 8',
          product_id: 89,
          variation_id: 0,
          quantity: 4,
          tax_class: '',
          subtotal: '389.97',
          subtotal_tax: '77.99',
          total: '389.97',
          total_tax: '77.99',
          taxes: [{ id: 1, total: '77.99', subtotal: '77.99' }],
          meta_data: [],
          price: 97.49166675,
        },
      ],
      tax_lines: [
        {
          id: 1288,
          rate_code: 'FR-EXON\xE9R\xE9-1',
          rate_id: 15,
          label: 'Exon\xE9r\xE9',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 0,
          meta_data: [],
        },
        {
          id: 1289,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '80.11',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1287,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '0.00',
          total_tax: '0.00',
          taxes: [{ id: 1, total: '0.00', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-10-23T16:44:30',
      date_modified_gmt: '2026-10-30T16:44:30',
      date_completed_gmt: '2026-10-26T22:44:31',
      date_paid_gmt: '2026-10-23T16:44:43',
    },
    {
      id: 552,
      parent_id: 0,
      status: 'processing',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-25T02:30:18',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '43.40',
      total: '325.61',
      total_tax: '43.40',
      customer_id: 0,
      order_key: 'wc_order_18TPsXR7N2pNG',
      billing: {
        first_name: 'Jean',
        last_name: 'Peeters',
        company: '',
        address_1: '82 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        state: '',
        postcode: '31000',
        country: 'FR',
        email: 'invite1001@exemple.test',
        phone: '0612345678',
      },
      shipping: {
        first_name: 'Jean',
        last_name: 'Peeters',
        company: '',
        address_1: '82 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        state: '',
        postcode: '31000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'bacs',
      payment_method_title: 'Virement bancaire',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [],
      line_items: [
        {
          id: 1299,
          name: 'Amorce Ragot Classic',
          product_id: 39,
          variation_id: 0,
          quantity: 1,
          tax_class: 'taux-reduit-55',
          subtotal: '6.72',
          subtotal_tax: '0.37',
          total: '6.72',
          total_tax: '0.37',
          taxes: [{ id: 11, total: '0.37', subtotal: '0.37' }],
          meta_data: [
            { id: 10110, key: 'Gravure', value: '\xAB Thibault \xBB' },
            { id: 10111, key: '_cache', value: '1' },
            { id: 10153, key: '_reduced_stock', value: '1' },
          ],
          price: 6.720379,
        },
        {
          id: 1300,
          name: 'Cuill\xE8re Daiwa H\xE9ritage',
          product_id: 19,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '2.46',
          subtotal_tax: '0.49',
          total: '2.46',
          total_tax: '0.49',
          taxes: [{ id: 1, total: '0.49', subtotal: '0.49' }],
          meta_data: [],
          price: 2.458333,
        },
        {
          id: 1301,
          name: 'Pellets carpe Caperlan XT',
          product_id: 120,
          variation_id: 0,
          quantity: 4,
          tax_class: 'taux-reduit-55',
          subtotal: '83.15',
          subtotal_tax: '4.57',
          total: '83.15',
          total_tax: '4.57',
          taxes: [{ id: 11, total: '4.57', subtotal: '4.57' }],
          meta_data: [
            { id: 10130, key: 'Gravure', value: '\xAB Aur\xE9lien \xBB' },
            { id: 10131, key: '_cache', value: '1' },
          ],
          price: 20.78672975,
        },
        {
          id: 1302,
          name: 'Canne spinning Daiwa Pro',
          product_id: 86,
          variation_id: 0,
          quantity: 3,
          tax_class: '',
          subtotal: '189.88',
          subtotal_tax: '37.97',
          total: '189.88',
          total_tax: '37.97',
          taxes: [{ id: 1, total: '37.98', subtotal: '37.98' }],
          meta_data: [],
          price: 63.291666666666664,
        },
      ],
      tax_lines: [
        {
          id: 1303,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '4.94',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 1304,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '38.46',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-10-25T00:30:18',
      date_modified_gmt: '2026-10-25T01:30:38',
      date_completed_gmt: null,
      date_paid_gmt: '2026-10-25T00:30:38',
    },
    {
      id: 553,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-25T02:00:18',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '5.90',
      shipping_tax: '1.18',
      cart_tax: '198.39',
      total: '1227.25',
      total_tax: '199.57',
      customer_id: 36,
      order_key: 'wc_order_fu8LPxhkYuvfI',
      billing: {
        first_name: 'Mathilde',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '60 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Lille',
        state: '',
        postcode: '59000',
        country: 'FR',
        email: 'client32@exemple-poste.test',
        phone: '',
      },
      shipping: {
        first_name: 'Mathilde',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '70 rue des \xC9cluses',
        address_2: '',
        city: 'Lille',
        state: '',
        postcode: '59000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'bacs',
      payment_method_title: 'Virement bancaire',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 1305,
          name: 'Pi\xE8ge 19,95',
          product_id: 166,
          variation_id: 0,
          quantity: 11,
          tax_class: '',
          subtotal: '182.88',
          subtotal_tax: '36.57',
          total: '182.88',
          total_tax: '36.57',
          taxes: [{ id: 1, total: '36.58', subtotal: '36.58' }],
          meta_data: [],
          price: 16.625,
        },
        {
          id: 1306,
          name: 'Canne \xE0 mouche Caperlan d\u2019automne',
          product_id: 116,
          variation_id: 0,
          quantity: 4,
          tax_class: '',
          subtotal: '797.80',
          subtotal_tax: '159.56',
          total: '797.80',
          total_tax: '159.56',
          taxes: [{ id: 1, total: '159.56', subtotal: '159.56' }],
          meta_data: [],
          price: 199.45,
        },
        {
          id: 1307,
          name: 'Poisson nageur Dorado - Perche',
          product_id: 196,
          variation_id: 200,
          quantity: 4,
          tax_class: 'taux-reduit-55',
          subtotal: '41.10',
          subtotal_tax: '2.26',
          total: '41.10',
          total_tax: '2.26',
          taxes: [{ id: 11, total: '2.26', subtotal: '2.26' }],
          meta_data: [
            { id: 10181, key: 'pa_couleur', value: 'perche' },
            { id: 10199, key: '_reduced_stock', value: '4' },
          ],
          price: 10.2748815,
        },
      ],
      tax_lines: [
        {
          id: 1309,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '196.13',
          shipping_tax_total: '1.18',
          rate_percent: 20,
          meta_data: [],
        },
        {
          id: 1310,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '2.26',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1308,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '5.90',
          total_tax: '1.18',
          taxes: [{ id: 1, total: '1.18', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-10-25T01:00:18',
      date_modified_gmt: '2026-10-29T02:00:18',
      date_completed_gmt: '2026-10-29T02:00:18',
      date_paid_gmt: '2026-10-25T01:00:21',
    },
    {
      id: 556,
      parent_id: 0,
      status: 'processing',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-25T03:30:18',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '2.04',
      total: '22.41',
      total_tax: '2.04',
      customer_id: 17,
      order_key: 'wc_order_dKo7OoLdaIamn',
      billing: {
        first_name: 'Ana\xEFs',
        last_name: 'de la Tour',
        company: '',
        address_1: '160 chemin du Moulin-\xE0-Vent',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        email: 'client13@exemple-mail.test',
        phone: '',
      },
      shipping: {
        first_name: 'Ana\xEFs',
        last_name: 'de la Tour',
        company: '',
        address_1: '160 chemin du Moulin-\xE0-Vent',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        phone: '',
      },
      payment_method: 'bacs',
      payment_method_title: 'Virement bancaire',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [{ id: 847, key: '_wc_order_attribution_source_type', value: 'organic' }],
      line_items: [
        {
          id: 1325,
          name: 'Pi\xE8ge 2,49',
          product_id: 41,
          variation_id: 0,
          quantity: 9,
          tax_class: 'reduced-rate',
          subtotal: '20.37',
          subtotal_tax: '2.04',
          total: '20.37',
          total_tax: '2.04',
          taxes: [{ id: 9, total: '2.04', subtotal: '2.04' }],
          meta_data: [],
          price: 2.2636363333333334,
        },
      ],
      tax_lines: [
        {
          id: 1327,
          rate_code: 'FR-TVA 10 %-1',
          rate_id: 9,
          label: 'TVA 10 %',
          compound: false,
          tax_total: '2.04',
          shipping_tax_total: '0.00',
          rate_percent: 10,
          meta_data: [],
        },
        {
          id: 1328,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1326,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '0.00',
          total_tax: '0.00',
          taxes: [{ id: 1, total: '0.00', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-10-25T02:30:18',
      date_modified_gmt: '2026-10-25T02:30:55',
      date_completed_gmt: null,
      date_paid_gmt: '2026-10-25T02:30:55',
    },
    {
      id: 557,
      parent_id: 0,
      status: 'pending',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-25T06:27:55',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '4.92',
      shipping_tax: '0.98',
      cart_tax: '14.16',
      total: '90.89',
      total_tax: '15.14',
      customer_id: 15,
      order_key: 'wc_order_z4JAbm9Cq2D0L',
      billing: {
        first_name: '\xC9milie',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '13 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        email: 'client11@exemple-peche.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: '\xC9milie',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '13 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        phone: '',
      },
      payment_method: 'cod',
      payment_method_title: 'Paiement \xE0 la livraison',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 1329,
          name: 'Canne spinning Illex Classic',
          product_id: 127,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '70.83',
          subtotal_tax: '14.16',
          total: '70.83',
          total_tax: '14.16',
          taxes: [{ id: 1, total: '14.17', subtotal: '14.17' }],
          meta_data: [],
          price: 70.825,
        },
      ],
      tax_lines: [
        {
          id: 1331,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '14.16',
          shipping_tax_total: '0.98',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1330,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '4.92',
          total_tax: '0.98',
          taxes: [{ id: 1, total: '0.98', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-10-25T05:27:55',
      date_modified_gmt: '2026-10-25T05:27:55',
      date_completed_gmt: null,
      date_paid_gmt: null,
    },
    {
      id: 562,
      parent_id: 0,
      status: 'processing',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-10-31T12:06:06',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '12.50',
      shipping_tax: '2.50',
      cart_tax: '0.00',
      total: '15.05',
      total_tax: '2.50',
      customer_id: 41,
      order_key: 'wc_order_nlRM8hssqQh6y',
      billing: {
        first_name: 'No\xEBl',
        last_name: 'D\u2019Angelo',
        company: '',
        address_1: '60 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        state: '',
        postcode: '31000',
        country: 'FR',
        email: 'client37@exemple-mail.test',
        phone: '',
      },
      shipping: {
        first_name: 'No\xEBl',
        last_name: 'D\u2019Angelo',
        company: '',
        address_1: '60 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        state: '',
        postcode: '31000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'bacs',
      payment_method_title: 'Virement bancaire',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: 'Urgent : anniversaire le 12 "si possible" & <b>emballage</b>\nMerci',
      meta_data: [],
      line_items: [
        {
          id: 1353,
          name: 'Pi\xE8ge 0,05',
          product_id: 170,
          variation_id: 0,
          quantity: 1,
          tax_class: 'super-reduit',
          subtotal: '0.05',
          subtotal_tax: '0.00',
          total: '0.05',
          total_tax: '0.00',
          taxes: [{ id: 14, total: '0.00', subtotal: '0.00' }],
          meta_data: [],
          price: 0.048972,
        },
      ],
      tax_lines: [
        {
          id: 1355,
          rate_code: 'FR-TVA 2,1 %-1',
          rate_id: 14,
          label: 'TVA 2,1 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 2.1,
          meta_data: [],
        },
        {
          id: 1356,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '2.50',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1354,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '12.50',
          total_tax: '2.50',
          taxes: [{ id: 1, total: '2.50', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-10-31T11:06:06',
      date_modified_gmt: '2026-10-31T11:06:26',
      date_completed_gmt: null,
      date_paid_gmt: '2026-10-31T11:06:26',
    },
    {
      id: 563,
      parent_id: 0,
      status: 'cancelled',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-11-01T14:46:49',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '25.98',
      total: '166.08',
      total_tax: '25.98',
      customer_id: 6,
      order_key: 'wc_order_1OSsLCKh6gnYa',
      billing: {
        first_name: 'Jean',
        last_name: 'Martin',
        company: '',
        address_1: '146 rue des \xC9cluses',
        address_2: '',
        city: 'Nantes',
        state: '',
        postcode: '44000',
        country: 'FR',
        email: 'client02@exemple-poste.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: 'Jean',
        last_name: 'Martin',
        company: '',
        address_1: '146 rue des \xC9cluses',
        address_2: '',
        city: 'Nantes',
        state: '',
        postcode: '44000',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: '',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [{ id: 867, key: '_wc_order_attribution_source_type', value: 'typein' }],
      line_items: [
        {
          id: 1357,
          name: 'Canne casting Sensas n\xB0 4',
          product_id: 69,
          variation_id: 0,
          quantity: 3,
          tax_class: '',
          subtotal: '119.73',
          subtotal_tax: '23.94',
          total: '119.73',
          total_tax: '23.94',
          taxes: [{ id: 1, total: '23.95', subtotal: '23.95' }],
          meta_data: [],
          price: 39.90833333333333,
        },
        {
          id: 1358,
          name: 'Pi\xE8ge 2,49',
          product_id: 41,
          variation_id: 0,
          quantity: 9,
          tax_class: 'reduced-rate',
          subtotal: '20.37',
          subtotal_tax: '2.04',
          total: '20.37',
          total_tax: '2.04',
          taxes: [{ id: 9, total: '2.04', subtotal: '2.04' }],
          meta_data: [],
          price: 2.2636363333333334,
        },
      ],
      tax_lines: [
        {
          id: 1360,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '23.94',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
        {
          id: 1361,
          rate_code: 'FR-TVA 10 %-1',
          rate_id: 9,
          label: 'TVA 10 %',
          compound: false,
          tax_total: '2.04',
          shipping_tax_total: '0.00',
          rate_percent: 10,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1359,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '0.00',
          total_tax: '0.00',
          taxes: [{ id: 1, total: '0.00', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-11-01T13:46:49',
      date_modified_gmt: '2026-11-01T14:36:49',
      date_completed_gmt: null,
      date_paid_gmt: null,
    },
    {
      id: 564,
      parent_id: 0,
      status: 'refunded',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-11-04T21:12:15',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '4.92',
      shipping_tax: '0.98',
      cart_tax: '0.00',
      total: '123.90',
      total_tax: '0.98',
      customer_id: 17,
      order_key: 'wc_order_3dEj1PceZzi2k',
      billing: {
        first_name: 'Ana\xEFs',
        last_name: 'de la Tour',
        company: '',
        address_1: '160 chemin du Moulin-\xE0-Vent',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        email: 'client13@exemple-mail.test',
        phone: '',
      },
      shipping: {
        first_name: 'Ana\xEFs',
        last_name: 'de la Tour',
        company: '',
        address_1: '160 chemin du Moulin-\xE0-Vent',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Brest',
        state: '',
        postcode: '29200',
        country: 'FR',
        phone: '',
      },
      payment_method: 'paypal',
      payment_method_title: 'PayPal',
      transaction_id: '748236602TX',
      created_via: 'checkout',
      customer_note: 'Laisser chez le voisin, merci !',
      meta_data: [],
      line_items: [
        {
          id: 1362,
          name: 'Carte de p\xEAche Sensas \xC9volution',
          product_id: 131,
          variation_id: 0,
          quantity: 4,
          tax_class: 'zero-rate',
          subtotal: '118.00',
          subtotal_tax: '0.00',
          total: '118.00',
          total_tax: '0.00',
          taxes: [{ id: 15, total: '0.00', subtotal: '0.00' }],
          meta_data: [],
          price: 29.5,
        },
      ],
      tax_lines: [
        {
          id: 1364,
          rate_code: 'FR-EXON\xE9R\xE9-1',
          rate_id: 15,
          label: 'Exon\xE9r\xE9',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 0,
          meta_data: [],
        },
        {
          id: 1365,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.98',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1363,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '4.92',
          total_tax: '0.98',
          taxes: [{ id: 1, total: '0.98', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-11-04T20:12:15',
      date_modified_gmt: '2026-11-23T20:12:15',
      date_completed_gmt: '2026-11-08T22:12:15',
      date_paid_gmt: '2026-11-04T20:12:44',
    },
    {
      id: 565,
      parent_id: 0,
      status: 'refunded',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-11-06T08:29:13',
      discount_total: '0.05',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: '0.00',
      total: '0.00',
      total_tax: '0.00',
      customer_id: 25,
      order_key: 'wc_order_R8FS6R0ww1k7k',
      billing: {
        first_name: 'In\xE8s',
        last_name: 'Martin',
        company: '',
        address_1: '149 quai de la Fosse',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        email: 'contact21@exemple-mail.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: 'In\xE8s',
        last_name: 'Martin',
        company: '',
        address_1: '149 quai de la Fosse',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: 'ch_A6719413968393',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 1366,
          name: 'Pi\xE8ge 0,05',
          product_id: 170,
          variation_id: 0,
          quantity: 1,
          tax_class: 'super-reduit',
          subtotal: '0.05',
          subtotal_tax: '0.00',
          total: '0.00',
          total_tax: '0.00',
          taxes: [{ id: 14, total: '0.00', subtotal: '0.00' }],
          meta_data: [],
          price: 0,
        },
      ],
      tax_lines: [
        {
          id: 1368,
          rate_code: 'FR-TVA 2,1 %-1',
          rate_id: 14,
          label: 'TVA 2,1 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 2.1,
          meta_data: [],
        },
        {
          id: 1369,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1367,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '0.00',
          total_tax: '0.00',
          taxes: [{ id: 1, total: '0.00', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [
        {
          id: 1370,
          code: 'ligne1',
          discount: '0.05',
          discount_tax: '0',
          meta_data: [{ id: 10656, key: 'coupon_info', value: '[259,"ligne1","fixed_product",1]' }],
          discount_type: 'fixed_product',
          nominal_amount: 1,
          free_shipping: false,
        },
      ],
      date_created_gmt: '2026-11-06T07:29:13',
      date_modified_gmt: '2026-11-12T07:29:12',
      date_completed_gmt: '2026-11-09T07:29:13',
      date_paid_gmt: '2026-11-09T07:29:13',
    },
    {
      id: 569,
      parent_id: 0,
      status: 'completed',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-11-14T20:40:58',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '8.33',
      shipping_tax: '1.75',
      cart_tax: '11.02',
      total: '73.59',
      total_tax: '12.77',
      customer_id: 31,
      order_key: 'wc_order_5yWl3huxwUBW5',
      billing: {
        first_name: '\xC9milie',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '173 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Bruxelles',
        state: '',
        postcode: '1000',
        country: 'BE',
        email: 'contact27@exemple-peche.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: '\xC9milie',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '173 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Bruxelles',
        state: '',
        postcode: '1000',
        country: 'BE',
        phone: '',
      },
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire (Stripe)',
      transaction_id: 'ch_F4698035441037',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: [
        {
          id: 1381,
          name: 'Hame\xE7on Garbolino Pro',
          product_id: 97,
          variation_id: 0,
          quantity: 1,
          tax_class: '',
          subtotal: '2.49',
          subtotal_tax: '0.52',
          total: '2.49',
          total_tax: '0.52',
          taxes: [{ id: 7, total: '0.52', subtotal: '0.52' }],
          meta_data: [
            { id: 10752, key: 'Gravure', value: '\xAB Agn\xE8s \xBB' },
            { id: 10753, key: '_cache', value: '1' },
            { id: 10774, key: '_reduced_stock', value: '1' },
          ],
          price: 2.491667,
        },
        {
          id: 1382,
          name: 'G\xE9r\xE9 \xE0 z\xE9ro',
          product_id: 160,
          variation_id: 0,
          quantity: 4,
          tax_class: '',
          subtotal: '50.00',
          subtotal_tax: '10.50',
          total: '50.00',
          total_tax: '10.50',
          taxes: [{ id: 7, total: '10.50', subtotal: '10.50' }],
          meta_data: [{ id: 10775, key: '_reduced_stock', value: '4' }],
          price: 12.5,
        },
      ],
      tax_lines: [
        {
          id: 1384,
          rate_code: 'BE-BTW / TVA BE-1',
          rate_id: 7,
          label: 'BTW / TVA BE',
          compound: false,
          tax_total: '11.02',
          shipping_tax_total: '1.75',
          rate_percent: 21,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1383,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '8.33',
          total_tax: '1.75',
          taxes: [{ id: 7, total: '1.75', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-11-14T19:40:58',
      date_modified_gmt: '2026-11-17T19:40:58',
      date_completed_gmt: '2026-11-17T19:40:58',
      date_paid_gmt: '2026-11-14T19:41:27',
    },
    {
      id: 570,
      parent_id: 0,
      status: 'expedie',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-11-17T15:24:43',
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '8.33',
      shipping_tax: '1.67',
      cart_tax: '0.68',
      total: '22.95',
      total_tax: '2.35',
      customer_id: 61,
      order_key: 'wc_order_5jvRnK6tUqa1i',
      billing: {
        first_name: 'Mathilde',
        last_name: 'Lema\xEEtre',
        company: '',
        address_1: '168 quai de la Fosse',
        address_2: '',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        email: 'contact57@exemple-peche.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'Mathilde',
        last_name: 'Lema\xEEtre',
        company: '',
        address_1: '168 quai de la Fosse',
        address_2: '',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        phone: '',
      },
      payment_method: 'paypal',
      payment_method_title: 'PayPal',
      transaction_id: '660916562TX',
      created_via: 'checkout',
      customer_note: 'Laisser chez le voisin, merci !',
      meta_data: [],
      line_items: [
        {
          id: 1385,
          name: 'Pellets carpe Ragot d\u2019automne',
          product_id: 177,
          variation_id: 0,
          quantity: 1,
          tax_class: 'taux-reduit-55',
          subtotal: '12.27',
          subtotal_tax: '0.68',
          total: '12.27',
          total_tax: '0.68',
          taxes: [{ id: 11, total: '0.68', subtotal: '0.68' }],
          meta_data: [{ id: 10802, key: '_reduced_stock', value: '1' }],
          price: 12.274882,
        },
      ],
      tax_lines: [
        {
          id: 1387,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '0.68',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 1388,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '1.67',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1386,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '8.33',
          total_tax: '1.67',
          taxes: [{ id: 1, total: '1.67', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [],
      date_created_gmt: '2026-11-17T14:24:43',
      date_modified_gmt: '2026-11-18T14:24:43',
      date_completed_gmt: null,
      date_paid_gmt: '2026-11-17T14:24:52',
    },
    {
      id: 572,
      parent_id: 0,
      status: 'processing',
      currency: 'EUR',
      version: '11.0.0-beta.1',
      prices_include_tax: true,
      date_created: '2026-11-21T09:09:43',
      discount_total: '4.17',
      discount_tax: '0.83',
      shipping_total: '8.33',
      shipping_tax: '1.67',
      cart_tax: '2.20',
      total: '23.18',
      total_tax: '3.87',
      customer_id: 57,
      order_key: 'wc_order_9iRFQl8hUAsCT',
      billing: {
        first_name: 'Aur\xE9lien',
        last_name: 'Martin',
        company: '',
        address_1: '30 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        email: 'client53@exemple-poste.test',
        phone: '',
      },
      shipping: {
        first_name: 'Aur\xE9lien',
        last_name: 'Martin',
        company: '',
        address_1: '30 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Marseille',
        state: '',
        postcode: '13001',
        country: 'FR',
        phone: '',
      },
      payment_method: 'ppcp-gateway',
      payment_method_title: 'PayPal',
      transaction_id: '9XK670490393',
      created_via: 'checkout',
      customer_note: 'Laisser chez le voisin, merci !',
      meta_data: [],
      line_items: [
        {
          id: 1392,
          name: 'Cuill\xE8re Ragot XT',
          product_id: 93,
          variation_id: 0,
          quantity: 2,
          tax_class: '',
          subtotal: '7.65',
          subtotal_tax: '1.53',
          total: '5.98',
          total_tax: '1.20',
          taxes: [{ id: 1, total: '1.20', subtotal: '1.53' }],
          meta_data: [{ id: 10859, key: '_reduced_stock', value: '2' }],
          price: 2.9916665,
        },
        {
          id: 1393,
          name: 'Code-barres lettres',
          product_id: 100,
          variation_id: 0,
          quantity: 3,
          tax_class: '',
          subtotal: '7.50',
          subtotal_tax: '1.50',
          total: '5.00',
          total_tax: '1.00',
          taxes: [{ id: 1, total: '1.00', subtotal: '1.50' }],
          meta_data: [
            { id: 10843, key: 'Gravure', value: '\xAB H\xE9l\xE8ne \xBB' },
            { id: 10844, key: '_cache', value: '1' },
          ],
          price: 1.6666666666666667,
        },
      ],
      tax_lines: [
        {
          id: 1395,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '2.20',
          shipping_tax_total: '1.67',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [
        {
          id: 1394,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '8.33',
          total_tax: '1.67',
          taxes: [{ id: 1, total: '1.67', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [],
        },
      ],
      fee_lines: [],
      coupon_lines: [
        {
          id: 1396,
          code: 'ligne1',
          discount: '4.17',
          discount_tax: '0.83',
          meta_data: [{ id: 10858, key: 'coupon_info', value: '[259,"ligne1","fixed_product",1]' }],
          discount_type: 'fixed_product',
          nominal_amount: 1,
          free_shipping: false,
        },
      ],
      date_created_gmt: '2026-11-21T08:09:43',
      date_modified_gmt: '2026-11-21T08:09:54',
      date_completed_gmt: null,
      date_paid_gmt: '2026-11-21T08:09:54',
    },
  ],
  refunds: [
    {
      _order: 396,
      id: 410,
      date_created: '2026-06-20T01:27:00',
      date_created_gmt: '2026-06-19T23:27:00',
      amount: '4.07',
      reason: 'Article retourn\xE9',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 419, key: '_refund_type', value: 'partial' }],
      line_items: [
        {
          id: 634,
          name: 'Cuill\xE8re Ragot XT',
          product_id: 93,
          variation_id: 0,
          quantity: -1,
          tax_class: '',
          subtotal: '-3.75',
          subtotal_tax: '-0.32',
          total: '-3.75',
          total_tax: '-0.32',
          taxes: [{ id: 5, total: '-0.32', subtotal: '-0.32' }],
          meta_data: [{ id: 4787, key: '_refunded_item_id', value: '566' }],
          price: 3.75,
        },
      ],
      shipping_lines: [],
      tax_lines: [
        {
          id: 635,
          rate_code: 'GP-TVA DOM 8,5 %-1',
          rate_id: 5,
          label: 'TVA DOM 8,5 %',
          compound: false,
          tax_total: '-0.32',
          shipping_tax_total: '0.00',
          rate_percent: 8.5,
          meta_data: [],
        },
      ],
      fee_lines: [],
    },
    {
      _order: 402,
      id: 417,
      date_created: '2026-06-22T20:09:32',
      date_created_gmt: '2026-06-22T18:09:32',
      amount: '15.00',
      reason: 'Port offert apr\xE8s coup',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 441, key: '_refund_type', value: 'partial' }],
      line_items: [],
      shipping_lines: [
        {
          id: 657,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '-12.50',
          total_tax: '-2.50',
          taxes: [{ id: 1, total: '-2.50', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [{ id: 4958, key: '_refunded_item_id', value: '594' }],
        },
      ],
      tax_lines: [
        {
          id: 658,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '-2.50',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      fee_lines: [],
    },
    {
      _order: 407,
      id: 418,
      date_created: '2026-06-23T02:26:00',
      date_created_gmt: '2026-06-23T00:26:00',
      amount: '2.31',
      reason: 'Article retourn\xE9',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 446, key: '_refund_type', value: 'partial' }],
      line_items: [
        {
          id: 659,
          name: 'Pi\xE8ge 2,49',
          product_id: 41,
          variation_id: 0,
          quantity: -1,
          tax_class: 'reduced-rate',
          subtotal: '-2.26',
          subtotal_tax: '-0.05',
          total: '-2.26',
          total_tax: '-0.05',
          taxes: [{ id: 10, total: '-0.05', subtotal: '-0.05' }],
          meta_data: [{ id: 4974, key: '_refunded_item_id', value: '621' }],
          price: 2.26,
        },
      ],
      shipping_lines: [],
      tax_lines: [
        {
          id: 660,
          rate_code: 'FR-TVA DOM 2,1 %-1',
          rate_id: 10,
          label: 'TVA DOM 2,1 %',
          compound: false,
          tax_total: '-0.05',
          shipping_tax_total: '0.00',
          rate_percent: 2.1,
          meta_data: [],
        },
      ],
      fee_lines: [],
    },
    {
      _order: 411,
      id: 436,
      date_created: '2026-07-07T17:29:00',
      date_created_gmt: '2026-07-07T15:29:00',
      amount: '1.93',
      reason: 'Article retourn\xE9',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 492, key: '_refund_type', value: 'partial' }],
      line_items: [
        {
          id: 743,
          name: 'Pi\xE8ge 1,99',
          product_id: 117,
          variation_id: 0,
          quantity: -1,
          tax_class: 'taux-reduit-55',
          subtotal: '-1.89',
          subtotal_tax: '-0.04',
          total: '-1.89',
          total_tax: '-0.04',
          taxes: [{ id: 12, total: '-0.04', subtotal: '-0.04' }],
          meta_data: [{ id: 5636, key: '_refunded_item_id', value: '636' }],
          price: 1.89,
        },
      ],
      shipping_lines: [],
      tax_lines: [
        {
          id: 744,
          rate_code: 'FR-TVA CORSE 2,1 %-1',
          rate_id: 12,
          label: 'TVA Corse 2,1 %',
          compound: false,
          tax_total: '-0.04',
          shipping_tax_total: '0.00',
          rate_percent: 2.1,
          meta_data: [],
        },
      ],
      fee_lines: [],
    },
    {
      _order: 422,
      id: 441,
      date_created: '2026-07-10T01:09:00',
      date_created_gmt: '2026-07-09T23:09:00',
      amount: '12.53',
      reason: 'Article retourn\xE9',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 507, key: '_refund_type', value: 'partial' }],
      line_items: [
        {
          id: 756,
          name: 'Pellets carpe Ragot d\u2019automne',
          product_id: 177,
          variation_id: 0,
          quantity: -1,
          tax_class: 'taux-reduit-55',
          subtotal: '-12.27',
          subtotal_tax: '-0.26',
          total: '-12.27',
          total_tax: '-0.26',
          taxes: [{ id: 12, total: '-0.26', subtotal: '-0.26' }],
          meta_data: [{ id: 5734, key: '_refunded_item_id', value: '672' }],
          price: 12.27,
        },
      ],
      shipping_lines: [],
      tax_lines: [
        {
          id: 757,
          rate_code: 'FR-TVA CORSE 2,1 %-1',
          rate_id: 12,
          label: 'TVA Corse 2,1 %',
          compound: false,
          tax_total: '-0.26',
          shipping_tax_total: '0.00',
          rate_percent: 2.1,
          meta_data: [],
        },
      ],
      fee_lines: [],
    },
    {
      _order: 428,
      id: 448,
      date_created: '2026-07-13T11:22:01',
      date_created_gmt: '2026-07-13T09:22:01',
      amount: '0.05',
      reason: 'Article retourn\xE9',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 527, key: '_refund_type', value: 'partial' }],
      line_items: [
        {
          id: 790,
          name: 'Pi\xE8ge 0,05',
          product_id: 170,
          variation_id: 0,
          quantity: -1,
          tax_class: 'super-reduit',
          subtotal: '-0.05',
          subtotal_tax: '0.00',
          total: '-0.05',
          total_tax: '0.00',
          taxes: [],
          meta_data: [{ id: 6016, key: '_refunded_item_id', value: '704' }],
          price: 0.05,
        },
      ],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 444,
      id: 456,
      date_created: '2026-07-18T14:56:00',
      date_created_gmt: '2026-07-18T12:56:00',
      amount: '0.05',
      reason: 'Article retourn\xE9',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 556, key: '_refund_type', value: 'partial' }],
      line_items: [
        {
          id: 810,
          name: 'Pi\xE8ge 0,05',
          product_id: 170,
          variation_id: 0,
          quantity: -1,
          tax_class: 'super-reduit',
          subtotal: '-0.05',
          subtotal_tax: '0.00',
          total: '-0.05',
          total_tax: '0.00',
          taxes: [],
          meta_data: [{ id: 6192, key: '_refunded_item_id', value: '773' }],
          price: 0.05,
        },
      ],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 453,
      id: 464,
      date_created: '2026-07-26T08:04:00',
      date_created_gmt: '2026-07-26T06:04:00',
      amount: '5.34',
      reason: 'Article retourn\xE9',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 587, key: '_refund_type', value: 'partial' }],
      line_items: [
        {
          id: 848,
          name: 'Pantalon Technique - 2,10 m',
          product_id: 202,
          variation_id: 204,
          quantity: -1,
          tax_class: '',
          subtotal: '-5.34',
          subtotal_tax: '0.00',
          total: '-5.34',
          total_tax: '0.00',
          taxes: [],
          meta_data: [{ id: 6496, key: '_refunded_item_id', value: '802' }],
          price: 5.34,
        },
      ],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 463,
      id: 477,
      date_created: '2026-08-06T23:21:18',
      date_created_gmt: '2026-08-06T21:21:18',
      amount: '31.87',
      reason: 'Annulation \u2013 remboursement int\xE9gral',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 631, key: '_refund_type', value: 'full' }],
      line_items: [
        {
          id: 890,
          name: 'Pi\xE8ge 1,99',
          product_id: 117,
          variation_id: 0,
          quantity: -13,
          tax_class: 'taux-reduit-55',
          subtotal: '-24.52',
          subtotal_tax: '-1.35',
          total: '-24.52',
          total_tax: '-1.35',
          taxes: [{ id: 11, total: '-1.35', subtotal: '-1.35' }],
          meta_data: [{ id: 6822, key: '_refunded_item_id', value: '842' }],
          price: 1.886153846153846,
        },
        {
          id: 891,
          name: 'Pi\xE8ge 0,05',
          product_id: 170,
          variation_id: 0,
          quantity: -2,
          tax_class: 'super-reduit',
          subtotal: '-0.10',
          subtotal_tax: '0.00',
          total: '-0.10',
          total_tax: '0.00',
          taxes: [],
          meta_data: [{ id: 6832, key: '_refunded_item_id', value: '843' }],
          price: 0.05,
        },
      ],
      shipping_lines: [
        {
          id: 892,
          method_title: 'Colissimo',
          method_id: 'flat_rate',
          instance_id: '',
          total: '-4.92',
          total_tax: '-0.98',
          taxes: [{ id: 1, total: '-0.98', subtotal: '' }],
          tax_status: 'taxable',
          meta_data: [{ id: 6838, key: '_refunded_item_id', value: '844' }],
        },
      ],
      tax_lines: [
        {
          id: 893,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '-1.35',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
        {
          id: 894,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '0.00',
          shipping_tax_total: '-0.98',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      fee_lines: [],
    },
    {
      _order: 468,
      id: 489,
      date_created: '2026-08-16T09:51:00',
      date_created_gmt: '2026-08-16T07:51:00',
      amount: '22.50',
      reason: 'Annulation \u2013 remboursement int\xE9gral',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 664, key: '_refund_type', value: 'full' }],
      line_items: [
        {
          id: 947,
          name: 'Pellets carpe Caperlan s\xE9rie 6',
          product_id: 52,
          variation_id: 0,
          quantity: -3,
          tax_class: 'taux-reduit-55',
          subtotal: '-21.33',
          subtotal_tax: '-1.17',
          total: '-21.33',
          total_tax: '-1.17',
          taxes: [{ id: 11, total: '-1.17', subtotal: '-1.17' }],
          meta_data: [{ id: 7247, key: '_refunded_item_id', value: '859' }],
          price: 7.109999999999999,
        },
      ],
      shipping_lines: [],
      tax_lines: [
        {
          id: 948,
          rate_code: 'FR-TVA 5,5 %-1',
          rate_id: 11,
          label: 'TVA 5,5 %',
          compound: false,
          tax_total: '-1.17',
          shipping_tax_total: '0.00',
          rate_percent: 5.5,
          meta_data: [],
        },
      ],
      fee_lines: [],
    },
    {
      _order: 497,
      id: 520,
      date_created: '2026-09-13T08:38:29',
      date_created_gmt: '2026-09-13T06:38:29',
      amount: '2.00',
      reason: 'Remboursement 3',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 746, key: '_refund_type', value: 'partial' }],
      line_items: [],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 497,
      id: 519,
      date_created: '2026-09-10T08:38:30',
      date_created_gmt: '2026-09-10T06:38:30',
      amount: '70.83',
      reason: 'retour HT',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 741, key: '_refund_type', value: 'partial' }],
      line_items: [
        {
          id: 1169,
          name: 'Bottes Shimano d\u2019automne',
          product_id: 169,
          variation_id: 0,
          quantity: -1,
          tax_class: '',
          subtotal: '-70.83',
          subtotal_tax: '0.00',
          total: '-70.83',
          total_tax: '0.00',
          taxes: [],
          meta_data: [{ id: 9115, key: '_refunded_item_id', value: '984' }],
          price: 70.83,
        },
      ],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 497,
      id: 515,
      date_created: '2026-09-07T08:38:30',
      date_created_gmt: '2026-09-07T06:38:30',
      amount: '1.11',
      reason: 'Remboursement 1',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 727, key: '_refund_type', value: 'partial' }],
      line_items: [],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 499,
      id: 516,
      date_created: '2026-09-07T12:59:22',
      date_created_gmt: '2026-09-07T10:59:22',
      amount: '93.23',
      reason: 'Article retourn\xE9',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 732, key: '_refund_type', value: 'partial' }],
      line_items: [
        {
          id: 1160,
          name: 'Bottes Shimano XT',
          product_id: 149,
          variation_id: 0,
          quantity: -1,
          tax_class: '',
          subtotal: '-77.69',
          subtotal_tax: '-15.54',
          total: '-77.69',
          total_tax: '-15.54',
          taxes: [{ id: 1, total: '-15.54', subtotal: '-15.54' }],
          meta_data: [{ id: 9045, key: '_refunded_item_id', value: '994' }],
          price: 77.69,
        },
      ],
      shipping_lines: [],
      tax_lines: [
        {
          id: 1161,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: 1,
          label: 'TVA 20 %',
          compound: false,
          tax_total: '-15.54',
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      fee_lines: [],
    },
    {
      _order: 512,
      id: 528,
      date_created: '2026-09-21T13:08:13',
      date_created_gmt: '2026-09-21T11:08:13',
      amount: '1.01',
      reason: 'Geste commercial',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 771, key: '_refund_type', value: 'partial' }],
      line_items: [],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 514,
      id: 525,
      date_created: '2026-09-18T03:31:16',
      date_created_gmt: '2026-09-18T01:31:16',
      amount: '41.40',
      reason: '',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 762, key: '_refund_type', value: 'full' }],
      line_items: [],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 522,
      id: 535,
      date_created: '2026-09-30T05:47:03',
      date_created_gmt: '2026-09-30T03:47:03',
      amount: '53.45',
      reason: '',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 794, key: '_refund_type', value: 'full' }],
      line_items: [],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 538,
      id: 547,
      date_created: '2026-10-18T00:16:11',
      date_created_gmt: '2026-10-17T22:16:11',
      amount: '2.50',
      reason: 'Geste commercial',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 829, key: '_refund_type', value: 'partial' }],
      line_items: [],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 541,
      id: 545,
      date_created: '2026-10-17T16:12:15',
      date_created_gmt: '2026-10-17T14:12:15',
      amount: '189.73',
      reason: 'Order fully refunded.',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 822, key: '_refund_type', value: 'full' }],
      line_items: [],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 549,
      id: 561,
      date_created: '2026-10-30T17:44:30',
      date_created_gmt: '2026-10-30T16:44:30',
      amount: '88.95',
      reason: 'Article retourn\xE9',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 864, key: '_refund_type', value: 'partial' }],
      line_items: [
        {
          id: 1352,
          name: 'Carte de p\xEAche Caperlan s\xE9rie 1',
          product_id: 107,
          variation_id: 0,
          quantity: -1,
          tax_class: 'zero-rate',
          subtotal: '-88.95',
          subtotal_tax: '0.00',
          total: '-88.95',
          total_tax: '0.00',
          taxes: [],
          meta_data: [{ id: 10539, key: '_refunded_item_id', value: '1284' }],
          price: 88.95,
        },
      ],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 564,
      id: 573,
      date_created: '2026-11-23T21:12:15',
      date_created_gmt: '2026-11-23T20:12:15',
      amount: '123.90',
      reason: '',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 903, key: '_refund_type', value: 'full' }],
      line_items: [],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
    {
      _order: 565,
      id: 567,
      date_created: '2026-11-12T08:29:12',
      date_created_gmt: '2026-11-12T07:29:12',
      amount: '0.00',
      reason: 'Article retourn\xE9',
      refunded_by: 1,
      refunded_payment: false,
      meta_data: [{ id: 881, key: '_refund_type', value: 'full' }],
      line_items: [
        {
          id: 1374,
          name: 'Pi\xE8ge 0,05',
          product_id: 170,
          variation_id: 0,
          quantity: -1,
          tax_class: 'super-reduit',
          subtotal: '0.00',
          subtotal_tax: '0.00',
          total: '0.00',
          total_tax: '0.00',
          taxes: [],
          meta_data: [{ id: 10689, key: '_refunded_item_id', value: '1366' }],
          price: 0,
        },
      ],
      shipping_lines: [],
      tax_lines: [],
      fee_lines: [],
    },
  ],
  order_notes: [],
  customers: [
    {
      id: 1,
      date_created: '2026-11-24T19:21:52',
      date_created_gmt: '2026-11-24T18:21:52',
      date_modified: null,
      date_modified_gmt: null,
      email: 'patron@boutique.example',
      first_name: '',
      last_name: '',
      role: 'administrator',
      username: 'patron',
      billing: {
        first_name: '',
        last_name: '',
        company: '',
        address_1: '',
        address_2: '',
        city: '',
        postcode: '',
        country: '',
        state: '',
        email: '',
        phone: '',
      },
      shipping: {
        first_name: '',
        last_name: '',
        company: '',
        address_1: '',
        address_2: '',
        city: '',
        postcode: '',
        country: '',
        state: '',
        phone: '',
      },
      is_paying_customer: false,
      meta_data: [],
    },
    {
      id: 2,
      date_created: '2026-11-24T19:21:53',
      date_created_gmt: '2026-11-24T18:21:53',
      date_modified: null,
      date_modified_gmt: null,
      email: 'gerante@boutique.example',
      first_name: '',
      last_name: '',
      role: 'shop_manager',
      username: 'gerante',
      billing: {
        first_name: '',
        last_name: '',
        company: '',
        address_1: '',
        address_2: '',
        city: '',
        postcode: '',
        country: '',
        state: '',
        email: '',
        phone: '',
      },
      shipping: {
        first_name: '',
        last_name: '',
        company: '',
        address_1: '',
        address_2: '',
        city: '',
        postcode: '',
        country: '',
        state: '',
        phone: '',
      },
      is_paying_customer: false,
      meta_data: [],
    },
    {
      id: 3,
      date_created: '2026-11-24T19:21:53',
      date_created_gmt: '2026-11-24T18:21:53',
      date_modified: null,
      date_modified_gmt: null,
      email: 'abonne@boutique.example',
      first_name: '',
      last_name: '',
      role: 'customer',
      username: 'abonne',
      billing: {
        first_name: '',
        last_name: '',
        company: '',
        address_1: '',
        address_2: '',
        city: '',
        postcode: '',
        country: '',
        state: '',
        email: '',
        phone: '',
      },
      shipping: {
        first_name: '',
        last_name: '',
        company: '',
        address_1: '',
        address_2: '',
        city: '',
        postcode: '',
        country: '',
        state: '',
        phone: '',
      },
      is_paying_customer: false,
      meta_data: [],
    },
    {
      id: 4,
      date_created: '2026-01-10T11:00:00',
      date_created_gmt: '2026-01-10T10:00:00',
      date_modified: '2026-04-30T12:14:30',
      date_modified_gmt: '2026-04-30T10:14:30',
      email: 'contact00@exemple-peche.test',
      first_name: 'Jean',
      last_name: 'Martin',
      role: 'customer',
      username: 'contact00',
      billing: {
        first_name: 'Jean',
        last_name: 'Martin',
        company: '',
        address_1: '35 quai de la Fosse',
        address_2: '',
        city: 'Bruxelles',
        postcode: '1000',
        country: 'BE',
        state: '',
        email: 'contact00@exemple-peche.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: 'Jean',
        last_name: 'Martin',
        company: '',
        address_1: '48 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Lille',
        postcode: '59000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [
        { id: 73, key: 'gestan_client', value: 'C00000' },
        { id: 74, key: 'siret', value: '732 829 320 00074' },
      ],
    },
    {
      id: 5,
      date_created: '2026-01-10T11:00:00',
      date_created_gmt: '2026-01-10T10:00:00',
      date_modified: '2026-02-24T02:22:52',
      date_modified_gmt: '2026-02-24T01:22:52',
      email: 'client01@exemple-peche.test',
      first_name: 'Jean',
      last_name: 'Martin',
      role: 'customer',
      username: 'client01',
      billing: {
        first_name: 'Jean',
        last_name: 'Martin',
        company: '',
        address_1: '17 rue des \xC9cluses',
        address_2: '',
        city: 'Toulouse',
        postcode: '31000',
        country: 'FR',
        state: '',
        email: 'client01@exemple-peche.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: 'Jean',
        last_name: 'Martin',
        company: '',
        address_1: '17 rue des \xC9cluses',
        address_2: '',
        city: 'Toulouse',
        postcode: '31000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 6,
      date_created: '2026-01-10T11:00:01',
      date_created_gmt: '2026-01-10T10:00:01',
      date_modified: '2026-05-17T06:54:00',
      date_modified_gmt: '2026-05-17T04:54:00',
      email: 'client02@exemple-poste.test',
      first_name: 'Jean',
      last_name: 'Martin',
      role: 'customer',
      username: 'client02',
      billing: {
        first_name: 'Jean',
        last_name: 'Martin',
        company: '',
        address_1: '146 rue des \xC9cluses',
        address_2: '',
        city: 'Nantes',
        postcode: '44000',
        country: 'FR',
        state: '',
        email: 'client02@exemple-poste.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: 'Jean',
        last_name: 'Martin',
        company: '',
        address_1: '146 rue des \xC9cluses',
        address_2: '',
        city: 'Nantes',
        postcode: '44000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 7,
      date_created: '2026-01-10T11:00:01',
      date_created_gmt: '2026-01-10T10:00:01',
      date_modified: '2026-07-11T09:29:40',
      date_modified_gmt: '2026-07-11T07:29:40',
      email: 'contact03@exemple-peche.test',
      first_name: 'Zo\xEB',
      last_name: 'Gro\xDFmann',
      role: 'customer',
      username: 'client03',
      billing: {
        first_name: 'Zo\xEB',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '56 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: 'B\xE2t. B',
        city: 'Strasbourg',
        postcode: '67000',
        country: 'FR',
        state: '',
        email: 'contact03@exemple-peche.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'Zo\xEB',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '56 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: 'B\xE2t. B',
        city: 'Strasbourg',
        postcode: '67000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 8,
      date_created: '2026-01-10T11:00:01',
      date_created_gmt: '2026-01-10T10:00:01',
      date_modified: '2026-03-27T12:13:40',
      date_modified_gmt: '2026-03-27T11:13:40',
      email: 'client04@exemple-mail.test',
      first_name: 'Ana\xEFs',
      last_name: 'Dupont &amp; Fils',
      role: 'customer',
      username: 'client04',
      billing: {
        first_name: 'Ana\xEFs',
        last_name: 'Dupont & Fils',
        company: '',
        address_1: '55 avenue de l\u2019Oc\xE9an',
        address_2: 'B\xE2t. B',
        city: 'Lille',
        postcode: '59000',
        country: 'FR',
        state: '',
        email: 'client04@exemple-mail.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'Ana\xEFs',
        last_name: 'Dupont & Fils',
        company: '',
        address_1: '152 chemin du Moulin-\xE0-Vent',
        address_2: 'B\xE2t. B',
        city: 'Brest',
        postcode: '29200',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 12,
      date_created: '2026-01-10T11:00:02',
      date_created_gmt: '2026-01-10T10:00:02',
      date_modified: '2026-02-17T14:44:19',
      date_modified_gmt: '2026-02-17T13:44:19',
      email: 'client08@exemple-mail.test',
      first_name: 'R\xE9mi',
      last_name: 'Saint-\xC9tienne',
      role: 'customer',
      username: 'client08',
      billing: {
        first_name: 'R\xE9mi',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '53 avenue de l\u2019Oc\xE9an',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Nantes',
        postcode: '44000',
        country: 'FR',
        state: '',
        email: 'client08@exemple-mail.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: 'R\xE9mi',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '20 quai de la Fosse',
        address_2: '',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 15,
      date_created: '2026-01-11T12:00:00',
      date_created_gmt: '2026-01-11T11:00:00',
      date_modified: '2026-01-11T12:00:00',
      date_modified_gmt: '2026-01-11T11:00:00',
      email: 'client11@exemple-peche.test',
      first_name: '\xC9milie',
      last_name: 'Gro\xDFmann',
      role: 'customer',
      username: 'client11',
      billing: {
        first_name: '\xC9milie',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '13 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Brest',
        postcode: '29200',
        country: 'FR',
        state: '',
        email: 'client11@exemple-peche.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: '\xC9milie',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '13 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Brest',
        postcode: '29200',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: false,
      meta_data: [],
    },
    {
      id: 17,
      date_created: '2026-01-11T12:00:01',
      date_created_gmt: '2026-01-11T11:00:01',
      date_modified: '2026-06-02T11:55:18',
      date_modified_gmt: '2026-06-02T09:55:18',
      email: 'client13@exemple-mail.test',
      first_name: 'Ana\xEFs',
      last_name: 'de la Tour',
      role: 'customer',
      username: 'client13',
      billing: {
        first_name: 'Ana\xEFs',
        last_name: 'de la Tour',
        company: '',
        address_1: '160 chemin du Moulin-\xE0-Vent',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Brest',
        postcode: '29200',
        country: 'FR',
        state: '',
        email: 'client13@exemple-mail.test',
        phone: '',
      },
      shipping: {
        first_name: 'Ana\xEFs',
        last_name: 'de la Tour',
        company: '',
        address_1: '160 chemin du Moulin-\xE0-Vent',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Brest',
        postcode: '29200',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 21,
      date_created: '2026-01-11T12:00:02',
      date_created_gmt: '2026-01-11T11:00:02',
      date_modified: '2026-06-21T14:00:07',
      date_modified_gmt: '2026-06-21T12:00:07',
      email: 'client17@exemple-peche.test',
      first_name: 'R\xE9mi',
      last_name: 'Saint-\xC9tienne',
      role: 'customer',
      username: 'client17',
      billing: {
        first_name: 'R\xE9mi',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '60 rue des \xC9cluses',
        address_2: '',
        city: 'Toulouse',
        postcode: '31000',
        country: 'FR',
        state: '',
        email: 'client17@exemple-peche.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'R\xE9mi',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '60 rue des \xC9cluses',
        address_2: '',
        city: 'Toulouse',
        postcode: '31000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 23,
      date_created: '2026-01-11T12:00:02',
      date_created_gmt: '2026-01-11T11:00:02',
      date_modified: '2026-04-12T05:59:18',
      date_modified_gmt: '2026-04-12T03:59:18',
      email: 'client19@exemple-poste.test',
      first_name: 'Mathilde',
      last_name: 'C\xF4t\xE9',
      role: 'customer',
      username: 'client19',
      billing: {
        first_name: 'Mathilde',
        last_name: 'C\xF4t\xE9',
        company: '',
        address_1: '14 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        email: 'client19@exemple-poste.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'Mathilde',
        last_name: 'C\xF4t\xE9',
        company: '',
        address_1: '14 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 24,
      date_created: '2026-01-12T13:00:00',
      date_created_gmt: '2026-01-12T12:00:00',
      date_modified: '2026-04-21T21:39:02',
      date_modified_gmt: '2026-04-21T19:39:02',
      email: 'client20@exemple-mail.test',
      first_name: 'No\xEBl',
      last_name: 'Le Goff',
      role: 'customer',
      username: 'client20',
      billing: {
        first_name: 'No\xEBl',
        last_name: 'Le Goff',
        company: '',
        address_1: '19 rue des \xC9cluses',
        address_2: 'B\xE2t. B',
        city: 'Nantes',
        postcode: '44000',
        country: 'FR',
        state: '',
        email: 'client20@exemple-mail.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'No\xEBl',
        last_name: 'Le Goff',
        company: '',
        address_1: '121 rue des \xC9cluses',
        address_2: '',
        city: 'Brest',
        postcode: '29200',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 25,
      date_created: '2026-01-12T13:00:00',
      date_created_gmt: '2026-01-12T12:00:00',
      date_modified: '2026-03-30T23:42:13',
      date_modified_gmt: '2026-03-30T21:42:13',
      email: 'contact21@exemple-mail.test',
      first_name: 'In\xE8s',
      last_name: 'Martin',
      role: 'customer',
      username: 'client21',
      billing: {
        first_name: 'In\xE8s',
        last_name: 'Martin',
        company: '',
        address_1: '149 quai de la Fosse',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        email: 'contact21@exemple-mail.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: 'In\xE8s',
        last_name: 'Martin',
        company: '',
        address_1: '149 quai de la Fosse',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [
        { id: 685, key: 'gestan_client', value: 'C00021' },
        { id: 686, key: 'siret', value: '732 829 320 00074' },
      ],
    },
    {
      id: 31,
      date_created: '2026-01-12T13:00:01',
      date_created_gmt: '2026-01-12T12:00:01',
      date_modified: '2026-09-07T18:18:01',
      date_modified_gmt: '2026-09-07T16:18:01',
      email: 'contact27@exemple-peche.test',
      first_name: '\xC9milie',
      last_name: 'Gro\xDFmann',
      role: 'customer',
      username: 'client27',
      billing: {
        first_name: '\xC9milie',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '173 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Bruxelles',
        postcode: '1000',
        country: 'BE',
        state: '',
        email: 'contact27@exemple-peche.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: '\xC9milie',
        last_name: 'Gro\xDFmann',
        company: '',
        address_1: '173 avenue de l\u2019Oc\xE9an',
        address_2: '',
        city: 'Bruxelles',
        postcode: '1000',
        country: 'BE',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 32,
      date_created: '2026-01-12T13:00:02',
      date_created_gmt: '2026-01-12T12:00:02',
      date_modified: '2026-03-29T18:16:34',
      date_modified_gmt: '2026-03-29T16:16:34',
      email: 'client28@exemple-mail.test',
      first_name: 'R\xE9mi',
      last_name: 'Le Goff',
      role: 'customer',
      username: 'client28',
      billing: {
        first_name: 'R\xE9mi',
        last_name: 'Le Goff',
        company: '',
        address_1: '34 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Paris',
        postcode: '75011',
        country: 'FR',
        state: '',
        email: 'client28@exemple-mail.test',
        phone: '',
      },
      shipping: {
        first_name: 'R\xE9mi',
        last_name: 'Le Goff',
        company: '',
        address_1: '44 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Strasbourg',
        postcode: '67000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [
        { id: 889, key: 'gestan_client', value: 'C00028' },
        { id: 890, key: 'siret', value: '732 829 320 00074' },
      ],
    },
    {
      id: 34,
      date_created: '2026-01-13T14:00:00',
      date_created_gmt: '2026-01-13T13:00:00',
      date_modified: '2026-06-26T01:09:17',
      date_modified_gmt: '2026-06-25T23:09:17',
      email: 'contact30@exemple-peche.test',
      first_name: 'S\xF8ren',
      last_name: 'O\u2019Connor',
      role: 'customer',
      username: 'client30',
      billing: {
        first_name: 'S\xF8ren',
        last_name: 'O\u2019Connor',
        company: '',
        address_1: '2 rue des \xC9cluses',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Brest',
        postcode: '29200',
        country: 'FR',
        state: '',
        email: 'contact30@exemple-peche.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'S\xF8ren',
        last_name: 'O\u2019Connor',
        company: '',
        address_1: '2 rue des \xC9cluses',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Brest',
        postcode: '29200',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 36,
      date_created: '2026-01-13T14:00:00',
      date_created_gmt: '2026-01-13T13:00:00',
      date_modified: '2026-10-25T02:00:21',
      date_modified_gmt: '2026-10-25T01:00:21',
      email: 'client32@exemple-poste.test',
      first_name: 'Mathilde',
      last_name: 'Saint-\xC9tienne',
      role: 'customer',
      username: 'client32',
      billing: {
        first_name: 'Mathilde',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '60 chemin du Moulin-\xE0-Vent',
        address_2: '',
        city: 'Lille',
        postcode: '59000',
        country: 'FR',
        state: '',
        email: 'client32@exemple-poste.test',
        phone: '',
      },
      shipping: {
        first_name: 'Mathilde',
        last_name: 'Saint-\xC9tienne',
        company: '',
        address_1: '70 rue des \xC9cluses',
        address_2: '',
        city: 'Lille',
        postcode: '59000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 37,
      date_created: '2026-01-13T14:00:00',
      date_created_gmt: '2026-01-13T13:00:00',
      date_modified: '2026-03-26T00:57:25',
      date_modified_gmt: '2026-03-25T23:57:25',
      email: 'contact33@exemple-peche.test',
      first_name: 'Agn\xE8s',
      last_name: '\xD8stergaard',
      role: 'customer',
      username: 'client33',
      billing: {
        first_name: 'Agn\xE8s',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '43 rue des \xC9cluses',
        address_2: '',
        city: 'Strasbourg',
        postcode: '67000',
        country: 'FR',
        state: '',
        email: 'contact33@exemple-peche.test',
        phone: '',
      },
      shipping: {
        first_name: 'Agn\xE8s',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '43 rue des \xC9cluses',
        address_2: '',
        city: 'Strasbourg',
        postcode: '67000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 41,
      date_created: '2026-01-13T14:00:01',
      date_created_gmt: '2026-01-13T13:00:01',
      date_modified: '2026-10-31T12:06:26',
      date_modified_gmt: '2026-10-31T11:06:26',
      email: 'client37@exemple-mail.test',
      first_name: 'No\xEBl',
      last_name: 'D\u2019Angelo',
      role: 'customer',
      username: 'client37',
      billing: {
        first_name: 'No\xEBl',
        last_name: 'D\u2019Angelo',
        company: '',
        address_1: '60 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        postcode: '31000',
        country: 'FR',
        state: '',
        email: 'client37@exemple-mail.test',
        phone: '',
      },
      shipping: {
        first_name: 'No\xEBl',
        last_name: 'D\u2019Angelo',
        company: '',
        address_1: '60 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        postcode: '31000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 42,
      date_created: '2026-01-13T14:00:01',
      date_created_gmt: '2026-01-13T13:00:01',
      date_modified: '2026-04-04T21:32:13',
      date_modified_gmt: '2026-04-04T19:32:13',
      email: 'client38@exemple-mail.test',
      first_name: 'H\xE9l\xE8ne',
      last_name: 'B\xE9ranger',
      role: 'customer',
      username: 'client38',
      billing: {
        first_name: 'H\xE9l\xE8ne',
        last_name: 'B\xE9ranger',
        company: '',
        address_1: '97 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        postcode: '31000',
        country: 'FR',
        state: '',
        email: 'client38@exemple-mail.test',
        phone: '',
      },
      shipping: {
        first_name: 'H\xE9l\xE8ne',
        last_name: 'B\xE9ranger',
        company: '',
        address_1: '97 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: '',
        city: 'Toulouse',
        postcode: '31000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 51,
      date_created: '2026-01-14T15:00:01',
      date_created_gmt: '2026-01-14T14:00:01',
      date_modified: '2026-04-09T05:26:23',
      date_modified_gmt: '2026-04-09T03:26:23',
      email: 'client47@exemple-poste.test',
      first_name: '\xC9milie',
      last_name: '\xD8stergaard',
      role: 'customer',
      username: 'client47',
      billing: {
        first_name: '\xC9milie',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '170 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        email: 'client47@exemple-poste.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: '\xC9milie',
        last_name: '\xD8stergaard',
        company: '',
        address_1: '170 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 52,
      date_created: '2026-01-14T15:00:01',
      date_created_gmt: '2026-01-14T14:00:01',
      date_modified: '2026-03-13T23:17:27',
      date_modified_gmt: '2026-03-13T22:17:27',
      email: 'contact48@exemple-mail.test',
      first_name: '\xC9milie',
      last_name: 'Peeters',
      role: 'customer',
      username: 'contact48',
      billing: {
        first_name: '\xC9milie',
        last_name: 'Peeters',
        company: '',
        address_1: '131 chemin du Moulin-\xE0-Vent',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Strasbourg',
        postcode: '67000',
        country: 'FR',
        state: '',
        email: 'contact48@exemple-mail.test',
        phone: '06 12 34 56 78',
      },
      shipping: {
        first_name: '\xC9milie',
        last_name: 'Peeters',
        company: '',
        address_1: '48 boulevard G\xE9n\xE9ral-Leclerc',
        address_2: 'Appt 12, 3e \xE9tage',
        city: 'Nantes',
        postcode: '44000',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 57,
      date_created: '2026-01-15T16:00:01',
      date_created_gmt: '2026-01-15T15:00:01',
      date_modified: '2026-02-11T06:42:43',
      date_modified_gmt: '2026-02-11T05:42:43',
      email: 'client53@exemple-poste.test',
      first_name: 'Aur\xE9lien',
      last_name: 'Martin',
      role: 'customer',
      username: 'client53',
      billing: {
        first_name: 'Aur\xE9lien',
        last_name: 'Martin',
        company: '',
        address_1: '30 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        email: 'client53@exemple-poste.test',
        phone: '',
      },
      shipping: {
        first_name: 'Aur\xE9lien',
        last_name: 'Martin',
        company: '',
        address_1: '30 quai de la Fosse',
        address_2: 'B\xE2t. B',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 61,
      date_created: '2026-01-15T16:00:02',
      date_created_gmt: '2026-01-15T15:00:02',
      date_modified: '2026-05-05T06:14:08',
      date_modified_gmt: '2026-05-05T04:14:08',
      email: 'contact57@exemple-peche.test',
      first_name: 'Mathilde',
      last_name: 'Lema\xEEtre',
      role: 'customer',
      username: 'client57',
      billing: {
        first_name: 'Mathilde',
        last_name: 'Lema\xEEtre',
        company: '',
        address_1: '168 quai de la Fosse',
        address_2: '',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        email: 'contact57@exemple-peche.test',
        phone: '+33 2 40 00 00 00',
      },
      shipping: {
        first_name: 'Mathilde',
        last_name: 'Lema\xEEtre',
        company: '',
        address_1: '168 quai de la Fosse',
        address_2: '',
        city: 'Marseille',
        postcode: '13001',
        country: 'FR',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
    {
      id: 62,
      date_created: '2026-01-15T16:00:02',
      date_created_gmt: '2026-01-15T15:00:02',
      date_modified: '2026-04-15T10:35:13',
      date_modified_gmt: '2026-04-15T08:35:13',
      email: 'client58@exemple-poste.test',
      first_name: 'Jean',
      last_name: 'Gu\xE9rin',
      role: 'customer',
      username: 'client58',
      billing: {
        first_name: '',
        last_name: '',
        company: '',
        address_1: '',
        address_2: '',
        city: '',
        postcode: '',
        country: '',
        state: '',
        email: '',
        phone: '',
      },
      shipping: {
        first_name: '',
        last_name: '',
        company: '',
        address_1: '',
        address_2: '',
        city: '',
        postcode: '',
        country: '',
        state: '',
        phone: '',
      },
      is_paying_customer: true,
      meta_data: [],
    },
  ],
  categories: [
    {
      id: 15,
      name: 'Uncategorized',
      slug: 'uncategorized',
      parent: 0,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 36,
    },
    {
      id: 19,
      name: 'Cannes',
      slug: 'cannes',
      parent: 0,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 35,
    },
    {
      id: 20,
      name: 'Carnassier',
      slug: 'carnassier',
      parent: 19,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 20,
    },
    {
      id: 21,
      name: 'Casting',
      slug: 'casting',
      parent: 20,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 9,
    },
    {
      id: 22,
      name: 'Spinning',
      slug: 'spinning',
      parent: 20,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 9,
    },
    {
      id: 23,
      name: 'Carpe',
      slug: 'carpe',
      parent: 19,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 0,
    },
    {
      id: 24,
      name: 'Mouche',
      slug: 'mouche',
      parent: 19,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 11,
    },
    {
      id: 25,
      name: 'Truite',
      slug: 'truite',
      parent: 19,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 1,
    },
    {
      id: 26,
      name: 'Moulinets',
      slug: 'moulinets',
      parent: 0,
      description: 'Rayon Moulinets',
      display: 'default',
      image: null,
      menu_order: 2,
      count: 13,
    },
    {
      id: 27,
      name: 'Frein avant',
      slug: 'frein-avant',
      parent: 26,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 8,
    },
    {
      id: 28,
      name: 'Frein arri\xE8re',
      slug: 'frein-arriere',
      parent: 26,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 2,
    },
    {
      id: 29,
      name: 'Accessoires',
      slug: 'accessoires',
      parent: 26,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 1,
    },
    {
      id: 30,
      name: 'Leurres',
      slug: 'leurres',
      parent: 0,
      description: '',
      display: 'default',
      image: null,
      menu_order: 7,
      count: 34,
    },
    {
      id: 31,
      name: 'Leurres souples',
      slug: 'leurres-souples',
      parent: 30,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 11,
    },
    {
      id: 32,
      name: 'Shads',
      slug: 'shads',
      parent: 31,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 8,
    },
    {
      id: 33,
      name: 'Vers &amp; \xE9crevisses',
      slug: 'vers-ecrevisses',
      parent: 31,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 2,
    },
    {
      id: 34,
      name: 'Leurres durs',
      slug: 'leurres-durs',
      parent: 30,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 17,
    },
    {
      id: 35,
      name: 'Poissons nageurs',
      slug: 'poissons-nageurs',
      parent: 34,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 3,
    },
    {
      id: 36,
      name: 'Poppers',
      slug: 'poppers',
      parent: 34,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 12,
    },
    {
      id: 37,
      name: 'Cuill\xE8res',
      slug: 'cuilleres',
      parent: 30,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 7,
    },
    {
      id: 38,
      name: 'Accessoires',
      slug: 'accessoires-2',
      parent: 0,
      description: 'Rayon Accessoires',
      display: 'default',
      image: null,
      menu_order: 2,
      count: 39,
    },
    {
      id: 39,
      name: 'Hame\xE7ons',
      slug: 'hamecons',
      parent: 38,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 8,
    },
    {
      id: 40,
      name: 'Bagagerie',
      slug: 'bagagerie',
      parent: 38,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 3,
    },
    {
      id: 41,
      name: 'App\xE2ts &amp; amorces',
      slug: 'appats-amorces',
      parent: 0,
      description: '',
      display: 'default',
      image: null,
      menu_order: 6,
      count: 17,
    },
    {
      id: 42,
      name: 'V\xEAtements',
      slug: 'vetements',
      parent: 0,
      description: '',
      display: 'default',
      image: null,
      menu_order: 9,
      count: 18,
    },
    {
      id: 43,
      name: 'Bottes',
      slug: 'bottes',
      parent: 42,
      description: '',
      display: 'default',
      image: null,
      menu_order: 0,
      count: 9,
    },
  ],
  tags: [
    { id: 44, name: 'Nouveaut\xE9', slug: 'nouveaute', description: '', count: 8 },
    { id: 45, name: 'Promo \xE9t\xE9', slug: 'promo-ete', description: '', count: 8 },
    { id: 46, name: 'Fabriqu\xE9 en France', slug: 'fabrique-en-france', description: '', count: 12 },
    { id: 47, name: '\xC9co-responsable', slug: 'eco-responsable', description: '', count: 6 },
    { id: 48, name: 'Comp\xE9tition', slug: 'competition', description: '', count: 12 },
    { id: 49, name: 'D\xE9butant', slug: 'debutant', description: '', count: 11 },
    { id: 50, name: 'Lot', slug: 'lot', description: '', count: 14 },
    { id: 51, name: 'Fin de s\xE9rie', slug: 'fin-de-serie', description: '', count: 14 },
  ],
  attributes: [
    {
      id: 1,
      name: 'Couleur',
      slug: 'pa_couleur',
      type: 'select',
      order_by: 'menu_order',
      has_archives: true,
    },
    {
      id: 3,
      name: 'Longueur',
      slug: 'pa_longueur',
      type: 'select',
      order_by: 'menu_order',
      has_archives: false,
    },
    { id: 2, name: 'Taille', slug: 'pa_taille', type: 'select', order_by: 'menu_order', has_archives: false },
  ],
  attribute_terms: [
    { _attribute: 1, id: 52, name: 'Rouge', slug: 'rouge', description: '', menu_order: 0, count: 8 },
    { _attribute: 1, id: 53, name: 'Bleu roi', slug: 'bleu-roi', description: '', menu_order: 1, count: 8 },
    { _attribute: 1, id: 54, name: 'Vert fluo', slug: 'vert-fluo', description: '', menu_order: 2, count: 7 },
    { _attribute: 1, id: 55, name: 'Perche', slug: 'perche', description: '', menu_order: 3, count: 7 },
    {
      _attribute: 1,
      id: 56,
      name: 'Gardon argent\xE9',
      slug: 'gardon-argente',
      description: '',
      menu_order: 4,
      count: 8,
    },
    { _attribute: 1, id: 57, name: 'Noir mat', slug: 'noir-mat', description: '', menu_order: 5, count: 4 },
    { _attribute: 3, id: 62, name: '1,80 m', slug: '180-m', description: '', menu_order: 0, count: 2 },
    { _attribute: 3, id: 63, name: '2,10 m', slug: '210-m', description: '', menu_order: 1, count: 2 },
    { _attribute: 3, id: 64, name: '2,40 m', slug: '240-m', description: '', menu_order: 2, count: 2 },
    { _attribute: 3, id: 65, name: '2,70 m', slug: '270-m', description: '', menu_order: 3, count: 1 },
    { _attribute: 2, id: 58, name: 'S', slug: 's', description: '', menu_order: 0, count: 4 },
    { _attribute: 2, id: 59, name: 'M', slug: 'm', description: '', menu_order: 1, count: 4 },
    { _attribute: 2, id: 60, name: 'L', slug: 'l', description: '', menu_order: 2, count: 4 },
    { _attribute: 2, id: 61, name: 'XL', slug: 'xl', description: '', menu_order: 3, count: 3 },
  ],
  shipping_classes: [
    { id: 16, name: 'Colis l\xE9ger', slug: 'colis-leger', description: 'moins de 500 g', count: 4 },
    { id: 17, name: 'Encombrant', slug: 'encombrant', description: 'cannes de plus de 1,20 m', count: 5 },
    { id: 18, name: 'Lettre suivie', slug: 'lettre-suivie', description: '', count: 8 },
  ],
  coupons: [
    {
      id: 255,
      code: 'peche10',
      amount: '10.00',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'percent',
      description: '',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 7,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: ['32', '42', '61', '47', 'invite1261@exemple.test', '54', '48'],
      meta_data: [],
    },
    {
      id: 256,
      code: 'moins5',
      amount: '5.00',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'fixed_cart',
      description: '',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 9,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: [
        '37',
        '12',
        '61',
        'invite1217@exemple.test',
        'invite5@exemple.test',
        '43',
        'invite145@exemple.test',
        'contact09@exemple-mail.test',
        'client50@exemple-peche.test',
      ],
      meta_data: [],
    },
    {
      id: 257,
      code: 'portoffert',
      amount: '0.00',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'percent',
      description: '',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 1,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: true,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: ['5'],
      meta_data: [],
    },
    {
      id: 258,
      code: 'tiers33',
      amount: '33.33',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'percent',
      description: '',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 16,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: [
        'invite56@exemple.test',
        '28',
        '9',
        'invite1203@exemple.test',
        'invite1205@exemple.test',
        'invite1207@exemple.test',
        '47',
        'invite1211@exemple.test',
        '4',
        '56',
        'invite79@exemple.test',
        '9',
        'invite1231@exemple.test',
        'invite1232@exemple.test',
        '52',
        '21',
      ],
      meta_data: [],
    },
    {
      id: 259,
      code: 'ligne1',
      amount: '1.00',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'fixed_product',
      description: '',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 7,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: ['30', '52', '9', '36', '37', '25', '57'],
      meta_data: [],
    },
    {
      id: 260,
      code: 'expire',
      amount: '3.00',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'fixed_cart',
      description: '',
      date_expires: '2026-02-01T00:00:00',
      date_expires_gmt: '2026-01-31T23:00:00',
      usage_count: 0,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: [],
      meta_data: [],
    },
    {
      id: 261,
      code: 'min50',
      amount: '8.00',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'fixed_cart',
      description: '',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 0,
      individual_use: true,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '50.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: [],
      meta_data: [],
    },
    {
      id: 262,
      code: 'unefois',
      amount: '15.00',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'percent',
      description: '',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 0,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: 1,
      usage_limit_per_user: 1,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: [],
      meta_data: [],
    },
    {
      id: 263,
      code: 'rayon',
      amount: '20.00',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'percent',
      description: '',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 0,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [30],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: [],
      meta_data: [],
    },
    {
      id: 264,
      code: '\xE9t\xE9-26',
      amount: '7.50',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'percent',
      description: 'accents &amp; tiret',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 3,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: ['13', '61', '30'],
      meta_data: [],
    },
    {
      id: 265,
      code: 'gros',
      amount: '500.00',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'fixed_cart',
      description: '',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 1,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: ['61'],
      meta_data: [],
    },
    {
      id: 266,
      code: 'cent',
      amount: '100.00',
      status: 'publish',
      date_created: '2026-01-05T10:00:00',
      date_created_gmt: '2026-01-05T09:00:00',
      date_modified: '2026-01-05T10:00:00',
      date_modified_gmt: '2026-01-05T09:00:00',
      discount_type: 'percent',
      description: '',
      date_expires: null,
      date_expires_gmt: null,
      usage_count: 1,
      individual_use: false,
      product_ids: [],
      excluded_product_ids: [],
      usage_limit: null,
      usage_limit_per_user: null,
      limit_usage_to_x_items: null,
      free_shipping: false,
      product_categories: [],
      excluded_product_categories: [],
      exclude_sale_items: false,
      minimum_amount: '0.00',
      maximum_amount: '0.00',
      email_restrictions: [],
      used_by: ['16'],
      meta_data: [],
    },
  ],
  taxes: [
    {
      id: 1,
      country: 'FR',
      state: '',
      postcode: '',
      city: '',
      rate: '20.0000',
      name: 'TVA 20 %',
      priority: 1,
      compound: false,
      shipping: true,
      order: 3,
      class: 'standard',
      postcodes: [],
      cities: [],
    },
    {
      id: 2,
      country: 'FR',
      state: '',
      postcode: '974*',
      city: '',
      rate: '8.5000',
      name: 'TVA DOM 8,5 %',
      priority: 1,
      compound: false,
      shipping: true,
      order: 1,
      class: 'standard',
      postcodes: ['971*', '972*', '974*'],
      cities: [],
    },
    {
      id: 3,
      country: 'FR',
      state: '',
      postcode: '20*',
      city: '',
      rate: '20.0000',
      name: 'TVA Corse 20 %',
      priority: 1,
      compound: false,
      shipping: true,
      order: 2,
      class: 'standard',
      postcodes: ['20*'],
      cities: [],
    },
    {
      id: 4,
      country: 'MQ',
      state: '',
      postcode: '',
      city: '',
      rate: '8.5000',
      name: 'TVA DOM 8,5 %',
      priority: 1,
      compound: false,
      shipping: true,
      order: 0,
      class: 'standard',
      postcodes: [],
      cities: [],
    },
    {
      id: 5,
      country: 'GP',
      state: '',
      postcode: '',
      city: '',
      rate: '8.5000',
      name: 'TVA DOM 8,5 %',
      priority: 1,
      compound: false,
      shipping: true,
      order: 0,
      class: 'standard',
      postcodes: [],
      cities: [],
    },
    {
      id: 6,
      country: 'RE',
      state: '',
      postcode: '',
      city: '',
      rate: '8.5000',
      name: 'TVA DOM 8,5 %',
      priority: 1,
      compound: false,
      shipping: true,
      order: 0,
      class: 'standard',
      postcodes: [],
      cities: [],
    },
    {
      id: 7,
      country: 'BE',
      state: '',
      postcode: '',
      city: '',
      rate: '21.0000',
      name: 'BTW / TVA BE',
      priority: 1,
      compound: false,
      shipping: true,
      order: 0,
      class: 'standard',
      postcodes: [],
      cities: [],
    },
    {
      id: 8,
      country: 'DE',
      state: '',
      postcode: '',
      city: '',
      rate: '19.0000',
      name: 'MwSt.',
      priority: 1,
      compound: false,
      shipping: true,
      order: 0,
      class: 'standard',
      postcodes: [],
      cities: [],
    },
    {
      id: 9,
      country: 'FR',
      state: '',
      postcode: '',
      city: '',
      rate: '10.0000',
      name: 'TVA 10 %',
      priority: 1,
      compound: false,
      shipping: false,
      order: 0,
      class: 'reduced-rate',
      postcodes: [],
      cities: [],
    },
    {
      id: 10,
      country: 'FR',
      state: '',
      postcode: '974*',
      city: '',
      rate: '2.1000',
      name: 'TVA DOM 2,1 %',
      priority: 1,
      compound: false,
      shipping: false,
      order: 0,
      class: 'reduced-rate',
      postcodes: ['971*', '972*', '974*'],
      cities: [],
    },
    {
      id: 11,
      country: 'FR',
      state: '',
      postcode: '',
      city: '',
      rate: '5.5000',
      name: 'TVA 5,5 %',
      priority: 1,
      compound: false,
      shipping: false,
      order: 0,
      class: 'taux-reduit-55',
      postcodes: [],
      cities: [],
    },
    {
      id: 12,
      country: 'FR',
      state: '',
      postcode: '20*',
      city: '',
      rate: '2.1000',
      name: 'TVA Corse 2,1 %',
      priority: 1,
      compound: false,
      shipping: false,
      order: 0,
      class: 'taux-reduit-55',
      postcodes: ['20*'],
      cities: [],
    },
    {
      id: 13,
      country: 'BE',
      state: '',
      postcode: '',
      city: '',
      rate: '6.0000',
      name: 'TVA BE 6 %',
      priority: 1,
      compound: false,
      shipping: false,
      order: 0,
      class: 'taux-reduit-55',
      postcodes: [],
      cities: [],
    },
    {
      id: 14,
      country: 'FR',
      state: '',
      postcode: '',
      city: '',
      rate: '2.1000',
      name: 'TVA 2,1 %',
      priority: 1,
      compound: false,
      shipping: false,
      order: 0,
      class: 'super-reduit',
      postcodes: [],
      cities: [],
    },
    {
      id: 15,
      country: 'FR',
      state: '',
      postcode: '',
      city: '',
      rate: '0.0000',
      name: 'Exon\xE9r\xE9',
      priority: 1,
      compound: false,
      shipping: false,
      order: 0,
      class: 'zero-rate',
      postcodes: [],
      cities: [],
    },
  ],
  tax_classes: [
    { slug: 'standard', name: 'Standard rate' },
    { slug: 'reduced-rate', name: 'Reduced rate' },
    { slug: 'super-reduit', name: 'Super reduit' },
    { slug: 'taux-reduit-55', name: 'Taux reduit 55' },
    { slug: 'zero-rate', name: 'Zero rate' },
  ],
  payment_gateways: [
    {
      id: 'bacs',
      title: 'Virement bancaire',
      description:
        'Make your payment directly into our bank account. Please use your Order ID as the payment reference. Your order will not be shipped until the funds have cleared in our account.',
      order: '',
      enabled: true,
      method_title: 'Direct bank transfer',
      method_description:
        'Take payments in person via BACS. More commonly known as direct bank/wire transfer.',
      method_supports: ['products'],
      settings: {
        title: {
          id: 'title',
          label: 'Title',
          description: 'This controls the title which the user sees during checkout.',
          type: 'safe_text',
          value: 'Virement bancaire',
          default: 'Direct bank transfer',
          placeholder: '',
        },
        instructions: {
          id: 'instructions',
          label: 'Instructions',
          description: 'Instructions that will be added to the thank you page and emails.',
          type: 'textarea',
          value: '',
          default: '',
          placeholder: '',
        },
      },
      needs_setup: false,
      post_install_scripts: [],
      settings_url:
        'https://boutique.example/wp-admin/admin.php?page=wc-settings&tab=checkout&path=/offline/bacs',
      connection_url: null,
      setup_help_text: null,
      required_settings_keys: [],
    },
    {
      id: 'cheque',
      title: 'Ch\xE8que',
      description:
        'Please send a check to Store Name, Store Street, Store Town, Store State / County, Store Postcode.',
      order: '',
      enabled: true,
      method_title: 'Check payments',
      method_description:
        'Take payments in person via checks. This offline gateway can also be useful to test purchases.',
      method_supports: ['products'],
      settings: {
        title: {
          id: 'title',
          label: 'Title',
          description: 'This controls the title which the user sees during checkout.',
          type: 'safe_text',
          value: 'Ch\xE8que',
          default: 'Check payments',
          placeholder: '',
        },
        instructions: {
          id: 'instructions',
          label: 'Instructions',
          description: 'Instructions that will be added to the thank you page and emails.',
          type: 'textarea',
          value: '',
          default: '',
          placeholder: '',
        },
      },
      needs_setup: false,
      post_install_scripts: [],
      settings_url:
        'https://boutique.example/wp-admin/admin.php?page=wc-settings&tab=checkout&path=/offline/cheque',
      connection_url: null,
      setup_help_text: null,
      required_settings_keys: [],
    },
    {
      id: 'cod',
      title: 'Paiement \xE0 la livraison',
      description: 'Pay with cash upon delivery.',
      order: '',
      enabled: true,
      method_title: 'Cash on delivery',
      method_description: 'Let your shoppers pay upon delivery \u2014 by cash or other methods of payment.',
      method_supports: ['products'],
      settings: {
        title: {
          id: 'title',
          label: 'Title',
          description: 'Payment method description that the customer will see on your checkout.',
          type: 'safe_text',
          value: 'Paiement \xE0 la livraison',
          default: 'Cash on delivery',
          placeholder: '',
        },
        instructions: {
          id: 'instructions',
          label: 'Instructions',
          description: 'Instructions that will be added to the thank you page.',
          type: 'textarea',
          value: 'Pay with cash upon delivery.',
          default: 'Pay with cash upon delivery.',
          placeholder: '',
        },
        enable_for_methods: {
          id: 'enable_for_methods',
          label: 'Enable for shipping methods',
          description:
            'If COD is only available for certain methods, set it up here. Leave blank to enable for all methods.',
          type: 'multiselect',
          value: '',
          default: '',
          placeholder: '',
          options: {
            'Flat rate': {
              flat_rate: 'Any &quot;Flat rate&quot; method',
              'flat_rate:1': 'France m\xE9tropolitaine &ndash; Colissimo (#1)',
              'flat_rate:2': 'France m\xE9tropolitaine &ndash; Chronopost (#2)',
              'flat_rate:5': 'Outre-mer &ndash; Colissimo Outre-mer (#5)',
              'flat_rate:6': 'Union europ\xE9enne &ndash; Colissimo Europe (#6)',
            },
            'Free shipping': {
              free_shipping: 'Any &quot;Free shipping&quot; method',
              'free_shipping:3': 'France m\xE9tropolitaine &ndash; Livraison offerte (#3)',
            },
            'Local pickup': { pickup_location: 'Any &quot;Local pickup&quot; method' },
          },
        },
        enable_for_virtual: {
          id: 'enable_for_virtual',
          label: 'Accept COD if the order is virtual',
          description: '',
          type: 'checkbox',
          value: 'yes',
          default: 'yes',
          placeholder: '',
        },
      },
      needs_setup: false,
      post_install_scripts: [],
      settings_url:
        'https://boutique.example/wp-admin/admin.php?page=wc-settings&tab=checkout&path=/offline/cod',
      connection_url: null,
      setup_help_text: null,
      required_settings_keys: [],
    },
  ],
  settings_groups: [
    {
      id: 'wc_admin',
      label: 'WooCommerce Admin',
      description: 'Settings for WooCommerce admin reporting.',
      parent_id: '',
      sub_groups: [],
    },
    { id: 'general', label: 'General', description: '', parent_id: '', sub_groups: [] },
    { id: 'products', label: 'Products', description: '', parent_id: '', sub_groups: [] },
    { id: 'tax', label: 'Tax', description: '', parent_id: '', sub_groups: [] },
    { id: 'shipping', label: 'Shipping', description: '', parent_id: '', sub_groups: [] },
    { id: 'checkout', label: 'Payments', description: '', parent_id: '', sub_groups: [] },
    { id: 'account', label: 'Accounts &amp; Privacy', description: '', parent_id: '', sub_groups: [] },
    {
      id: 'email',
      label: 'Emails',
      description: '',
      parent_id: '',
      sub_groups: [
        'email_new_order',
        'email_cancelled_order',
        'email_customer_cancelled_order',
        'email_failed_order',
        'email_customer_failed_order',
        'email_customer_on_hold_order',
        'email_customer_processing_order',
        'email_customer_completed_order',
        'email_customer_refunded_order',
        'email_customer_invoice',
        'email_customer_note',
        'email_customer_reset_password',
        'email_customer_new_account',
        'email_admin_payment_gateway_enabled',
        'email_customer_pos_completed_order',
        'email_customer_pos_refunded_order',
        'email_customer_verify_email',
      ],
    },
    { id: 'integration', label: 'Integration', description: '', parent_id: '', sub_groups: [] },
    { id: 'site-visibility', label: 'Site visibility', description: '', parent_id: '', sub_groups: [] },
    { id: 'point-of-sale', label: 'Point of Sale', description: '', parent_id: '', sub_groups: [] },
    { id: 'advanced', label: 'Advanced', description: '', parent_id: '', sub_groups: [] },
    {
      id: 'email_new_order',
      label: 'New order',
      description: 'New order emails are sent to chosen recipient(s) when a new order is received.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_cancelled_order',
      label: 'Cancelled order',
      description:
        'Cancelled order emails are sent to chosen recipient(s) when orders have been marked cancelled (if they were previously pending, processing, or on-hold).',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_cancelled_order',
      label: 'Cancelled order',
      description:
        'Cancelled order emails are sent to customers when their orders have been marked cancelled (if they were previously processing or on-hold).',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_failed_order',
      label: 'Failed order',
      description:
        'Failed order emails are sent to chosen recipient(s) when orders have been marked failed (if they were previously pending or on-hold).',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_failed_order',
      label: 'Failed order',
      description: 'Order failed emails are sent to customers when their orders are marked as failed.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_on_hold_order',
      label: 'Order on-hold',
      description:
        'This is an order notification sent to customers containing order details after an order is placed on-hold from Pending, Cancelled or Failed order status.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_processing_order',
      label: 'Processing order',
      description: 'This is an order notification sent to customers containing order details after payment.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_completed_order',
      label: 'Completed order',
      description:
        'Order complete emails are sent to customers when their orders are marked completed and usually indicate that their orders have been shipped.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_refunded_order',
      label: 'Refunded order',
      description: 'Order refunded emails are sent to customers when their orders are refunded.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_invoice',
      label: 'Order details',
      description:
        'Order detail emails can be sent to customers containing their order information and payment links.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_note',
      label: 'Customer note',
      description: 'Customer note emails are sent when you add a note to an order.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_reset_password',
      label: 'Reset password',
      description: 'Send an email to customers notifying them that their password has been reset',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_new_account',
      label: 'New account',
      description: 'Send an email to customers notifying them that they have created an account',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_admin_payment_gateway_enabled',
      label: 'Payment gateway enabled',
      description:
        'Payment gateway enabled emails are sent to chosen recipient(s) when a payment gateway is enabled.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_pos_completed_order',
      label: 'POS completed order',
      description: 'Order complete emails are sent to customers when their POS orders are marked completed.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_pos_refunded_order',
      label: 'POS refunded order',
      description: 'Order refunded emails are sent to customers when their POS orders are refunded.',
      parent_id: 'email',
      sub_groups: [],
    },
    {
      id: 'email_customer_verify_email',
      label: 'Confirm email address',
      description: 'Sent to customers with a link to confirm they own their account email address.',
      parent_id: 'email',
      sub_groups: [],
    },
  ],
  settings_general: [
    {
      id: 'woocommerce_store_address',
      label: 'Address line 1',
      description: 'The street address for your business location.',
      type: 'text',
      default: '',
      value: '12 quai de la Loire',
    },
    {
      id: 'woocommerce_store_address_2',
      label: 'Address line 2',
      description: 'An additional, optional address line for your business location.',
      type: 'text',
      default: '',
      value: '',
    },
    {
      id: 'woocommerce_store_city',
      label: 'City',
      description: 'The city in which your business is located.',
      type: 'text',
      default: '',
      value: 'Nantes',
    },
    {
      id: 'woocommerce_default_country',
      label: 'Country / State',
      description: 'The country and state or province, if any, in which your business is located.',
      type: 'select',
      default: 'US:CA',
      value: 'FR',
      options: { _count: 2221 },
    },
    {
      id: 'woocommerce_store_postcode',
      label: 'Postcode / ZIP',
      description: 'The postal code, if any, in which your business is located.',
      type: 'text',
      default: '',
      value: '44000',
    },
    {
      id: 'woocommerce_allowed_countries',
      label: 'Selling location(s)',
      description: 'This option lets you limit which countries you are willing to sell to.',
      type: 'select',
      default: 'all',
      options: {
        all: 'Sell to all countries',
        all_except: 'Sell to all countries, except for&hellip;',
        specific: 'Sell to specific countries',
      },
      value: 'all',
    },
    {
      id: 'woocommerce_all_except_countries',
      label: 'Sell to all countries, except for&hellip;',
      description: '',
      type: 'multiselect',
      default: '',
      value: '',
      options: { _count: 250 },
    },
    {
      id: 'woocommerce_specific_allowed_countries',
      label: 'Sell to specific countries',
      description: '',
      type: 'multiselect',
      default: '',
      value: '',
      options: { _count: 250 },
    },
    {
      id: 'woocommerce_ship_to_countries',
      label: 'Shipping location(s)',
      description:
        'Choose which countries you want to ship to, or choose to ship to all locations you sell to.',
      type: 'select',
      default: '',
      options: {
        '': 'Ship to all countries you sell to',
        all: 'Ship to all countries',
        specific: 'Ship to specific countries only',
        disabled: 'Disable shipping &amp; shipping calculations',
      },
      value: '',
    },
    {
      id: 'woocommerce_specific_ship_to_countries',
      label: 'Ship to specific countries',
      description: '',
      type: 'multiselect',
      default: '',
      value: '',
      options: { _count: 250 },
    },
    {
      id: 'woocommerce_default_customer_address',
      label: 'Default customer location',
      description: '',
      type: 'select',
      default: 'base',
      options: {
        '': 'No location by default',
        base: 'Shop country/region',
        geolocation: 'Geolocate',
        geolocation_ajax: 'Geolocate (with page caching support)',
      },
      value: 'base',
    },
    {
      id: 'woocommerce_address_autocomplete_enabled',
      label: '',
      description: 'Enable predictive address search',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_calc_taxes',
      label: 'Enable taxes',
      description: 'Enable tax rates and calculations',
      type: 'checkbox',
      default: 'no',
      value: 'yes',
    },
    {
      id: 'woocommerce_enable_coupons',
      label: 'Enable coupons',
      description: 'Enable the use of coupon codes',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_calc_discounts_sequentially',
      label: '',
      description: 'Calculate coupon discounts sequentially',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_currency',
      label: 'Currency',
      description:
        'This controls what currency prices are listed at in the catalog and which currency gateways will take payments in.',
      type: 'select',
      default: 'USD',
      options: { _count: 163 },
      value: 'EUR',
    },
    {
      id: 'woocommerce_currency_pos',
      label: 'Currency position',
      description: 'This controls the position of the currency symbol.',
      type: 'select',
      default: 'left',
      options: {
        left: 'Left',
        right: 'Right',
        left_space: 'Left with space',
        right_space: 'Right with space',
      },
      value: 'right_space',
    },
    {
      id: 'woocommerce_price_thousand_sep',
      label: 'Thousand separator',
      description: 'This sets the thousand separator of displayed prices.',
      type: 'text',
      default: ',',
      value: ' ',
    },
    {
      id: 'woocommerce_price_decimal_sep',
      label: 'Decimal separator',
      description: 'This sets the decimal separator of displayed prices.',
      type: 'text',
      default: '.',
      value: ',',
    },
    {
      id: 'woocommerce_price_num_decimals',
      label: 'Number of decimals',
      description: 'This sets the number of decimal points shown in displayed prices.',
      type: 'number',
      default: '2',
      value: '2',
    },
  ],
  settings_tax: [
    {
      id: 'woocommerce_prices_include_tax',
      label: 'Prices entered with tax',
      description: '',
      type: 'radio',
      default: 'no',
      options: {
        yes: 'Yes, I will enter prices inclusive of tax',
        no: 'No, I will enter prices exclusive of tax',
      },
      value: 'yes',
    },
    {
      id: 'woocommerce_tax_based_on',
      label: 'Calculate tax based on',
      description: '',
      type: 'select',
      default: 'shipping',
      options: {
        shipping: 'Customer shipping address',
        billing: 'Customer billing address',
        base: 'Shop base address',
      },
      value: 'shipping',
    },
    {
      id: 'woocommerce_shipping_tax_class',
      label: 'Shipping tax class',
      description:
        'Optionally control which tax class shipping gets, or leave it so shipping tax is based on the cart items themselves.',
      type: 'select',
      default: 'inherit',
      options: {
        inherit: 'Shipping tax class based on cart items',
        '': 'Standard',
        'reduced-rate': 'Reduced rate',
        'super-reduit': 'Super reduit',
        'taux-reduit-55': 'Taux reduit 55',
        'zero-rate': 'Zero rate',
      },
      value: '',
    },
    {
      id: 'woocommerce_tax_round_at_subtotal',
      label: 'Rounding',
      description: 'Round tax at subtotal level, instead of rounding per line',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_tax_classes',
      label: 'Additional tax classes',
      description: '',
      type: 'textarea',
      default: '',
      value: '',
    },
    {
      id: 'woocommerce_tax_display_shop',
      label: 'Display prices in the shop',
      description: '',
      type: 'select',
      default: 'excl',
      options: { incl: 'Including tax', excl: 'Excluding tax' },
      value: 'incl',
    },
    {
      id: 'woocommerce_tax_display_cart',
      label: 'Display prices during cart and checkout',
      description: '',
      type: 'select',
      default: 'excl',
      options: { incl: 'Including tax', excl: 'Excluding tax' },
      value: 'incl',
    },
    {
      id: 'woocommerce_price_display_suffix',
      label: 'Price display suffix',
      description: '',
      type: 'text',
      default: '',
      value: '',
    },
    {
      id: 'woocommerce_tax_total_display',
      label: 'Display tax totals',
      description: '',
      type: 'select',
      default: 'itemized',
      options: { single: 'As a single total', itemized: 'Itemized' },
      value: 'itemized',
    },
  ],
  settings_products: [
    {
      id: 'woocommerce_shop_page_id',
      label: 'Shop page',
      description:
        'The base page can also be used in your <a href="https://boutique.example/wp-admin/options-permalink.php">product permalinks</a>.',
      type: 'select',
      default: '',
      value: '5',
      options: { 2: 'Sample Page', 5: 'Shop', 6: 'Cart', 7: 'Checkout', 8: 'My account' },
    },
    {
      id: 'woocommerce_cart_redirect_after_add',
      label: 'Add to cart behaviour',
      description: 'Redirect to the cart page after successful addition',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_enable_ajax_add_to_cart',
      label: '',
      description: 'Enable AJAX add to cart buttons on archives',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_placeholder_image',
      label: 'Placeholder image',
      description: '',
      type: 'text',
      default: '',
      value: '4',
    },
    {
      id: 'woocommerce_weight_unit',
      label: 'Weight unit',
      description: 'This controls what unit you will define weights in.',
      type: 'select',
      default: 'lbs',
      options: { kg: 'kg', g: 'g', lbs: 'lbs', oz: 'oz' },
      value: 'kg',
    },
    {
      id: 'woocommerce_dimension_unit',
      label: 'Dimensions unit',
      description: 'This controls what unit you will define lengths in.',
      type: 'select',
      default: 'in',
      options: { m: 'm', cm: 'cm', mm: 'mm', in: 'in', yd: 'yd' },
      value: 'cm',
    },
    {
      id: 'woocommerce_enable_reviews',
      label: 'Enable reviews',
      description: 'Enable product reviews',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_review_rating_verification_label',
      label: '',
      description: 'Show "verified owner" label on customer reviews',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_review_rating_verification_required',
      label: '',
      description: 'Reviews can only be left by "verified owners"',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_enable_review_rating',
      label: 'Product ratings',
      description: 'Enable star rating on reviews',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_review_rating_required',
      label: '',
      description: 'Star ratings should be required, not optional',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_manage_stock',
      label: 'Manage stock',
      description: 'Enable stock management',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_hold_stock_minutes',
      label: 'Hold stock (minutes)',
      description:
        'Hold stock (for unpaid orders) for x minutes. When this limit is reached, the pending order will be cancelled. Leave blank to disable.',
      type: 'number',
      default: '60',
      value: '',
    },
    {
      id: 'woocommerce_notify_low_stock',
      label: 'Notifications',
      description: 'Enable low stock notifications',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_notify_no_stock',
      label: '',
      description: 'Enable out of stock notifications',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_notify_backorder',
      label: '',
      description: 'Enable backorder notifications',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_stock_email_recipient',
      label: 'Notification recipient(s)',
      description: 'Enter recipients (comma separated) that will receive this notification.',
      type: 'text',
      default: 'patron@boutique.example',
      value: 'patron@boutique.example',
    },
    {
      id: 'woocommerce_notify_low_stock_amount',
      label: 'Low stock threshold',
      description: 'When product stock reaches this amount you will be notified via email.',
      type: 'number',
      default: '2',
      value: '2',
    },
    {
      id: 'woocommerce_notify_no_stock_amount',
      label: 'Out of stock threshold',
      description:
        'When product stock reaches this amount the stock status will change to "out of stock" and you will be notified via email. This setting does not affect existing "in stock" products.',
      type: 'number',
      default: '0',
      value: '0',
    },
    {
      id: 'woocommerce_hide_out_of_stock_items',
      label: 'Out of stock visibility',
      description: 'Hide out of stock items from the catalog',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_stock_format',
      label: 'Stock display format',
      description: 'This controls how stock quantities are displayed on the frontend.',
      type: 'select',
      default: '',
      options: {
        '': 'Always show quantity remaining in stock e.g. "12 in stock"',
        low_amount: 'Only show quantity remaining in stock when low e.g. "Only 2 left in stock"',
        no_amount: 'Never show quantity remaining in stock',
      },
      value: '',
    },
    {
      id: 'woocommerce_file_download_method',
      label: 'File download method',
      description:
        "If you are using X-Accel-Redirect download method along with NGINX server, make sure that you have applied settings as described in <a href='https://woocommerce.com/document/digital-downloadable-product-handling#nginx-setting'>Digital/Downloadable Product Handling</a> guide.",
      type: 'select',
      default: 'force',
      options: {
        force: 'Force downloads',
        xsendfile: 'X-Accel-Redirect/X-Sendfile',
        redirect: 'Redirect only (Insecure)',
      },
      value: 'force',
    },
    {
      id: 'woocommerce_downloads_redirect_fallback_allowed',
      label: '',
      description: 'Allow using redirect mode (insecure) as a last resort',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_downloads_require_login',
      label: 'Access restriction',
      description: 'Downloads require login',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_downloads_grant_access_after_payment',
      label: '',
      description: 'Grant access to downloadable products after payment',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_downloads_deliver_inline',
      label: 'Open in browser',
      description: 'Open downloadable files in the browser, instead of saving them to the device.',
      type: 'checkbox',
      default: false,
      value: '',
    },
    {
      id: 'woocommerce_downloads_add_hash_to_filename',
      label: 'Filename',
      description: 'Append a unique string to filename for security',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_downloads_count_partial',
      label: 'Count partial downloads',
      description: 'Count downloads even if only part of a file is fetched.',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_attribute_lookup_enabled',
      label: 'Enable table usage',
      description: 'Use the product attributes lookup table for catalog filtering.',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_attribute_lookup_direct_updates',
      label: 'Direct updates',
      description: 'Update the table directly upon product changes, instead of scheduling a deferred update.',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_attribute_lookup_optimized_updates',
      label: 'Optimized updates',
      description:
        'Uses much more performant queries to update the lookup table, but may not be compatible with some extensions.',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_product_match_featured_image_by_sku',
      label: 'Match images',
      description: 'Set product featured image when uploaded image file name matches product SKU.',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
  ],
  settings_shipping: [
    {
      id: 'woocommerce_enable_shipping_calc',
      label: 'Calculations',
      description: 'Enable the shipping calculator on the cart page',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_shipping_cost_requires_address',
      label: '',
      description: 'Hide shipping costs until an address is entered',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_shipping_hide_rates_when_free',
      label: '',
      description: 'Hide shipping rates when free shipping is available',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_ship_to_destination',
      label: 'Shipping destination',
      description: 'This controls which shipping address is used by default.',
      type: 'radio',
      default: 'billing',
      options: {
        shipping: 'Default to customer shipping address',
        billing: 'Default to customer billing address',
        billing_only: 'Force shipping to the customer billing address',
      },
      value: 'billing',
    },
    {
      id: 'woocommerce_shipping_debug_mode',
      label: 'Debug mode',
      description: 'Enable debug mode',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
  ],
  settings_account: [
    {
      id: 'woocommerce_enable_guest_checkout',
      label: 'Checkout',
      description: 'Enable guest checkout (recommended)',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_enable_checkout_login_reminder',
      label: 'Login',
      description: 'Enable log-in during checkout',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_enable_signup_and_login_from_checkout',
      label: 'Account creation',
      description: 'During checkout',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_enable_myaccount_registration',
      label: 'Account creation',
      description: 'On "My account" page',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_registration_generate_password',
      label: 'Account creation options',
      description: 'Send password setup link (recommended)',
      type: 'checkbox',
      default: 'yes',
      value: 'yes',
    },
    {
      id: 'woocommerce_erasure_request_removes_order_data',
      label: 'Account erasure requests',
      description: 'Remove personal data from orders on request',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_erasure_request_removes_download_data',
      label: '',
      description: 'Remove access to downloads on request',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_allow_bulk_remove_personal_data',
      label: 'Personal data removal',
      description: 'Allow personal data to be removed in bulk from orders',
      type: 'checkbox',
      default: 'no',
      value: 'no',
    },
    {
      id: 'woocommerce_registration_privacy_policy_text',
      label: 'Registration privacy policy',
      description: '',
      type: 'textarea',
      default:
        'Your personal data will be used to support your experience throughout this website, to manage access to your account, and for other purposes described in our [privacy_policy].',
      value:
        'Your personal data will be used to support your experience throughout this website, to manage access to your account, and for other purposes described in our [privacy_policy].',
    },
    {
      id: 'woocommerce_checkout_privacy_policy_text',
      label: 'Checkout privacy policy',
      description: '',
      type: 'textarea',
      default:
        'Your personal data will be used to process your order, support your experience throughout this website, and for other purposes described in our [privacy_policy].',
      value:
        'Your personal data will be used to process your order, support your experience throughout this website, and for other purposes described in our [privacy_policy].',
    },
  ],
  shipping_zones: [
    { id: 0, name: 'Locations not covered by your other zones', order: 0 },
    { id: 1, name: 'France m\xE9tropolitaine', order: 0 },
    { id: 2, name: 'Outre-mer', order: 0 },
    { id: 3, name: 'Union europ\xE9enne', order: 0 },
  ],
  shipping_zone_locations: [
    { _zone: 1, code: 'FR', type: 'country' },
    { _zone: 2, code: 'MQ', type: 'country' },
    { _zone: 2, code: 'GP', type: 'country' },
    { _zone: 2, code: 'RE', type: 'country' },
    { _zone: 3, code: 'BE', type: 'country' },
    { _zone: 3, code: 'DE', type: 'country' },
    { _zone: 3, code: 'LU', type: 'country' },
  ],
  shipping_methods: [
    { id: 'flat_rate', title: 'Flat rate', description: 'Lets you charge a fixed rate for shipping.' },
    {
      id: 'free_shipping',
      title: 'Free shipping',
      description:
        'Free shipping is a special method which can be triggered with coupons and minimum spends.',
    },
    {
      id: 'local_pickup',
      title: 'Local pickup',
      description:
        'Allow customers to pick up orders themselves. By default, when using local pickup store base taxes will apply regardless of customer address.',
    },
    {
      id: 'pickup_location',
      title: 'Local pickup',
      description: 'Allow customers to choose a local pickup location during checkout.',
    },
  ],
  order_statuses_totals: [
    { slug: 'pending', name: 'Pending payment', total: 6 },
    { slug: 'processing', name: 'Processing', total: 29 },
    { slug: 'on-hold', name: 'On hold', total: 7 },
    { slug: 'completed', name: 'Completed', total: 149 },
    { slug: 'cancelled', name: 'Cancelled', total: 9 },
    { slug: 'refunded', name: 'Refunded', total: 21 },
    { slug: 'failed', name: 'Failed', total: 5 },
    { slug: 'expedie', name: 'Exp\xE9di\xE9', total: 8 },
    { slug: 'checkout-draft', name: 'Draft', total: 0 },
  ],
  currency_current: [{ code: 'EUR', name: 'Euro', symbol: '&euro;' }],
  webhooks: [],
  index_wc_v3_routes: [
    {
      namespace: 'wc/v3',
      routes: [
        '/wc/v3',
        '/wc/v3/coupons',
        '/wc/v3/coupons/(?P<id>[\\d]+)',
        '/wc/v3/coupons/batch',
        '/wc/v3/customers',
        '/wc/v3/customers/(?P<customer_id>[\\d]+)/downloads',
        '/wc/v3/customers/(?P<id>[\\d]+)',
        '/wc/v3/customers/batch',
        '/wc/v3/data',
        '/wc/v3/data/continents',
        '/wc/v3/data/continents/(?P<location>[\\w-]+)',
        '/wc/v3/data/countries',
        '/wc/v3/data/countries/(?P<location>[\\w-]+)',
        '/wc/v3/data/currencies',
        '/wc/v3/data/currencies/(?P<currency>[\\w-]{3})',
        '/wc/v3/data/currencies/current',
        '/wc/v3/marketplace/create-order',
        '/wc/v3/marketplace/featured',
        '/wc/v3/marketplace/refresh',
        '/wc/v3/marketplace/subscriptions',
        '/wc/v3/marketplace/subscriptions/activate',
        '/wc/v3/marketplace/subscriptions/activate-plugin',
        '/wc/v3/marketplace/subscriptions/connect',
        '/wc/v3/marketplace/subscriptions/disconnect',
        '/wc/v3/marketplace/subscriptions/install-url',
        '/wc/v3/orders',
        '/wc/v3/orders/(?P<id>[\\d]+)',
        '/wc/v3/orders/(?P<id>[\\d]+)/actions/email_templates',
        '/wc/v3/orders/(?P<id>[\\d]+)/actions/send_email',
        '/wc/v3/orders/(?P<id>[\\d]+)/actions/send_order_details',
        '/wc/v3/orders/(?P<id>[\\d]+)/receipt',
        '/wc/v3/orders/(?P<order_id>[\\d]+)/notes',
        '/wc/v3/orders/(?P<order_id>[\\d]+)/notes/(?P<id>[\\d]+)',
        '/wc/v3/orders/(?P<order_id>[\\d]+)/refunds',
        '/wc/v3/orders/(?P<order_id>[\\d]+)/refunds/(?P<id>[\\d]+)',
        '/wc/v3/orders/batch',
        '/wc/v3/orders/statuses',
        '/wc/v3/payment_gateways',
        '/wc/v3/payment_gateways/(?P<id>[\\w-]+)',
        '/wc/v3/paypal-buttons/cancel-payment',
        '/wc/v3/paypal-buttons/create-order',
        '/wc/v3/paypal-standard/update-shipping',
        '/wc/v3/paypal-webhooks',
        '/wc/v3/products',
        '/wc/v3/products/(?P<id>[\\d]+)',
        '/wc/v3/products/(?P<id>[\\d]+)/duplicate',
        '/wc/v3/products/(?P<id>[\\d]+)/related',
        '/wc/v3/products/(?P<product_id>[\\d]+)/variations',
        '/wc/v3/products/(?P<product_id>[\\d]+)/variations/(?P<id>[\\d]+)',
        '/wc/v3/products/(?P<product_id>[\\d]+)/variations/batch',
        '/wc/v3/products/(?P<product_id>[\\d]+)/variations/generate',
        '/wc/v3/products/attributes',
        '/wc/v3/products/attributes/(?P<attribute_id>[\\d]+)/terms',
        '/wc/v3/products/attributes/(?P<attribute_id>[\\d]+)/terms/(?P<id>[\\d]+)',
        '/wc/v3/products/attributes/(?P<attribute_id>[\\d]+)/terms/batch',
        '/wc/v3/products/attributes/(?P<id>[\\d]+)',
        '/wc/v3/products/attributes/batch',
        '/wc/v3/products/batch',
        '/wc/v3/products/brands',
        '/wc/v3/products/brands/(?P<id>[\\d]+)',
        '/wc/v3/products/brands/batch',
        '/wc/v3/products/categories',
        '/wc/v3/products/categories/(?P<id>[\\d]+)',
        '/wc/v3/products/categories/batch',
        '/wc/v3/products/custom-fields/names',
        '/wc/v3/products/reviews',
        '/wc/v3/products/reviews/(?P<id>[\\d]+)',
        '/wc/v3/products/reviews/batch',
        '/wc/v3/products/shipping_classes',
        '/wc/v3/products/shipping_classes/(?P<id>[\\d]+)',
        '/wc/v3/products/shipping_classes/batch',
        '/wc/v3/products/shipping_classes/slug-suggestion',
        '/wc/v3/products/suggested-products',
        '/wc/v3/products/tags',
        '/wc/v3/products/tags/(?P<id>[\\d]+)',
        '/wc/v3/products/tags/batch',
        '/wc/v3/refunds',
        '/wc/v3/reports',
        '/wc/v3/reports/coupons/totals',
        '/wc/v3/reports/customers/totals',
        '/wc/v3/reports/orders/totals',
        '/wc/v3/reports/products/totals',
        '/wc/v3/reports/reviews/totals',
        '/wc/v3/reports/sales',
        '/wc/v3/reports/top_sellers',
        '/wc/v3/settings',
        '/wc/v3/settings/(?P<group_id>[\\w-]+)',
        '/wc/v3/settings/(?P<group_id>[\\w-]+)/(?P<id>[\\w-]+)',
        '/wc/v3/settings/(?P<group_id>[\\w-]+)/batch',
        '/wc/v3/settings/batch',
        '/wc/v3/shipping/zones',
        '/wc/v3/shipping/zones/(?P<id>[\\d]+)',
        '/wc/v3/shipping/zones/(?P<id>[\\d]+)/locations',
        '/wc/v3/shipping/zones/(?P<zone_id>[\\d]+)/methods',
        '/wc/v3/shipping/zones/(?P<zone_id>[\\d]+)/methods/(?P<instance_id>[\\d]+)',
        '/wc/v3/shipping_methods',
        '/wc/v3/shipping_methods/(?P<id>[\\w-]+)',
        '/wc/v3/system_status',
        '/wc/v3/system_status/tools',
        '/wc/v3/system_status/tools/(?P<id>[\\w-]+)',
        '/wc/v3/taxes',
        '/wc/v3/taxes/(?P<id>[\\d]+)',
        '/wc/v3/taxes/batch',
        '/wc/v3/taxes/classes',
        '/wc/v3/taxes/classes/(?P<slug>\\w[\\w\\s\\-]*)',
        '/wc/v3/variations',
        '/wc/v3/webhooks',
        '/wc/v3/webhooks/(?P<id>[\\d]+)',
        '/wc/v3/webhooks/batch',
      ],
    },
  ],
  shipping_zone_methods: [
    {
      _zone: 1,
      id: 1,
      instance_id: 1,
      title: 'Colissimo',
      order: 1,
      enabled: true,
      method_id: 'flat_rate',
      method_title: 'Flat rate',
      method_description: '<p>Lets you charge a fixed rate for shipping.</p>\n',
      settings: {
        title: {
          id: 'title',
          label: 'Name',
          description: 'Your customers will see the name of this shipping method during checkout.',
          type: 'text',
          value: 'Colissimo',
          default: 'Flat rate',
          placeholder: 'e.g. Standard national',
        },
        tax_status: {
          id: 'tax_status',
          label: 'Tax status',
          description: '',
          type: 'select',
          value: 'taxable',
          default: 'taxable',
          placeholder: '',
          options: { taxable: 'Taxable', none: 'None' },
        },
        cost: {
          id: 'cost',
          label: 'Cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: '5.90',
          default: '',
          placeholder: '',
        },
        class_costs: {
          id: 'class_costs',
          label: 'Shipping class costs',
          description:
            'These costs can optionally be added based on the <a target="_blank" href="https://boutique.example/wp-admin/admin.php?page=wc-settings&tab=shipping&section=classes">product shipping class</a>. Learn more about <a target="_blank" href="https://woocommerce.com/document/flat-rate-shipping/#shipping-classes">setting shipping class costs</a>.',
          type: 'title',
          value: null,
          default: '',
          placeholder: '',
        },
        class_cost_16: {
          id: 'class_cost_16',
          label: '"Colis l\xE9ger" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        class_cost_17: {
          id: 'class_cost_17',
          label: '"Encombrant" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        class_cost_18: {
          id: 'class_cost_18',
          label: '"Lettre suivie" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        no_class_cost: {
          id: 'no_class_cost',
          label: 'No shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        type: {
          id: 'type',
          label: 'Calculation type',
          description:
            '<span id="wc-shipping-advanced-costs-help-text">Charge a flat rate per item, or enter a cost formula to charge a percentage based cost or a minimum fee. Learn more about <a target="_blank" href="https://woocommerce.com/document/flat-rate-shipping/#advanced-costs">advanced costs</a>.</span>',
          type: 'select',
          value: null,
          default: 'class',
          placeholder: '',
          options: {
            class: 'Per class: Charge shipping for each shipping class individually',
            order: 'Per order: Charge shipping for the most expensive shipping class',
          },
        },
      },
    },
    {
      _zone: 1,
      id: 2,
      instance_id: 2,
      title: 'Chronopost',
      order: 2,
      enabled: true,
      method_id: 'flat_rate',
      method_title: 'Flat rate',
      method_description: '<p>Lets you charge a fixed rate for shipping.</p>\n',
      settings: {
        title: {
          id: 'title',
          label: 'Name',
          description: 'Your customers will see the name of this shipping method during checkout.',
          type: 'text',
          value: 'Chronopost',
          default: 'Flat rate',
          placeholder: 'e.g. Standard national',
        },
        tax_status: {
          id: 'tax_status',
          label: 'Tax status',
          description: '',
          type: 'select',
          value: 'taxable',
          default: 'taxable',
          placeholder: '',
          options: { taxable: 'Taxable', none: 'None' },
        },
        cost: {
          id: 'cost',
          label: 'Cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: '12.50',
          default: '',
          placeholder: '',
        },
        class_costs: {
          id: 'class_costs',
          label: 'Shipping class costs',
          description:
            'These costs can optionally be added based on the <a target="_blank" href="https://boutique.example/wp-admin/admin.php?page=wc-settings&tab=shipping&section=classes">product shipping class</a>. Learn more about <a target="_blank" href="https://woocommerce.com/document/flat-rate-shipping/#shipping-classes">setting shipping class costs</a>.',
          type: 'title',
          value: null,
          default: '',
          placeholder: '',
        },
        class_cost_16: {
          id: 'class_cost_16',
          label: '"Colis l\xE9ger" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        class_cost_17: {
          id: 'class_cost_17',
          label: '"Encombrant" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        class_cost_18: {
          id: 'class_cost_18',
          label: '"Lettre suivie" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        no_class_cost: {
          id: 'no_class_cost',
          label: 'No shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        type: {
          id: 'type',
          label: 'Calculation type',
          description:
            '<span id="wc-shipping-advanced-costs-help-text">Charge a flat rate per item, or enter a cost formula to charge a percentage based cost or a minimum fee. Learn more about <a target="_blank" href="https://woocommerce.com/document/flat-rate-shipping/#advanced-costs">advanced costs</a>.</span>',
          type: 'select',
          value: null,
          default: 'class',
          placeholder: '',
          options: {
            class: 'Per class: Charge shipping for each shipping class individually',
            order: 'Per order: Charge shipping for the most expensive shipping class',
          },
        },
      },
    },
    {
      _zone: 1,
      id: 3,
      instance_id: 3,
      title: 'Livraison offerte',
      order: 3,
      enabled: true,
      method_id: 'free_shipping',
      method_title: 'Free shipping',
      method_description:
        '<p>Free shipping is a special method which can be triggered with coupons and minimum spends.</p>\n',
      settings: {
        title: {
          id: 'title',
          label: 'Name',
          description: 'Your customers will see the name of this shipping method during checkout.',
          type: 'text',
          value: 'Livraison offerte',
          default: 'Free shipping',
          placeholder: 'e.g. Free shipping',
        },
        requires: {
          id: 'requires',
          label: 'Free shipping requires',
          description: '',
          type: 'select',
          value: 'min_amount',
          default: '',
          placeholder: '',
          options: {
            '': 'No requirement',
            coupon: 'A valid free shipping coupon',
            min_amount: 'A minimum order amount',
            either: 'A minimum order amount OR coupon',
            both: 'A minimum order amount AND coupon',
          },
        },
        min_amount: {
          id: 'min_amount',
          label: 'Minimum order amount',
          description: 'Customers will need to spend this amount to get free shipping.',
          type: 'text',
          value: '80',
          default: '',
          placeholder: '',
        },
        ignore_discounts: {
          id: 'ignore_discounts',
          label: 'Coupons discounts',
          description: 'If checked, free shipping would be available based on pre-discount order amount.',
          type: 'checkbox',
          value: 'no',
          default: 'no',
          placeholder: '',
        },
      },
    },
    {
      _zone: 1,
      id: 4,
      instance_id: 4,
      title: 'Retrait magasin',
      order: 4,
      enabled: true,
      method_id: 'local_pickup',
      method_title: 'Local pickup',
      method_description:
        '<p>Allow customers to pick up orders themselves. By default, when using local pickup store base taxes will apply regardless of customer address.</p>\n',
      settings: {
        title: {
          id: 'title',
          label: 'Name',
          description: 'Your customers will see the name of this shipping method during checkout.',
          type: 'text',
          value: 'Retrait magasin',
          default: 'Local pickup',
          placeholder: 'e.g. Local pickup',
        },
        tax_status: {
          id: 'tax_status',
          label: 'Tax status',
          description: '',
          type: 'select',
          value: 'taxable',
          default: 'taxable',
          placeholder: '',
          options: { taxable: 'Taxable', none: 'None' },
        },
        cost: {
          id: 'cost',
          label: 'Cost',
          description: 'Optional cost for local pickup.',
          type: 'text',
          value: '',
          default: '',
          placeholder: '',
        },
      },
    },
    {
      _zone: 2,
      id: 5,
      instance_id: 5,
      title: 'Colissimo Outre-mer',
      order: 1,
      enabled: true,
      method_id: 'flat_rate',
      method_title: 'Flat rate',
      method_description: '<p>Lets you charge a fixed rate for shipping.</p>\n',
      settings: {
        title: {
          id: 'title',
          label: 'Name',
          description: 'Your customers will see the name of this shipping method during checkout.',
          type: 'text',
          value: 'Colissimo Outre-mer',
          default: 'Flat rate',
          placeholder: 'e.g. Standard national',
        },
        tax_status: {
          id: 'tax_status',
          label: 'Tax status',
          description: '',
          type: 'select',
          value: 'taxable',
          default: 'taxable',
          placeholder: '',
          options: { taxable: 'Taxable', none: 'None' },
        },
        cost: {
          id: 'cost',
          label: 'Cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: '18.20',
          default: '',
          placeholder: '',
        },
        class_costs: {
          id: 'class_costs',
          label: 'Shipping class costs',
          description:
            'These costs can optionally be added based on the <a target="_blank" href="https://boutique.example/wp-admin/admin.php?page=wc-settings&tab=shipping&section=classes">product shipping class</a>. Learn more about <a target="_blank" href="https://woocommerce.com/document/flat-rate-shipping/#shipping-classes">setting shipping class costs</a>.',
          type: 'title',
          value: null,
          default: '',
          placeholder: '',
        },
        class_cost_16: {
          id: 'class_cost_16',
          label: '"Colis l\xE9ger" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        class_cost_17: {
          id: 'class_cost_17',
          label: '"Encombrant" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        class_cost_18: {
          id: 'class_cost_18',
          label: '"Lettre suivie" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        no_class_cost: {
          id: 'no_class_cost',
          label: 'No shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        type: {
          id: 'type',
          label: 'Calculation type',
          description:
            '<span id="wc-shipping-advanced-costs-help-text">Charge a flat rate per item, or enter a cost formula to charge a percentage based cost or a minimum fee. Learn more about <a target="_blank" href="https://woocommerce.com/document/flat-rate-shipping/#advanced-costs">advanced costs</a>.</span>',
          type: 'select',
          value: null,
          default: 'class',
          placeholder: '',
          options: {
            class: 'Per class: Charge shipping for each shipping class individually',
            order: 'Per order: Charge shipping for the most expensive shipping class',
          },
        },
      },
    },
    {
      _zone: 3,
      id: 6,
      instance_id: 6,
      title: 'Colissimo Europe',
      order: 1,
      enabled: true,
      method_id: 'flat_rate',
      method_title: 'Flat rate',
      method_description: '<p>Lets you charge a fixed rate for shipping.</p>\n',
      settings: {
        title: {
          id: 'title',
          label: 'Name',
          description: 'Your customers will see the name of this shipping method during checkout.',
          type: 'text',
          value: 'Colissimo Europe',
          default: 'Flat rate',
          placeholder: 'e.g. Standard national',
        },
        tax_status: {
          id: 'tax_status',
          label: 'Tax status',
          description: '',
          type: 'select',
          value: 'taxable',
          default: 'taxable',
          placeholder: '',
          options: { taxable: 'Taxable', none: 'None' },
        },
        cost: {
          id: 'cost',
          label: 'Cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: '9.95',
          default: '',
          placeholder: '',
        },
        class_costs: {
          id: 'class_costs',
          label: 'Shipping class costs',
          description:
            'These costs can optionally be added based on the <a target="_blank" href="https://boutique.example/wp-admin/admin.php?page=wc-settings&tab=shipping&section=classes">product shipping class</a>. Learn more about <a target="_blank" href="https://woocommerce.com/document/flat-rate-shipping/#shipping-classes">setting shipping class costs</a>.',
          type: 'title',
          value: null,
          default: '',
          placeholder: '',
        },
        class_cost_16: {
          id: 'class_cost_16',
          label: '"Colis l\xE9ger" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        class_cost_17: {
          id: 'class_cost_17',
          label: '"Encombrant" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        class_cost_18: {
          id: 'class_cost_18',
          label: '"Lettre suivie" shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        no_class_cost: {
          id: 'no_class_cost',
          label: 'No shipping class cost',
          description:
            'Enter a cost (excl. tax) or sum, e.g. <code>10.00 * [qty]</code>.<br/><br/>Use <code>[qty]</code> for the number of items, <br/><code>[cost]</code> for the total cost of items, and <code>[fee percent="10" min_fee="20" max_fee=""]</code> for percentage based fees.',
          type: 'text',
          value: null,
          default: '',
          placeholder: 'N/A',
        },
        type: {
          id: 'type',
          label: 'Calculation type',
          description:
            '<span id="wc-shipping-advanced-costs-help-text">Charge a flat rate per item, or enter a cost formula to charge a percentage based cost or a minimum fee. Learn more about <a target="_blank" href="https://woocommerce.com/document/flat-rate-shipping/#advanced-costs">advanced costs</a>.</span>',
          type: 'select',
          value: null,
          default: 'class',
          placeholder: '',
          options: {
            class: 'Per class: Charge shipping for each shipping class individually',
            order: 'Per order: Charge shipping for the most expensive shipping class',
          },
        },
      },
    },
  ],
  system_status: [
    {
      environment: {
        home_url: 'https://boutique.example',
        site_url: 'https://boutique.example',
        store_id: '9cfc6fad-a418-4845-8789-4ae1a62b52f4',
        version: '11.0.0-beta.1',
        log_directory: '/srv/shop/wp-content/uploads/wc-logs/',
        log_directory_writable: true,
        wp_version: '7.0.1',
        wp_multisite: false,
        wp_memory_limit: 536870912,
        wp_debug_mode: false,
        wp_cron: false,
        wp_environment_type: 'production',
        language: 'en_US',
        external_object_cache: null,
        server_info: 'nginx/1.26.3',
        server_architecture: 'Linux 6.18.44-fc-v657 x86_64',
        php_version: '8.4.28',
        php_post_max_size: 33554432,
        php_max_execution_time: 120,
        php_max_input_vars: 5e3,
        curl_version: '8.14.1, OpenSSL/3.5.9',
        suhosin_installed: false,
        max_upload_size: 16777216,
        mysql_version: '11.8.9',
        mysql_version_string: '11.8.9-MariaDB-0+deb13u1 from Debian',
        default_timezone: 'UTC',
        fsockopen_or_curl_enabled: true,
        soapclient_enabled: false,
        domdocument_enabled: true,
        gzip_enabled: true,
        mbstring_enabled: true,
        remote_post_successful: false,
        remote_post_response: false,
        remote_get_successful: false,
        remote_get_response: false,
      },
      settings: {
        api_enabled: false,
        force_ssl: false,
        currency: 'EUR',
        currency_symbol: '&euro;',
        currency_position: 'right_space',
        thousand_separator: ' ',
        decimal_separator: ',',
        number_of_decimals: 2,
        geolocation_enabled: false,
        taxonomies: { external: 'external', grouped: 'grouped', simple: 'simple', variable: 'variable' },
        product_visibility_terms: {
          'exclude-from-catalog': 'exclude-from-catalog',
          'exclude-from-search': 'exclude-from-search',
          featured: 'featured',
          outofstock: 'outofstock',
          'rated-1': 'rated-1',
          'rated-2': 'rated-2',
          'rated-3': 'rated-3',
          'rated-4': 'rated-4',
          'rated-5': 'rated-5',
        },
        woocommerce_com_connected: 'no',
        enforce_approved_download_dirs: true,
        order_datastore: 'Automattic\\WooCommerce\\Internal\\DataStores\\Orders\\OrdersTableDataStore',
        HPOS_enabled: true,
        HPOS_sync_enabled: false,
        enabled_features: [
          'analytics',
          'marketplace',
          'order_attribution',
          'site_visibility_badge',
          'remote_logging',
          'blueprint',
          'point_of_sale',
          'push_notifications',
          'custom_order_tables',
        ],
      },
      security: { secure_connection: true, hide_errors: true },
    },
  ],
};

// src/testing/store/fresh-shop.ts
var sample = sample_shop_default;
var copies = (resource) => (sample[resource] ?? []).map((row2) => clone(row2));
var own = {
  woocommerce_currency: 'EUR',
  woocommerce_default_country: 'FR',
};
var settings = (resource) =>
  copies(resource).map((row2) => ({ ...row2, value: own[text2(row2.id)] ?? row2.default ?? '' }));
var firstClasses = ['standard', 'reduced-rate', 'zero-rate'];
var uncategorized = {
  id: 15,
  name: 'Uncategorized',
  slug: 'uncategorized',
  parent: 0,
  description: '',
  display: 'default',
  image: null,
  menu_order: 0,
};
var fresh2 = {
  settings_groups: () => copies('settings_groups'),
  settings_general: () => settings('settings_general'),
  settings_products: () => settings('settings_products'),
  settings_tax: () => settings('settings_tax'),
  settings_shipping: () => settings('settings_shipping'),
  settings_account: () => settings('settings_account'),
  tax_classes: () => copies('tax_classes').filter((row2) => firstClasses.includes(text2(row2.slug))),
  shipping_methods: () => copies('shipping_methods'),
  payment_gateways: () => copies('payment_gateways').map((row2) => ({ ...row2, enabled: false })),
  categories: () => [clone(uncategorized)],
};
function withFreshRows(shop) {
  const missing = Object.entries(fresh2).filter(([resource]) => shop[resource] === void 0);
  return { ...Object.fromEntries(missing.map(([resource, make]) => [resource, make()])), ...shop };
}

// src/testing/store/http/handlers.ts
import { createRequire } from 'node:module';

function loadMsw() {
  try {
    return createRequire(import.meta.url)('msw');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    throw new SettingsError('The handlers need the package "msw", which is not installed.', {
      code: 'settings.invalid',
      field: 'handlers',
      hint: 'npm install --save-dev msw, or give `transport: store.transport` instead.',
      cause: error,
    });
  }
}
function createHandlers(transport, url) {
  const { HttpResponse, http } = loadMsw();
  const base2 = url?.replace(/\/+$/, '') ?? '*';
  const paths = ['/wp-json', '/wp-json/*', '/index.php', '/index.php/*'];
  return paths.map((path2) =>
    http.all(`${base2}${path2}`, async ({ request }) => {
      try {
        return await transport(request);
      } catch (error) {
        if (isBrokenConnection(error)) return HttpResponse.error();
        throw error;
      }
    }),
  );
}

// src/testing/store/http/listen.ts
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { TLSSocket } from 'node:tls';

async function read(message) {
  const chunks = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
async function collect2(answer14) {
  const chunks = [];
  let broken3 = false;
  const reader = answer14.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      chunks.push(part.value);
  } catch (error) {
    if (!isBrokenConnection(error)) throw error;
    broken3 = true;
  }
  return { body: Buffer.concat(chunks), broken: broken3 };
}
function breakOff(socket) {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}
async function write2(answer14, response, withBody) {
  const headers = {};
  answer14.headers.forEach((value, name) => {
    headers[name] = value;
  });
  const { body, broken: broken3 } = await collect2(answer14);
  const length = broken3 ? body.length * 2 + 1 : body.length;
  response.writeHead(answer14.status, { ...headers, 'content-length': String(length) });
  if (!broken3) {
    response.end(withBody ? body : void 0);
    return;
  }
  await new Promise((resolve) => response.write(body, () => resolve()));
  response.socket?.destroy();
}
function tellDefect(error, response) {
  const defect = error instanceof Error ? error : new Error(String(error));
  process.emitWarning(defect.stack ?? defect.message, 'FakeStoreDefect');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify({ code: 'fake_store_defect', message: defect.message, data: { status: 500 } }));
}
async function listen(transport, options2) {
  const scheme = options2.tls ? 'https' : 'http';
  const handle = (message, response) => {
    const run2 = async () => {
      const body = await read(message);
      const headers = new Headers();
      for (const [name, value] of Object.entries(message.headers)) {
        if (value !== void 0) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
      }
      const method = message.method ?? 'GET';
      const url = `${scheme}://${message.headers.host ?? '127.0.0.1'}${message.url ?? '/'}`;
      const withBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
      const request = new Request(url, { method, headers, ...(withBody ? { body } : {}) });
      await write2(await transport(request), response, method !== 'HEAD');
    };
    run2().catch((error) => {
      if (isBrokenConnection(error) || message.socket.destroyed) breakOff(message.socket);
      else tellDefect(error, response);
    });
  };
  const server = options2.tls ? createHttpsServer(options2.tls, handle) : createHttpServer(handle);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options2.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  const close = () =>
    new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return { url: `${scheme}://127.0.0.1:${port}`, close, [Symbol.asyncDispose]: close };
}

// src/testing/store/http/log.ts
var secret = /^(?:consumer_(?:key|secret)|oauth_.*)$/;
function createLog(clock) {
  const records = [];
  let open = 0;
  return {
    records,
    begin(incoming) {
      open += 1;
      const query = Object.fromEntries(Object.entries(incoming.query).filter(([name]) => !secret.test(name)));
      const record4 = {
        method: incoming.method,
        path: incoming.url.pathname,
        query,
        at: clock.now(),
        bytes: incoming.body.length,
        concurrent: open,
      };
      const index3 = records.push(record4) - 1;
      return {
        index: index3,
        end(status2, faults2) {
          open -= 1;
          records[index3] = {
            ...record4,
            doneAt: clock.now(),
            ...(status2 === void 0 ? {} : { status: status2 }),
            ...(faults2.length > 0 ? { faults: faults2 } : {}),
          };
        },
      };
    },
  };
}

// src/testing/store/http/respond.ts
function broken(text3) {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) {
        controller.error(brokenConnection());
        return;
      }
      sent = true;
      controller.enqueue(new TextEncoder().encode(text3));
    },
  });
}
function respond(answer14) {
  const { status: status2, text: text3 } = answer14;
  const body = text3 !== null && answer14.breaks ? broken(text3) : text3;
  return new Response(body, { status: status2, headers: { ...answer14.headers } });
}

// src/testing/store/keys.ts
function pair(digit) {
  return { consumerKey: `ck_${digit.repeat(40)}`, consumerSecret: `cs_${digit.repeat(40)}` };
}
function createKeys(administrator) {
  const main = pair('1');
  const readOnly = pair('2');
  const writeOnly = pair('3');
  const manager = pair('4');
  const customer = pair('5');
  const admin = { role: 'administrator', userId: 1 };
  const applicationPassword = { username: administrator, password: 'fake fake fake fake fake fake' };
  return {
    keys: {
      ...main,
      main,
      readWrite: main,
      readOnly,
      writeOnly,
      manager,
      customer,
      wrongSecret: { consumerKey: main.consumerKey, consumerSecret: pair('9').consumerSecret },
      unknownKey: pair('9'),
      applicationPassword,
    },
    list: [
      { ...main, ...admin, scope: 'read_write' },
      { ...readOnly, ...admin, scope: 'read' },
      { ...writeOnly, ...admin, scope: 'write' },
      { ...manager, role: 'shop_manager', userId: 2, scope: 'read_write' },
      { ...customer, role: 'customer', userId: 3, scope: 'read_write' },
    ],
    passwords: [{ ...applicationPassword, ...admin }],
  };
}

// src/testing/store/indexed-table.ts
function indexedTable(indexes) {
  const table = /* @__PURE__ */ new Map();
  const all = new Map(
    Object.entries(indexes).map(([name, keysOf2]) => [
      name,
      { keysOf: keysOf2, ids: /* @__PURE__ */ new Map() },
    ]),
  );
  const leave = (id) => {
    const record4 = table.get(id);
    if (!record4) return;
    for (const { keysOf: keysOf2, ids: ids3 } of all.values())
      for (const key2 of keysOf2(record4)) ids3.get(key2)?.delete(id);
  };
  const set = table.set.bind(table);
  const remove14 = table.delete.bind(table);
  return Object.assign(table, {
    set(id, record4) {
      leave(id);
      for (const { keysOf: keysOf2, ids: ids3 } of all.values()) {
        for (const key2 of keysOf2(record4)) {
          const known2 = ids3.get(key2);
          if (known2) known2.add(id);
          else ids3.set(key2, /* @__PURE__ */ new Set([id]));
        }
      }
      set(id, record4);
      return table;
    },
    delete(id) {
      leave(id);
      return remove14(id);
    },
    *having(index3, key2) {
      const entry = all.get(index3);
      for (const id of entry?.ids.get(key2) ?? []) {
        const record4 = table.get(id);
        if (record4 && entry?.keysOf(record4).includes(key2)) yield record4;
      }
    },
  });
}

// src/testing/store/kept.ts
var mostLists = 8;
var most = 2e5;
function createKept() {
  const all = [];
  let writes = 0;
  const keep = (room) => {
    const values = /* @__PURE__ */ new Map();
    all.push(values);
    return {
      of(key2, make) {
        const known2 = values.get(key2);
        if (known2 !== void 0) return known2;
        const made = make();
        if (writes > 0) return made;
        if (values.size >= room) for (const oldest of [...values.keys()].slice(0, 1)) values.delete(oldest);
        values.set(key2, made);
        return made;
      },
    };
  };
  const forget = () => {
    for (const values of all) values.clear();
  };
  return {
    lists: keep(mostLists),
    children: keep(most),
    filed: keep(most),
    homeRates: keep(most),
    forget,
    write() {
      writes += 1;
      forget();
      return () => {
        writes -= 1;
        forget();
      };
    },
  };
}

// src/testing/store/rules/php.ts
import Big2 from 'big.js';

// src/testing/store/rules/php-number.ts
function phpRound(value, places, half = 'up') {
  if (!Number.isFinite(value) || value === 0) return value;
  const power = 10 ** places;
  const scaled = value * power;
  const turn = value < 0 ? -1 : 1;
  let whole = Math.trunc(scaled);
  if ((whole + turn) / power === value) whole += turn;
  if (Math.abs(whole) >= 1e16) return value;
  const edge = Math.abs((whole + turn * 0.5) / power);
  const size = Math.abs(value);
  if (half === 'up' ? size >= edge : size > edge) whole += turn;
  return whole / power;
}
function isTie(value, places) {
  if (Number.isInteger(value)) return false;
  const digits = String(value).split('.')[1] ?? '';
  if (digits.length !== places + 1 || !digits.endsWith('5')) return false;
  return /^0*$/.test(
    value
      .toFixed(100)
      .split('.')[1]
      ?.slice(places + 1) ?? '',
  );
}
function printFixed(value, places) {
  const shown5 = value.toFixed(places);
  if (!isTie(value, places) || Number(shown5.at(-1)) % 2 === 0) return shown5;
  return (value - (Math.sign(value) * 0.25) / 10 ** places).toFixed(places);
}
function numberFormat(value, places, signs2 = { decimal: '.', thousand: '' }) {
  const rounded2 = phpRound(value, places);
  const [whole = '0', rest] = printFixed(Math.abs(rounded2), places).split('.');
  const grouped =
    signs2.thousand === '' ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, () => signs2.thousand);
  const shown5 = rest === void 0 ? grouped : `${grouped}${signs2.decimal}${rest}`;
  return rounded2 < 0 ? `-${shown5}` : shown5;
}
function sum2(values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

// src/testing/store/rules/php.ts
function stripTags(value) {
  return value.replace(/<(script|style)[^>]*?>[\s\S]*?<\/\1>/gi, '').replace(/<\/?[a-zA-Z!][^>]*>?/g, '');
}
var trim = (value) => value.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, '');
function cleanText(value) {
  let clean2 = text2(value);
  if (clean2.includes('<')) clean2 = stripTags(clean2.replace(/<(?=[^a-zA-Z/!]|$)/g, '&lt;'));
  clean2 = trim(clean2.replace(/[\r\n\t ]+/g, ' '));
  return trim(clean2.replace(/%[a-f0-9]{2}/gi, ''));
}
function clean(value) {
  if (Array.isArray(value)) return value.map(clean);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key2, item]) => [key2, clean(item)]));
  }
  return typeof value === 'boolean' || value === null ? value : cleanText(value);
}
function normalEntities(value) {
  return value
    .replace(/&#0*(\d+);/g, (_, digits) => `&#${digits.padStart(3, '0')};`)
    .replace(/&#x0*([0-9a-f]+);/gi, '&#x$1;');
}
function escapeHtml2(value) {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
function decodeEntities(value) {
  return value
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&amp;/g, '&');
}
function phpJson2(value) {
  return JSON.stringify(value)
    .replace(/\//g, '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
var precisionOf = (format) => Math.max(6, format.decimals + 2);
function formatDecimal(value, format, trim2 = false) {
  if (typeof value === 'number' && !Number.isInteger(value))
    return trimZeros(printFixed(value, precisionOf(format)));
  let amount2 = text2(value);
  if (format.decimalSeparator !== '.') amount2 = amount2.split(format.decimalSeparator).join('.');
  amount2 = cleanText(amount2).replace(/\.(?![^.]+$)|[^0-9.-]/g, '');
  return trim2 ? trimZeros(amount2) : amount2;
}
function trimZeros(value) {
  return value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value;
}
var isNumeric = (value) => /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(value);
function big(value) {
  if (typeof value === 'number') return new Big2(value);
  const match = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(text2(value));
  return new Big2(
    match
      ? match[0]
          .trim()
          .replace(/^\+/, '')
          .replace(/\.$/, '')
          .replace(/^(-?)\./, '$10.')
      : 0,
  );
}
function fixed(value, decimals2) {
  return numberFormat(number(value), decimals2);
}

// src/testing/store/load-orders.ts
function wholeTotal(line) {
  const quantity = number(line.quantity);
  if (typeof line.price !== 'number' || quantity === 0) return text2(line.total);
  const exact = trimZeros(printFixed(line.price * quantity, 6));
  return phpRound(Number(exact), 2) === number(line.total) ? exact : text2(line.total);
}
function wholeTaxes(line) {
  const taxes2 = rows(line.taxes);
  let excess = Math.round((sum2(taxes2.map((tax) => number(tax.total))) - number(line.total_tax)) * 100);
  return taxes2.map((tax) => {
    if (excess < 1 || number(tax.total) <= 0) return tax;
    excess -= 1;
    return { ...tax, total: numberFormat(number(tax.total) - 5e-3, 3) };
  });
}
function loadLine(line) {
  const total = wholeTotal(line);
  const undiscounted = line.subtotal === line.total;
  return {
    ...line,
    total,
    taxes: wholeTaxes(line),
    subtotal: undiscounted ? total : (line.subtotal ?? total),
    meta_data: rows(line.meta_data).map((meta2) => ({
      id: meta2.id ?? 0,
      key: meta2.key ?? '',
      value: meta2.value ?? '',
      ...(meta2.display_key === void 0 ? {} : { display_key: meta2.display_key }),
    })),
  };
}
function wholeOrderTaxes(order2) {
  const places = text2(order2.total_tax).split('.')[1]?.length ?? 0;
  const taxOf2 = (...kinds5) =>
    sum2(
      kinds5.flatMap((kind) =>
        rows(order2[kind]).flatMap((line) => rows(line.taxes).map((tax) => number(tax.total))),
      ),
    );
  const [cart, shipping2] = [taxOf2('line_items', 'fee_lines'), taxOf2('shipping_lines')];
  const agrees =
    phpRound(cart, places) === number(order2.cart_tax) &&
    phpRound(shipping2, places) === number(order2.shipping_tax) &&
    phpRound(cart + shipping2, places) === number(order2.total_tax);
  const isLeftOut = order2.cart_tax === void 0 && order2.shipping_tax === void 0;
  const shown5 = (value) => trimZeros(printFixed(value, 6));
  return agrees || isLeftOut ? { cart_tax: shown5(cart), shipping_tax: shown5(shipping2) } : {};
}
var loadOrder = (order2) => ({ ...loadLines(order2), ...wholeOrderTaxes(order2) });
function loadLines(order2) {
  return {
    ...order2,
    line_items: rows(order2.line_items).map(loadLine),
    shipping_lines: rows(order2.shipping_lines),
    fee_lines: rows(order2.fee_lines),
    coupon_lines: rows(order2.coupon_lines),
    tax_lines: rows(order2.tax_lines),
  };
}

// src/testing/store/rules/slug.ts
var special = {
  \u00AA: 'a',
  \u00BA: 'o',
  \u00C6: 'AE',
  \u00E6: 'ae',
  \u00D0: 'D',
  \u00F0: 'd',
  \u00D8: 'O',
  \u00F8: 'o',
  \u00DE: 'TH',
  \u00FE: 'th',
  \u00DF: 's',
  \u0110: 'D',
  \u0111: 'd',
  \u0126: 'H',
  \u0127: 'h',
  \u0131: 'i',
  \u0132: 'IJ',
  \u0133: 'ij',
  \u0138: 'k',
  \u013F: 'L',
  \u0140: 'l',
  \u0141: 'L',
  \u0142: 'l',
  \u0149: 'n',
  \u014A: 'N',
  \u014B: 'n',
  \u0152: 'OE',
  \u0153: 'oe',
  \u0166: 'T',
  \u0167: 't',
  \u017F: 's',
  '\u20AC': 'E',
  '\xA3': '',
};
var marked = /[\u00c0-\u017f\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u0218-\u021b\u1ea0-\u1ef9]/;
function removeAccents(value) {
  return [...value.normalize('NFC')]
    .map((letter) => {
      const known2 = special[letter];
      if (known2 !== void 0) return known2;
      return marked.test(letter) ? letter.normalize('NFD').replace(/\p{M}/gu, '') : letter;
    })
    .join('');
}
function folded(value) {
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
var longestSlug = 200;
function encode2(value) {
  let encoded = '';
  for (const letter of value) {
    const piece = /\p{Cs}/u.test(letter) ? '' : letter < '\x80' ? letter : encodeURIComponent(letter);
    if (encoded.length + piece.length > longestSlug) break;
    encoded += piece;
  }
  return encoded.toLowerCase();
}
var dashes =
  /[\u00a0\u2011\u2013\u2014/\u2000-\u200a\u2028\u2029\u202f]|&(?:nbsp|ndash|mdash|#160|#8209|#8211|#8212);/g;
var dropped =
  /[\u00a1\u00a9\u00ab\u00ad\u00ae\u00b0\u00b4\u00bb\u00bf\u02ca\u200b-\u200f\u2018-\u201f\u2022\u2026\u202a-\u202e\u2039\u203a\u2122\ufeff\ufffc]|\u0300|\u0301|\u0304|\u030c|\u0341/g;
function slugOf(value, options2 = {}) {
  const titled = stripTags(options2.keepAccents === true ? value : removeAccents(value));
  const octets = titled
    .split(/(%[a-f0-9]{2})/i)
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll('%', '')))
    .join('');
  const spelled = octets.toLowerCase().replace(dashes, '-').replace(dropped, '').replaceAll('\xD7', 'x');
  return encode2(spelled)
    .replace(/&.+?;/g, '')
    .replaceAll('.', '-')
    .replace(/[^%a-z0-9 _-]/g, '')
    .replace(/\s+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-+|-+$/g, '');
}

// src/testing/store/rules/image-files.ts
var imageTypes = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  gif: 'image/gif',
  png: 'image/png',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  tif: 'image/tiff',
  ico: 'image/x-icon',
};
function imageType(name) {
  return imageTypes[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
}
function cleanFileName(value) {
  const name = removeAccents(value)
    .replace(/\u00a0/g, ' ')
    .replace(/[?[\]/\\=<>:;,'"&$#*()|~`!{}%+’«»”“\u0000]/g, '')
    .replace(/%20|\+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/[\r\n\t -]+/g, '-')
    .replace(/^[.\-_]+|[.\-_]+$/g, '');
  const parts2 = name.split('.');
  if (parts2.length <= 2) return name;
  const [first = '', ...rest] = parts2;
  const last = rest.pop() ?? '';
  const middle = rest.map((part) =>
    /^[a-zA-Z]{2,5}\d?$/.test(part) && !(part.toLowerCase() in imageTypes) ? `${part}_` : part,
  );
  return [first, ...middle, last].join('.');
}
function fileAt(tables, path2) {
  const file = /^\/wp-content\/uploads\/(.+)$/.exec(path2)?.[1];
  const id = file === void 0 ? void 0 : tables.files.get(fileKey(file));
  return id === void 0 ? void 0 : tables.contents.get(id);
}
function fileKey(path2) {
  const dot = path2.lastIndexOf('.');
  return dot < 0 ? path2 : path2.slice(0, dot) + path2.slice(dot).toLowerCase();
}
function uniqueFileName(tables, folder, wanted) {
  const dot = wanted.lastIndexOf('.');
  const base2 = dot < 0 ? wanted : wanted.slice(0, dot);
  const end = dot < 0 ? '' : wanted.slice(dot);
  const taken = (name) => tables.files.has(fileKey(`${folder}/${name}`));
  const first = /-(?:\d+x\d+|scaled|rotated)$/.test(base2) ? 1 : 0;
  for (let n = first; ; n += 1) {
    const name = n === 0 ? wanted : `${base2}-${n}${end}`;
    if (!taken(name)) return name;
  }
}

// src/testing/store/rules/product-blank.ts
var productDefaults = {
  id: 0,
  name: '',
  slug: '',
  type: 'simple',
  status: 'publish',
  featured: false,
  catalog_visibility: 'visible',
  description: '',
  short_description: '',
  sku: '',
  price: '',
  regular_price: '',
  sale_price: '',
  date_on_sale_from_gmt: null,
  date_on_sale_to_gmt: null,
  total_sales: 0,
  virtual: false,
  downloadable: false,
  downloads: [],
  download_limit: -1,
  download_expiry: -1,
  external_url: '',
  button_text: '',
  tax_status: 'taxable',
  tax_class: '',
  manage_stock: false,
  stock_quantity: null,
  stock_status: 'instock',
  backorders: 'no',
  low_stock_amount: null,
  sold_individually: false,
  weight: '',
  dimensions: { length: '', width: '', height: '' },
  shipping_class_id: 0,
  reviews_allowed: true,
  average_rating: '0',
  rating_count: 0,
  upsell_ids: [],
  cross_sell_ids: [],
  parent_id: 0,
  purchase_note: '',
  category_ids: [],
  tag_ids: [],
  brand_ids: [],
  image_ids: [],
  attributes: [],
  default_attributes: [],
  grouped_products: [],
  menu_order: 0,
  meta_data: [],
  post_password: '',
  global_unique_id: '',
};
function blankProduct(site) {
  const now = site.now();
  return { ...structuredClone(productDefaults), date_created_gmt: now, date_modified_gmt: now };
}

// src/testing/store/tables.ts
function attributeKey(taxonomy, option) {
  return `${taxonomy}
${option}`;
}
function nextId(tables, series) {
  const id = tables.next[series];
  tables.next[series] = id + 1;
  return id;
}
function termsOf(tables, taxonomy) {
  const known2 = tables.terms.get(taxonomy);
  if (known2) return known2;
  const fresh3 = /* @__PURE__ */ new Map();
  tables.terms.set(taxonomy, fresh3);
  return fresh3;
}

// src/testing/store/load.ts
var list = (shop, name) => (shop[name] ?? []).map((item) => clone(item));
function byId2(source) {
  return new Map(source.map((item) => [integer(item.id), item]));
}
var ids = (value) => rows(value).map((item) => integer(item.id));
function strip(item, ...fields) {
  if (!('_links' in item) && !fields.some((field2) => field2 in item)) return item;
  const dropped2 = /* @__PURE__ */ new Set(['_links', ...fields]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => !dropped2.has(name)));
}
var byShippingClass = (item) => [integer(item.shipping_class_id)];
var byParent = (item) => [integer(item.parent_id)];
var bySku = (item) => (text2(item.sku) === '' ? [] : [text2(item.sku).toLowerCase()]);
var byBarcode = (item) => (text2(item.global_unique_id) === '' ? [] : [text2(item.global_unique_id)]);
function keepImages(tables, images) {
  return images.map((image2) => {
    const id = integer(image2.id);
    if (!tables.attachments.has(id)) tables.attachments.set(id, clone(image2));
    const file = /\/uploads\/(.+)$/.exec(text2(image2.src))?.[1];
    if (file !== void 0) tables.files.set(fileKey(file), id);
    return id;
  });
}
function loadProduct(tables, item) {
  const product = clone({
    ...item,
    category_ids: ids(item.categories),
    tag_ids: ids(item.tags),
    brand_ids: ids(item.brands),
    image_ids: keepImages(tables, rows(item.images)),
    parent_id: item.parent_id ?? 0,
    // What the store computes is not kept.
    images: [],
    categories: [],
    tags: [],
    brands: [],
    variations: [],
    related_ids: [],
    price_html: '',
    _links: null,
  });
  for (const [name, value] of Object.entries(productDefaults)) {
    if (product[name] === void 0) product[name] = clone(value);
  }
  return product;
}
function loadVariation(tables, item) {
  const [image2] = keepImages(tables, isRow(item.image) ? [item.image] : []);
  return strip(
    {
      ...clone(productDefaults),
      tax_class: 'parent',
      ...item,
      type: 'variation',
      parent_id: item.parent_id ?? item._parent ?? 0,
      manage_stock: item.manage_stock === true,
      stock_quantity: item.manage_stock === true ? (item.stock_quantity ?? null) : null,
      image_id: image2 ?? 0,
    },
    '_parent',
    'image',
  );
}
function disinherit(tables, variation) {
  const parent = tables.products.get(integer(variation.parent_id));
  for (const field2 of ['sku', 'weight']) {
    if (parent && variation[field2] === parent[field2]) variation[field2] = '';
  }
  if (variation.image_id === items(parent?.image_ids)[0]) variation.image_id = 0;
  return variation;
}
var countedSales = ['processing', 'completed', 'on-hold', 'refunded'];
var uncountedUses = ['cancelled', 'failed', 'trash', 'checkout-draft', 'auto-draft'];
function recorded(order2) {
  const status2 = text2(order2.status);
  order2.sales_recorded = countedSales.includes(status2);
  order2.coupon_uses_recorded = !uncountedUses.includes(status2);
  return order2;
}
function taxClassesOf(shop) {
  const listed3 = list(shop, 'tax_classes').map((item) => strip(item));
  if (listed3.length > 0) return listed3;
  const fresh3 = [
    { slug: 'standard', name: 'Standard rate' },
    { slug: 'reduced-rate', name: 'Reduced rate' },
    { slug: 'zero-rate', name: 'Zero rate' },
  ];
  const named4 = new Set(list(shop, 'taxes').map((rate) => text2(rate.class) || 'standard'));
  const own3 = [...named4].filter((slug) => !fresh3.some((item) => item.slug === slug));
  return [...fresh3, ...own3.map((slug) => ({ slug, name: slug }))];
}
function highest(...tables) {
  let top = 0;
  for (const table of tables) for (const id of table) top = Math.max(top, id);
  return top;
}
function countersOf(tables) {
  let item = 0;
  let meta2 = 0;
  const see = (record4) => {
    for (const entry of rows(record4.meta_data)) meta2 = Math.max(meta2, integer(entry.id));
  };
  for (const order2 of [...tables.orders.values(), ...tables.refunds.values()]) {
    see(order2);
    for (const kind of ['line_items', 'shipping_lines', 'fee_lines', 'coupon_lines', 'tax_lines']) {
      for (const line of rows(order2[kind])) {
        item = Math.max(item, integer(line.id));
        see(line);
      }
    }
  }
  for (const table of [tables.products, tables.variations, tables.customers, tables.coupons]) {
    for (const record4 of table.values()) see(record4);
  }
  const posts = [
    tables.products,
    tables.variations,
    tables.orders,
    tables.refunds,
    tables.coupons,
    tables.attachments,
  ];
  return {
    post: highest(...posts.map((table) => table.keys())) + 1,
    // The first user is the one who installed the shop.
    customer: Math.max(1, highest(tables.customers.keys())) + 1,
    term: highest(...[...tables.terms.values()].map((terms2) => terms2.keys())) + 1,
    attribute: highest(tables.attributes.keys()) + 1,
    tax: highest(tables.taxes.keys()) + 1,
    zone: highest(tables.zones.keys()) + 1,
    zoneMethod: highest(tables.zoneMethods.keys()) + 1,
    webhook: highest(tables.webhooks.keys()) + 1,
    comment: highest(tables.notes.keys(), tables.reviews.keys()) + 1,
    orderItem: item + 1,
    meta: meta2 + 1,
  };
}
var systemStatusOf = (shop) => strip(list(shop, 'system_status')[0] ?? {});
function loadTables(shop) {
  const tables = {
    products: indexedTable({
      sku: bySku,
      barcode: byBarcode,
      slug: (item) => [text2(item.slug)],
      product_cat: (item) => items(item.category_ids).map(integer),
      product_tag: (item) => items(item.tag_ids).map(integer),
      product_brand: (item) => items(item.brand_ids).map(integer),
      product_shipping_class: byShippingClass,
      attribute: (item) =>
        rows(item.attributes).flatMap((attribute) =>
          items(attribute.options).map((option) => attributeKey(text2(attribute.slug), text2(option))),
        ),
    }),
    variations: indexedTable({
      parent: byParent,
      sku: bySku,
      barcode: byBarcode,
      product_shipping_class: byShippingClass,
    }),
    orders: /* @__PURE__ */ new Map(),
    refunds: indexedTable({ parent: byParent }),
    notes: indexedTable({ order: (item) => [integer(item.order_id)] }),
    customers: /* @__PURE__ */ new Map(),
    coupons: /* @__PURE__ */ new Map(),
    terms: /* @__PURE__ */ new Map(),
    attributes: byId2(list(shop, 'attributes').map((item) => strip(item))),
    taxes: byId2(list(shop, 'taxes').map((item) => strip(item))),
    taxClasses: taxClassesOf(shop),
    gateways: list(shop, 'payment_gateways').map((item) => strip(item)),
    settings: /* @__PURE__ */ new Map(),
    settingGroups: list(shop, 'settings_groups').map((item) => strip(item)),
    shippingMethods: list(shop, 'shipping_methods').map((item) => strip(item)),
    zones: byId2(list(shop, 'shipping_zones').map((item) => strip(item))),
    zoneLocations: list(shop, 'shipping_zone_locations').map((item) =>
      strip({ ...item, zone_id: item._zone ?? 0 }, '_zone'),
    ),
    zoneMethods: /* @__PURE__ */ new Map(),
    webhooks: byId2(list(shop, 'webhooks').map((item) => strip(item))),
    attachments: /* @__PURE__ */ new Map(),
    files: /* @__PURE__ */ new Map(),
    contents: /* @__PURE__ */ new Map(),
    reviews: byId2(list(shop, 'reviews').map((item) => strip(item))),
    orderStatuses: list(shop, 'order_statuses_totals').map((item) => strip(item)),
    currencies: list(shop, 'currency_current').map((item) => strip(item)),
    routes: list(shop, 'index_wc_v3_routes').flatMap((item) => items(item.routes).map(text2)),
    kept: createKept(),
    systemStatus: systemStatusOf(shop),
    next: {
      post: 1,
      customer: 1,
      term: 1,
      attribute: 1,
      tax: 1,
      zone: 1,
      zoneMethod: 1,
      webhook: 1,
      comment: 1,
      orderItem: 1,
      meta: 1,
    },
  };
  keepImages(tables, list(shop, 'attachments'));
  for (const item of shop.products ?? []) tables.products.set(integer(item.id), loadProduct(tables, item));
  for (const item of list(shop, 'variations')) {
    tables.variations.set(integer(item.id), disinherit(tables, loadVariation(tables, item)));
  }
  for (const item of list(shop, 'orders'))
    tables.orders.set(integer(item.id), recorded(strip(loadOrder(item), 'refunds')));
  for (const item of list(shop, 'refunds')) {
    const parent = item._order ?? item.parent_id ?? 0;
    tables.refunds.set(integer(item.id), strip(loadLines({ ...item, parent_id: parent }), '_order'));
  }
  for (const item of list(shop, 'order_notes')) {
    tables.notes.set(integer(item.id), strip({ ...item, order_id: item._order ?? 0 }, '_order'));
  }
  for (const item of list(shop, 'customers')) tables.customers.set(integer(item.id), strip(item));
  for (const item of list(shop, 'coupons')) tables.coupons.set(integer(item.id), strip(item));
  const taxonomy = (name, source) =>
    tables.terms.set(name, byId2(source.map((item) => strip(item, 'count'))));
  taxonomy('product_cat', list(shop, 'categories'));
  taxonomy('product_tag', list(shop, 'tags'));
  taxonomy('product_brand', list(shop, 'brands'));
  taxonomy('product_shipping_class', list(shop, 'shipping_classes'));
  for (const attribute of tables.attributes.values()) {
    const own3 = list(shop, 'attribute_terms').filter((item) => item._attribute === attribute.id);
    taxonomy(
      text2(attribute.slug),
      own3.map((item) => strip(item, '_attribute')),
    );
  }
  for (const item of list(shop, 'shipping_zone_methods')) {
    tables.zoneMethods.set(
      integer(item.instance_id ?? item.id),
      strip({ ...item, zone_id: item._zone ?? 0 }, '_zone'),
    );
  }
  for (const [name, source] of Object.entries(shop)) {
    const group = /^settings_(.+)$/.exec(name)?.[1];
    if (group && group !== 'groups')
      tables.settings.set(
        group,
        source.map((item) => strip(clone(item))),
      );
  }
  Object.assign(tables.next, countersOf(tables));
  return tables;
}
function datePairs(shop) {
  const pairs2 = [];
  for (const name of ['orders', 'products', 'customers']) {
    for (const item of shop[name] ?? []) {
      const { date_created_gmt: gmt, date_created: local } = item;
      if (typeof gmt === 'string' && typeof local === 'string') pairs2.push([gmt, local]);
    }
  }
  return pairs2;
}

// src/testing/store/options.ts
import * as z4 from 'zod';

function isTimeZone2(zone2) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone2 }) !== void 0;
  } catch {
    return false;
  }
}
var optionsSchema = z4.strictObject({
  // Rows are looked at no deeper: a shop may hold a hundred thousand of them.
  shop: z4.record(
    z4.string(),
    z4.array(
      z4.custom((row2) => row2 !== null && typeof row2 === 'object' && !Array.isArray(row2), 'not a row'),
    ),
  ),
  clock: z4.object({ now: z4.function(), sleep: z4.function() }).optional(),
  seed: z4.number().int().optional(),
  version: z4
    .string()
    .regex(/^\d+\.\d+/)
    .optional(),
  timeZone: z4.string().refine(isTimeZone2, 'it is no time zone such as "Europe/Paris"').optional(),
  name: z4.string().optional(),
  sendWebhook: z4.function().optional(),
  faults: z4.unknown().optional(),
  condition: z4.unknown().optional(),
  fetchImage: z4.function().optional(),
});
function checkOptions(options2) {
  const parsed = optionsSchema.safeParse(options2);
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  const misspelt = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const field2 = [...(issue?.path ?? []), ...misspelt.slice(0, 1)].join('.');
  if (misspelt.length > 0) {
    throw new SettingsError(`The fake store has no option "${field2}".`, {
      code: 'settings.invalid',
      field: field2,
      hint: `Its options are ${Object.keys(optionsSchema.shape).join(', ')}.`,
    });
  }
  throw new SettingsError(`The fake store's option "${field2}" cannot be used: ${issue?.message}.`, {
    code: 'settings.invalid',
    field: field2,
    hint: 'See FakeStoreOptions.',
  });
}

// src/testing/store/rest/oauth.ts
import { createHmac } from 'node:crypto';

var required = [
  'oauth_consumer_key',
  'oauth_timestamp',
  'oauth_nonce',
  'oauth_signature',
  'oauth_signature_method',
];
var fault = (message, code = 'woocommerce_rest_authentication_error') => new RestFault(code, message, 401);
function encodeAll(value) {
  if (Array.isArray(value)) return value.map(encodeAll);
  if (isRow(value))
    return Object.fromEntries(
      Object.entries(value).map(([key2, item]) => [rawEncode(key2), encodeAll(item)]),
    );
  return rawEncode(text2(value)).replace(/%7E/g, '~');
}
function join(params, prefix = '') {
  return Object.entries(params).flatMap(([key2, value]) => {
    const name = prefix ? `${prefix}%5B${key2}%5D` : key2;
    if (Array.isArray(value) || isRow(value)) return join(value, name);
    return [rawEncode(`${name}=${text2(value)}`)];
  });
}
function checkOauth(check3) {
  const { query } = check3;
  if (!required.some((name) => name in query)) return void 0;
  const missing = required.filter((name) => text2(query[name]) === '');
  if (missing.length > 0) {
    const word = missing.length === 1 ? 'parameter' : 'parameters';
    throw fault(
      `Missing OAuth ${word} ${missing.join(', ')}`,
      'woocommerce_rest_authentication_missing_parameter',
    );
  }
  const key2 = text2(query.oauth_consumer_key);
  const secret2 = check3.secretOf(key2);
  if (secret2 === void 0) throw fault('Consumer key is invalid.');
  checkSignature(check3, secret2);
  checkNonce(check3, key2);
  return key2;
}
function checkSignature(check3, secret2) {
  const method = text2(check3.query.oauth_signature_method);
  if (method !== 'HMAC-SHA1' && method !== 'HMAC-SHA256') {
    throw fault('Invalid signature - signature method is invalid.');
  }
  const { oauth_signature: signature, ...params } = check3.query;
  const encoded = encodeAll(params);
  const sorted = Object.fromEntries(Object.entries(encoded).sort(([a], [b]) => (a < b ? -1 : 1)));
  const base2 = `${check3.method}&${rawEncode(check3.address)}&${join(sorted).join('%26')}`;
  const algorithm = method === 'HMAC-SHA1' ? 'sha1' : 'sha256';
  const wanted = createHmac(algorithm, `${secret2}&`).update(base2).digest('base64');
  if (wanted !== text2(signature).replace(/ /g, '+'))
    throw fault('Invalid signature - provided signature does not match.');
}
var window = 15 * 60;
function checkNonce(check3, key2) {
  const timestamp = number(check3.query.oauth_timestamp);
  if (Math.abs(check3.now - timestamp) > window) throw fault('Invalid timestamp.');
  const used = check3.nonces.get(key2) ?? /* @__PURE__ */ new Map();
  check3.nonces.set(key2, used);
  for (const [nonce2, time] of used) if (time < check3.now - window) used.delete(nonce2);
  const nonce = text2(check3.query.oauth_nonce);
  if (used.has(nonce)) throw fault('Invalid nonce - nonce has already been used.');
  used.set(nonce, timestamp);
}

// src/testing/store/rest/auth.ts
var nobody = { role: 'none', userId: 0, scope: 'read_write' };
function basicPair(header) {
  const match = /^Basic\s+(.*)$/i.exec(header ?? '');
  if (!match) return void 0;
  const decoded = Buffer.from(match[1] ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? void 0 : { user: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
function queryPair(query) {
  const user = text2(query.consumer_key);
  const password = text2(query.consumer_secret);
  return user && password ? { user, password } : void 0;
}
var authFault = (message) => new RestFault('woocommerce_rest_authentication_error', message, 401);
function createAuthenticator(options2) {
  const nonces = /* @__PURE__ */ new Map();
  const keyOf2 = (consumerKey) => options2.keys.find((key2) => key2.consumerKey === consumerKey);
  const callerOf = (key2) => ({ role: key2.role, userId: key2.userId, scope: key2.scope });
  const byKey = (incoming, method, basic) => {
    if (incoming.secure) {
      const pair2 = queryPair(incoming.query) ?? (basic?.user && basic.password ? basic : void 0);
      const key3 = pair2 && keyOf2(pair2.user);
      if (key3 && key3.consumerSecret !== pair2?.password) throw authFault('Consumer secret is invalid.');
      if (key3) return callerOf(key3);
    }
    const address2 = `${incoming.url.origin}${incoming.url.pathname}`;
    const oauth = checkOauth({
      method,
      address: address2,
      query: incoming.query,
      secretOf: (consumerKey) => keyOf2(consumerKey)?.consumerSecret,
      nonces,
      now: Math.floor(options2.now() / 1e3),
    });
    const key2 = oauth === void 0 ? void 0 : keyOf2(oauth);
    return key2 && callerOf(key2);
  };
  return {
    identify(incoming, method) {
      const basic = basicPair(incoming.headers.get('authorization'));
      const ours = /wp-json\/wc[/-]/.test(incoming.uri);
      const caller = ours ? byKey(incoming, method, basic) : void 0;
      if (caller) return caller;
      if (!basic?.user || !incoming.secure) return nobody;
      const plain2 = basic.password.replace(/\s/g, '');
      const known2 = options2.passwords.find((entry) => entry.username === basic.user);
      if (known2 && known2.password.replace(/\s/g, '') === plain2) {
        return { role: known2.role, userId: known2.userId, scope: 'read_write' };
      }
      if (ours) return nobody;
      if (options2.isUser(basic.user)) {
        const message2 = 'The provided password is an invalid application password.';
        throw new RestFault('incorrect_password', message2, 401);
      }
      const message = basic.user.includes('@')
        ? 'Unknown email address. Check again or try your username.'
        : '<strong>Error:</strong> Unknown username. Check again or try your email address.';
      throw new RestFault(basic.user.includes('@') ? 'invalid_email' : 'invalid_username', message, 401);
    },
  };
}

// src/testing/store/rest/item-schema.ts
function plain(word) {
  return /^(?:true|false|null|-?\d+|\[\]|\{\})$/.test(word) ? JSON.parse(word) : word;
}
function typed(word) {
  if (word.endsWith('[]')) return { type: 'array', items: { type: word.slice(0, -2) } };
  return { type: word.includes('|') ? word.split('|') : word };
}
var inContext = (words3) => {
  if (words3.includes('bare')) return {};
  return { context: words3.includes('edit') ? ['edit'] : ['view', 'edit'] };
};
function written(field2) {
  const [text3, fields] = typeof field2 === 'string' ? [field2, void 0] : field2;
  const [type = '', ...words3] = text3.split(' ');
  const schema2 = { ...typed(type), ...inContext(words3) };
  for (const word of words3) {
    const [, name, value = ''] = /^(\w*)[:=](.*)$/.exec(word) ?? [];
    if (word === 'ro') schema2.readonly = true;
    else if (word === 'required') schema2.required = true;
    else if (name === '') schema2.default = plain(value);
    else if (name === 'enum') schema2.enum = value.split(',');
    else if (name !== void 0) schema2[name] = plain(value);
  }
  if (fields) {
    const properties = writtenAll(fields);
    if (type.endsWith('[]')) schema2.items = { type: type.slice(0, -2), properties };
    else schema2.properties = properties;
  }
  return schema2;
}
var writtenAll = (fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, field2]) => [name, written(field2)]));
var publicSchema = (schema2, site) => ({
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: schema2.title,
  type: 'object',
  properties: writtenAll(schema2.fields(site)),
});
var knownTypes = {
  'date-time': ['null', 'string'],
  mixed: ['null', 'object', 'string', 'number', 'boolean', 'integer', 'array'],
};
function asArgument(schema2) {
  const { properties, type } = schema2;
  return {
    ...schema2,
    ...(typeof type === 'string' && type in knownTypes ? { type: knownTypes[type] } : {}),
    ...(properties === void 0
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, item]) => [name, asArgument(item)]),
          ),
        }),
  };
}
function writeArguments(schema2, site, creates) {
  const found = {};
  for (const [name, field2] of Object.entries(schema2.fields(site))) {
    const { context: _context, readonly, default: standard, ...rest } = written(field2);
    if (readonly === true) continue;
    found[name] = asArgument(creates && standard !== void 0 ? { ...rest, default: standard } : rest);
  }
  return found;
}

// src/testing/store/rest/describe.ts
function shownArg(arg) {
  const {
    clean: _clean,
    unchecked: _unchecked,
    required: required2 = false,
    items: items2,
    properties,
    ...rest
  } = arg;
  const inner = (item) => {
    const { required: _required, ...shown5 } = shownArg(item);
    return shown5;
  };
  return {
    ...rest,
    ...(items2 ? { items: inner(items2) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, item]) => [name, inner(item)]),
          ),
        }
      : {}),
    required: required2,
  };
}
function pathArgs(route) {
  const named4 = route.path.matchAll(/\(\?<(\w+)>(\\d)?/g);
  return Object.fromEntries(
    [...named4].map(([, name = '', digits]) => [
      // A group of settings is read by another name than that of its pattern.
      name === 'group_id' ? 'group' : name,
      { type: digits ? 'integer' : 'string', required: false },
    ]),
  );
}
function argsOf(site, route, endpoint) {
  const own3 = Object.entries(endpoint.args ?? {});
  const shown5 = { ...pathArgs(route) };
  if (route.schema && endpoint.methods.includes('POST')) {
    const fields = route.schema.fields(site);
    const creates = !endpoint.methods.includes('PUT');
    for (const [name, arg] of Object.entries(writeArguments(route.schema, site, creates)))
      shown5[name] = { ...arg, required: endpoint.args?.[name]?.required ?? arg.required ?? false };
    for (const [name, arg] of own3) if (!(name in fields)) shown5[name] = shownArg(arg);
  } else for (const [name, arg] of own3) shown5[name] = shownArg(arg);
  return Object.keys(shown5).length === 0 ? [] : shown5;
}
function describeRoute(site, match, methods, origin) {
  const { route, namespace } = match;
  const path2 = route.path.replace('/wc/v3', `/${namespace}`);
  return {
    namespace,
    methods,
    endpoints: route.endpoints.map((endpoint) => ({
      methods: [...endpoint.methods],
      args: argsOf(site, route, endpoint),
    })),
    ...(route.schema ? { schema: publicSchema(route.schema, site) } : {}),
    // An address with a gap in it leads nowhere.
    ...(path2.includes('(?<') ? {} : { _links: { self: [{ href: `${origin}/wp-json${path2}` }] } }),
  };
}

// src/testing/store/rest/fields.ts
function parse2(list18) {
  const wanted = /* @__PURE__ */ new Map();
  for (const field2 of list18) {
    const parts2 = field2.split('.');
    let level = wanted;
    let whole = false;
    for (const part of parts2.slice(0, -1)) {
      const known2 = level.get(part);
      if (known2 === true) {
        whole = true;
        break;
      }
      const next = known2 ?? /* @__PURE__ */ new Map();
      level.set(part, next);
      level = next;
    }
    if (!whole) level.set(parts2.at(-1) ?? '', true);
  }
  return wanted;
}
function prune(value, wanted, emptyLists) {
  const kept2 = {};
  for (const [name, item] of Object.entries(value)) {
    const sub = wanted.get(name);
    if (sub === void 0) continue;
    if (sub === true) kept2[name] = item;
    else if (isRow(item)) kept2[name] = prune(item, sub, emptyLists);
    else if (emptyLists && Array.isArray(item)) kept2[name] = [];
    else if (!Array.isArray(item)) kept2[name] = item;
  }
  return Object.keys(kept2).length === 0 ? [] : kept2;
}
function fieldNames(value) {
  const list18 = Array.isArray(value) ? value.map(text2) : text2(value).split(/[\s,]+/);
  return list18.map((name) => name.trim()).filter((name) => name !== '');
}
function filterFields(data, value, how = {}) {
  const { emptyLists = false, flatFields = false } = how;
  const names3 = fieldNames(value);
  if (names3.length === 0) return data;
  const wanted = parse2(flatFields ? names3.filter((name) => !name.includes('.')) : names3);
  if (Array.isArray(data)) return data.map((item) => (isRow(item) ? prune(item, wanted, emptyLists) : item));
  return isRow(data) ? prune(data, wanted, emptyLists) : data;
}

// src/testing/store/rest/schema.ts
var typeProblem = (param, type) => ({
  code: 'rest_invalid_type',
  message: `${param} is not of type ${type}.`,
  data: { param },
});
function isBoolean(value) {
  return (
    typeof value === 'boolean' ||
    value === 0 ||
    value === 1 ||
    (typeof value === 'string' && /^(?:true|false|0|1)$/i.test(value))
  );
}
function isNumeric2(value) {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(value);
}
function isInteger(value) {
  return isNumeric2(value) && Math.round(Number(value)) === Number(value);
}
function parseList(value) {
  return value.split(/[\s,]+/).filter((part) => part !== '');
}
function asList(value) {
  if (Array.isArray(value)) return value;
  if (isRow(value)) {
    const keys2 = Object.keys(value);
    return keys2.every((key2, index3) => key2 === String(index3)) ? Object.values(value) : void 0;
  }
  return typeof value === 'object' ? void 0 : parseList(text2(value));
}
function typeOf(value, types3) {
  return types3.find((type) => {
    switch (type) {
      case 'null':
        return value === null;
      case 'boolean':
        return isBoolean(value);
      case 'integer':
        return isInteger(value);
      case 'number':
        return isNumeric2(value);
      case 'string':
        return typeof value === 'string';
      case 'array':
        return asList(value) !== void 0;
      default:
        return isRow(value) || value === '';
    }
  });
}
function sentence(values) {
  const words3 = values.map((value) => value ?? '');
  if (words3.length < 2) return words3[0] ?? '';
  if (words3.length === 2) return `${words3[0]} and ${words3[1]}`;
  return `${words3.slice(0, -1).join(', ')}, and ${words3.at(-1)}`;
}
function checkEnum(value, arg, param) {
  if (!arg.enum) return void 0;
  const wanted = arg.type === 'integer' ? String(integer(value)) : text2(value);
  if (arg.enum.some((option) => option === wanted)) return void 0;
  const message =
    arg.enum.length === 1
      ? `${param} is not ${arg.enum[0]}.`
      : `${param} is not one of ${sentence(arg.enum)}.`;
  return { code: 'rest_not_in_enum', message, data: null };
}
function checkRange(value, arg, param) {
  const problem = (message) => ({ code: 'rest_out_of_bounds', message, data: null });
  const amount2 = Number(value);
  const { minimum, maximum } = arg;
  if (minimum !== void 0 && maximum !== void 0) {
    if (amount2 < minimum || amount2 > maximum) {
      return problem(`${param} must be between ${minimum} (inclusive) and ${maximum} (inclusive)`);
    }
    return void 0;
  }
  if (minimum !== void 0 && amount2 < minimum)
    return problem(`${param} must be greater than or equal to ${minimum}`);
  if (maximum !== void 0 && amount2 > maximum)
    return problem(`${param} must be less than or equal to ${maximum}`);
  return void 0;
}
var emailPattern = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
function isEmail(value) {
  return emailPattern.test(value) && !/\.\./.test(value);
}
function checkFormat(value, arg, param) {
  if (arg.format === 'email' && !isEmail(value)) {
    return { code: 'rest_invalid_email', message: 'Invalid email address.', data: null };
  }
  if (arg.format === 'date-time' && !isDateTime(value)) {
    return { code: 'rest_invalid_date', message: 'Invalid date.', data: null };
  }
  if (arg.minLength !== void 0 && [...value].length < arg.minLength) {
    const noun = arg.minLength === 1 ? 'character' : 'characters';
    const message = `${param} must be at least ${arg.minLength} ${noun} long.`;
    return { code: 'rest_too_short', message, data: null };
  }
  return void 0;
}
function isDateTime(value) {
  return /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}(?::\d{2})?)?$/.test(value);
}
function checkWithin(value, arg, param, type) {
  if (type === 'array' && arg.items) {
    const list18 = asList(value) ?? [];
    for (const [index3, item] of list18.entries()) {
      const problem = check2(item, arg.items, `${param}[${index3}]`);
      if (problem) return problem;
    }
  }
  if (type === 'object' && arg.properties) {
    for (const [name, item] of Object.entries(isRow(value) ? value : {})) {
      const property = arg.properties[name];
      const problem = property ? check2(item, property, `${param}[${name}]`) : void 0;
      if (problem) return problem;
    }
  }
  return void 0;
}
function check2(value, arg, param) {
  if (arg.type === void 0) return void 0;
  const types3 = typeof arg.type === 'string' ? [arg.type] : arg.type;
  const type = typeOf(value, types3);
  if (type === void 0) {
    const wanted = types3.length === 1 ? (types3[0] ?? '') : types3.join(',');
    return typeProblem(param, wanted);
  }
  const fault3 = checkEnum(value, arg, param);
  if (type !== 'array' && type !== 'object' && fault3) return fault3;
  if (type === 'integer' || type === 'number') return checkRange(value, arg, param);
  if (type === 'string') return checkFormat(value, arg, param);
  return checkWithin(value, arg, param, type);
}
function sanitize(value, arg) {
  if (arg.type === void 0) return value;
  const types3 = typeof arg.type === 'string' ? [arg.type] : arg.type;
  switch (typeOf(value, types3) ?? types3[0]) {
    case 'array': {
      if (value === null) return [];
      const list18 = asList(value) ?? [];
      return arg.items ? list18.map((item) => sanitize(item, arg.items)) : list18;
    }
    case 'object': {
      if (!isRow(value)) return {};
      const { properties } = arg;
      if (!properties) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => {
          const property = properties[name];
          return [name, property ? sanitize(item, property) : item];
        }),
      );
    }
    case 'integer':
      return integer(value);
    case 'number':
      return value === null ? 0 : Number(value);
    case 'boolean':
      return typeof value === 'string' ? !/^(?:false|0|)$/i.test(value) : Boolean(value);
    case 'string':
      return text2(value);
    default:
      return value;
  }
}
function readParams(params, args) {
  const missing = Object.entries(args)
    .filter(([name, arg]) => arg.required && (params[name] === void 0 || params[name] === null))
    .map(([name]) => name);
  if (missing.length > 0) {
    const message = `Missing parameter(s): ${missing.join(', ')}`;
    throw new RestFault('rest_missing_callback_param', message, 400, { params: missing });
  }
  const reasons = {};
  const details2 = {};
  for (const [name, arg] of Object.entries(args)) {
    const value = params[name];
    if (value === void 0 || value === null || arg.unchecked) continue;
    const problem = check2(value, arg, name);
    if (!problem) continue;
    reasons[name] = problem.message;
    details2[name] = { code: problem.code, message: problem.message, data: problem.data };
  }
  if (Object.keys(reasons).length > 0) {
    const message = `Invalid parameter(s): ${Object.keys(reasons).join(', ')}`;
    throw new RestFault('rest_invalid_param', message, 400, { params: reasons, details: details2 });
  }
  const clean2 = {};
  for (const [name, value] of Object.entries(params)) {
    const arg = args[name];
    if (!arg || arg.unchecked) clean2[name] = value;
    else clean2[name] = arg.clean ? arg.clean(value) : sanitize(value, arg);
  }
  return clean2;
}
function defaultsOf(args) {
  const defaults = {};
  for (const [name, arg] of Object.entries(args)) if (arg.default !== void 0) defaults[name] = arg.default;
  return defaults;
}

// src/testing/store/rest/dispatch.ts
var scopeFaults = {
  read: 'The API key provided does not have read permissions.',
  write: 'The API key provided does not have write permissions.',
};
function checkScope(caller, method) {
  const need = method === 'GET' || method === 'HEAD' ? 'read' : method === 'OPTIONS' ? void 0 : 'write';
  if (need === void 0 || caller.scope === 'read_write' || caller.scope === need) return;
  throw new RestFault('woocommerce_rest_authentication_error', scopeFaults[need], 401);
}
function createDispatcher(site, router, authenticator) {
  const permitted = (endpoint, request) => {
    try {
      endpoint.permit?.({ site, request });
      return true;
    } catch (error) {
      if (error instanceof RestFault) return false;
      throw error;
    }
  };
  const allow = (match, request) =>
    router
      .methods(match.route)
      .filter((method) =>
        match.route.endpoints.some(
          (endpoint) => endpoint.methods.includes(method) && permitted(endpoint, { ...request, method }),
        ),
      )
      .join(', ');
  async function handled(endpoint, request) {
    if (request.method === 'GET') return endpoint.handle({ site, request });
    const written3 = site.tables.kept.write();
    try {
      return await endpoint.handle({ site, request });
    } finally {
      written3();
    }
  }
  async function run2(incoming, method, route) {
    const headers = {};
    const body = bodyParams(incoming);
    let request;
    let match;
    const finish = (parts2) => {
      const allowed = match && request ? allow(match, request) : '';
      return {
        ...parts2,
        headers: { ...headers, ...parts2.headers, ...(allowed ? { allow: allowed } : {}) },
      };
    };
    try {
      const caller = authenticator.identify(incoming, method);
      checkScope(caller, method);
      match = router.match(route);
      const verb = method === 'HEAD' ? 'GET' : method;
      const endpoint = match?.route.endpoints.find((item) => item.methods.includes(verb));
      if (!match && method === 'OPTIONS') return finish({ status: 200, data: [], headers: {} });
      if (!match || (!endpoint && method !== 'OPTIONS')) {
        match = void 0;
        throw new RestFault('rest_no_route', 'No route was found matching the URL and request method.', 404);
      }
      const sent = { ...incoming.query, ...body.params, ...match.path };
      const blank = {
        method: verb,
        route,
        path: match.path,
        params: sent,
        query: incoming.query,
        sent,
        caller,
        origin: incoming.url.origin,
        raw: incoming,
        namespace: match.namespace,
      };
      request = blank;
      if (!endpoint)
        return finish({
          status: 200,
          data: filterFields(
            describeRoute(site, match, router.methods(match.route), incoming.url.origin),
            sent._fields,
          ),
          headers: {},
        });
      if (body.fault) throw body.fault;
      const args = endpoint.args ?? {};
      const clean2 = readParams({ ...defaultsOf(args), ...sent }, args);
      const query = {};
      for (const name of Object.keys(incoming.query)) query[name] = clean2[name] ?? null;
      const params = clean2;
      request = { ...blank, params, query };
      endpoint.permit?.({ site, request });
      const answer14 = await handled(endpoint, request);
      return finish({
        status: answer14.status ?? 200,
        data: shown2(answer14, params._fields),
        headers: { ...answer14.headers },
      });
    } catch (error) {
      if (!(error instanceof RestFault)) throw error;
      if (error instanceof FatalFault) match = void 0;
      return finish({ status: error.status, data: error.body(), headers: {} });
    }
  }
  return {
    async dispatch(incoming) {
      const home = `<${incoming.url.origin}/wp-json/>; rel="https://api.w.org/"`;
      if (/[^\w.]/.test(text2(incoming.query._jsonp)))
        return {
          status: 400,
          headers: { 'content-type': 'application/javascript; charset=UTF-8', link: home },
          body: { code: 'rest_callback_invalid', message: 'Invalid JSONP callback function.' },
        };
      const method = methodOf(incoming);
      const route = routeOf(incoming) ?? '/';
      const parts2 = await run2(incoming, method, route);
      const headers = {
        'content-type': 'application/json; charset=UTF-8',
        link: home,
        ...parts2.headers,
      };
      if ('_envelope' in incoming.query) return enveloped(incoming, parts2);
      const callback = text2(incoming.query._jsonp);
      const empty = method === 'HEAD';
      return {
        status: parts2.status,
        headers,
        body: empty ? void 0 : parts2.data,
        ...(callback === '' ? {} : { callback }),
      };
    },
  };
}
var headerNames = {
  'x-wp-total': 'X-WP-Total',
  'x-wp-totalpages': 'X-WP-TotalPages',
  link: 'Link',
  allow: 'Allow',
  location: 'Location',
};
function enveloped(incoming, parts2) {
  const headers = {};
  for (const [name, value] of Object.entries(parts2.headers)) {
    headers[headerNames[name] ?? name] = name.startsWith('x-wp-') ? Number(value) : value;
  }
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      link: `<${incoming.url.origin}/wp-json/>; rel="https://api.w.org/"`,
    },
    // PHP knows no empty object.
    body: {
      body: parts2.data,
      status: parts2.status,
      headers: Object.keys(headers).length === 0 ? [] : headers,
    },
  };
}
function shown2(answer14, fields) {
  const data = filterFields(answer14.data, fields, answer14);
  if (!answer14.links || !isRow(answer14.data)) return data;
  return { ...(isRow(data) ? data : {}), _links: answer14.links };
}

// src/testing/store/rest/router.ts
var order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
var alias = /^\/(wc\/v[12]|wc-analytics)(?=\/|$)/i;
function createRouter(routes) {
  const compiled = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path}$`, 'i'),
  }));
  return {
    match(address2) {
      const other = alias.exec(address2);
      const canonical = other ? address2.replace(alias, '/wc/v3') : address2;
      const namespace =
        other?.[1]?.toLowerCase() ?? /^\/(wc\/store(?:\/v1)?|[a-z-]+(?:\/v\d+)?)/.exec(address2)?.[1] ?? '';
      for (const { route, pattern: pattern2 } of compiled) {
        const found = pattern2.exec(canonical);
        if (found) return { route, path: { ...found.groups }, namespace };
      }
      return void 0;
    },
    methods(route) {
      return order.filter((method) => route.endpoints.some((endpoint) => endpoint.methods.includes(method)));
    },
  };
}

// src/testing/store/rest/permit.ts
var faults = {
  list: ['woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.'],
  view: ['woocommerce_rest_cannot_view', 'Sorry, you cannot view this resource.'],
  create: ['woocommerce_rest_cannot_create', 'Sorry, you are not allowed to create resources.'],
  edit: ['woocommerce_rest_cannot_edit', 'Sorry, you are not allowed to edit this resource.'],
  delete: ['woocommerce_rest_cannot_delete', 'Sorry, you are not allowed to delete this resource.'],
  batch: ['woocommerce_rest_cannot_batch', 'Sorry, you are not allowed to batch manipulate this resource.'],
};
function refuse(context, action) {
  const [code, message] = faults[action];
  throw new RestFault(code, message, context.request.caller.role === 'none' ? 401 : 403);
}
function managers(action) {
  return (context) => {
    const { role } = context.request.caller;
    if (role !== 'administrator' && role !== 'shop_manager') refuse(context, action);
  };
}
function administrators(action) {
  return (context) => {
    if (context.request.caller.role !== 'administrator') refuse(context, action);
  };
}
function everybody() {}

// src/testing/store/rest/batch.ts
var limit = 100;
var textItem = () => new FatalFault('Uncaught TypeError: Cannot access offset of type string on string');
function itemFault(id, error) {
  const data = error.data;
  return { id, error: { code: error.code, message: error.message, data } };
}
function withLinks(data, answer14) {
  if (!answer14.links) return data;
  return { ...(isRow(data) ? data : {}), _links: answer14.links };
}
function numbers(path2) {
  return Object.fromEntries(Object.entries(path2).map(([name, value]) => [name, integer(value)]));
}
var lists2 = ['create', 'update', 'delete'];
function countItems(params) {
  let count3 = 0;
  for (const name of lists2) {
    const list18 = params[name];
    if (Array.isArray(list18)) count3 += list18.length;
    else if (isRow(list18)) count3 += Object.keys(list18).length;
  }
  return count3;
}
function batchEndpoint(actions) {
  return {
    methods: ['POST', 'PUT', 'PATCH'],
    permit: actions.permit ?? managers('batch'),
    async handle({ site, request }) {
      if (countItems(request.params) > limit) {
        const message = `Unable to accept more than ${limit} items for this request.`;
        throw new RestFault('woocommerce_rest_request_entity_too_large', message, 413);
      }
      const answer14 = {};
      const run2 = async (item, action, failedId, method) => {
        const path2 = { ...request.path };
        if (item.id !== void 0 && item.id !== null) path2.id = String(integer(item.id));
        const params = { ...request.path, ...item };
        try {
          const done = await action({
            site,
            request: { ...request, method, path: path2, params, sent: params, query: {} },
          });
          const fields = fieldNames(request.query._fields);
          const pruned = method === 'POST' && actions.kept !== void 0 && fields.length > 0;
          return withLinks(
            pruned ? filterFields(done.data, [...(actions.kept ?? []), ...fields]) : done.data,
            done,
          );
        } catch (error) {
          if (error instanceof FatalFault || !(error instanceof RestFault)) throw error;
          return itemFault(failedId, error);
        }
      };
      const listOf2 = (name) => {
        const list18 = request.params[name];
        if (list18 === void 0 || list18 === null) return [];
        const values = Array.isArray(list18) ? list18 : isRow(list18) ? Object.values(list18) : void 0;
        if (!values)
          throw new FatalFault('Uncaught TypeError: foreach() argument must be of type array|object');
        return values;
      };
      const creations = listOf2('create');
      if (creations.length > 0) {
        const done = [];
        for (const item of creations) {
          if (!isRow(item)) {
            const made = await run2({}, actions.create, 0, 'POST');
            if (!isRow(made) || made.error === void 0) throw textItem();
            done.push(made);
            continue;
          }
          done.push(
            await run2({ ...defaultsOf(actions.createArgs ?? {}), ...item }, actions.create, 0, 'POST'),
          );
        }
        answer14.create = done;
      }
      const updates = listOf2('update');
      if (updates.length > 0) {
        const done = [];
        for (const item of updates) {
          if (!isRow(item)) throw textItem();
          done.push(await run2(item, actions.update, item.id ?? null, 'PUT'));
        }
        answer14.update = done;
      }
      const removals = listOf2('delete');
      if (removals.length > 0) {
        const done = [];
        for (const item of removals) {
          const id = isRow(item) ? integer(item.id) : integer(item);
          if (id === 0) continue;
          const under = Object.keys(request.path).length > 0;
          const failed =
            isRow(item) || under
              ? { ...(isRow(item) ? item : { id }), ...numbers(request.path), force: true }
              : id;
          done.push(await run2({ id, force: true }, actions.remove, failed, 'DELETE'));
        }
        answer14.delete = done;
      }
      return { data: Object.keys(answer14).length === 0 ? [] : answer14, emptyLists: true };
    },
  };
}

// src/testing/store/rest/links.ts
function restUrl(request, path2) {
  return `${request.origin}/wp-json/${request.namespace}${path2}`;
}
var itemMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
function linksOf(site, request, options2) {
  const links13 = {};
  if (options2.self !== void 0) {
    const self = { href: restUrl(request, options2.self) };
    const methods = options2.methods ?? itemMethods;
    if (methods.length > 0 && site.wpAtLeast('6.7')) self.targetHints = { allow: [...methods] };
    links13.self = [self];
  }
  if (options2.collection !== void 0) links13.collection = [{ href: restUrl(request, options2.collection) }];
  if (options2.up !== void 0) links13.up = [{ href: restUrl(request, options2.up) }];
  return links13;
}
function pageHeaders(request, path2, info) {
  const headers = {
    'x-wp-total': String(info.total),
    'x-wp-totalpages': String(info.pages),
  };
  const page2 = info.page ?? Number(request.params.page ?? 1);
  const query = {};
  for (const [name, value] of Object.entries(request.query))
    if (!info.dropped?.includes(name)) query[name] = value;
  for (const [name, value] of Object.entries(info.added ?? {})) query[name] = query[name] ?? value;
  const link = (to, rel) => {
    const params = { ...query };
    if ('page' in params) params.page = to;
    else params.page = to;
    return `<${restUrl(request, path2)}?${buildQuery(params)}>; rel="${rel}"`;
  };
  const links13 = [];
  if (page2 > 1) links13.push(link(Math.min(page2 - 1, info.pages), 'prev'));
  if (info.pages > page2) links13.push(link(page2 + 1, 'next'));
  if (links13.length > 0) headers.link = links13.join(', ');
  return headers;
}

// src/testing/store/rules/kses.ts
var everywhere = /^(?:aria-[\w-]+|class|data-[\w-]+|dir|hidden|id|lang|style|title|role|xml:lang|align)$/;
var words = (list18) => new Set(list18.split(' '));
var postTags = new Map(
  Object.entries({
    a: 'href rel rev name target download',
    area: 'alt coords href nohref shape target',
    audio: 'autoplay controls loop muted preload src',
    blockquote: 'cite',
    button: 'disabled name type value popovertarget popovertargetaction',
    col: 'char charoff span valign width',
    colgroup: 'char charoff span valign width',
    del: 'datetime cite',
    details: 'open',
    font: 'color face size',
    hr: 'noshade size width',
    img: 'alt border decoding fetchpriority height hspace loading longdesc vspace src usemap width srcset sizes',
    ins: 'datetime cite',
    label: 'for',
    li: 'value',
    map: 'name',
    object: 'data type',
    ol: 'start type reversed',
    pre: 'width',
    q: 'cite',
    table: 'bgcolor border cellpadding cellspacing rules summary width',
    tbody: 'char charoff valign',
    td: 'abbr axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width',
    textarea: 'cols rows disabled name readonly',
    tfoot: 'char charoff valign',
    th: 'abbr axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width',
    thead: 'char charoff valign',
    time: 'datetime',
    tr: 'bgcolor char charoff valign',
    track: 'default kind label src srclang',
    ul: 'type',
    video: 'autoplay controls height loop muted playsinline poster preload src width',
  }).map(([tag, list18]) => [tag, words(list18)]),
);
var plainTags = words(
  'abbr acronym address article aside b bdo big br caption cite code dd dfn div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup i kbd legend main mark menu nav p rb rp rt rtc ruby s samp section small span strike strong sub summary sup tt u var',
);
var addresses = words('href src cite longdesc poster data');
var safeAddress =
  /^(?:https?|ftps?|mailto|news|irc6?|ircs|gopher|nntp|feed|telnet|mms|rtsp|sms|svn|tel|fax|xmpp|webcal|urn):/i;
function cleanAddress(value) {
  return /^[a-z][a-z0-9+.-]*:/i.test(value) && !safeAddress.test(value)
    ? value.replace(/^[^:]*:/, '')
    : value;
}
function cleanAttributes(source, own3) {
  const pairs2 = source.matchAll(/([a-zA-Z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  let kept2 = '';
  for (const [, name = '', double, single, bare] of pairs2) {
    const lower2 = name.toLowerCase();
    if (!everywhere.test(lower2) && !own3.has(lower2)) continue;
    const value = double ?? single ?? bare;
    if (value === void 0) kept2 += ` ${name}`;
    else {
      const quote = single === void 0 ? '"' : "'";
      const clean2 = addresses.has(lower2) ? cleanAddress(value) : value;
      kept2 += ` ${name}=${quote}${clean2}${quote}`;
    }
  }
  return kept2;
}
function cleanTag(tag) {
  if (!tag.startsWith('<')) return '&gt;';
  if (tag.startsWith('<!--')) return tag;
  const match = /^<\s*(\/\s*)?([a-zA-Z0-9-]+)([^>]*)>?$/.exec(tag);
  if (!match) return '';
  const [, slash = '', name = '', rest = ''] = match;
  const own3 = postTags.get(name.toLowerCase()) ?? (plainTags.has(name.toLowerCase()) ? words('') : void 0);
  if (!own3) return '';
  if (slash !== '') return `</${name}>`;
  const end = /\s*\/\s*$/.test(rest) ? ' /' : '';
  return `<${name}${cleanAttributes(rest, own3)}${end}>`;
}
function encodeAmpersands(value) {
  return value.replace(/&(?!(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);)/gi, '&amp;');
}
function ksesPost(value) {
  const opened = value.replace(/<[^>]*?(?=<|$)/g, (part) => `&lt;${part.slice(1)}`);
  return encodeAmpersands(opened).replace(/<!--[\s\S]*?(?:-->|$)|<[^>]*>|>/g, cleanTag);
}
function stripSlashes(value) {
  return value.replace(/\\([\s\S])?/g, (_, next) => (next === '0' ? '\0' : (next ?? '')));
}

// src/testing/store/rules/terms.ts
function uniqueTermSlug(site, taxonomy, wanted, parent = 0, self = 0) {
  const taken = (slug2) =>
    [...termsOf(site.tables, taxonomy).values()].some((term2) => term2.slug === slug2 && term2.id !== self);
  if (!taken(wanted)) return wanted;
  let slug = wanted;
  let ancestor = termsOf(site.tables, taxonomy).get(parent);
  while (ancestor) {
    slug = `${slug}-${text2(ancestor.slug)}`;
    if (!taken(slug)) return slug;
    ancestor = termsOf(site.tables, taxonomy).get(integer(ancestor.parent));
  }
  let n = 2;
  while (taken(`${slug}-${n}`)) n += 1;
  return `${slug}-${n}`;
}
function termName(name) {
  return encodeAmpersands(cleanText(name)).replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
function givenSlug(site, value) {
  return slugOf(text2(value), { keepAccents: !site.atLeast('10.0') });
}
var lower = (value) => value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
function findTwin(terms2, wanted) {
  const name = termName(wanted.name);
  const slug = wanted.slug || slugOf(wanted.name);
  const siblings = terms2.filter((term2) => integer(term2.parent) === wanted.parent);
  const namesake = (wanted.hierarchical ? siblings : terms2).find(
    (term2) => lower(text2(term2.name)) === lower(name),
  );
  if (!namesake) return void 0;
  const holder = terms2.find((term2) => term2.slug === slug);
  if (wanted.slug !== '' && namesake.slug !== slug && !holder) return void 0;
  if (!wanted.hierarchical) return namesake;
  if ((wanted.slug === '' || namesake.slug === slug) && siblings.some((term2) => text2(term2.name) === name))
    return namesake;
  return siblings.some((term2) => term2.slug === slug) ? holder : void 0;
}
function isBelow(site, taxonomy, id, top) {
  const terms2 = termsOf(site.tables, taxonomy);
  const seen = /* @__PURE__ */ new Set();
  for (let at2 = id; at2 > 0 && !seen.has(at2); at2 = integer(terms2.get(at2)?.parent)) {
    if (at2 === top) return true;
    seen.add(at2);
  }
  return false;
}
function defaultCategory(site) {
  return [...termsOf(site.tables, 'product_cat').values()].find((term2) => term2.slug === 'uncategorized');
}
function createTerm(site, taxonomy, name, fields = {}) {
  const shown5 = termName(name);
  const wanted = text2(fields.slug) || slugOf(name);
  const term2 = {
    description: '',
    menu_order: 0,
    parent: 0,
    ...fields,
    id: nextId(site.tables, 'term'),
    name: shown5,
    slug: uniqueTermSlug(site, taxonomy, wanted, integer(fields.parent)),
  };
  termsOf(site.tables, taxonomy).set(integer(term2.id), term2);
  return term2;
}
function fieldOf(taxonomy) {
  return {
    product_cat: 'category_ids',
    product_tag: 'tag_ids',
    product_brand: 'brand_ids',
    product_shipping_class: 'shipping_class_id',
  }[taxonomy];
}
function withParents(site, id) {
  const terms2 = termsOf(site.tables, 'product_cat');
  const found = [];
  for (let at2 = id; at2 > 0 && !found.includes(at2); at2 = integer(terms2.get(at2)?.parent)) found.push(at2);
  return found;
}
function withChildren(site, id) {
  const found = /* @__PURE__ */ new Set([id]);
  if (id === 0) return found;
  const all = [...termsOf(site.tables, 'product_cat').values()];
  let grew = true;
  while (grew) {
    grew = false;
    for (const term2 of all) {
      if (found.has(integer(term2.parent)) && !found.has(integer(term2.id))) {
        found.add(integer(term2.id));
        grew = true;
      }
    }
  }
  return found;
}
function termRefs(site, taxonomy, ids3) {
  const terms2 = termsOf(site.tables, taxonomy);
  return lookup(terms2, ids3)
    .sort((a, b) => compareNames(text2(a.name), text2(b.name)))
    .map((term2) => ({ id: term2.id ?? 0, name: term2.name ?? '', slug: term2.slug ?? '' }));
}
var collator = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: false });
function compareNames(a, b) {
  return collator.compare(a, b);
}
function deleteTerm(site, taxonomy, term2) {
  const id = integer(term2.id);
  const field2 = fieldOf(taxonomy);
  const terms2 = termsOf(site.tables, taxonomy);
  for (const child of terms2.values()) if (child.parent === id) child.parent = term2.parent ?? 0;
  terms2.delete(id);
  const fallback = taxonomy === 'product_cat' ? defaultCategory(site) : void 0;
  for (const product of [...site.tables.products.values(), ...site.tables.variations.values()]) {
    if (field2 === 'shipping_class_id') {
      if (product.shipping_class_id === id) product.shipping_class_id = 0;
    } else if (field2 && items(product[field2]).includes(id)) {
      const left = items(product[field2]).filter((item) => item !== id);
      product[field2] = left.length === 0 && fallback ? [integer(fallback.id)] : left;
    }
  }
}

// src/testing/store/rest/paging.ts
var contextArg = {
  context: { type: 'string', enum: ['view', 'edit'], default: 'view' },
};
var pagedArgs = {
  ...contextArg,
  page: { type: 'integer', default: 1, minimum: 1 },
  per_page: { type: 'integer', default: 10, minimum: 1, maximum: 100 },
};
var listArgs = {
  ...pagedArgs,
  search: { type: 'string', clean: (value) => cleanText(value) },
};
var postListArgs = {
  ...listArgs,
  after: { type: 'string', format: 'date-time' },
  before: { type: 'string', format: 'date-time' },
  modified_after: { type: 'string', format: 'date-time' },
  modified_before: { type: 'string', format: 'date-time' },
  dates_are_gmt: { type: 'boolean', default: false },
  exclude: { type: 'array', items: { type: 'integer' }, default: [] },
  include: { type: 'array', items: { type: 'integer' }, default: [] },
  offset: { type: 'integer' },
  order: { type: 'string', default: 'desc', enum: ['asc', 'desc'] },
  parent: { type: 'array', items: { type: 'integer' }, default: [] },
  parent_exclude: { type: 'array', items: { type: 'integer' }, default: [] },
};
function slice(all, options2) {
  const start = options2.offset ?? (options2.page - 1) * options2.perPage;
  return {
    items: all.slice(start, start + options2.perPage),
    total: all.length,
    pages: Math.ceil(all.length / options2.perPage),
  };
}
function pageOf(params) {
  const { page: page2, perPage, offset } = sliceOptions(params);
  return offset === void 0 ? page2 : Math.ceil(offset / perPage + 1);
}
function sliceOptions(params) {
  const read7 = (name) => params[name];
  const offset = read7('offset');
  return {
    page: Math.max(1, integer(read7('page') ?? 1)),
    perPage: integer(read7('per_page') ?? 10),
    offset: offset === void 0 || offset === null || text2(offset) === '' ? void 0 : integer(offset),
  };
}

// src/testing/store/rules/database-sort.ts
function createHeap(capacity, compare) {
  const rows2 = [];
  const heap = [0];
  const row2 = (slot) => rows2[slot];
  const at2 = (place) => heap[place];
  const worse = (a, b) => compare(row2(a), row2(b)) > 0;
  const rise = (slot, start) => {
    let place = start;
    while (place > 1 && worse(slot, at2(place >> 1))) {
      heap[place] = at2(place >> 1);
      place >>= 1;
    }
    heap[place] = slot;
  };
  const sink = () => {
    const slot = at2(1);
    const count3 = heap.length - 1;
    let place = 1;
    while (place <= count3 >> 1) {
      let child = place * 2;
      if (child < count3 && worse(at2(child + 1), at2(child))) child += 1;
      if (!worse(at2(child), slot)) break;
      heap[place] = at2(child);
      place = child;
    }
    heap[place] = slot;
  };
  return {
    rows: rows2,
    push(item) {
      if (heap.length - 1 === capacity) {
        rows2[at2(1)] = item;
        sink();
        return;
      }
      rows2.push(item);
      heap.push(rows2.length - 1);
      rise(rows2.length - 1, heap.length - 1);
    },
  };
}
var shortRange = 10;
var longRange = 40;
function quickSort(rows2, compare) {
  const order2 = (a, b) => compare(rows2[a], rows2[b]);
  const swap = (a, b) => {
    const kept2 = rows2[a];
    rows2[a] = rows2[b];
    rows2[b] = kept2;
  };
  const median = (low, middle, high) => {
    if (order2(high, low) < 0) swap(high, low);
    if (order2(middle, low) < 0) swap(middle, low);
    else if (order2(high, middle) < 0) swap(middle, high);
  };
  const insert = (low, high) => {
    for (let next = low + 1; next <= high; next += 1)
      for (let at2 = next; at2 > low && order2(at2 - 1, at2) > 0; at2 -= 1) swap(at2, at2 - 1);
  };
  const split = (low, high) => {
    const count3 = high - low + 1;
    const middle = low + (count3 >> 1);
    let left = low;
    let right = high;
    if (count3 > longRange) {
      const step = Math.floor(count3 / 8);
      median(low, low + step, low + step * 2);
      median(middle - step, middle, middle + step);
      median(high - step * 2, high - step, high);
      median(low + step, middle, high - step);
    } else {
      median(low, middle, high);
      left += 1;
      right -= 1;
    }
    const pivot = rows2[middle];
    do {
      while (compare(rows2[left], pivot) < 0) left += 1;
      while (compare(pivot, rows2[right]) < 0) right -= 1;
      if (left < right) swap(left, right);
      if (left > right) break;
      left += 1;
      right -= 1;
    } while (left <= right);
    return [right, left];
  };
  const waiting = [[0, rows2.length - 1]];
  for (let range2 = waiting.pop(); range2; range2 = waiting.pop()) {
    const [low, high] = range2;
    if (high <= low) continue;
    if (high - low + 1 < shortRange) {
      insert(low, high);
      continue;
    }
    const [end, start] = split(low, high);
    waiting.push([low, end], [start, high]);
  }
}
function sortUnderLimit(scanned, compare, limit2) {
  const heap = createHeap(limit2 + 1, compare);
  for (const item of scanned) heap.push(item);
  quickSort(heap.rows, compare);
  const top = heap.rows.slice(0, limit2);
  const shown5 = new Set(top);
  return [...top, ...scanned.filter((item) => !shown5.has(item))];
}
function sortAll(scanned, compare) {
  const sorted = [...scanned];
  quickSort(sorted, compare);
  return sorted;
}

// src/testing/store/rules/dates.ts
import { tzOffset } from '@date-fns/tz';

function gmtOf(ms) {
  return new Date(Math.floor(ms / 1e3) * 1e3).toISOString().slice(0, 19);
}
function msOf(gmt) {
  return Date.parse(`${gmt}Z`);
}
function localOf(gmt, zone2) {
  const ms = msOf(gmt);
  return gmtOf(ms + tzOffset(zone2, new Date(ms)) * 6e4);
}
function gmtOfLocal(local, zone2) {
  const wall = Date.parse(`${local}Z`);
  const day3 = 864e5;
  const before = offsetMinutes(gmtOf(wall - day3), zone2);
  const after = offsetMinutes(gmtOf(wall + day3), zone2);
  const late = gmtOf(wall - after * 6e4);
  if (localOf(late, zone2) === local) return late;
  return gmtOf(wall - before * 6e4);
}
function offsetMinutes(gmt, zone2) {
  return Math.round((Date.parse(`${localOf(gmt, zone2)}Z`) - msOf(gmt)) / 6e4);
}
var written2 =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*([Zz]|[+-]\d{2}:?\d{2})?$/;
function readDate(value) {
  const match = written2.exec(value.trim());
  if (!match) return void 0;
  const [, year, month, day3, hour = '00', minute2 = '00', second = '00', zone2] = match;
  const local = `${year}-${month}-${day3}T${hour}:${minute2}:${second}`;
  if (Number.isNaN(Date.parse(`${local}Z`))) return void 0;
  if (!zone2) return { local, offset: void 0 };
  if (/z/i.test(zone2)) return { local, offset: 0 };
  const sign = zone2.startsWith('-') ? -1 : 1;
  const digits = zone2.replace(/\D/g, '');
  return { local, offset: sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) };
}
function momentOf(value, zone2) {
  const date = readDate(value);
  if (!date) return void 0;
  if (date.offset === void 0) return gmtOfLocal(date.local, zone2);
  return gmtOf(Date.parse(`${date.local}Z`) - date.offset * 6e4);
}
function datePair(field2, gmt, zone2) {
  if (typeof gmt !== 'string') return { [field2]: null, [`${field2}_gmt`]: null };
  return { [field2]: localOf(gmt, zone2), [`${field2}_gmt`]: gmt };
}
function inferZone(pairs2) {
  const agrees = (zone2) => pairs2.every(([gmt, local]) => localOf(gmt, zone2) === local);
  const usual = [
    'Europe/Paris',
    'UTC',
    'Europe/Brussels',
    'America/Montreal',
    'Indian/Reunion',
    'America/Martinique',
  ];
  return usual.find(agrees) ?? Intl.supportedValuesOf('timeZone').find(agrees) ?? 'UTC';
}
var months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
function namedParts(date) {
  const hour = Number(date.slice(11, 13));
  const onClock = String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0');
  return {
    month: months[Number(date.slice(5, 7)) - 1] ?? '',
    day: Number(date.slice(8, 10)),
    year: date.slice(0, 4),
    time: `${onClock}:${date.slice(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`,
  };
}

// src/testing/store/rules/find-posts.ts
function postBound(site, value, gmt) {
  const date = readDate(value);
  if (!date) return void 0;
  let local = date.local;
  if (date.offset !== void 0) {
    local = localOf(gmtOf(Date.parse(`${date.local}Z`) - date.offset * 6e4), site.timeZone);
  } else {
    local = localOf(gmtOfLocal(date.local, site.timeZone), site.timeZone);
  }
  return { column: gmt ? 'gmt' : 'local', value: local };
}
function columnOf(site, gmt, bound) {
  return bound.column === 'gmt' ? gmt : localOf(gmt, site.timeZone);
}
function dateFilter(site, params) {
  const gmt = params.dates_are_gmt === true;
  const filters = [];
  const add = (param, field2, passes) => {
    const value = text2(params[param]);
    const bound = value === '' ? void 0 : postBound(site, value, gmt);
    if (!bound) return;
    filters.push((record4) => {
      const date = record4[field2];
      return typeof date === 'string' && passes(columnOf(site, date, bound), bound.value);
    });
  };
  add('after', 'date_created_gmt', (a, b) => a > b);
  add('before', 'date_created_gmt', (a, b) => a < b);
  add('modified_after', 'date_modified_gmt', (a, b) => a > b);
  add('modified_before', 'date_modified_gmt', (a, b) => a < b);
  if (filters.length === 0) return () => true;
  return (record4) => filters.every((filter) => filter(record4));
}
function idFilter(params) {
  const numbers2 = (name) => new Set(items(params[name]).map(integer));
  const include = numbers2('include');
  const exclude = numbers2('exclude');
  const parent = numbers2('parent');
  const parentExclude = numbers2('parent_exclude');
  if (include.size + exclude.size + parent.size + parentExclude.size === 0) return () => true;
  return (record4) => {
    const id = integer(record4.id);
    const owner = integer(record4.parent_id);
    if (include.size > 0 ? !include.has(id) : exclude.has(id)) return false;
    if (parent.size > 0 && !parent.has(owner)) return false;
    return !parentExclude.has(owner);
  };
}
var byText = (field2) => (a, b) => {
  const left = text2(a[field2]);
  const right = text2(b[field2]);
  return left < right ? -1 : left > right ? 1 : 0;
};
var quarter = 9e5;
var byLocal = (site, field2) => {
  const offsets = /* @__PURE__ */ new Map();
  const known2 = /* @__PURE__ */ new Map();
  const local = (record4) => {
    const gmt = text2(record4[field2]);
    const found = known2.get(gmt);
    if (found !== void 0) return found;
    const ms = gmt === '' ? 0 : msOf(gmt);
    const part = Math.floor(ms / quarter);
    const minutes = offsets.get(part) ?? offsetMinutes(gmtOf(part * quarter), site.timeZone);
    offsets.set(part, minutes);
    known2.set(gmt, ms + minutes * 6e4);
    return ms + minutes * 6e4;
  };
  return (a, b) => (a[field2] === b[field2] ? 0 : local(a) - local(b));
};
var byNumber = (field2) => (a, b) => integer(a[field2]) - integer(b[field2]);
function byInclude(params) {
  const order2 = new Map(items(params.include).map((id, index3) => [integer(id), index3]));
  return (a, b) => (order2.get(integer(a.id)) ?? 0) - (order2.get(integer(b.id)) ?? 0);
}

// src/testing/store/rules/term-count.ts
function carriers(site, taxonomy, ids3) {
  const found = /* @__PURE__ */ new Set();
  const { products: products2, variations } = site.tables;
  const tables = taxonomy === 'product_shipping_class' ? [products2, variations] : [products2];
  for (const table of tables) {
    for (const id of ids3) {
      for (const record4 of table.having(taxonomy, id)) if (record4.status === 'publish') found.add(record4);
    }
  }
  return found;
}
function hidden(taxonomy, product) {
  const counted2 = taxonomy === 'product_cat' || taxonomy === 'product_tag';
  return counted2 && (product.catalog_visibility === 'hidden' || product.catalog_visibility === 'search');
}
function termCount(site, taxonomy, term2) {
  if (!fieldOf(taxonomy)) return attributeCount(site, taxonomy, term2);
  const id = integer(term2.id);
  let count3 = 0;
  for (const record4 of carriers(site, taxonomy, taxonomy === 'product_cat' ? withChildren(site, id) : [id]))
    if (!hidden(taxonomy, record4)) count3 += 1;
  return count3;
}
function ownCount(site, taxonomy, term2) {
  if (!fieldOf(taxonomy)) return attributeCount(site, taxonomy, term2);
  return carriers(site, taxonomy, [integer(term2.id)]).size;
}
function attributeCount(site, taxonomy, term2) {
  const key2 = attributeKey(taxonomy, text2(term2.name));
  return new Set(
    [...site.tables.products.having('attribute', key2)].filter((item) => item.status === 'publish'),
  ).size;
}

// src/testing/store/rules/find-terms.ts
function carries(site, taxonomy, productId, term2) {
  const field2 = fieldOf(taxonomy);
  const product = site.tables.products.get(productId);
  return field2 !== void 0 && items(product?.[field2]).some((id) => id === term2.id);
}
var byName = (a, b) => compareNames(text2(a.name), text2(b.name));
function sortTerms(site, taxonomy, terms2, params) {
  const turn = params.order === 'desc' ? -1 : 1;
  const sorted = (compare) => [...terms2].sort((a, b) => turn * compare(a, b));
  const orderby = text2(params.orderby) || 'name';
  if (orderby === 'include' && items(params.include).length > 0) return [...terms2].sort(byInclude(params));
  switch (orderby) {
    case 'id':
      return sorted(byNumber('id'));
    case 'slug':
      return sorted((a, b) => compareNames(text2(a.slug), text2(b.slug)));
    case 'count': {
      const counts = new Map(terms2.map((term2) => [term2, ownCount(site, taxonomy, term2)]));
      return byCount(terms2, (a, b) => turn * ((counts.get(a) ?? 0) - (counts.get(b) ?? 0)), params);
    }
    // All terms are of one group.
    case 'term_group':
      return byCount(terms2, () => 0, params);
    case 'description':
      return sorted((a, b) => compareNames(text2(a.description), text2(b.description)));
    case 'menu_order':
      return sorted((a, b) => byNumber('menu_order')(a, b) || byName(a, b));
    default: {
      const ties = text2(params.search) === '' ? -1 : 1;
      return [...terms2].sort((a, b) => turn * byName(a, b) || ties * byNumber('id')(a, b));
    }
  }
}
function byCount(terms2, compare, params) {
  const scanned = [...terms2].sort((a, b) => byNumber('id')(b, a));
  const { page: page2, perPage, offset } = sliceOptions(params);
  const limit2 = (offset ?? (page2 - 1) * perPage) + perPage;
  return limit2 < scanned.length
    ? sortUnderLimit(scanned, compare, limit2)
    : sortAll(scanned.reverse(), compare);
}
function countTerms(site, taxonomy, params, found) {
  if (params.hide_empty !== true) return found.length;
  return found.filter((term2) => ownCount(site, taxonomy, term2) > 0).length;
}
var listOf = (value) => (Array.isArray(value) ? value.map(text2) : [text2(value)]);
function findTerms(site, taxonomy, params, hierarchical) {
  const include = new Set(items(params.include).map(integer));
  const exclude = new Set(items(params.exclude).map(integer));
  const search = folded(text2(params.search));
  const slugs = params.slug === void 0 ? void 0 : listOf(params.slug);
  const used = (term2) =>
    ownCount(site, taxonomy, term2) > 0 ||
    (hierarchical &&
      [...termsOf(site.tables, taxonomy).values()].some(
        (child) => integer(child.parent) === integer(term2.id) && used(child),
      ));
  const found = [...termsOf(site.tables, taxonomy).values()].filter((term2) => {
    if (include.size > 0 && !include.has(integer(term2.id))) return false;
    if (exclude.has(integer(term2.id))) return false;
    if (params.hide_empty === true && !used(term2)) return false;
    if (params.parent !== void 0 && hierarchical && integer(term2.parent) !== integer(params.parent))
      return false;
    if (slugs !== void 0 && !slugs.includes(text2(term2.slug))) return false;
    if (integer(params.product) !== 0 && !carries(site, taxonomy, integer(params.product), term2))
      return false;
    return search === '' || folded(text2(term2.name)).includes(search) || text2(term2.slug).includes(search);
  });
  return sortTerms(site, taxonomy, found, params);
}

// src/testing/store/rules/image-write.ts
var ImageTrouble = class extends Error {
  name = 'ImageTrouble';
  code;
  constructor(code, message) {
    super(message);
    this.code = code;
  }
};
var refused2 = 'Sorry, you are not allowed to upload this file type.';
function escapeUrl(value) {
  const url = value
    .trim()
    .replace(/ /g, '%20')
    .replace(/[^a-z0-9\-~+_.?#=!&;,/:%@$|*'()[\]\u0080-\uffff]/gi, '');
  if (url === '' || /^[/#?]/.test(url)) return url;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === void 0) return `http://${url}`;
  return /^(?:https?|ftps?|mailto|news|irc6?|ircs|gopher|nntp|feed|telnet|mms|rtsp|sms|svn|tel|fax|xmpp|webcal|urn)$/.test(
    scheme,
  )
    ? url
    : '';
}
function download(site, url) {
  const failed = (reason) =>
    new ImageTrouble(
      'woocommerce_rest_invalid_remote_image_url',
      `Error getting remote image ${url}. Error: ${reason}`,
    );
  if (url === '') throw failed('No URL Provided.');
  if (!/^https?:\/\/[^/?#]/i.test(url) || !URL.canParse(url)) throw failed('A valid URL was not provided.');
  const found = site.fetchImage(url);
  if ('error' in found) throw failed(found.error);
  if ('status' in found) throw failed(found.statusText ?? 'Not Found');
  if ('type' in found) throw new ImageTrouble('woocommerce_rest_invalid_image', `Invalid image: ${refused2}`);
  return found;
}
function addAttachment(site, given2) {
  const { tables } = site;
  const now = site.now();
  const folder = localOf(now, site.timeZone).slice(0, 7).replace('-', '/');
  const file = uniqueFileName(tables, folder, cleanFileName(given2.file));
  const id = nextId(tables, 'post');
  const image2 = {
    id,
    date_created_gmt: now,
    date_modified_gmt: now,
    src: `${site.home}/wp-content/uploads/${folder}/${file}`,
    name: given2.title ?? file,
    alt: '',
    width: given2.width,
    height: given2.height,
    mime_type: imageType(file) ?? '',
    post: given2.owner ?? 0,
  };
  tables.files.set(fileKey(`${folder}/${file}`), id);
  tables.attachments.set(id, image2);
  if (given2.content) tables.contents.set(id, given2.content);
  return image2;
}
function uploadFrom(site, src) {
  const url = escapeUrl(src);
  const found = download(site, url);
  const name = url.split('?')[0]?.split('#')[0]?.split('/').pop() ?? '';
  if (imageType(name) === void 0)
    throw new ImageTrouble('woocommerce_rest_invalid_image', `Invalid image: ${refused2}`);
  return addAttachment(site, {
    file: name,
    width: found.width,
    height: found.height,
    content: found.content,
  });
}
function describe(site, image2, item) {
  if (text2(item.alt) !== '') image2.alt = cleanText(item.alt);
  if (text2(item.name) === '') return;
  image2.name = text2(item.name);
  image2.date_modified_gmt = site.now();
}
function upload(site, src, use) {
  try {
    return integer(uploadFrom(site, src).id);
  } catch (error) {
    if (!(error instanceof ImageTrouble)) throw error;
    const code = use === 'category' ? error.code : `woocommerce_${use}_image_upload_error`;
    throw new RestFault(code, error.message, 400);
  }
}
function readImage2(site, item, use) {
  let id = integer(item.id);
  if (id === 0 && item.src !== void 0 && item.src !== null) id = upload(site, text2(item.src), use);
  const image2 = site.tables.attachments.get(id);
  if (!image2)
    throw new RestFault(`woocommerce_${use}_invalid_image_id`, `#${id} is an invalid image ID.`, 400);
  describe(site, image2, item);
  return id;
}
function readTermImage(site, item) {
  let id = integer(item.id);
  if (id === 0 && text2(item.src) !== '') id = upload(site, text2(item.src), 'category');
  const image2 = site.tables.attachments.get(id);
  if (!image2) return 0;
  describe(site, image2, item);
  return id;
}
function writeImages(site, product, params) {
  if (params.images === void 0) return;
  product.image_ids = rows(params.images)
    .filter((item) => Object.keys(item).length > 0)
    .map((item) => readImage2(site, item, 'product'));
}

// src/testing/store/rules/image-sizes.ts
var registered = [
  { name: 'medium', width: 300, height: 300, crop: false },
  { name: 'large', width: 1024, height: 1024, crop: false },
  { name: 'thumbnail', width: 150, height: 150, crop: true },
  { name: 'medium_large', width: 768, height: 0, crop: false },
  { name: '1536x1536', width: 1536, height: 1536, crop: false },
  { name: '2048x2048', width: 2048, height: 2048, crop: false },
  { name: 'woocommerce_thumbnail', width: 300, height: 300, crop: true },
  { name: 'woocommerce_single', width: 600, height: 0, crop: false },
  { name: 'woocommerce_gallery_thumbnail', width: 100, height: 100, crop: true },
];
function constrain(image2, width, height) {
  const ratio = Math.min(
    width / image2.width,
    height === 0 ? Number.POSITIVE_INFINITY : height / image2.height,
  );
  if (ratio >= 1) return image2;
  return {
    width: Math.max(1, Math.round(image2.width * ratio)),
    height: Math.max(1, Math.round(image2.height * ratio)),
  };
}
function withSuffix(file, suffix) {
  const dot = file.lastIndexOf('.');
  return dot < 0 ? `${file}-${suffix}` : `${file.slice(0, dot)}-${suffix}${file.slice(dot)}`;
}
function subSizes(file, image2) {
  return registered.flatMap(({ name, width, height, crop }) => {
    const size = crop
      ? { width: Math.min(width, image2.width), height: Math.min(height, image2.height) }
      : constrain(image2, width, height);
    if (size.width === image2.width && size.height === image2.height) return [];
    return [{ name, ...size, file: withSuffix(file, `${size.width}x${size.height}`) }];
  });
}
function sameRatio(image2, size) {
  const ideal = constrain(image2, size.width, 0);
  return Math.abs(ideal.width - size.width) <= 1 && Math.abs(ideal.height - size.height) <= 1;
}
function responsive(src, image2) {
  const folder = src.slice(0, src.lastIndexOf('/') + 1);
  const sizes = subSizes(src.slice(folder.length), image2);
  const sources = /* @__PURE__ */ new Map([[image2.width, src]]);
  for (const size of sizes) {
    if (size.width > 2048 || sources.has(size.width) || !sameRatio(image2, size)) continue;
    sources.set(size.width, folder + size.file);
  }
  const small = sizes.find((size) => size.name === 'woocommerce_thumbnail');
  return {
    srcset:
      sources.size < 2 ? '' : [...sources].map(([width, address2]) => `${address2} ${width}w`).join(', '),
    sizes: `(max-width: ${image2.width}px) 100vw, ${image2.width}px`,
    thumbnail: small ? folder + small.file : src,
  };
}
function measuresOf(image2) {
  if (integer(image2.width) > 0 && integer(image2.height) > 0)
    return { width: integer(image2.width), height: integer(image2.height) };
  const width = Number(/ (\d+)w(?:,|$)/.exec(text2(image2.srcset))?.[1]);
  const smaller = /-(\d+)x(\d+)\.\w+ \d+w/.exec(text2(image2.srcset));
  if (!width || !smaller) return void 0;
  const cut = Number(/-\d+x(\d+)\.\w+$/.exec(text2(image2.thumbnail))?.[1]);
  const height = cut > 0 && cut < 300 ? cut : Math.round((Number(smaller[2]) * width) / Number(smaller[1]));
  return { width, height };
}

// src/testing/store/rules/images.ts
function productImages(site, product) {
  return lookup(site.tables.attachments, product.image_ids);
}
function twiceLocal(site, gmt) {
  return typeof gmt === 'string' ? site.local(site.local(gmt)) : null;
}
function plainImage(site, image2, origin) {
  return {
    id: image2.id ?? 0,
    ...datePair('date_created', image2.date_created_gmt, site.timeZone),
    ...datePair('date_modified', image2.date_modified_gmt, site.timeZone),
    src: addressOf(site, image2.src, origin),
    name: image2.name ?? '',
    alt: image2.alt ?? '',
  };
}
function variationImage(site, image2, origin) {
  return {
    id: image2.id ?? 0,
    date_created: twiceLocal(site, image2.date_created_gmt),
    date_created_gmt: image2.date_created_gmt ?? null,
    date_modified: twiceLocal(site, image2.date_modified_gmt),
    date_modified_gmt: image2.date_modified_gmt ?? null,
    src: addressOf(site, image2.src, origin),
    name: image2.name ?? '',
    alt: image2.alt ?? '',
  };
}
var addressOf = (site, address2, origin) =>
  origin === site.home ? text2(address2) : text2(address2).split(site.home).join(origin);
var addressed = ['srcset', 'sizes', 'thumbnail'];
function imageView(site, image2, origin) {
  const view11 = variationImage(site, image2, origin);
  if (!site.atLeast('10.0')) return view11;
  const measures = image2.srcset === void 0 ? measuresOf(image2) : void 0;
  const more = measures ? responsive(text2(image2.src), measures) : image2;
  for (const field2 of addressed)
    if (more[field2] !== void 0) view11[field2] = addressOf(site, more[field2], origin);
  return view11;
}

// src/testing/store/controllers/simple-list.ts
function answerList(
  { site, request },
  found,
  path2,
  view11,
  links13 = (record4) =>
    linksOf(site, request, { self: `${path2}/${integer(record4.id)}`, collection: path2 }),
) {
  const page2 = slice(found, sliceOptions(request.params));
  const data = page2.items.map((record4) => ({ ...view11(record4), _links: links13(record4) }));
  return { data, headers: pageHeaders(request, path2, { ...page2, page: pageOf(request.params) }) };
}
function keepIds(records, params) {
  const include = items(params.include).map(integer);
  const exclude = items(params.exclude).map(integer);
  return records.filter((record4) => {
    const id = integer(record4.id);
    return (include.length === 0 || include.includes(id)) && !exclude.includes(id);
  });
}

// src/testing/store/controllers/whole-list.ts
function wholeList(data) {
  return { data, headers: { 'x-wp-total': String(data.length), 'x-wp-totalpages': '1' } };
}

// src/testing/store/controllers/taxes.ts
var invalidId = (status2 = 404) =>
  new RestFault('woocommerce_rest_invalid_id', 'Invalid resource ID.', status2);
function view(rate) {
  const postcodes = items(rate.postcodes).map(text2);
  const cities = items(rate.cities).map(text2);
  return {
    id: rate.id ?? 0,
    country: rate.country ?? '',
    state: rate.state ?? '',
    postcode: postcodes.at(-1) ?? '',
    city: cities.at(-1) ?? '',
    rate: rate.rate ?? '0.0000',
    name: rate.name ?? '',
    priority: rate.priority ?? 1,
    compound: rate.compound ?? false,
    shipping: rate.shipping ?? true,
    order: rate.order ?? 0,
    class: text2(rate.class) || 'standard',
    postcodes,
    cities,
  };
}
function answer({ site, request }, rate, status2 = 200) {
  const id = integer(rate.id);
  return {
    status: status2,
    data: view(rate),
    links: linksOf(site, request, { self: `/taxes/${id}`, collection: '/taxes' }),
    ...(status2 === 201 ? { headers: { location: restUrl(request, `/taxes/${id}`) } } : {}),
  };
}
function list2(context) {
  const { params } = context.request;
  const turn = params.order === 'desc' ? -1 : 1;
  const found = keepIds([...context.site.tables.taxes.values()], params).filter(
    (rate) => typeof params.class !== 'string' || (text2(rate.class) || 'standard') === params.class,
  );
  const key2 = (rate) =>
    params.orderby === 'id'
      ? integer(rate.id)
      : params.orderby === 'priority'
        ? integer(rate.priority)
        : integer(rate.order);
  const tie2 = params.orderby === 'priority' ? turn : 1;
  found.sort((a, b) => turn * (key2(a) - key2(b)) || tie2 * (integer(a.id) - integer(b.id)));
  return answerList(context, found, '/taxes', view);
}
function find({ site, request }, status2 = 404) {
  const rate = site.tables.taxes.get(integer(request.path.id));
  if (!rate) throw invalidId(status2);
  return rate;
}
function write3(rate, params) {
  for (const field2 of ['country', 'state'])
    if (given(params, field2))
      rate[field2] = text2(params[field2])
        .toUpperCase()
        .replace(/[^A-Z0-9_-]/g, '');
  if (given(params, 'name')) rate.name = cleanText(params.name) || 'Tax';
  if (given(params, 'rate')) rate.rate = fixed(params.rate, 4);
  for (const field2 of ['priority', 'order'])
    if (given(params, field2)) rate[field2] = integer(params[field2]);
  for (const field2 of ['compound', 'shipping'])
    if (given(params, field2)) rate[field2] = yes(params[field2]);
  if (given(params, 'class')) rate.class = slugOf(text2(params.class)) || 'standard';
  const places = (many, one) => {
    const values = given(params, many)
      ? items(params[many]).map(text2)
      : given(params, one)
        ? text2(params[one]).split(';')
        : void 0;
    if (!values) return;
    rate[many] = values
      .map((value) => value.trim().toUpperCase())
      .filter((value) => !['', '*'].includes(value));
  };
  places('postcodes', 'postcode');
  places('cities', 'city');
}
function create(context) {
  const { site, request } = context;
  if (integer(request.params.id) > 0)
    throw new RestFault('woocommerce_rest_tax_exists', 'Cannot create existing resource.', 400);
  const rate = {
    id: nextId(site.tables, 'tax'),
    country: '',
    state: '',
    rate: '',
    name: '',
    priority: 1,
    compound: false,
    shipping: true,
    order: 0,
    class: 'standard',
    postcodes: [],
    cities: [],
  };
  write3(rate, request.params);
  site.tables.taxes.set(integer(rate.id), rate);
  return answer(context, rate, 201);
}
function update(context) {
  const rate = find(context);
  write3(rate, context.request.params);
  return answer(context, rate);
}
function remove(context) {
  const rate = find(context, 400);
  if (context.request.params.force !== true) {
    throw new RestFault('woocommerce_rest_trash_not_supported', 'Taxes do not support trashing.', 501);
  }
  const gone = answer(context, rate);
  context.site.tables.taxes.delete(integer(rate.id));
  return gone;
}
var classView = (item) => ({ slug: item.slug ?? '', name: item.name ?? '' });
function classLinks({ request }) {
  return { collection: [{ href: restUrl(request, '/taxes/classes') }] };
}
function listClasses(context) {
  return wholeList(
    context.site.tables.taxClasses.map((item) => ({ ...classView(item), _links: classLinks(context) })),
  );
}
function createClass(context) {
  const { tables } = context.site;
  const name = cleanText(context.request.params.name);
  if (name === '')
    throw new RestFault('woocommerce_rest_tax_class_invalid_name', 'Tax class requires a valid name', 400);
  const slug = slugOf(name);
  if (tables.taxClasses.some((item2) => item2.slug === slug)) {
    throw new RestFault('woocommerce_rest_tax_class_exists', 'Tax class already exists', 400);
  }
  const item = { slug, name };
  tables.taxClasses.push(item);
  tables.taxClasses.sort((a, b) =>
    a.slug === 'standard' ? -1 : b.slug === 'standard' ? 1 : compareNames(text2(a.name), text2(b.name)),
  );
  return {
    status: 201,
    data: classView(item),
    links: classLinks(context),
    headers: { location: restUrl(context.request, `/taxes/classes/${slug}`) },
  };
}
function findClass({ site, request }) {
  return site.tables.taxClasses.find((item) => item.slug === request.path.slug);
}
function readClass(context) {
  const item = findClass(context);
  if (!item) throw new RestFault('woocommerce_rest_tax_class_invalid_slug', 'Invalid slug.', 404);
  return { data: [{ ...classView(item), _links: classLinks(context) }] };
}
function removeClass(context) {
  if (context.request.params.force !== true) {
    throw new RestFault('woocommerce_rest_trash_not_supported', 'Taxes do not support trashing.', 501);
  }
  const item = findClass(context);
  if (!item) throw new RestFault('woocommerce_rest_tax_class_invalid_slug', 'Invalid slug.', 404);
  const { taxClasses, taxes: taxes2 } = context.site.tables;
  taxClasses.splice(taxClasses.indexOf(item), 1);
  for (const [id, rate] of taxes2) if (rate.class === item.slug) taxes2.delete(id);
  return { data: classView(item), links: classLinks(context) };
}
function taxClassArg(site) {
  return {
    type: 'string',
    get enum() {
      const slugs = site.tables.taxClasses.map((item) => text2(item.slug));
      return ['standard', ...slugs.filter((slug) => slug !== 'standard')];
    },
  };
}
function taxRoutes(site) {
  const writeArgs = {
    country: { type: 'string' },
    state: { type: 'string' },
    postcode: { type: 'string' },
    city: { type: 'string' },
    postcodes: { type: 'array', items: { type: 'string' } },
    cities: { type: 'array', items: { type: 'string' } },
    rate: { type: 'string' },
    name: { type: 'string' },
    priority: { type: 'integer' },
    compound: { type: 'boolean' },
    shipping: { type: 'boolean' },
    order: { type: 'integer' },
    class: taxClassArg(site),
  };
  const force = { force: { type: 'boolean', default: false } };
  return [
    {
      path: '/wc/v3/taxes',
      endpoints: [
        {
          methods: ['GET'],
          args: {
            ...pagedArgs,
            offset: { type: 'integer' },
            order: { type: 'string', default: 'asc', enum: ['asc', 'desc'] },
            orderby: { type: 'string', default: 'order', enum: ['id', 'order', 'priority'] },
            class: taxClassArg(site),
          },
          permit: managers('list'),
          handle: list2,
        },
        { methods: ['POST'], args: writeArgs, permit: managers('create'), handle: create },
      ],
    },
    {
      path: '/wc/v3/taxes/(?<id>\\d+)',
      endpoints: [
        {
          methods: ['GET'],
          args: contextArg,
          permit: managers('view'),
          handle: (context) => answer(context, find(context)),
        },
        { methods: ['POST', 'PUT', 'PATCH'], args: writeArgs, permit: managers('edit'), handle: update },
        { methods: ['DELETE'], args: force, permit: managers('delete'), handle: remove },
      ],
    },
    { path: '/wc/v3/taxes/batch', endpoints: [batchEndpoint({ create, update, remove })] },
    {
      path: '/wc/v3/taxes/classes',
      endpoints: [
        { methods: ['GET'], args: contextArg, permit: managers('list'), handle: listClasses },
        {
          methods: ['POST'],
          args: { name: { type: 'string', required: true } },
          permit: managers('create'),
          handle: createClass,
        },
      ],
    },
    {
      path: '/wc/v3/taxes/classes/(?<slug>\\w[\\w\\s\\-]*)',
      endpoints: [
        ...(site.atLeast('5.0') ? [{ methods: ['GET'], permit: managers('view'), handle: readClass }] : []),
        { methods: ['DELETE'], args: force, permit: managers('delete'), handle: removeClass },
      ],
    },
  ];
}

// src/testing/store/controllers/product-args.ts
var string4 = { type: 'string' };
var integer2 = { type: 'integer' };
var boolean3 = { type: 'boolean' };
var any = {};
var ids2 = { type: 'array', items: { type: 'integer' } };
var metaArg = {
  type: 'array',
  items: { type: 'object', properties: { id: integer2, key: string4, value: any } },
};
var termsArg = {
  type: 'array',
  items: { type: 'object', properties: { id: integer2, name: string4, slug: string4 } },
};
var imageArg = {
  type: 'object',
  properties: { id: integer2, src: { type: 'string' }, name: string4, alt: string4 },
};
var sellableArgs = {
  description: string4,
  sku: string4,
  global_unique_id: string4,
  regular_price: string4,
  sale_price: string4,
  date_on_sale_from: any,
  date_on_sale_from_gmt: any,
  date_on_sale_to: any,
  date_on_sale_to_gmt: any,
  virtual: boolean3,
  downloadable: boolean3,
  downloads: {
    type: 'array',
    items: { type: 'object', properties: { id: string4, name: string4, file: string4 } },
  },
  download_limit: integer2,
  download_expiry: integer2,
  tax_status: { type: 'string', enum: ['taxable', 'shipping', 'none'] },
  tax_class: string4,
  stock_quantity: integer2,
  stock_status: { type: 'string', enum: ['instock', 'outofstock', 'onbackorder'] },
  backorders: { type: 'string', enum: ['no', 'notify', 'yes'] },
  low_stock_amount: { type: ['integer', 'null'] },
  weight: string4,
  dimensions: { type: 'object', properties: { length: string4, width: string4, height: string4 } },
  shipping_class: string4,
  menu_order: integer2,
  meta_data: metaArg,
};
var productArgs = {
  ...sellableArgs,
  name: string4,
  slug: string4,
  date_created: any,
  date_created_gmt: any,
  type: { type: 'string', enum: ['simple', 'grouped', 'external', 'variable'] },
  status: {
    type: 'string',
    enum: ['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'],
  },
  featured: boolean3,
  catalog_visibility: { type: 'string', enum: ['visible', 'catalog', 'search', 'hidden'] },
  short_description: string4,
  external_url: string4,
  button_text: string4,
  manage_stock: boolean3,
  sold_individually: boolean3,
  reviews_allowed: boolean3,
  upsell_ids: ids2,
  cross_sell_ids: ids2,
  parent_id: integer2,
  purchase_note: string4,
  categories: termsArg,
  brands: termsArg,
  tags: termsArg,
  images: { type: 'array', items: imageArg },
  attributes: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        id: integer2,
        name: string4,
        position: integer2,
        visible: boolean3,
        variation: boolean3,
        options: { type: 'array', items: { type: 'string' } },
      },
    },
  },
  default_attributes: {
    type: 'array',
    items: { type: 'object', properties: { id: integer2, name: string4, option: string4 } },
  },
  grouped_products: ids2,
  post_password: string4,
};
var commaIds = { type: 'string', clean: (value) => idList(value) };
function idList(value) {
  const list18 = Array.isArray(value) ? value : String(value).split(/[\s,]+/);
  return [...new Set(list18.map((id) => Math.abs(Number.parseInt(String(id), 10) || 0)))];
}
var listed = (names3) => ({ type: 'array', items: { type: 'string', enum: names3 } });
var statuses2 = listed(['any', 'future', 'trash', 'draft', 'pending', 'private', 'publish']);
var types = listed(['simple', 'grouped', 'external', 'variable']);
function productListArgs(site) {
  return {
    ...postListArgs,
    orderby: {
      type: 'string',
      default: 'date',
      enum: [
        'date',
        'id',
        'include',
        'title',
        'slug',
        'modified',
        'popularity',
        'rating',
        'post__in',
        'price',
        'sales',
        'menu_order',
        'random',
        'popularity',
        'rating',
        'menu_order',
        'price',
        'popularity',
        'rating',
      ],
    },
    slug: string4,
    status: {
      type: 'string',
      default: 'any',
      enum: ['any', 'future', 'trash', 'draft', 'pending', 'private', 'publish'],
    },
    type: { type: 'string', enum: ['simple', 'grouped', 'external', 'variable'] },
    sku: string4,
    search_sku: string4,
    featured: boolean3,
    virtual: boolean3,
    downloadable: boolean3,
    include_status: statuses2,
    exclude_status: statuses2,
    include_types: types,
    exclude_types: types,
    category: commaIds,
    tag: commaIds,
    shipping_class: commaIds,
    attribute: string4,
    attribute_term: commaIds,
    tax_class: taxClassArg(site),
    in_stock: boolean3,
    stock_status: { type: 'string', enum: ['instock', 'outofstock', 'onbackorder'] },
    on_sale: boolean3,
    min_price: string4,
    max_price: string4,
    global_unique_id: string4,
  };
}

// src/testing/store/controllers/term-args.ts
var termListArgs = (site) => ({
  ...listArgs,
  exclude: { type: 'array', items: { type: 'integer' }, default: [] },
  include: { type: 'array', items: { type: 'integer' }, default: [] },
  offset: { type: 'integer' },
  order: { type: 'string', default: 'asc', enum: ['asc', 'desc'] },
  orderby: {
    type: 'string',
    default: 'name',
    enum: ['id', 'include', 'name', 'slug', 'term_group', 'description', 'count'],
  },
  hide_empty: { type: 'boolean', default: false },
  parent: { type: 'integer' },
  product: { type: 'integer', default: null },
  // Later versions take several.
  slug: site.atLeast('10.0') ? { type: ['string', 'array'], items: { type: 'string' } } : { type: 'string' },
});
var termArgs = (kind) => ({
  name: { type: 'string' },
  slug: { type: 'string' },
  description: { type: 'string' },
  ...(kind.menuOrder ? { menu_order: { type: 'integer' } } : {}),
  ...(kind.hierarchical
    ? {
        parent: { type: 'integer' },
        display: { type: 'string', enum: ['default', 'products', 'subcategories', 'both'] },
        image: { ...imageArg, type: ['object', 'null'] },
      }
    : {}),
});

// src/testing/store/controllers/terms.ts
var invalid = (status2 = 404) =>
  new RestFault('woocommerce_rest_term_invalid', 'Resource does not exist.', status2);
function view2(kind, { site, request }, term2, taxonomy) {
  const base2 = { id: term2.id ?? 0, name: term2.name ?? '', slug: term2.slug ?? '' };
  if (kind.hierarchical) {
    base2.parent = term2.parent ?? 0;
    base2.description = term2.description ?? '';
    base2.display = term2.display ?? 'default';
    const image2 = isRow(term2.image)
      ? (site.tables.attachments.get(integer(term2.image.id)) ?? term2.image)
      : null;
    base2.image = image2 ? plainImage(site, image2, request.origin) : null;
  } else base2.description = term2.description ?? '';
  if (kind.menuOrder) base2.menu_order = term2.menu_order ?? 0;
  base2.count = termCount(site, taxonomy, term2);
  return base2;
}
function links(kind, { site, request }, term2, gone = false) {
  const path2 = kind.path(request);
  const parent = integer(term2.parent);
  const nowhere = gone || kind.pathless === true;
  return linksOf(site, request, {
    self: `${path2}/${integer(term2.id)}`,
    collection: path2,
    up: kind.hierarchical && parent > 0 ? `${path2}/${parent}` : void 0,
    ...(nowhere ? { methods: [] } : {}),
  });
}
function createActions(kind) {
  const find15 = (context) => {
    const taxonomy = kind.taxonomy(context.site, context.request);
    const term2 = termsOf(context.site.tables, taxonomy).get(integer(context.request.path.id));
    if (!term2) throw invalid();
    return { taxonomy, term: term2 };
  };
  const list18 = (context) => {
    const { site, request } = context;
    const { params } = request;
    const taxonomy = kind.taxonomy(site, request);
    const found = findTerms(site, taxonomy, params, kind.hierarchical === true);
    const page2 = slice(found, sliceOptions(params));
    const data = page2.items.map((term2) => ({
      ...view2(kind, context, term2, taxonomy),
      _links: links(kind, context, term2),
    }));
    const total = countTerms(site, taxonomy, params, found);
    const pages = Math.ceil(total / sliceOptions(params).perPage);
    return {
      data,
      headers: pageHeaders(request, kind.path(request), { total, pages, page: pageOf(params) }),
    };
  };
  const read7 = (context) => {
    const { term: term2, taxonomy } = find15(context);
    return { data: view2(kind, context, term2, taxonomy), links: links(kind, context, term2) };
  };
  const write11 = (context, term2) => {
    const { site, request } = context;
    const { params } = request;
    if (given(params, 'description')) term2.description = ksesPost(text2(params.description));
    if (kind.hierarchical && given(params, 'display')) term2.display = text2(params.display);
    if (kind.menuOrder && given(params, 'menu_order')) term2.menu_order = integer(params.menu_order);
    if (kind.hierarchical && isRow(params.image)) {
      const id = readTermImage(site, params.image);
      term2.image = id > 0 ? { id } : null;
    } else if (kind.hierarchical && params.image !== void 0 && 'image' in params && !isRow(params.image))
      term2.image = null;
  };
  const parentOf = (context, taxonomy) => {
    const parent = integer(context.request.params.parent);
    if (parent > 0 && !termsOf(context.site.tables, taxonomy).has(parent)) {
      throw new RestFault('missing_parent', 'Parent term does not exist.', 400);
    }
    return parent;
  };
  const create14 = (context) => {
    const { site, request } = context;
    const { params } = request;
    const taxonomy = kind.taxonomy(site, request);
    const parent = kind.hierarchical ? parentOf(context, taxonomy) : 0;
    const name = text2(params.name);
    if (name.trim() === '') throw new RestFault('empty_term_name', 'A name is required for this term.', 400);
    const slug = given(params, 'slug') ? givenSlug(site, params.slug) : '';
    const terms2 = [...termsOf(site.tables, taxonomy).values()];
    const twin = findTwin(terms2, { name, slug, parent, hierarchical: kind.hierarchical === true });
    if (twin) {
      const message = kind.hierarchical
        ? 'A term with the name provided already exists with this parent.'
        : 'A term with the name provided already exists in this taxonomy.';
      throw new RestFault('term_exists', message, 400, { resource_id: twin.id ?? 0 });
    }
    const term2 = createTerm(site, taxonomy, name, { parent, ...(slug === '' ? {} : { slug }) });
    write11(context, term2);
    const location = restUrl(request, `${kind.path(request)}/${integer(term2.id)}`);
    return {
      status: 201,
      data: view2(kind, context, term2, taxonomy),
      links: links(kind, context, term2),
      headers: { location },
    };
  };
  const update14 = (context) => {
    const { site, request } = context;
    const { params } = request;
    const { term: term2, taxonomy } = find15(context);
    if (given(params, 'name')) term2.name = encodeAmpersands(cleanText(params.name));
    if (given(params, 'slug')) {
      term2.slug = uniqueTermSlug(
        site,
        taxonomy,
        givenSlug(site, params.slug),
        integer(term2.parent),
        integer(term2.id),
      );
    }
    if (kind.hierarchical && given(params, 'parent')) {
      const parent = parentOf(context, taxonomy);
      term2.parent = isBelow(site, taxonomy, parent, integer(term2.id)) ? 0 : parent;
    }
    write11(context, term2);
    return { data: view2(kind, context, term2, taxonomy), links: links(kind, context, term2) };
  };
  const remove14 = (context) => {
    const { site, request } = context;
    const { term: term2, taxonomy } = find15(context);
    if (request.params.force !== true) {
      throw new RestFault('woocommerce_rest_trash_not_supported', 'Resource does not support trashing.', 501);
    }
    if (taxonomy === 'product_cat' && term2.id === defaultCategory(site)?.id) {
      const message = 'Default product category cannot be deleted.';
      throw new RestFault('woocommerce_rest_cannot_delete', message, 500);
    }
    const data = view2(kind, context, term2, taxonomy);
    deleteTerm(site, taxonomy, term2);
    return { data, links: links(kind, context, term2, true) };
  };
  return { list: list18, read: read7, create: create14, update: update14, remove: remove14 };
}
function inBatch(kind) {
  if (!kind.pattern.includes('(?<')) return kind;
  const path2 = kind.pattern.replace(/\(\?<(\w+)>\\d\+\)/g, '(?P<$1>[\\d]+)');
  return { ...kind, path: () => path2, pathless: true };
}
function termRoutes(site, kind) {
  const actions = createActions(kind);
  const writeArgs = termArgs(kind);
  const exists = (action) => (context) => {
    managers(action)(context);
    const taxonomy = kind.taxonomy(context.site, context.request);
    if (!termsOf(context.site.tables, taxonomy).has(integer(context.request.path.id))) throw invalid();
  };
  const collection = (action) => (context) => {
    managers(action)(context);
    kind.taxonomy(context.site, context.request);
  };
  return [
    {
      path: `/wc/v3${kind.pattern}`,
      endpoints: [
        { methods: ['GET'], args: termListArgs(site), permit: collection('list'), handle: actions.list },
        {
          methods: ['POST'],
          args: { ...writeArgs, name: { type: 'string', required: true } },
          permit: collection('create'),
          handle: actions.create,
        },
      ],
    },
    {
      path: `/wc/v3${kind.pattern}/(?<id>\\d+)`,
      endpoints: [
        { methods: ['GET'], args: contextArg, permit: exists('view'), handle: actions.read },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: writeArgs,
          permit: exists('edit'),
          handle: actions.update,
        },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: exists('delete'),
          handle: actions.remove,
        },
      ],
    },
    {
      path: `/wc/v3${kind.pattern}/batch`,
      endpoints: [batchEndpoint({ ...createActions(inBatch(kind)), permit: collection('batch') })],
    },
  ];
}
function plainTermRoutes(site) {
  const fixed2 = (path2, taxonomy) => ({
    pattern: path2,
    path: () => path2,
    taxonomy: () => taxonomy,
  });
  return [
    ...termRoutes(site, {
      ...fixed2('/products/categories', 'product_cat'),
      hierarchical: true,
      menuOrder: true,
    }),
    ...termRoutes(site, fixed2('/products/tags', 'product_tag')),
    ...termRoutes(site, {
      ...fixed2('/products/brands', 'product_brand'),
      hierarchical: true,
      menuOrder: true,
    }),
    ...termRoutes(site, fixed2('/products/shipping_classes', 'product_shipping_class')),
  ];
}

// src/testing/store/controllers/attributes.ts
var view3 = (attribute) => ({
  id: attribute.id ?? 0,
  name: attribute.name ?? '',
  slug: attribute.slug ?? '',
  type: attribute.type ?? 'select',
  order_by: attribute.order_by ?? 'menu_order',
  has_archives: attribute.has_archives ?? false,
});
function links2(site, request, attribute) {
  return linksOf(site, request, {
    self: `/products/attributes/${integer(attribute.id)}`,
    collection: '/products/attributes',
  });
}
function find2({ site, request }, remembered2) {
  const attribute = site.tables.attributes.get(integer(request.path.id)) ?? remembered2?.get(request.path);
  if (!attribute) throw new RestFault('woocommerce_rest_taxonomy_invalid', 'Resource does not exist.', 404);
  return attribute;
}
function answer2({ site, request }, attribute) {
  return { data: view3(attribute), links: links2(site, request, attribute) };
}
function list3({ site, request }) {
  const found = [...site.tables.attributes.values()].sort((a, b) =>
    compareNames(text2(a.slug), text2(b.slug)),
  );
  return wholeList(
    found.map((attribute) => ({ ...view3(attribute), _links: links2(site, request, attribute) })),
  );
}
function slugFor(params) {
  return `pa_${slugOf(text2(params.slug) || text2(params.name)).replace(/^pa_/, '')}`;
}
var longest2 = 28;
var reserved = new Set(
  'attachment attachment_id author author_name calendar cat category category__and category__in category__not_in category_name comments_per_page comments_popup cpage day debug error exact feed hour link_category m minute monthnum more name nav_menu nopaging offset order orderby p page page_id paged pagename pb perm post post__in post__not_in post_format post_mime_type post_status post_tag post_type posts posts_per_archive_page posts_per_page preview robots s search second sentence showposts static subpost subpost_id tag tag__and tag__in tag__not_in tag_id tag_slug__and tag_slug__in taxonomy tb term type w withcomments withoutcomments year'.split(
    ' ',
  ),
);
function checkSlug(site, slug, self) {
  const bare = slug.replace(/^pa_/, '');
  const refuse3 = (message) => {
    throw new RestFault('woocommerce_rest_cannot_create', message, 400);
  };
  if (bare.length > longest2) {
    refuse3(
      site.atLeast('10.0')
        ? `Slug "${bare}" is too long. Please use a shorter slug.`
        : `Slug "${bare}" is too long (${longest2} characters max). Shorten it, please.`,
    );
  }
  if (reserved.has(bare))
    refuse3(`Slug "${bare}" is not allowed because it is a reserved term. Change it, please.`);
  if ([...site.tables.attributes.values()].some((other) => other.slug === slug && other.id !== self)) {
    refuse3(`Slug "${bare}" is already in use. Change it, please.`);
  }
}
function write4(attribute, params) {
  if (given(params, 'name')) attribute.name = cleanText(params.name);
  if (given(params, 'type')) attribute.type = text2(params.type);
  if (given(params, 'order_by')) attribute.order_by = text2(params.order_by);
  if (given(params, 'has_archives')) attribute.has_archives = yes(params.has_archives);
}
function create2(context) {
  const { site, request } = context;
  const slug = slugFor(request.params);
  checkSlug(site, slug, 0);
  const attribute = {
    id: nextId(site.tables, 'attribute'),
    slug,
    type: 'select',
    order_by: 'menu_order',
    has_archives: false,
  };
  write4(attribute, request.params);
  site.tables.attributes.set(integer(attribute.id), attribute);
  const location = restUrl(request, `/products/attributes/${integer(attribute.id)}`);
  return { status: 201, ...answer2(context, attribute), headers: { location } };
}
function update2(context) {
  const attribute = find2(context);
  const { params } = context.request;
  if (given(params, 'slug')) {
    const slug = slugFor({ slug: params.slug ?? '' });
    checkSlug(context.site, slug, integer(attribute.id));
    const terms2 = context.site.tables.terms.get(text2(attribute.slug));
    if (terms2) {
      context.site.tables.terms.delete(text2(attribute.slug));
      context.site.tables.terms.set(slug, terms2);
    }
    attribute.slug = slug;
  }
  write4(attribute, params);
  return answer2(context, attribute);
}
function remove2(context) {
  const { site, request } = context;
  const attribute = find2(context);
  if (request.params.force !== true)
    throw new RestFault('woocommerce_rest_trash_not_supported', 'Resource does not support trashing.', 501);
  site.tables.attributes.delete(integer(attribute.id));
  site.tables.terms.delete(text2(attribute.slug));
  return { data: view3(attribute), links: links2(site, request, attribute) };
}
function taxonomyOf(site, request) {
  const attribute = site.tables.attributes.get(integer(request.path.attribute_id));
  if (!attribute) throw new RestFault('woocommerce_rest_taxonomy_invalid', 'Taxonomy does not exist.', 404);
  return text2(attribute.slug);
}
function attributeRoutes(site) {
  const args = {
    name: { type: 'string' },
    slug: { type: 'string' },
    type: { type: 'string', enum: ['select'] },
    order_by: { type: 'string', enum: ['menu_order', 'name', 'name_num', 'id'] },
    has_archives: { type: 'boolean' },
  };
  const remembered2 = /* @__PURE__ */ new WeakMap();
  const exists = (action) => (context) => {
    managers(action)(context);
    find2(context, remembered2);
  };
  const removeOne = (context) => {
    remembered2.set(context.request.path, find2(context));
    return remove2(context);
  };
  return [
    {
      path: '/wc/v3/products/attributes',
      endpoints: [
        { methods: ['GET'], permit: managers('list'), handle: list3 },
        {
          methods: ['POST'],
          args: { ...args, name: { type: 'string', required: true } },
          permit: managers('create'),
          handle: create2,
        },
      ],
    },
    {
      path: '/wc/v3/products/attributes/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], permit: exists('view'), handle: (context) => answer2(context, find2(context)) },
        { methods: ['POST', 'PUT', 'PATCH'], args, permit: exists('edit'), handle: update2 },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: true } },
          permit: exists('delete'),
          handle: removeOne,
        },
      ],
    },
    {
      path: '/wc/v3/products/attributes/batch',
      endpoints: [batchEndpoint({ create: create2, update: update2, remove: remove2 })],
    },
    ...termRoutes(site, {
      pattern: '/products/attributes/(?<attribute_id>\\d+)/terms',
      path: (request) => `/products/attributes/${text2(request.path.attribute_id)}/terms`,
      taxonomy: taxonomyOf,
      menuOrder: true,
    }),
  ];
}

// src/testing/store/rules/currencies.ts
var currencies =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTC BTN BWP BYR BYN BZD CAD CDF CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GGP GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS IMP INR IQD IRR IRT ISK JEP JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PRB PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VEF VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'.split(
    ' ',
  );
var signs = [
  [
    '&#36;',
    'ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUC CUP CVE FJD GYD HKD JMD KYD LRD MXN NZD SBD SGD SRD TTD USD UYU XCD',
  ],
  ['&pound;', 'FKP GBP GGP GIP IMP JEP SHP SSP'],
  ['Fr', 'BIF CDF DJF GNF KMF RWF'],
  ['L', 'ALL HNL LSL'],
  ['Br', 'BYR BYN ETB'],
  ['Bs.', 'BOB VES'],
  ['&#3647;', 'BTC THB'],
  ['P', 'BWP MOP'],
  ['&yen;', 'CNY JPY'],
  ['kr.', 'DKK ISK'],
  ['&#xfdfc;', 'IRR YER'],
  ['&#x20a8;', 'MUR SCR'],
  ['&#107;&#114;', 'NOK SEK'],
  ['&#8360;', 'NPR PKR'],
  ['Sh', 'SOS TZS'],
  ['CFA', 'XAF XOF'],
  ['&#x62f;.&#x625;', 'AED'],
  ['&#x60b;', 'AFN'],
  ['AMD', 'AMD'],
  ['&fnof;', 'ANG'],
  ['Kz', 'AOA'],
  ['Afl.', 'AWG'],
  ['&#8380;', 'AZN'],
  ['KM', 'BAM'],
  ['&#2547;&nbsp;', 'BDT'],
  ['&#1083;&#1074;.', 'BGN'],
  ['.&#x62f;.&#x628;', 'BHD'],
  ['&#82;&#36;', 'BRL'],
  ['Nu.', 'BTN'],
  ['&#67;&#72;&#70;', 'CHF'],
  ['&#x20a1;', 'CRC'],
  ['&#75;&#269;', 'CZK'],
  ['RD&#36;', 'DOP'],
  ['&#x62f;.&#x62c;', 'DZD'],
  ['EGP', 'EGP'],
  ['Nfk', 'ERN'],
  ['&euro;', 'EUR'],
  ['&#x20be;', 'GEL'],
  ['&#x20b5;', 'GHS'],
  ['D', 'GMD'],
  ['Q', 'GTQ'],
  ['kn', 'HRK'],
  ['G', 'HTG'],
  ['&#70;&#116;', 'HUF'],
  ['Rp', 'IDR'],
  ['&#8362;', 'ILS'],
  ['&#8377;', 'INR'],
  ['&#x62f;.&#x639;', 'IQD'],
  ['&#x062A;&#x0648;&#x0645;&#x0627;&#x0646;', 'IRT'],
  ['&#x62f;.&#x627;', 'JOD'],
  ['KSh', 'KES'],
  ['&#x441;&#x43e;&#x43c;', 'KGS'],
  ['&#x17db;', 'KHR'],
  ['&#x20a9;', 'KPW'],
  ['&#8361;', 'KRW'],
  ['&#x62f;.&#x643;', 'KWD'],
  ['&#8376;', 'KZT'],
  ['&#8365;', 'LAK'],
  ['&#x644;.&#x644;', 'LBP'],
  ['&#xdbb;&#xdd4;', 'LKR'],
  ['&#x62f;.&#x644;', 'LYD'],
  ['&#x62f;.&#x645;.', 'MAD'],
  ['MDL', 'MDL'],
  ['Ar', 'MGA'],
  ['&#x434;&#x435;&#x43d;', 'MKD'],
  ['Ks', 'MMK'],
  ['&#x20ae;', 'MNT'],
  ['UM', 'MRU'],
  ['.&#x783;', 'MVR'],
  ['MK', 'MWK'],
  ['&#82;&#77;', 'MYR'],
  ['MT', 'MZN'],
  ['N&#36;', 'NAD'],
  ['&#8358;', 'NGN'],
  ['C&#36;', 'NIO'],
  ['&#x631;.&#x639;.', 'OMR'],
  ['B/.', 'PAB'],
  ['S/', 'PEN'],
  ['K', 'PGK'],
  ['&#8369;', 'PHP'],
  ['&#122;&#322;', 'PLN'],
  ['&#x440;.', 'PRB'],
  ['&#8370;', 'PYG'],
  ['&#x631;.&#x642;', 'QAR'],
  ['lei', 'RON'],
  ['&#1088;&#1089;&#1076;', 'RSD'],
  ['&#8381;', 'RUB'],
  ['&#x631;.&#x633;', 'SAR'],
  ['&#x62c;.&#x633;.', 'SDG'],
  ['Le', 'SLL'],
  ['Db', 'STN'],
  ['&#x644;.&#x633;', 'SYP'],
  ['E', 'SZL'],
  ['&#x405;&#x41c;', 'TJS'],
  ['m', 'TMT'],
  ['&#x62f;.&#x62a;', 'TND'],
  ['T&#36;', 'TOP'],
  ['&#8378;', 'TRY'],
  ['&#78;&#84;&#36;', 'TWD'],
  ['&#8372;', 'UAH'],
  ['UGX', 'UGX'],
  ['UZS', 'UZS'],
  ['Bs F', 'VEF'],
  ['&#8363;', 'VND'],
  ['Vt', 'VUV'],
  ['T', 'WST'],
  ['XPF', 'XPF'],
  ['&#82;', 'ZAR'],
  ['ZK', 'ZMW'],
];
var signOf = new Map(signs.flatMap(([sign, codes]) => codes.split(' ').map((code) => [code, sign])));
var currencySymbol = (code) => signOf.get(code) ?? '';
var namedSigns = {
  euro: '\u20AC',
  pound: '\xA3',
  yen: '\xA5',
  fnof: '\u0192',
  nbsp: '\xA0',
};
function currencySign(code) {
  return currencySymbol(code)
    .replace(/&#x([0-9a-f]+);/gi, (_, digits) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replace(/&#(\d+);/g, (_, digits) => String.fromCodePoint(Number(digits)))
    .replace(/&(\w+);/g, (entity, name) => namedSigns[name] ?? entity);
}

// src/testing/store/rules/money.ts
function wooRound(site, value, places, half = 'up') {
  const whole = site.atLeast('10.0') ? phpRound(value, precisionOf(site.numbers)) : value;
  return phpRound(whole, places, half);
}
var roundPrice = (site, value) => wooRound(site, value, site.numbers.decimals);
var roundTax = (site, value) =>
  wooRound(site, value, site.numbers.decimals, site.pricesIncludeTax ? 'down' : 'up');
function kept(site, value) {
  return trimZeros(printFixed(value, precisionOf(site.numbers)));
}
function shownAmount(value, decimals2) {
  return numberFormat(number(value), decimals2);
}
function toCents(site, value) {
  const { decimals: decimals2 } = site.numbers;
  return wooRound(site, value * 10 ** decimals2, precisionOf(site.numbers) - decimals2);
}
var fromCents = (site, cents2) => cents2 / 10 ** site.numbers.decimals;
function priceHtml(site, amount2, options2 = {}) {
  const text3 = priceText(site, amount2, (symbol) => {
    const translate = site.atLeast('10.0') && !options2.inCode ? ' translate="no"' : '';
    return `<span class="woocommerce-Price-currencySymbol"${translate}>${symbol}</span>`;
  });
  const aria = options2.aria ? ' aria-hidden="true"' : '';
  return `<span class="woocommerce-Price-amount amount"${aria}><bdi>${text3}</bdi></span>`;
}
function priceText(site, amount2, wrap = (symbol) => symbol) {
  const { decimals: decimals2, decimalSeparator, thousandSeparator } = site.numbers;
  const value = numberFormat(Math.abs(amount2), decimals2, {
    decimal: decimalSeparator,
    thousand: thousandSeparator,
  });
  const symbol = wrap(currencySymbol(site.currency));
  const sign = amount2 < 0 ? '-' : '';
  const placed = {
    right: `${value}${symbol}`,
    left_space: `${symbol}&nbsp;${value}`,
    right_space: `${value}&nbsp;${symbol}`,
  };
  const position = String(site.setting('general', 'woocommerce_currency_pos'));
  return `${sign}${placed[position] ?? `${symbol}${value}`}`;
}

// src/testing/store/rules/coupon-items.ts
function couponCode(site, value) {
  const code = encodeAmpersands(decodeEntities(cleanText(value)));
  return site.atLeast('10.0') ? code.toLowerCase() : code;
}
function findCoupon(site, code) {
  return [...site.tables.coupons.values()].find(
    (coupon) => text2(coupon.code).toLowerCase() === code.toLowerCase() && coupon.status === 'publish',
  );
}
function itemsOf(site, order2) {
  const weight = (item) =>
    site.atLeast('10.0') && item.quantity !== 0 ? item.price / item.quantity : item.price * item.quantity;
  return rows(order2.line_items)
    .map((line) => {
      const tax = order2.prices_include_tax === true ? toCents(site, number(line.subtotal_tax)) : 0;
      const product =
        site.tables.variations.get(integer(line.variation_id)) ??
        site.tables.products.get(integer(line.product_id));
      const price = toCents(site, number(line.subtotal)) + tax;
      return { line, product, price, quantity: number(line.quantity) };
    })
    .sort((a, b) => weight(b) - weight(a));
}

// src/testing/store/rules/meta.ts
function storedMeta(value) {
  if (value === null) return '';
  if (value === true) return '1';
  if (value === false) return '';
  return typeof value === 'number' ? String(value) : value;
}
function applyMeta(tables, current, given2) {
  const metas = current.map((meta2) => ({ ...meta2 }));
  for (const item of rows(given2)) {
    const key2 = text2(item.key);
    const value = item.value ?? null;
    const id = integer(item.id);
    const known2 = id > 0 ? metas.find((meta2) => meta2.id === id) : void 0;
    const target = known2 ?? metas.find((meta2) => meta2.key === key2 && meta2.id !== void 0);
    if (value === null) {
      const doomed = known2 ?? target;
      if (doomed) metas.splice(metas.indexOf(doomed), 1);
      continue;
    }
    if (known2) {
      if (key2 !== '') known2.key = key2;
      known2.value = storedMeta(value);
    } else if (target) target.value = storedMeta(value);
    else if (key2 !== '') metas.push({ id: nextId(tables, 'meta'), key: key2, value: storedMeta(value) });
  }
  return metas;
}
function shownMeta(meta2) {
  return { id: meta2.id ?? 0, key: meta2.key ?? '', value: meta2.value ?? '' };
}
function metaOf(record4) {
  return rows(record4.meta_data);
}
function setMeta(tables, record4, key2, value) {
  record4.meta_data = applyMeta(tables, metaOf(record4), [{ key: key2, value }]);
}
function metaValue(record4, key2) {
  return metaOf(record4).find((meta2) => isRow(meta2) && meta2.key === key2)?.value;
}

// src/testing/store/rules/coupon-view.ts
var amountFields = ['amount', 'minimum_amount', 'maximum_amount'];
var limitFields = ['usage_limit', 'usage_limit_per_user', 'limit_usage_to_x_items'];
var idFields = ['product_ids', 'excluded_product_ids', 'product_categories', 'excluded_product_categories'];
var flagFields = ['individual_use', 'free_shipping', 'exclude_sale_items'];
var tooMuch = (coupon) => coupon.discount_type === 'percent' && big(coupon.amount).gt(100);
function viewCoupon(site, coupon) {
  const shown5 = {
    id: coupon.id ?? 0,
    code: coupon.code ?? '',
    status: coupon.status ?? 'publish',
    ...datePair('date_created', coupon.date_created_gmt, site.timeZone),
    ...datePair('date_modified', coupon.date_modified_gmt, site.timeZone),
    ...datePair('date_expires', coupon.date_expires_gmt, site.timeZone),
    discount_type: coupon.discount_type ?? 'fixed_cart',
    description: coupon.description ?? '',
    usage_count: coupon.usage_count ?? 0,
    email_restrictions: coupon.email_restrictions ?? [],
    used_by: coupon.used_by ?? [],
    meta_data: rows(coupon.meta_data).map(shownMeta),
  };
  for (const field2 of amountFields) shown5[field2] = fixed(coupon[field2] ?? '0', 2);
  if (tooMuch(coupon)) shown5.amount = '0.00';
  for (const field2 of limitFields)
    shown5[field2] = integer(coupon[field2]) > 0 ? (coupon[field2] ?? null) : null;
  for (const field2 of idFields) shown5[field2] = coupon[field2] ?? [];
  for (const field2 of flagFields) shown5[field2] = coupon[field2] ?? false;
  return shown5;
}

// src/testing/store/rules/post-order.ts
var joined = [
  'customer',
  'product',
  'sku',
  'search_sku',
  'global_unique_id',
  'stock_status',
  'virtual',
  'downloadable',
  'tax_class',
  'category',
  'tag',
  'type',
  'include_types',
  'shipping_class',
];
var asked = (params, name) =>
  items(params[name]).length > 0 || typeof params[name] === 'boolean' || text2(params[name]) !== '';
function joins(site, params) {
  const attribute = [...site.tables.attributes.values()].some((item) => item.slug === params.attribute);
  return (
    joined.some((name) => asked(params, name)) ||
    params.featured === true ||
    truthy(params.min_price) ||
    truthy(params.max_price) ||
    (attribute && asked(params, 'attribute_term'))
  );
}
var shortLimit = 4;
function oneStatus(params) {
  const statuses5 =
    items(params.status).length > 0 ? items(params.status).map(text2) : [text2(params.status)];
  return statuses5.length === 1 && statuses5[0] !== '' && statuses5[0] !== 'any';
}
function indexOrder(site, key2) {
  const statusOf2 = key2.statusOf ?? ((record4) => text2(record4.status));
  const byDate = byLocal(site, 'date_created_gmt');
  return (a, b) => {
    const [left, right] = [statusOf2(a), statusOf2(b)];
    if (left !== right) return left < right ? -1 : 1;
    return byDate(a, b) || byNumber('id')(a, b);
  };
}
function sortPosts(site, found, params, key2) {
  const turn = params.order === 'asc' ? 1 : -1;
  const byId4 = (a, b) => turn * byNumber('id')(a, b);
  const stable = (a, b) => key2.compare(a, b) || byId4(a, b);
  if (key2.exact === true || (site.wpAtLeast('7.0') && key2.loose !== true)) return [...found].sort(stable);
  const named4 =
    items(params.include).length * 3 > site.tables.products.size ? 0 : items(params.include).length;
  const joining = joins(site, params);
  const plain2 = named4 === 0 && params.on_sale !== true && !joining;
  if (key2.indexed === true || (key2.byDate === true && plain2 && oneStatus(params)))
    return [...found].sort(stable);
  const byIndex = indexOrder(site, key2);
  const scanned = [...found].sort(
    (key2.byDate === true && plain2) || key2.viaIndex === true ? byIndex : byNumber('id'),
  );
  const { page: page2, perPage, offset } = sliceOptions(params);
  const limit2 = (offset ?? (page2 - 1) * perPage) + perPage;
  if (limit2 <= shortLimit || (key2.byDate === true && joining && found.length <= limit2))
    return scanned.sort(key2.compare);
  return sortUnderLimit(scanned, key2.compare, limit2);
}

// src/testing/store/rules/search-words.ts
var stopWords = new Set(
  'about an are as at be by com for from how in is it of on or that the this to was what when where who will with www'.split(
    ' ',
  ),
);
function wordsOf(search) {
  const found = search.match(/".*?(?:"|$)|(?<=[\t ",+]|^)[^\t ",+]+/g) ?? [];
  if (found.length > 9) return [search];
  const words3 = found
    .map((word) =>
      word.startsWith('"') && word.endsWith('"') ? word.slice(1, -1) : word.replace(/^["'\s]+|["'\s]+$/g, ''),
    )
    .filter((word) => word !== '' && !/^[a-z-]$/i.test(word) && !stopWords.has(word.toLowerCase()));
  return words3.length === 0 ? [search] : words3;
}
function searcher(search) {
  if (search.trim() === '') return () => true;
  const words3 = wordsOf(search).map((word) =>
    word.startsWith('-')
      ? { word: folded(word.slice(1)), wanted: false }
      : { word: folded(word), wanted: true },
  );
  return (texts) => {
    const all = texts.map(folded);
    return words3.every(({ word, wanted }) => all.some((text3) => text3.includes(word)) === wanted);
  };
}

// src/testing/store/controllers/coupons.ts
var invalidId2 = (status2) =>
  new RestFault('woocommerce_rest_shop_coupon_invalid_id', 'Invalid ID.', status2);
var byCode = (a, b) => compareNames(text2(a.code), text2(b.code));
function answer3({ site, request }, coupon, status2 = 200) {
  const id = integer(coupon.id);
  return {
    status: status2,
    data: viewCoupon(site, coupon),
    links: linksOf(site, request, { self: `/coupons/${id}`, collection: '/coupons' }),
    ...(status2 === 201 ? { headers: { location: restUrl(request, `/coupons/${id}`) } } : {}),
  };
}
function sortCoupons(site, found, params) {
  const turn = params.order === 'asc' ? 1 : -1;
  const by = (compare, facts = {}) =>
    sortPosts(site, found, params, { compare: (a, b) => turn * compare(a, b), ...facts });
  switch (params.orderby) {
    case 'include':
      return [...found].sort(byInclude(params));
    case 'id':
      return by(byNumber('id'), { exact: true });
    case 'title':
    case 'slug':
      return by(byCode, { exact: true });
    case 'modified':
      return by(byText('date_modified_gmt'));
    default:
      return by(byText('date_created_gmt'), { exact: true });
  }
}
function list4(context) {
  const { site, request } = context;
  const { params } = request;
  const filters = [dateFilter(site, params), idFilter(params)];
  const code = couponCode(site, params.code).toLowerCase();
  const finds = searcher(text2(params.search));
  const status2 = text2(params.status) || 'any';
  const found = [...site.tables.coupons.values()].filter((coupon) => {
    if (status2 === 'any' ? coupon.status === 'trash' : coupon.status !== status2) return false;
    if (code !== '' && text2(coupon.code).toLowerCase() !== code) return false;
    if (!finds([text2(coupon.code), text2(coupon.description)])) return false;
    return filters.every((filter) => filter(coupon));
  });
  return answerList(context, sortCoupons(site, found, params), '/coupons', (coupon) =>
    viewCoupon(site, coupon),
  );
}
function setExpiry(site, coupon, params) {
  for (const [field2, zone2] of [
    ['date_expires', site.timeZone],
    ['date_expires_gmt', 'UTC'],
  ]) {
    if (!(field2 in params) || params[field2] === void 0) continue;
    const value = text2(params[field2]);
    coupon.date_expires_gmt = value === '' ? null : (momentOf(value, zone2) ?? null);
  }
}
var invalidAmount = (site) =>
  new RestFault('coupon_invalid_amount', `Invalid discount amount${site.atLeast('10.0') ? '.' : ''}`, 400);
function freeCode(site, coupon, params) {
  const code = couponCode(site, params.code);
  const twin = [...site.tables.coupons.values()].find(
    (other) =>
      text2(other.code).toLowerCase() === code.toLowerCase() &&
      other.id !== coupon.id &&
      other.status === 'publish',
  );
  if (twin)
    throw new RestFault('woocommerce_rest_coupon_code_already_exists', 'The coupon code already exists', 400);
  return code;
}
function writeKind(site, coupon, params) {
  const early =
    !site.atLeast('10.0') && (big(coupon.amount).lt(0) || (given(params, 'amount') && tooMuch(coupon)));
  if (given(params, 'discount_type')) coupon.discount_type = text2(params.discount_type);
  const late = site.atLeast('10.0') && (big(coupon.amount).lt(0) || tooMuch(coupon));
  if (early || late) throw invalidAmount(site);
}
function write5(site, coupon, params) {
  if (given(params, 'code')) {
    coupon.code = freeCode(site, coupon, params);
  }
  for (const field2 of amountFields)
    if (given(params, field2)) coupon[field2] = plainAmount(site, params[field2] ?? '');
  writeKind(site, coupon, params);
  if (given(params, 'description')) coupon.description = ksesPost(text2(params.description));
  if (site.atLeast('10.0') && given(params, 'status')) coupon.status = text2(params.status);
  for (const field2 of limitFields)
    if (given(params, field2)) coupon[field2] = Math.abs(Math.trunc(number(params[field2])));
  for (const field2 of idFields)
    if (given(params, field2)) coupon[field2] = items(params[field2]).map(integer);
  for (const field2 of flagFields) if (given(params, field2)) coupon[field2] = yes(params[field2]);
  if (given(params, 'email_restrictions'))
    coupon.email_restrictions = items(params.email_restrictions).map((mail) => text2(mail).toLowerCase());
  setExpiry(site, coupon, params);
  if (Array.isArray(params.meta_data))
    coupon.meta_data = applyMeta(site.tables, metaOf(coupon), params.meta_data);
}
function plainAmount(site, value) {
  return formatDecimal(value, site.numbers) || '0';
}
function create3(context) {
  const { site, request } = context;
  if (integer(request.params.id) > 0)
    throw new RestFault('woocommerce_rest_shop_coupon_exists', 'Cannot create existing shop_coupon.', 400);
  if (!truthy(request.params.code))
    throw new RestFault('woocommerce_rest_empty_coupon_code', 'The coupon code cannot be empty.', 400);
  const now = site.now();
  const coupon = {
    id: 0,
    code: '',
    amount: '0',
    status: 'publish',
    discount_type: 'fixed_cart',
    description: '',
    date_created_gmt: now,
    date_modified_gmt: now,
    date_expires_gmt: null,
    usage_count: 0,
    meta_data: [],
  };
  write5(site, coupon, request.params);
  coupon.id = nextId(site.tables, 'post');
  site.tables.coupons.set(integer(coupon.id), coupon);
  site.emit('coupon.created', integer(coupon.id));
  return answer3(context, coupon, 201);
}
function update3(context) {
  const { site, request } = context;
  const known2 = site.tables.coupons.get(integer(request.path.id));
  if (!known2) throw invalidId2(400);
  const coupon = structuredClone(known2);
  write5(site, coupon, request.params);
  if (['code', 'description', 'status'].some((field2) => given(request.params, field2)))
    coupon.date_modified_gmt = site.now();
  site.tables.coupons.set(integer(coupon.id), coupon);
  site.emit('coupon.updated', integer(coupon.id));
  return answer3(context, coupon);
}
function remove3(context) {
  const { site, request } = context;
  const coupon = site.tables.coupons.get(integer(request.path.id));
  if (!coupon) throw invalidId2(404);
  const gone = answer3(context, coupon);
  if (request.params.force === true) {
    site.tables.coupons.delete(integer(coupon.id));
    return gone;
  }
  if (coupon.status === 'trash') {
    throw new RestFault('woocommerce_rest_already_trashed', 'The shop_coupon has already been deleted.', 410);
  }
  coupon.status = 'trash';
  site.emit('coupon.deleted', integer(coupon.id));
  return gone;
}
function couponRoutes() {
  const ids3 = { type: 'array', items: { type: 'integer' } };
  const writeArgs = {
    code: { type: 'string' },
    amount: { type: 'string' },
    status: { type: 'string' },
    discount_type: { type: 'string', enum: ['percent', 'fixed_cart', 'fixed_product'] },
    description: { type: 'string' },
    date_expires: { type: ['string', 'null'] },
    date_expires_gmt: { type: ['string', 'null'] },
    individual_use: { type: 'boolean' },
    product_ids: ids3,
    excluded_product_ids: ids3,
    usage_limit: { type: 'integer' },
    usage_limit_per_user: { type: 'integer' },
    limit_usage_to_x_items: { type: 'integer' },
    free_shipping: { type: 'boolean' },
    product_categories: ids3,
    excluded_product_categories: ids3,
    exclude_sale_items: { type: 'boolean' },
    minimum_amount: { type: 'string' },
    maximum_amount: { type: 'string' },
    email_restrictions: { type: 'array', items: { type: 'string' } },
    meta_data: metaArg,
  };
  return [
    {
      path: '/wc/v3/coupons',
      endpoints: [
        {
          methods: ['GET'],
          args: {
            ...postListArgs,
            orderby: {
              type: 'string',
              default: 'date',
              enum: ['date', 'id', 'include', 'title', 'slug', 'modified'],
            },
            code: { type: 'string' },
          },
          permit: managers('list'),
          handle: list4,
        },
        {
          methods: ['POST'],
          args: { ...writeArgs, code: { type: 'string', required: true } },
          permit: managers('create'),
          handle: create3,
        },
      ],
    },
    {
      path: '/wc/v3/coupons/(?<id>\\d+)',
      endpoints: [
        {
          methods: ['GET'],
          permit: managers('view'),
          handle: (context) => {
            const coupon = context.site.tables.coupons.get(integer(context.request.path.id));
            if (!coupon) throw invalidId2(404);
            return answer3(context, coupon);
          },
        },
        { methods: ['POST', 'PUT', 'PATCH'], args: writeArgs, permit: managers('edit'), handle: update3 },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: managers('delete'),
          handle: remove3,
        },
      ],
    },
    {
      path: '/wc/v3/coupons/batch',
      endpoints: [batchEndpoint({ create: create3, update: update3, remove: remove3 })],
    },
  ];
}

// src/testing/store/controllers/custom-fields.ts
var path = '/products/custom-fields/names';
function names2({ site, request }) {
  const { params } = request;
  const search = text2(params.search).toLowerCase();
  const found = /* @__PURE__ */ new Set();
  for (const product of site.tables.products.values()) {
    found.add('total_sales');
    for (const meta2 of rows(product.meta_data))
      if (!text2(meta2.key).startsWith('_')) found.add(text2(meta2.key));
  }
  const turn = params.order === 'desc' ? -1 : 1;
  const all = [...found]
    .filter((name) => search === '' || name.toLowerCase().includes(search))
    .sort((a, b) => turn * (a < b ? -1 : 1));
  const page2 = slice(all, sliceOptions(params));
  return { data: [...page2.items], headers: pageHeaders(request, path, page2) };
}
function customFieldRoutes() {
  return [
    {
      path: `/wc/v3${path}`,
      endpoints: [
        {
          methods: ['GET'],
          args: {
            page: { type: 'integer', default: 1, minimum: 1 },
            per_page: { type: 'integer', default: 10, minimum: 1, maximum: 100 },
            search: { type: 'string' },
            order: { type: 'string', default: 'asc', enum: ['asc', 'desc'] },
          },
          permit: managers('list'),
          handle: names2,
        },
      ],
    },
  ];
}

// src/testing/store/rules/addresses.ts
var addressFields = [
  'first_name',
  'last_name',
  'company',
  'address_1',
  'address_2',
  'city',
  'state',
  'postcode',
  'country',
  'phone',
];
function blankAddress(withMail) {
  const address2 = Object.fromEntries(addressFields.map((field2) => [field2, '']));
  if (withMail) address2.email = '';
  return address2;
}
function writeAddress(address2, value) {
  if (!isRow(value)) return;
  for (const [field2, item] of Object.entries(value)) {
    if (field2 in address2 && item !== null) address2[field2] = cleanText(item);
  }
}

// src/testing/store/rules/avatars.ts
import { createHash as createHash2 } from 'node:crypto';

function avatarUrl(site, email, size) {
  const algorithm = site.wpAtLeast('6.8') ? 'sha256' : 'md5';
  const hash = createHash2(algorithm).update(text2(email).trim().toLowerCase()).digest('hex');
  return `https://secure.gravatar.com/avatar/${hash}?s=${size}&d=mm&r=g`;
}
function avatarUrls(site, email) {
  return Object.fromEntries([24, 48, 96].map((size) => [String(size), avatarUrl(site, email, size)]));
}

// src/testing/store/rules/customers.ts
function viewCustomer(site, customer) {
  return {
    id: customer.id ?? 0,
    ...datePair('date_created', customer.date_created_gmt, site.timeZone),
    ...datePair('date_modified', customer.date_modified_gmt, site.timeZone),
    email: customer.email ?? '',
    first_name: customer.first_name ?? '',
    last_name: customer.last_name ?? '',
    role: customer.role ?? 'customer',
    username: customer.username ?? '',
    billing: customer.billing ?? blankAddress(true),
    shipping: customer.shipping ?? blankAddress(false),
    is_paying_customer: customer.is_paying_customer ?? false,
    avatar_url: avatarUrl(site, customer.email, 96),
    meta_data: rows(customer.meta_data)
      .filter((meta2) => !text2(meta2.key).startsWith('_'))
      .map(shownMeta),
  };
}
var shownName = (customer) => text2(customer.display_name) || text2(customer.username);
var mailOwner = (site, email, self = 0) =>
  [...site.tables.customers.values()].find(
    (other) => text2(other.email).toLowerCase() === email.toLowerCase() && other.id !== self,
  );
var loginOwner = (site, login) =>
  [...site.tables.customers.values()].some(
    (other) => text2(other.username).toLowerCase() === login.toLowerCase(),
  );
function makeLogin(site, email) {
  const base2 = (email.split('@')[0] ?? '').toLowerCase().replace(/[^a-z0-9_.-]/g, '');
  let login = base2;
  let n = 1;
  while (loginOwner(site, login)) {
    n += 1;
    login = `${base2}-${n}`;
  }
  return login;
}
function writeCustomer(site, customer, params) {
  for (const field2 of ['first_name', 'last_name'])
    if (given(params, field2)) customer[field2] = encodeAmpersands(cleanText(params[field2]));
  if (isRow(params.billing)) writeAddress(customer.billing, params.billing);
  if (isRow(params.shipping)) writeAddress(customer.shipping, params.shipping);
  if (Array.isArray(params.meta_data))
    customer.meta_data = applyMeta(site.tables, metaOf(customer), params.meta_data);
}

// src/testing/store/rules/coupon-usage.ts
function userOf(order2) {
  const customer = integer(order2.customer_id);
  return customer > 0 ? String(customer) : text2(row(order2.billing).email);
}
var users = (coupon) => items(coupon.used_by).map(text2);
function usesByCustomer(coupon, customer) {
  return users(coupon).filter((user) => user === String(customer)).length;
}
function usesByMail(coupon, mail) {
  return users(coupon).filter((user) => user === mail).length;
}
function increase(coupon, user) {
  coupon.usage_count = integer(coupon.usage_count) + 1;
  if (user !== '') coupon.used_by = [...users(coupon), user];
}
function decrease(coupon, user) {
  if (integer(coupon.usage_count) <= 0) return;
  coupon.usage_count = integer(coupon.usage_count) - 1;
  const left = users(coupon);
  const place = left.indexOf(user);
  if (place >= 0) left.splice(place, 1);
  coupon.used_by = left;
}
function giveBack(coupon, customer) {
  if (coupon) decrease(coupon, String(customer));
}
function countUse(site, order2, coupon) {
  if (order2.coupon_uses_recorded === true) increase(coupon, userOf(order2));
  else settleUses(site, order2);
}
var released = ['cancelled', 'failed', 'trash'];
function settleUses(site, order2) {
  const holds = !released.includes(text2(order2.status));
  if (holds === (order2.coupon_uses_recorded === true)) return;
  order2.coupon_uses_recorded = holds;
  const codes = rows(order2.coupon_lines).map((line) => text2(line.code).toLowerCase());
  for (const coupon of site.tables.coupons.values()) {
    if (coupon.status !== 'publish' || !codes.includes(text2(coupon.code).toLowerCase())) continue;
    if (holds) increase(coupon, userOf(order2));
    else decrease(coupon, userOf(order2));
  }
}

// src/testing/store/rules/order-notes.ts
function addNote(site, order2, note2, options2 = {}) {
  const row2 = {
    id: nextId(site.tables, 'comment'),
    order_id: order2.id ?? 0,
    author: options2.author ?? 'WooCommerce',
    date_created_gmt: site.now(),
    note: note2,
    customer_note: options2.customer ?? false,
  };
  site.tables.notes.set(integer(row2.id), row2);
  return row2;
}
function viewNote(site, note2) {
  return {
    id: note2.id ?? 0,
    author: note2.author ?? 'WooCommerce',
    ...datePair('date_created', note2.date_created_gmt, site.timeZone),
    note: note2.note ?? '',
    customer_note: note2.customer_note ?? false,
  };
}

// src/testing/store/rules/order-emails.ts
var newOrder = 'New order';
var unpaid = ['pending', 'failed', 'cancelled'];
var accepted = ['processing', 'completed', 'on-hold'];
function mailsOfChange(from, to) {
  const mails = [];
  const was = (...statuses5) => statuses5.includes(from);
  if (unpaid.includes(from) && accepted.includes(to)) mails.push({ title: newOrder, customer: false });
  if (to === 'cancelled' && was('pending', 'processing', 'on-hold'))
    mails.push({ title: 'Cancelled order', customer: false });
  if (to === 'failed' && was('pending', 'on-hold')) {
    mails.push({ title: 'Failed order', customer: false }, { title: 'Failed order', customer: true });
  }
  if (to === 'on-hold' && was('pending', 'failed', 'cancelled'))
    mails.push({ title: 'Order on-hold', customer: true });
  if (to === 'processing' && was('pending', 'failed', 'cancelled', 'on-hold'))
    mails.push({ title: 'Processing order', customer: true });
  return mails;
}
function note(site, order2, title, customer) {
  if (customer && (!isRow(order2.billing) || text2(order2.billing.email) === '')) return;
  const message = `Email "${title}" sent.`;
  if (title === newOrder) {
    const known2 = [...site.tables.notes.having('order', integer(order2.id))];
    if (known2.some((earlier) => earlier.note === message)) return;
  }
  addNote(site, order2, message);
}
var noted = (site) => site.atLeast('10.0');
function noteStatusMails(site, order2, status2) {
  if (noted(site) && status2 === 'completed') note(site, order2, 'Completed order', true);
}
function noteChangeMails(site, order2, from, to) {
  if (!noted(site)) return;
  for (const mail of mailsOfChange(from, to)) note(site, order2, mail.title, mail.customer);
}
function noteRefundMail(site, order2) {
  if (noted(site)) note(site, order2, 'Refunded order', true);
}

// src/testing/store/rules/order-sales.ts
function countSales(site, order2, sold) {
  if ((order2.sales_recorded === true) === sold) return;
  order2.sales_recorded = sold;
  for (const line of rows(order2.line_items)) {
    const product = site.tables.products.get(integer(line.product_id));
    if (!product) continue;
    const change2 = sold ? number(line.quantity) : -number(line.quantity);
    product.total_sales = Math.max(0, number(product.total_sales) + change2);
  }
}

// src/testing/store/rules/product-names.ts
function variationName(variation) {
  return rows(variation.attributes)
    .map((attribute) => text2(attribute.option))
    .join(', ');
}
function variationTitle(site, variation) {
  const parent = site.tables.products.get(integer(variation.parent_id));
  return `${text2(parent?.name)} - ${variationName(variation)}`;
}
function productLabel(site, product) {
  return product.type === 'variation' ? variationTitle(site, product) : text2(product.name);
}

// src/testing/store/rules/product-price.ts
function saleIsOn(site, product) {
  const now = site.now();
  const from = text2(product.date_on_sale_from_gmt);
  const to = text2(product.date_on_sale_to_gmt);
  if (from !== '' && from > now) return false;
  return to === '' || to >= now;
}
function childrenOf(site, product) {
  const { kept: kept2, variations } = site.tables;
  const id = integer(product.id);
  return kept2.children.of(id, () =>
    [...variations.having('parent', id)].sort(
      (a, b) => integer(a.menu_order) - integer(b.menu_order) || integer(a.id) - integer(b.id),
    ),
  );
}
function hasChildren(site, product) {
  return childrenOf(site, product).some((child) => child.status !== 'trash');
}
function visibleChildren(site, product) {
  const hidden2 = site.flag('products', 'woocommerce_hide_out_of_stock_items');
  return childrenOf(site, product).filter(
    (child) => child.status === 'publish' && !(hidden2 && child.stock_status === 'outofstock'),
  );
}
function isOnSale(site, product) {
  if (product.type === 'variable')
    return visibleChildren(site, product).some((child) => isOnSale(site, child));
  if (product.type === 'grouped') {
    return items(product.grouped_products).some((id) => {
      const child = site.tables.products.get(integer(id));
      return child !== void 0 && isOnSale(site, child);
    });
  }
  const sale2 = text2(product.sale_price);
  if (sale2 === '' || !big(text2(product.regular_price)).gt(big(sale2))) return false;
  return saleIsOn(site, product);
}
function partsOf(site, product) {
  if (product.type === 'variable') return visibleChildren(site, product);
  return lookup(site.tables.products, product.grouped_products);
}
var hasParts = (product) => product.type === 'variable' || product.type === 'grouped';
function activePrice(site, product) {
  if (hasParts(product)) {
    const prices2 = partPrices(site, product);
    if (prices2.length === 0)
      return product.type === 'variable' && !hasChildren(site, product) ? text2(product.price) : '';
    return prices2.reduce((low, price) => (big(price).lt(big(low)) ? price : low));
  }
  if (product.price_is_old === true) return text2(product.price);
  return scheduledPrice(site, product);
}
function partPrices(site, product) {
  return partsOf(site, product)
    .map((part) => activePrice(site, part))
    .filter((price) => price !== '');
}
function listedPrices(site, product) {
  const parts2 = hasParts(product) ? partPrices(site, product) : [];
  if (parts2.length > 0 && product.type === 'variable') return parts2;
  if (parts2.length > 0) {
    const sorted = parts2.sort((a, b) => big(a).cmp(big(b)));
    return [sorted[0] ?? '', sorted.at(-1) ?? ''];
  }
  const price = activePrice(site, product);
  if (price === '' && product.type === 'external') return ['0'];
  return price === '' ? [] : [price];
}
function isListedOnSale(site, product) {
  if (product.type === 'grouped' || product.status !== 'publish') return false;
  if (product.type === 'variable')
    return visibleChildren(site, product).some((child) => isListedOnSale(site, child));
  const [sale2, price] = [text2(product.sale_price), activePrice(site, product)];
  return truthy(sale2) && price !== '' && big(price).eq(big(sale2));
}
function scheduledPrice(site, product) {
  return isOnSale(site, product) ? text2(product.sale_price) : text2(product.regular_price);
}
function keepOldPrices(site) {
  for (const table of [site.tables.products, site.tables.variations]) {
    for (const product of table.values()) {
      if (text2(product.sale_price) === '' || hasParts(product)) continue;
      const price = text2(product.price);
      if (price !== '' && !big(price).eq(big(scheduledPrice(site, product)))) product.price_is_old = true;
    }
  }
}
var priceFields = ['regular_price', 'sale_price', 'date_on_sale_from_gmt', 'date_on_sale_to_gmt', 'type'];
function settlePrices(site, product, known2) {
  site.notedPrices.clear();
  if (known2?.price_is_old === true && priceFields.every((field2) => known2[field2] === product[field2]))
    return;
  const sale2 = text2(product.sale_price);
  if (sale2 !== '' && !big(sale2).lt(big(text2(product.regular_price)))) product.sale_price = '';
  delete product.price_is_old;
  if (!hasParts(product)) product.price = activePrice(site, product);
}
function isPurchasable(site, product) {
  if (product.type === 'external' || product.type === 'grouped') return false;
  if (product.type === 'variation') {
    const parent = site.tables.products.get(integer(product.parent_id));
    return product.status === 'publish' && activePrice(site, product) !== '' && parent?.status === 'publish';
  }
  return activePrice(site, product) !== '';
}

// src/testing/store/rules/product-stock.ts
function stockHolder(site, product) {
  if (product.type !== 'variation' || truthy(product.manage_stock)) return product;
  const parent = site.tables.products.get(integer(product.parent_id));
  return parent && parent.manage_stock === true ? parent : product;
}
function managesStock(site, product) {
  return (
    stockHolder(site, product).manage_stock === true && site.flag('products', 'woocommerce_manage_stock')
  );
}
function settleStock(site, product) {
  const holder = stockHolder(site, product);
  if (holder.manage_stock !== true) {
    product.stock_quantity = null;
    product.backorders = 'no';
    product.low_stock_amount = null;
    return;
  }
  const threshold = Math.abs(number(site.setting('products', 'woocommerce_notify_no_stock_amount')));
  if (number(holder.stock_quantity) > threshold) product.stock_status = 'instock';
  else product.stock_status = holder.backorders !== 'no' ? 'onbackorder' : 'outofstock';
}
function syncParentStock(site, parent) {
  if (parent.type !== 'variable' || parent.manage_stock === true) return;
  const children = childrenOf(site, parent).filter((child) => child.status === 'publish');
  const has = (status2) => children.some((child) => child.stock_status === status2);
  parent.stock_status = has('instock') ? 'instock' : has('onbackorder') ? 'onbackorder' : 'outofstock';
}
function moveStock2(site, product, change2) {
  const holder = stockHolder(site, product);
  if (holder.manage_stock !== true) return void 0;
  const from = number(holder.stock_quantity);
  const to = from + change2;
  holder.stock_quantity = to;
  holder.date_modified_gmt = site.now();
  settleStock(site, holder);
  site.emit('product.updated', integer(holder.id));
  if (holder.type === 'variation') {
    const parent = site.tables.products.get(integer(holder.parent_id));
    if (parent) {
      syncParentStock(site, parent);
      parent.date_modified_gmt = site.now();
    }
  }
  if (holder.type === 'variable') {
    for (const child of childrenOf(site, holder)) if (!truthy(child.manage_stock)) settleStock(site, child);
  }
  return { from, to };
}
function backorderFacts(site, product) {
  const holder = stockHolder(site, product);
  const backorders = text2(holder.backorders) || 'no';
  return {
    backorders_allowed: backorders !== 'no',
    backordered:
      product.stock_status === 'onbackorder' ||
      (managesStock(site, product) && backorders !== 'no' && number(holder.stock_quantity) < 0),
  };
}

// src/testing/store/rules/order-stock.ts
function productOf(site, line) {
  return (
    site.tables.variations.get(integer(line.variation_id)) ??
    site.tables.products.get(integer(line.product_id))
  );
}
function stockChange(site, product, moved2) {
  const label = productLabel(site, product);
  const change2 = `${moved2.from}&rarr;${moved2.to}`;
  if (site.atLeast('10.0')) return `${label} (${change2})`;
  const tail = product.type === 'variation' ? '<span class="description"></span>' : '';
  return `${label} (${text2(product.sku) || `#${integer(product.id)}`})${tail} ${change2}`;
}
function setLineMeta(site, line, key2, value) {
  line.meta_data = applyMeta(site.tables, metaOf(line), [{ key: key2, value }]);
}
function reduceStock(site, order2) {
  if (order2.stock_reduced === true || !site.flag('products', 'woocommerce_manage_stock')) return;
  const changes = [];
  for (const line of rows(order2.line_items)) {
    const product = productOf(site, line);
    if (!product || metaValue(line, '_reduced_stock') !== void 0) continue;
    const quantity = number(line.quantity);
    if (stockHolder(site, product).manage_stock !== true) continue;
    const moved2 = moveStock2(site, product, -quantity);
    if (!moved2) continue;
    setLineMeta(site, line, '_reduced_stock', String(quantity));
    changes.push(stockChange(site, product, moved2));
  }
  order2.stock_reduced = true;
  if (changes.length > 0) addNote(site, order2, `Stock levels reduced: ${changes.join(', ')}`);
}
function restoreStock(site, order2) {
  if (!stockWasReduced(order2)) return;
  const changes = [];
  for (const line of rows(order2.line_items)) {
    const product = productOf(site, line);
    const reduced = number(metaValue(line, '_reduced_stock'));
    if (!product || reduced === 0) continue;
    const moved2 = moveStock2(site, product, reduced);
    if (!moved2) continue;
    setLineMeta(site, line, '_reduced_stock', null);
    changes.push(stockChange(site, product, moved2));
  }
  order2.stock_reduced = false;
  if (changes.length > 0) addNote(site, order2, `Stock levels increased: ${changes.join(', ')}`);
}
function stockWasReduced(order2) {
  return (
    order2.stock_reduced === true ||
    rows(order2.line_items).some((line) => metaValue(line, '_reduced_stock') !== void 0)
  );
}
function putBack(site, line) {
  const product = productOf(site, line);
  const taken = number(metaValue(line, '_reduced_stock'));
  if (product && taken !== 0) moveStock2(site, product, taken);
}
function takesStock(site, order2, line) {
  const product = productOf(site, line);
  return (
    ['processing', 'completed', 'on-hold'].includes(text2(order2.status)) &&
    product !== void 0 &&
    stockHolder(site, product).manage_stock === true
  );
}
function adjustStock(site, order2, userName) {
  const changes = [];
  for (const line of rows(order2.line_items)) {
    const product = productOf(site, line);
    if (!product || !takesStock(site, order2, line)) continue;
    const due = number(line.quantity) - number(metaValue(line, '_restock_refunded_items'));
    const difference = due - number(metaValue(line, '_reduced_stock'));
    if (difference === 0) continue;
    const moved2 = moveStock2(site, product, -difference);
    if (!moved2) continue;
    setLineMeta(site, line, '_reduced_stock', String(due));
    changes.push(`${productLabel(site, product)} (${moved2.from}&rarr;${moved2.to})`);
  }
  if (changes.length > 0)
    addNote(site, order2, `Adjusted stock: ${changes.join(', ')}`, { author: userName });
}

// src/testing/store/rules/order-status.ts
var statusOf = (order2) => text2(order2.status) || 'pending';
function knownStatuses(site) {
  const known2 = site.tables.orderStatuses.map((status2) => text2(status2.slug));
  return known2.length > 0
    ? known2
    : ['pending', 'processing', 'on-hold', 'completed', 'cancelled', 'refunded', 'failed', 'checkout-draft'];
}
function needsProcessing(site, order2) {
  return rows(order2.line_items).some((line) => {
    const product = productOf(site, line);
    return product === void 0 ? false : !(product.virtual === true && product.downloadable === true);
  });
}
function paidStatus(site, order2) {
  return order2.payment_method !== 'cod' && needsProcessing(site, order2) ? 'processing' : 'completed';
}
function statusName(site, status2) {
  return text2(site.tables.orderStatuses.find((item) => item.slug === status2)?.name) || status2;
}
var countedStatuses = ['pending', 'processing', 'on-hold', 'completed', 'cancelled', 'failed'];
function setStatus(site, order2, wanted, options2 = {}) {
  const before = statusOf(order2);
  const status2 = [...knownStatuses(site), 'trash', 'auto-draft', 'draft'].includes(wanted)
    ? wanted
    : 'pending';
  order2.status = status2;
  if (status2 === 'completed' && before !== 'completed') order2.date_completed_gmt = site.now();
  if (order2.date_paid_gmt === null || order2.date_paid_gmt === void 0) {
    const paidAs = paidStatus(site, order2);
    if (status2 === paidAs || (paidAs === 'processing' && status2 === 'completed'))
      order2.date_paid_gmt = site.now();
  }
  if (before === status2) return;
  for (const hook of [status2, `${before}_to_${status2}`, 'changed'])
    site.emit(`action.woocommerce_order_status_${hook}`, integer(order2.id));
  if (['processing', 'completed', 'on-hold'].includes(status2)) {
    reduceStock(site, order2);
    countSales(site, order2, true);
  }
  if (status2 === 'cancelled') countSales(site, order2, false);
  if (countedStatuses.includes(status2)) settleUses(site, order2);
  if (status2 === 'cancelled' || status2 === 'pending') restoreStock(site, order2);
  if (status2 === 'refunded') refundRest(site, order2);
  noteStatusMails(site, order2, status2);
  if (options2.noted !== true) {
    const change2 = `from ${statusName(site, before)} to ${statusName(site, status2)}`;
    addNote(site, order2, `Order status changed ${change2}.`);
  }
  noteChangeMails(site, order2, before, status2);
  if (status2 === 'completed') markPaying(site, order2);
}
function markPaying(site, order2) {
  const customer = site.tables.customers.get(integer(order2.customer_id));
  if (customer) customer.is_paying_customer = true;
}
function refundRest(site, order2) {
  const made = [...site.tables.refunds.having('parent', integer(order2.id))];
  const left = wooRound(
    site,
    number(order2.total) - sum2(made.map((refund2) => number(refund2.amount))),
    precisionOf(site.numbers),
  );
  if (left <= 0) return;
  const refund = {
    id: nextId(site.tables, 'post'),
    parent_id: order2.id ?? 0,
    date_created_gmt: site.now(),
    date_modified_gmt: site.now(),
    amount: kept(site, left),
    reason: 'Order fully refunded.',
    refunded_by: 1,
    refunded_payment: false,
    prices_include_tax: order2.prices_include_tax ?? false,
    meta_data: site.atLeast('10.0')
      ? applyMeta(site.tables, [], [{ key: '_refund_type', value: 'full' }])
      : [],
    line_items: [],
    shipping_lines: [],
    fee_lines: [],
    tax_lines: [],
    status: 'completed',
  };
  site.tables.refunds.set(integer(refund.id), refund);
  noteRefundMail(site, order2);
  addNote(
    site,
    order2,
    'Order status set to refunded. To return funds to the customer you will need to issue a refund through your payment gateway.',
  );
}

// src/testing/store/controllers/order-args.ts
var string5 = { type: 'string' };
var integer3 = { type: 'integer' };
var addressArgs = Object.fromEntries(addressFields.map((name) => [name, string5]));
var shippingArg = { type: 'object', properties: addressArgs };
var billingArg = {
  type: 'object',
  properties: { ...addressArgs, email: { type: ['string', 'null'], format: 'email' } },
};
var lines = (properties) => ({
  type: 'array',
  items: { type: 'object', properties },
});
function orderArgs(site) {
  return {
    parent_id: integer3,
    status: {
      type: 'string',
      enum: ['auto-draft', ...knownStatuses(site)],
    },
    currency: { type: 'string', enum: currencies },
    customer_id: integer3,
    customer_note: string5,
    billing: billingArg,
    shipping: shippingArg,
    payment_method: string5,
    payment_method_title: string5,
    transaction_id: string5,
    created_via: string5,
    meta_data: metaArg,
    line_items: lines({
      id: integer3,
      name: {},
      parent_name: {},
      product_id: {},
      variation_id: integer3,
      quantity: integer3,
      tax_class: string5,
      subtotal: string5,
      total: string5,
      meta_data: metaArg,
    }),
    shipping_lines: lines({
      id: integer3,
      method_title: {},
      method_id: {},
      instance_id: string5,
      total: string5,
      meta_data: metaArg,
    }),
    fee_lines: lines({
      id: integer3,
      name: {},
      tax_class: string5,
      tax_status: { type: 'string', enum: ['taxable', 'none'] },
      total: string5,
      meta_data: metaArg,
    }),
    coupon_lines: lines({ id: integer3, code: {}, discount: string5, meta_data: metaArg }),
    set_paid: { type: 'boolean' },
  };
}
function decimalsArg(site) {
  return {
    type: 'integer',
    get default() {
      return site.numbers.decimals;
    },
  };
}
function orderListArgs(site) {
  return {
    ...postListArgs,
    orderby: {
      type: 'string',
      default: 'date',
      enum: ['date', 'id', 'include', 'title', 'slug', 'modified'],
    },
    status: {
      type: 'array',
      default: ['any'],
      items: { type: 'string', enum: ['any', 'trash', 'auto-draft', ...knownStatuses(site)] },
    },
    customer: integer3,
    product: integer3,
    dp: decimalsArg(site),
    created_via: { type: 'array', items: string5 },
  };
}

// src/testing/store/controllers/customer-args.ts
var billingArg2 = {
  type: 'object',
  properties: { ...addressArgs, email: { type: 'string', format: 'email' } },
};
var customerArgs = {
  email: { type: 'string' },
  first_name: { type: 'string' },
  last_name: { type: 'string' },
  username: { type: 'string' },
  password: { type: 'string' },
  billing: billingArg2,
  shipping: shippingArg,
  meta_data: metaArg,
};
var roles = ['administrator', 'editor', 'author', 'contributor', 'subscriber', 'customer', 'shop_manager'];
var customerListArgs = {
  ...listArgs,
  exclude: { type: 'array', items: { type: 'integer' }, default: [] },
  include: { type: 'array', items: { type: 'integer' }, default: [] },
  offset: { type: 'integer' },
  order: { type: 'string', default: 'asc', enum: ['asc', 'desc'] },
  orderby: { type: 'string', default: 'name', enum: ['id', 'include', 'name', 'registered_date'] },
  email: { type: 'string', format: 'email' },
  role: { type: 'string', default: 'customer', enum: ['all', ...roles] },
};

// src/testing/store/controllers/customers.ts
var invalidId3 = (status2, message = 'Invalid resource ID.') =>
  new RestFault('woocommerce_rest_invalid_id', message, status2);
var unknownUser = (site) =>
  site.atLeast('10.0') ? new RestFault('wc_user_invalid_id', 'Invalid user ID.', 404) : void 0;
var deletable = ['customer', 'subscriber'];
function methodsFor({ request }, customer) {
  const may =
    request.caller.role === 'administrator' && deletable.includes(text2(customer.role) || 'customer');
  return may ? [...itemMethods] : itemMethods.filter((method) => method !== 'DELETE');
}
function answer4(context, customer, status2 = 200) {
  const { site, request } = context;
  const id = integer(customer.id);
  return {
    status: status2,
    data: viewCustomer(site, customer),
    links: linksOf(site, request, {
      self: `/customers/${id}`,
      collection: '/customers',
      methods: methodsFor(context, customer),
    }),
    ...(status2 === 201 ? { headers: { location: restUrl(request, `/customers/${id}`) } } : {}),
  };
}
function userSearch(asked3) {
  const search = asked3.replace(/^\*+|\*+$/g, '');
  if (search === '') return () => true;
  const word = folded(search);
  const inTexts = (values) => values.some((value) => folded(text2(value)).includes(word));
  if (search.includes('@')) return (customer) => inTexts([customer.email]);
  if (/^\s*[+-]?\d+(?:\.\d*)?\s*$/.test(search))
    return (customer) => inTexts([customer.username]) || integer(customer.id) === Number(search);
  if (/^https?:\/\//.test(search)) return (customer) => inTexts([customer.url]);
  return (customer) =>
    inTexts([
      customer.username,
      customer.url,
      customer.email,
      slugOf(text2(customer.username)),
      shownName(customer),
    ]);
}
function list5(context) {
  const { site, request } = context;
  const { params } = request;
  const role = text2(params.role) || 'customer';
  const finds = userSearch(text2(params.search));
  const email = text2(params.email).toLowerCase();
  const found = keepIds([...site.tables.customers.values()], params).filter((customer) => {
    if (role !== 'all' && text2(customer.role) !== role) return false;
    if (email !== '' && text2(customer.email).toLowerCase() !== email) return false;
    return finds(customer);
  });
  const turn = params.order === 'desc' ? -1 : 1;
  const include = items(params.include).map(integer);
  found.sort((a, b) => {
    const byId4 = turn * (integer(a.id) - integer(b.id));
    if (params.orderby === 'id') return byId4;
    if (params.orderby === 'include' && include.length > 0)
      return include.indexOf(integer(a.id)) - include.indexOf(integer(b.id));
    if (params.orderby === 'registered_date') {
      const [left, right] = [text2(a.date_created_gmt), text2(b.date_created_gmt)];
      return turn * (left < right ? -1 : left > right ? 1 : 0) || integer(a.id) - integer(b.id);
    }
    return turn * compareNames(shownName(a), shownName(b)) || byId4;
  });
  return answerList(
    context,
    found,
    '/customers',
    (customer) => viewCustomer(site, customer),
    (customer) =>
      linksOf(site, request, {
        self: `/customers/${integer(customer.id)}`,
        collection: '/customers',
        methods: methodsFor(context, customer),
      }),
  );
}
function read2(context) {
  const customer = context.site.tables.customers.get(integer(context.request.path.id));
  if (!customer) throw invalidId3(404);
  return answer4(context, customer);
}
function create4(context) {
  const { site, request } = context;
  const { params } = request;
  if (integer(params.id) > 0)
    throw new RestFault('woocommerce_rest_customer_exists', 'Cannot create existing resource.', 400);
  const email = text2(params.email);
  if (email === '') {
    throw new RestFault('registration-error-invalid-email', 'Please provide a valid email address.', 400);
  }
  if (!isEmail(email)) throw new RestFault('customer_invalid_email', 'Invalid email address', 400);
  if (mailOwner(site, email)) {
    const message = `An account is already registered with ${email}. Please log in or use a different email address.`;
    throw new RestFault('registration-error-email-exists', message, 400);
  }
  const asked3 = text2(params.username);
  if (asked3 !== '' && loginOwner(site, asked3)) {
    throw new RestFault(
      'registration-error-username-exists',
      'An account is already registered with that username. Please choose another.',
      400,
    );
  }
  const now = site.now();
  const customer = {
    id: nextId(site.tables, 'customer'),
    date_created_gmt: now,
    date_modified_gmt: now,
    email,
    first_name: '',
    last_name: '',
    role: 'customer',
    username: removeAccents(asked3) || makeLogin(site, email),
    billing: blankAddress(true),
    shipping: blankAddress(false),
    is_paying_customer: false,
    meta_data: [],
  };
  if (text2(params.password) === '')
    customer.meta_data = applyMeta(site.tables, [], [{ key: 'default_password_nag', value: '1' }]);
  writeCustomer(site, customer, params);
  site.tables.customers.set(integer(customer.id), customer);
  site.emit('customer.created', integer(customer.id));
  site.emit('customer.updated', integer(customer.id));
  return answer4(context, customer, 201);
}
function update4(context) {
  const { site, request } = context;
  const { params } = request;
  const customer = site.tables.customers.get(integer(request.path.id));
  if (!customer) {
    throw unknownUser(site) ?? invalidId3(400, 'Invalid resource ID.');
  }
  if (given(params, 'email')) {
    const email = text2(params.email);
    if (mailOwner(site, email, integer(customer.id))) {
      throw new RestFault('woocommerce_rest_customer_invalid_email', 'Email address is invalid.', 400);
    }
    if (given(params, 'username') && params.username !== customer.username) {
      throw new RestFault('woocommerce_rest_customer_invalid_argument', "Username isn't editable.", 400);
    }
    customer.email = email;
  } else if (given(params, 'username') && params.username !== customer.username) {
    throw new RestFault('woocommerce_rest_customer_invalid_argument', "Username isn't editable.", 400);
  }
  writeCustomer(site, customer, params);
  customer.date_modified_gmt = site.now();
  site.emit('customer.updated', integer(customer.id));
  return answer4(context, customer);
}
function remove4(context) {
  const { site, request } = context;
  const customer = site.tables.customers.get(integer(request.path.id));
  if (!customer) {
    throw unknownUser(site) ?? invalidId3(400, 'Invalid resource id.');
  }
  if (request.params.force !== true) {
    throw new RestFault('woocommerce_rest_trash_not_supported', 'Customers do not support trashing.', 501);
  }
  const gone = {
    ...answer4(context, customer),
    links: linksOf(site, request, {
      self: `/customers/${integer(customer.id)}`,
      collection: '/customers',
      ...(site.atLeast('10.0') ? { methods: [] } : {}),
    }),
  };
  site.tables.customers.delete(integer(customer.id));
  for (const order2 of site.tables.orders.values())
    if (order2.customer_id === customer.id) order2.customer_id = 0;
  site.emit('customer.deleted', integer(customer.id));
  return gone;
}
function customerRoutes(site) {
  const exists = (action) => (context) => {
    (action === 'delete' ? administrators(action) : managers(action))(context);
    const customer = site.tables.customers.get(integer(context.request.path.id));
    if (!customer) {
      const fault3 = unknownUser(site);
      if (fault3) throw fault3;
      return;
    }
    const role = text2(customer.role) || 'customer';
    if (action === 'edit' && role === 'administrator' && context.request.caller.role !== 'administrator')
      refuse(context, 'edit');
    if (action === 'delete' && !deletable.includes(role)) {
      const message = `Sorry, users with ${role} role cannot be deleted via this endpoint. Allowed roles: ${deletable.join(', ')}`;
      throw new RestFault('woocommerce_rest_cannot_delete', message, 403);
    }
  };
  return [
    {
      path: '/wc/v3/customers',
      endpoints: [
        { methods: ['GET'], args: customerListArgs, permit: managers('list'), handle: list5 },
        {
          methods: ['POST'],
          args: { ...customerArgs, email: { type: 'string', required: true } },
          permit: managers('create'),
          handle: create4,
        },
      ],
    },
    {
      path: '/wc/v3/customers/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], args: {}, permit: exists('view'), handle: read2 },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: { ...customerArgs, email: { type: 'string', format: 'email' } },
          permit: exists('edit'),
          handle: update4,
        },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false }, reassign: { type: 'integer' } },
          permit: exists('delete'),
          handle: remove4,
        },
      ],
    },
    {
      path: '/wc/v3/customers/(?<customer_id>\\d+)/downloads',
      endpoints: [{ methods: ['GET'], permit: managers('list'), handle: () => ({ data: [] }) }],
    },
    {
      path: '/wc/v3/customers/batch',
      endpoints: [batchEndpoint({ create: create4, update: update4, remove: remove4 })],
    },
  ];
}

// src/testing/store/rules/currency-names.ts
var named = new Intl.DisplayNames(['en'], { type: 'currency' });
var namedOtherwise = {
  BAM: 'Bosnia and Herzegovina convertible mark',
  BMD: 'Bermudian dollar',
  BTC: 'Bitcoin',
  BWP: 'Botswana pula',
  BYR: 'Belarusian ruble (old)',
  CAD: 'Canadian dollar',
  CHF: 'Swiss franc',
  CRC: 'Costa Rican col&oacute;n',
  CUC: 'Cuban convertible peso',
  GBP: 'Pound sterling',
  GGP: 'Guernsey pound',
  GHS: 'Ghana cedi',
  GYD: 'Guyanese dollar',
  ILS: 'Israeli new shekel',
  IMP: 'Manx pound',
  IRT: 'Iranian toman',
  ISK: 'Icelandic kr&oacute;na',
  JEP: 'Jersey pound',
  KGS: 'Kyrgyzstani som',
  LAK: 'Lao kip',
  MMK: 'Burmese kyat',
  MNT: 'Mongolian t&ouml;gr&ouml;g',
  NIO: 'Nicaraguan c&oacute;rdoba',
  PEN: 'Sol',
  PLN: 'Polish z&#x142;oty',
  PRB: 'Transnistrian ruble',
  PYG: 'Paraguayan guaran&iacute;',
  SHP: 'Saint Helena pound',
  SLL: 'Sierra Leonean leone',
  STN: 'S&atilde;o Tom&eacute; and Pr&iacute;ncipe dobra',
  TMT: 'Turkmenistan manat',
  TOP: 'Tongan pa&#x2bb;anga',
  TTD: 'Trinidad and Tobago dollar',
  USD: 'United States (US) dollar',
  VEF: 'Venezuelan bol&iacute;var (2008\u20132018)',
  VES: 'Venezuelan bol&iacute;var',
  VND: 'Vietnamese &#x111;&#x1ed3;ng',
  WST: 'Samoan t&#x101;l&#x101;',
};
function currencyName(code) {
  const own3 = namedOtherwise[code];
  if (own3 !== void 0) return own3;
  const name = named.of(code) ?? code;
  return name.replace(/(?<=\s)[A-Z](?=[a-z])(?=[a-z]+$)/, (letter) => letter.toLowerCase());
}

// src/testing/store/rules/places.ts
var continent = (code, name, countries) => ({
  code,
  name,
  countries: countries.split(' '),
});
var continents = [
  continent(
    'AF',
    'Africa',
    'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW',
  ),
  continent('AN', 'Antarctica', 'AQ BV GS HM TF'),
  continent(
    'AS',
    'Asia',
    'AE AF AM AZ BD BH BN BT CC CN CX CY GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TW UZ VN YE',
  ),
  continent(
    'EU',
    'Europe',
    'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK',
  ),
  continent(
    'NA',
    'North America',
    'AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX TC TT US VC VG VI',
  ),
  continent('OC', 'Oceania', 'AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS'),
  continent('SA', 'South America', 'AR BO BR CL CO EC FK GF GY PE PY SR UY VE'),
];
var countryCodes = [...new Set(continents.flatMap(({ countries }) => countries))].sort();
var namedOtherwise2 = {
  GB: 'United Kingdom (UK)',
  US: 'United States (US)',
  VI: 'United States (US) Virgin Islands',
  UM: 'United States (US) Minor Outlying Islands',
};
var named2 = new Intl.DisplayNames(['en'], { type: 'region' });
function countryName(code) {
  return namedOtherwise2[code] ?? named2.of(code) ?? code;
}
var states = {
  AU: {
    ACT: 'Australian Capital Territory',
    NSW: 'New South Wales',
    NT: 'Northern Territory',
    QLD: 'Queensland',
    SA: 'South Australia',
    TAS: 'Tasmania',
    VIC: 'Victoria',
    WA: 'Western Australia',
  },
  CA: {
    AB: 'Alberta',
    BC: 'British Columbia',
    MB: 'Manitoba',
    NB: 'New Brunswick',
    NL: 'Newfoundland and Labrador',
    NT: 'Northwest Territories',
    NS: 'Nova Scotia',
    NU: 'Nunavut',
    ON: 'Ontario',
    PE: 'Prince Edward Island',
    QC: 'Quebec',
    SK: 'Saskatchewan',
    YT: 'Yukon Territory',
  },
};
function statesOf(code) {
  return Object.entries(states[code] ?? {}).map(([state, name]) => ({ code: state, name }));
}

// src/testing/store/controllers/data.ts
var kinds3 = [
  ['continents', 'List of supported continents, countries, and states.'],
  ['countries', 'List of supported states in a given country.'],
  ['currencies', 'List of supported currencies.'],
];
var links3 = ({ site, request }, collection, self) =>
  linksOf(site, request, { self: `${collection}/${self}`, collection, methods: ['GET'] });
function index(context) {
  return {
    data: kinds3.map(([slug, description]) => ({
      slug,
      description,
      _links: links3(context, '/data', slug),
    })),
  };
}
var noPlace = () =>
  new RestFault(
    'woocommerce_rest_data_invalid_location',
    'There are no locations matching these parameters.',
    404,
  );
var country = (code) => ({ code, name: countryName(code), states: statesOf(code) });
var continentView = ({ code, name, countries }) => ({
  code,
  name,
  countries: countries.map(country),
});
function listContinents(context) {
  return {
    data: continents.map((item) => ({
      ...continentView(item),
      _links: links3(context, '/data/continents', item.code.toLowerCase()),
    })),
  };
}
function readContinent(context) {
  const code = text2(context.request.path.location).toUpperCase();
  const found = continents.find((item) => item.code === code);
  if (!found) throw noPlace();
  return { data: continentView(found), links: links3(context, '/data/continents', code.toLowerCase()) };
}
function listCountries(context) {
  return {
    data: countryCodes.map((code) => ({
      ...country(code),
      _links: links3(context, '/data/countries', code.toLowerCase()),
    })),
  };
}
function readCountry(context) {
  const code = text2(context.request.path.location).toUpperCase();
  if (!countryCodes.includes(code)) throw noPlace();
  return { data: country(code), links: links3(context, '/data/countries', code.toLowerCase()) };
}
function currency(site, code) {
  const known2 = site.tables.currencies.find((item) => item.code === code);
  return {
    code,
    name: known2?.name ?? currencyName(code),
    symbol: known2?.symbol ?? currencySymbol(code),
  };
}
function readCurrency(context, code) {
  if (!currencies.includes(code)) {
    const message = 'There are no currencies matching these parameters.';
    throw new RestFault('woocommerce_rest_data_invalid_currency', message, 404);
  }
  return { data: currency(context.site, code), links: links3(context, '/data/currencies', code) };
}
function listCurrencies(context) {
  return {
    data: currencies.map((code) => ({
      ...currency(context.site, code),
      _links: links3(context, '/data/currencies', code),
    })),
  };
}
var asked2 = (request) => text2(request.path.currency).toUpperCase();
function dataRoutes() {
  const get = (path2, handle, action = 'list') => ({
    path: `/wc/v3/data${path2}`,
    endpoints: [{ methods: ['GET'], permit: managers(action), handle }],
  });
  return [
    get('', index),
    get('/continents', listContinents),
    get('/continents/(?<location>[\\w-]+)', readContinent),
    get('/countries', listCountries),
    get('/countries/(?<location>[\\w-]+)', readCountry),
    get('/currencies', listCurrencies),
    get('/currencies/current', (context) => readCurrency(context, context.site.currency), 'view'),
    get(
      '/currencies/(?<currency>[\\w-]{3})',
      (context) => readCurrency(context, asked2(context.request)),
      'view',
    ),
  ];
}

// src/testing/store/controllers/settings.ts
var badGroup = () => new RestFault('rest_setting_setting_group_invalid', 'Invalid setting group.', 404);
var badSetting = () => new RestFault('rest_setting_setting_invalid', 'Invalid setting.', 404);
function groups({ site, request }) {
  const data = site.tables.settingGroups.map((group) => ({
    ...group,
    _links: { options: [{ href: restUrl(request, `/settings/${text2(group.id)}`) }] },
  }));
  return { data };
}
function settingLinks(site, request, group, setting2) {
  const base2 = `/settings/${group}`;
  return linksOf(site, request, {
    self: `${base2}/${text2(setting2.id)}`,
    collection: base2,
    methods: ['GET', 'POST', 'PUT', 'PATCH'],
  });
}
function groupOf(site, request) {
  const group = text2(request.path.group_id);
  const settings2 = site.tables.settings.get(group);
  if (!settings2) {
    if (site.tables.settingGroups.some((item) => item.id === group)) return [];
    throw badGroup();
  }
  return settings2;
}
function list6({ site, request }) {
  const group = text2(request.path.group_id);
  const data = groupOf(site, request).map((setting2) => ({
    ...setting2,
    _links: settingLinks(site, request, group, setting2),
  }));
  return { data };
}
function find3({ site, request }) {
  const setting2 = groupOf(site, request).find((item) => item.id === request.path.id);
  if (!setting2) throw badSetting();
  return setting2;
}
function answer5({ site, request }, setting2) {
  const group = text2(request.path.group_id);
  return { data: { ...setting2, group_id: group }, links: settingLinks(site, request, group, setting2) };
}
function invalidValue() {
  return new RestFault('rest_setting_value_invalid', 'An invalid setting value was passed.', 400);
}
function optionsOf(site, setting2) {
  if (setting2.id === 'woocommerce_currency') return currencies;
  if (setting2.id === 'woocommerce_shipping_tax_class')
    return ['inherit', ...site.tables.taxClasses.map((item) => text2(item.slug).replace(/^standard$/, ''))];
  return isRow(setting2.options) ? Object.keys(setting2.options) : void 0;
}
function settingValue(
  setting2,
  value,
  options2 = isRow(setting2.options) ? Object.keys(setting2.options) : void 0,
) {
  switch (setting2.type) {
    case 'checkbox':
      if (value === 'yes' || value === 'no') return value;
      throw invalidValue();
    case 'select':
    case 'radio':
      if (options2?.includes(text2(value))) return text2(value);
      throw invalidValue();
    case 'multiselect': {
      const list18 = Array.isArray(value) ? value.map(text2) : [];
      return options2 ? list18.filter((item) => options2.includes(item)) : list18;
    }
    case 'textarea':
      return ksesPost(text2(value)).trim();
    default:
      return cleanText(value);
  }
}
function update5(context) {
  const setting2 = find3(context);
  setting2.value = settingValue(
    setting2,
    context.request.params.value ?? null,
    optionsOf(context.site, setting2),
  );
  return answer5(context, setting2);
}
function updateInBatch(context) {
  const { request } = context;
  const path2 = {
    ...request.path,
    id: text2(request.params.id),
    ...(text2(request.params.group_id) ? { group_id: text2(request.params.group_id) } : {}),
  };
  return update5({ ...context, request: { ...request, path: path2 } });
}
var unsupported2 = () => {
  throw new RestFault('rest_no_route', 'No route was found matching the URL and request method.', 404);
};
function settingRoutes() {
  const batch = batchEndpoint({
    create: unsupported2,
    update: updateInBatch,
    remove: unsupported2,
    permit: managers('edit'),
  });
  return [
    { path: '/wc/v3/settings', endpoints: [{ methods: ['GET'], permit: managers('list'), handle: groups }] },
    { path: '/wc/v3/settings/batch', endpoints: [batch] },
    {
      path: '/wc/v3/settings/(?<group_id>[\\w-]+)',
      endpoints: [{ methods: ['GET'], permit: managers('list'), handle: list6 }],
    },
    { path: '/wc/v3/settings/(?<group_id>[\\w-]+)/batch', endpoints: [batch] },
    {
      path: '/wc/v3/settings/(?<group_id>[\\w-]+)/(?<id>[\\w-]+)',
      endpoints: [
        { methods: ['GET'], permit: managers('list'), handle: (context) => answer5(context, find3(context)) },
        { methods: ['POST', 'PUT', 'PATCH'], permit: managers('edit'), handle: update5 },
      ],
    },
  ];
}

// src/testing/store/controllers/gateways.ts
function view4({ site, request }, gateway) {
  return { ...gateway, settings_url: text2(gateway.settings_url).split(site.home).join(request.origin) };
}
function links4({ site, request }, gateway) {
  return linksOf(site, request, {
    self: `/payment_gateways/${text2(gateway.id)}`,
    collection: '/payment_gateways',
    methods: ['GET', 'POST', 'PUT', 'PATCH'],
  });
}
function find4({ site, request }) {
  const gateway = site.tables.gateways.find((item) => item.id === request.path.id);
  if (!gateway)
    throw new RestFault('woocommerce_rest_payment_gateway_invalid', 'Resource does not exist.', 404);
  return gateway;
}
function update6(context) {
  const gateway = find4(context);
  const { params } = context.request;
  if (isRow(params.settings)) {
    const settings2 = isRow(gateway.settings) ? gateway.settings : {};
    const values = [];
    for (const [name, value] of Object.entries(params.settings)) {
      const setting2 = settings2[name];
      if (isRow(setting2)) values.push([setting2, text2(settingValue(setting2, value))]);
    }
    for (const [setting2, value] of values) setting2.value = value;
    const title = isRow(settings2.title) ? settings2.title.value : void 0;
    if (title !== void 0 && values.some(([setting2]) => setting2.id === 'title')) gateway.title = title;
    const description = isRow(settings2.description) ? settings2.description.value : void 0;
    if (description !== void 0 && values.some(([setting2]) => setting2.id === 'description'))
      gateway.description = description;
  }
  if (given(params, 'enabled')) gateway.enabled = yes(params.enabled);
  if (given(params, 'title')) gateway.title = text2(params.title);
  if (given(params, 'description')) gateway.description = text2(params.description);
  if (given(params, 'order')) gateway.order = Number(params.order);
  return { data: view4(context, gateway), links: links4(context, gateway) };
}
function gatewayRoutes() {
  return [
    {
      path: '/wc/v3/payment_gateways',
      endpoints: [
        {
          methods: ['GET'],
          args: contextArg,
          permit: managers('list'),
          handle: (context) =>
            wholeList(
              context.site.tables.gateways.map((gateway) => ({
                ...view4(context, gateway),
                _links: links4(context, gateway),
              })),
            ),
        },
      ],
    },
    {
      path: '/wc/v3/payment_gateways/(?<id>[\\w-]+)',
      endpoints: [
        {
          methods: ['GET'],
          args: contextArg,
          permit: managers('view'),
          handle: (context) => ({
            data: view4(context, find4(context)),
            links: links4(context, find4(context)),
          }),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: {
            title: { type: 'string' },
            description: { type: 'string' },
            order: { type: 'integer' },
            enabled: { type: 'boolean' },
            settings: { type: 'object' },
          },
          permit: managers('edit'),
          handle: update6,
        },
      ],
    },
  ];
}

// src/testing/store/rules/product-attributes.ts
function termIds(site, taxonomy, value) {
  const ids3 = rows(value).map((item) => integer(item.id));
  return [...new Set(ids3)].filter((id) => termsOf(site.tables, taxonomy).has(id));
}
function readAttributes(site, value) {
  return rows(value).flatMap((item) => {
    const id = integer(item.id);
    const attribute = id > 0 ? site.tables.attributes.get(id) : void 0;
    if (id > 0 && !attribute) return [];
    if (!attribute && text2(item.name) === '') return [];
    const options2 = Array.isArray(item.options) ? item.options.map(text2) : text2(item.options).split('|');
    const shown5 = options2.map((option) => cleanText(option.trim())).filter((option) => option !== '');
    const facts = {
      position: integer(item.position),
      visible: item.visible === void 0 ? false : yes(item.visible),
      variation: item.variation === void 0 ? false : yes(item.variation),
    };
    if (!attribute) {
      const name = cleanText(item.name);
      return [{ id: 0, name, slug: name, ...facts, options: shown5 }];
    }
    if (shown5.length === 0) return [];
    const taxonomy = text2(attribute.slug);
    const names3 = shown5.map((option) => {
      const terms2 = [...termsOf(site.tables, taxonomy).values()];
      const known2 = terms2.find(
        (term2) => text2(term2.name).toLowerCase() === option.toLowerCase() || term2.slug === slugOf(option),
      );
      return text2((known2 ?? createTerm(site, taxonomy, option)).name);
    });
    return [{ id, name: attribute.name ?? '', slug: taxonomy, ...facts, options: [...new Set(names3)] }];
  });
}

// src/testing/store/rules/sellable-write.ts
function setPrice(site, value) {
  return formatDecimal(value, site.numbers);
}
function taxClassOf(site, value, variation) {
  const slug = slugOf(text2(value));
  if (slug === 'standard') return '';
  if (slug === 'parent' && variation) return 'parent';
  return site.tables.taxClasses.some((item) => item.slug === slug && slug !== 'standard') ? slug : '';
}
function setSaleDate(site, product, params, field2) {
  const target = `${field2}_gmt`;
  const local = params[field2];
  if (local !== void 0 && local !== null) {
    product[target] = text2(local) === '' ? null : (momentOf(text2(local), site.timeZone) ?? null);
  }
  const gmt = params[target];
  if (gmt !== void 0 && gmt !== null)
    product[target] = text2(gmt) === '' ? null : (momentOf(text2(gmt), 'UTC') ?? null);
}
function writePrices(site, product, params) {
  if (given(params, 'regular_price')) product.regular_price = setPrice(site, params.regular_price);
  if (given(params, 'sale_price')) product.sale_price = setPrice(site, params.sale_price);
  setSaleDate(site, product, params, 'date_on_sale_from');
  setSaleDate(site, product, params, 'date_on_sale_to');
}
function writeShipping(site, product, params) {
  if (given(params, 'virtual')) product.virtual = yes(params.virtual);
  if (product.virtual === true && given(params, 'virtual')) {
    product.weight = '';
    product.dimensions = { length: '', width: '', height: '' };
    if (product.type !== 'variation') product.shipping_class_id = 0;
  } else {
    if (given(params, 'weight')) product.weight = measure(site, params.weight);
    if (isRow(params.dimensions)) {
      const dimensions2 = {
        length: '',
        width: '',
        height: '',
        ...(isRow(product.dimensions) ? product.dimensions : {}),
      };
      for (const side of ['length', 'width', 'height']) {
        if (given(params.dimensions, side)) dimensions2[side] = measure(site, params.dimensions[side]);
      }
      product.dimensions = dimensions2;
    }
  }
  if (given(params, 'shipping_class')) {
    const slug = cleanText(params.shipping_class);
    const term2 = [...termsOf(site.tables, 'product_shipping_class').values()].find(
      (item) => item.slug === slug,
    );
    product.shipping_class_id = term2?.id ?? 0;
  }
}
function measure(site, value) {
  return text2(value) === '' ? '' : formatDecimal(value, site.numbers);
}
function wholeQuantity(value) {
  return Math.trunc(number(value));
}
function dateOf(params, field2) {
  const gmt = params[`${field2}_gmt`];
  const local = params[field2];
  if (typeof gmt === 'string' && gmt !== '') return momentOf(gmt, 'UTC');
  return typeof local === 'string' && local !== '' ? momentOf(local, 'UTC') : void 0;
}

// src/testing/store/rules/sku.ts
function skuHolders(site, sku) {
  const wanted = sku.toLowerCase();
  if (wanted === '') return [];
  return [...site.tables.products.having('sku', wanted), ...site.tables.variations.having('sku', wanted)];
}
function freeSku(site, sku) {
  let n = 1;
  while (skuHolders(site, `${sku}-${n}`).some((other) => other.status !== 'trash')) n += 1;
  return `${sku}-${n}`;
}
function inTrash(site, product) {
  if (product.status === 'trash') return true;
  return (
    product.type === 'variation' && site.tables.products.get(integer(product.parent_id))?.status === 'trash'
  );
}
function setSku(site, product, value) {
  const sku = cleanText(value);
  if (sku === text2(product.sku)) return;
  const owner = skuHolders(site, sku).find((other) => other.id !== product.id && other.status !== 'trash');
  if (owner) {
    throw new RestFault('product_invalid_sku', 'Invalid or duplicated SKU.', 400, {
      resource_id: owner.id ?? 0,
      unique_sku: freeSku(site, sku),
    });
  }
  product.sku = sku;
}
function setBarcode(site, product, value) {
  const barcode = cleanText(value).replace(/[^0-9-]/g, '');
  if (barcode !== '' && barcode !== text2(product.global_unique_id)) {
    const { products: products2, variations } = site.tables;
    const owner = [...products2.having('barcode', barcode), ...variations.having('barcode', barcode)].find(
      (other) => other.id !== product.id && other.status !== 'trash',
    );
    if (owner) {
      throw new RestFault(
        'product_invalid_global_unique_id',
        'Invalid or duplicated GTIN, UPC, EAN or ISBN.',
        400,
        {
          resource_id: owner.id ?? 0,
        },
      );
    }
  }
  product.global_unique_id = barcode;
}
function checkSkuLock(site, product) {
  const sku = text2(product.sku);
  if (sku === '' || product.type === 'variation') return;
  const owner = skuHolders(site, sku).find((other) => other.id !== product.id && inTrash(site, other));
  if (!owner) return;
  const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`;
  throw new RestFault('woocommerce_rest_product_not_created', message, 400);
}

// src/testing/store/rules/product-write.ts
function uniqueSlug(site, wanted, self) {
  const taken = (slug) => [...site.tables.products.having('slug', slug)].some((other) => other.id !== self);
  if (wanted === '' || !taken(wanted)) return wanted;
  let n = 2;
  while (taken(`${wanted}-${n}`)) n += 1;
  return `${wanted}-${n}`;
}
var types2 = ['simple', 'grouped', 'external', 'variable'];
var stockStatuses = ['instock', 'outofstock', 'onbackorder'];
var statuses3 = ['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'];
function writeStock(product, params) {
  const asked3 = given(params, 'stock_status') ? text2(params.stock_status) : text2(product.stock_status);
  const status2 = stockStatuses.includes(asked3) ? asked3 : 'instock';
  if (given(params, 'manage_stock')) product.manage_stock = yes(params.manage_stock);
  if (given(params, 'backorders')) product.backorders = text2(params.backorders);
  if (product.type === 'grouped' || product.type === 'external') {
    if (product.type === 'external' && product.manage_stock === true) {
      throw new RestFault(
        'product_external_invalid_manage_stock',
        'External products cannot be stock managed.',
        400,
      );
    }
    product.manage_stock = false;
    product.backorders = 'no';
    product.stock_quantity = null;
    product.stock_status = product.type === 'grouped' ? status2 : 'instock';
  } else if (product.manage_stock === true) {
    if (product.type !== 'variable') product.stock_status = status2;
    if (given(params, 'stock_quantity')) product.stock_quantity = wholeQuantity(params.stock_quantity);
    else if (product.stock_quantity === null || product.stock_quantity === void 0)
      product.stock_quantity = null;
  } else {
    product.manage_stock = false;
    product.stock_quantity = null;
    product.stock_status = status2;
  }
  if (given(params, 'low_stock_amount')) {
    product.low_stock_amount =
      text2(params.low_stock_amount) === '' ? null : wholeQuantity(params.low_stock_amount);
  }
}
var plainFlags = ['featured', 'sold_individually', 'reviews_allowed'];
var plainTexts = ['external_url', 'button_text', 'catalog_visibility', 'tax_status', 'post_password'];
var postText = (value) => ksesPost(stripSlashes(text2(value)));
function writeKind2(product, params) {
  if (given(params, 'type'))
    product.type = types2.includes(text2(params.type)) ? text2(params.type) : 'simple';
  if (given(params, 'tax_status') && !['taxable', 'shipping', 'none'].includes(text2(params.tax_status))) {
    throw new RestFault('product_invalid_tax_status', 'Invalid product tax status.', 400);
  }
  if (given(params, 'name')) product.name = postText(params.name).trim();
  for (const field2 of ['description', 'short_description']) {
    if (given(params, field2)) product[field2] = postText(params[field2]);
  }
  if (given(params, 'status')) {
    const status2 = text2(params.status);
    product.status = statuses3.includes(status2) ? status2 : 'draft';
  }
  if (given(params, 'slug')) product.slug = slugOf(text2(params.slug));
  if (given(params, 'menu_order')) product.menu_order = integer(params.menu_order);
  for (const field2 of plainFlags) if (given(params, field2)) product[field2] = yes(params[field2]);
  for (const field2 of plainTexts) if (given(params, field2)) product[field2] = text2(params[field2]);
}
function writeRelations(site, product, params) {
  for (const field2 of ['upsell_ids', 'cross_sell_ids']) {
    if (given(params, field2))
      product[field2] = items(params[field2])
        .map(integer)
        .filter((id) => id > 0);
  }
  if (given(params, 'categories')) product.category_ids = termIds(site, 'product_cat', params.categories);
  if (given(params, 'tags')) product.tag_ids = termIds(site, 'product_tag', params.tags);
  if (given(params, 'brands')) product.brand_ids = termIds(site, 'product_brand', params.brands);
}
function writeDownloads(product, params) {
  if (given(params, 'downloadable')) product.downloadable = yes(params.downloadable);
  if (product.type === 'variable') {
    product.virtual = false;
    product.downloadable = false;
  }
  if (given(params, 'downloads')) product.downloads = rows(params.downloads).map(readDownload);
  if (given(params, 'download_limit')) product.download_limit = integer(params.download_limit);
  if (given(params, 'download_expiry')) product.download_expiry = integer(params.download_expiry);
}
function writeParts(site, product, params) {
  if (given(params, 'default_attributes') && product.type === 'variable') {
    product.default_attributes = rows(params.default_attributes).map((item) => ({
      id: integer(item.id),
      name: site.tables.attributes.get(integer(item.id))?.name ?? item.name ?? '',
      option: item.option ?? '',
    }));
  }
  if (product.type === 'grouped' && given(params, 'grouped_products')) {
    product.grouped_products = items(params.grouped_products).map(integer);
  }
}
function writeProduct(site, product, params) {
  writeKind2(product, params);
  if (given(params, 'tax_class')) product.tax_class = taxClassOf(site, params.tax_class, false);
  if (given(params, 'purchase_note')) product.purchase_note = postText(params.purchase_note);
  writeShipping(site, product, params);
  if (given(params, 'sku')) setSku(site, product, params.sku);
  if (given(params, 'global_unique_id')) setBarcode(site, product, params.global_unique_id);
  if (given(params, 'attributes')) product.attributes = readAttributes(site, params.attributes);
  if (product.type !== 'variable' && product.type !== 'grouped') writePrices(site, product, params);
  if (given(params, 'parent_id')) product.parent_id = integer(params.parent_id);
  writeStock(product, params);
  writeRelations(site, product, params);
  writeDownloads(product, params);
  writeParts(site, product, params);
  if (Array.isArray(params.meta_data)) writeProductMeta(site, product, params.meta_data);
  const created = dateOf(params, 'date_created');
  if (created) product.date_created_gmt = created;
}
function readDownload(item) {
  return { id: item.id ?? '', name: cleanText(item.name), file: text2(item.file) };
}
function writeProductMeta(site, product, value) {
  const free = [];
  for (const item of value) {
    const key2 = isRow(item) ? text2(item.key) : '';
    if (key2 === '_sku' && isRow(item)) product.sku = text2(clean(item.value ?? ''));
    else free.push(item);
  }
  product.meta_data = applyMeta(site.tables, metaOf(product), free);
}
var minute = 6e4;
function settleDate(site, product) {
  const created = text2(product.date_created_gmt);
  const waits = created !== '' && msOf(created) - site.clock.now() >= minute;
  if (product.status === 'publish' && waits && product.type !== 'variation') product.status = 'future';
  else if (product.status === 'future' && !waits) product.status = 'publish';
}
function settleProduct(site, product, known2) {
  settlePrices(site, product, known2);
  settleStock(site, product);
  settleDate(site, product);
  const status2 = text2(product.status);
  if (!truthy(product.name)) product.name = 'Product';
  const wanted = text2(product.slug) || slugOf(text2(product.name)) || text2(product.id);
  const hidden2 = status2 === 'draft' || status2 === 'pending' || status2 === 'auto-draft';
  if (!hidden2 || text2(product.slug) !== '') product.slug = uniqueSlug(site, wanted, product.id);
  if (product.type === 'variation') return;
  const fallback = items(product.category_ids).length === 0 ? defaultCategory(site) : void 0;
  if (fallback) product.category_ids = [integer(fallback.id)];
}
function newPostId(site) {
  return nextId(site.tables, 'post');
}

// src/testing/store/controllers/generate-variations.ts
function combinations(attributes) {
  let all = [[]];
  for (const attribute of attributes) {
    const slug = integer(attribute.id) > 0 ? text2(attribute.slug) : slugOf(text2(attribute.name));
    all = all.flatMap((chosen2) =>
      items(attribute.options).map((option) => [
        ...chosen2,
        { id: attribute.id ?? 0, name: attribute.name ?? '', slug, option },
      ]),
    );
  }
  return attributes.length === 0 ? [] : all;
}
var key = (attributes) => attributes.map((item) => `${text2(item.slug)}=${text2(item.option)}`).join('|');
function generate({ site, request }) {
  const parent = site.tables.products.get(integer(request.path.product_id));
  if (!parent) throw new RestFault('woocommerce_rest_product_invalid_id', 'Invalid product ID.', 404);
  const known2 = new Set(childrenOf(site, parent).map((child) => key(rows(child.attributes))));
  let count3 = 0;
  for (const attributes of combinations(rows(parent.attributes).filter((item) => item.variation === true))) {
    if (known2.has(key(attributes))) continue;
    const id = newPostId(site);
    const variation = {
      ...blankProduct(site),
      id,
      type: 'variation',
      parent_id: parent.id ?? 0,
      tax_class: 'parent',
      image_id: 0,
      attributes,
    };
    site.tables.variations.set(id, variation);
    count3 += 1;
  }
  for (const [index3, child] of childrenOf(site, parent).entries()) child.menu_order = index3 + 1;
  return { data: { count: count3 } };
}
function generateRoutes() {
  return [
    {
      path: '/wc/v3/products/(?<product_id>\\d+)/variations/generate',
      endpoints: [{ methods: ['POST'], permit: managers('create'), handle: generate }],
    },
  ];
}

// src/testing/store/rules/autop.ts
var block =
  '(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary)';
function autop(source) {
  if (source.trim() === '') return '';
  let text3 = `${source}
`.replace(/\r\n?/g, '\n');
  text3 = text3.replace(new RegExp(`(<${block}[\\s/>])`, 'gi'), '\n\n$1');
  text3 = text3.replace(new RegExp(`(</${block}>)`, 'gi'), '$1\n\n');
  text3 = text3.replace(/\n\n+/g, '\n\n');
  const paragraphs = text3.split(/\n\s*\n/).filter((part) => part !== '' && part.trim() !== '');
  let html = paragraphs
    .map(
      (part) => `<p>${part.replace(/^\n+|\n+$/g, '')}</p>
`,
    )
    .join('');
  html = html.replace(/<p>\s*<\/p>/g, '');
  html = html.replace(new RegExp(`<p>\\s*(</?${block}[^>]*>)\\s*</p>`, 'gi'), '$1');
  html = html.replace(new RegExp(`<p>\\s*(</?${block}[^>]*>)`, 'gi'), '$1');
  html = html.replace(new RegExp(`(</?${block}[^>]*>)\\s*</p>`, 'gi'), '$1');
  html = html.replace(/(?<!<br \/>)\s*\n(?!<\/?p|$)/g, (match, offset) =>
    /<\/?[a-z][^>]*>\s*$/i.test(html.slice(0, offset)) &&
    new RegExp(`</?${block}[^>]*>\\s*$`, 'i').test(html.slice(0, offset))
      ? match
      : '<br />\n',
  );
  return html.replace(/\n<\/p>/g, '</p>');
}

// src/testing/store/rules/image-bytes.ts
var ascii = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));
function png(bytes) {
  const start = ascii(bytes, 0, 12).indexOf('PNG\r\n\n');
  if (start < 1 || bytes.length < start + 23) return void 0;
  const view11 = new DataView(bytes.buffer, bytes.byteOffset + start + 15);
  return { type: 'image/png', width: view11.getUint32(0), height: view11.getUint32(4) };
}
function gif(bytes) {
  if (!/^GIF8[79]a$/.test(ascii(bytes, 0, 6)) || bytes.length < 10) return void 0;
  const view11 = new DataView(bytes.buffer, bytes.byteOffset);
  return { type: 'image/gif', width: view11.getUint16(6, true), height: view11.getUint16(8, true) };
}
function webp(bytes) {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP' || bytes.length < 30) return void 0;
  const view11 = new DataView(bytes.buffer, bytes.byteOffset);
  const kind = ascii(bytes, 12, 16);
  if (kind === 'VP8 ')
    return {
      type: 'image/webp',
      width: view11.getUint16(26, true) & 16383,
      height: view11.getUint16(28, true) & 16383,
    };
  if (kind === 'VP8L') {
    const bits = view11.getUint32(21, true);
    return { type: 'image/webp', width: (bits & 16383) + 1, height: ((bits >>> 14) & 16383) + 1 };
  }
  const three = (at2) => view11.getUint16(at2, true) + view11.getUint8(at2 + 2) * 65536 + 1;
  return kind === 'VP8X' ? { type: 'image/webp', width: three(24), height: three(27) } : void 0;
}
function jpeg(bytes) {
  if (bytes[0] !== 255 || bytes[1] !== 216) return void 0;
  const view11 = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at2 = 2;
  while (at2 + 9 < bytes.length && bytes[at2] === 255) {
    const marker = bytes[at2 + 1] ?? 0;
    const frame = marker >= 192 && marker <= 207 && marker !== 196 && marker !== 200 && marker !== 204;
    if (frame)
      return { type: 'image/jpeg', height: view11.getUint16(at2 + 5), width: view11.getUint16(at2 + 7) };
    at2 += 2 + view11.getUint16(at2 + 2);
  }
  return void 0;
}
function seeImage(bytes) {
  return png(bytes) ?? jpeg(bytes) ?? gif(bytes) ?? webp(bytes);
}

// src/testing/store/controllers/media-upload.ts
var fault2 = (code, message) => new RestFault(code, message, 400);
var noData = () => fault2('rest_upload_no_data', 'No data supplied.');
async function fromForm(type, body) {
  const form = await new Response(Buffer.from(body), { headers: { 'content-type': type } })
    .formData()
    .catch((cause) => {
      throw Object.assign(noData(), { cause });
    });
  const file = form.get('file');
  if (!(file instanceof File)) throw noData();
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
async function sentFile(request) {
  const { headers, body } = request.raw;
  const type = headers.get('content-type') ?? '';
  if (/^multipart\/form-data/i.test(type)) return fromForm(type, body);
  if (body.length === 0) throw noData();
  if (type === '') throw fault2('rest_upload_no_content_type', 'No Content-Type supplied.');
  const disposition = headers.get('content-disposition');
  if (!disposition) throw fault2('rest_upload_no_content_disposition', 'No Content-Disposition supplied.');
  const name = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
  const given2 = (name?.[1] ?? name?.[2] ?? '').trim();
  if (given2 === '') {
    const message =
      'Invalid Content-Disposition supplied. Content-Disposition needs to be formatted as `attachment; filename="image.png"` or similar.';
    throw fault2('rest_upload_invalid_disposition', message);
  }
  return { name: given2, bytes: body };
}

// src/testing/store/controllers/media.ts
function refusal(request, code, message) {
  return new RestFault(code, message, request.caller.role === 'none' ? 401 : 403);
}
function mayUpload({ request }) {
  if (request.caller.role === 'administrator' || request.caller.role === 'shop_manager') return;
  throw refusal(request, 'rest_cannot_create', 'Sorry, you are not allowed to create posts as this user.');
}
function find5({ site, request }) {
  const image2 = site.tables.attachments.get(integer(request.path.id));
  if (!image2) throw new RestFault('rest_post_invalid_id', 'Invalid post ID.', 404);
  return image2;
}
var mayChange = (action) => (context) => {
  find5(context);
  const { role } = context.request.caller;
  if (role === 'administrator' || role === 'shop_manager') return;
  throw refusal(
    context.request,
    `rest_cannot_${action}`,
    `Sorry, you are not allowed to ${action} this post.`,
  );
};
function details(image2) {
  const measures = measuresOf(image2);
  if (!measures) return {};
  const address2 = text2(image2.src);
  const file = address2.split('/').pop() ?? '';
  const folder = address2.slice(0, address2.length - file.length);
  const sizes = {};
  for (const { name, ...size } of subSizes(file, measures)) {
    sizes[name] = {
      file: size.file,
      width: size.width,
      height: size.height,
      mime_type: imageType(file) ?? '',
      source_url: folder + size.file,
    };
  }
  sizes.full = { file, ...measures, mime_type: imageType(file) ?? '', source_url: address2 };
  return { ...measures, file: address2.split('/uploads/')[1] ?? file, sizes };
}
function rendered(value, edit) {
  const shown5 = autop(text2(value));
  return edit ? { raw: text2(value), rendered: shown5 } : { rendered: shown5 };
}
function view5({ site, request }, image2, context) {
  const edit = context === 'edit';
  const address2 = text2(image2.src).split(site.home).join(request.origin);
  const title = text2(image2.name);
  const slug = text2(image2.slug) || slugOf(title.replace(/\.(\w+)$/, '-$1'));
  const dates3 = {
    ...datePair('date', image2.date_created_gmt, site.timeZone),
    ...datePair('modified', image2.date_modified_gmt, site.timeZone),
  };
  return {
    id: image2.id ?? 0,
    ...dates3,
    guid: edit ? { rendered: address2, raw: address2 } : { rendered: address2 },
    slug,
    status: 'inherit',
    type: 'attachment',
    link: `${request.origin}/${slug}/`,
    title: edit ? { raw: title, rendered: title } : { rendered: title },
    author: image2.author ?? 1,
    featured_media: 0,
    comment_status: 'open',
    ping_status: 'closed',
    template: '',
    meta: [],
    class_list: [`post-${integer(image2.id)}`, 'attachment', 'type-attachment', 'status-inherit', 'hentry'],
    description: rendered(image2.description, edit),
    caption: rendered(image2.caption, edit),
    alt_text: image2.alt ?? '',
    media_type: 'image',
    mime_type: text2(image2.mime_type) || (imageType(address2) ?? ''),
    media_details: JSON.parse(JSON.stringify(details(image2)).split(site.home).join(request.origin)),
    post: integer(image2.post) || null,
    source_url: address2,
    ...(edit
      ? { permalink_template: `${request.origin}/?attachment_id=${integer(image2.id)}`, generated_slug: slug }
      : {}),
    ...(edit && site.wpAtLeast('5.3') ? { missing_image_sizes: [] } : {}),
  };
}
function links5({ site, request }, image2) {
  return {
    ...linksOf(site, request, { self: `/media/${integer(image2.id)}`, collection: '/media' }),
    about: [{ href: `${request.origin}/wp-json/wp/v2/types/attachment` }],
  };
}
function wantsLinks({ request }) {
  const fields = request.sent._fields;
  const named4 = Array.isArray(fields) ? fields.map(text2) : text2(fields).split(/[\s,]+/);
  return text2(fields) === '' || named4.some((field2) => /^_(?:links|embedded)/.test(field2));
}
function answer6(context, image2, shown5) {
  const data = view5(context, image2, shown5);
  return wantsLinks(context) ? { data, links: links5(context, image2) } : { data };
}
function list7(context) {
  const { site, request } = context;
  const { params } = request;
  const wanted = idFilter(params);
  const search = text2(params.search).toLowerCase();
  const owners = new Set(items(params.parent).map(integer));
  const found = [...site.tables.attachments.values()].filter((image2) => {
    if (!wanted({ ...image2, parent_id: integer(image2.post) })) return false;
    if (owners.size > 0 && !owners.has(integer(image2.post))) return false;
    if (text2(params.mime_type) !== '' && text2(image2.mime_type) !== params.mime_type) return false;
    return search === '' || text2(image2.name).toLowerCase().includes(search);
  });
  const direction = params.order === 'asc' ? 1 : -1;
  found.sort((a, b) => direction * byNumber('id')(a, b));
  const page2 = slice(found, sliceOptions(params));
  const data = page2.items.map((image2) => ({
    ...view5(context, image2, params.context),
    ...(wantsLinks(context) ? { _links: links5(context, image2) } : {}),
  }));
  return { data, headers: pageHeaders(request, '/media', page2) };
}
function write6(site, image2, params) {
  const raw = (value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) ? text2(value.raw) : text2(value);
  if (params.title !== void 0) image2.name = raw(params.title);
  if (params.caption !== void 0) image2.caption = ksesPost(raw(params.caption));
  if (params.description !== void 0) image2.description = ksesPost(raw(params.description));
  if (params.alt_text !== void 0) image2.alt = cleanText(params.alt_text);
  if (params.slug !== void 0) image2.slug = slugOf(text2(params.slug));
  if (params.post !== void 0) image2.post = integer(params.post);
  image2.date_modified_gmt = site.now();
}
async function create5(context) {
  const { site, request } = context;
  const file = await sentFile(request);
  const refused3 = new RestFault(
    'rest_upload_sideload_error',
    'Sorry, you are not allowed to upload this file type.',
    500,
  );
  const seen = seeImage(file.bytes);
  if (imageType(file.name) === void 0 || !seen) throw refused3;
  const image2 = addAttachment(site, {
    file: file.name,
    width: seen.width,
    height: seen.height,
    content: file.bytes,
  });
  image2.name = text2(image2.name).replace(/\.[^.]+$/, '');
  image2.mime_type = seen.type;
  image2.author = request.caller.userId;
  write6(site, image2, request.params);
  const shown5 = answer6(context, image2, 'edit');
  return {
    ...shown5,
    status: 201,
    headers: { location: `${request.origin}/wp-json/wp/v2/media/${integer(image2.id)}` },
  };
}
function update7(context) {
  const image2 = find5(context);
  write6(context.site, image2, context.request.params);
  return answer6(context, image2, 'edit');
}
function remove5(context) {
  const { site, request } = context;
  const image2 = find5(context);
  if (request.params.force !== true) {
    const message = "The post does not support trashing. Set 'force=true' to delete.";
    throw new RestFault('rest_trash_not_supported', message, 501);
  }
  const previous = view5(context, image2, 'edit');
  site.tables.attachments.delete(integer(image2.id));
  site.tables.contents.delete(integer(image2.id));
  const path2 = /\/uploads\/(.+)$/.exec(text2(image2.src))?.[1];
  if (path2 !== void 0) site.tables.files.delete(fileKey(path2));
  return { data: { deleted: true, previous } };
}
function mediaRoutes() {
  const args = {
    ...listArgs,
    include: { type: 'array', items: { type: 'integer' }, default: [] },
    exclude: { type: 'array', items: { type: 'integer' }, default: [] },
    parent: { type: 'array', items: { type: 'integer' }, default: [] },
    offset: { type: 'integer' },
    order: { type: 'string', default: 'desc', enum: ['asc', 'desc'] },
    mime_type: { type: 'string' },
  };
  const written3 = {
    alt_text: { type: 'string' },
    post: { type: 'integer' },
    slug: { type: 'string' },
  };
  const one = { context: { type: 'string', enum: ['view', 'embed', 'edit'], default: 'view' } };
  return [
    {
      path: '/wp/v2/media',
      endpoints: [
        { methods: ['GET'], args, handle: list7 },
        { methods: ['POST'], args: written3, permit: mayUpload, handle: create5 },
      ],
    },
    {
      path: '/wp/v2/media/(?<id>\\d+)',
      endpoints: [
        {
          methods: ['GET'],
          args: one,
          permit: (context) => void find5(context),
          handle: (context) => answer6(context, find5(context), context.request.params.context),
        },
        { methods: ['POST', 'PUT', 'PATCH'], args: written3, permit: mayChange('edit'), handle: update7 },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: mayChange('delete'),
          handle: remove5,
        },
      ],
    },
  ];
}

// src/testing/store/controllers/notes.ts
var invalidOrder = () => new RestFault('woocommerce_rest_order_invalid_id', 'Invalid order ID.', 404);
function orderOf(site, request) {
  const order2 = site.tables.orders.get(integer(request.path.order_id));
  if (!order2) throw new RestFault('woocommerce_rest_shop_order_invalid_id', 'Invalid order ID.', 404);
  return order2;
}
function links6(site, request, note2) {
  const base2 = `/orders/${integer(request.path.order_id)}`;
  return linksOf(site, request, {
    self: `${base2}/notes/${integer(note2.id)}`,
    collection: `${base2}/notes`,
    up: base2,
    methods: ['GET', 'DELETE'],
  });
}
function list8({ site, request }) {
  const order2 = orderOf(site, request);
  const type = text2(request.params.type) || 'any';
  const found = [...site.tables.notes.having('order', integer(order2.id))]
    .filter((note2) => type === 'any' || (type === 'customer') === (note2.customer_note === true))
    .sort(byNumber('id'));
  const sorted = sortAll(found, (a, b) => -byText('date_created_gmt')(a, b));
  return {
    data: sorted.map((note2) => ({ ...viewNote(site, note2), _links: links6(site, request, note2) })),
  };
}
function find6({ site, request }) {
  const order2 = orderOf(site, request);
  const note2 = site.tables.notes.get(integer(request.path.id));
  if (!note2 || note2.order_id !== order2.id)
    throw new RestFault('woocommerce_rest_invalid_id', 'Invalid resource ID.', 404);
  return note2;
}
function read3(context) {
  const note2 = find6(context);
  return { data: viewNote(context.site, note2), links: links6(context.site, context.request, note2) };
}
function create6({ site, request }) {
  const order2 = site.tables.orders.get(integer(request.path.order_id));
  if (!order2) throw invalidOrder();
  const note2 = addNote(site, order2, text2(request.params.note), {
    customer: request.params.customer_note === true,
    ...(request.params.added_by_user === true
      ? { author: text2(site.tables.customers.get(request.caller.userId)?.username) }
      : {}),
  });
  const location = restUrl(request, `/orders/${integer(order2.id)}/notes/${integer(note2.id)}`);
  return {
    status: 201,
    data: viewNote(site, note2),
    links: links6(site, request, note2),
    headers: { location },
  };
}
function remove6(context) {
  const note2 = find6(context);
  if (context.request.params.force !== true) {
    throw new RestFault('woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.', 501);
  }
  const gone = read3(context);
  context.site.tables.notes.delete(integer(note2.id));
  return gone;
}
function noteRoutes() {
  return [
    {
      path: '/wc/v3/orders/(?<order_id>\\d+)/notes',
      endpoints: [
        {
          methods: ['GET'],
          args: {
            ...contextArg,
            type: { type: 'string', default: 'any', enum: ['any', 'customer', 'internal'] },
          },
          permit: managers('list'),
          handle: list8,
        },
        {
          methods: ['POST'],
          args: {
            note: { type: 'string', required: true },
            customer_note: { type: 'boolean', default: false },
            added_by_user: { type: 'boolean', default: false },
          },
          permit: managers('create'),
          handle: create6,
        },
      ],
    },
    {
      path: '/wc/v3/orders/(?<order_id>\\d+)/notes/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], args: contextArg, permit: managers('view'), handle: read3 },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: managers('delete'),
          handle: remove6,
        },
      ],
    },
  ];
}

// src/testing/store/controllers/order-statuses.ts
var own2 = [
  { slug: 'pending', name: 'Pending payment' },
  { slug: 'processing', name: 'Processing' },
  { slug: 'on-hold', name: 'On hold' },
  { slug: 'completed', name: 'Completed' },
  { slug: 'cancelled', name: 'Cancelled' },
  { slug: 'refunded', name: 'Refunded' },
  { slug: 'failed', name: 'Failed' },
  { slug: 'checkout-draft', name: 'Draft' },
];
function statusNames(site) {
  const { orderStatuses } = site.tables;
  if (orderStatuses.length === 0) return own2;
  return orderStatuses.map((status2) => ({ slug: text2(status2.slug), name: text2(status2.name) }));
}
function orderStatusRoutes() {
  return [
    {
      path: '/wc/v3/orders/statuses',
      endpoints: [
        {
          methods: ['GET'],
          permit: managers('list'),
          handle: ({ site }) => ({ data: statusNames(site).map((status2) => ({ ...status2 })) }),
        },
      ],
    },
  ];
}

// src/testing/store/rest/remembered.ts
var shown3 = ['_fields', 'context', 'dp', 'consumer_key', 'consumer_secret'];
var paging = ['page', 'per_page', 'offset'];
var timed = ['on_sale', 'min_price', 'max_price'];
function remembered(site, request, options2, find15) {
  const { params } = request;
  const aside = new Set(options2.byPage ? shown3 : [...shown3, ...paging]);
  const asked3 = Object.entries(params).filter(([name]) => !aside.has(name) && !name.startsWith('oauth_'));
  const now = text2(params.orderby) === 'price' || timed.some((name) => name in params) ? site.now() : '';
  const key2 = JSON.stringify([request.namespace, request.route, now, asked3]);
  return site.tables.kept.lists.of(key2, find15);
}

// src/testing/store/rules/postcodes.ts
var normalPostcode = (postcode) => postcode.trim().toUpperCase().replace(/[\s-]/g, '');
var parts = {
  SE: [' ', -2],
  SK: [' ', -2],
  CZ: [' ', -2],
  CA: [' ', -3],
  GB: [' ', -3],
  IE: [' ', 3],
  NL: [' ', 4],
  BR: ['-', -3],
  PL: ['-', -3],
  JP: ['-', 3],
  PT: ['-', 4],
  PR: ['-', 5],
  US: ['-', 5],
};
function writtenPostcode(normal2, country2) {
  if (country2 === 'LV') return normal2.replace(/^(?:LV)?(\d+)$/, 'LV-$1');
  const [sign, place] = parts[country2] ?? ['', 0];
  return `${normal2.slice(0, place)}${sign}${normal2.slice(place)}`.trim().replace(/-$/, '');
}
function inDigits(postcode) {
  return [...postcode.replace(/[ -]/g, '')]
    .map((sign) => {
      if (/\d/.test(sign)) return `0${sign}`;
      const place = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(sign) + 1;
      return String(place).padStart(2, '0');
    })
    .join('');
}
var notBefore = (a, b) => (isNumeric(a) && isNumeric(b) ? Number(a) >= Number(b) : a >= b);
function inRange(range2, normal2) {
  const [low, high, ...more] = range2.split('...').map((end) => end.trim());
  if (low === void 0 || high === void 0 || more.length > 0) return false;
  if (isNumeric(low) && isNumeric(high)) return notBefore(normal2, low) && notBefore(high, normal2);
  const wanted = inDigits(normal2);
  const bound = (end) => inDigits(end).padEnd(wanted.length, '0');
  return notBefore(wanted, bound(low)) && notBefore(bound(high), wanted);
}
function postcodeMatcher(postcode, country2) {
  const normal2 = normalPostcode(postcode);
  const shown5 = writtenPostcode(normal2, country2);
  const asked3 = /* @__PURE__ */ new Set([normal2, shown5, `${shown5}*`]);
  for (let length = shown5.length - 1; length >= 0; length -= 1) asked3.add(`${shown5.slice(0, length)}*`);
  return (pattern2) => {
    const wanted = pattern2.toUpperCase().trim();
    return wanted.includes('...') ? inRange(wanted, normal2) : asked3.has(wanted);
  };
}

// src/testing/store/rules/taxes.ts
var hasTaxClass = (site, slug) =>
  slug !== 'standard' && site.tables.taxClasses.some((item) => item.slug === slug);
function basePlace(site) {
  const [country2 = '', state = ''] = text2(site.setting('general', 'woocommerce_default_country')).split(
    ':',
  );
  return {
    country: country2,
    state,
    postcode: text2(site.setting('general', 'woocommerce_store_postcode')),
    city: text2(site.setting('general', 'woocommerce_store_city')),
  };
}
var plainName = (value) => removeAccents(value).toUpperCase().trim();
function listed2(rate, many, one) {
  const values = Array.isArray(rate[many]) ? rate[many].map(text2) : text2(rate[one]).split(';');
  return values.map((value) => value.trim()).filter((value) => value !== '' && value !== '*');
}
function timesNamed(rate, place) {
  const postcodes = listed2(rate, 'postcodes', 'postcode');
  const cities = listed2(rate, 'cities', 'city');
  if (postcodes.length === 0 && cities.length === 0) return 0;
  const holds = postcodeMatcher(place.postcode, place.country);
  const matchedCodes = postcodes.filter(holds).length;
  const matchedCities = cities.filter((city) => plainName(city) === plainName(place.city)).length;
  const times =
    cities.length === 0
      ? matchedCodes * postcodes.length
      : postcodes.length === 0
        ? matchedCities * cities.length
        : matchedCodes * matchedCities;
  return times === 0 ? void 0 : times;
}
function byCloseness(a, b) {
  const named4 = (rate, field2) => (text2(rate[field2]) === '' ? 1 : 0);
  return (
    integer(a.rate.priority) - integer(b.rate.priority) ||
    named4(a.rate, 'country') - named4(b.rate, 'country') ||
    named4(a.rate, 'state') - named4(b.rate, 'state') ||
    b.times - a.times ||
    integer(a.rate.id) - integer(b.rate.id)
  );
}
function findRates(site, place, taxClass) {
  if (place.country === '') return [];
  const wanted = taxClass === '' ? 'standard' : taxClass;
  const [country2, state] = [place.country.toUpperCase(), place.state.toUpperCase()];
  const found = [];
  for (const rate of site.tables.taxes.values()) {
    if ((text2(rate.class) || 'standard') !== wanted) continue;
    if (!['', country2].includes(text2(rate.country)) || !['', state].includes(text2(rate.state))) continue;
    const times = timesNamed(rate, place);
    if (times !== void 0) found.push({ rate, times });
  }
  const seen = /* @__PURE__ */ new Set();
  return found.sort(byCloseness).flatMap(({ rate }) => {
    const priority = integer(rate.priority);
    if (seen.has(priority)) return [];
    seen.add(priority);
    return [
      {
        id: integer(rate.id),
        rate: number(rate.rate),
        compound: rate.compound === true,
        shipping: rate.shipping === true,
      },
    ];
  });
}
var rounded = (site, taxes2) =>
  new Map([...taxes2].map(([id, amount2]) => [id, wooRound(site, amount2, precisionOf(site.numbers))]));
function addTaxes(site, price, rates) {
  const taxes2 = /* @__PURE__ */ new Map();
  for (const rate of rates) if (!rate.compound) taxes2.set(rate.id, price * (rate.rate / 100));
  for (const rate of rates)
    if (rate.compound) taxes2.set(rate.id, (price + sum2(taxes2.values())) * (rate.rate / 100));
  return rounded(site, taxes2);
}
function containedTaxes(site, price, rates) {
  const taxes2 = new Map(rates.map((rate) => [rate.id, 0]));
  let net = price;
  for (const rate of rates.filter((item) => item.compound).reverse()) {
    const tax = net - net / (1 + rate.rate / 100);
    taxes2.set(rate.id, tax);
    net -= tax;
  }
  const regular = rates.filter((item) => !item.compound);
  const whole = 1 + sum2(regular.map((rate) => rate.rate)) / 100;
  for (const rate of regular) {
    const share = rate.rate / 100 / whole;
    taxes2.set(rate.id, price - (price - share * net));
  }
  return rounded(site, taxes2);
}
var totalOf = (taxes2) => sum2(taxes2.values());
function rateCode(rate) {
  const parts2 = [
    text2(rate.country),
    text2(rate.state),
    text2(rate.name) || 'TAX',
    String(Math.abs(Math.trunc(number(rate.priority)))),
  ];
  return parts2
    .filter((part) => part !== '' && part !== '0')
    .join('-')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

// src/testing/store/rules/order-taxes.ts
function taxPlace(site, order2) {
  const basis = text2(site.setting('tax', 'woocommerce_tax_based_on')) || 'shipping';
  const shipping2 = order2.shipping;
  const billing2 = order2.billing;
  const pickup = rows(order2.shipping_lines).some(
    (line) => line.method_id === 'local_pickup' || line.method_id === 'legacy_local_pickup',
  );
  const address2 = basis === 'shipping' && text2(shipping2?.country) !== '' ? shipping2 : billing2;
  if (basis === 'base' || pickup || text2(address2?.country) === '') return basePlace(site);
  return {
    country: text2(address2?.country),
    state: text2(address2?.state),
    postcode: text2(address2?.postcode),
    city: text2(address2?.city),
  };
}
function setTaxes(site, line, total, subtotal) {
  const stored2 = (taxes2) => new Map([...taxes2].map(([id, amount2]) => [id, kept(site, amount2)]));
  const whole = (taxes2) => sum2([...taxes2.values()].map(Number));
  const after = stored2(total);
  let before = subtotal ? stored2(subtotal) : void 0;
  if (before && whole(before) < whole(after)) before = after;
  line.taxes = [...after].map(([id, amount2]) => ({ id, total: amount2, subtotal: before?.get(id) ?? '' }));
  Object.assign(line, taxSums(site, line));
}
function taxSums(site, line) {
  const own3 = (field2) => kept(site, sum2(rows(line.taxes).map((tax) => lineTax(site, tax[field2]))));
  return {
    total_tax: own3('total'),
    ...(line.subtotal === void 0 ? {} : { subtotal_tax: own3('subtotal') }),
  };
}
function costsByClass(site, order2) {
  const costs = /* @__PURE__ */ new Map();
  const classes = itemClasses(site, order2);
  for (const name of classes) costs.set(name, 0);
  const classOf = (line) => {
    if (!taxable(site, order2, line)) return void 0;
    return line.method_id === void 0 ? classOfLine(site, line) : classOfShipping(site, order2);
  };
  for (const line of [
    ...rows(order2.line_items),
    ...rows(order2.fee_lines),
    ...rows(order2.shipping_lines),
  ]) {
    if (number(line.total) < 0) continue;
    const name = classOf(line);
    costs.set(name, (costs.get(name) ?? 0) + number(line.total));
  }
  return costs;
}
function negativeFee(site, saved, fee, place) {
  const costs = [...costsByClass(site, saved)].filter(([, cost]) => cost !== 0);
  const whole = sum2(costs.map(([, cost]) => cost));
  const taxes2 = /* @__PURE__ */ new Map();
  if (whole === 0) return taxes2;
  for (const [taxClass, cost] of costs) {
    if (taxClass === void 0) continue;
    if (text2(fee.total) === '')
      throw new FatalFault('Uncaught TypeError: Unsupported operand types: string * float');
    const share = number(fee.total) * (cost / whole);
    for (const [id, amount2] of addTaxes(site, share, findRates(site, place, taxClass)))
      taxes2.set(id, (taxes2.get(id) ?? 0) + amount2);
  }
  return taxes2;
}
function classOfLine(site, line) {
  const own3 = text2(line.tax_class);
  return hasTaxClass(site, own3) ? own3 : '';
}
function taxStatus(site, line) {
  if (line.tax_status !== void 0) return text2(line.tax_status);
  if (line.method_id !== void 0) return 'taxable';
  const product =
    site.tables.variations.get(integer(line.variation_id)) ??
    site.tables.products.get(integer(line.product_id));
  const holder =
    product?.type === 'variation' ? site.tables.products.get(integer(product.parent_id)) : product;
  return text2(holder?.tax_status ?? 'taxable');
}
function taxable(site, order2, line) {
  return (
    site.flag('general', 'woocommerce_calc_taxes') &&
    order2.id !== void 0 &&
    taxStatus(site, line) === 'taxable'
  );
}
function itemClasses(site, order2) {
  const taxed = rows(order2.line_items).filter((line) => taxStatus(site, line) !== 'none');
  return [...new Set(taxed.map((line) => classOfLine(site, line)))];
}
function classOfShipping(site, order2) {
  const setting2 = text2(site.setting('tax', 'woocommerce_shipping_tax_class'));
  if (setting2 !== 'inherit') return setting2;
  const classes = itemClasses(site, order2);
  return ['', ...site.tables.taxClasses.map((item) => text2(item.slug))].find((slug) =>
    classes.includes(slug),
  );
}
function calculateTaxes(site, order2, saved) {
  const place = taxPlace(site, order2);
  const exempt = metaValue(order2, 'is_vat_exempt') === 'yes';
  const taxed = (line) => !exempt && taxable(site, order2, line);
  for (const line of rows(order2.line_items)) {
    const rates = taxed(line) ? findRates(site, place, classOfLine(site, line)) : [];
    const on = (field2) => addTaxes(site, number(line[field2]), rates);
    setTaxes(site, line, on('total'), on('subtotal'));
  }
  for (const fee of rows(order2.fee_lines)) {
    if (exempt || !site.flag('general', 'woocommerce_calc_taxes'))
      setTaxes(site, fee, /* @__PURE__ */ new Map());
    else if (text2(fee.total) === '' || number(fee.total) < 0)
      setTaxes(site, fee, negativeFee(site, site.atLeast('10.0') ? order2 : saved, fee, place));
    else {
      const rates = taxed(fee) ? findRates(site, place, classOfLine(site, fee)) : [];
      setTaxes(site, fee, addTaxes(site, number(fee.total), rates));
    }
  }
  const shippingClass2 = classOfShipping(site, order2);
  for (const line of rows(order2.shipping_lines)) {
    const rates =
      shippingClass2 !== void 0 && taxed(line)
        ? findRates(site, place, shippingClass2).filter((rate) => rate.shipping)
        : [];
    setTaxes(site, line, addTaxes(site, number(line.total), rates));
  }
  updateTaxLines(site, order2);
}
function lineTax(site, amount2) {
  return site.roundAtSubtotal ? number(amount2) : roundTax(site, number(amount2));
}
var vatCountries =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK MC IM GB NO AE AZ ZA'.split(
    ' ',
  );
var taxWord = (site) => (vatCountries.includes(basePlace(site).country) ? 'VAT' : 'Tax');
function updateTaxLines(site, order2) {
  const cart = /* @__PURE__ */ new Map();
  const shipping2 = /* @__PURE__ */ new Map();
  const collect3 = (target, line) => {
    for (const tax of rows(line.taxes)) {
      const id = integer(tax.id);
      target.set(id, (target.get(id) ?? 0) + lineTax(site, tax.total));
    }
  };
  for (const line of [...rows(order2.line_items), ...rows(order2.fee_lines)]) collect3(cart, line);
  for (const line of rows(order2.shipping_lines)) collect3(shipping2, line);
  const ids3 = /* @__PURE__ */ new Set([...cart.keys(), ...shipping2.keys()]);
  const lines2 = rows(order2.tax_lines).filter((line) => ids3.has(integer(line.rate_id)));
  for (const id of ids3) {
    const rate = site.tables.taxes.get(id);
    let line = lines2.find((item) => item.rate_id === id);
    if (!line) {
      const code = rate ? rateCode(rate) : '';
      line = { id: nextId(site.tables, 'orderItem'), rate_code: code, rate_id: id, meta_data: [] };
      lines2.push(line);
    }
    line.label = text2(rate?.name) || taxWord(site);
    line.compound = rate?.compound === true;
    line.rate_percent = number(rate?.rate);
    line.tax_total = kept(site, cart.get(id) ?? 0);
    line.shipping_tax_total = kept(site, shipping2.get(id) ?? 0);
  }
  order2.tax_lines = lines2;
  order2.cart_tax = kept(site, sum2(cart.values()));
  order2.shipping_tax = kept(site, sum2(shipping2.values()));
  order2.total_tax = kept(site, roundPrice(site, number(order2.cart_tax) + number(order2.shipping_tax)));
}

// src/testing/store/rules/order-totals.ts
function itemsTotal(site, order2, field2) {
  const power = 10 ** site.numbers.decimals;
  const cents2 = rows(order2.line_items).map((line) => {
    const amount2 = number(line[field2]) * power;
    return site.roundAtSubtotal ? amount2 : wooRound(site, amount2, 0);
  });
  return fromCents(site, sum2(cents2));
}
function itemTaxes(order2, field2) {
  return sum2(rows(order2.line_items).flatMap((line) => rows(line.taxes).map((tax) => number(tax[field2]))));
}
function calculateTotals(site, order2, saved = order2) {
  const subtotal = itemsTotal(site, order2, 'subtotal');
  const total = itemsTotal(site, order2, 'total');
  const shipping2 = sum2(rows(order2.shipping_lines).map((line) => roundPrice(site, number(line.total))));
  order2.shipping_total = kept(site, shipping2);
  let fees = 0;
  for (const fee of rows(order2.fee_lines)) {
    const most2 = -roundPrice(site, total + fees + shipping2);
    if (number(fee.total) < 0 && most2 < 0 && number(fee.total) < most2) fee.total = kept(site, most2);
    fees += number(fee.total);
  }
  calculateTaxes(site, order2, saved);
  const discountTax = itemTaxes(order2, 'subtotal') - itemTaxes(order2, 'total');
  order2.discount_total = kept(site, roundPrice(site, subtotal - total));
  order2.discount_tax = kept(site, roundTax(site, discountTax));
  const whole =
    total + fees + number(order2.shipping_total) + number(order2.cart_tax) + number(order2.shipping_tax);
  order2.total = shownAmount(roundPrice(site, whole), site.numbers.decimals);
}

// src/testing/store/rules/coupon-validity.ts
var refuse2 = (message) => {
  throw new RestFault('woocommerce_rest_invalid_coupon', message, 400);
};
function categoriesOf(site, product) {
  const holder =
    product?.type === 'variation' ? site.tables.products.get(integer(product.parent_id)) : product;
  const own3 = items(holder?.category_ids).map(integer);
  return [...new Set(own3.flatMap((id) => withParents(site, id)))];
}
function validFor(site, coupon, product) {
  if (!product) return true;
  const ids3 = [integer(product.id), integer(product.parent_id)];
  const wanted = items(coupon.product_ids).map(integer);
  const wantedCategories = items(coupon.product_categories).map(integer);
  const categories = categoriesOf(site, product);
  let valid = wanted.length === 0 && wantedCategories.length === 0;
  if (wanted.some((id) => ids3.includes(id))) valid = true;
  if (wantedCategories.some((id) => categories.includes(id))) valid = true;
  if (items(coupon.excluded_product_ids).some((id) => ids3.includes(integer(id)))) valid = false;
  if (items(coupon.excluded_product_categories).some((id) => categories.includes(integer(id)))) valid = false;
  if (coupon.exclude_sale_items === true && isOnSale(site, product)) valid = false;
  return valid;
}
function isInvited(email, invited) {
  if (!invited.includes('*')) return email === invited;
  const parts2 = invited.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts2.join('.+')}$`).test(email);
}
var usedUp = (said) => refuse2(`Usage limit for coupon &quot;${escapeHtml2(said)}&quot; has been reached.`);
function checkWhole(site, coupon, lines2, said) {
  const named4 = `Sorry, coupon &quot;${escapeHtml2(said)}&quot; is not`;
  const products2 = lines2.flatMap((item) => (item.product ? [item.product] : []));
  if (coupon.exclude_sale_items === true && products2.some((product) => isOnSale(site, product)))
    refuse2(`${named4} valid for sale items.`);
  const excluded = items(coupon.excluded_product_ids).map(integer);
  const barred = products2.filter(
    (product) => excluded.includes(integer(product.id)) || excluded.includes(integer(product.parent_id)),
  );
  if (barred.length > 0) {
    const names4 = barred.map((product) => productLabel(site, product));
    refuse2(`${named4} applicable to the products: ${names4.join(', ')}.`);
  }
  const categories = items(coupon.excluded_product_categories).map(integer);
  const held = new Set(products2.flatMap((product) => categoriesOf(site, product)));
  const terms2 = termsOf(site.tables, 'product_cat');
  const names3 = [...held].filter((id) => categories.includes(id)).map((id) => text2(terms2.get(id)?.name));
  if (names3.length > 0)
    refuse2(`${named4} applicable to the categories: ${[...new Set(names3)].join(', ')}.`);
}
function checkApplied(order2, applied, coupon) {
  const code = text2(coupon.code);
  if (applied.includes(coupon)) refuse2(`Coupon code &quot;${escapeHtml2(code)}&quot; already applied!`);
  const limit2 = integer(coupon.usage_limit_per_user);
  const guest = integer(order2.customer_id) === 0;
  if (guest && limit2 > 0 && usesByMail(coupon, text2(row(order2.billing).email)) >= limit2) usedUp(code);
}
function spent(site, order2) {
  const products2 = toCents(site, roundPrice(site, itemsTotal(site, order2, 'subtotal')));
  const tax =
    order2.prices_include_tax === true ? toCents(site, roundPrice(site, number(order2.total_tax))) : 0;
  return fromCents(site, products2 + tax);
}
function checkSpend(site, coupon, subtotal, said) {
  const minimum = number(coupon.minimum_amount);
  if (minimum > 0 && minimum > subtotal) {
    refuse2(
      `The minimum spend for coupon &quot;${escapeHtml2(said)}&quot; is ${normalEntities(priceHtml(site, minimum, { inCode: true }))}.`,
    );
  }
  const maximum = number(coupon.maximum_amount);
  if (maximum > 0 && maximum < subtotal) {
    refuse2(
      `The maximum spend for coupon &quot;${escapeHtml2(said)}&quot; is ${normalEntities(priceHtml(site, maximum, { inCode: true }))}.`,
    );
  }
}
function checkMails(order2, coupon, said, callerMail) {
  const invited = items(coupon.email_restrictions).map((email) => text2(email).toLowerCase());
  const emails = [callerMail, text2(row(order2.billing).email)]
    .map((email) => email.toLowerCase())
    .filter((email) => email !== '');
  if (invited.length > 0 && !emails.some((email) => invited.some((one) => isInvited(email, one)))) {
    refuse2(`Please enter a valid email at checkout to use coupon code &quot;${escapeHtml2(said)}&quot;.`);
  }
}
function checkCoupon(site, order2, code, said = code, callerMail = '') {
  const shown5 = `Coupon &quot;${escapeHtml2(said)}&quot;`;
  const coupon = findCoupon(site, code);
  if (!coupon) {
    return refuse2(
      site.atLeast('10.0')
        ? `${shown5} cannot be applied because it does not exist.`
        : `${shown5} does not exist!`,
    );
  }
  const limit2 = integer(coupon.usage_limit);
  if (limit2 > 0 && integer(coupon.usage_count) >= limit2) return usedUp(said);
  const each = integer(coupon.usage_limit_per_user);
  const customer = integer(order2.customer_id);
  if (customer > 0 && each > 0 && usesByCustomer(coupon, customer) >= each) return usedUp(said);
  const expires = text2(coupon.date_expires_gmt);
  if (expires !== '' && expires < site.now()) return refuse2(`${shown5} has expired.`);
  const lines2 = itemsOf(site, order2);
  const subtotal = spent(site, order2);
  checkSpend(site, coupon, subtotal, said);
  const whole = coupon.discount_type === 'fixed_cart';
  const restricted = items(coupon.product_ids).length + items(coupon.product_categories).length > 0;
  const bound = restricted || (!whole && lines2.length > 0);
  const asked3 = whole
    ? { ...coupon, excluded_product_ids: [], excluded_product_categories: [], exclude_sale_items: false }
    : coupon;
  if (bound && !lines2.some((item) => validFor(site, asked3, item.product)))
    return refuse2(`Sorry, coupon &quot;${escapeHtml2(said)}&quot; is not applicable to selected products.`);
  if (whole) checkWhole(site, coupon, lines2, said);
  checkMails(order2, coupon, said, callerMail);
  return coupon;
}

// src/testing/store/rules/discounts.ts
function reachOf(coupon) {
  const limit2 = integer(coupon.limit_usage_to_x_items);
  let used = 0;
  return (item) => {
    const reached = limit2 > 0 ? Math.max(0, Math.min(item.quantity, limit2 - used)) : item.quantity;
    used += reached;
    return reached;
  };
}
function createDiscounts(list18, options2) {
  const byCode2 = /* @__PURE__ */ new Map();
  const givenTo = (id) => sum2([...byCode2.values()].map((own3) => own3.get(id) ?? 0));
  const leftOf = (item) =>
    Math.abs(Math.trunc(options2.round(item.price - givenTo(integer(item.line.id)), 0)));
  const give = (code, item, amount2) => {
    const id = integer(item.line.id);
    const own3 = byCode2.get(code);
    own3?.set(id, (own3.get(id) ?? 0) + amount2);
  };
  const giveRemainder = (code, items2, amount2) => {
    let given2 = 0;
    for (const item of items2) {
      for (let i = 0; i < item.quantity; i += 1) {
        const discount = Math.min(leftOf(item), 1);
        give(code, item, discount);
        given2 += discount;
        if (given2 >= amount2) return;
      }
    }
  };
  const percent = (coupon, items2) => {
    const code = text2(coupon.code);
    const share = number(coupon.amount) / 100;
    const reach = reachOf(coupon);
    let given2 = 0;
    let whole = 0;
    for (const item of items2) {
      const left = leftOf(item);
      const price = options2.sequential ? left : options2.round(item.price, 0);
      const base2 = (price / item.quantity) * reach(item);
      const discount = options2.round(Math.min(left, Math.floor(base2 * share)), 0, 'down');
      whole += base2;
      given2 += discount;
      give(code, item, discount);
    }
    const target = options2.round(whole * share, 0, 'down');
    if (given2 < target) giveRemainder(code, items2, target - given2);
  };
  const perPiece = (coupon, items2, amount2) => {
    const reach = reachOf(coupon);
    const limited = integer(coupon.limit_usage_to_x_items) > 0;
    let given2 = 0;
    for (const item of items2) {
      const left = leftOf(item);
      const each = limited ? Math.min(amount2, item.price / item.quantity) : amount2;
      const discount = Math.min(left, each * reach(item));
      given2 += discount;
      give(text2(coupon.code), item, discount);
    }
    return given2;
  };
  const cart = (coupon, items2, amount2) => {
    const open = items2.filter((item) => leftOf(item) > 0);
    const count3 = sum2(open.map((item) => item.quantity));
    if (count3 === 0 || amount2 === 0) return;
    const each = Math.abs(Math.trunc(amount2 / count3));
    if (each === 0) {
      if (amount2 > 0) giveRemainder(text2(coupon.code), open, amount2);
      return;
    }
    const given2 = perPiece(coupon, open, each);
    if (given2 > 0 && given2 < amount2) cart(coupon, open, amount2 - given2);
  };
  return {
    byCode: byCode2,
    /** What all coupons together take from a line. */
    givenTo,
    apply(coupon) {
      const code = text2(coupon.code);
      if (!byCode2.has(code)) byCode2.set(code, new Map(list18.map((item) => [integer(item.line.id), 0])));
      const type = text2(coupon.discount_type);
      const valid = list18.filter(
        (item) =>
          item.quantity > 0 &&
          leftOf(item) !== 0 &&
          (type === 'fixed_cart' || options2.validFor(coupon, item.product)),
      );
      const cents2 = options2.toCents(number(coupon.amount));
      if (type === 'percent') percent(coupon, valid);
      else if (type === 'fixed_product') perPiece(coupon, valid, cents2);
      else cart(coupon, valid, cents2);
    },
  };
}

// src/testing/store/rules/order-lines.ts
var lineKinds = ['line_items', 'shipping_lines', 'fee_lines'];
function taxClassFor(site, product) {
  const own3 = text2(product.tax_class);
  const inForce =
    product.type === 'variation' && own3 === 'parent'
      ? text2(site.tables.products.get(integer(product.parent_id))?.tax_class)
      : own3;
  return hasTaxClass(site, inForce) ? inForce : '';
}
function taxStatusFor(site, product) {
  const holder =
    product.type === 'variation' ? site.tables.products.get(integer(product.parent_id)) : product;
  return text2(holder?.tax_status) || 'taxable';
}
function netPrice(site, product, quantity) {
  const price = activePrice(site, product);
  if (price === '') return '0';
  const line = number(price) * Math.max(0, quantity);
  const taxed = site.flag('general', 'woocommerce_calc_taxes') && taxStatusFor(site, product) === 'taxable';
  if (!site.pricesIncludeTax || !taxed) return kept(site, line);
  const rates = findRates(site, basePlace(site), taxClassFor(site, product));
  return kept(site, line - totalOf(containedTaxes(site, line, rates)));
}
function findProduct(site, item, creating) {
  const byId4 = (id) => site.tables.products.get(id) ?? site.tables.variations.get(id);
  if (text2(item.sku) !== '')
    return skuHolders(site, text2(item.sku)).find((product2) => product2.status !== 'trash');
  const variation = integer(item.variation_id);
  const product = integer(item.product_id);
  if (product > 0 && variation === 0) return byId4(product);
  if (variation > 0) return byId4(variation);
  if (!creating) return void 0;
  throw new RestFault('woocommerce_rest_required_product_reference', 'Product ID or SKU is required.', 400);
}
function setAmount(site, value) {
  const amount2 = formatDecimal(value, site.numbers);
  return isNumeric(amount2) ? amount2 : '0';
}
function setTotal(line, total) {
  line.total = total;
  if (text2(line.subtotal) === '' || number(line.subtotal) < number(total)) line.subtotal = total;
}
function setTaxClass(site, line, taxClass, kind) {
  if (taxClass !== '' && !hasTaxClass(site, taxClass))
    throw new RestFault(`order_item_${kind}_invalid_tax_class`, 'Invalid tax class', 400);
  line.tax_class = taxClass;
}
function termSlug(site, item) {
  const terms2 = integer(item.id) > 0 ? [...termsOf(site.tables, text2(item.slug)).values()] : [];
  return text2(terms2.find((term2) => term2.name === item.option)?.slug ?? item.option);
}
function chosen(variation, parent) {
  const own3 = rows(variation.attributes);
  const names3 = new Set(own3.map((item) => slugOf(text2(item.slug))));
  const open = rows(parent?.attributes).filter(
    (attribute) => attribute.variation === true && !names3.has(slugOf(text2(attribute.slug))),
  );
  return [...own3, ...open.map((attribute) => ({ ...attribute, option: '' }))];
}
function setProduct(line, product, site) {
  if (product.type === 'variation') {
    const parent = site.tables.products.get(integer(product.parent_id));
    line.product_id = product.parent_id ?? 0;
    line.variation_id = product.id ?? 0;
    const options2 = rows(product.attributes)
      .map((item) => text2(item.option))
      .filter((option) => option !== '');
    line.name = options2.length > 0 ? `${text2(parent?.name)} - ${options2.join(', ')}` : text2(parent?.name);
    line.meta_data = chosen(product, parent).map((item) => ({
      id: nextId(site.tables, 'meta'),
      key: item.slug ?? '',
      value: termSlug(site, item),
      display_key: item.name ?? '',
    }));
  } else {
    line.product_id = product.id ?? 0;
    line.variation_id = 0;
    line.name = text2(product.name);
  }
  line.tax_class = taxClassFor(site, product);
}
function writeMeta(site, line, item) {
  if (Array.isArray(item.meta_data)) line.meta_data = applyMeta(site.tables, metaOf(line), item.meta_data);
}
function writeLineItem(site, line, item, creating) {
  const product = findProduct(site, item, creating);
  if (product) {
    const same =
      integer(line.variation_id) === product.id ||
      (integer(line.product_id) === product.id && integer(line.variation_id) === 0);
    if (!same) setProduct(line, product, site);
    if (creating) {
      const quantity = item.quantity === void 0 || item.quantity === null ? 1 : number(item.quantity);
      line.quantity = quantity;
      line.total = netPrice(site, product, quantity);
      line.subtotal = line.total;
    }
  }
  if (given(item, 'name')) line.name = cleanText(item.name);
  if (given(item, 'quantity')) line.quantity = Math.trunc(number(item.quantity));
  if (given(item, 'total')) setTotal(line, setAmount(site, item.total));
  if (given(item, 'subtotal')) line.subtotal = setAmount(site, item.subtotal);
  if (given(item, 'tax_class')) setTaxClass(site, line, text2(item.tax_class), 'product');
  writeMeta(site, line, item);
}
function writeShippingLine(site, line, item, creating) {
  if (creating && text2(item.method_id) === '') {
    throw new RestFault('woocommerce_rest_invalid_shipping_item', 'Shipping method ID is required.', 400);
  }
  for (const field2 of ['method_id', 'method_title', 'instance_id'])
    if (given(item, field2)) line[field2] = text2(item[field2]);
  if (given(item, 'total')) line.total = setAmount(site, item.total);
  writeMeta(site, line, item);
}
function writeFeeLine(site, line, item, creating) {
  if (creating && text2(item.name) === '') {
    throw new RestFault('woocommerce_rest_invalid_fee_item', 'Fee name is required.', 400);
  }
  if (given(item, 'name')) line.name = text2(item.name);
  if (given(item, 'tax_class')) setTaxClass(site, line, text2(item.tax_class), 'fee');
  if (given(item, 'tax_status')) line.tax_status = item.tax_status === 'none' ? 'none' : 'taxable';
  if (given(item, 'total')) line.total = formatDecimal(item.total, site.numbers);
  writeMeta(site, line, item);
}
var blanks = {
  line_items: {
    name: '',
    product_id: 0,
    variation_id: 0,
    quantity: 1,
    tax_class: '',
    subtotal: '0',
    subtotal_tax: '0',
    total: '0',
    total_tax: '0',
    taxes: [],
    meta_data: [],
  },
  shipping_lines: {
    method_title: '',
    method_id: '',
    instance_id: '',
    tax_status: 'taxable',
    total: '0',
    total_tax: '0',
    taxes: [],
    meta_data: [],
  },
  fee_lines: {
    name: '',
    tax_class: '',
    tax_status: 'taxable',
    amount: '',
    total: '',
    total_tax: '0',
    taxes: [],
    meta_data: [],
  },
};
var writers = {
  line_items: writeLineItem,
  shipping_lines: writeShippingLine,
  fee_lines: writeFeeLine,
};
var nullFields = ['product_id', 'method_id', 'name', 'code'];
function isNulled(item) {
  return nullFields.some((field2) => field2 in item && item[field2] === null);
}
function fatalRemoval(order2) {
  return new FatalFault(
    `Uncaught TypeError: WC_REST_Orders_V2_Controller::remove_item(): Argument #3 ($item_id) must be of type int, null given; order ${integer(order2.id)}`,
  );
}
function settleSubtotals(order2) {
  for (const line of rows(order2.line_items)) {
    if (number(line.subtotal) < number(line.total)) line.subtotal = line.total ?? '0';
  }
}
function writeLines(site, order2, kind, value) {
  if (!Array.isArray(value)) return;
  const lines2 = rows(order2[kind]);
  order2[kind] = lines2;
  for (const item of value) {
    if (!isRow(item)) continue;
    const id = integer(item.id);
    const known2 = lines2.find((line) => line.id === id);
    if (isNulled(item) || (item.quantity !== void 0 && item.quantity === 0)) {
      if (id === 0) throw fatalRemoval(order2);
      if (!known2) throw invalidItem();
      if (kind === 'line_items') putBack(site, known2);
      lines2.splice(lines2.indexOf(known2), 1);
      continue;
    }
    if (id !== 0 && !known2) throw invalidItem();
    if (known2) {
      writers[kind](site, known2, item, false);
    } else {
      const line = structuredClone(blanks[kind]);
      writers[kind](site, line, item, true);
      line.id = nextId(site.tables, 'orderItem');
      lines2.push(line);
    }
  }
}
function invalidItem() {
  return new RestFault(
    'woocommerce_rest_invalid_item_id',
    'Order item ID provided is not associated with order.',
    400,
  );
}

// src/testing/store/rules/coupons.ts
function recalculate(site, order2, coupons) {
  const saved = structuredClone(order2);
  for (const line of rows(order2.line_items)) setTotal(line, text2(line.subtotal));
  const list18 = itemsOf(site, order2);
  const run2 = createDiscounts(list18, {
    sequential: site.flag('general', 'woocommerce_calc_discounts_sequentially'),
    toCents: (amount2) => toCents(site, amount2),
    round: (value, places, half) => wooRound(site, value, places, half),
    validFor: (coupon, product) => validFor(site, coupon, product),
  });
  for (const coupon of coupons) run2.apply(coupon);
  const place = taxPlace(site, order2);
  const inclusive = order2.prices_include_tax === true;
  const taxOn = (line, amount2) => {
    if (!taxable(site, order2, line)) return 0;
    const rates = findRates(site, place, classOfLine(site, line));
    return totalOf(inclusive ? containedTaxes(site, amount2, rates) : addTaxes(site, amount2, rates));
  };
  const known2 = rows(order2.coupon_lines);
  order2.coupon_lines = coupons.map((coupon) => {
    const own3 = run2.byCode.get(text2(coupon.code)) ?? /* @__PURE__ */ new Map();
    let discount = fromCents(site, sum2(own3.values()));
    let tax = 0;
    for (const { line } of list18) {
      const whole = taxOn(line, fromCents(site, own3.get(integer(line.id)) ?? 0));
      const part = site.roundAtSubtotal ? whole : roundTax(site, whole);
      tax += part;
      if (inclusive) discount -= part;
    }
    return couponLine(site, coupon, known2, kept(site, discount), kept(site, tax));
  });
  for (const { line } of list18) {
    const gross = fromCents(site, run2.givenTo(integer(line.id)));
    const amount2 = inclusive ? gross - taxOn(line, gross) : gross;
    setTotal(line, kept(site, Math.max(0, number(line.total) - amount2)));
  }
  calculateTotals(site, order2, saved);
}
function couponOf(site, line) {
  const code = text2(line.code);
  const [id = 0, , type, amount2 = 0] = items(JSON.parse(text2(metaValue(line, 'coupon_info')) || '[]'));
  return findCoupon(site, code) ?? { id, code, discount_type: type ?? 'fixed_cart', amount: amount2 };
}
function replaceCoupons(site, order2, coupons) {
  const known2 = rows(order2.coupon_lines);
  for (const [index3, line] of known2.entries()) {
    const staying = known2.slice(index3 + 1);
    order2.coupon_lines = staying;
    giveBack(findCoupon(site, text2(line.code)), integer(order2.customer_id));
    recalculate(
      site,
      order2,
      staying.map((line2) => couponOf(site, line2)),
    );
  }
  const applied = [];
  for (const coupon of coupons) {
    checkApplied(order2, applied, coupon);
    applied.push(coupon);
    recalculate(site, order2, applied);
    countUse(site, order2, coupon);
  }
}
function couponLine(site, coupon, known2, discount, tax) {
  const code = text2(coupon.code);
  const nominal = number(coupon.amount);
  const info = phpJson2([
    coupon.id ?? 0,
    code,
    coupon.discount_type === 'fixed_cart' ? null : (coupon.discount_type ?? ''),
    nominal,
    ...(coupon.free_shipping === true ? [true] : []),
  ]);
  const old = known2.find((line) => line.code === code);
  const meta2 = isRow(old) ? rows(old.meta_data) : [];
  return {
    id: old?.id ?? nextId(site.tables, 'orderItem'),
    code,
    discount,
    discount_tax: tax,
    meta_data:
      meta2.length > 0 ? meta2 : [{ id: nextId(site.tables, 'meta'), key: 'coupon_info', value: info }],
    discount_type: coupon.discount_type ?? '',
    nominal_amount: nominal,
    free_shipping: coupon.free_shipping ?? false,
  };
}

// src/testing/store/rules/find-orders.ts
function hposBound(site, value, gmt) {
  const date = readDate(value);
  if (!date) return void 0;
  if (gmt) return localOf(gmtOfLocal(date.local, site.timeZone), site.timeZone);
  if (date.offset !== void 0) return gmtOf(Date.parse(`${date.local}Z`) - date.offset * 6e4);
  return gmtOfLocal(date.local, site.timeZone);
}
function orderDates(site, params) {
  if (!site.hpos) return dateFilter(site, params);
  const gmt = params.dates_are_gmt === true;
  const { modified_after: _after, modified_before: _before, ...created } = params;
  const posts = gmt ? dateFilter(site, created) : void 0;
  const bound = (name) => (text2(params[name]) === '' ? void 0 : hposBound(site, text2(params[name]), gmt));
  const after = gmt ? void 0 : bound('after');
  const before = gmt ? void 0 : bound('before');
  const modifiedAfter = bound('modified_after');
  const modifiedBefore = bound('modified_before');
  return (order2) => {
    if (posts && !posts(order2)) return false;
    const made = text2(order2.date_created_gmt);
    const modified = text2(order2.date_modified_gmt);
    if (after !== void 0 && made <= after) return false;
    if (before !== void 0 && made >= before) return false;
    if (modifiedAfter !== void 0 && modified <= modifiedAfter) return false;
    return modifiedBefore === void 0 || modified < modifiedBefore;
  };
}
var searched = [
  'first_name',
  'last_name',
  'company',
  'address_1',
  'address_2',
  'city',
  'postcode',
  'email',
  'phone',
  'state',
  'country',
];
function searchFilter(params, hpos) {
  const term2 = folded(text2(params.search)).trim();
  if (term2 === '') return () => true;
  return (order2) => {
    if (String(integer(order2.id)) === term2) return true;
    if (hpos && folded(text2(order2.transaction_id)).includes(term2)) return true;
    const addresses2 = [order2.billing, order2.shipping].filter(isRow);
    if (
      addresses2.some((address2) =>
        folded(searched.map((field2) => text2(address2[field2])).join(' ')).includes(term2),
      )
    )
      return true;
    return rows(order2.line_items).some((line) => folded(text2(line.name)).includes(term2));
  };
}
function findOrders(site, params) {
  const statuses5 = items(params.status).map(text2);
  const any2 = statuses5.length === 0 || statuses5.includes('any');
  const customer = params.customer;
  const product = params.product;
  const via = items(params.created_via)
    .map(text2)
    .filter((value) => value !== '');
  const filters = [orderDates(site, params), idFilter(params), searchFilter(params, site.hpos)];
  const hidden2 = /* @__PURE__ */ new Set(['trash', 'auto-draft', ...(site.hpos ? ['checkout-draft'] : [])]);
  const found = [...site.tables.orders.values()].filter((order2) => {
    const status2 = text2(order2.status);
    if (any2 ? hidden2.has(status2) : !statuses5.includes(status2)) return false;
    if (customer !== void 0 && integer(order2.customer_id) !== integer(customer)) return false;
    if (product !== void 0) {
      const id = integer(product);
      if (!rows(order2.line_items).some((line) => line.product_id === id || line.variation_id === id))
        return false;
    }
    if (via.length > 0 && !via.includes(text2(order2.created_via))) return false;
    return filters.every((filter) => filter(order2));
  });
  return site.hpos ? found.sort(hposOrder(params)) : sortPosts(site, found, params, postsKey(site, params));
}
function hposOrder(params) {
  const turn = params.order === 'asc' ? 1 : -1;
  const orderby = text2(params.orderby) || 'date';
  if (orderby === 'include' && items(params.include).length > 0) return byInclude(params);
  const keys2 = {
    id: byNumber('id'),
    date: byText('date_created_gmt'),
    modified: byText('date_modified_gmt'),
  };
  const key2 = keys2[orderby];
  if (!key2)
    return (a, b) => byText('status')(a, b) || byText('date_created_gmt')(a, b) || byNumber('id')(a, b);
  return (a, b) => turn * key2(a, b) || turn * byNumber('id')(a, b);
}
function postsKey(site, params) {
  const turn = params.order === 'asc' ? 1 : -1;
  const statusOf2 = (order2) => `wc-${text2(order2.status)}`;
  const by = (compare, facts = {}) => ({
    compare: (a, b) => turn * compare(a, b),
    statusOf: statusOf2,
    ...facts,
  });
  switch (text2(params.orderby) || 'date') {
    case 'include':
      return items(params.include).length > 0
        ? { compare: byInclude(params), exact: true }
        : { compare: byNumber('id'), exact: true };
    case 'date':
      return by(byLocal(site, 'date_created_gmt'), { exact: true });
    case 'modified':
      return by(byLocal(site, 'date_modified_gmt'));
    case 'title':
      return by(byTitle(site), { viaIndex: true });
    case 'slug':
      return by(bySlug(site), { exact: true });
    default:
      return by(byNumber('id'), { exact: true });
  }
}
function titleOf(site, order2) {
  const { month, day: day3, year, time } = namedParts(localOf(text2(order2.date_created_gmt), site.timeZone));
  return `Order &ndash; ${month} ${day3}, ${year} @ ${time}`;
}
var byTitle = (site) => (a, b) => {
  const [left, right] = [titleOf(site, a), titleOf(site, b)];
  return left < right ? -1 : left > right ? 1 : 0;
};
function slugBase(order2) {
  const { month, day: day3, year, time } = namedParts(text2(order2.date_created_gmt));
  const parts2 = [
    month.slice(0, 3),
    String(day3).padStart(2, '0'),
    year,
    time.replace(':', '').replace(' ', '-'),
  ];
  return `order-${parts2.join('-').toLowerCase()}`;
}
var bySlug = (site) => {
  const counts = /* @__PURE__ */ new Map();
  const slugs = /* @__PURE__ */ new Map();
  for (const order2 of [...site.tables.orders.values()].sort(byNumber('id'))) {
    const base2 = slugBase(order2);
    const count3 = (counts.get(base2) ?? 0) + 1;
    counts.set(base2, count3);
    slugs.set(integer(order2.id), count3 > 1 ? `${base2}-${count3}` : base2);
  }
  const slug = (order2) => slugs.get(integer(order2.id)) ?? '';
  return (a, b) => (slug(a) < slug(b) ? -1 : 1);
};

// src/testing/store/rules/order-blank.ts
var alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
function orderKey(site) {
  let key2 = '';
  for (let i = 0; i < 13; i += 1) key2 += alphabet[Math.floor(site.random() * alphabet.length)] ?? 'A';
  return `wc_order_${key2}`;
}
function blankOrder(site) {
  const now = site.now();
  return {
    id: 0,
    parent_id: 0,
    status: 'pending',
    currency: site.currency,
    version: site.version,
    prices_include_tax: site.pricesIncludeTax,
    date_created_gmt: now,
    date_modified_gmt: now,
    date_completed_gmt: null,
    date_paid_gmt: null,
    discount_total: '0',
    discount_tax: '0',
    shipping_total: '0',
    shipping_tax: '0',
    cart_tax: '0',
    total: '0',
    total_tax: '0',
    customer_id: 0,
    order_key: orderKey(site),
    billing: blankAddress(true),
    shipping: blankAddress(false),
    payment_method: '',
    payment_method_title: '',
    transaction_id: '',
    customer_ip_address: '',
    customer_user_agent: '',
    created_via: 'rest-api',
    customer_note: '',
    cart_hash: '',
    meta_data: [],
    line_items: [],
    tax_lines: [],
    shipping_lines: [],
    fee_lines: [],
    coupon_lines: [],
  };
}

// src/testing/store/rules/order-payment.ts
var payable = ['pending', 'on-hold', 'failed', 'cancelled', 'checkout-draft'];
function paymentNote(order2) {
  const transaction = text2(order2.transaction_id);
  return transaction === ''
    ? 'Payment complete.'
    : `Payment via ${text2(order2.payment_method_title)} (${transaction}).`;
}
function payOrder(site, order2, transaction) {
  if (!payable.includes(statusOf(order2))) return;
  if (text2(transaction) !== '') order2.transaction_id = text2(transaction);
  if (!order2.date_paid_gmt) order2.date_paid_gmt = site.now();
  const noted2 = site.atLeast('10.0');
  if (noted2) addNote(site, order2, paymentNote(order2));
  setStatus(site, order2, paidStatus(site, order2), { noted: noted2 });
}

// src/testing/store/rules/order-saved.ts
function savedMeanwhile(site, known2, order2) {
  const saved = structuredClone(known2);
  for (const kind of lineKinds) {
    const before = rows(known2[kind]);
    const changed = rows(order2[kind]);
    const added = changed.filter(
      (line) => !before.some((old) => old.id === line.id) && takesStock(site, order2, line),
    );
    const kept2 = before.map((old) => changed.find((line) => line.id === old.id) ?? old);
    saved[kind] = structuredClone([...kept2, ...added]);
  }
  return saved;
}

// src/testing/store/rules/order-view.ts
function itemMeta(site, meta2) {
  const value = meta2.value ?? '';
  const key2 = text2(meta2.key);
  const attribute = [...site.tables.attributes.values()].find((item) => item.slug === key2);
  const term2 = attribute
    ? [...termsOf(site.tables, key2).values()].find((item) => item.slug === value)
    : void 0;
  return {
    id: meta2.id ?? 0,
    key: key2,
    value,
    display_key: text2(value) === '' ? key2 : (attribute?.name ?? meta2.display_key ?? key2),
    // What people read is cleaned as a post is, then bare.
    display_value: term2?.name ?? (typeof value === 'string' ? cleanText(ksesPost(value)) : value),
  };
}
function taxes(site, line, amounts) {
  const shown5 = (value) =>
    text2(value) === '' || !site.atLeast('10.0') ? text2(value) : shownAmount(value, amounts.decimals);
  return rows(line.taxes).map((tax) => ({
    id: integer(tax.id),
    total: shown5(tax.total),
    subtotal: shown5(tax.subtotal),
  }));
}
function unitPrice(line) {
  const quantity = number(line.quantity);
  return quantity === 0 ? 0 : Number(text2(line.total) || 0) / quantity;
}
function productOf2(site, line) {
  return (
    site.tables.variations.get(integer(line.variation_id)) ??
    site.tables.products.get(integer(line.product_id))
  );
}
function lineImage(site, product, parent, origin) {
  const own3 = site.tables.attachments.get(integer(product?.image_id));
  const image2 = own3 ?? (product ? productImages(site, parent ?? product)[0] : void 0);
  const simple = product !== void 0 && product.type !== 'variation';
  if (!image2) return { id: simple ? '' : 0, src: '' };
  const id = integer(image2.id);
  return { id: simple ? String(id) : id, src: text2(image2.src).split(site.home).join(origin) };
}
function lineItem(site, line, amounts, origin) {
  const product = productOf2(site, line);
  const parent =
    product?.type === 'variation' ? site.tables.products.get(integer(product.parent_id)) : void 0;
  const sums = taxSums(site, line);
  const money = (value) => shownAmount(value, amounts.decimals);
  return {
    id: line.id ?? 0,
    name: line.name ?? '',
    product_id: line.product_id ?? 0,
    variation_id: line.variation_id ?? 0,
    quantity: line.quantity ?? 0,
    tax_class: classOfLine(site, line),
    subtotal: money(line.subtotal),
    subtotal_tax: money(sums.subtotal_tax),
    total: money(line.total),
    total_tax: money(sums.total_tax),
    taxes: taxes(site, line, amounts),
    meta_data: rows(line.meta_data).map((meta2) => itemMeta(site, meta2)),
    sku: product ? text2(product.sku) || text2(parent?.sku) : null,
    ...(site.atLeast('10.0') ? { global_unique_id: product ? (product.global_unique_id ?? '') : null } : {}),
    price: unitPrice(line),
    image: lineImage(site, product, parent, origin),
    parent_name: parent ? (parent.name ?? '') : null,
  };
}
function chargeLine(site, line, amounts, extra) {
  return {
    id: line.id ?? 0,
    ...extra,
    total: shownAmount(line.total, amounts.decimals),
    total_tax: shownAmount(taxSums(site, line).total_tax, amounts.decimals),
    taxes: taxes(site, line, amounts),
    meta_data: rows(line.meta_data).map((meta2) => itemMeta(site, meta2)),
  };
}
var shippingLine = (site, line, amounts) =>
  chargeLine(site, line, amounts, {
    method_title: line.method_title ?? '',
    method_id: line.method_id ?? '',
    instance_id: line.instance_id ?? '',
    tax_status: line.tax_status ?? 'taxable',
  });
var feeLine = (site, line, amounts) =>
  chargeLine(site, line, amounts, {
    name: line.name ?? null,
    tax_class: classOfLine(site, line),
    tax_status: line.tax_status ?? 'taxable',
    amount: line.amount ?? '',
  });
var taxLine = (site, line, amounts) => ({
  id: line.id ?? 0,
  rate_code: line.rate_code ?? '',
  rate_id: line.rate_id ?? 0,
  label: line.label ?? '',
  compound: line.compound ?? false,
  tax_total: shownAmount(line.tax_total, amounts.decimals),
  shipping_tax_total: shownAmount(line.shipping_tax_total, amounts.decimals),
  rate_percent: line.rate_percent ?? 0,
  meta_data: rows(line.meta_data).map((meta2) => itemMeta(site, meta2)),
});
var couponLine2 = (site, line) => ({
  id: line.id ?? 0,
  code: line.code ?? '',
  discount: line.discount ?? '',
  discount_tax: line.discount_tax ?? '',
  meta_data: rows(line.meta_data).map((meta2) => itemMeta(site, meta2)),
  discount_type: line.discount_type ?? '',
  nominal_amount: line.nominal_amount ?? 0,
  free_shipping: line.free_shipping ?? false,
});
function viewLines(site, order2, amounts, origin) {
  return {
    line_items: rows(order2.line_items).map((line) => lineItem(site, line, amounts, origin)),
    tax_lines: rows(order2.tax_lines).map((line) => taxLine(site, line, amounts)),
    shipping_lines: rows(order2.shipping_lines).map((line) => shippingLine(site, line, amounts)),
    fee_lines: rows(order2.fee_lines).map((line) => feeLine(site, line, amounts)),
  };
}
var byId3 = (a, b) => integer(a.id) - integer(b.id);
function refundsOf(site, orderId) {
  const made = [...site.tables.refunds.having('parent', orderId)].sort(byId3);
  const newestFirst = (a, b) => -byText('date_created_gmt')(a, b);
  return site.hpos ? sortAll(made, newestFirst) : made.sort(newestFirst);
}
function refundTax(refund) {
  const taxes2 = rows(refund.tax_lines).flatMap((line) => [line.tax_total, line.shipping_tax_total]);
  return sum2(taxes2.map(number));
}
var plainFields = [
  'parent_id',
  'currency',
  'version',
  'prices_include_tax',
  'customer_id',
  'order_key',
  'billing',
  'shipping',
  'payment_method',
  'payment_method_title',
  'transaction_id',
  'customer_ip_address',
  'customer_user_agent',
  'created_via',
  'customer_note',
  'cart_hash',
];
var amountFields2 = ['discount_total', 'discount_tax', 'shipping_total', 'shipping_tax', 'cart_tax', 'total'];
function viewOrder(site, order2, origin, amounts) {
  const id = integer(order2.id);
  const view11 = { id, number: String(id), status: statusOf(order2) };
  for (const field2 of plainFields) view11[field2] = order2[field2] ?? '';
  for (const field2 of amountFields2) view11[field2] = shownAmount(order2[field2], amounts.decimals);
  const tax = roundPrice(site, number(order2.cart_tax) + number(order2.shipping_tax));
  view11.total_tax = shownAmount(tax, amounts.decimals);
  for (const field2 of ['date_created', 'date_modified', 'date_completed', 'date_paid']) {
    Object.assign(view11, datePair(field2, order2[`${field2}_gmt`], site.timeZone));
  }
  const lines2 = viewLines(site, order2, amounts, origin);
  const refunds = refundsOf(site, id).map((refund) => {
    const reason = text2(refund.reason);
    const base2 = {
      id: refund.id ?? 0,
      reason,
      total: text2(refund.amount) === '' ? '' : `-${shownAmount(refund.amount, amounts.decimals)}`,
    };
    if (site.atLeast('10.0')) base2.total_tax = shownAmount(refundTax(refund), amounts.decimals);
    return base2;
  });
  const needsPayment =
    ['pending', 'failed', 'checkout-draft'].includes(statusOf(order2)) && number(order2.total) > 0;
  return {
    ...view11,
    ...lines2,
    coupon_lines: rows(order2.coupon_lines).map((line) => couponLine2(site, line)),
    refunds,
    meta_data: rows(order2.meta_data).map(shownMeta),
    payment_url: `${origin}/checkout/order-pay/${id}/?pay_for_order=true&key=${text2(order2.order_key)}`,
    is_editable: ['pending', 'on-hold', 'auto-draft'].includes(statusOf(order2)),
    needs_payment: needsPayment,
    needs_processing: needsProcessing(site, order2),
    currency_symbol: currencySign(text2(order2.currency)),
  };
}
function amountsOf(site, dp) {
  return {
    decimals: dp === void 0 || dp === null || text2(dp) === '' ? site.numbers.decimals : integer(dp),
  };
}

// src/testing/store/rules/order-write.ts
function writeOrder(site, order2, params) {
  for (const field2 of [
    'currency',
    'payment_method',
    'payment_method_title',
    'transaction_id',
    'created_via',
  ]) {
    if (given(params, field2)) order2[field2] = cleanText(params[field2]);
  }
  if (given(params, 'customer_note')) order2.customer_note = text2(params.customer_note);
  if (given(params, 'parent_id')) order2.parent_id = integer(params.parent_id);
  if (given(params, 'customer_id')) {
    const id = integer(params.customer_id);
    if (id !== 0 && !site.tables.customers.has(id)) {
      throw new RestFault('woocommerce_rest_invalid_customer_id', 'Customer ID is invalid.', 400);
    }
    order2.customer_id = id;
  }
  writeAddress(order2.billing, params.billing);
  writeAddress(order2.shipping, params.shipping);
  const billing2 = row(order2.billing);
  const user = site.tables.customers.get(integer(order2.customer_id));
  if (user && text2(billing2.email) === '') billing2.email = text2(user.email);
  for (const kind of lineKinds) writeLines(site, order2, kind, params[kind]);
  if (Array.isArray(params.meta_data))
    order2.meta_data = applyMeta(site.tables, metaOf(order2), params.meta_data);
}

// src/testing/store/controllers/orders.ts
var invalidId4 = (status2, message = 'Invalid ID.') =>
  new RestFault('woocommerce_rest_shop_order_invalid_id', message, status2);
function orderLinks(site, request, order2) {
  const id = integer(order2.id);
  const links13 = linksOf(site, request, { self: `/orders/${id}`, collection: '/orders' });
  if (request.namespace !== 'wc/v1')
    links13.email_templates = [
      { embeddable: true, href: restUrl(request, `/orders/${id}/actions/email_templates`) },
    ];
  const customer = integer(order2.customer_id);
  if (customer > 0) links13.customer = [{ href: restUrl(request, `/customers/${customer}`) }];
  const parent = integer(order2.parent_id);
  if (parent > 0) links13.up = [{ href: restUrl(request, `/orders/${parent}`) }];
  return links13;
}
function answer7({ site, request }, order2, status2 = 200) {
  return {
    status: status2,
    data: viewOrder(site, order2, request.origin, amountsOf(site, request.params.dp)),
    links: orderLinks(site, request, order2),
    ...(status2 === 201 ? { headers: { location: restUrl(request, `/orders/${integer(order2.id)}`) } } : {}),
  };
}
function list9({ site, request }) {
  const { params } = request;
  const byPage = !site.hpos && params.orderby !== 'id';
  const found = remembered(site, request, { byPage }, () => findOrders(site, params));
  const page2 = slice(found, sliceOptions(params));
  const amounts = amountsOf(site, params.dp);
  const data = page2.items.map((order2) => ({
    ...viewOrder(site, order2, request.origin, amounts),
    _links: orderLinks(site, request, order2),
  }));
  const gone = site.hpos ? page2.items.length === 0 : params.offset !== void 0 && page2.items.length === 0;
  const info = gone ? { total: 0, pages: 0 } : page2;
  const status2 = items(params.status).map(text2);
  const added =
    page2.items.length === 0
      ? { status: status2 }
      : { status: status2, dp: params.dp ?? site.numbers.decimals, context: params.context ?? 'view' };
  return { data, headers: pageHeaders(request, '/orders', { ...info, added, dropped: ['status'] }) };
}
function find7(site, request) {
  return site.tables.orders.get(integer(request.path.id));
}
function read4(context) {
  const { site, request } = context;
  if (request.namespace === 'wc/v1' && site.hpos)
    throw new RestFault('woocommerce_rest_invalid_shop_order_id', 'Invalid ID.', 404);
  const order2 = find7(site, request);
  if (!order2) throw invalidId4(404);
  return answer7(context, order2);
}
function couponsFor({ site, request }, order2) {
  const { params } = request;
  const callerMail = text2(site.tables.customers.get(request.caller.userId)?.email);
  if (!given(params, 'coupon_lines') || !Array.isArray(params.coupon_lines)) return void 0;
  const known2 = rows(order2.coupon_lines).map((line) => text2(line.code));
  const coupons = [];
  for (const item of params.coupon_lines) {
    if (!isRow(item)) continue;
    if (truthy(item.id))
      throw new RestFault('woocommerce_rest_coupon_item_id_readonly', 'Coupon item ID is readonly.', 400);
    if (text2(item.code) === '') {
      throw new RestFault('woocommerce_rest_invalid_coupon', 'Coupon code is required.', 400);
    }
    const code = couponCode(site, item.code);
    if (known2.includes(code)) {
      const coupon = findCoupon(site, code);
      if (coupon) coupons.push(coupon);
    } else {
      const said = site.atLeast('10.0') ? code : text2(item.code);
      coupons.push(checkCoupon(site, order2, code, said, callerMail));
    }
  }
  return coupons;
}
function create7(context) {
  const { site, request } = context;
  const { params } = request;
  if (integer(params.id) > 0)
    throw new RestFault('woocommerce_rest_shop_order_exists', 'Cannot create existing shop_order.', 400);
  const order2 = blankOrder(site);
  const draft = structuredClone(order2);
  writeOrder(site, draft, params);
  draft.id = nextId(site.tables, 'post');
  const saved = structuredClone({ ...draft, ...(site.atLeast('10.0') ? { status: 'checkout-draft' } : {}) });
  site.tables.orders.set(integer(draft.id), saved);
  calculateTotals(site, draft);
  try {
    const coupons = couponsFor(context, draft);
    if (coupons) replaceCoupons(site, draft, coupons);
  } catch (error) {
    if (!(error instanceof RestFault)) throw error;
    if (!site.atLeast('10.0')) {
      site.tables.orders.set(integer(draft.id), draft);
      throw error;
    }
    site.tables.orders.set(integer(draft.id), { ...draft, status: 'checkout-draft' });
    throw new RestFault(error.code, error.message, error.status, { new_draft_order_id: draft.id ?? 0 });
  }
  settleSubtotals(draft);
  const status2 = text2(params.status);
  const wanted = status2 === '' ? 'pending' : status2;
  site.tables.orders.set(integer(draft.id), draft);
  site.emit('order.created', integer(draft.id));
  site.emit('order.updated', integer(draft.id));
  if (wanted !== 'pending') setStatus(site, draft, wanted);
  if (params.set_paid === true) payOrder(site, draft, params.transaction_id);
  draft.date_modified_gmt = site.now();
  return answer7(context, draft, 201);
}
var recalculating = ['billing', 'shipping', 'line_items', 'shipping_lines', 'fee_lines', 'coupon_lines'];
function moved(site, known2, order2) {
  if (site.hpos) return true;
  return ['status', 'customer_note', 'parent_id'].some((field2) => known2[field2] !== order2[field2]);
}
function update8(context) {
  const { site, request } = context;
  const { params } = request;
  const known2 = find7(site, request);
  if (!known2) throw invalidId4(400, site.atLeast('10.0') ? 'ID is invalid.' : 'Invalid ID.');
  const order2 = structuredClone(known2);
  writeOrder(site, order2, params);
  if (recalculating.some((field2) => given(params, field2)))
    calculateTotals(site, order2, savedMeanwhile(site, known2, order2));
  site.tables.orders.set(integer(order2.id), order2);
  try {
    const coupons = couponsFor(context, order2);
    if (coupons) replaceCoupons(site, order2, coupons);
  } finally {
    settleSubtotals(order2);
  }
  site.emit('order.updated', integer(order2.id));
  if (given(params, 'line_items')) {
    adjustStock(
      site,
      order2,
      text2(site.tables.customers.get(request.caller.userId)?.username) || 'WooCommerce',
    );
  }
  if (text2(params.status) !== '') setStatus(site, order2, text2(params.status));
  if (params.set_paid === true && ['pending', 'failed'].includes(statusOf(order2)))
    payOrder(site, order2, params.transaction_id);
  if (moved(site, known2, order2)) order2.date_modified_gmt = site.now();
  return answer7(context, order2);
}
function deleteOrder(site, id) {
  for (const refund of refundsOf(site, id)) site.tables.refunds.delete(integer(refund.id));
  for (const note2 of site.tables.notes.having('order', id)) site.tables.notes.delete(integer(note2.id));
  site.tables.orders.delete(id);
}
function remove7(context) {
  const { site, request } = context;
  const order2 = find7(site, request);
  if (!order2) throw invalidId4(404);
  const gone = answer7(context, order2);
  const id = integer(order2.id);
  if (request.params.force === true) {
    deleteOrder(site, id);
    return gone;
  }
  if (order2.status === 'trash') {
    throw new RestFault('woocommerce_rest_already_trashed', 'The shop_order has already been deleted.', 410);
  }
  order2.status = 'trash';
  order2.date_modified_gmt = site.now();
  settleUses(site, order2);
  countSales(site, order2, false);
  site.emit('order.deleted', id);
  if (!site.hpos) site.emit('product.deleted', id);
  return gone;
}
function orderRoutes(site) {
  const context = { type: 'string', enum: ['view', 'edit'], default: 'view' };
  const readArgs = { dp: decimalsArg(site), context };
  const forceArgs = { force: { type: 'boolean', default: false } };
  return [
    {
      path: '/wc/v3/orders',
      endpoints: [
        { methods: ['GET'], args: orderListArgs(site), permit: managers('list'), handle: list9 },
        { methods: ['POST'], args: orderArgs(site), permit: managers('create'), handle: create7 },
      ],
    },
    {
      path: '/wc/v3/orders/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], args: readArgs, permit: managers('view'), handle: read4 },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: orderArgs(site),
          permit: managers('edit'),
          handle: update8,
        },
        { methods: ['DELETE'], args: forceArgs, permit: managers('delete'), handle: remove7 },
      ],
    },
    {
      path: '/wc/v3/orders/batch',
      endpoints: [batchEndpoint({ create: create7, update: update8, remove: remove7, kept: [] })],
    },
  ];
}

// src/testing/store/rules/find-products.ts
import Big3 from 'big.js';

function searchedTexts(site, product) {
  if (product.type !== 'variation')
    return [text2(product.name), text2(product.description), text2(product.short_description)];
  const options2 = rows(product.attributes).map((item) => `${text2(item.name)}: ${text2(item.option)}`);
  return [variationTitle(site, product), text2(product.description), options2.join(', ')];
}
function searchFilter2(site, params) {
  const search = text2(params.search);
  const finds = searcher(search);
  return search === '' ? () => true : (product) => finds(searchedTexts(site, product));
}
function termFilter(site, params) {
  const filters = [];
  const add = (param, test) => {
    const wanted = items(params[param]).map(integer);
    if (wanted.length > 0) filters.push((product) => test(product, new Set(wanted)));
  };
  add('category', (product, wanted) => {
    const all = new Set([...wanted].flatMap((id) => [...withChildren(site, id)]));
    return items(product.category_ids).some((id) => all.has(integer(id)));
  });
  add('tag', (product, wanted) => items(product.tag_ids).some((id) => wanted.has(integer(id))));
  add('shipping_class', (product, wanted) => wanted.has(integer(product.shipping_class_id)));
  const attribute = text2(params.attribute);
  const known2 = [...site.tables.attributes.values()].some((item) => item.slug === attribute);
  const asked3 = items(params.attribute_term).map(integer);
  if (known2 && asked3.length > 0) {
    const wanted = new Set(asked3);
    const names3 = [...termsOf(site.tables, attribute).values()]
      .filter((term2) => wanted.has(integer(term2.id)))
      .map((term2) => term2.name);
    filters.push((product) =>
      rows(product.attributes).some(
        (item) => item.slug === attribute && items(item.options).some((option) => names3.includes(option)),
      ),
    );
  }
  return (product) => filters.every((filter) => filter(product));
}
function statusFilter(params) {
  const status2 = text2(params.status) || 'any';
  const wanted = items(params.include_status).map(text2);
  const unwanted = new Set(items(params.exclude_status).map(text2));
  const any2 = wanted.length > 0 ? wanted.includes('any') : status2 === 'any';
  const named4 = new Set(wanted.length > 0 ? wanted : [status2]);
  return (product) => {
    const own3 = text2(product.status);
    return (any2 ? own3 !== 'trash' && own3 !== 'auto-draft' : named4.has(own3)) && !unwanted.has(own3);
  };
}
function typeFilter(params) {
  const wanted = new Set(items(params.include_types).map(text2));
  if (typeof params.type === 'string') wanted.add(params.type);
  const unwanted = new Set(items(params.exclude_types).map(text2));
  return (product) => {
    const own3 = text2(product.type);
    return (wanted.size === 0 || wanted.has(own3)) && !unwanted.has(own3);
  };
}
function slugFilter(site, params) {
  const wanted = slugOf(text2(params.slug));
  if (wanted === '') return void 0;
  return (product) =>
    (product.type === 'variation' && text2(product.slug) === ''
      ? slugOf(variationTitle(site, product))
      : product.slug) === wanted;
}
function sellableFilter(site, params) {
  const filters = [
    statusFilter(params),
    dateFilter(site, params),
    idFilter(params),
    searchFilter2(site, params),
  ];
  const bySlug2 = slugFilter(site, params);
  if (bySlug2) filters.push(bySlug2);
  if (typeof params.has_price === 'boolean')
    filters.push((product) => (activePrice(site, product) !== '') === params.has_price);
  const asked3 = text2(params.sku).toLowerCase();
  const skus = asked3 === '' ? [] : [asked3, ...asked3.split(',')];
  if (skus.length > 0) filters.push((product) => skus.includes(text2(product.sku).toLowerCase()));
  const barcodes =
    text2(params.global_unique_id) === ''
      ? []
      : text2(params.global_unique_id)
          .split(',')
          .map((code) => code.trim());
  if (barcodes.length > 0) filters.push((product) => barcodes.includes(text2(product.global_unique_id)));
  const part = text2(params.search_sku).toLowerCase();
  if (part !== '') filters.push((product) => text2(product.sku).toLowerCase().includes(part));
  const stock2 = params.stock_status;
  if (typeof stock2 === 'string') filters.push((product) => product.stock_status === stock2);
  for (const name of ['virtual', 'downloadable']) {
    const wanted = params[name];
    if (typeof wanted === 'boolean') filters.push((product) => (product[name] === true) === wanted);
  }
  if (typeof params.on_sale === 'boolean')
    filters.push((product) => isListedOnSale(site, product) === params.on_sale);
  const bound = (name) => (truthy(params[name]) ? big(params[name]) : void 0);
  const [low, high] = [bound('min_price'), bound('max_price')];
  if (low || high) {
    filters.push((product) =>
      listedPrices(site, product)
        .map((price) => big(price).round(2, Big3.roundHalfUp))
        .some((price) => (!low || price.gte(low)) && (!high || price.lte(high))),
    );
  }
  if (typeof params.tax_class === 'string') {
    const wanted = params.tax_class === 'standard' ? '' : params.tax_class;
    filters.push((product) => text2(product.tax_class) === wanted);
  }
  return (product) => filters.every((filter) => filter(product));
}
function keyOf(site, params) {
  const direction = params.order === 'asc' ? 1 : -1;
  const amounts = /* @__PURE__ */ new Map();
  const amount2 = (product) => {
    const known2 = amounts.get(product);
    if (known2 !== void 0) return known2;
    const prices2 = listedPrices(site, product).map(Number);
    const wanted = direction > 0 ? Math.min(...prices2) : Math.max(...prices2);
    amounts.set(product, prices2.length === 0 ? 0 : wanted);
    return prices2.length === 0 ? 0 : wanted;
  };
  const downwards = (compare) => ({ compare: (a, b) => -compare(a, b), exact: true });
  const given2 = (compare, facts = {}) => ({
    compare: (a, b) => direction * compare(a, b),
    ...facts,
  });
  const then = (compare) => (a, b) => compare(a, b) || byNumber('id')(a, b);
  switch (text2(params.orderby) || 'date') {
    case 'include':
    case 'post__in':
      return { compare: byInclude(params), exact: true };
    case 'date':
      return given2(byLocal(site, 'date_created_gmt'), { byDate: true });
    case 'modified':
      return given2(byLocal(site, 'date_modified_gmt'));
    case 'title':
      return given2((a, b) => compareNames(text2(a.name), text2(b.name)));
    case 'slug':
      return given2(byText('slug'), { indexed: true });
    case 'menu_order':
      return {
        compare: (a, b) =>
          direction * byNumber('menu_order')(a, b) || direction * compareNames(text2(a.name), text2(b.name)),
      };
    case 'price':
      return given2(
        then((a, b) => amount2(a) - amount2(b)),
        { exact: true },
      );
    // Popularity and rating always run downwards.
    case 'popularity':
      return downwards(then(byNumber('total_sales')));
    case 'rating':
      return downwards(
        then(
          (a, b) =>
            Number(text2(a.average_rating)) - Number(text2(b.average_rating)) ||
            byNumber('rating_count')(a, b),
        ),
      );
    default:
      return given2(byNumber('id'), { exact: true });
  }
}
function sortProducts(site, found, params) {
  return sortPosts(site, found, params, keyOf(site, params));
}
function sortLoosely(site, found, params) {
  return sortPosts(site, found, params, { ...keyOf(site, params), loose: true });
}
function sortVariations(site, found, params) {
  const turn = params.order === 'asc' ? 1 : -1;
  const by = (compare) => [...found].sort(compare);
  switch (params.orderby) {
    case 'menu_order':
      return by((a, b) => turn * byNumber('menu_order')(a, b) || byNumber('id')(a, b));
    case 'slug': {
      const slug = (variation) => text2(variation.slug) || slugOf(variationTitle(site, variation));
      const compare = (a, b) => (slug(a) < slug(b) ? -1 : slug(a) > slug(b) ? 1 : 0);
      return by((a, b) => turn * compare(a, b) || turn * byNumber('id')(a, b));
    }
    case 'title':
      return by(
        (a, b) =>
          turn * compareNames(variationTitle(site, a), variationTitle(site, b)) ||
          turn * byNumber('id')(a, b),
      );
    case 'modified':
      return sortPosts(site, found, params, keyOf(site, params));
    default:
      return sortById(site, found, params);
  }
}
function sortById(site, found, params) {
  return sortPosts(site, found, params, { ...keyOf(site, params), exact: true });
}

// src/testing/store/rules/price-html.ts
var displayOf = (site) => (site.setting('tax', 'woocommerce_tax_display_shop') === 'excl' ? 'excl' : 'incl');
function visitorsAreHome(site) {
  return (
    site.pricesIncludeTax ||
    site.setting('general', 'woocommerce_default_customer_address') === 'base' ||
    site.setting('tax', 'woocommerce_tax_based_on') === 'base'
  );
}
var isTaxed = (site, product) =>
  site.flag('general', 'woocommerce_calc_taxes') && taxStatusFor(site, product) === 'taxable';
var homeRates = (site, product) => ratesAtHome(site, taxClassFor(site, product));
var ratesAtHome = (site, taxClass) =>
  site.tables.kept.homeRates.of(taxClass, () => findRates(site, basePlace(site), taxClass));
function shownPrice(site, product, price, display) {
  if (!isTaxed(site, product)) return price;
  if (site.pricesIncludeTax)
    return display === 'incl'
      ? price
      : price - totalOf(containedTaxes(site, price, homeRates(site, product)));
  if (display === 'excl') return price;
  const rates = visitorsAreHome(site) ? homeRates(site, product) : [];
  const taxes2 = [...addTaxes(site, price, rates).values()];
  const tax = sum2(site.roundAtSubtotal ? taxes2 : taxes2.map((amount2) => roundTax(site, amount2)));
  return roundPrice(site, price + tax);
}
function range(site, low, high) {
  if (!site.atLeast('10.0')) return `${priceHtml(site, low)} &ndash; ${priceHtml(site, high)}`;
  const reader = `<span class="screen-reader-text">Price range: ${priceText(site, low)} through ${priceText(site, high)}</span>`;
  return `${priceHtml(site, low, { aria: true })} <span aria-hidden="true">&ndash;</span> ${priceHtml(site, high, { aria: true })}${reader}`;
}
function discounted(site, regular, sale2) {
  const [was, is] = [regular, sale2].map((amount2) => normalEntities(priceText(site, amount2)));
  return `<del aria-hidden="true">${priceHtml(site, regular)}</del> <span class="screen-reader-text">Original price was: ${was}.</span><ins aria-hidden="true">${priceHtml(site, sale2)}</ins><span class="screen-reader-text">Current price is: ${is}.</span>`;
}
function suffixOf(site, product) {
  const suffix = text2(site.setting('tax', 'woocommerce_price_display_suffix'));
  if (suffix === '' || !isTaxed(site, product)) return '';
  if (product.type === 'variable' && suffix.includes('{')) return '';
  const price = (display) =>
    priceHtml(site, shownPrice(site, product, number(activePrice(site, product)), display));
  const words3 = ksesPost(suffix)
    .split('{price_including_tax}')
    .join(price('incl'))
    .split('{price_excluding_tax}')
    .join(price('excl'));
  return ` <small class="woocommerce-price-suffix">${words3}</small>`;
}
function variationPrices(site, product) {
  const parts2 = partsOf(site, product).filter((part) => activePrice(site, part) !== '');
  const raw = parts2.map((part) => [activePrice(site, part), text2(part.regular_price)]);
  const display = displayOf(site);
  const key2 = JSON.stringify([product.id ?? 0, display, ratesAtHome(site, ''), raw]);
  const noted2 = site.notedPrices.get(key2);
  if (noted2) return noted2;
  const shown5 = (part, price) => roundPrice(site, shownPrice(site, part, number(price), display));
  const prices2 = {
    active: parts2.map((part) => shown5(part, activePrice(site, part))),
    regular: parts2.map((part) => shown5(part, text2(part.regular_price))),
  };
  site.notedPrices.set(key2, prices2);
  return prices2;
}
function noteAllPrices(site) {
  for (const product of site.tables.products.values())
    if (product.type === 'variable') variationPrices(site, product);
}
function variableHtml(site, product) {
  const { active, regular } = variationPrices(site, product);
  if (active.length === 0) return '';
  const [low, high] = [Math.min(...active), Math.max(...active)];
  if (low !== high) return range(site, low, high);
  const [least = low] = regular;
  return isOnSale(site, product) && regular.every((price) => price === least)
    ? discounted(site, least, low)
    : priceHtml(site, low);
}
function groupHtml(site, product) {
  const prices2 = partsOf(site, product)
    .filter((part) => activePrice(site, part) !== '')
    .map((part) => shownPrice(site, part, number(activePrice(site, part)), displayOf(site)));
  if (prices2.length === 0) return '';
  const [low, high] = [Math.min(...prices2), Math.max(...prices2)];
  return low === high ? priceHtml(site, low) : range(site, low, high);
}
function ownHtml(site, product) {
  const price = activePrice(site, product);
  if (price === '') return '';
  const shown5 = (amount2) => shownPrice(site, product, amount2, displayOf(site));
  if (isOnSale(site, product))
    return discounted(site, shown5(number(product.regular_price)), shown5(number(price)));
  return priceHtml(site, shown5(Math.max(0, number(price))));
}
function productPriceHtml(site, product) {
  const html =
    product.type === 'variable'
      ? variableHtml(site, product)
      : product.type === 'grouped'
        ? groupHtml(site, product)
        : ownHtml(site, product);
  return html === '' ? '' : `${html}${suffixOf(site, product)}`;
}

// src/testing/store/rules/product-view.ts
var or = (value, blank) => value ?? blank;
function shownSale(product) {
  return truthy(product.sale_price) ? or(product.sale_price, '') : '';
}
function shippingClass(site, product) {
  const id = integer(product.shipping_class_id);
  return {
    shipping_class: termsOf(site.tables, 'product_shipping_class').get(id)?.slug ?? '',
    shipping_class_id: id,
  };
}
function stockFacts(site, product, context) {
  const holder = context === 'edit' && product.type !== 'variation' ? product : stockHolder(site, product);
  const managed = managesStock(site, product);
  return {
    manage_stock: holder !== product ? 'parent' : (product.manage_stock ?? false),
    stock_quantity: managed ? (holder.stock_quantity ?? null) : null,
    backorders: holder.backorders ?? 'no',
    ...backorderFacts(site, product),
  };
}
function permalink(product, origin) {
  const slug = text2(product.slug);
  if (
    product.status === 'draft' ||
    product.status === 'pending' ||
    product.status === 'trash' ||
    slug === ''
  ) {
    return `${origin}/?post_type=product&p=${integer(product.id)}`;
  }
  return `${origin}/product/${slug}/`;
}
var mostRelated = 5;
function filedUnder(site, taxonomy, term2) {
  const { kept: kept2, products: products2 } = site.tables;
  return kept2.filed.of(`${taxonomy} ${integer(term2)}`, () => {
    const found = [];
    for (const product of products2.having(taxonomy, integer(term2))) {
      if (found.length > mostRelated) break;
      if (product.status === 'publish') found.push(integer(product.id));
    }
    return found;
  });
}
function relatedIds(site, product) {
  const filed = [
    ...items(product.category_ids).map((id) => filedUnder(site, 'product_cat', id)),
    ...items(product.tag_ids).map((id) => filedUnder(site, 'product_tag', id)),
  ];
  const others = filed.flatMap((ids3) => ids3.filter((id) => id !== product.id).slice(0, mostRelated));
  return [...new Set(others)].sort((a, b) => a - b).slice(0, mostRelated);
}
function viewProduct(site, product, origin, context) {
  const virtual = product.virtual === true;
  const variation = product.type === 'variation';
  const parent = variation ? site.tables.products.get(integer(product.parent_id)) : void 0;
  const shipping2 = shippingClass(site, product);
  const stock2 = stockFacts(site, product, context);
  const local = (gmt) => (typeof gmt === 'string' ? site.local(gmt) : null);
  const inParts = product.type === 'variable' || product.type === 'grouped';
  const read7 = context === 'view';
  const view11 = {
    id: or(product.id, ''),
    name: or(product.name, ''),
    slug: or(product.slug, ''),
    permalink: permalink(product, origin),
    date_created: local(product.date_created_gmt),
    date_created_gmt: or(product.date_created_gmt, null),
    date_modified: local(product.date_modified_gmt),
    date_modified_gmt: or(product.date_modified_gmt, null),
    type: or(product.type, ''),
    status: or(product.status, ''),
    featured: or(product.featured, ''),
    catalog_visibility: or(product.catalog_visibility, ''),
    description: read7 ? autop(text2(product.description)) : or(product.description, ''),
    short_description: read7 ? autop(text2(product.short_description)) : or(product.short_description, ''),
    sku: inherited(product, parent, 'sku'),
    price: activePrice(site, product),
    regular_price: inParts ? '' : or(product.regular_price, ''),
    sale_price: inParts ? '' : shownSale(product),
    date_on_sale_from: local(product.date_on_sale_from_gmt),
    date_on_sale_from_gmt: or(product.date_on_sale_from_gmt, null),
    date_on_sale_to: local(product.date_on_sale_to_gmt),
    date_on_sale_to_gmt: or(product.date_on_sale_to_gmt, null),
    on_sale: isOnSale(site, product),
    purchasable: isPurchasable(site, product),
    total_sales: or(product.total_sales, ''),
    virtual: or(product.virtual, ''),
    downloadable: or(product.downloadable, ''),
    downloads: or(product.downloads, ''),
    download_limit: or(product.download_limit, ''),
    download_expiry: or(product.download_expiry, ''),
    external_url: or(product.external_url, ''),
    button_text: or(product.button_text, ''),
    tax_status: or(product.tax_status, ''),
    tax_class: or(product.tax_class, ''),
    manage_stock: or(stock2.manage_stock, null),
    stock_quantity: or(stock2.stock_quantity, null),
    backorders: or(stock2.backorders, null),
    backorders_allowed: or(stock2.backorders_allowed, null),
    backordered: or(stock2.backordered, null),
    low_stock_amount: or(product.low_stock_amount, null),
    sold_individually: or(product.sold_individually, ''),
    weight: inherited(product, parent, 'weight'),
    dimensions: or(product.dimensions, { length: '', width: '', height: '' }),
    shipping_required: !virtual,
    shipping_taxable: !virtual && (product.tax_status === 'taxable' || product.tax_status === 'shipping'),
    shipping_class: or(shipping2.shipping_class, ''),
    shipping_class_id: or(shipping2.shipping_class_id, 0),
    reviews_allowed: or(product.reviews_allowed, ''),
    average_rating: read7 ? fixed(product.average_rating, 2) : or(product.average_rating, '0'),
    rating_count: or(product.rating_count, ''),
    upsell_ids: or(product.upsell_ids, ''),
    cross_sell_ids: or(product.cross_sell_ids, ''),
    parent_id: or(product.parent_id, 0),
    purchase_note: or(product.purchase_note, ''),
    categories: termRefs(site, 'product_cat', product.category_ids),
    brands: termRefs(site, 'product_brand', product.brand_ids),
    tags: termRefs(site, 'product_tag', product.tag_ids),
    images: productImages(site, product).map((image2) => imageView(site, image2, origin)),
    attributes: rows(product.attributes),
    default_attributes: or(product.default_attributes, ''),
    variations:
      product.type === 'variable' ? childrenOf(site, product).map((child) => integer(child.id)) : [],
    grouped_products: product.type === 'grouped' ? or(product.grouped_products, []) : [],
    menu_order: or(product.menu_order, ''),
    price_html: productPriceHtml(site, product),
    related_ids: relatedIds(site, product),
    meta_data: rows(product.meta_data).map(shownMeta),
    stock_status: or(product.stock_status, ''),
    has_options: product.type === 'variable',
    post_password: or(product.post_password, ''),
    global_unique_id: or(product.global_unique_id, ''),
  };
  const shown5 =
    context === 'edit'
      ? {
          ...view11,
          permalink_template: `${origin}/product/%pagename%/`,
          // The slug that the name would get now, whatever slug the product has.
          generated_slug: decodeURIComponent(
            uniqueSlug(site, slugOf(text2(product.name)), product.id) || text2(product.slug),
          ),
        }
      : view11;
  return parent ? { ...shown5, ...variationAsProduct(site, product, parent, origin, context) } : shown5;
}
function variationAsProduct(site, variation, parent, origin, context) {
  const name = variationTitle(site, variation);
  const query = attributeQuery(site, variation);
  const base2 = permalink(parent, origin);
  const taxClass = text2(variation.tax_class);
  const own3 = site.tables.attachments.get(integer(variation.image_id));
  const shown5 = own3 ?? productImages(site, parent)[0];
  return {
    name,
    slug: text2(variation.slug) || slugOf(name),
    permalink: query === '' ? base2 : `${base2}${base2.includes('?') ? '&' : '?'}${query}`,
    total_sales: text2(variation.total_sales) || '0',
    tax_status: parent.tax_status ?? 'taxable',
    tax_class: context === 'view' && taxClass === 'parent' ? (parent.tax_class ?? '') : taxClass,
    reviews_allowed: false,
    images: shown5 ? [imageView(site, shown5, origin)] : [],
  };
}
function inherited(product, parent, field2) {
  const own3 = product[field2] ?? '';
  return parent && own3 === '' ? (parent[field2] ?? '') : own3;
}
function attributeQuery(site, variation) {
  return rows(variation.attributes)
    .filter((attribute) => text2(attribute.option) !== '')
    .map((attribute) => {
      const slug = text2(attribute.slug);
      const id = integer(attribute.id);
      const terms2 = id > 0 ? [...termsOf(site.tables, slug).values()] : [];
      const value = terms2.find((term2) => term2.name === attribute.option)?.slug ?? attribute.option;
      return `attribute_${encodeURIComponent(slugOf(slug).toLowerCase())}=${encodeURIComponent(text2(value)).replace(/%20/g, '+')}`;
    })
    .join('&');
}
function viewVariation(site, variation, origin, context) {
  const parent = site.tables.products.get(integer(variation.parent_id));
  const query = attributeQuery(site, variation);
  const base2 = parent ? permalink(parent, origin) : `${origin}/`;
  const view11 = context === 'view';
  const inherit = (field2) => inherited(variation, parent, field2);
  const taxClass = text2(variation.tax_class);
  const image2 = site.tables.attachments.get(integer(variation.image_id));
  const parentImage = view11 && parent ? productImages(site, parent)[0] : void 0;
  const shown5 = image2 ?? parentImage;
  return {
    id: or(variation.id, 0),
    type: 'variation',
    ...datePair('date_created', variation.date_created_gmt, site.timeZone),
    ...datePair('date_modified', variation.date_modified_gmt, site.timeZone),
    description: view11 ? autop(text2(variation.description)) : or(variation.description, ''),
    permalink: query === '' ? base2 : `${base2}${base2.includes('?') ? '&' : '?'}${query}`,
    sku: inherit('sku'),
    global_unique_id: or(variation.global_unique_id, ''),
    price: activePrice(site, variation),
    regular_price: or(variation.regular_price, ''),
    sale_price: or(variation.sale_price, ''),
    ...datePair('date_on_sale_from', variation.date_on_sale_from_gmt, site.timeZone),
    ...datePair('date_on_sale_to', variation.date_on_sale_to_gmt, site.timeZone),
    on_sale: isOnSale(site, variation),
    status: or(variation.status, 'publish'),
    purchasable: isPurchasable(site, variation),
    virtual: or(variation.virtual, false),
    downloadable: or(variation.downloadable, false),
    downloads: or(variation.downloads, []),
    download_limit: or(variation.download_limit, -1),
    download_expiry: or(variation.download_expiry, -1),
    tax_status: parent?.tax_status ?? 'taxable',
    tax_class: view11 && taxClass === 'parent' ? (parent?.tax_class ?? '') : taxClass,
    ...stockFacts(site, variation, context),
    stock_status: or(variation.stock_status, 'instock'),
    low_stock_amount: or(variation.low_stock_amount, null),
    weight: inherit('weight'),
    dimensions: or(variation.dimensions, { length: '', width: '', height: '' }),
    ...shippingClass(
      site,
      truthy(variation.shipping_class_id) || !view11 ? variation : (parent ?? variation),
    ),
    image: shown5 ? variationImage(site, shown5, origin) : null,
    ...(site.atLeast('10.0') ? { gallery_image_ids: or(variation.gallery_image_ids, []) } : {}),
    attributes: rows(variation.attributes),
    menu_order: or(variation.menu_order, 0),
    meta_data: rows(variation.meta_data).map(shownMeta),
    name: variationName(variation),
    parent_id: or(variation.parent_id, 0),
  };
}

// src/testing/store/controllers/products.ts
var invalidId5 = (status2) => new RestFault('woocommerce_rest_product_invalid_id', 'Invalid ID.', status2);
function productLinks(site, request, product) {
  const parent = integer(product.parent_id);
  return linksOf(site, request, {
    self: `/products/${integer(product.id)}`,
    collection: '/products',
    up: parent > 0 ? `/products/${parent}` : void 0,
  });
}
function byMenuOrder(site, categories) {
  const terms2 = termsOf(site.tables, 'product_cat');
  const place = (category) => integer(terms2.get(integer(category.id))?.menu_order);
  return [...categories].sort((a, b) => place(a) - place(b));
}
function answer8({ site, request }, product, status2 = 200) {
  const context = request.method === 'GET' && request.params.context !== 'edit' ? 'view' : 'edit';
  const data = viewProduct(site, product, request.origin, context);
  if (!site.atLeast('10.0')) data.categories = byMenuOrder(site, rows(data.categories));
  return {
    status: status2,
    data,
    flatFields: true,
    links: productLinks(site, request, product),
    ...(status2 === 201
      ? { headers: { location: restUrl(request, `/products/${integer(product.id)}`) } }
      : {}),
  };
}
function find8(site, request) {
  const id = integer(request.path.id);
  return site.tables.products.get(id) ?? site.tables.variations.get(id);
}
function sellableSource(site, params) {
  const { products: products2, variations } = site.tables;
  const asked3 = text2(params.sku).toLowerCase();
  if (asked3 !== '') {
    const skus = [.../* @__PURE__ */ new Set([asked3, ...asked3.split(',')])];
    return [products2, variations].flatMap((table) => skus.flatMap((sku) => [...table.having('sku', sku)]));
  }
  if (text2(params.search_sku) !== '' || text2(params.global_unique_id) !== '')
    return [...products2.values(), ...variations.values()];
  const named4 = [...new Set(items(params.include).map(integer))];
  return named4.length > 0 ? lookup(products2, named4) : [...products2.values()];
}
function findProducts(site, params) {
  const matches = [sellableFilter(site, params), typeFilter(params), termFilter(site, params)];
  return sellableSource(site, params).filter((product) => {
    if (!matches.every((match) => match(product))) return false;
    return typeof params.featured !== 'boolean' || product.featured === params.featured;
  });
}
function list10({ site, request }) {
  const { params } = request;
  const sort = { 'wc/v1': sortLoosely, 'wc/v2': sortById }[request.namespace] ?? sortProducts;
  const byPage = !site.wpAtLeast('7.0') && params.orderby !== 'id';
  const sorted = remembered(site, request, { byPage }, () => sort(site, findProducts(site, params), params));
  const page2 = slice(sorted, sliceOptions(params));
  const context = params.context === 'edit' ? 'edit' : 'view';
  const data = page2.items.map((product) => ({
    ...viewProduct(site, product, request.origin, context),
    _links: productLinks(site, request, product),
  }));
  const gone = params.offset !== void 0 && page2.items.length === 0;
  return {
    data,
    flatFields: true,
    headers: pageHeaders(request, '/products', gone ? { total: 0, pages: 0 } : page2),
  };
}
function read5(context) {
  const product = find8(context.site, context.request);
  if (!product) throw invalidId5(404);
  return answer8(context, product);
}
function create8(context) {
  const { site, request } = context;
  if (integer(request.params.id) > 0) {
    throw new RestFault('woocommerce_rest_product_exists', 'Cannot create existing product.', 400);
  }
  const product = blankProduct(site);
  writeProduct(site, product, request.params);
  writeImages(site, product, request.params);
  product.id = newPostId(site);
  checkSkuLock(site, product);
  settleProduct(site, product);
  product.date_modified_gmt = product.date_created_gmt ?? site.now();
  site.tables.products.set(integer(product.id), product);
  syncFamily(site, product);
  site.emit('product.created', integer(product.id));
  return answer8(context, product, 201);
}
function syncFamily(site, product) {
  if (product.type !== 'variable') return;
  syncParentStock(site, product);
  if (product.manage_stock !== true) return;
  for (const child of childrenOf(site, product)) if (child.manage_stock !== true) settleStock(site, child);
}
function update9(context) {
  const { site, request } = context;
  const id = integer(request.path.id);
  if (site.tables.variations.has(id)) {
    const message =
      'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.';
    throw new RestFault('woocommerce_rest_invalid_product_id', message, 404);
  }
  const known2 = site.tables.products.get(id);
  if (!known2) throw invalidId5(400);
  const product = structuredClone(known2);
  writeProduct(site, product, request.params);
  writeImages(site, product, request.params);
  settleProduct(site, product, known2);
  if (known2.type === 'variable' && product.type !== 'variable')
    for (const child of childrenOf(site, known2)) child.status = 'trash';
  product.date_modified_gmt = site.now();
  if (known2.status === 'trash' && product.status !== 'trash') {
    product.slug = text2(product.slug).replace(/__trashed$/, '');
    product.meta_data = metaOf(product).filter((meta2) => meta2.key !== '_wp_desired_post_slug');
  }
  site.tables.products.set(id, product);
  syncFamily(site, product);
  site.emit('product.updated', id);
  return answer8(context, product);
}
function deleteProduct(site, product) {
  for (const child of childrenOf(site, product)) site.tables.variations.delete(integer(child.id));
  site.tables.products.delete(integer(product.id));
  site.tables.variations.delete(integer(product.id));
}
function remove8(context) {
  const { site, request } = context;
  const product = find8(site, request);
  if (!product) throw invalidId5(404);
  const gone = answer8(context, product);
  if (request.params.force === true) {
    deleteProduct(site, product);
    return gone;
  }
  if (product.status === 'trash') {
    throw new RestFault('woocommerce_rest_already_trashed', 'The product has already been deleted.', 410);
  }
  for (const [key2, value] of [
    ['_wp_trash_meta_status', text2(product.status)],
    ['_wp_trash_meta_time', String(Math.floor(site.clock.now() / 1e3))],
    ['_wp_desired_post_slug', text2(product.slug)],
  ]) {
    setMeta(site.tables, product, key2, value);
  }
  product.status = 'trash';
  product.slug = `${text2(product.slug)}__trashed`;
  for (const child of childrenOf(site, product)) child.status = 'trash';
  product.date_modified_gmt = site.now();
  site.emit('product.deleted', integer(product.id));
  return gone;
}
function copyOf(site, source) {
  const sku = text2(source.sku);
  return {
    ...clone(source),
    id: newPostId(site),
    sku: sku === '' ? '' : freeSku(site, sku),
    global_unique_id: '',
    date_created_gmt: site.now(),
    date_modified_gmt: site.now(),
  };
}
function duplicate({ site, request }) {
  const source = site.tables.products.get(integer(request.path.id));
  if (!source) throw invalidId5(404);
  const copy2 = {
    ...copyOf(site, source),
    name: `${text2(source.name)} (Copy)`,
    status: 'draft',
    slug: '',
    total_sales: 0,
    average_rating: '0',
    rating_count: 0,
  };
  site.tables.products.set(integer(copy2.id), copy2);
  for (const child of childrenOf(site, source)) {
    const twin = { ...copyOf(site, child), parent_id: copy2.id ?? 0 };
    site.tables.variations.set(integer(twin.id), twin);
  }
  site.emit('product.created', integer(copy2.id));
  return { data: viewProduct(site, copy2, request.origin, 'edit') };
}
function productRoutes(site) {
  const idArgs = { context: { type: 'string', enum: ['view', 'edit'], default: 'view' } };
  const forceArgs = { force: { type: 'boolean', default: false } };
  return [
    {
      path: '/wc/v3/products',
      endpoints: [
        { methods: ['GET'], args: productListArgs(site), permit: managers('list'), handle: list10 },
        { methods: ['POST'], args: productArgs, permit: managers('create'), handle: create8 },
      ],
    },
    {
      path: '/wc/v3/products/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], args: idArgs, permit: managers('view'), handle: read5 },
        { methods: ['POST', 'PUT', 'PATCH'], args: productArgs, permit: managers('edit'), handle: update9 },
        { methods: ['DELETE'], args: forceArgs, permit: managers('delete'), handle: remove8 },
      ],
    },
    {
      path: '/wc/v3/products/batch',
      endpoints: [
        batchEndpoint({ create: create8, update: update9, remove: remove8, kept: ['id', 'brands'] }),
      ],
    },
    {
      path: '/wc/v3/products/(?<id>\\d+)/duplicate',
      endpoints: [{ methods: ['POST'], permit: managers('create'), handle: duplicate }],
    },
  ];
}

// src/testing/store/rules/refund-view.ts
function viewRefund(site, refund, origin, amounts) {
  const lines2 = viewLines(site, refund, amounts, origin);
  return {
    id: refund.id ?? 0,
    ...datePair('date_created', refund.date_created_gmt, site.timeZone),
    amount: text2(refund.amount) === '' ? '' : fixed(refund.amount, amounts.decimals),
    reason: refund.reason ?? '',
    refunded_by: refund.refunded_by ?? 0,
    refunded_payment: refund.refunded_payment ?? false,
    meta_data: rows(refund.meta_data).map(shownMeta),
    line_items: lines2.line_items,
    shipping_lines: lines2.shipping_lines,
    tax_lines: lines2.tax_lines,
    fee_lines: lines2.fee_lines,
  };
}

// src/testing/store/rules/php-compare.ts
var numeric = (value) =>
  typeof value === 'number' || /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text2(value));
function lessThan(left, right) {
  if (numeric(left) && numeric(right)) return number(left) < number(right);
  return text2(left) < text2(right);
}

// src/testing/store/rules/refund-write.ts
function gatewayProblem(site, order2) {
  const gateway = site.tables.gateways.find(
    (item) => item.id === order2.payment_method && item.enabled === true,
  );
  if (!gateway) return 'The payment gateway for this order does not exist.';
  const supports = items(gateway.method_supports);
  return supports.includes('refunds')
    ? void 0
    : 'The payment gateway for this order does not support automatic refunds.';
}
function piecesLeft(site, order2) {
  const pieces = (holder) => sum2(rows(holder.line_items).map((line) => number(line.quantity)));
  return Math.abs(pieces(order2) + sum2(refundsOf(site, integer(order2.id)).map(pieces)));
}
function refundsRest(site, order2, refund) {
  if (roundPrice(site, remaining(site, order2)) - number(refund.amount) > 0) return false;
  const free = rows(order2.line_items).some((line) => number(line.total) === 0);
  return !free || piecesLeft(site, order2) - sum2(refund.lines.map((line) => number(line.quantity))) <= 0;
}
function checkAmount(site, order2, amount2) {
  if (amount2 === null) return;
  if (lessThan(amount2, 0)) {
    throw new DomainFault(
      'woocommerce_rest_invalid_order_refund',
      'Refund amount must be greater than zero.',
      400,
    );
  }
  if (lessThan(roundPrice(site, remaining(site, order2)), amount2))
    throw new DomainFault('woocommerce_rest_cannot_create_order_refund', 'Invalid refund amount.');
}
function remaining(site, order2) {
  const made = refundsOf(site, integer(order2.id));
  const counted2 = (refund) => number(site.hpos ? (refund.counted ?? refund.amount) : refund.amount);
  return number(order2.total) - sum2(made.map(counted2));
}
function refundLine(site, source, item) {
  const quantity = number(item.quantity);
  const total = number(item.refund_total);
  const asked3 = rows(item.refund_tax);
  if (quantity === 0 && !truthy(item.refund_total) && asked3.length === 0) return void 0;
  const negative = (value) => kept(site, -number(value));
  const taxes2 = asked3.filter((tax) => truthy(tax.refund_total));
  const given2 = taxes2.map((tax) => ({
    id: integer(tax.id),
    total: negative(tax.refund_total),
    subtotal: source.subtotal === void 0 ? '' : negative(tax.refund_total),
  }));
  return {
    ...structuredClone(source),
    id: 0,
    ...(source.quantity === void 0 ? {} : { quantity: -quantity }),
    total: kept(site, -total),
    ...(source.subtotal === void 0 ? {} : { subtotal: kept(site, -total) }),
    taxes: given2,
    meta_data: [{ id: 0, key: '_refunded_item_id', value: String(integer(source.id)) }],
  };
}
function writeRefundLines(site, order2, refund, asked3) {
  for (const kind of lineKinds) {
    refund[kind] = rows(order2[kind]).flatMap((source) => {
      const item = asked3.find((candidate) => integer(candidate.id) === source.id);
      const line = item ? refundLine(site, source, item) : void 0;
      if (!line) return [];
      line.id = nextId(site.tables, 'orderItem');
      for (const meta2 of rows(line.meta_data)) meta2.id = nextId(site.tables, 'meta');
      return [line];
    });
  }
  updateTaxLines(site, refund);
}
function restock(site, order2, refund) {
  for (const line of rows(refund.line_items)) {
    const source = rows(order2.line_items).find(
      (item) => String(integer(item.id)) === metaValue(line, '_refunded_item_id'),
    );
    const product = source && productOf2(site, source);
    const units = -number(line.quantity);
    if (!source || !product || units <= 0) continue;
    const reduced = number(metaValue(source, '_reduced_stock'));
    if (reduced === 0) continue;
    const moved2 = moveStock2(site, product, units);
    if (!moved2) continue;
    const left = reduced - units;
    const back = number(metaValue(source, '_restock_refunded_items'));
    source.meta_data = applyMeta(site.tables, rows(source.meta_data), [
      { key: '_reduced_stock', value: String(left) },
      { key: '_restock_refunded_items', value: String(units + back) },
    ]);
    addNote(
      site,
      order2,
      `Item #${integer(product.id)} stock increased from ${moved2.from} to ${moved2.to}.`,
    );
  }
}

// src/testing/store/controllers/refunds.ts
function orderOf2(site, request) {
  const order2 = site.tables.orders.get(integer(request.path.order_id));
  if (!order2) throw new DomainFault('woocommerce_rest_invalid_order_id', 'Invalid order ID.', 404);
  return order2;
}
function view6(site, request, refund) {
  const shown5 = viewRefund(site, refund, request.origin, amountsOf(site, request.params.dp));
  return request.path.order_id === void 0 ? { ...shown5, parent_id: refund.parent_id ?? 0 } : shown5;
}
function links7(site, request, refund) {
  const base2 = `/orders/${integer(refund.parent_id)}`;
  return linksOf(site, request, {
    self: `${base2}/refunds/${integer(refund.id)}`,
    collection: `${base2}/refunds`,
    up: base2,
    methods: ['GET', 'DELETE'],
  });
}
function answerList2(context, found, path2) {
  const { site, request } = context;
  const { params } = request;
  const turn = params.order === 'asc' ? 1 : -1;
  const key2 = params.orderby === 'id' ? byNumber('id') : byText('date_created_gmt');
  const sorted = found.sort((a, b) => turn * key2(a, b) || turn * byNumber('id')(a, b));
  const page2 = slice(sorted, sliceOptions(params));
  const gone = site.hpos && page2.items.length === 0;
  const info = gone ? { total: 0, pages: 0 } : page2;
  const added = page2.items.length === 0 ? {} : { dp: params.dp ?? site.numbers.decimals };
  const data = page2.items.map((refund) => ({
    ...view6(site, request, refund),
    _links: links7(site, request, refund),
  }));
  return {
    data,
    emptyLists: true,
    headers: pageHeaders(request, path2, { ...info, added }),
  };
}
function refundFilter(site, params) {
  if (text2(params.search) !== '') return () => false;
  const filters = [dateFilter(site, params), idFilter({ ...params, parent: [] })];
  return (refund) => filters.every((filter) => filter(refund));
}
function list11(context) {
  const { site, request } = context;
  const orderId = integer(request.path.order_id);
  const { params } = request;
  const passes = refundFilter(site, site.hpos ? params : { ...params, parent_exclude: [] });
  const found = refundsOf(site, orderId).filter(passes);
  return answerList2(context, found, `/orders/${orderId}/refunds`);
}
function listAll(context) {
  const { site, request } = context;
  const found = [...site.tables.refunds.values()].filter(refundFilter(site, request.params));
  return answerList2(context, found, '/refunds');
}
function find9(context) {
  const { site, request } = context;
  const refund = site.tables.refunds.get(integer(request.path.id));
  const order2 = orderOf2(site, request);
  if (!refund) throw new RestFault('woocommerce_rest_shop_order_refund_invalid_id', 'Invalid ID.', 404);
  if (refund.parent_id !== order2.id) {
    throw new DomainFault('woocommerce_rest_invalid_order_refund_id', 'Invalid order refund ID.', 404);
  }
  return refund;
}
function read6(context) {
  const refund = find9(context);
  return {
    data: view6(context.site, context.request, refund),
    links: links7(context.site, context.request, refund),
  };
}
function keptAmount(site, amount2) {
  if (amount2 === null && site.atLeast('10.0')) return '';
  return kept(site, number(formatDecimal(amount2 ?? '', site.numbers)));
}
function linesSum(site, asked3) {
  if (asked3.length === 0) return null;
  const parts2 = asked3.flatMap((item) => [
    item.refund_total,
    ...rows(item.refund_tax).map((tax) => tax.refund_total),
  ]);
  return kept(site, sum2(parts2.map(number)));
}
function create9(context) {
  const { site, request } = context;
  const { params } = request;
  const order2 = site.tables.orders.get(integer(request.path.order_id));
  if (!order2) throw new DomainFault('woocommerce_rest_invalid_order_id', 'Invalid order ID.', 404);
  const asked3 = rows(params.line_items);
  const amount2 = given(params, 'amount') ? (params.amount ?? null) : linesSum(site, asked3);
  checkAmount(site, order2, amount2);
  const refund = {
    id: nextId(site.tables, 'post'),
    parent_id: order2.id ?? 0,
    date_created_gmt: site.now(),
    date_modified_gmt: site.now(),
    amount: keptAmount(site, amount2),
    counted: number(amount2),
    reason: text2(params.reason),
    refunded_by: request.caller.userId,
    refunded_payment: false,
    prices_include_tax: order2.prices_include_tax ?? false,
    meta_data: [],
    line_items: [],
    shipping_lines: [],
    fee_lines: [],
    tax_lines: [],
    status: 'completed',
  };
  writeRefundLines(site, order2, refund, asked3);
  if (params.api_refund !== false) {
    const problem = gatewayProblem(site, order2);
    if (problem) throw new DomainFault('woocommerce_rest_cannot_create_order_refund', problem);
  }
  const full = refundsRest(site, order2, { amount: amount2, lines: asked3 });
  site.tables.refunds.set(integer(refund.id), refund);
  if (params.api_restock !== false) restock(site, order2, refund);
  if (site.atLeast('10.0')) {
    refund.meta_data = applyMeta(site.tables, rows(refund.meta_data), [
      { key: '_refund_type', value: full ? 'full' : 'partial' },
    ]);
  }
  if (Array.isArray(params.meta_data)) {
    refund.meta_data = applyMeta(site.tables, rows(refund.meta_data), params.meta_data);
  }
  order2.date_modified_gmt = site.now();
  noteRefundMail(site, order2);
  if (full && order2.status !== 'refunded') setStatus(site, order2, 'refunded');
  site.emit('order.updated', integer(order2.id));
  const location = restUrl(request, `/orders/(?P<order_id>[\\d]+)/refunds/${integer(refund.id)}`);
  return {
    status: 201,
    data: view6(site, request, refund),
    links: links7(site, request, refund),
    headers: { location },
  };
}
function remove9(context) {
  const refund = find9(context);
  const gone = read6(context);
  context.site.tables.refunds.delete(integer(refund.id));
  const order2 = context.site.tables.orders.get(integer(refund.parent_id));
  if (order2) order2.date_modified_gmt = context.site.now();
  return gone;
}
function refundRoutes(site) {
  const dp = decimalsArg(site);
  const listArgs2 = {
    ...postListArgs,
    dp,
    orderby: {
      type: 'string',
      default: 'date',
      enum: ['date', 'id', 'include', 'title', 'slug', 'modified'],
    },
  };
  const tax = {
    type: 'array',
    items: { type: 'object', properties: { id: { type: 'integer' }, refund_total: {} } },
  };
  return [
    {
      path: '/wc/v3/orders/(?<order_id>\\d+)/refunds',
      endpoints: [
        { methods: ['GET'], args: listArgs2, permit: managers('list'), handle: list11 },
        {
          methods: ['POST'],
          args: {
            amount: { type: 'string' },
            reason: { type: 'string' },
            refunded_by: { type: 'integer' },
            meta_data: metaArg,
            line_items: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  id: { type: 'integer' },
                  quantity: { type: 'integer' },
                  refund_total: {},
                  refund_tax: tax,
                },
              },
            },
            api_refund: { type: 'boolean', default: true },
            api_restock: { type: 'boolean', default: true },
          },
          permit: managers('create'),
          handle: create9,
        },
      ],
    },
    {
      path: '/wc/v3/orders/(?<order_id>\\d+)/refunds/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], args: { dp }, permit: managers('view'), handle: read6 },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: true } },
          permit: managers('delete'),
          handle: remove9,
        },
      ],
    },
    {
      path: '/wc/v3/refunds',
      endpoints: [{ methods: ['GET'], args: listArgs2, permit: managers('list'), handle: listAll }],
    },
  ];
}

// src/testing/store/rules/sales-report.ts
var day2 = 864e5;
var dayOf = (ms) => new Date(ms).toISOString().slice(0, 10);
var isDay2 = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value);
function monthsBetween(from, to) {
  const parts2 = (value) => value.split('-').map(Number);
  const [y1 = 0, m1 = 0, d1 = 0] = parts2(from);
  const [y2 = 0, m2 = 0, d2 = 0] = parts2(to);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}
function periodOf(site, params) {
  const today = localOf(site.now(), site.timeZone).slice(0, 10);
  const [min, max] = [text2(params.date_min), text2(params.date_max)];
  if (isDay2(min) || isDay2(max)) {
    const from = isDay2(min) ? min : today;
    const to = isDay2(max) ? max : today;
    return { from, to, grouped: monthsBetween(from, to) > 3 ? 'month' : 'day' };
  }
  const [year = 0, month = 0] = today.split('-').map(Number);
  switch (text2(params.period)) {
    case 'year':
      return { from: `${year}-01-01`, to: today, grouped: 'month' };
    case 'last_month':
      return {
        from: dayOf(Date.UTC(year, month - 2, 1)),
        to: dayOf(Date.UTC(year, month - 1, 0)),
        grouped: 'day',
      };
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today, grouped: 'day' };
    default:
      return { from: dayOf(Date.parse(today) - 6 * day2), to: today, grouped: 'day' };
  }
}
function slotsOf(period) {
  const slots = [];
  for (let ms = Date.parse(period.from); ms <= Date.parse(period.to); ms += day2) {
    const slot = dayOf(ms).slice(0, period.grouped === 'day' ? 10 : 7);
    if (slots.at(-1) !== slot) slots.push(slot);
  }
  return slots;
}
var counted = ['completed', 'processing', 'on-hold', 'refunded'];
var madeOn = (site, record4) => localOf(text2(record4.date_created_gmt), site.timeZone).slice(0, 10);
var within2 = (period, date) => date >= period.from && date <= period.to;
function recordsOf(site, period) {
  if (site.hpos) return { orders: [], refunds: [] };
  const { orders, refunds } = site.tables;
  const sold = (order2) => order2 !== void 0 && counted.includes(text2(order2.status));
  const inside = (record4) => within2(period, madeOn(site, record4));
  return {
    orders: [...orders.values()].filter((order2) => sold(order2) && inside(order2)),
    refunds: [...refunds.values()].filter(
      (refund) => sold(orders.get(integer(refund.parent_id))) && inside(refund),
    ),
  };
}
var quantityOf = (record4) =>
  rows(record4.line_items).reduce((sum3, line) => sum3 + number(line.quantity), 0);
var shippingOf = (record4) => sum2(rows(record4.shipping_lines).map((line) => number(line.total)));
function taxOf(site, record4) {
  const kinds5 = ['line_items', 'shipping_lines', 'fee_lines'];
  return sum2(
    kinds5.flatMap((kind) => rows(record4[kind]).map((line) => number(taxSums(site, line).total_tax))),
  );
}
function salesReport(site, period) {
  const { orders, refunds } = recordsOf(site, period);
  const shown5 = (value) => numberFormat(value, 2);
  const slotOf = (record4) => madeOn(site, record4).slice(0, period.grouped === 'day' ? 10 : 7);
  const newcomers = [...site.tables.customers.values()].filter(
    (user) => user.role === 'customer' && within2(period, madeOn(site, user)),
  );
  const slots = slotsOf(period);
  const totals = Object.fromEntries(
    slots.map((slot) => {
      const own3 = orders.filter((order2) => slotOf(order2) === slot);
      const back = refunds.filter((refund) => slotOf(refund) === slot);
      return [
        slot,
        {
          sales: shown5(sum2(own3.map((order2) => number(order2.total)))),
          orders: own3.length,
          items: own3.reduce((sum3, order2) => sum3 + quantityOf(order2), 0),
          tax: shown5(sum2(own3.map((order2) => number(order2.total_tax)))),
          shipping: shown5(sum2(own3.map((order2) => number(order2.shipping_total)))),
          discount: shown5(sum2(own3.map((order2) => number(order2.discount_total)))),
          customers: newcomers.filter((user) => slotOf(user) === slot).length,
          ...(site.atLeast('10.0')
            ? { refunds: shown5(sum2(back.map((refund) => number(refund.amount)))) }
            : {}),
        },
      ];
    }),
  );
  const refunded = sum2(refunds.map((refund) => number(refund.amount)));
  const sales2 = sum2(orders.map((order2) => number(order2.total))) - refunded;
  const shipping2 = sum2([
    ...orders.map((order2) => number(order2.shipping_total)),
    ...refunds.map((refund) => shippingOf(refund)),
  ]);
  const tax = sum2([
    ...orders.map((order2) => number(order2.total_tax)),
    ...refunds.map((refund) => taxOf(site, refund)),
  ]);
  const net = sales2 - shipping2 - tax;
  return {
    total_sales: shown5(sales2),
    net_sales: shown5(net),
    average_sales: shown5(net / Math.max(1, slots.length)),
    total_orders: orders.filter((order2) => order2.status !== 'refunded').length,
    total_items: orders.reduce((sum3, order2) => sum3 + quantityOf(order2), 0),
    total_tax: shown5(tax),
    total_shipping: shown5(shipping2),
    total_refunds: refunded,
    total_discount: shown5(sum2(orders.map((order2) => number(order2.discount_total)))),
    totals_grouped_by: period.grouped,
    totals,
    total_customers: newcomers.length,
  };
}
var best = 12;
function topSellers(site, period) {
  const { orders, refunds } = recordsOf(site, period);
  const sold = /* @__PURE__ */ new Map();
  for (const record4 of [...orders, ...refunds].sort((a, b) => integer(a.id) - integer(b.id))) {
    for (const line of rows(record4.line_items)) {
      const id = integer(line.product_id);
      sold.set(id, (sold.get(id) ?? 0) + number(line.quantity));
    }
  }
  return [...sold]
    .map(([id, quantity]) => ({ id, quantity }))
    .sort((a, b) => b.quantity - a.quantity)
    .slice(0, best);
}

// src/testing/store/controllers/reports.ts
var reports = [
  ['sales', 'List of sales reports.'],
  ['top_sellers', 'List of top sellers products.'],
  ['orders/totals', 'Orders totals.'],
  ['products/totals', 'Products totals.'],
  ['customers/totals', 'Customers totals.'],
  ['coupons/totals', 'Coupons totals.'],
  ['reviews/totals', 'Reviews totals.'],
  ['categories/totals', 'Categories totals.'],
  ['tags/totals', 'Tags totals.'],
  ['attributes/totals', 'Attributes totals.'],
];
var announcedOnly = /* @__PURE__ */ new Set(['categories/totals', 'tags/totals', 'attributes/totals']);
function list12({ site, request }) {
  return {
    data: reports.map(([slug, description]) => ({
      slug,
      description,
      _links: linksOf(site, request, {
        self: `/reports/${slug}`,
        collection: '/reports',
        methods: announcedOnly.has(slug) ? [] : ['GET'],
      }),
    })),
  };
}
var count = (records, passes) => [...records].filter(passes).length;
var orderTotals = (site) =>
  statusNames(site).map(({ slug, name }) => ({
    slug,
    name,
    total: count(site.tables.orders.values(), (order2) => order2.status === slug),
  }));
var productTypes = [
  ['external', 'External/Affiliate product'],
  ['grouped', 'Grouped product'],
  ['simple', 'Simple product'],
  ['variable', 'Variable product'],
];
var productTotals = (site) =>
  productTypes.map(([slug, name]) => ({
    slug,
    name,
    total: count(
      site.tables.products.values(),
      (product) => product.type === slug && product.status === 'publish',
    ),
  }));
function customerTotals(site) {
  const customers = [...site.tables.customers.values()].filter((user) => user.role === 'customer');
  const paying = count(customers, (user) => user.is_paying_customer === true);
  return [
    { slug: 'paying', name: 'Paying customer', total: paying },
    { slug: 'non_paying', name: 'Non-paying customer', total: customers.length - paying },
  ];
}
var couponTypes = [
  ['percent', 'Percentage discount'],
  ['fixed_cart', 'Fixed cart discount'],
  ['fixed_product', 'Fixed product discount'],
];
var couponTotals = (site) =>
  couponTypes.map(([slug, name]) => ({
    slug,
    name,
    total: count(
      site.tables.coupons.values(),
      (coupon) => coupon.discount_type === slug && coupon.status === 'publish',
    ),
  }));
var reviewTotals = (site) =>
  [1, 2, 3, 4, 5].map((stars) => ({
    slug: `rated_${stars}_out_of_5`,
    name: `Rated ${stars} out of 5`,
    total: count(
      site.tables.reviews.values(),
      (review) => integer(review.rating) === stars && review.status === 'approved',
    ),
  }));
var about = ({ request }) => ({ about: [{ href: restUrl(request, '/reports') }] });
function sales(context) {
  const { site, request } = context;
  const report = salesReport(site, periodOf(site, request.params));
  return { data: [{ ...report, _links: about(context) }] };
}
function sellers(context) {
  const { site, request } = context;
  const found = topSellers(site, periodOf(site, request.params));
  return {
    data: found.map(({ id, quantity }) => ({
      name: text2(site.tables.products.get(id)?.name),
      product_id: id,
      quantity,
      _links: { ...about(context), product: [{ href: restUrl(request, `/products/${id}`) }] },
    })),
  };
}
function reportRoutes() {
  const period = {
    context: { type: 'string', enum: ['view'], default: 'view' },
    period: { type: 'string', enum: ['week', 'month', 'last_month', 'year'] },
    date_min: { type: 'string' },
    date_max: { type: 'string' },
  };
  const totals = (slug, of) => ({
    path: `/wc/v3/reports/${slug}/totals`,
    endpoints: [
      {
        methods: ['GET'],
        permit: managers('list'),
        handle: ({ site }) => ({ data: of(site).map((total) => ({ ...total })) }),
      },
    ],
  });
  return [
    { path: '/wc/v3/reports', endpoints: [{ methods: ['GET'], permit: managers('list'), handle: list12 }] },
    {
      path: '/wc/v3/reports/sales',
      endpoints: [{ methods: ['GET'], args: period, permit: managers('list'), handle: sales }],
    },
    {
      path: '/wc/v3/reports/top_sellers',
      endpoints: [{ methods: ['GET'], args: period, permit: managers('list'), handle: sellers }],
    },
    totals('orders', orderTotals),
    totals('products', productTotals),
    totals('customers', customerTotals),
    totals('coupons', couponTotals),
    totals('reviews', reviewTotals),
  ];
}

// src/testing/store/rules/ratings.ts
function syncRating(site, productId) {
  const product = site.tables.products.get(productId);
  if (!product) return;
  const ratings = [...site.tables.reviews.values()]
    .filter((review) => integer(review.product_id) === productId && review.status === 'approved')
    .map((review) => integer(review.rating))
    .filter((rating) => rating > 0);
  const sum3 = ratings.reduce((a, b) => a + b, 0);
  product.rating_count = ratings.length;
  product.average_rating = ratings.length === 0 ? '0' : fixed(sum3 / ratings.length, 2);
  product.date_modified_gmt = site.now();
}
function setReviewStatus(site, review, status2) {
  if (review.status === status2) return;
  review.status = status2;
  syncRating(site, integer(review.product_id));
}

// src/testing/store/controllers/reviews.ts
var base = '/products/reviews';
var stored = {
  approved: 'approved',
  approve: 'approved',
  hold: 'hold',
  spam: 'spam',
  unspam: 'approved',
  trash: 'trash',
  untrash: 'approved',
};
var invalidId6 = () => new RestFault('woocommerce_rest_review_invalid_id', 'Invalid review ID.', 404);
var invalidContent = () =>
  new RestFault('woocommerce_rest_review_content_invalid', 'Invalid review content.', 400);
function view7(site, review) {
  const product = site.tables.products.get(integer(review.product_id));
  return {
    id: review.id ?? 0,
    ...datePair('date_created', review.date_created_gmt, site.timeZone),
    product_id: review.product_id ?? 0,
    product_name: product?.name ?? '',
    product_permalink: product ? `${site.home}/product/${text2(product.slug)}/` : '',
    status: review.status ?? 'approved',
    reviewer: review.reviewer ?? '',
    reviewer_email: review.reviewer_email ?? '',
    review: review.review ?? '',
    rating: review.rating ?? 0,
    verified: review.verified ?? false,
    reviewer_avatar_urls: avatarUrls(site, review.reviewer_email),
  };
}
function links8({ site, request }, review) {
  return {
    ...linksOf(site, request, { self: `${base}/${integer(review.id)}`, collection: base }),
    up: [{ href: restUrl(request, `/products/${integer(review.product_id)}`) }],
  };
}
function answer9(context, review, status2 = 200) {
  const location = restUrl(context.request, `${base}/${integer(review.id)}`);
  return {
    status: status2,
    data: view7(context.site, review),
    links: links8(context, review),
    ...(status2 === 201 ? { headers: { location } } : {}),
  };
}
function reviewOrder(params) {
  const turn = params.order === 'asc' ? 1 : -1;
  const newest = (a, b) => byNumber('id')(b, a);
  switch (params.orderby) {
    case 'include':
      return byInclude(params);
    case 'id':
      return (a, b) => turn * byNumber('id')(a, b);
    case 'product':
      return (a, b) => turn * byNumber('product_id')(a, b) || newest(a, b);
    default:
      return (a, b) => turn * byText('date_created_gmt')(a, b) || turn * byNumber('id')(a, b);
  }
}
function list13(context) {
  const { site, request } = context;
  const { params } = request;
  const all = [...site.tables.reviews.values()];
  const products2 = items(params.product).map(integer);
  const mails = items(params.reviewer_email).map(text2);
  const search = text2(params.search).toLowerCase();
  const inDates = dateFilter(site, params);
  const source = params.orderby === 'include' && items(params.include).length === 0 ? [] : all;
  const found = keepIds(source, params).filter((review) => {
    if (
      params.status === 'all'
        ? review.status === 'trash' || review.status === 'spam'
        : review.status !== params.status
    )
      return false;
    if (products2.length > 0 && !products2.includes(integer(review.product_id))) return false;
    if (mails.length > 0 && !mails.includes(text2(review.reviewer_email))) return false;
    if (
      search !== '' &&
      ![review.review, review.reviewer].some((value) => text2(value).toLowerCase().includes(search))
    )
      return false;
    return inDates(review);
  });
  found.sort(reviewOrder(params));
  return answerList(
    context,
    found,
    base,
    (review) => view7(site, review),
    (review) => links8(context, review),
  );
}
function find10({ site, request }) {
  const review = site.tables.reviews.get(integer(request.path.id));
  if (!review) throw invalidId6();
  return review;
}
function verified(site, review) {
  return [...site.tables.orders.values()].some((order2) => {
    const billing2 = order2.billing;
    const paid = ['processing', 'completed'].includes(text2(order2.status));
    const lines2 = items(order2.line_items);
    return (
      paid &&
      text2(billing2?.email).toLowerCase() === text2(review.reviewer_email).toLowerCase() &&
      lines2.some((line) => line.product_id === review.product_id)
    );
  });
}
function write7(site, review, params) {
  if (given(params, 'product_id')) {
    const id = integer(params.product_id);
    if (!site.tables.products.has(id))
      throw new RestFault('woocommerce_rest_product_invalid_id', 'Invalid product ID.', 404);
    review.product_id = id;
  }
  if (given(params, 'review')) {
    if (text2(params.review) === '') throw invalidContent();
    review.review = text2(params.review);
  }
  if (given(params, 'reviewer')) review.reviewer = encodeAmpersands(cleanText(params.reviewer));
  if (given(params, 'reviewer_email')) review.reviewer_email = text2(params.reviewer_email);
}
var statusIn = (params, fallback) =>
  given(params, 'status') ? (stored[text2(params.status)] ?? fallback) : fallback;
function create10(context) {
  const { site, request } = context;
  if (integer(request.params.id) > 0)
    throw new RestFault('woocommerce_rest_review_exists', 'Cannot create existing product review.', 400);
  const status2 = statusIn(request.params, 'approved');
  const first = status2 === 'approved' ? 'approved' : 'hold';
  const review = { id: 0, status: first, rating: 0, date_created_gmt: site.now() };
  write7(site, review, request.params);
  if (text2(review.review) === '') throw invalidContent();
  review.verified = verified(site, review);
  review.id = nextId(site.tables, 'comment');
  site.tables.reviews.set(integer(review.id), review);
  if (first === 'approved') syncRating(site, integer(review.product_id));
  setReviewStatus(site, review, status2);
  review.rating = integer(request.params.rating);
  return answer9(context, review, 201);
}
function update10(context) {
  const { site, request } = context;
  const review = structuredClone(find10(context));
  write7(site, review, request.params);
  review.review = ksesPost(text2(review.review));
  site.tables.reviews.set(integer(review.id), review);
  syncRating(site, integer(review.product_id));
  setReviewStatus(site, review, statusIn(request.params, text2(review.status)));
  if (given(request.params, 'rating')) review.rating = integer(request.params.rating);
  return answer9(context, review);
}
function remove10(context) {
  const review = find10(context);
  if (context.request.params.force === true) {
    const previous = view7(context.site, review);
    context.site.tables.reviews.delete(integer(review.id));
    syncRating(context.site, integer(review.product_id));
    return { data: { deleted: true, previous } };
  }
  if (review.status === 'trash')
    throw new RestFault('woocommerce_rest_already_trashed', 'The object has already been trashed.', 410);
  setReviewStatus(context.site, review, 'trash');
  return answer9(context, review);
}
function reviewRoutes() {
  const ids3 = { type: 'array', items: { type: 'integer' }, default: [] };
  const collection = {
    ...listArgs,
    after: { type: 'string', format: 'date-time' },
    before: { type: 'string', format: 'date-time' },
    exclude: ids3,
    include: ids3,
    offset: { type: 'integer' },
    order: { type: 'string', default: 'desc', enum: ['asc', 'desc'] },
    orderby: {
      type: 'string',
      default: 'date_gmt',
      enum: ['date', 'date_gmt', 'id', 'include', 'product'],
    },
    reviewer: { type: 'array', items: { type: 'integer' } },
    reviewer_exclude: { type: 'array', items: { type: 'integer' } },
    reviewer_email: { type: 'array', items: { type: 'string' } },
    product: { type: 'array', items: { type: 'integer' } },
    status: { type: 'string', default: 'approved', enum: ['all', 'hold', 'approved', 'spam', 'trash'] },
  };
  const args = {
    product_id: { type: 'integer' },
    status: { type: 'string', enum: Object.keys(stored).filter((name) => name !== 'approve') },
    reviewer: { type: 'string' },
    reviewer_email: { type: 'string', format: 'email' },
    review: { type: 'string' },
    rating: { type: 'integer' },
  };
  const needed = Object.fromEntries(
    Object.entries(args).map(([name, arg]) => [
      name,
      ['product_id', 'reviewer', 'reviewer_email', 'review'].includes(name)
        ? { ...(arg.type === void 0 ? {} : { type: arg.type }), required: true }
        : arg,
    ]),
  );
  const exists = (action) => (context) => {
    managers(action)(context);
    find10(context);
  };
  return [
    {
      path: `/wc/v3${base}`,
      endpoints: [
        { methods: ['GET'], args: collection, permit: managers('list'), handle: list13 },
        { methods: ['POST'], args: needed, permit: managers('create'), handle: create10 },
      ],
    },
    {
      path: `/wc/v3${base}/(?<id>\\d+)`,
      endpoints: [
        { methods: ['GET'], permit: exists('view'), handle: (context) => answer9(context, find10(context)) },
        { methods: ['POST', 'PUT', 'PATCH'], args, permit: exists('edit'), handle: update10 },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: exists('delete'),
          handle: remove10,
        },
      ],
    },
    {
      path: `/wc/v3${base}/batch`,
      endpoints: [batchEndpoint({ create: create10, update: update10, remove: remove10 })],
    },
  ];
}

// src/testing/store/controllers/shipping-zones.ts
var kinds4 = ['postcode', 'state', 'country', 'continent'];
var elsewhere = { id: 0, name: 'Locations not covered by your other zones', order: 0 };
function zoneOf({ site, request }, field2 = 'id') {
  const id = integer(request.path[field2]);
  const zone2 = site.tables.zones.get(id) ?? (id === 0 ? elsewhere : void 0);
  if (!zone2) throw new RestFault('woocommerce_rest_shipping_zone_invalid', 'Resource does not exist.', 404);
  return zone2;
}
function named3(context, code) {
  const zone2 = zoneOf(context);
  if (integer(zone2.id) === 0) {
    const message = 'The "locations not covered by your other zones" zone cannot be updated.';
    throw new RestFault(code, message, 403);
  }
  return zone2;
}
var view8 = (zone2) => ({ id: zone2.id ?? 0, name: zone2.name ?? '', order: zone2.order ?? 0 });
function links9(site, request, zone2) {
  const self = `/shipping/zones/${integer(zone2.id)}`;
  return {
    ...linksOf(site, request, { self, collection: '/shipping/zones' }),
    describedby: [{ href: restUrl(request, `${self}/locations`) }],
  };
}
function answer10({ site, request }, zone2, status2 = 200) {
  const location = restUrl(request, `/shipping/zones/${integer(zone2.id)}`);
  return {
    status: status2,
    data: view8(zone2),
    links: links9(site, request, zone2),
    ...(status2 === 201 ? { headers: { location } } : {}),
  };
}
function list14({ site, request }) {
  const others = [...site.tables.zones.values()]
    .filter((zone2) => integer(zone2.id) !== 0)
    .sort((a, b) => integer(a.order) - integer(b.order) || integer(a.id) - integer(b.id));
  const zones = [site.tables.zones.get(0) ?? elsewhere, ...others];
  return wholeList(zones.map((zone2) => ({ ...view8(zone2), _links: links9(site, request, zone2) })));
}
function write8(zone2, params) {
  if (given(params, 'name')) zone2.name = cleanText(params.name);
  if (given(params, 'order')) zone2.order = integer(params.order);
}
function create11(context) {
  const { tables } = context.site;
  const zone2 = { id: nextId(tables, 'zone'), name: '', order: 0 };
  write8(zone2, context.request.params);
  if (zone2.name === '') zone2.name = 'Zone';
  tables.zones.set(integer(zone2.id), zone2);
  return answer10(context, zone2, 201);
}
function update11(context) {
  const zone2 = named3(context, 'woocommerce_rest_shipping_zone_invalid_zone');
  write8(zone2, context.request.params);
  return answer10(context, zone2);
}
function remove11(context) {
  const { tables } = context.site;
  const zone2 = zoneOf(context);
  if (context.request.params.force !== true)
    throw new RestFault('rest_trash_not_supported', 'Shipping zones do not support trashing.', 501);
  const id = integer(zone2.id);
  const gone = answer10(context, zone2);
  if (id !== 0) {
    tables.zones.delete(id);
    replaceLocations(context.site, id, []);
    for (const [instance, method] of tables.zoneMethods)
      if (integer(method.zone_id) === id) tables.zoneMethods.delete(instance);
  }
  return gone;
}
function replaceLocations(site, zoneId, places) {
  const { zoneLocations } = site.tables;
  const others = zoneLocations.filter((place) => integer(place.zone_id) !== zoneId);
  zoneLocations.splice(0, zoneLocations.length, ...others, ...places);
}
function locations(context) {
  const { site, request } = context;
  const id = integer(zoneOf(context).id);
  const path2 = `/shipping/zones/${id}`;
  const found = site.tables.zoneLocations.filter((place) => integer(place.zone_id) === id);
  return wholeList(
    found.map((place) => ({
      code: place.code ?? '',
      type: place.type ?? 'country',
      _links: {
        collection: [{ href: restUrl(request, `${path2}/locations`) }],
        describes: [{ href: restUrl(request, path2) }],
      },
    })),
  );
}
function setLocations(context) {
  const { site, request } = context;
  const id = integer(named3(context, 'woocommerce_rest_shipping_zone_locations_invalid_zone').id);
  const places = Object.entries(request.sent)
    .filter(([name]) => !(name in request.path) && !(name in request.query))
    .flatMap(([, place]) => readPlace(id, place));
  replaceLocations(site, id, places);
  return locations(context);
}
function readPlace(zoneId, place) {
  if (!isRow(place) || text2(place.code) === '') return [];
  const type = text2(place.type) === '' ? 'country' : cleanText(place.type);
  return kinds4.includes(type) ? [{ zone_id: zoneId, code: cleanText(place.code), type }] : [];
}
function shippingZoneRoutes() {
  const args = { name: { type: 'string' }, order: { type: 'integer' } };
  return [
    {
      path: '/wc/v3/shipping/zones',
      endpoints: [
        { methods: ['GET'], permit: managers('list'), handle: list14 },
        {
          methods: ['POST'],
          args: { ...args, name: { type: 'string', required: true } },
          permit: managers('create'),
          handle: create11,
        },
      ],
    },
    {
      path: '/wc/v3/shipping/zones/(?<id>\\d+)',
      endpoints: [
        {
          methods: ['GET'],
          permit: managers('list'),
          handle: (context) => answer10(context, zoneOf(context)),
        },
        { methods: ['POST', 'PUT', 'PATCH'], args, permit: managers('edit'), handle: update11 },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: managers('delete'),
          handle: remove11,
        },
      ],
    },
    {
      path: '/wc/v3/shipping/zones/(?<id>\\d+)/locations',
      endpoints: [
        { methods: ['GET'], permit: managers('list'), handle: locations },
        { methods: ['POST', 'PUT', 'PATCH'], permit: managers('edit'), handle: setLocations },
      ],
    },
  ];
}

// src/testing/store/controllers/shipping-methods.ts
var absent = (code) => new RestFault(code, 'Resource does not exist.', 404);
function kindLinks(site, request, kind) {
  const collection = '/shipping_methods';
  return linksOf(site, request, {
    self: `${collection}/${text2(kind.id)}`,
    collection,
    methods: ['GET'],
  });
}
var kindView = (kind) => ({
  id: kind.id ?? '',
  title: kind.title ?? '',
  description: kind.description ?? '',
});
function listKinds({ site, request }) {
  const { shippingMethods } = site.tables;
  return wholeList(
    shippingMethods.map((kind) => ({ ...kindView(kind), _links: kindLinks(site, request, kind) })),
  );
}
function readKind({ site, request }) {
  const kind = site.tables.shippingMethods.find((item) => item.id === request.path.id);
  if (!kind) throw absent('woocommerce_rest_shipping_method_invalid');
  return { data: kindView(kind), links: kindLinks(site, request, kind) };
}
var field = (id, label, value, extra = {}) => ({
  id,
  label,
  description: '',
  type: 'text',
  value,
  default: value,
  tip: '',
  placeholder: '',
  ...extra,
});
function plainForm(kind) {
  const taxes2 = { type: 'select', options: { taxable: 'Taxable', none: 'None' } };
  const title = field('title', 'Name', text2(kind.title));
  if (kind.id === 'free_shipping')
    return { title, min_amount: field('min_amount', 'Minimum order amount', '') };
  return {
    title,
    tax_status: field('tax_status', 'Tax status', kind.id === 'local_pickup' ? 'none' : 'taxable', taxes2),
    cost: field('cost', 'Cost', ''),
  };
}
function freshSettings(site, kind) {
  const sibling = [...site.tables.zoneMethods.values()].find((method) => method.method_id === kind.id);
  const form = clone(row(sibling?.settings));
  if (Object.keys(form).length === 0) return plainForm(kind);
  for (const setting2 of Object.values(form)) if (isRow(setting2)) setting2.value = setting2.default ?? '';
  return form;
}
var view9 = (method) => {
  const { zone_id: _zone, _links, ...shown5 } = method;
  const title = row(row(method.settings).title).value;
  return { ...shown5, ...(title === void 0 ? {} : { title }) };
};
function links10(site, request, method) {
  const zone2 = `/shipping/zones/${integer(method.zone_id)}`;
  return {
    ...linksOf(site, request, {
      self: `${zone2}/methods/${integer(method.instance_id)}`,
      collection: `${zone2}/methods`,
    }),
    describes: [{ href: restUrl(request, zone2) }],
  };
}
var answer11 = ({ site, request }, method) => ({
  data: { ...view9(method), _links: links10(site, request, method) },
});
function methodsOf({ site }, zone2) {
  return [...site.tables.zoneMethods.values()]
    .filter((method) => integer(method.zone_id) === integer(zone2.id))
    .sort((a, b) => integer(a.order) - integer(b.order) || integer(a.instance_id) - integer(b.instance_id));
}
function list15(context) {
  const { site, request } = context;
  const found = methodsOf(context, zoneOf(context, 'zone_id'));
  return wholeList(found.map((method) => ({ ...view9(method), _links: links10(site, request, method) })));
}
function find11(context) {
  const zone2 = zoneOf(context, 'zone_id');
  const id = integer(context.request.path.instance_id);
  const method = methodsOf(context, zone2).find((item) => integer(item.instance_id) === id);
  if (!method) throw absent('woocommerce_rest_shipping_zone_method_invalid');
  return method;
}
function write9(method, params) {
  const form = row(method.settings);
  for (const [name, value] of Object.entries(row(params.settings))) {
    const setting2 = form[name];
    if (isRow(setting2)) setting2.value = formValue(setting2, value);
  }
  if (given(params, 'order')) method.order = integer(params.order);
  if (given(params, 'enabled')) method.enabled = yes(params.enabled);
}
function formValue(setting2, value) {
  return setting2.type === 'checkbox' || setting2.type === 'select'
    ? settingValue(setting2, value)
    : cleanText(value);
}
function create12(context) {
  const { site, request } = context;
  const zone2 = zoneOf(context, 'zone_id');
  const kind = site.tables.shippingMethods.find((item) => item.id === request.params.method_id);
  if (!kind || kind.id === 'pickup_location') {
    const message = 'Resource cannot be created.';
    throw new RestFault('woocommerce_rest_shipping_zone_not_created', message, 500);
  }
  const id = nextId(site.tables, 'zoneMethod');
  const method = {
    id,
    instance_id: id,
    title: kind.title ?? '',
    order: methodsOf(context, zone2).length + 1,
    enabled: true,
    method_id: kind.id ?? '',
    method_title: kind.title ?? '',
    method_description: `<p>${text2(kind.description)}</p>
`,
    settings: freshSettings(site, kind),
    zone_id: zone2.id ?? 0,
  };
  write9(method, request.params);
  site.tables.zoneMethods.set(id, method);
  return answer11(context, method);
}
function update12(context) {
  const method = find11(context);
  write9(method, context.request.params);
  return answer11(context, method);
}
function remove12(context) {
  const method = find11(context);
  if (context.request.params.force !== true)
    throw new RestFault('rest_trash_not_supported', 'Shipping methods do not support trashing.', 501);
  context.site.tables.zoneMethods.delete(integer(method.instance_id));
  return answer11(context, method);
}
function shippingMethodRoutes() {
  const args = {
    order: { type: 'integer' },
    enabled: { type: 'boolean' },
    settings: { type: 'object' },
  };
  const base2 = '/wc/v3/shipping/zones/(?<zone_id>\\d+)/methods';
  return [
    {
      path: '/wc/v3/shipping_methods',
      endpoints: [{ methods: ['GET'], permit: managers('list'), handle: listKinds }],
    },
    {
      path: '/wc/v3/shipping_methods/(?<id>[\\w-]+)',
      endpoints: [{ methods: ['GET'], permit: managers('view'), handle: readKind }],
    },
    {
      path: base2,
      endpoints: [
        { methods: ['GET'], permit: managers('list'), handle: list15 },
        {
          methods: ['POST'],
          args: { ...args, method_id: { type: 'string', required: true } },
          permit: managers('create'),
          handle: create12,
        },
      ],
    },
    {
      path: `${base2}/(?<instance_id>\\d+)`,
      endpoints: [
        {
          methods: ['GET'],
          permit: managers('list'),
          handle: (context) => answer11(context, find11(context)),
        },
        { methods: ['POST', 'PUT', 'PATCH'], args, permit: managers('edit'), handle: update12 },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: managers('delete'),
          handle: remove12,
        },
      ],
    },
  ];
}

// src/testing/store/controllers/store-api.ts
function shown4(site, product, origin) {
  const full = viewProduct(site, product, origin, 'view');
  const { decimals: decimals2 } = site.numbers;
  const minor = (value) => String(wooRound(site, number(value) * 10 ** decimals2, 0));
  return {
    id: full.id ?? 0,
    name: full.name ?? '',
    slug: full.slug ?? '',
    parent: 0,
    type: full.type ?? 'simple',
    variation: '',
    permalink: full.permalink ?? '',
    sku: full.sku ?? '',
    short_description: full.short_description ?? '',
    description: full.description ?? '',
    on_sale: full.on_sale ?? false,
    prices: {
      price: minor(full.price),
      regular_price: minor(text2(full.regular_price) || text2(full.price)),
      sale_price: minor(text2(full.sale_price) || text2(full.price)),
      price_range: null,
      currency_code: site.currency,
      currency_minor_unit: decimals2,
    },
    is_purchasable: full.purchasable ?? false,
    is_in_stock: full.stock_status !== 'outofstock',
  };
}
function nextLink(request, path2, page2, rel) {
  const { page: _page, ...asked3 } = request.query;
  const [first, ...others] = buildQuery(asked3).split('&');
  const query = [...(first ? [first] : []), `page=${page2}`].join('&');
  const rest = others.map((pair2) => `#038;${pair2}`).join('&');
  return `<${restUrl(request, path2)}?${query}${rest}>; rel="${rel}"`;
}
function products({ site, request }) {
  const found = [...site.tables.products.values()].filter((product) => product.status === 'publish');
  const byDate = byText('date_created_gmt');
  found.sort((a, b) => byDate(b, a) || integer(b.id) - integer(a.id));
  const perPage = integer(request.params.per_page) || 10;
  const page2 = integer(request.params.page) || 1;
  const pages = Math.ceil(found.length / perPage);
  const links13 = [
    ...(page2 > 1 ? [nextLink(request, '/products', page2 - 1, 'prev')] : []),
    ...(page2 < pages ? [nextLink(request, '/products', page2 + 1, 'next')] : []),
  ];
  return {
    data: found
      .slice((page2 - 1) * perPage, page2 * perPage)
      .map((product) => shown4(site, product, request.origin)),
    headers: {
      'x-wp-total': String(found.length),
      'x-wp-totalpages': String(pages),
      ...(links13.length > 0 ? { link: links13.join(', ') } : {}),
    },
  };
}
function options({ site, request }) {
  const names3 = text2(request.params.options).split(',').filter(Boolean);
  const settings2 = [...site.tables.settings.values()].flat();
  const setTo = (name) => settings2.find((setting2) => setting2.id === name)?.value ?? false;
  return { data: Object.fromEntries(names3.map((name) => [name, setTo(name)])) };
}
function storeApiRoutes() {
  return [
    {
      path: '/wc/store(?:/v1)?/products',
      endpoints: [
        {
          methods: ['GET'],
          args: {
            page: { type: 'integer', default: 1, minimum: 1 },
            per_page: { type: 'integer', default: 10, minimum: 0, maximum: 100 },
          },
          permit: everybody,
          handle: products,
        },
      ],
    },
    {
      path: '/wc-admin/options',
      endpoints: [{ methods: ['GET'], permit: managers('view'), handle: options }],
    },
  ];
}

// src/testing/store/rules/namespaces.ts
function namespacesOf(site) {
  const abilities = site.wpAtLeast('6.9') ? ['wp-abilities/v1'] : [];
  if (!site.woocommerceActive)
    return ['oembed/1.0', 'wp/v2', 'wp-site-health/v1', 'wp-block-editor/v1', ...abilities];
  return [
    'oembed/1.0',
    'wc/v3',
    'wc/v1',
    ...(site.atLeast('10.0') ? ['wc/pos/v1/catalog'] : []),
    'jetpack/v4',
    'wc-admin',
    'wc-analytics',
    'wc/store',
    'wc/store/v1',
    'wc/private',
    'wc/v2',
    'wc-admin-email',
    'wc-telemetry',
    'wccom-site/v3',
    // With WooCommerce, which brings the library along, they are announced earlier.
    ...abilities,
    'wp/v2',
    'wp-site-health/v1',
    'wp-block-editor/v1',
  ];
}

// src/testing/store/controllers/system.ts
function relocate(value, home, origin) {
  if (home === origin) return value;
  if (typeof value === 'string') return value.split(home).join(origin);
  if (Array.isArray(value)) return value.map((item) => relocate(item, home, origin));
  if (isRow(value))
    return Object.fromEntries(
      Object.entries(value).map(([key2, item]) => [key2, relocate(item, home, origin)]),
    );
  return value;
}
function status({ site, request }) {
  const { systemStatus } = site.tables;
  const environment = {
    ...(isRow(systemStatus.environment) ? systemStatus.environment : {}),
    version: site.version,
  };
  const position = text2(site.setting('general', 'woocommerce_currency_pos'));
  const settings2 = {
    ...(isRow(systemStatus.settings) ? systemStatus.settings : {}),
    currency: site.currency,
    currency_symbol: currencySymbol(site.currency),
    ...(position === '' ? {} : { currency_position: position }),
    thousand_separator: site.numbers.thousandSeparator,
    decimal_separator: site.numbers.decimalSeparator,
    number_of_decimals: site.numbers.decimals,
  };
  return { data: relocate({ ...systemStatus, environment, settings: settings2 }, site.home, request.origin) };
}
function index2({ site, request }) {
  const { _fields: fields } = request.params;
  const asked3 =
    isRow(fields) || Array.isArray(fields)
      ? items(fields).map(text2)
      : text2(fields).split(/,\s*/).filter(Boolean);
  const withLinks2 = asked3.length === 0 || asked3.includes('_links');
  return {
    data: {
      name: site.name,
      description: '',
      url: request.origin,
      home: request.origin,
      gmt_offset: offsetMinutes(site.now(), site.timeZone) / 60,
      timezone_string: site.timeZone,
      namespaces: namespacesOf(site),
      authentication: request.origin.startsWith('https:')
        ? {
            'application-passwords': {
              endpoints: { authorization: `${request.origin}/wp-admin/authorize-application.php` },
            },
          }
        : [],
      routes: Object.fromEntries(site.tables.routes.map((route) => [route, { namespace: 'wc/v3' }])),
    },
    ...(withLinks2 ? { links: { help: [{ href: 'https://developer.wordpress.org/rest-api/' }] } } : {}),
  };
}
function namespaceIndex({ site, request }) {
  return {
    data: {
      namespace: request.namespace,
      routes: Object.fromEntries(site.tables.routes.map((route) => [route, { namespace: 'wc/v3' }])),
    },
    links: { up: [{ href: `${request.origin}/wp-json/` }] },
  };
}
function systemRoutes() {
  return [
    { path: '/', endpoints: [{ methods: ['GET'], permit: everybody, handle: index2 }] },
    { path: '/wc/v3', endpoints: [{ methods: ['GET'], permit: everybody, handle: namespaceIndex }] },
    {
      path: '/wc/v3/system_status',
      endpoints: [{ methods: ['GET'], permit: managers('list'), handle: status }],
    },
  ];
}

// src/testing/store/controllers/tools.ts
var tool = (id, name, action, description, done, since) => ({
  id,
  name,
  action,
  description,
  run: typeof done === 'string' ? () => done : done,
  ...(since === void 0 ? {} : { since }),
});
function deleteOrphans({ tables }) {
  let count3 = 0;
  for (const [id, variation] of tables.variations) {
    if (tables.products.has(integer(variation.parent_id))) continue;
    tables.variations.delete(id);
    count3 += 1;
  }
  return `${count3} orphaned variations deleted`;
}
function deleteTaxes({ tables }) {
  tables.taxes.clear();
  return 'Tax rates successfully deleted';
}
var tools = [
  tool(
    'clear_transients',
    'WooCommerce transients',
    'Clear transients',
    'This tool will clear the product/shop transients cache.',
    'Product transients cleared',
  ),
  tool(
    'clear_expired_transients',
    'Expired transients',
    'Clear transients',
    'This tool will clear ALL expired transients from WordPress.',
    '0 transients rows cleared',
  ),
  tool(
    'delete_orphaned_variations',
    'Orphaned variations',
    'Delete orphaned variations',
    'This tool will delete all variations which have no parent.',
    deleteOrphans,
  ),
  tool(
    'clear_expired_download_permissions',
    'Used-up download permissions',
    'Clean up download permissions',
    'This tool will delete expired download permissions and permissions with 0 remaining downloads.',
    '0 permissions deleted',
  ),
  tool(
    'regenerate_product_lookup_tables',
    'Product lookup tables',
    'Regenerate',
    'This tool will regenerate product lookup table data. This process may take a while.',
    'Lookup tables are regenerating',
  ),
  tool(
    'repair_coupons_lookup_table',
    'Coupons lookup table',
    'Repair entries',
    'This tool will repair the coupons lookup table.',
    'Coupons lookup table repair has been scheduled',
    '10.0',
  ),
  tool(
    'recount_terms',
    'Term counts',
    'Recount terms',
    'This tool will recount product terms - useful when changing your settings in a way which hides products from the catalog.',
    'Terms successfully recounted',
  ),
  tool(
    'reset_roles',
    'Capabilities',
    'Reset capabilities',
    'This tool will reset the admin, customer and shop_manager roles to default. Use this if your users cannot access all of the WooCommerce admin pages.',
    'Roles successfully reset',
  ),
  tool(
    'clear_sessions',
    'Clear customer sessions',
    'Clear',
    'This tool will delete all customer session data from the database, including current carts and saved carts in the database.',
    'Deleted all active sessions, and 0 saved carts.',
  ),
  tool(
    'clear_template_cache',
    'Clear template cache',
    'Clear',
    'This tool will empty the template cache.',
    'Template cache cleared.',
  ),
  tool(
    'clear_system_status_theme_info_cache',
    'Clear system status theme info cache',
    'Clear',
    'This tool will empty the system status theme info cache.',
    'System status theme info cache cleared.',
  ),
  tool(
    'install_pages',
    'Create default WooCommerce pages',
    'Create pages',
    'This tool will install all the missing WooCommerce pages. Pages already defined and set up will not be replaced.',
    'All missing WooCommerce pages successfully installed',
  ),
  tool(
    'delete_taxes',
    'Delete WooCommerce tax rates',
    'Delete tax rates',
    'This option will delete ALL of your tax rates, use with caution. This action cannot be reversed.',
    deleteTaxes,
  ),
  tool(
    'regenerate_thumbnails',
    'Regenerate shop thumbnails',
    'Regenerate',
    'This will regenerate all shop thumbnails to match your theme and/or image settings.',
    'Thumbnail regeneration has been scheduled to run in the background.',
  ),
  tool(
    'db_update_routine',
    'Update database',
    'Update database',
    'This tool will update your WooCommerce database to the latest version. Please ensure you make sufficient backups before proceeding.',
    'Database upgrade routine has been scheduled to run in the background.',
  ),
  tool(
    'recreate_order_address_fts_index',
    'Re-create Order Address FTS index',
    'Recreate index',
    'This tool will recreate the full text search index for order addresses.',
    'Order address index recreated',
  ),
  tool(
    'verify_db_tables',
    'Verify base database tables',
    'Verify database',
    'Verify if all base database tables are present.',
    'Database verified successfully.',
  ),
  tool(
    'regenerate_product_attributes_lookup_table',
    'Regenerate the product attributes lookup table',
    'Regenerate',
    'This tool will regenerate the product attributes lookup table data from existing product(s) data. This process may take a while.',
    'Product attributes lookup table data is regenerating',
  ),
  tool(
    'clear_woocommerce_analytics_cache',
    'Clear analytics cache',
    'Clear',
    'This tool will reset the cached values used in WooCommerce Analytics.',
    'Analytics cache cleared.',
  ),
  tool(
    'hpos_legacy_cleanup',
    'Clean up order data from legacy tables',
    'Clear data',
    'This tool will clear the data from legacy order tables in WooCommerce.',
    'Order data cleanup has been scheduled.',
  ),
  tool(
    'delete_custom_orders_table',
    'Delete the custom orders tables',
    'Delete',
    'This will delete the custom orders tables. To create them again enable the High-Performance order storage feature.',
    'Custom orders tables have been deleted.',
  ),
  tool(
    'schedule_expired_transient_files_cleanup',
    'Schedule expired transient files cleanup',
    'Schedule',
    'Schedule the deletion of expired transient files.',
    'The cleanup of expired transient files has been scheduled.',
  ),
];
var toolsOf = (site) => tools.filter((item) => item.since === void 0 || site.atLeast(item.since));
var view10 = ({ id, name, action, description }) => ({ id, name, action, description });
var links11 = (request, item) => ({
  item: [{ embeddable: true, href: restUrl(request, `/system_status/tools/${item.id}`) }],
});
function find12({ site, request }) {
  const found = toolsOf(site).find((item) => item.id === text2(request.path.id));
  if (!found) throw new RestFault('woocommerce_rest_system_status_tool_invalid_id', 'Invalid tool ID.', 404);
  return found;
}
function run(context) {
  const item = find12(context);
  const message = item.run(context.site);
  return { data: { ...view10(item), success: true, message }, links: links11(context.request, item) };
}
function toolRoutes() {
  return [
    {
      path: '/wc/v3/system_status/tools',
      endpoints: [
        {
          methods: ['GET'],
          permit: managers('list'),
          handle: ({ site, request }) => ({
            data: toolsOf(site).map((item) => ({ ...view10(item), _links: links11(request, item) })),
          }),
        },
      ],
    },
    {
      path: '/wc/v3/system_status/tools/(?<id>[\\w-]+)',
      endpoints: [
        {
          methods: ['GET'],
          permit: managers('view'),
          handle: (context) => {
            const item = find12(context);
            return { data: view10(item), links: links11(context.request, item) };
          },
        },
        { methods: ['POST', 'PUT', 'PATCH'], permit: managers('edit'), handle: run },
      ],
    },
  ];
}

// src/testing/store/controllers/variations.ts
var invalidId7 = (status2) =>
  new RestFault('woocommerce_rest_product_variation_invalid_id', 'Invalid ID.', status2);
function links12(site, request, variation, gone = false) {
  const base2 = `/products/${integer(variation.parent_id)}`;
  return linksOf(site, request, {
    self: `${base2}/variations/${integer(variation.id)}`,
    collection: `${base2}/variations`,
    up: base2,
    ...(gone ? { methods: [] } : {}),
  });
}
function answer12({ site, request }, variation, status2 = 200) {
  const context = request.method === 'GET' && request.params.context !== 'edit' ? 'view' : 'edit';
  const path2 = `/products/(?P<product_id>[\\d]+)/variations/${integer(variation.id)}`;
  return {
    status: status2,
    data: viewVariation(site, variation, request.origin, context),
    links: links12(site, request, variation),
    ...(status2 === 201 ? { headers: { location: restUrl(request, path2) } } : {}),
  };
}
function answerFound({ site, request }, found, path2) {
  const { params } = request;
  const page2 = slice(sortVariations(site, found, params), sliceOptions(params));
  const context = params.context === 'edit' ? 'edit' : 'view';
  const data = page2.items.map((variation) => ({
    ...viewVariation(site, variation, request.origin, context),
    _links: links12(site, request, variation),
  }));
  return { data, headers: pageHeaders(request, path2, page2) };
}
function list16(context) {
  const { site, request } = context;
  const parent = integer(request.path.product_id);
  const passes = sellableFilter(site, request.params);
  const found = [...site.tables.variations.having('parent', parent)].filter(passes);
  return answerFound(context, found, `/products/${parent}/variations`);
}
function listAll2(context) {
  const { site, request } = context;
  const passes = sellableFilter(site, request.params);
  const found = [...site.tables.variations.values()].filter(passes);
  return answerFound(context, found, '/variations');
}
function find13({ site, request }, status2) {
  const variation = site.tables.variations.get(integer(request.path.id));
  if (
    !variation ||
    (request.path.product_id !== void 0 && variation.parent_id !== integer(request.path.product_id))
  ) {
    throw invalidId7(status2);
  }
  return variation;
}
function readOptions(site, parent, value) {
  return rows(value).flatMap((item) => {
    const id = integer(item.id);
    const attribute = id > 0 ? site.tables.attributes.get(id) : void 0;
    const slug = attribute ? text2(attribute.slug) : slugOf(text2(item.name));
    const known2 = rows(parent?.attributes).find((own3) =>
      attribute ? own3.slug === slug : own3.id === 0 && slugOf(text2(own3.name)) === slug,
    );
    if (known2?.variation !== true) return [];
    let option = cleanText(item.option);
    if (attribute) {
      const term2 = [...termsOf(site.tables, slug).values()].find(
        (candidate) => candidate.name === option || candidate.slug === slugOf(option),
      );
      option = term2 ? text2(term2.name) : slugOf(option);
    }
    return [
      { id: attribute ? id : 0, name: known2.name ?? '', slug: attribute ? slug : slugOf(slug), option },
    ];
  });
}
function writeStock2(variation, params) {
  if (given(params, 'manage_stock'))
    variation.manage_stock = params.manage_stock !== 'parent' && yes(params.manage_stock);
  if (given(params, 'stock_status')) variation.stock_status = text2(params.stock_status);
  if (given(params, 'backorders')) variation.backorders = text2(params.backorders);
  if (variation.manage_stock === true) {
    if (given(params, 'stock_quantity')) variation.stock_quantity = wholeQuantity(params.stock_quantity ?? 0);
  } else {
    variation.backorders = 'no';
    variation.stock_quantity = null;
  }
  if (given(params, 'low_stock_amount')) variation.low_stock_amount = integer(params.low_stock_amount);
}
function writeImage2(site, variation, params) {
  if ('image' in params && params.image !== void 0) {
    const image2 = isRow(params.image) ? params.image : {};
    const none = integer(image2.id) === 0 && (image2.src === void 0 || image2.src === null);
    variation.image_id = none ? 0 : readImage2(site, image2, 'variation');
  }
}
function write10(site, variation, params) {
  const parent = site.tables.products.get(integer(variation.parent_id));
  if (given(params, 'status')) variation.status = text2(params.status);
  if (given(params, 'sku')) setSku(site, variation, params.sku ?? '');
  if (given(params, 'global_unique_id')) setBarcode(site, variation, params.global_unique_id ?? '');
  writeImage2(site, variation, params);
  if (given(params, 'downloadable')) variation.downloadable = yes(params.downloadable);
  writeStock2(variation, params);
  writePrices(site, variation, params);
  if (given(params, 'tax_class')) variation.tax_class = taxClassOf(site, params.tax_class ?? '', true);
  writeShipping(site, variation, params);
  if (given(params, 'description')) variation.description = ksesPost(text2(params.description));
  if (given(params, 'attributes')) variation.attributes = readOptions(site, parent, params.attributes);
  if (given(params, 'menu_order')) variation.menu_order = integer(params.menu_order);
  if (Array.isArray(params.meta_data))
    variation.meta_data = applyMeta(site.tables, metaOf(variation), params.meta_data);
  const created = dateOf(params, 'date_created');
  if (created) variation.date_created_gmt = created;
}
function touchParent(site, variation) {
  const parent = site.tables.products.get(integer(variation.parent_id));
  if (!parent) return;
  syncParentStock(site, parent);
  parent.date_modified_gmt = site.now();
}
function create13(context) {
  const { site, request } = context;
  const parentId = integer(request.path.product_id);
  const parent = site.tables.products.get(parentId);
  if (integer(request.params.id) > 0)
    throw new RestFault(
      'woocommerce_rest_product_variation_exists',
      'Cannot create existing product variation.',
      400,
    );
  const variation = {
    ...blankProduct(site),
    type: 'variation',
    parent_id: parentId,
    tax_class: 'parent',
    image_id: 0,
    status: 'publish',
  };
  write10(site, variation, request.params);
  variation.id = newPostId(site);
  if (!parent) throw new FatalFault('Uncaught Error: Call to a member function get_id() on false');
  settlePrices(site, variation);
  settleStock(site, variation);
  variation.date_modified_gmt = site.now();
  site.tables.variations.set(integer(variation.id), variation);
  touchParent(site, variation);
  site.emit('product.created', integer(variation.id));
  return answer12(context, variation, 201);
}
function update13(context) {
  const { site, request } = context;
  const known2 = find13(context, 404);
  const variation = structuredClone(known2);
  write10(site, variation, request.params);
  settlePrices(site, variation, known2);
  settleStock(site, variation);
  variation.date_modified_gmt = site.now();
  site.tables.variations.set(integer(variation.id), variation);
  touchParent(site, variation);
  site.emit('product.updated', integer(variation.id));
  return answer12(context, variation);
}
function remove13(context) {
  const { site, request } = context;
  const variation = find13(context, 404);
  if (request.params.force === true) {
    const gone2 = { ...answer12(context, variation), links: links12(site, request, variation, true) };
    site.tables.variations.delete(integer(variation.id));
    touchParent(site, variation);
    return gone2;
  }
  const gone = answer12(context, variation);
  if (variation.status === 'trash') {
    throw new RestFault(
      'woocommerce_rest_already_trashed',
      'The product_variation has already been deleted.',
      410,
    );
  }
  variation.status = 'trash';
  variation.date_modified_gmt = site.now();
  touchParent(site, variation);
  return gone;
}
function variationRoutes(site) {
  const collection = {
    ...productListArgs(site),
    has_price: { type: 'boolean' },
    status: {
      type: 'string',
      default: 'any',
      enum: ['any', 'future', 'trash', 'draft', 'pending', 'private', 'publish'],
    },
  };
  const args = {
    ...sellableArgs,
    status: { type: 'string', enum: ['draft', 'pending', 'private', 'publish'] },
    manage_stock: site.atLeast('10.0') ? { type: ['boolean', 'string'] } : { type: 'boolean' },
    image: { ...imageArg, type: ['object', 'null', 'array'] },
    attributes: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: { type: 'integer' }, name: { type: 'string' }, option: { type: 'string' } },
      },
    },
  };
  const exists = (action) => (context) => {
    managers(action)(context);
    find13(context, 404);
  };
  const base2 = '/wc/v3/products/(?<product_id>\\d+)/variations';
  const routes = [
    {
      path: base2,
      endpoints: [
        { methods: ['GET'], args: collection, permit: managers('list'), handle: list16 },
        { methods: ['POST'], args, permit: managers('create'), handle: create13 },
      ],
    },
    {
      path: `${base2}/(?<id>\\d+)`,
      endpoints: [
        {
          methods: ['GET'],
          args: { context: { type: 'string', enum: ['view', 'edit'], default: 'view' } },
          permit: exists('view'),
          handle: (context) => answer12(context, find13(context, 404)),
        },
        { methods: ['POST', 'PUT', 'PATCH'], args, permit: exists('edit'), handle: update13 },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: exists('delete'),
          handle: remove13,
        },
      ],
    },
    {
      path: `${base2}/batch`,
      endpoints: [batchEndpoint({ create: create13, update: update13, remove: remove13, kept: ['id'] })],
    },
  ];
  if (site.atLeast('9.10') || site.atLeast('10.0')) {
    routes.push({
      path: '/wc/v3/variations',
      endpoints: [{ methods: ['GET'], args: collection, permit: managers('list'), handle: listAll2 }],
    });
  }
  return routes;
}

// src/testing/store/rules/webhook-topics.ts
var hooks = {
  'coupon.created': ['woocommerce_process_shop_coupon_meta', 'woocommerce_new_coupon'],
  'coupon.updated': ['woocommerce_process_shop_coupon_meta', 'woocommerce_update_coupon'],
  'coupon.deleted': ['wp_trash_post'],
  'coupon.restored': ['untrashed_post'],
  'customer.created': ['user_register', 'woocommerce_created_customer', 'woocommerce_new_customer'],
  'customer.updated': ['profile_update', 'woocommerce_update_customer'],
  'customer.deleted': ['delete_user'],
  'order.created': ['woocommerce_new_order'],
  'order.updated': ['woocommerce_update_order', 'woocommerce_order_refunded'],
  'order.deleted': ['wp_trash_post', 'woocommerce_trash_order'],
  'order.restored': ['untrashed_post', 'woocommerce_untrash_order'],
  'product.created': [
    'woocommerce_process_product_meta',
    'woocommerce_new_product',
    'woocommerce_new_product_variation',
  ],
  'product.updated': [
    'woocommerce_process_product_meta',
    'woocommerce_update_product',
    'woocommerce_update_product_variation',
  ],
  'product.deleted': ['wp_trash_post'],
  'product.restored': ['untrashed_post'],
};
var resources = ['coupon', 'customer', 'order', 'product'];
var events = ['created', 'updated', 'deleted', 'restored'];
function isTopic(topic) {
  const [resource = '', event = ''] = topic.split('.');
  if (resource === 'action') return event !== '';
  return resources.includes(resource) && events.includes(event);
}
function topicHooks(topic) {
  const action = /^action\.(.+)$/.exec(topic)?.[1];
  return action === void 0 ? [...(hooks[topic] ?? [])] : [action];
}

// src/testing/store/rules/webhook-view.ts
function viewWebhook(site, webhook) {
  const topic = text2(webhook.topic);
  const [resource = '', event = ''] = topic.split('.');
  return {
    id: webhook.id ?? 0,
    name: webhook.name ?? '',
    status: webhook.status ?? 'active',
    topic,
    resource,
    event,
    hooks: topicHooks(topic),
    delivery_url: webhook.delivery_url ?? '',
    ...datePair('date_created', webhook.date_created_gmt, site.timeZone),
    ...datePair('date_modified', webhook.date_modified_gmt, site.timeZone),
  };
}

// src/testing/store/controllers/webhooks.ts
var invalidId8 = (status2, message = 'Invalid ID.') =>
  new RestFault('woocommerce_rest_shop_webhook_invalid_id', message, status2);
function defaultName(site) {
  const { month, day: day3, year, time } = namedParts(site.now());
  return `Webhook created on ${month.slice(0, 3)} ${String(day3).padStart(2, '0')}, ${year} @ ${time}`;
}
function answer13({ site, request }, webhook, status2 = 200) {
  const id = integer(webhook.id);
  return {
    status: status2,
    data: viewWebhook(site, webhook),
    links: linksOf(site, request, { self: `/webhooks/${id}`, collection: '/webhooks' }),
    ...(status2 === 201 ? { headers: { location: restUrl(request, `/webhooks/${id}`) } } : {}),
  };
}
function list17(context) {
  const { site, request } = context;
  const { params } = request;
  const turn = params.order === 'asc' ? 1 : -1;
  const inDates = dateFilter(site, params);
  const found = keepIds([...site.tables.webhooks.values()], params).filter((webhook) => {
    if (typeof params.status === 'string' && params.status !== 'all' && webhook.status !== params.status)
      return false;
    if (
      text2(params.search) !== '' &&
      !text2(webhook.name).toLowerCase().includes(text2(params.search).toLowerCase())
    )
      return false;
    return inDates(webhook);
  });
  found.sort((a, b) => {
    if (params.orderby === 'id') return turn * (integer(a.id) - integer(b.id));
    const [left, right] = [text2(a.date_created_gmt), text2(b.date_created_gmt)];
    return turn * (left < right ? -1 : left > right ? 1 : 0) || integer(a.id) - integer(b.id);
  });
  const done = answerList(context, found, '/webhooks', (webhook) => viewWebhook(site, webhook));
  return found.length === 0 && (params.status === 'all' || params.status === void 0)
    ? { ...done, headers: { ...done.headers, 'x-wp-totalpages': '1' } }
    : done;
}
function find14({ site, request }, status2 = 404, message = 'ID is invalid.') {
  const webhook = site.tables.webhooks.get(integer(request.path.id));
  if (!webhook) throw invalidId8(status2, message);
  return webhook;
}
function validUrl(value) {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}
function createActions2(queue) {
  const create14 = async (context) => {
    const { site, request } = context;
    const { params } = request;
    if (integer(params.id) > 0)
      throw new RestFault(
        'woocommerce_rest_shop_webhook_exists',
        'Cannot create existing shop_webhook.',
        400,
      );
    const topic = text2(params.topic).toLowerCase();
    if (!isTopic(topic))
      throw new RestFault(
        'woocommerce_rest_shop_webhook_invalid_topic',
        'Webhook topic is required and must be valid.',
        400,
      );
    const url = text2(params.delivery_url);
    if (!validUrl(url)) {
      throw new RestFault(
        'woocommerce_rest_shop_webhook_invalid_delivery_url',
        'Webhook delivery URL must be a valid URL starting with http:// or https://.',
        400,
      );
    }
    const now = site.now();
    const webhook = {
      id: nextId(site.tables, 'webhook'),
      name: cleanText(params.name) || defaultName(site),
      status: 'active',
      topic,
      delivery_url: url,
      secret: text2(params.secret) || queue.makeSecret(),
      date_created_gmt: now,
      date_modified_gmt: null,
      user_id: request.caller.userId,
      failures: 0,
    };
    site.tables.webhooks.set(integer(webhook.id), webhook);
    const made = answer13(context, webhook, 201);
    webhook.date_modified_gmt = now;
    await queue.ping(webhook);
    return made;
  };
  const update14 = async (context) => {
    const { site, request } = context;
    const { params } = request;
    const webhook = find14(context, 400);
    const before = webhook.delivery_url;
    if (given(params, 'topic')) {
      const topic = text2(params.topic).toLowerCase();
      if (!isTopic(topic))
        throw new RestFault(
          'woocommerce_rest_shop_webhook_invalid_topic',
          'Webhook topic must be valid.',
          400,
        );
      webhook.topic = topic;
    }
    if (given(params, 'delivery_url')) {
      const url = text2(params.delivery_url);
      if (!validUrl(url)) {
        throw new RestFault(
          'woocommerce_rest_shop_webhook_invalid_delivery_url',
          'Webhook delivery URL must be a valid URL starting with http:// or https://.',
          400,
        );
      }
      webhook.delivery_url = url;
    }
    if (given(params, 'secret')) webhook.secret = text2(params.secret);
    if (given(params, 'name')) webhook.name = cleanText(params.name);
    if (given(params, 'status')) {
      const status2 = text2(params.status).toLowerCase();
      if (!['active', 'paused', 'disabled'].includes(status2)) {
        throw new RestFault(
          'woocommerce_rest_shop_webhook_invalid_status',
          'Webhook status must be valid.',
          400,
        );
      }
      webhook.status = status2;
    }
    webhook.date_modified_gmt = site.now();
    if (webhook.delivery_url !== before) await queue.ping(webhook);
    return answer13(context, webhook);
  };
  const remove14 = (context) => {
    const { site, request } = context;
    if (request.params.force !== true) {
      throw new RestFault('woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.', 501);
    }
    const webhook = find14(context, 404, 'Invalid ID.');
    const gone = answer13(context, webhook);
    site.tables.webhooks.delete(integer(webhook.id));
    return gone;
  };
  return { create: create14, update: update14, remove: remove14 };
}
function webhookRoutes(queue) {
  const actions = createActions2(queue);
  const writeArgs = {
    name: { type: 'string' },
    status: { type: 'string', enum: ['active', 'paused', 'disabled'] },
    topic: { type: 'string' },
    secret: { type: 'string' },
    delivery_url: { type: 'string' },
  };
  const { parent: _parent, parent_exclude: _exclude, ...collection } = postListArgs;
  return [
    {
      path: '/wc/v3/webhooks',
      endpoints: [
        {
          methods: ['GET'],
          args: {
            ...collection,
            orderby: { type: 'string', default: 'date', enum: ['date', 'id', 'title'] },
            status: { type: 'string', default: 'all', enum: ['all', 'active', 'paused', 'disabled'] },
          },
          permit: managers('list'),
          handle: list17,
        },
        {
          methods: ['POST'],
          args: {
            ...writeArgs,
            topic: { type: 'string', required: true },
            delivery_url: { type: 'string', required: true },
          },
          permit: managers('create'),
          handle: actions.create,
        },
      ],
    },
    {
      path: '/wc/v3/webhooks/(?<id>\\d+)',
      endpoints: [
        {
          methods: ['GET'],
          permit: managers('view'),
          handle: (context) => answer13(context, find14(context)),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: writeArgs,
          permit: managers('edit'),
          handle: actions.update,
        },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: managers('delete'),
          handle: actions.remove,
        },
      ],
    },
    { path: '/wc/v3/webhooks/batch', endpoints: [batchEndpoint(actions)] },
  ];
}

// src/testing/store/schemas/common.ts
var dates = {
  date_created: 'date-time ro',
  date_created_gmt: 'date-time ro',
  date_modified: 'date-time ro',
  date_modified_gmt: 'date-time ro',
};
var meta = ['object[]', { id: 'integer ro', key: 'string', value: 'mixed' }];
var address = {
  first_name: 'string',
  last_name: 'string',
  company: 'string',
  address_1: 'string',
  address_2: 'string',
  city: 'string',
  state: 'string',
  postcode: 'string',
  country: 'string',
};
var shipping = ['object', { ...address, phone: 'string' }];
var billing = (email) => ['object', { ...address, email, phone: 'string' }];
var image = {
  id: 'integer',
  ...dates,
  src: 'string format:uri',
  name: 'string',
  alt: 'string',
};
var settingKinds =
  'enum:text,email,number,color,password,textarea,select,multiselect,radio,image_width,checkbox';

// src/testing/store/schemas/orders.ts
var lineTaxes = ['object[] ro', { id: 'integer', total: 'string', subtotal: 'string', meta_data: meta }];
var shippingTaxes = ['object[] ro', { id: 'integer ro', total: 'string ro' }];
var shownMeta2 = [
  'object[]',
  { id: 'integer ro', key: 'string', value: 'mixed', display_key: 'string', display_value: 'string' },
];
var goods = {
  id: 'integer ro',
  name: 'mixed',
  parent_name: 'string',
  product_id: 'mixed',
  variation_id: 'integer',
  quantity: 'integer',
  tax_class: 'string',
  subtotal: 'string',
  subtotal_tax: 'string ro',
  total: 'string',
  total_tax: 'string ro',
  taxes: lineTaxes,
  meta_data: shownMeta2,
  sku: 'string ro',
  global_unique_id: 'string ro',
  price: 'number ro',
  image: ['object ro', { id: 'integer', src: 'string format:uri' }],
};
var taxLine2 = {
  id: 'integer ro',
  rate_code: 'string ro',
  rate_id: 'string ro',
  label: 'string ro',
  compound: 'boolean ro',
  tax_total: 'string ro',
  shipping_tax_total: 'string ro',
  meta_data: meta,
};
var shippingLine2 = {
  id: 'integer ro',
  method_title: 'mixed',
  method_id: 'mixed',
  instance_id: 'string',
  total: 'string',
  total_tax: 'string ro',
  taxes: shippingTaxes,
  tax_status: 'string ro enum:taxable,none',
  meta_data: meta,
};
var feeLine2 = {
  id: 'integer ro',
  name: 'mixed',
  tax_class: 'string',
  tax_status: 'string enum:taxable,none',
  total: 'string',
  total_tax: 'string ro',
  taxes: lineTaxes,
  meta_data: meta,
};
var couponLine3 = {
  id: 'integer ro',
  code: 'mixed',
  discount: 'string',
  discount_tax: 'string ro',
  discount_type: 'string ro',
  nominal_amount: 'number ro',
  free_shipping: 'boolean ro',
  meta_data: meta,
};
var orderSchema = {
  title: 'shop_order',
  fields: (site) => ({
    id: 'integer ro',
    parent_id: 'integer',
    number: 'string ro',
    order_key: 'string ro',
    created_via: 'string',
    version: 'string ro',
    status: `string =pending enum:${['auto-draft', ...knownStatuses(site)].join(',')}`,
    currency: `string =${site.currency} enum:${currencies.join(',')}`,
    currency_symbol: 'string ro',
    ...dates,
    discount_total: 'string ro',
    discount_tax: 'string ro',
    shipping_total: 'string ro',
    shipping_tax: 'string ro',
    cart_tax: 'string ro',
    total: 'string ro',
    total_tax: 'string ro',
    prices_include_tax: 'boolean ro',
    customer_id: 'integer =0',
    customer_ip_address: 'string ro',
    customer_user_agent: 'string ro',
    customer_note: 'string',
    billing: billing('string|null format:email'),
    shipping,
    payment_method: 'string',
    payment_method_title: 'string',
    transaction_id: 'string',
    date_paid: 'date-time ro',
    date_paid_gmt: 'date-time ro',
    date_completed: 'date-time ro',
    date_completed_gmt: 'date-time ro',
    cart_hash: 'string ro',
    meta_data: meta,
    line_items: ['object[]', goods],
    tax_lines: ['object[] ro', taxLine2],
    shipping_lines: ['object[]', shippingLine2],
    fee_lines: ['object[]', feeLine2],
    coupon_lines: ['object[]', couponLine3],
    refunds: ['object[] ro', { id: 'integer ro', reason: 'string ro', total: 'string ro' }],
    set_paid: 'boolean =false edit',
    needs_payment: 'boolean ro',
    needs_processing: 'boolean ro',
    is_editable: 'boolean ro',
    payment_url: 'string ro',
  }),
};
var refundSchema = {
  title: 'shop_order_refund',
  fields: () => ({
    id: 'integer ro',
    parent_id: 'integer ro',
    date_created: 'date-time',
    date_created_gmt: 'date-time',
    amount: 'string',
    reason: 'string',
    refunded_by: 'integer',
    refunded_payment: 'boolean ro',
    meta_data: meta,
    line_items: ['object[]', { ...goods, refund_total: 'number' }],
    tax_lines: ['object[] ro', taxLine2],
    shipping_lines: ['object[]', shippingLine2],
    fee_lines: ['object[]', feeLine2],
    api_refund: 'boolean =true edit',
    api_restock: 'boolean =true edit',
  }),
};
var noteSchema = {
  title: 'order_note',
  fields: () => ({
    id: 'integer ro',
    author: 'string ro',
    date_created: 'date-time ro',
    date_created_gmt: 'date-time ro',
    note: 'string',
    customer_note: 'boolean =false',
    added_by_user: 'boolean =false edit',
  }),
};

// src/testing/store/schemas/products.ts
var downloads = ['object[]', { id: 'string', name: 'string', file: 'string' }];
var dimensions = ['object', { length: 'string', width: 'string', height: 'string' }];
var terms = ['object[]', { id: 'integer', name: 'string ro', slug: 'string ro' }];
var seller = {
  virtual: 'boolean =false',
  downloadable: 'boolean =false',
  downloads,
  download_limit: 'integer =-1',
  download_expiry: 'integer =-1',
};
var sale = {
  date_on_sale_from: 'date-time',
  date_on_sale_from_gmt: 'date-time',
  date_on_sale_to: 'date-time',
  date_on_sale_to_gmt: 'date-time',
};
var prices = { price: 'string ro', regular_price: 'string', sale_price: 'string', ...sale };
var stock = {
  stock_quantity: 'integer',
  stock_status: 'string =instock enum:instock,outofstock,onbackorder',
  backorders: 'string =no enum:no,notify,yes',
  backorders_allowed: 'boolean ro',
  backordered: 'boolean ro',
  low_stock_amount: 'integer|null',
};
var parcel = {
  weight: 'string',
  dimensions,
  shipping_class: 'string',
  shipping_class_id: 'string ro',
};
var productSchema = {
  title: 'product',
  fields: () => ({
    id: 'integer ro',
    name: 'string',
    slug: 'string',
    permalink: 'string format:uri ro',
    date_created: 'date-time',
    date_created_gmt: 'date-time',
    date_modified: 'date-time ro',
    date_modified_gmt: 'date-time ro',
    type: 'string =simple enum:simple,grouped,external,variable',
    status: 'string =publish enum:draft,pending,private,publish,future,auto-draft,trash',
    featured: 'boolean =false',
    catalog_visibility: 'string =visible enum:visible,catalog,search,hidden',
    description: 'string',
    short_description: 'string',
    sku: 'string',
    global_unique_id: 'string',
    ...prices,
    price_html: 'string ro',
    on_sale: 'boolean ro',
    purchasable: 'boolean ro',
    total_sales: 'integer ro',
    ...seller,
    external_url: 'string format:uri',
    button_text: 'string',
    tax_status: 'string =taxable enum:taxable,shipping,none',
    tax_class: 'string',
    manage_stock: 'boolean =false',
    ...stock,
    sold_individually: 'boolean =false',
    ...parcel,
    shipping_required: 'boolean ro',
    shipping_taxable: 'boolean ro',
    reviews_allowed: 'boolean =true',
    average_rating: 'string ro',
    rating_count: 'integer ro',
    related_ids: 'integer[] ro',
    upsell_ids: 'integer[]',
    cross_sell_ids: 'integer[]',
    parent_id: 'integer',
    purchase_note: 'string',
    categories: terms,
    brands: terms,
    tags: terms,
    images: ['object[]', image],
    has_options: 'boolean ro',
    attributes: [
      'object[]',
      {
        id: 'integer',
        name: 'string',
        position: 'integer',
        visible: 'boolean =false',
        variation: 'boolean =false',
        options: 'string[]',
      },
    ],
    default_attributes: ['object[]', { id: 'integer', name: 'string', option: 'string' }],
    variations: 'integer[] ro',
    grouped_products: 'integer[]',
    menu_order: 'integer',
    meta_data: meta,
    post_password: 'string',
    permalink_template: 'string edit ro',
    generated_slug: 'string edit ro',
  }),
};
var variationSchema = {
  title: 'product_variation',
  fields: () => ({
    id: 'integer ro',
    ...dates,
    type: 'string ro =variation enum:variation',
    parent_id: 'integer ro',
    name: 'string ro',
    description: 'string',
    permalink: 'string format:uri ro',
    sku: 'string',
    global_unique_id: 'string',
    ...prices,
    on_sale: 'boolean ro',
    status: 'string =publish enum:draft,pending,private,publish,future,auto-draft,trash',
    purchasable: 'boolean ro',
    ...seller,
    tax_status: 'string =taxable enum:taxable,shipping,none',
    tax_class: 'string',
    manage_stock: 'boolean =false',
    ...stock,
    ...parcel,
    image: ['object', image],
    attributes: ['object[]', { id: 'integer', name: 'string', option: 'string' }],
    menu_order: 'integer',
    meta_data: meta,
  }),
};
var term = { id: 'integer ro', name: 'string', slug: 'string' };
var branch = {
  ...term,
  parent: 'integer',
  description: 'string',
  display: 'string =default enum:default,products,subcategories,both',
  image: ['object', image],
};
var plainTermSchema = (title) => ({
  title,
  fields: () => ({ ...term, description: 'string', count: 'integer ro' }),
});
var branchSchema = (title) => ({
  title,
  fields: (site) => ({
    ...branch,
    menu_order: site.atLeast('10.0') ? 'integer ro' : 'integer',
    count: 'integer ro',
  }),
});
var attributeTermSchema = {
  title: 'product_attribute_term',
  fields: () => ({ ...term, description: 'string', menu_order: 'integer', count: 'integer ro' }),
};
var attributeSchema = {
  title: 'product_attribute',
  fields: () => ({
    ...term,
    type: 'string =select enum:select',
    order_by: 'string =menu_order enum:menu_order,name,name_num,id',
    has_archives: 'boolean =false',
  }),
};
var reviewSchema = {
  title: 'product_review',
  fields: () => ({
    id: 'integer ro',
    date_created: 'date-time ro',
    date_created_gmt: 'date-time ro',
    product_id: 'integer',
    product_name: 'string ro',
    product_permalink: 'string format:uri ro',
    status: 'string =approved enum:approved,hold,spam,unspam,trash,untrash',
    reviewer: 'string',
    reviewer_email: 'string format:email',
    review: 'string',
    rating: 'integer',
    verified: 'boolean ro',
  }),
};

// src/testing/store/schemas/shop.ts
var customerSchema = {
  title: 'customer',
  fields: () => ({
    id: 'integer ro',
    ...dates,
    email: 'string format:email',
    first_name: 'string',
    last_name: 'string',
    role: 'string ro',
    username: 'string',
    password: 'string edit',
    billing: billing('string format:email'),
    shipping,
    is_paying_customer: 'boolean ro',
    avatar_url: 'string ro',
    meta_data: meta,
  }),
};
var couponSchema = {
  title: 'shop_coupon',
  fields: () => ({
    id: 'integer ro',
    code: 'string',
    amount: 'string',
    status: 'string',
    ...dates,
    discount_type: 'string =fixed_cart enum:percent,fixed_cart,fixed_product',
    description: 'string',
    date_expires: 'string',
    date_expires_gmt: 'string',
    usage_count: 'integer ro',
    individual_use: 'boolean =false',
    product_ids: 'integer[]',
    excluded_product_ids: 'integer[]',
    usage_limit: 'integer',
    usage_limit_per_user: 'integer',
    limit_usage_to_x_items: 'integer',
    free_shipping: 'boolean =false',
    product_categories: 'integer[]',
    excluded_product_categories: 'integer[]',
    exclude_sale_items: 'boolean =false',
    minimum_amount: 'string',
    maximum_amount: 'string',
    email_restrictions: 'string[]',
    used_by: 'integer[] ro',
    meta_data: meta,
  }),
};
var taxSchema = {
  title: 'tax',
  fields: (site) => {
    const slugs = site.tables.taxClasses
      .map((row2) => text2(row2.slug))
      .filter((slug) => slug !== 'standard');
    return {
      id: 'integer ro',
      country: 'string',
      state: 'string',
      postcode: 'string',
      city: 'string',
      rate: 'string',
      name: 'string',
      priority: 'integer =1',
      compound: 'boolean =false',
      shipping: 'boolean =true',
      order: 'integer',
      class: `string =standard enum:${['standard', ...slugs].join(',')}`,
      postcodes: 'string[]',
      cities: 'string[]',
    };
  },
};
var taxClassSchema = {
  title: 'tax_class',
  fields: () => ({ slug: 'string ro', name: 'string required' }),
};
var setting = {
  id: 'string ro',
  label: 'string ro',
  description: 'string ro',
  type: `string ro ${settingKinds}`,
  default: 'string ro',
  tip: 'string ro',
  placeholder: 'string ro',
  value: 'string',
};
var settingSchema = {
  title: 'setting',
  fields: () => ({
    ...setting,
    group_id: 'string ro',
    value: 'mixed',
    default: 'mixed ro',
    options: 'object ro',
  }),
};
var gatewaySchema = {
  title: 'payment_gateway',
  fields: () => ({
    id: 'string ro',
    title: 'string',
    description: 'string',
    order: 'integer',
    enabled: 'boolean',
    method_title: 'string ro',
    method_description: 'string ro',
    method_supports: 'string[] ro',
    settings: ['object', setting],
  }),
};
var zoneSchema = {
  title: 'shipping_zone',
  fields: () => ({ id: 'integer ro', name: 'string', order: 'integer' }),
};
var zoneLocationSchema = {
  title: 'shipping_zone_location',
  fields: () => ({ code: 'string', type: 'string =country enum:postcode,state,country,continent' }),
};
var webhookSchema = {
  title: 'webhook',
  fields: () => ({
    id: 'integer ro',
    name: 'string',
    status: 'string =active enum:active,paused,disabled',
    topic: 'string',
    resource: 'string ro',
    event: 'string ro',
    hooks: 'string[] ro',
    delivery_url: 'string format:uri ro',
    secret: 'string edit',
    ...dates,
  }),
};

// src/testing/store/schemas/attach.ts
var schemas = {
  '/orders': orderSchema,
  '/orders/(?<order_id>\\d+)/notes': noteSchema,
  '/orders/(?<order_id>\\d+)/refunds': refundSchema,
  '/refunds': refundSchema,
  '/products': productSchema,
  '/products/(?<product_id>\\d+)/variations': variationSchema,
  '/variations': variationSchema,
  '/products/categories': branchSchema('product_cat'),
  '/products/brands': branchSchema('product_brand'),
  '/products/tags': plainTermSchema('product_tag'),
  '/products/shipping_classes': plainTermSchema('product_shipping_class'),
  '/products/attributes': attributeSchema,
  '/products/attributes/(?<attribute_id>\\d+)/terms': attributeTermSchema,
  '/products/reviews': reviewSchema,
  '/customers': customerSchema,
  '/coupons': couponSchema,
  '/taxes': taxSchema,
  '/taxes/classes': taxClassSchema,
  '/payment_gateways': gatewaySchema,
  '/settings/(?<group_id>[\\w-]+)': settingSchema,
  '/shipping/zones': zoneSchema,
  '/shipping/zones/(?<id>\\d+)/locations': zoneLocationSchema,
  '/webhooks': webhookSchema,
};
function withSchemas(routes) {
  return routes.map((route) => {
    const path2 = route.path.replace('/wc/v3', '');
    const schema2 = schemas[path2] ?? schemas[path2.replace(/\/\(\?<(?:id|slug)>[^)]*\)$/, '')];
    return schema2 ? { ...route, schema: schema2 } : route;
  });
}

// src/testing/store/routes.ts
function storeRoutes(site, queue) {
  return withSchemas([
    ...productRoutes(site),
    ...variationRoutes(site),
    ...generateRoutes(),
    ...plainTermRoutes(site),
    ...attributeRoutes(site),
    ...orderRoutes(site),
    ...noteRoutes(),
    ...refundRoutes(site),
    ...customerRoutes(site),
    ...couponRoutes(),
    ...taxRoutes(site),
    ...settingRoutes(),
    ...gatewayRoutes(),
    ...webhookRoutes(queue),
    ...mediaRoutes(),
    ...orderStatusRoutes(),
    ...shippingZoneRoutes(),
    ...shippingMethodRoutes(),
    ...reportRoutes(),
    ...reviewRoutes(),
    ...customFieldRoutes(),
    ...dataRoutes(),
    ...toolRoutes(),
    ...systemRoutes(),
    ...storeApiRoutes(),
  ]);
}

// src/testing/store/rules/webhook-queue.ts
import { createHmac as createHmac2 } from 'node:crypto';

var failuresAllowed = 6;
var redirectsFollowed = 5;
var alphabet2 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
function createWebhookQueue(options2) {
  const waiting = [];
  const { random } = options2;
  const word = (length) =>
    Array.from({ length }, () => alphabet2[Math.floor(random() * alphabet2.length)] ?? 'A').join('');
  const agent = () => {
    const site = options2.site();
    return `WooCommerce/${site.version} Hookshot (WordPress/${site.wpVersion})`;
  };
  const send = async (url, headers, body) => {
    if (!options2.sender) return { status: 200, location: null };
    try {
      const request = new Request(url, { method: 'POST', headers, body, redirect: 'manual' });
      const answer14 = await options2.sender(request);
      return { status: answer14.status, location: answer14.headers.get('location') };
    } catch {
      return { status: 0, location: null };
    }
  };
  const settle = (webhook, status2) => {
    webhook.date_modified_gmt = options2.site().now();
    if ((status2 >= 200 && status2 < 303) || status2 === 410) webhook.failures = 0;
    else if (integer(webhook.failures) >= failuresAllowed) webhook.status = 'disabled';
    else webhook.failures = integer(webhook.failures) + 1;
  };
  return {
    note(topic, id) {
      const webhooks = [...options2.site().tables.webhooks.values()];
      for (const webhook of webhooks.sort((a, b) => integer(b.id) - integer(a.id))) {
        if (webhook.status !== 'active' || webhook.topic !== topic) continue;
        if (waiting.some((item) => item.webhook === webhook && item.id === id)) continue;
        waiting.push({ webhook, topic, id });
      }
    },
    async ping(webhook) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': agent() };
      let url = text2(webhook.delivery_url);
      for (let hop = 0; hop <= redirectsFollowed; hop += 1) {
        const { status: status2, location } = await send(url, headers, `webhook_id=${integer(webhook.id)}`);
        if (status2 < 300 || status2 >= 400 || location === null) return;
        url = new URL(location, url).href;
      }
    },
    async deliver() {
      const sent = [];
      const batch = waiting.splice(0);
      for (const { webhook, topic, id } of batch) {
        if (webhook.status !== 'active') continue;
        const site = options2.site();
        const payload = await options2.payload(topic, id);
        if (payload === void 0) continue;
        const body = phpJson(payload);
        const [resource = '', event = ''] = topic.split('.');
        const headers = {
          'content-type': 'application/json',
          'user-agent': agent(),
          'x-wc-webhook-source': `${site.home}/`,
          'x-wc-webhook-topic': topic,
          'x-wc-webhook-resource': resource,
          'x-wc-webhook-event': event,
          'x-wc-webhook-signature': createHmac2('sha256', text2(webhook.secret))
            .update(body)
            .digest('base64'),
          'x-wc-webhook-id': String(integer(webhook.id)),
          'x-wc-webhook-delivery-id': createHmac2('md5', word(16)).update(body).digest('hex'),
        };
        const url = text2(webhook.delivery_url);
        const { status: status2 } = await send(url, headers, body);
        settle(webhook, status2);
        sent.push({ webhookId: integer(webhook.id), url, headers, body, status: status2 });
      }
      return sent;
    },
    makeSecret: () => word(50),
  };
}

// src/testing/store/rules/image-world.ts
var extension = /\.(?:jpe?g|jpe|gif|png|webp|bmp|tiff?|ico)$/i;
var absent2 = /(?:^|[^a-z])(?:absent|missing|inexist|not-?found|introuvable|404)/i;
var broken2 = /(?:^|[^a-z])(?:fake|fausse?|false|broken|corrupt|not-an-image)/i;
function numberIn(url, ...names3) {
  for (const name of names3) {
    const value = Number(url.searchParams.get(name));
    if (Number.isInteger(value) && value > 0) return value;
  }
  return void 0;
}
function told(url, name) {
  const size = /-(\d{1,5})x(\d{1,5})\.\w+$/.exec(name);
  return {
    width: numberIn(url, 'width', 'w') ?? Number(size?.[1] ?? 800),
    height: numberIn(url, 'height', 'h') ?? Number(size?.[2] ?? 600),
  };
}
function createImageWorld(tables, home) {
  let library;
  const inLibrary = (name) => {
    library ??= new Map(
      [...tables.attachments.values()]
        .filter((image2) => measuresOf(image2) !== void 0)
        .map((image2) => [text2(image2.src).split('/').pop() ?? '', image2]),
    );
    return library.get(name);
  };
  return (address2) => {
    const url = new URL(address2);
    if (/(?:^|\.)invalid$/i.test(url.hostname)) return { error: 'A valid URL was not provided.' };
    if (/^closed\./i.test(url.hostname)) {
      const port = url.port || (url.protocol === 'https:' ? '443' : '80');
      return {
        error: `cURL error 7: Failed to connect to ${url.hostname} port ${port} after 0 ms: Could not connect to server`,
      };
    }
    const name = url.pathname.split('/').pop() ?? '';
    if (absent2.test(name))
      return url.origin === home ? { error: 'Too many redirects' } : { status: 404, statusText: 'Not Found' };
    if (!extension.test(name) || broken2.test(name)) return { type: 'text/html' };
    const known2 = inLibrary(name);
    return (known2 && measuresOf(known2)) ?? told(url, name);
  };
}

// src/testing/store/site.ts
function compareVersions(a, b) {
  const parts2 = (version) => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  const left = parts2(a);
  const right = parts2(b);
  for (let i = 0; i < 3; i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
function newerThan(version) {
  const known2 = /* @__PURE__ */ new Map();
  return (wanted) => {
    const answer14 = known2.get(wanted) ?? compareVersions(version, wanted) >= 0;
    known2.set(wanted, answer14);
    return answer14;
  };
}
var decimalsOf = (setting2) => (setting2 === '' ? 2 : Math.abs(integer(setting2)));
function settingReader(tables) {
  const known2 = /* @__PURE__ */ new Map();
  return (group, id) => {
    let ids3 = known2.get(group);
    const rows2 = tables.settings.get(group);
    if (!rows2) return '';
    if (ids3?.size !== rows2.length) {
      ids3 = new Map([...rows2].reverse().map((setting2) => [setting2.id, setting2]));
      known2.set(group, ids3);
    }
    return ids3.get(id)?.value ?? '';
  };
}
var quarter2 = 9e5;
var mostDates = 5e4;
function createLocal(zone2) {
  const offsets = /* @__PURE__ */ new Map();
  const read7 = /* @__PURE__ */ new Map();
  return (gmt) => {
    const known2 = read7.get(gmt);
    if (known2 !== void 0) return known2;
    if (read7.size > mostDates) read7.clear();
    const ms = msOf(gmt);
    const part = Math.floor(ms / quarter2);
    let minutes = offsets.get(part);
    if (minutes === void 0) {
      minutes = offsetMinutes(gmt, zone2);
      offsets.set(part, minutes);
    }
    const local = gmtOf(ms + minutes * 6e4);
    read7.set(gmt, local);
    return local;
  };
}
function createSite(options2) {
  const { tables, clock } = options2;
  const environment = row(tables.systemStatus.environment);
  const version = options2.version ?? (text2(environment.version) || '9.9.5');
  const wpVersion = text2(environment.wp_version) || '6.8';
  const setting2 = settingReader(tables);
  const flag = (group, id) => yes(setting2(group, id));
  const status2 = row(tables.systemStatus.settings);
  const home = (text2(environment.site_url) || 'https://shop.test').replace(/\/+$/, '');
  return {
    tables,
    clock,
    random: options2.random,
    timeZone: options2.timeZone,
    name: options2.name,
    version,
    wpVersion,
    hpos: status2.HPOS_enabled === void 0 ? compareVersions(version, '10.0') >= 0 : yes(status2.HPOS_enabled),
    home,
    now: () => gmtOf(clock.now()),
    local: createLocal(options2.timeZone),
    atLeast: newerThan(version),
    wpAtLeast: newerThan(wpVersion),
    setting: setting2,
    flag,
    get woocommerceActive() {
      return options2.woocommerceActive?.() ?? true;
    },
    get numbers() {
      return {
        decimalSeparator: text2(setting2('general', 'woocommerce_price_decimal_sep')) || '.',
        thousandSeparator: text2(setting2('general', 'woocommerce_price_thousand_sep')),
        decimals: decimalsOf(setting2('general', 'woocommerce_price_num_decimals')),
      };
    },
    get currency() {
      return text2(setting2('general', 'woocommerce_currency')) || 'EUR';
    },
    get pricesIncludeTax() {
      return flag('tax', 'woocommerce_prices_include_tax');
    },
    get roundAtSubtotal() {
      return flag('tax', 'woocommerce_tax_round_at_subtotal');
    },
    notedPrices: /* @__PURE__ */ new Map(),
    emit: options2.emit,
    fetchImage: options2.fetchImage ?? createImageWorld(tables, home),
  };
}

// src/testing/store/state.ts
var copies2 = (table) => [...table].map((record4) => structuredClone(record4));
function createState(site) {
  const { tables } = site;
  return {
    get products() {
      const aside = Object.create(site, { notedPrices: { value: new Map(site.notedPrices) } });
      return [...tables.products.values()].map((product) => viewProduct(aside, product, site.home, 'edit'));
    },
    get variations() {
      return [...tables.variations.values()].map((variation) => ({
        _parent: integer(variation.parent_id),
        ...viewVariation(site, variation, site.home, 'edit'),
      }));
    },
    get orders() {
      return [...tables.orders.values()].map((order2) =>
        viewOrder(site, order2, site.home, { decimals: site.numbers.decimals }),
      );
    },
    get refunds() {
      const amounts = { decimals: site.numbers.decimals };
      return [...tables.refunds.values()].map((refund) => ({
        _order: integer(refund.parent_id),
        parent_id: integer(refund.parent_id),
        ...viewRefund(site, refund, site.home, amounts),
      }));
    },
    get customers() {
      return copies2([...tables.customers.values()].map((customer) => viewCustomer(site, customer)));
    },
    get coupons() {
      return copies2([...tables.coupons.values()].map((coupon) => viewCoupon(site, coupon)));
    },
    get categories() {
      return copies2(tables.terms.get('product_cat')?.values() ?? []).map((term2) => ({
        display: 'default',
        image: null,
        ...term2,
        count: termCount(site, 'product_cat', term2),
      }));
    },
    get webhooks() {
      return [...tables.webhooks.values()].map((webhook) => viewWebhook(site, webhook));
    },
    get notes() {
      return [...tables.notes.values()].map((note2) => ({
        _order: integer(note2.order_id),
        order_id: integer(note2.order_id),
        ...viewNote(site, note2),
      }));
    },
    get images() {
      return copies2(tables.attachments.values());
    },
  };
}

// src/testing/store/create-fake-store.ts
function insider(clock) {
  const outside = createAuthenticator({
    keys: [],
    passwords: [],
    isUser: () => false,
    now: () => clock.now(),
  });
  return { ...outside, identify: () => ({ role: 'administrator', userId: 1, scope: 'read_write' }) };
}
function createFakeStore(options2) {
  checkOptions(options2);
  const clock = options2.clock ?? systemClock;
  let condition = checkCondition(options2.condition ?? {});
  const random = seeded(options2.seed ?? 1);
  const tables = loadTables(withFreshRows(options2.shop));
  const site = createSite({
    tables,
    clock,
    random,
    version: options2.version,
    timeZone: options2.timeZone ?? inferZone(datePairs(options2.shop)),
    name: options2.name ?? 'Boutique',
    emit: (topic, id) => queue.note(topic, id),
    woocommerceActive: () => condition.woocommerce ?? true,
    fetchImage: options2.fetchImage,
  });
  keepOldPrices(site);
  if (!site.atLeast('10.0')) noteAllPrices(site);
  const administrator = [...tables.customers.values()].find((user) => user.role === 'administrator');
  const ring = createKeys(text2(administrator?.username) || 'admin');
  const queue = createWebhookQueue({
    site: () => site,
    sender: options2.sendWebhook,
    random,
    payload: async (topic, id) => {
      const [resource = '', event = ''] = topic.split('.');
      if (resource === 'action') return { action: event, arg: id };
      const answer14 = await call('GET', `/wp-json/wc/v3/${resource}s/${id}`);
      if (topic.endsWith('.deleted')) return { id };
      return answer14.status === 200 ? answer14.body : void 0;
    },
  });
  const router = createRouter(storeRoutes(site, queue));
  const authenticator = createAuthenticator({
    keys: ring.list,
    passwords: ring.passwords,
    isUser: (login) =>
      [...tables.customers.values()].some((user) => user.username === login || user.email === login),
    now: () => clock.now(),
  });
  const dispatcher = createDispatcher(site, router, authenticator);
  const admin = createDispatcher(site, router, insider(clock));
  const log = createLog(clock);
  const faults2 = createFaults(options2.faults);
  const chance = seeded(options2.seed ?? 1);
  const transport = async (request) => {
    const incoming = await readIncoming(request);
    const file = incoming.method === 'GET' ? fileAt(tables, incoming.url.pathname) : void 0;
    if (file) return new Response(new Uint8Array(file));
    const entry = log.begin(incoming);
    const happening = faults2.draw(
      {
        method: methodOf(incoming),
        path: incoming.url.pathname,
        query: incoming.query,
        body: jsonOf(incoming),
      },
      entry.index,
    );
    const kinds5 = happening.map((fault3) => fault3.kind);
    try {
      const answer14 = await carryOut(
        happening,
        incoming,
        {
          tables,
          clock,
          random: chance,
          shop: { call, state, clock },
          answer: (asked3, complete) =>
            answerUnder(condition, site, asked3, async (inner) => {
              const outgoing = await dispatcher.dispatch(inner);
              return write({ ...outgoing, body: complete(outgoing.body) });
            }),
        },
        request.signal,
      );
      entry.end(answer14.breaks ? void 0 : answer14.status, kinds5);
      return respond(answer14);
    } catch (error) {
      entry.end(void 0, kinds5);
      throw error;
    }
  };
  const call = async (method, path2, extra = {}) => {
    const url = new URL(path2, site.home);
    for (const [name, value] of Object.entries(extra.query ?? {})) url.searchParams.set(name, value);
    const body =
      extra.body === void 0
        ? {}
        : { body: JSON.stringify(extra.body), headers: { 'content-type': 'application/json' } };
    const outgoing = await admin.dispatch(await readIncoming(new Request(url, { method, ...body })));
    return { status: outgoing.status, body: outgoing.body ?? null };
  };
  const state = createState(site);
  return {
    transport,
    handlers: (url) => createHandlers(transport, url),
    listen: (listenOptions = {}) => listen(transport, listenOptions),
    keys: ring.keys,
    requests: log.records,
    state,
    clock,
    call,
    faults: faults2,
    setCondition(change2) {
      condition = { ...condition, ...checkCondition(change2) };
    },
    deliverWebhooks: () => queue.deliver(),
  };
}

// src/testing/store/generate/generate-shop.ts
import * as z5 from 'zod';

// src/testing/store/sample-shop.ts
function sampleShop() {
  return structuredClone(sample_shop_default);
}

// src/testing/store/generate/kit.ts
import Big4 from 'big.js';

var words2 = {
  thing: ['Canne', 'Moulinet', 'Leurre', 'Hame\xE7on', 'Gilet', 'Bottes', '\xC9puisette', 'Amorce'],
  maker: ['Garbolino', 'Daiwa', 'Illex', 'Sensas', 'Mitchell', 'Ragot', 'Caperlan', 'Shimano'],
  first: ['Ana\xEFs', 'Lo\xEFc', 'Zo\xE9', 'Herv\xE9', 'Ma\xEBlys', '\xC9ric', 'In\xE8s', 'Ga\xEBl'],
  last: ['Gu\xE9rin', 'Le Goff', 'Martin', 'Lef\xE8vre', 'No\xEBl', 'Dupont', 'P\xE9rier', 'Blanc'],
  city: ['Nantes', 'Brest', 'Lyon', 'Orl\xE9ans', 'N\xEEmes', 'Lille', 'Dijon', 'Pau'],
};
var firstId = { post: 1e3, customer: 1e3, line: 1 };
function createDice2(random) {
  const below = (limit2) => Math.floor(random() * limit2);
  return {
    below,
    pick: (list18) => list18[below(list18.length)],
    price: () => new Big4(199 + below(2e4)).div(100).toFixed(2),
  };
}
var zone = 'Europe/Paris';
var twoYears = 2 * 365 * 864e5;
function dates2(at2, ...names3) {
  return Object.assign({}, ...names3.map((name) => datePair(name, gmtOf(at2), zone)));
}
var moment = (until, index3, all) => until - Math.round((twoYears * (all - 1 - index3)) / Math.max(1, all));

// src/testing/store/generate/customers.ts
function makeCustomers(size, dice) {
  return Array.from({ length: size.customers }, (_, i) => {
    const [first_name, last_name] = [dice.pick(words2.first), dice.pick(words2.last)];
    const email = `client${i + 1}@exemple.test`;
    const address2 = {
      first_name,
      last_name,
      address_1: `${1 + dice.below(90)} rue du Port`,
      postcode: String(1e4 + dice.below(8e4)),
      city: dice.pick(words2.city),
      country: 'FR',
    };
    return {
      id: firstId.customer + i,
      ...dates2(moment(size.until, i, size.customers), 'date_created', 'date_modified'),
      email,
      first_name,
      last_name,
      role: 'customer',
      username: `client${i + 1}`,
      billing: { ...blankAddress(true), ...address2, email },
      shipping: { ...blankAddress(false), ...address2 },
      is_paying_customer: false,
      meta_data: [],
    };
  });
}

// src/testing/store/generate/orders.ts
import Big5 from 'big.js';

var statuses4 = ['completed', 'completed', 'completed', 'processing', 'on-hold', 'pending', 'cancelled'];
function makeLine(id, product, quantity, rate) {
  const gross = new Big5(String(product.price)).times(quantity);
  const net = gross.div('1.2').round(2);
  const [total, total_tax] = [net.toFixed(2), gross.minus(net).toFixed(2)];
  return {
    id,
    name: product.name ?? '',
    product_id: product._parent ?? product.id ?? 0,
    variation_id: product._parent === void 0 ? 0 : (product.id ?? 0),
    quantity,
    tax_class: '',
    subtotal: total,
    subtotal_tax: total_tax,
    total,
    total_tax,
    taxes: [{ id: rate, total: total_tax, subtotal: total_tax }],
    meta_data: [],
    sku: product.sku ?? '',
  };
}
function makeOrders(size, dice, shop) {
  let item = firstId.line;
  const rate = Number(shop.tax.id);
  const sum3 = (lines2, field2) => lines2.reduce((all, line) => all.plus(String(line[field2])), new Big5(0));
  return Array.from({ length: size.orders }, (_, i) => {
    const at2 = moment(size.until, i, size.orders);
    const status2 = dice.pick(statuses4);
    const customer = dice.below(2) === 0 && shop.customers.length > 0 ? dice.pick(shop.customers) : void 0;
    const lines2 = Array.from({ length: shop.goods.length === 0 ? 0 : 1 + dice.below(4) }, () =>
      makeLine(item++, dice.pick(shop.goods), 1 + dice.below(3), rate),
    );
    const tax = sum3(lines2, 'total_tax');
    const paid = status2 === 'completed' || status2 === 'processing';
    const guest = { ...blankAddress(true), country: 'FR', email: `invite${i + 1}@exemple.test` };
    return {
      id: shop.id + i,
      parent_id: 0,
      number: String(shop.id + i),
      status: status2,
      currency: 'EUR',
      prices_include_tax: true,
      ...dates2(at2, 'date_created', 'date_modified'),
      ...(paid ? dates2(at2, 'date_paid') : datePair('date_paid', null, zone)),
      ...(status2 === 'completed' ? dates2(at2, 'date_completed') : datePair('date_completed', null, zone)),
      discount_total: '0.00',
      discount_tax: '0.00',
      shipping_total: '0.00',
      shipping_tax: '0.00',
      cart_tax: tax.toFixed(2),
      total: sum3(lines2, 'total').plus(tax).toFixed(2),
      total_tax: tax.toFixed(2),
      customer_id: customer?.id ?? 0,
      order_key: `wc_order_generated${shop.id + i}`,
      billing: customer ? clone(row(customer.billing)) : guest,
      shipping: customer ? clone(row(customer.shipping)) : { ...blankAddress(false), country: 'FR' },
      payment_method: 'bacs',
      payment_method_title: 'Virement bancaire',
      created_via: 'checkout',
      customer_note: '',
      meta_data: [],
      line_items: lines2,
      tax_lines: [
        {
          id: item++,
          rate_code: 'FR-TVA 20 %-1',
          rate_id: rate,
          label: shop.tax.name ?? '',
          compound: false,
          tax_total: tax.toFixed(2),
          shipping_tax_total: '0.00',
          rate_percent: 20,
          meta_data: [],
        },
      ],
      shipping_lines: [],
      fee_lines: [],
      coupon_lines: [],
    };
  });
}

// src/testing/store/generate/products.ts
function makeProducts(size, dice, categories) {
  const products2 = [];
  const variations = [];
  let id = firstId.post;
  for (let i = 0; i < size.products; i += 1) {
    const name = `${dice.pick(words2.thing)} ${dice.pick(words2.maker)} n\xB0 ${i + 1}`;
    const at2 = moment(size.until, i, size.products);
    const price = dice.price();
    const variable = i % 10 === 9;
    const managed = dice.below(4) > 0;
    const common = {
      ...dates2(at2, 'date_created', 'date_modified'),
      price,
      regular_price: price,
      manage_stock: managed,
      stock_quantity: managed ? 1 + dice.below(300) : null,
    };
    const product = {
      ...clone(productDefaults),
      ...common,
      id,
      name,
      slug: slugOf(name),
      sku: `GEN-${i + 1}`,
      type: variable ? 'variable' : 'simple',
      categories: [dice.pick(categories)],
    };
    id += 1;
    products2.push(product);
    if (!variable) continue;
    const options3 = ['Rouge', 'Vert', 'Bleu'];
    Object.assign(product, {
      regular_price: '',
      manage_stock: false,
      stock_quantity: null,
      attributes: [
        {
          id: 0,
          name: 'Teinte',
          slug: 'teinte',
          position: 0,
          visible: true,
          variation: true,
          options: options3,
        },
      ],
    });
    for (const [place, option] of options3.entries()) {
      variations.push({
        ...common,
        id,
        _parent: product.id ?? 0,
        parent_id: product.id ?? 0,
        status: 'publish',
        sku: `GEN-${i + 1}-${place + 1}`,
        menu_order: place,
        attributes: [{ id: 0, name: 'Teinte', slug: 'teinte', option }],
      });
      id += 1;
    }
  }
  return { products: products2, variations, nextId: id };
}

// src/testing/store/generate/generate-shop.ts
var count2 = z5.number().int().nonnegative().max(1e6);
var optionsSchema2 = z5.object({
  products: count2,
  orders: count2.default(0),
  customers: count2.default(0),
  seed: z5.number().int().default(1),
  until: z5.number().default(Date.UTC(2026, 10, 1)),
});
function generateShop(options2) {
  const parsed = optionsSchema2.safeParse(options2);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field2 = issue?.path.join('.') ?? '';
    throw new SettingsError(`The generated shop's option "${field2}" cannot be used: ${issue?.message}.`, {
      code: 'settings.invalid',
      field: field2,
      hint: 'Give whole numbers, see GenerateShopOptions.',
    });
  }
  const base2 = sampleShop();
  const dice = createDice2(seeded(parsed.data.seed));
  const list18 = (name) => rows(base2[name] ?? []);
  const {
    products: products2,
    variations,
    nextId: nextId2,
  } = makeProducts(parsed.data, dice, list18('categories'));
  const customers = makeCustomers(parsed.data, dice);
  const goods2 = [...products2.filter((product) => product.type === 'simple'), ...variations];
  const tax = list18('taxes').find((rate) => rate.country === 'FR' && rate.class === 'standard') ?? { id: 1 };
  const people = list18('customers').filter((person) => person.role !== 'customer');
  return {
    ...base2,
    products: products2,
    variations,
    customers: [...people, ...customers],
    orders: makeOrders(parsed.data, dice, { goods: goods2, customers, tax, id: nextId2 }),
    refunds: [],
    order_notes: [],
  };
}

export {
  createFakeStore,
  generateShop,
  gestanAdapterContract,
  sampleGestan,
  sampleGestanData,
  sampleShop,
  storageContract,
};
