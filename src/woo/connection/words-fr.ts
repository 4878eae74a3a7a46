import type { ConnectionWords } from './words.js';
import type { connectionWordsEn } from './words-en.js';
import { shopFindingsFr } from './words-fr-shop.js';
import { wayFindingsFr } from './words-fr-way.js';

/** The report in French. */
export const connectionWordsFr: ConnectionWords<keyof typeof connectionWordsEn.findings> = {
  titles: {
    address: 'Adresse de la boutique',
    reachable: 'Serveur joignable',
    tls: 'Certificat HTTPS',
    redirect: 'Pas de redirection',
    firewall: 'Pas de pare-feu en travers',
    maintenance: 'Pas de maintenance',
    permalinks: 'Permaliens et réécriture',
    wordpress: 'API REST de WordPress',
    'canonical-url': 'Adresse que la boutique se donne',
    woocommerce: 'WooCommerce actif',
    version: 'Version de WooCommerce',
    'authorization-header': 'En-tête Authorization transmis',
    key: 'Clé et clé secrète',
    read: 'Droit de lecture',
    write: 'Droit d’écriture',
    'can-products': 'Accès aux produits',
    'can-orders': 'Accès aux commandes',
    'can-customers': 'Accès aux clients',
    'can-taxes': 'Accès aux taux de TVA',
    'can-settings': 'Accès aux réglages',
    'can-payment-gateways': 'Accès aux modes de paiement',
    'can-system-status': 'Accès à l’état du système',
    'can-webhooks': 'Accès aux webhooks',
    clock: 'Horloges à l’heure',
    currency: 'Devise',
    prices: 'Prix HT ou TTC',
    rounding: 'Arrondi de la TVA',
    decimals: 'Décimales des prix',
    'weight-unit': 'Unité de poids',
    'time-zone': 'Fuseau horaire',
    'order-storage': 'Stockage des commandes',
    speed: 'Vitesse d’une page',
  },
  findings: { ...wayFindingsFr, ...shopFindingsFr },
};
