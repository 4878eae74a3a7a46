import type { MatchRule } from '../../diff/contacts/contact-match.js';
import type { AuditFinding } from '../../diff/orders/audit-types.js';
import type { StatusStep } from '../../pieces/settings.js';
import type { LabelPair } from './language.js';

/** The findings of an audit of orders. */
export const auditLabels = {
  missing: ['Absente de Gestan', 'Missing in Gestan'],
  'not-imported': ['Non importée', 'Not imported'],
  doubled: ['En double', 'Doubled'],
  'amounts-differ': ['Montants différents', 'Amounts differ'],
  'not-credited': ['Remboursée sans avoir', 'Refunded but not credited'],
  edited: ['Modifiée après la facture', 'Edited after its invoice'],
  refused: ['Refusée', 'Refused'],
  'outdated-piece': ['Pièce à annuler ou à corriger', 'Piece to cancel or correct'],
  'not-invoiced': ['Payée sans facture', 'Paid but not invoiced'],
  'no-entry': ['Sans écriture', 'Without ledger entry'],
  'stock-not-moved': ['Stock non sorti', 'Stock not moved'],
  'unknown-order': ['Commande inconnue de la boutique', 'Order unknown to the shop'],
} as const satisfies Record<AuditFinding, LabelPair>;

/** The rules that decide about a contact. */
export const ruleLabels = {
  link: ['le lien enregistré', 'the stored link'],
  decision: ['votre réponse', 'your answer'],
  contradiction: ['des indices contradictoires', 'contradictory evidence'],
  several: ['plusieurs contacts possibles', 'several contacts that fit'],
  homonym: ['un nom semblable', 'a name like it'],
  none: ['l’absence de contact semblable', 'nobody being like it'],
  anonymised: ['l’effacement du client', 'the erasure in the shop'],
  reference: ['la référence', 'the reference'],
  siret: ['le SIRET', 'the SIRET'],
  'vat-number': ['le n° de TVA', 'the VAT number'],
  siren: ['le SIREN', 'the SIREN'],
  email: ['l’e-mail', 'the e-mail address'],
  phone: ['le téléphone', 'the phone number'],
  'name-and-street': ['le nom et l’adresse', 'name and street'],
  'name-and-place': ['le nom et la commune', 'name and town'],
  'name-and-firm': ['le nom et la société', 'name and firm'],
  'firm-and-place': ['la société et la commune', 'firm and town'],
} as const satisfies Record<MatchRule | 'link', LabelPair>;

/** What an order's status requires. */
export const stepLabels = {
  quote: ['devis', 'quote'],
  order: ['commande', 'order'],
  'delivery-note': ['bon de livraison', 'delivery note'],
  invoice: ['facture', 'invoice'],
  'invoice-if-paid': ['facture si payée', 'invoice if paid'],
} as const satisfies Record<StatusStep, LabelPair>;
