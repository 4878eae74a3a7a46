import { join } from 'node:path';
import type { OutboxGroup } from './records.js';

/**
 * Contacts and products before the pieces that name them, pieces in the order in which one follows
 * from another, entries after what they settle.
 */
const order: readonly string[] = [
  'contacts',
  'products',
  'quote',
  'order',
  'delivery-note',
  'invoice',
  'credit-note',
  'entries',
];
const fileNames: Readonly<Record<string, string>> = {
  contacts: 'contacts.csv',
  products: 'produits.csv',
  quote: 'devis.txt',
  order: 'commandes.txt',
  'delivery-note': 'bons-de-livraison.txt',
  invoice: 'factures.txt',
  'credit-note': 'avoirs.txt',
  entries: 'ecritures.csv',
};

/** A number as file names have it. */
export const padded = (number: number) => String(number).padStart(6, '0');

export function fileName(number: number, group: OutboxGroup): string {
  const [name = '', reference] = group.split(':');
  const base = fileNames[name] ?? name;
  return `${padded(number)}-${reference === 'id' ? base.replace('.', '-par-id.') : base}`;
}

/** The position of a group in the order of files. */
export function rank(group: OutboxGroup): number {
  return order.indexOf(group.split(':')[0] ?? '') * 2 + (group.endsWith(':id') ? 1 : 0);
}

/** What the outbox remembers; hidden from who looks at the files. */
export function stateFolder(folder: string): string {
  return join(folder, '.woo-gestan');
}

/** The name of the manifest's copy next to a file. */
export function copyName(file: string): string {
  return file.replace(/\.[^.]+$/, '.json');
}
