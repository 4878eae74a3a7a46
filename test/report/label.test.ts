import { describe, expect, it } from 'vitest';
import { comparedFields, outcomes, productStatuses, stockStatuses } from '../../src/diff/index.js';
import { productFields } from '../../src/gestan/model.js';
import { pieceKinds } from '../../src/gestan/piece-model.js';
import { billingReasonCodes } from '../../src/pieces/index.js';
import { fieldLabel, hasLabel, label, languages, reasonLabel } from '../../src/report/index.js';
import { fieldLabels } from '../../src/report/labels/fields.js';
import { checkLabels, reasonLabels } from '../../src/report/labels/reasons.js';
import { outcomeLabels, statusLabels } from '../../src/report/labels/statuses.js';
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
      expect(Object.keys(statusLabels)).toContain(status);
      for (const language of languages) expect(label(status, language)).not.toBe(status);
    }
  });

  it('names every outcome, piece kind and product field in both languages', () => {
    for (const code of [...outcomes, ...pieceKinds, ...productFields])
      expect(hasLabel(code), code).toBe(true);
    expect(label('name', 'fr')).toBe('Désignation');
  });

  it('has two wordings, neither blank, for every code', () => {
    for (const table of [statusLabels, outcomeLabels, fieldLabels, wordLabels, reasonLabels, checkLabels])
      for (const [code, pair] of Object.entries(table)) {
        expect(pair, code).toHaveLength(2);
        for (const text of pair) expect(text.trim(), code).not.toBe('');
      }
  });

  it('gives an unknown code back, also one that every object has', () => {
    expect(label('something-new', 'fr')).toBe('something-new');
    for (const code of ['toString', 'constructor', '__proto__']) expect(label(code, 'en')).toBe(code);
  });

  it('names every reason, status and field that the flows can give', () => {
    for (const code of billingReasonCodes) expect(Object.keys(reasonLabels)).toContain(code);
    for (const code of [...productStatuses, ...stockStatuses])
      expect(Object.keys(statusLabels)).toContain(code);
    for (const field of comparedFields) expect(fieldLabel(field, 'fr')).not.toBe(field);
  });

  it('names nested and free fields', () => {
    expect(fieldLabel('billing.city', 'fr')).toBe('Adresse de facturation, Ville');
    expect(fieldLabel('extra.season', 'en')).toBe('Field “season”');
    expect(fieldLabel('meta:saison', 'fr')).toBe('Champ « saison »');
    expect(fieldLabel('billing.name', 'fr')).toBe('Adresse de facturation, Nom');
    expect(fieldLabel('unheard.of', 'en')).toBe('unheard.of');
  });

  it('falls back to the message of a reason that has no label', () => {
    expect(reasonLabel({ code: 'not-selected', message: 'x' }, 'fr')).toBe('Non sélectionné');
    expect(reasonLabel({ code: 'from-a-plugin', message: 'The plugin says no.' }, 'fr')).toBe(
      'The plugin says no.',
    );
  });
});
