import { type MemoryGestan, type MemoryGestanOptions, memoryGestan } from '../gestan/index.js';

/**
 * The Gestan of the fishing tackle shop whose store `sampleShop()` is: made to be synced with it. Most codes are SKUs of the shop,
 * some with another name, price or stock; some products are only here; some contacts are customers of the shop, some only look like it.
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
    { rate: '5.5', name: 'Taux réduit' },
    { rate: '2.1', name: 'Taux super réduit' },
    { rate: '0', name: 'Sans TVA' },
  ],
  products: [
    // As the shop has them.
    {
      code: 'HAM-GAR-007',
      name: 'Hameçon Garbolino série 8',
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
      name: 'Moulinet Sensas d’automne',
      barcode: '3050759602335',
      priceGross: '113.50',
      vatRate: '20',
      weightKg: '1.792',
      familyId: '2',
      subFamilyId: '21',
    },
    {
      code: 'SHA-CAP-100',
      name: 'Shad Caperlan d’automne',
      barcode: '3992402782097',
      priceGross: '1.95',
      vatRate: '20',
      familyId: '3',
      subFamilyId: '32',
    },
    {
      code: 'CAN-RAG-032',
      name: 'Canne spinning Ragot n° 7',
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
      name: 'Panier repas Sensas n° 6',
      priceGross: '7.65',
      vatRate: '10',
      familyId: '5',
    },
    {
      code: 'PEL-CAP-105',
      name: 'Pellets carpe Caperlan série 6',
      priceGross: '7.50',
      vatRate: '5.5',
      familyId: '5',
    },
    {
      code: 'CAR-GAR-047',
      name: 'Carte de pêche Garbolino d’automne',
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
    { code: 'VAR-01-0', name: 'Gilet de pêche - S', priceGross: '55.40', vatRate: '20', familyId: '6' },
    { code: 'VAR-01-2', name: 'Gilet de pêche - L', priceGross: '37.47', vatRate: '20', familyId: '6' },
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
      name: 'Bottes Caperlan n° 12 (nouvelle semelle)',
      barcode: '3641433730828',
      priceGross: '117.95',
      vatRate: '20',
      familyId: '6',
      subFamilyId: '61',
    },
    // With another price.
    {
      code: 'MOU-MIT-051',
      name: 'Moulinet Mitchell Héritage',
      barcode: '3280376745782',
      priceGross: '149.90',
      vatRate: '20',
      familyId: '2',
      subFamilyId: '21',
    },
    { code: 'HAM-GAR-071', name: 'Hameçon Garbolino Pro', priceGross: '6.20', vatRate: '20', familyId: '4' },
    {
      code: 'POP-SHI-005',
      name: 'Popper Shimano Héritage',
      priceGross: '18.50',
      vatRate: '20',
      familyId: '3',
      subFamilyId: '31',
    },
    // The same article under another code: the barcode tells.
    {
      code: 'DAIWA-CAN-113',
      name: 'Canne à mouche Mitchell n° 12',
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
      name: 'Pêcher en rivière, le guide',
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
      name: 'Réparation d’un moulinet, heure d’atelier',
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
 * A Gestan in memory with {@link sampleGestanData}, to pair with a fake store that holds `sampleShop()`. Shipping is the product
 * `PORT`, fees are `FRAIS`; the professional bank account is `1`.
 *
 * @param options replace or add to the sample: any option of `memoryGestan`.
 * @example
 * const gestan = sampleGestan({ capabilities: { entries: false } })
 */
export function sampleGestan(options: MemoryGestanOptions = {}): MemoryGestan {
  return memoryGestan({ ...sampleGestanData, ...options });
}
