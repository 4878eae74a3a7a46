import { describe, expect, it } from 'vitest';
import { languages } from '../../src/core/language.js';
import { outcomes } from '../../src/diff/index.js';
import { comparedFields } from '../../src/diff/products/field-table.js';
import { productFields } from '../../src/gestan/model.js';
import { pieceKinds } from '../../src/gestan/piece-model.js';
import { countedLabel, fieldLabel, label, statusLabel } from '../../src/report/index.js';
import { agree } from '../../src/report/labels/agree.js';
import { checkLabels } from '../../src/report/labels/checks.js';
import { auditLabels, ruleLabels, stepLabels } from '../../src/report/labels/codes.js';
import { evidenceLabels } from '../../src/report/labels/evidence.js';
import { fieldLabels } from '../../src/report/labels/fields.js';
import { hasLabel } from '../../src/report/labels/label.js';
import { statusWords } from '../../src/report/labels/statuses.js';
import { wordLabels } from '../../src/report/labels/words.js';

/** As the design's table of statuses has them. */
const statuses = {
  products:
    'add-to-gestan update-gestan update-woo add-to-woo update-both link conflict blocked in-sync blacklisted',
  stock: 'update-woo in-sync unlinked unmanaged blocked',
  contacts: 'add-to-gestan update-gestan link review blocked in-sync',
  orders: 'import complete imported waiting skipped refused',
};

describe('label', () => {
  it('gives the four statuses of the product window word for word', () => {
    expect(label('add-to-gestan', 'fr')).toBe('Ajouter à Gestan');
    expect(label('update-gestan', 'fr')).toBe('MAJ Gestan');
    expect(label('update-woo', 'fr')).toBe('MAJ Woocommerce');
    expect(label('add-to-woo', 'fr')).toBe('Ajouter à Woocommerce');
  });

  it.each(Object.entries(statuses))('names every status of %s in both languages', (_, list) => {
    for (const status of list.split(' ')) {
      expect(Object.keys(statusWords)).toContain(status);
      for (const language of languages) expect(label(status, language)).not.toBe(status);
    }
  });

  it('names every outcome, piece kind and product field in both languages', () => {
    for (const code of [...outcomes, ...pieceKinds, ...productFields])
      expect(hasLabel(code), code).toBe(true);
    expect(label('name', 'fr')).toBe('Désignation');
  });

  it('has two wordings, neither blank, for every code', () => {
    const tables = [
      fieldLabels,
      wordLabels,
      checkLabels,
      evidenceLabels,
      auditLabels,
      ruleLabels,
      stepLabels,
    ];
    for (const table of tables)
      for (const [code, pair] of Object.entries(table) as [string, readonly string[]][]) {
        expect(pair, code).toHaveLength(2);
        for (const text of pair) expect(text.trim(), code).not.toBe('');
      }
  });

  it('gives an unknown code back, also one that every object has', () => {
    expect(label('something-new', 'fr')).toBe('something-new');
    for (const code of ['toString', 'constructor', '__proto__']) expect(label(code, 'en')).toBe(code);
  });

  it('names every field that is compared', () => {
    for (const field of comparedFields) expect(fieldLabel(field, 'fr')).not.toBe(field);
  });

  it('names nested and free fields', () => {
    expect(fieldLabel('billing.city', 'fr')).toBe('Adresse de facturation, Ville');
    expect(fieldLabel('extra.season', 'en')).toBe('Field “season”');
    expect(fieldLabel('meta:saison', 'fr')).toBe('Champ « saison »');
    expect(fieldLabel('billing.name', 'fr')).toBe('Adresse de facturation, Nom');
    expect(fieldLabel('unheard.of', 'en')).toBe('unheard.of');
  });
});

describe('agreement', () => {
  it('makes statuses agree with what the rows are', () => {
    expect(statusLabel('refused', 'fr', 'orders')).toBe('Refusée');
    expect(statusLabel('blocked', 'fr', 'products')).toBe('Bloqué');
    expect(statusLabel('refused', 'en', 'orders')).toBe('Refused');
  });

  it('makes counts agree in gender and number', () => {
    expect(countedLabel('refused', 11, 'fr', 'orders')).toBe('refusées');
    expect(countedLabel('refused', 1, 'fr', 'orders')).toBe('refusée');
    expect(countedLabel('blocked', 2, 'fr', 'products')).toBe('bloqués');
    expect(countedLabel('blocked', 0, 'fr', 'products')).toBe('bloqué');
    expect(countedLabel('import', 3, 'fr', 'orders')).toBe('à importer');
    expect(countedLabel('blocked', 2, 'en', 'products')).toBe('blocked');
  });

  it('leaves no sign of agreement in a word', () => {
    for (const [code, { fr, counted }] of Object.entries(statusWords))
      for (const feminine of [true, false])
        for (const plural of [true, false])
          for (const word of [fr, counted])
            expect(agree(word, { feminine, plural }), code).not.toMatch(/[()]/);
  });
});
