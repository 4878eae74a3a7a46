import type { LabelTable } from './language.js';

/** The words of the HTML page's controls. `{n}` is a count. */
export const pageWords = {
  search: ['Rechercher', 'Search'],
  searchHint: ['nom, code, id…', 'name, code, id…'],
  filter: ['Filtrer par statut', 'Filter by status'],
  all: ['Tout', 'All'],
  shown: ['{n} lignes affichées', '{n} rows shown'],
  shownOne: ['{n} ligne affichée', '{n} row shown'],
  nothing: ['Aucune ligne ne correspond.', 'No row matches.'],
  tick: ['Cocher', 'Tick'],
  tickShown: ['Tout cocher', 'Tick all'],
  untickShown: ['Tout décocher', 'Untick all'],
  tickHint: ['Parmi les lignes affichées', 'Among the rows shown'],
  onlyTicked: ['Lignes cochées seulement', 'Ticked rows only'],
  ticked: ['{n} lignes cochées', '{n} rows ticked'],
  tickedOne: ['{n} ligne cochée', '{n} row ticked'],
  open: ['{n} conflits à trancher', '{n} conflicts to answer'],
  openOne: ['{n} conflit à trancher', '{n} conflict to answer'],
  sum: ['Factures et avoirs cochés', 'Invoices and credit notes ticked'],
  net: ['HT', 'net'],
  vat: ['TVA', 'VAT'],
  gross: ['TTC', 'incl. VAT'],
  save: ['Enregistrer la sélection', 'Save the selection'],
  load: ['Ouvrir une sélection', 'Open a selection'],
  loaded: ['Sélection ouverte.', 'Selection opened.'],
  loadFailed: [
    "Ce fichier n'est pas une sélection de ce plan.",
    'This file is not a selection of this plan.',
  ],
  saved: ['Sélection enregistrée.', 'Selection saved.'],
  choose: ['Valeur à garder', 'Value to keep'],
  keepGestan: ['Garder Gestan', 'Keep Gestan'],
  keepWoo: ['Garder Woocommerce', 'Keep WooCommerce'],
  keepNone: ['Ne rien changer', 'Change nothing'],
  baseWas: ['avant', 'before'],
  notApplicable: ['Cette ligne ne peut pas être appliquée.', 'This row cannot be applied.'],
  details: ['Détail des pièces', 'Pieces in detail'],
  fromGestan: ['Lu dans Gestan', 'Read from Gestan'],
  fromWoo: ['Lu dans Woocommerce', 'Read from WooCommerce'],
  noscript: [
    'Cette page a besoin de JavaScript pour afficher les lignes. Elle ne charge rien du réseau.',
    'This page needs JavaScript to show the rows. It loads nothing from the network.',
  ],
} as const satisfies LabelTable;

export type PageWord = keyof typeof pageWords;
