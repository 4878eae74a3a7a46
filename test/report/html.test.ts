import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SettingsError } from '../../src/core/index.js';
import type { Plan, Row } from '../../src/diff/plan.js';
import { isActionable } from '../../src/diff/statuses.js';
import { renderHtml, renderReportHtml, streamHtml } from '../../src/report/index.js';
import { isFull } from '../support/forms.js';
import { largePlan, orderPlan, plans, productPlan, report } from './fixtures.js';

const hostile = fc.oneof(
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '<!-- <script>',
    ']]>',
    '\u001b[31mred\u0000',
    '\u202egnp.exe',
    '&lt;b&gt;',
    '\ud800',
    '\u2028',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** The parts of a page: the data, the program, and the markup without them. */
function parts(html: string) {
  const found =
    /<script type="application\/json" id="data">([\s\S]*?)<\/script>\s*<script>([\s\S]*?)<\/script>/.exec(
      html,
    );
  if (!found) throw new Error('The page has no data or no program.');
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const [whole, json = '', script = ''] = found;
  return { json, script, style, data: JSON.parse(json), markup: html.replace(whole, '').replace(style, '') };
}

function hostilePlan(text: string): Plan {
  const row = {
    key: text,
    status: 'conflict',
    origin: 'woo',
    name: text,
    gestanCode: text,
    changes: [{ field: text, from: text, to: { name: text }, target: 'gestan' }],
    reason: { code: text, message: text },
    fingerprint: text,
    candidates: [{ contactId: text, name: text, score: 1, reasons: [text] }],
    pieces: [
      { ...(orderPlan.rows[0] as unknown as { pieces: object[] }).pieces[0], note: text, currency: text },
    ],
    notes: [{ code: text, message: text }],
  } as unknown as Row;
  return { ...productPlan, shop: text, createdAt: text, rows: [row], summary: { [text]: 1 } };
}

describe('renderHtml', () => {
  it('is one page that loads nothing', () => {
    for (const plan of plans) {
      const html = renderHtml(plan, { language: 'fr', currency: 'EUR' });
      const { markup } = parts(html);
      expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
      expect(markup).not.toMatch(/https?:|\bsrc=|url\(|@import/);
      expect([...markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['data:,']);
    }
  });

  it('allows by policy only its own program and style, by their content', () => {
    const html = renderHtml(productPlan);
    const { script, style } = parts(html);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hash(script)};`);
    expect(policy).toContain(`style-src ${hash(style)};`);
    expect(policy).not.toMatch(/unsafe/);
  });

  it('has rows with labels in the language asked for', () => {
    const { data } = parts(renderHtml(productPlan, { language: 'fr' }));
    expect(data.rows).toHaveLength(productPlan.rows.length);
    expect(data.statuses.map(([, text]: string[]) => text)).toEqual(
      expect.arrayContaining(['Ajouter à Gestan', 'MAJ Gestan', 'MAJ Woocommerce', 'Ajouter à Woocommerce']),
    );
    expect(parts(renderHtml(productPlan, { language: 'en' })).data.words.save).toBe('Save the selection');
  });

  it('keeps hostile text as text, wherever it stands', () => {
    const good = renderHtml(productPlan);
    const program = parts(good).script;
    fc.assert(
      fc.property(hostile, (text) => {
        const html = renderHtml(hostilePlan(text));
        const { json, script, markup } = parts(html);
        expect(json).not.toMatch(/<[/!s]|[\u2028\u2029]/i);
        // The markup of a row is that of any other row: data adds no element and no attribute.
        const tags = (of: string) =>
          of.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""').replace(' data-head=""', ''));
        expect(tags(JSON.parse(json).rows[0].m)).toEqual(
          tags(parts(renderHtml(hostilePlan('harmless'))).data.rows[0].m),
        );
        expect(script).toBe(program);
        // No element, attribute or comment beyond those of the page itself.
        const shape = (of: string) =>
          [...of.matchAll(/<[^>]*>/g)]
            .map(([tag]) => tag.replace(/badge \w+/, ''))
            .filter((tag) => !/li|bdi|<p|<\/p|meta http|<time/.test(tag));
        expect(shape(markup)).toEqual(shape(parts(good).markup));
        expect(markup).not.toMatch(/<img|onerror=(?!alert\(1\)&gt;)|<!--/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
        expect(markup).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(() => new TextEncoder().encode(html)).not.toThrow();
      }),
      { numRuns: isFull ? 100 : 30 },
    );
  });

  it('carries keys and fields as they are, since they go back into the selection', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { data } = parts(renderHtml(hostilePlan(text)));
        expect(data.rows[0].k).toBe(text);
        expect(data.rows[0].f[0]).toBe(text);
      }),
      { numRuns: isFull ? 50 : 20 },
    );
  });

  it('shows rows to act on first, says once what every row notes, and tells what orders come to', () => {
    const [waits = orderPlan.rows[0], ...others] = [...orderPlan.rows].reverse();
    const note = { code: 'entry-not-mapped', values: { method: 'bacs' } };
    const rows = [waits, ...others].map((row) => ({ ...row, notes: [note] }));
    const html = renderHtml({ ...orderPlan, rows } as unknown as Plan);
    const { data, markup } = parts(html);
    const statuses = data.rows.map(({ s }: { s: string }) => s);
    const open = statuses.map(isActionable);
    expect(open.lastIndexOf(true)).toBeLessThan(open.indexOf(false));
    expect(markup).toContain('Pour toutes les lignes');
    const first = data.rows.find(({ k }: { k: string }) => k === orderPlan.rows[0]?.key);
    expect(first.a).toEqual(['EUR', '1110.00', '106.00', '1216.00']);
  });

  it('comes in parts that block nobody', async () => {
    const plan = {
      ...orderPlan,
      rows: Array.from({ length: 1000 }, (_, n) => ({ ...orderPlan.rows[0], key: `o${n}` })),
    } as Plan;
    const got: string[] = [];
    for await (const part of streamHtml(plan, { language: 'en' })) got.push(part);
    expect(got.length).toBeGreaterThan(5);
    expect(got.join('')).toBe(renderHtml(plan, { language: 'en' }));
  });

  it('renders a plan of 10,000 rows without a cell per row in the markup', () => {
    const html = renderHtml(largePlan(10_000));
    expect(parts(html).markup.length).toBeLessThan(20_000);
  });

  it('shows a saved plan whose parts are not shaped as expected', () => {
    const odd = {
      ...orderPlan.rows[0],
      pieces: [null, { kind: 'invoice', lines: [null], vat: [] }],
      entries: 'none',
      notes: [7],
      candidates: {},
    };
    const { data } = parts(renderHtml({ ...orderPlan, rows: [odd as unknown as Row] }));
    expect(data.rows[0].n).toContain('1523');
    expect(data.rows[0].p).toBeUndefined();
  });

  it('refuses options that cannot be used', () => {
    expect(() => renderHtml(productPlan, { language: 'de' } as never)).toThrow(SettingsError);
    expect(() => renderHtml(productPlan, { currency: '€' })).toThrow(/options\.currency/);
  });
});

describe('renderReportHtml', () => {
  it('has the outcomes, the reasons and the warnings', () => {
    const html = renderReportHtml(report, { language: 'fr' });
    const { data } = parts(html);
    expect(data.kind).toBe('report');
    expect(data.rows.map(({ s }: { s: string }) => s)).toEqual([
      'failed',
      'skipped',
      'stale',
      'unsettled',
      'done',
    ]);
    expect(html).toContain('Arrêté avant la fin');
    expect(html).toContain('ne peut pas vérifier');
  });
});
