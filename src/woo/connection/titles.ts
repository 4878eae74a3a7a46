import type { Language } from '../../core/index.js';
import type { ConnectionCheckId } from './report.js';

/** What each check is called, in French and English. */
const titles: Readonly<Record<ConnectionCheckId, readonly [fr: string, en: string]>> = {
  address: ['Adresse de la boutique', 'Shop address'],
  reachable: ['Serveur joignable', 'Server can be reached'],
  tls: ['Certificat HTTPS', 'HTTPS certificate'],
  redirect: ['Pas de redirection', 'No redirect'],
  firewall: ['Pas de pare-feu en travers', 'No firewall in the way'],
  maintenance: ['Pas de maintenance', 'Not under maintenance'],
  permalinks: ['Permaliens et réécriture', 'Pretty permalinks'],
  wordpress: ['API REST de WordPress', 'WordPress REST API'],
  'canonical-url': ['Adresse que la boutique se donne', 'Address the shop gives itself'],
  woocommerce: ['WooCommerce actif', 'WooCommerce is active'],
  version: ['Version de WooCommerce', 'WooCommerce version'],
  'authorization-header': ['En-tête Authorization transmis', 'Authorization header arrives'],
  key: ['Clé et clé secrète', 'Key and secret'],
  read: ['Droit de lecture', 'Permission to read'],
  write: ['Droit d’écriture', 'Permission to write'],
  'can-products': ['Accès aux produits', 'Access to products'],
  'can-orders': ['Accès aux commandes', 'Access to orders'],
  'can-customers': ['Accès aux clients', 'Access to customers'],
  'can-taxes': ['Accès aux taux de TVA', 'Access to tax rates'],
  'can-settings': ['Accès aux réglages', 'Access to settings'],
  'can-payment-gateways': ['Accès aux modes de paiement', 'Access to payment methods'],
  'can-system-status': ['Accès à l’état du système', 'Access to the system status'],
  'can-webhooks': ['Accès aux webhooks', 'Access to webhooks'],
  clock: ['Horloges à l’heure', 'Clocks agree'],
  currency: ['Devise', 'Currency'],
  prices: ['Prix HT ou TTC', 'Prices with or without tax'],
  rounding: ['Arrondi de la TVA', 'Rounding of taxes'],
  decimals: ['Décimales des prix', 'Decimals of prices'],
  'weight-unit': ['Unité de poids', 'Unit of weight'],
  'time-zone': ['Fuseau horaire', 'Time zone'],
  'order-storage': ['Stockage des commandes', 'Storage of orders'],
  speed: ['Vitesse d’une page', 'Speed of one page'],
};

/** The name of a check. A check of a newer version keeps its id. */
export function connectionTitle(id: ConnectionCheckId, language: Language): string {
  if (!Object.hasOwn(titles, id)) return id;
  const [fr, en] = titles[id];
  return language === 'fr' ? fr : en;
}
