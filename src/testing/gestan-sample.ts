// By their own modules: the entry point would load the schemas of all rows.
import { memoryGestan } from '../gestan/adapters/memory/memory-gestan.js';
import type { MemoryGestan, MemoryGestanOptions } from '../gestan/index.js';
import { sampleProducts } from './gestan-sample-products.js';

/**
 * The Gestan of the fishing tackle shop whose store `sampleShop()` is: made to be synced with it.
 * Most codes are SKUs of the shop, some with another name, price or stock; some products are only
 * here; some contacts are customers of the shop, some only look like it.
 */
export const sampleGestanData = {
  families: [
    { id: '1', name: 'Cannes' },
    { id: '11', name: 'Casting', parentId: '1' },
    { id: '12', name: 'Spinning', parentId: '1' },
    { id: '13', name: 'Mouche', parentId: '1' },
    { id: '2', name: 'Moulinets' },
    { id: '21', name: 'Frein avant', parentId: '2' },
    { id: '22', name: 'Frein arrière', parentId: '2' },
    { id: '3', name: 'Leurres' },
    { id: '31', name: 'Poppers', parentId: '3' },
    { id: '32', name: 'Shads', parentId: '3' },
    { id: '33', name: 'Cuillères', parentId: '3' },
    { id: '4', name: 'Hameçons' },
    { id: '5', name: 'Appâts & amorces' },
    { id: '6', name: 'Vêtements' },
    { id: '61', name: 'Bottes', parentId: '6' },
    { id: '7', name: 'Librairie' },
    { id: '9', name: 'Prestations' },
  ],
  paymentModes: [
    { id: '1', name: 'CB' },
    { id: '2', name: 'Chèque' },
    { id: '3', name: 'Virement' },
    { id: '4', name: 'Espèces' },
    { id: '5', name: 'PayPal' },
  ],
  bankAccounts: [
    { id: '1', name: 'Crédit Agricole pro', professional: true },
    { id: '2', name: 'Caisse du magasin', professional: true },
    { id: '3', name: 'Compte joint', professional: false },
  ],
  postingCategories: [
    { id: '1', name: 'Ventes de marchandises', professional: true, account: '707000', journal: 'VE' },
    { id: '2', name: 'Frais de port facturés', professional: true, account: '708500', journal: 'VE' },
    { id: '3', name: 'Commissions bancaires', professional: true, account: '627000', journal: 'BQ' },
    { id: '4', name: 'Dépenses personnelles', professional: false },
  ],
  vatRates: [
    { rate: '20', name: 'Taux normal' },
    { rate: '10', name: 'Taux intermédiaire' },
    { rate: '8.5', name: 'Taux normal, outre-mer' },
    { rate: '5.5', name: 'Taux réduit' },
    { rate: '2.1', name: 'Taux super réduit' },
    { rate: '0', name: 'Sans TVA' },
  ],
  ...sampleProducts,
  contacts: [
    // Customers of the shop, known here by their e-mail.
    {
      firstName: 'Maël',
      lastName: 'Béranger',
      company: 'SARL Les Écluses',
      email: 'client05@exemple-poste.test',
      billing: { line1: '34 quai de la Fosse', postcode: '13001', city: 'Marseille', country: 'FR' },
    },
    {
      firstName: 'Gaëlle',
      lastName: 'D’Angelo',
      email: 'contact06@exemple-poste.test',
      billing: { line1: '149 avenue de l’Océan', postcode: '75011', city: 'Paris', country: 'FR' },
    },
    {
      firstName: 'Agnès',
      lastName: 'Ferré',
      email: 'CONTACT12@exemple-peche.test',
      mobile: '0612345678',
      billing: { line1: '37 boulevard Général-Leclerc', postcode: '75011', city: 'Paris', country: 'FR' },
    },
    // A customer whose address here is an older one.
    {
      firstName: 'Émilie',
      lastName: 'Peeters',
      email: 'contact48@exemple-mail.test',
      billing: { line1: '2 place Kléber', postcode: '67000', city: 'Strasbourg', country: 'FR' },
    },
    // Homonyms: the name of a customer, and another e-mail or none.
    {
      firstName: 'Rémi',
      lastName: 'Saint-Etienne',
      email: 'remi@ailleurs.test',
      billing: { line1: '8 rue Crébillon', postcode: '44000', city: 'Nantes', country: 'FR' },
    },
    { firstName: 'LE GOFF', lastName: 'Noel', billing: { postcode: '59000', city: 'LILLE', country: 'FR' } },
    {
      firstName: 'Jean',
      lastName: 'Martin',
      billing: { postcode: '31000', city: 'Toulouse', country: 'FR' },
    },
    { firstName: 'Jeanne', lastName: 'Martin', email: 'jeanne.martin@ailleurs.test' },
    // The mailbox of a customer, and another person.
    { firstName: 'Paul', lastName: 'Côté', email: 'client07@exemple-poste.test' },
    // Firms.
    {
      company: 'Les Écluses',
      siret: '55208131766522',
      email: 'compta@lesecluses.test',
      billing: { line1: '1 quai des Écluses', postcode: '35400', city: 'Saint-Malo', country: 'FR' },
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
} as const satisfies MemoryGestanOptions;

/**
 * A Gestan in memory with {@link sampleGestanData}, to pair with a fake store that holds
 * `sampleShop()`. Shipping is the product `PORT`, fees are `FRAIS`; the professional bank account
 * is `1`.
 *
 * @param options replace or add to the sample: any option of `memoryGestan`.
 * @example
 * const gestan = sampleGestan({ capabilities: { entries: false } })
 */
export function sampleGestan(options: MemoryGestanOptions = {}): MemoryGestan {
  return memoryGestan({ ...sampleGestanData, ...options });
}
