import type { Language } from '../../core/index.js';
import type { PieceExtra, PieceKind } from '../../gestan/piece-model.js';

/** The words for a kind of piece in a French sentence. */
export interface FrenchPiece {
  readonly the: string;
  readonly one: string;
  readonly of: string;
  readonly plain: string;
  readonly feminine: boolean;
}

const french: Readonly<Record<PieceKind, FrenchPiece>> = {
  quote: { the: 'le devis', one: 'un devis', of: 'du devis', plain: 'devis', feminine: false },
  order: { the: 'la commande', one: 'une commande', of: 'de la commande', plain: 'commande', feminine: true },
  'delivery-note': {
    the: 'le bon de livraison',
    one: 'un bon de livraison',
    of: 'du bon de livraison',
    plain: 'bon de livraison',
    feminine: false,
  },
  invoice: { the: 'la facture', one: 'une facture', of: 'de la facture', plain: 'facture', feminine: true },
  'credit-note': { the: 'l’avoir', one: 'un avoir', of: 'de l’avoir', plain: 'avoir', feminine: false },
};

const anyPiece: FrenchPiece = {
  the: 'la pièce',
  one: 'une pièce',
  of: 'de la pièce',
  plain: 'pièce',
  feminine: true,
};

/** A kind of piece in French; a file may contain an unknown one. */
export function frenchPiece(kind: PieceKind | 'entry'): FrenchPiece {
  if (kind === 'entry')
    return { ...anyPiece, the: 'l’écriture', one: 'une écriture', of: 'de l’écriture', plain: 'écriture' };
  return Object.hasOwn(french, kind) ? french[kind] : anyPiece;
}

const english: Readonly<Record<PieceKind, string>> = {
  quote: 'quote',
  order: 'order',
  'delivery-note': 'delivery note',
  invoice: 'invoice',
  'credit-note': 'credit note',
};

/** A kind of piece in English. */
export function englishPiece(kind: PieceKind | 'entry'): string {
  if (kind === 'entry') return 'ledger entry';
  return Object.hasOwn(english, kind) ? english[kind] : 'piece';
}

/** A sentence's first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The states of an order, as the screens of WooCommerce name them. One of a plugin keeps its own
 * name.
 */
const statuses: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  pending: ['Attente paiement', 'Pending payment'],
  processing: ['En cours', 'Processing'],
  'on-hold': ['En attente', 'On hold'],
  completed: ['Terminée', 'Completed'],
  cancelled: ['Annulée', 'Cancelled'],
  refunded: ['Remboursée', 'Refunded'],
  failed: ['Échouée', 'Failed'],
  'checkout-draft': ['Brouillon', 'Draft'],
  trash: ['Corbeille', 'Trash'],
};

/** A state of an order in the reader's language. */
export function orderStatus(status: string, language: Language): string {
  const pair = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  if (pair === undefined) return status;
  return language === 'fr' ? pair[0] : pair[1];
}

/** Parts of a piece besides its figures, in French and English. */
const pieceParts: Readonly<Record<PieceExtra, readonly [fr: string, en: string]>> = {
  note: ['la note du client', 'the customer’s note'],
  shipping: ['l’adresse de livraison', 'the delivery address'],
  siren: ['le SIREN du client', 'the customer’s SIREN'],
  nature: ['la nature de l’opération', 'the nature of the operation'],
  paidOn: ['la date du paiement', 'the day of payment'],
  paymentModeId: ['le mode de paiement', 'the payment mode'],
  exemption: ['la mention d’exonération', 'the reason for missing VAT'],
  vatNumber: ['le n° de TVA du client', 'the customer’s VAT number'],
};

/** The names of parts; a saved plan may hold anything. */
export function partNames(parts: unknown, language: 0 | 1): readonly string[] {
  const list: readonly unknown[] = Array.isArray(parts) ? parts : [];
  return list.flatMap((part) => {
    const found = Object.entries(pieceParts).find(([name]) => name === part);
    return found ? [found[1][language]] : [];
  });
}

/** How an order changed since its invoice, which decides what corrects it. */
export function editKind(was: string, is: string): 'grown' | 'shrunk' | 'exchanged' {
  const change = Number(is) - Number(was);
  if (change > 0) return 'grown';
  return change < 0 ? 'shrunk' : 'exchanged';
}
