import { ofEachColumn } from '../product-columns.js';

/** The tables that an export folder may hold. */
export const exportTables = [
  'products',
  'contacts',
  'stock',
  'families',
  'paymentModes',
  'bankAccounts',
  'postingCategories',
  'vatRates',
] as const;
/** A table that Gestan exports. */
export type ExportTable = (typeof exportTables)[number];

/**
 * Titles of columns by table and field: one, or several of which the first that is there counts.
 */
export type ExportColumns = Readonly<
  Partial<Record<ExportTable, Readonly<Record<string, string | readonly string[]>>>>
>;

/** The names, without accents, case and signs, under which a table's file is looked for. */
export const fileStems: Readonly<Record<ExportTable, readonly string[]>> = {
  products: ['produits', 'produit', 'articles', 'products'],
  contacts: ['contacts', 'contact', 'clients', 'client'],
  stock: ['stock', 'stocks'],
  families: ['familles', 'famille', 'families'],
  paymentModes: ['modesdepaiement', 'modepaiement', 'modespaiement', 'modesdereglement', 'paiements'],
  bankAccounts: ['comptesbancaires', 'comptebancaire', 'comptes', 'banques'],
  postingCategories: ['imputations', 'imputation'],
  vatRates: ['tva', 'tauxtva', 'tauxdetva'],
};

/** Usual titles. Compared without accents, case, spaces and signs. */
export const defaultColumns: Readonly<Record<ExportTable, Readonly<Record<string, readonly string[]>>>> = {
  products: {
    id: ['idproduit', 'idgestan', 'id'],
    code: ['code', 'codeproduit', 'reference', 'ref', 'codearticle'],
    kind: ['type', 'typeproduit'],
    ...ofEachColumn(({ accepted }) => accepted),
    archived: ['archive', 'obsolete', 'inactif'],
    quantity: ['stock', 'stockcourant', 'quantite', 'qtestock'],
    modifiedAt: ['datemodification', 'modifiele', 'datemodif', 'datemaj'],
  },
  contacts: {
    id: ['idcontact', 'idclient', 'idgestan', 'id'],
    externalRef: ['refexterne', 'referenceexterne'],
    group: ['groupe', 'type'],
    firstName: ['prenom'],
    lastName: ['nom', 'nomdefamille'],
    company: ['raison', 'raisonsociale', 'societe'],
    email: ['email', 'mail', 'courriel', 'adressemail'],
    phone: ['telephone', 'tel', 'telfixe'],
    mobile: ['mobile', 'portable', 'telmobile'],
    siret: ['siret'],
    siren: ['siren'],
    vatNumber: ['tvaintra', 'numerotva', 'tvaintracommunautaire', 'notva'],
    'billing.line1': ['adresse', 'adresse1', 'rue', 'factadresse'],
    'billing.line2': ['adresse2', 'complement', 'factadresse2'],
    'billing.postcode': ['cpostal', 'codepostal', 'cp', 'factcpostal'],
    'billing.city': ['ville', 'factville'],
    'billing.state': ['region', 'etat', 'province', 'factregion'],
    'billing.country': ['pays', 'codepays', 'factpays'],
    'billing.name': ['factnom'],
    'billing.company': ['factraison'],
    'billing.phone': ['facttelephone'],
    'shipping.line1': ['livadresse', 'adresselivraison'],
    'shipping.line2': ['livadresse2', 'adresselivraison2'],
    'shipping.postcode': ['livcpostal', 'cpostallivraison', 'codepostallivraison'],
    'shipping.city': ['livville', 'villelivraison'],
    'shipping.state': ['livregion', 'regionlivraison'],
    'shipping.country': ['livpays', 'payslivraison'],
    'shipping.name': ['livnom', 'nomlivraison'],
    'shipping.company': ['livraison', 'raisonlivraison'],
    'shipping.phone': ['livtelephone', 'telephonelivraison'],
    modifiedAt: ['datemodification', 'modifiele', 'datemodif', 'datemaj'],
  },
  stock: {
    code: ['code', 'codeproduit', 'reference', 'ref', 'codearticle'],
    quantity: ['stock', 'stockcourant', 'quantite', 'qte', 'qtestock'],
    modifiedAt: ['datemodification', 'modifiele', 'datemodif', 'datemaj'],
  },
  families: {
    id: ['idfamille', 'id'],
    name: ['famille', 'nom', 'libelle', 'designation'],
    parentId: ['idparent', 'parent', 'famillemere', 'idfamillemere'],
  },
  paymentModes: { id: ['idmodepaiement', 'idmode', 'id'], name: ['modepaiement', 'nom', 'libelle', 'mode'] },
  bankAccounts: {
    id: ['idcompte', 'id'],
    name: ['compte', 'nom', 'libelle', 'banque'],
    professional: ['pro', 'professionnel'],
  },
  postingCategories: {
    id: ['idimputation', 'id'],
    name: ['imputation', 'nom', 'libelle'],
    professional: ['pro', 'professionnel'],
    account: ['comptecomptable', 'compte', 'numerocompte'],
    journal: ['journal', 'codejournal'],
  },
  vatRates: { rate: ['taux', 'tauxtva', 'tva'], name: ['nom', 'libelle'] },
};

/** The titles that a person knows, by table and field: those that this adapter writes itself. */
export const usualTitles = {
  products: {
    id: 'IDPRODUIT',
    code: 'CODE',
    kind: 'TYPE',
    ...ofEachColumn(({ title }) => title),
    quantity: 'STOCK',
    modifiedAt: 'DATEMODIFICATION',
  },
  contacts: { id: 'IDCONTACT', externalRef: 'REFEXTERNE', modifiedAt: 'DATEMODIFICATION' },
  stock: { code: 'CODE', quantity: 'STOCK', modifiedAt: 'DATEMODIFICATION' },
} as const satisfies Partial<Record<ExportTable, Readonly<Record<string, string>>>>;

/** A title without what differs from one export to the next. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}
