import type { FlowName, Language } from 'woo-gestan';

/** What the quickstart itself says; tables and reports bring their own labels. */
export interface Words {
  readonly sample: (url: string, database: string) => string;
  readonly real: (url: string) => string;
  readonly place: (folder: string) => string;
  readonly connection: string;
  readonly mappings: string;
  readonly contacts: string;
  readonly products: string;
  readonly orders: string;
  readonly stock: string;
  readonly homonyms: (count: number) => string;
  readonly handedOver: string;
  readonly name: string;
  readonly records: string;
  readonly state: string;
  readonly again: string;
  readonly ran: (flow: FlowName, done: number, skipped: number, failed: number) => string;
  readonly before: string;
  readonly after: string;
  readonly planned: string;
  readonly nothingDoubled: string;
  readonly changedAgain: string;
}

const flowsFr: Readonly<Record<FlowName, string>> = {
  contacts: 'Contacts',
  products: 'Produits',
  orders: 'Commandes',
  stock: 'Stock',
};

const flowsEn: Readonly<Record<FlowName, string>> = {
  contacts: 'Contacts',
  products: 'Products',
  orders: 'Orders',
  stock: 'Stock',
};

export const words: Readonly<Record<Language, Words>> = {
  fr: {
    sample: (url, database) => `Boutique d’exemple : ${url}\nBase SQLite : ${database}`,
    real: (url) => `Boutique : ${url}\nRien n’y sera écrit : les fenêtres sont seulement préparées.`,
    place: (folder) => `Gestan : ${folder}`,
    connection: '1. Connexion',
    mappings: '2. Mise en place : TVA, familles, modes de paiement',
    contacts: '3. Fenêtre des contacts',
    products: '4. Fenêtre des produits',
    orders: '5. Fenêtre des commandes',
    stock: '6. Fenêtre du stock',
    homonyms: (count) => `${count} homonymes possibles : répondu « une autre personne » pour chacun.\n`,
    handedOver: 'Remis à Gestan',
    name: 'Fichier',
    records: 'Fiches',
    state: 'État',
    again: '7. Deuxième passage : sync.run()',
    ran: (flow, done, skipped, failed) =>
      `${flowsFr[flow]} : ${done} à faire et fait, ${skipped} en attente ou à laisser, ${failed} en échec`,
    before: 'Avant',
    after: 'Après',
    planned: 'Préparé seulement : rien n’a été écrit.',
    nothingDoubled: 'Rien n’a été fait deux fois.',
    changedAgain: 'Quelque chose a changé au deuxième passage : c’est une erreur.',
  },
  en: {
    sample: (url, database) => `Sample shop: ${url}\nSQLite file: ${database}`,
    real: (url) => `Shop: ${url}\nNothing will be written to it: the windows are only planned.`,
    place: (folder) => `Gestan: ${folder}`,
    connection: '1. Connection',
    mappings: '2. Setup: VAT, families, payment modes',
    contacts: '3. Contacts',
    products: '4. Products',
    orders: '5. Orders',
    stock: '6. Stock',
    homonyms: (count) => `${count} possible homonyms: answered « somebody else » for each.\n`,
    handedOver: 'Handed over to Gestan',
    name: 'File',
    records: 'Records',
    state: 'State',
    again: '7. Second pass: sync.run()',
    ran: (flow, done, skipped, failed) =>
      `${flowsEn[flow]}: ${done} to do and done, ${skipped} waiting or left alone, ${failed} failed`,
    before: 'Before',
    after: 'After',
    planned: 'Planned only: nothing was written.',
    nothingDoubled: 'Nothing was done twice.',
    changedAgain: 'Something changed in the second pass: that is an error.',
  },
};
