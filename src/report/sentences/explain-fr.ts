import type { Sentences, Speaker } from '../../core/index.js';
import { formatValue } from '../format.js';
import { evidenceLabel, ruleLabel, stepLabel } from '../labels/label.js';
import { fieldText, labelText, statusText } from '../labels/label-text.js';
import type { ExplainValues, HandedOver } from './explain-values.js';
import { frenchPiece, orderStatus } from './piece-names.js';

const sides = { gestan: 'dans Gestan', woo: 'dans la boutique' } as const;
const owners = { gestan: 'Gestan', woo: 'la boutique', both: 'les deux côtés' } as const;

const value = (field: string, given: ExplainValues['explain.change']['from'], say: Speaker) => {
  const text = formatValue(field, given, say);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const states: Readonly<Record<HandedOver['state'], readonly [masculine: string, feminine: string]>> = {
  waiting: ['à envoyer à Gestan', 'à envoyer à Gestan'],
  sent: ['envoyé à Gestan', 'envoyée à Gestan'],
  taken: ['en cours de reprise par Gestan', 'en cours de reprise par Gestan'],
  done: ['repris par Gestan', 'reprise par Gestan'],
  refused: ['refusé par Gestan', 'refusée par Gestan'],
  missing: ['introuvable', 'introuvable'],
  unverified: ['envoyé, non vérifié', 'envoyée, non vérifiée'],
};

function handedOver(sent: HandedOver | undefined, feminine: boolean): string {
  if (sent === undefined) return '';
  const words = states[sent.state] ?? states.unverified;
  return ` (${[words[feminine ? 1 : 0], sent.where, sent.message].filter(Boolean).join(', ')})`;
}

const since = (at: string | undefined, say: Speaker, word = 'le') =>
  at ? ` ${word} ${say.instant(at)}` : '';

function piece(
  { kind, number, date, total, currency, sent }: ExplainValues['explain.made-piece'],
  say: Speaker,
) {
  const { plain, feminine } = frenchPiece(kind as Parameters<typeof frenchPiece>[0]);
  const of = date ? ` du ${say.day(date)}` : '';
  return `${plain}${number ? ` n° ${number}` : ''}${of}, ${say.amount(total, currency)}${handedOver(sent, feminine)}`;
}

function entry({ direction, amount, currency, sent }: ExplainValues['explain.made-entry'], say: Speaker) {
  const what = direction === 'in' ? 'encaissement' : 'décaissement';
  const figure = amount === undefined ? '' : `, ${what} de ${say.amount(amount, currency)}`;
  return `écriture${figure}${handedOver(sent, true)}`;
}

const events: Readonly<Record<string, string>> = {
  created: 'création',
  updated: 'modification',
  deleted: 'suppression',
  restored: 'restauration',
};

/** The lines of explanations, in French. */
export const explainFr: Sentences<ExplainValues> = {
  'explain.unknown': () => ({ text: 'Inconnu de la boutique, de Gestan et de la synchronisation' }),
  'explain.product': ({ name, gestanId, gestanCode, wooId, variationId }) => {
    const of = [
      gestanId === undefined ? '' : `Gestan ${gestanCode ?? ''} (${gestanId})`,
      wooId === undefined ? '' : `boutique ${wooId}${variationId === undefined ? '' : `:${variationId}`}`,
    ];
    return { text: `Produit ${name} : ${of.filter((part) => part !== '').join(', ')}` };
  },
  'explain.linked': ({ byHand, at }, say) => ({
    text: `Lié ${byHand ? 'à la main' : 'lors d’une synchronisation'}${since(at, say)}`,
  }),
  'explain.not-linked': () => ({ text: 'Non lié' }),
  'explain.link-removed': ({ at }, say) => ({
    text: `Un lien a été retiré à la main${since(at, say)} : ces deux produits ne seront plus liés automatiquement`,
  }),
  'explain.blacklisted': ({ note, at }, say) => ({
    text: `Sur liste noire${since(at, say, 'depuis le')} : ${note}`,
  }),
  'explain.no-row': () => ({
    text: 'Les listes n’ont pas de ligne pour lui : un produit variable n’a que celles de ses variations, et un produit archivé sans lien n’en a pas',
  }),
  'explain.change': ({ field, from, to, target, owner, withheld }, say) => {
    const decides = owner === undefined || owner === 'both' ? '' : `, ${owners[owner]} décide`;
    const shared = owner === 'both' ? ', modifiable des deux côtés' : '';
    const held = withheld ? ` – non écrit : ${say.tell(withheld)}` : '';
    return {
      text: `${fieldText(field, 'fr')} : ${value(field, from, say)} → ${value(field, to, say)} ${sides[target] ?? ''}${decides}${shared}${held}`,
    };
  },
  'explain.conflict': ({ field, gestan, woo }, say) => ({
    text: `${fieldText(field, 'fr')} : Gestan dit ${value(field, gestan, say)}, la boutique ${value(field, woo, say)} ; modifiée des deux côtés`,
    hint: 'Choisissez la valeur à garder.',
  }),
  'explain.now': ({ flow, status, because, rule: by }, say) => ({
    text: `Maintenant : ${statusText(status, 'fr', flow)}${by ? `, d’après ${ruleLabel(by, 'fr')}` : ''}${because ? ` – ${say.tell(because)}` : ''}`,
  }),
  'explain.trouble': ({ flow, outcome, at, runId, because }, say) => ({
    text: `Dernier incident (${labelText(flow, 'fr')}), le ${say.instant(at)} : ${statusText(outcome, 'fr', flow)}${because ? ` – ${say.tell(because)}` : ''} (passage ${runId})`,
  }),
  'explain.intents': ({ count }, say) => ({
    text: `${say.count(count, 'écriture', 'écritures')} sans réponse : le prochain passage ${count < 2 ? 'la' : 'les'} vérifie`,
  }),
  'explain.order': ({ number, place }) => {
    const where = {
      listed: 'dans la liste de la boutique',
      trash: 'à la corbeille de la boutique',
      gone: 'n’est plus dans la boutique',
    };
    return { text: `Commande ${number} : ${where[place] ?? ''}` };
  },
  'explain.imported': ({ adopted, at }, say) => ({
    text: `${adopted ? 'Saisie à la main, puis reprise' : 'Importée'}, la dernière fois le ${say.instant(at)}`,
  }),
  'explain.nothing-made': () => ({ text: 'Rien n’a été créé pour elle' }),
  'explain.made-piece': (made, say) => ({ text: `Fait : ${piece(made, say)}` }),
  'explain.made-entry': (made, say) => ({ text: `Fait : ${entry(made, say)}` }),
  'explain.before-start': () => ({
    text: 'Antérieure à la date de début des commandes : le passage automatique ne l’importe pas',
  }),
  'explain.asks-for': ({ status, steps }, say) => ({
    text: `L’état ${say.quote(orderStatus(status, 'fr'))} demande : ${say.list((Array.isArray(steps) ? steps : []).map((step: string) => stepLabel(step, 'fr'))) || 'rien'}`,
  }),
  'explain.status-unmapped': ({ status }, say) => ({
    text: `Aucune pièce n’est associée à l’état ${say.quote(orderStatus(status, 'fr'))}`,
  }),
  'explain.to-make-piece': (made, say) => ({ text: `À faire : ${piece(made, say)}` }),
  'explain.to-make-entry': (made, say) => ({ text: `À faire : ${entry(made, say)}` }),
  'explain.note': ({ note }, say) => ({ text: say.tell(note) }),
  'explain.retry': ({ at }, say) => ({ text: `Relue à chaque passage depuis le ${say.instant(at)}` }),
  'explain.hint': ({ at, event }, say) => ({
    text: `Un webhook du ${say.instant(at)} annonce une ${events[event] ?? 'modification'} : le prochain passage la lira`,
  }),
  'explain.person': ({ name, customerId }) => ({
    text: customerId === undefined ? `Client sans compte ${name}` : `Client ${customerId} ${name}`,
  }),
  'explain.contact': ({ contactId, at }, say) => ({
    text: `Lié au contact ${contactId} de Gestan depuis le ${say.instant(at)}`,
  }),
  'explain.no-contact': () => ({ text: 'Non lié à un contact de Gestan' }),
  'explain.no-person': () => ({
    text: 'Aucun client ni aucune commande de la boutique ne porte plus cette adresse',
  }),
  'explain.candidate': ({ name, contactId, score, evidence }, say) => ({
    text: `Peut-être ${name} (${contactId}), ${say.rate(Math.round(score * 100))} : ${say.list((Array.isArray(evidence) ? evidence : []).map((code: string) => evidenceLabel(code, 'fr')))}`,
  }),
  'explain.decision': ({ contactId, same }) => ({
    text: same
      ? `Réponse donnée : c’est le contact ${contactId} de Gestan`
      : `Réponse donnée : ce n’est pas le contact ${contactId} de Gestan`,
  }),
  'explain.person-order': ({ number, status, pieces }, say) => ({
    text: `Commande ${number} (${orderStatus(status, 'fr')}) : ${pieces === 0 ? 'rien n’a été créé' : say.count(pieces, 'pièce', 'pièces')}`,
  }),
};
