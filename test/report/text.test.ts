import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { SettingsError } from '../../src/core/index.js';
import type { OrderAudit } from '../../src/diff/orders/audit-types.js';
import type { Plan, Row } from '../../src/diff/plan.js';
import type { Reason, Warning } from '../../src/diff/reasons.js';
import {
  renderAudit,
  renderConnection,
  renderPlan,
  renderReport,
  renderTable,
  terminalOptions,
} from '../../src/report/index.js';
import { clean } from '../../src/report/text/clean.js';
import { widthOf, wrap } from '../../src/report/text/width.js';
import { inTurn, isFull } from '../support/forms.js';
import { contactPlan, largePlan, orderPlan, plans, productPlan, report, stockPlan } from './fixtures.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences that colour paints.
const ansi = /\u001b\[[\d;]*m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

const connection = {
  ok: false,
  checks: [
    { id: 'tls', status: 'ok', code: 'of-a-newer-version', title: 'Certificate', message: 'It is valid.' },
    {
      id: 'permalinks',
      status: 'failed',
      code: 'of-a-newer-version',
      title: 'Permalinks',
      message: 'Plain permalinks.',
      hint: 'Choose another form.',
    },
  ],
} as const;

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '\u001b[2J\u001b[31mrouge',
    '\u001b]0;title\u0007',
    'ligne\r\nforgée\u2028W 1  faux',
    '</script><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'cafe\u0301 \u202etxt.exe',
    '\ud800 seul',
    '家族👨‍👩‍👧‍👦🇫🇷'.repeat(8),
    '\u0301\u0301',
    'x'.repeat(300),
  ),
);

const anyRow = fc.record<Row>(
  {
    key: fc.uuid(),
    status: fc.constantFrom('add-to-woo', 'conflict', 'blocked', 'unheard-of'),
    origin: fc.constantFrom('gestan', 'woo'),
    name: hostile,
    gestanCode: hostile,
    wooId: fc.nat(),
    changes: fc.array(
      fc.record({
        field: fc.oneof(fc.constantFrom('priceNet', 'name', 'extra.saison', 'images'), hostile),
        from: fc.oneof(fc.constant(null), hostile, fc.array(hostile, { maxLength: 2 })),
        to: fc.oneof(hostile, fc.boolean(), fc.record({ name: hostile })),
        target: fc.constantFrom('gestan', 'woo'),
      }),
      { maxLength: 3 },
    ),
    // As an earlier version saved it, or as a file made it up.
    reason: fc.record({ code: hostile, message: hostile }) as unknown as fc.Arbitrary<Reason>,
    fingerprint: fc.constant('f'),
  },
  { requiredKeys: ['key', 'status', 'origin', 'name', 'changes', 'fingerprint'] },
);

const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    flow: fc.constantFrom('products', 'stock', 'contacts', 'orders'),
    rows: fc.array(anyRow, { maxLength: 4 }),
    shop: hostile,
  })
  .map(({ flow, rows, shop }) => ({ ...productPlan, flow, rows, shop }));

describe('text tables', () => {
  it('text tables show every row of every window, in both languages, at phone, log and wide width', () => {
    for (const plan of plans)
      for (const language of ['fr', 'en'] as const)
        for (const width of [40, 80, 120]) {
          const text = renderPlan(plan, { language, width, currency: 'EUR' });
          expect(widest(text)).toBeLessThanOrEqual(width);
          for (const { gestanCode, wooId } of plan.rows as readonly Row[]) {
            if (gestanCode) expect(text).toContain(gestanCode);
            if (wooId) expect(text).toContain(String(wooId));
          }
        }
  });

  it('a letter marks the side that a row comes from, and it is yellow with colours', () => {
    const text = renderPlan(productPlan, { width: 100 });
    expect(text).toMatch(/^G CAF-ETH-250/m);
    expect(text).toMatch(/^W MUG-BLEU/m);
    expect(text).not.toContain('\u001b');
    const painted = renderPlan(productPlan, { width: 100, colour: true });
    expect(painted).toContain('\u001b[30;43mG\u001b[0m CAF-ETH-250');
    expect(painted.replace(ansi, '')).toBe(text);
  });

  it('a change is shown as field, from and to, formatted for the language', () => {
    expect(plain(renderPlan(productPlan, { width: 120, currency: 'EUR' }))).toContain(
      'Prix TTC : 6,90 € → 7,20 €',
    );
    const text = renderPlan(productPlan, { width: 120, currency: 'EUR', language: 'en' });
    expect(text).toContain('Price incl. VAT: €6.90 → €7.20');
    expect(text).toContain('Price excl. VAT: €12,345.50');
    expect(text).toContain('Barcode: Gestan 3760012345678 ≠ Woo 3760012345679');
  });

  it('a plan shows quantities, candidates with scores, and the dry run of an order', () => {
    expect(plain(renderPlan(stockPlan, { width: 100 }))).toMatch(/CAF-ETH-250 +871 .*1 240 +1 198/);
    expect(plain(renderPlan(contactPlan, { width: 100 }))).toContain(
      'MARTIN Jean Pierre [C100] 94 % – même commune, prénom proche',
    );
    const summary = plain(renderPlan(orderPlan, { width: 100 }));
    expect(summary).toContain('1 216,00 €');
    expect(summary).not.toContain('Colissimo');
    for (const width of [40, 80, 120]) {
      const details = plain(renderPlan(orderPlan, { width, details: true }));
      for (const part of [
        'Facture du 20/11/2026',
        'Colissimo',
        '6,824645 €',
        '18,96 €',
        '44,00 €',
        '62,00 €',
        'Total HT : 1 110,00 €',
      ])
        expect(details).toContain(part);
      expect(widest(details)).toBeLessThanOrEqual(width);
    }
  });

  it('a table counts the rows beyond the limit, and says when there is nothing to do', () => {
    const text = renderPlan(largePlan(1200), { limit: 5, width: 90 });
    expect(plain(text)).toContain('… et 1 195 lignes de plus');
    expect(renderPlan({ ...productPlan, rows: [] }, { language: 'en' })).toContain('Nothing to do');
  });

  it('a limited table shows the most important rows first, and a full one keeps the order', () => {
    const rows = (['unmanaged', 'blocked', 'update-woo', 'in-sync', 'add-to-woo'] as const).map(
      (status, at) => ({ ...(productPlan.rows[0] as Row), key: `row:${at}`, status, name: `Nom-${at}` }),
    );
    const shown = (limit: number) =>
      [...plain(renderPlan({ ...productPlan, rows }, { limit, width: 120 })).matchAll(/Nom-(\d)/g)].map(
        ([, at]) => at,
      );
    expect(shown(2)).toEqual(['2', '4']);
    expect(shown(3)).toEqual(['2', '4', '1']);
    expect(shown(9)).toEqual(['0', '1', '2', '3', '4']);

    const outcomes = (['skipped', 'unsettled', 'skipped', 'failed'] as const).map((outcome, at) => ({
      key: `row:${at}`,
      status: 'update-woo',
      name: `Nom-${at}`,
      outcome,
    }));
    const reported = plain(renderReport({ ...report, rows: outcomes }, { limit: 2, width: 120 }));
    expect([...reported.matchAll(/Nom-(\d)/g)].map(([, at]) => at)).toEqual(['3', '1']);
  });

  it('a report shows counts, the rows that were not done with their reasons, and warnings', () => {
    const text = renderReport(report, { width: 100, language: 'en' });
    for (const part of [
      '1,204 done',
      '1 failed',
      '1 unsettled',
      'has this SKU',
      'Conflict not answered: Price',
      'may be tried again',
      'Stopped before the end',
      'cannot read back',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('TASSE-6');
    expect(renderReport(report, { width: 100, details: true })).toContain('TASSE-6');
  });

  it('a connection report shows each prerequisite with its hint', () => {
    const text = renderConnection(connection, { language: 'en' });
    expect(text).toMatch(/✓ .*OK.*It is valid/);
    expect(text).toMatch(/✗ Pretty permalinks +Failed +Plain permalinks/);
    expect(text).toContain('Hint: Choose another form.');
    const ftp = {
      ok: true,
      checks: [
        { code: 'images.login', ok: true, level: 'warning', message: 'Plain FTP.', hint: 'Use FTPS.' },
      ],
    } as const;
    expect(plain(renderConnection(ftp, { language: 'fr' }))).toMatch(
      /! FTP : connexion +Attention +Plain FTP/,
    );
  });

  it('the checks of the image transport follow those of the shop, in the requested language', () => {
    const images = {
      ok: false,
      checks: [
        { code: 'images.reach', ok: true, level: 'ok', message: 'ftp.shop.example:21 answers, with TLS.' },
        {
          code: 'images.login',
          ok: false,
          level: 'failed',
          found: {
            code: 'image.ftp-login',
            values: { host: 'ftp.shop.example', said: '530 Login incorrect' },
          },
          message: 'The FTP server does not accept user and password.',
          hint: 'Check both.',
        },
      ],
    } as const;
    const report = { ok: false, checks: connection.checks.slice(0, 1), images };
    const french = plain(renderConnection(report, { language: 'fr', width: 200 }));
    expect(french).toMatch(/✓ FTP : serveur joignable/);
    expect(french).toMatch(/✗ FTP : connexion +Échec +Le serveur FTP refuse/);
    expect(french).toMatch(/→ Remède : Vérifiez/);
    expect(french).not.toContain('does not accept');
    expect(french.trimEnd()).toMatch(/ne peut pas encore servir\.?$/);
    const english = renderConnection(report, { language: 'en', width: 200 });
    expect(english).toMatch(/✗ FTP: login +Failed +The FTP server/);
  });

  it('an audit shows its findings with both sums, and the VAT month by month', () => {
    const amounts = { base: '1000.00', vat: '200.00' };
    const audit: OrderAudit = {
      basis: 'verified',
      complete: false,
      orders: { total: 1204, right: 1200, wrong: 1, nothing: 3 },
      quarters: [],
      payments: [],
      findings: { 'amounts-differ': 1 },
      rows: [
        {
          finding: 'amounts-differ',
          orderId: 1523,
          number: 'A-1523',
          kind: 'invoice',
          reason: {
            code: 'amounts-differ',
            values: {
              kind: 'invoice',
              what: 'totalGross',
              expected: '1216.00',
              found: '1215.99',
              currency: 'EUR',
            },
          },
          sums: { currency: 'EUR', expected: '1216.00', found: '1215.99' },
        },
      ],
      months: [
        {
          month: '2026-10',
          country: 'FR',
          currency: 'EUR',
          rate: '20',
          label: 'TVA',
          woo: amounts,
          gestan: amounts,
          equal: true,
        },
        {
          month: '2026-11',
          country: 'FR',
          currency: 'EUR',
          rate: '20',
          label: 'TVA',
          woo: amounts,
          gestan: { base: '999.99', vat: '200.00' },
          equal: false,
        },
      ],
    };
    for (const width of [40, 80, 120]) {
      const text = plain(renderAudit(audit, { width }));
      expect(widest(text)).toBeLessThanOrEqual(width);
      for (const part of [
        'A-1523',
        'Montants différents',
        'Facture',
        '1 216,00',
        '1 215,99',
        '2026-11',
        '999,99 €',
        'à corriger : 1',
        'pièces lues dans Gestan',
      ])
        expect(text).toContain(part);
    }
    expect(renderAudit(audit, { width: 90 })).toMatch(/^✗ 2026-11/m);
    expect(renderAudit({ ...audit, complete: true, rows: [] }, { language: 'en' })).toContain('to the cent');
  });

  it('no line exceeds the width, and no data controls the terminal', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.integer({ min: 2, max: 140 }),
        fc.boolean(),
        fc.boolean(),
        (plan, width, colour, details) => {
          const text = renderPlan(plan, { width, colour, details, language: 'fr' }).replace(ansi, '');
          expect(widest(text)).toBeLessThanOrEqual(width);
          expect(text).not.toMatch(control);
        },
      ),
      { numRuns: isFull ? 300 : 30 },
    );
  });

  it('reports, connection reports and tables of hostile text keep to the width', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 2, max: 100 }), (text, width) => {
        const row = {
          key: 'k',
          status: 'link',
          name: text,
          outcome: 'failed' as const,
          reason: { code: 'x', message: text } as unknown as Reason,
        };
        const all = [
          renderReport(
            {
              ...report,
              shop: text,
              rows: [row],
              warnings: [{ code: 'other', message: text, values: {} } as unknown as Warning],
            },
            { width },
          ),
          renderConnection(
            { ok: true, checks: [{ code: text, ok: false, message: text, hint: text }] },
            { width },
          ),
          renderTable(
            { columns: [{ head: text, title: true }, { head: 'b' }], rows: [{ cells: [text, text] }] },
            { width },
          ),
        ].join('\n');
        expect(widest(all)).toBeLessThanOrEqual(width);
        expect(all).not.toMatch(control);
      }),
      { numRuns: isFull ? 300 : 50 },
    );
  });

  it('an invalid option is refused, and the error names the field', () => {
    const bad = () => renderPlan(productPlan, { width: 0 });
    expect(bad).toThrow(SettingsError);
    expect(bad).toThrow(/options\.width/);
    expect(() => renderPlan(productPlan, { colour: 'yes' } as never)).toThrow(/options\.colour/);
  });

  it('a table of thousands of rows is rendered', () => {
    const rows = isFull ? 10_000 : 500;
    expect(renderPlan(largePlan(rows), { width: 100 }).split('\n').length).toBeGreaterThan(2 * rows);
  });

  it('an invalid plan is refused, and the error names the field', () => {
    const bad = (plan: unknown) => () => renderPlan(plan as Plan);
    expect(bad(null)).toThrow(SettingsError);
    expect(bad({ ...productPlan, flow: 'prices' })).toThrow(/plan\.flow/);
    expect(bad({ ...productPlan, rows: [{ key: 'k' }] })).toThrow(/plan\.rows\.0\.status/);
    const half = { ...productPlan.rows[0], changes: [{ field: 'name', target: 'woo' }] };
    expect(bad({ ...productPlan, rows: [half] })).not.toThrow();
  });
});

describe('wrap', () => {
  it('loses nothing but spaces', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 8, max: 40 }),
        (raw, width) => {
          const text = clean(raw);
          const bare = (s: string) => s.replace(/[ \u00a0]/g, '');
          expect(bare(wrap(text, width).join(''))).toBe(bare(text));
        },
      ),
    );
  });

  it('measures as string-width does', () => {
    const near = fc.integer({ min: 0x20, max: 0x2300 }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.array(near, { maxLength: 12 }), (signs) => {
        const text = clean(signs.join(''));
        expect(widthOf(text)).toBe(stringWidth(text));
      }),
      { numRuns: isFull ? 1000 : 300 },
    );
    // The short form begins elsewhere each day.
    const codes = Array.from({ length: 0x2300 - 0x20 }, (_, index) => 0x20 + index);
    for (const code of inTurn(codes, 8)) {
      const text = clean(String.fromCodePoint(code));
      expect(widthOf(text), code.toString(16)).toBe(stringWidth(text));
    }
  });

  it('keeps amounts and French punctuation together', () => {
    expect(wrap('Prix : 12\u00a0€', 7).map(plain)).toEqual(['Prix :', '12 €']);
  });
});

describe('terminalOptions', () => {
  it.each([
    [{ isTTY: true, columns: 120 }, {}, { width: 120, colour: true }],
    [{}, {}, { width: 80, colour: false }],
    [{}, { COLUMNS: '100' }, { width: 100, colour: false }],
    [{ isTTY: true, columns: 40 }, { NO_COLOR: '1' }, { width: 40, colour: false }],
    [{ isTTY: true, columns: 40 }, { NO_COLOR: '' }, { width: 40, colour: true }],
    [{ isTTY: true }, { TERM: 'dumb' }, { width: 80, colour: false }],
    [{}, { FORCE_COLOR: '1' }, { width: 80, colour: true }],
    [{ isTTY: true }, { FORCE_COLOR: '0' }, { width: 80, colour: false }],
    [{ isTTY: true, columns: 0 }, { COLUMNS: 'wide' }, { width: 80, colour: true }],
  ])('%j %j', (stream, env, expected) => {
    expect(terminalOptions(stream, env)).toEqual(expected);
  });
});
