import type { Plan, Report, Row } from '../../src/diff/plan.js';
import type { EntryDraft, PieceDraft } from '../../src/gestan/piece-model.js';

/** Plans as a small French shop would see them. The people are invented. */

function plan<R extends Row>(
  flow: Plan['flow'],
  rows: readonly R[],
  more: Record<string, number> = {},
): Plan<R> {
  const summary: Record<string, number> = { ...more };
  for (const { status } of rows) summary[status] = (summary[status] ?? 0) + 1;
  return {
    version: 1,
    flow,
    shop: 'main',
    createdAt: '2026-11-24T19:43:07.000Z',
    options: { direction: 'both' },
    rows,
    summary,
  };
}

const base = { changes: [], fingerprint: 'f' } as const;

export const productPlan = plan(
  'products',
  [
    {
      ...base,
      key: 'woo:1234',
      status: 'add-to-gestan',
      origin: 'woo',
      name: 'Thé vert Sencha bio, sachet de 100 g',
      wooId: 1234,
      changes: [
        { field: 'code', from: null, to: 'THE-SENCHA-100', target: 'gestan' },
        { field: 'priceGross', from: null, to: '8.90', target: 'gestan' },
        { field: 'vatRate', from: null, to: '5.5', target: 'gestan' },
      ],
    },
    {
      ...base,
      key: 'link:CAF-ETH-250',
      status: 'update-woo',
      origin: 'gestan',
      name: 'Café Éthiopie Sidamo 250 g',
      gestanCode: 'CAF-ETH-250',
      wooId: 871,
      changes: [
        { field: 'priceGross', from: '6.90', to: '7.20', target: 'woo' },
        { field: 'name', from: 'Café Ethiopie 250g', to: 'Café Éthiopie Sidamo 250 g', target: 'woo' },
      ],
    },
    {
      ...base,
      key: 'link:MUG-BLEU',
      status: 'update-gestan',
      origin: 'woo',
      name: 'Mug émaillé bleu nuit',
      gestanCode: 'MUG-BLEU',
      wooId: 902,
      changes: [
        {
          field: 'description',
          from: null,
          to: 'Un mug en acier émaillé, cuit deux fois, qui résiste au lave-vaisselle et aux chutes de toutes les hauteurs raisonnables.',
          target: 'gestan',
        },
      ],
    },
    {
      ...base,
      key: 'gestan:MACH-PRO',
      status: 'add-to-woo',
      origin: 'gestan',
      name: 'Machine à café professionnelle deux groupes',
      gestanCode: 'MACH-PRO',
      changes: [{ field: 'priceNet', from: null, to: '12345.5', target: 'woo' }],
    },
    {
      ...base,
      key: 'link:TASSE-6',
      status: 'update-both',
      origin: 'woo',
      name: 'Tasses, lot de 6',
      gestanCode: 'TASSE-6',
      wooId: 640,
      changes: [
        { field: 'priceGross', from: '24.00', to: '26.00', target: 'woo' },
        { field: 'shortDescription', from: 'Lot de 6', to: 'Lot de 6 tasses en grès', target: 'gestan' },
        { field: 'published', from: false, to: true, target: 'woo', because: 'owner' },
      ],
    },
    {
      ...base,
      key: 'link:MOULIN',
      status: 'conflict',
      origin: 'woo',
      name: 'Moulin à café manuel',
      gestanCode: 'MOULIN',
      wooId: 655,
      changes: [
        { field: 'name', from: 'Moulin à café manuel', to: 'Moulin manuel « Comandante »', target: 'gestan' },
        { field: 'barcode', from: '3760012345678', to: '3760012345679', target: 'gestan' },
      ],
      reason: { code: 'first-meeting', values: {} },
    },
    {
      ...base,
      key: 'link:FILTRE',
      status: 'link',
      origin: 'gestan',
      name: 'Filtres papier n° 4 ☕️',
      gestanCode: 'FILTRE',
      wooId: 12,
    },
    {
      ...base,
      key: 'woo:777',
      status: 'blocked',
      origin: 'woo',
      name: '抹茶 Matcha de cérémonie 🍵 (家族 👨‍👩‍👧‍👦)',
      wooId: 777,
      reason: {
        code: 'family-ambiguous',
        values: { family: 'Thés', categoryIds: [12, 15] },
      },
    },
  ] satisfies readonly Row[],
  { 'in-sync': 1482 },
);

export const stockPlan = plan(
  'stock',
  [
    {
      ...base,
      key: 'stock:871',
      status: 'update-woo',
      origin: 'gestan',
      name: 'Café Éthiopie Sidamo 250 g',
      gestanCode: 'CAF-ETH-250',
      wooId: 871,
      changes: [{ field: 'quantity', from: '1240', to: '1198', target: 'woo' }],
    },
    {
      ...base,
      key: 'stock:640',
      status: 'update-woo',
      origin: 'gestan',
      name: 'Tasses, lot de 6',
      gestanCode: 'TASSE-6',
      wooId: 640,
      changes: [{ field: 'quantity', from: '3', to: '0', target: 'woo' }],
      figure: '2.5',
      reserved: '2',
    },
    {
      ...base,
      key: 'stock:MACH-PRO',
      status: 'unlinked',
      origin: 'gestan',
      name: 'Machine à café professionnelle deux groupes',
      gestanCode: 'MACH-PRO',
    },
    {
      ...base,
      key: 'stock:12',
      status: 'blocked',
      origin: 'gestan',
      name: 'Filtres papier n° 4',
      gestanCode: 'FILTRE',
      wooId: 12,
      reason: { code: 'stock-unknown', values: {} },
    },
  ] satisfies readonly (Row & { figure?: string; reserved?: string })[],
  { 'in-sync': 310 },
);

export const contactPlan = plan(
  'contacts',
  [
    {
      ...base,
      key: 'customer:41',
      status: 'add-to-gestan',
      origin: 'woo',
      name: 'Zoé Lefèvre',
      wooId: 41,
      changes: [
        { field: 'email', from: null, to: 'zoe@exemple.fr', target: 'gestan' },
        { field: 'billing.city', from: null, to: 'Saint-Étienne', target: 'gestan' },
      ],
    },
    {
      ...base,
      key: 'customer:42',
      status: 'review',
      origin: 'woo',
      name: 'Jean-Pierre Martin',
      wooId: 42,
      reason: { code: 'possible-homonym', values: {} },
      candidates: [
        {
          contactId: 'C100',
          name: 'MARTIN Jean Pierre',
          score: 0.94,
          reasons: ['same-place', 'similar-first-name'],
        },
        { contactId: 'C207', name: 'Martin Jean-Paul', score: 0.86, reasons: [] },
      ],
    },
    {
      ...base,
      key: 'customer:43',
      status: 'update-gestan',
      origin: 'woo',
      name: "Brûlerie de l'Ouest SARL",
      gestanCode: 'C12',
      wooId: 43,
      changes: [{ field: 'billing.line1', from: '3 rue Haute', to: '17 quai de la Fosse', target: 'gestan' }],
    },
  ] satisfies readonly (Row & { candidates?: unknown })[],
  { 'in-sync': 56 },
);

const invoice: PieceDraft = {
  kind: 'invoice',
  date: '2026-11-20',
  currency: 'EUR',
  contactId: 'C12',
  externalRef: 'woo:main:order:1523:invoice',
  reference: '1523',
  sourceRef: 'woo:main:order:1523:order',
  movesStock: false,
  paidOn: '2026-11-20',
  lines: [
    {
      type: 'product',
      productCode: 'CAF-ETH-250',
      label: 'Café Éthiopie Sidamo 250 g',
      quantity: '120',
      unitNet: '6.824645',
      discountNet: '18.96',
      net: '800.00',
      taxes: [{ rate: '5.5', label: 'TVA 5,5 %' }],
    },
    {
      type: 'product',
      productCode: 'MUG-BLEU',
      label: 'Mug émaillé bleu nuit – anse à droite',
      quantity: '24',
      unitNet: '12.5',
      discountNet: '0.00',
      net: '300.00',
      taxes: [{ rate: '20', label: 'TVA 20 %' }],
    },
    {
      type: 'shipping',
      productCode: 'PORT',
      label: 'Colissimo',
      quantity: '1',
      unitNet: '10',
      discountNet: '0.00',
      net: '10.00',
      taxes: [{ rate: '20', label: 'TVA 20 %' }],
    },
  ],
  vat: [
    { rate: '5.5', label: 'TVA', base: '800.00', amount: '44.00' },
    { rate: '20', label: 'TVA', base: '310.00', amount: '62.00' },
  ],
  totalNet: '1110.00',
  totalVat: '106.00',
  totalGross: '1216.00',
};

const entry: EntryDraft = {
  externalRef: 'woo:main:order:1523:entry:1',
  date: '2026-11-20',
  direction: 'in',
  amount: '1216.00',
  currency: 'EUR',
  label: 'Commande 1523, carte bancaire, ch_3PqZ',
  contactId: 'C12',
  paymentModeId: 'CB',
  bankAccountId: '512',
  pieceRef: 'woo:main:order:1523:invoice',
};

export const orderPlan = plan(
  'orders',
  [
    {
      ...base,
      key: 'order:1523',
      status: 'import',
      origin: 'woo',
      name: "1523 – Brûlerie de l'Ouest SARL",
      wooId: 1523,
      pieces: [
        {
          ...invoice,
          kind: 'order',
          externalRef: 'woo:main:order:1523:order',
          sourceRef: undefined,
          paidOn: undefined,
        },
        {
          ...invoice,
          kind: 'delivery-note',
          externalRef: 'woo:main:order:1523:delivery-note',
          movesStock: true,
        },
        invoice,
      ],
      entries: [entry],
    },
    {
      ...base,
      key: 'order:1519',
      status: 'complete',
      origin: 'woo',
      name: '1519 – Zoé Lefèvre',
      wooId: 1519,
      pieces: [
        {
          ...invoice,
          kind: 'credit-note',
          externalRef: 'woo:main:order:1519:credit-note:9',
          movesStock: true,
        },
      ],
      entries: [{ ...entry, direction: 'out', amount: '1216.00' }],
    },
    {
      ...base,
      key: 'order:1524',
      status: 'refused',
      origin: 'woo',
      name: '1524 – Jean-Pierre Martin',
      wooId: 1524,
      reason: {
        code: 'order-not-explained',
        values: {
          order: '1524',
          currency: 'EUR',
          expected: '35.00',
          found: '45.00',
          difference: '-10.00',
          tolerance: '0.02',
        },
      },
    },
    { ...base, key: 'order:1525', status: 'waiting', origin: 'woo', name: '1525 – J. Martin', wooId: 1525 },
  ] as readonly Row[],
  { imported: 230 },
);

export const plans = [productPlan, stockPlan, contactPlan, orderPlan] as const;

export const report: Report = {
  version: 1,
  runId: '2026-11-24-7f3a',
  flow: 'products',
  shop: 'main',
  startedAt: '2026-11-24T19:44:00.000Z',
  finishedAt: '2026-11-24T19:47:05.000Z',
  aborted: true,
  counts: { done: 1204, sent: 0, failed: 1, skipped: 2, stale: 1, unsettled: 1 },
  rows: [
    {
      key: 'gestan:MACH-PRO',
      status: 'add-to-woo',
      name: 'Machine à café professionnelle deux groupes',
      gestanCode: 'MACH-PRO',
      outcome: 'failed',
      error: {
        name: 'WooError',
        code: 'woo.duplicate-sku',
        values: { status: 400, wooCode: 'product_invalid_sku', resourceId: 655 },
        message: 'POST /wp-json/wc/v3/products failed (400 product_invalid_sku).',
        retryable: false,
      },
    },
    {
      key: 'link:MOULIN',
      status: 'conflict',
      name: 'Moulin à café manuel',
      gestanCode: 'MOULIN',
      wooId: 655,
      outcome: 'skipped',
      reason: { code: 'unresolved', values: { fields: ['price'] } },
    },
    {
      key: 'link:FILTRE',
      status: 'link',
      name: 'Filtres papier n° 4',
      gestanCode: 'FILTRE',
      wooId: 12,
      outcome: 'stale',
    },
    {
      key: 'woo:1234',
      status: 'add-to-gestan',
      name: 'Thé vert Sencha bio, sachet de 100 g',
      wooId: 1234,
      outcome: 'unsettled',
      error: {
        name: 'GestanError',
        code: 'gestan.unsettled',
        values: {},
        message: 'Gestan gave no answer within 30 s.',
        retryable: true,
      },
    },
    {
      key: 'x',
      status: 'update-woo',
      name: 'Tasses, lot de 6',
      gestanCode: 'TASSE-6',
      wooId: 640,
      outcome: 'done',
    },
  ],
  warnings: [
    {
      code: 'sent-not-read-back',
      values: { adapter: 'file' },
    },
  ],
};

/** A plan of many rows, as a first meeting of a large catalogue gives. */
export function largePlan(rows: number): Plan {
  return plan(
    'products',
    Array.from({ length: rows }, (_, i): Row => {
      const template = productPlan.rows[i % productPlan.rows.length] ?? productPlan.rows[0];
      if (!template) throw new Error('no template');
      return { ...template, key: `row:${i}`, name: `${template.name} n° ${i}` };
    }),
  );
}
