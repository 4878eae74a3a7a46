import type { Sentences } from '../../core/index.js';
import type { ShopCodeValues } from './codes.js';

const phpLog = 'Testez à nouveau ; si cela dure, regardez le journal d’erreurs PHP de la boutique.';
const readWrite =
  'WooCommerce → Réglages → Avancé → API REST : donnez à la clé les droits « Lecture/Écriture ».';
const administrator = 'Créez la clé pour un administrateur : WooCommerce → Réglages → Avancé → API REST.';
const putBack =
  'Si ce n’était pas voulu, rétablissez-le dans la boutique avant la prochaine synchronisation : sinon, chaque prix sera lu autrement.';

/** Findings about the key and the shop, in French. */
export const shopMessagesFr: Sentences<ShopCodeValues> = {
  'version.ok': ({ version }) => ({ text: `WooCommerce ${version}.` }),
  'version.old': ({ version }) => ({
    text: `WooCommerce ${version} : cette bibliothèque est faite pour la version 9 et les suivantes.`,
    hint: 'Mettez WooCommerce à jour.',
  }),

  'header.ok': () => ({ text: 'L’en-tête atteint WooCommerce.' }),
  'header.query': () => ({ text: 'Pas nécessaire : la clé est envoyée dans l’adresse de la requête.' }),
  'header.signed': () => ({ text: 'Pas nécessaire : les requêtes sont signées (OAuth 1.0a).' }),
  'header.stripped': () => ({
    text: 'L’hébergeur retire l’en-tête Authorization : la clé arrive par la requête, pas par l’en-tête.',
    hint: 'Mettez cette ligne dans .htaccess, au-dessus de « # BEGIN WordPress » : RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}] (ou CGIPassAuth On). Ou activez queryAuth: true.',
  }),
  'header.https-unseen': () => ({
    text: 'PHP ne voit pas que la boutique est jointe en HTTPS : WooCommerce ne lit donc pas la clé.',
    hint: 'Derrière un mandataire, mettez dans wp-config.php : if (($_SERVER["HTTP_X_FORWARDED_PROTO"] ?? "") === "https") $_SERVER["HTTPS"] = "on"; et faites-lui envoyer cet en-tête.',
  }),

  'key.ok': () => ({ text: 'La boutique connaît la clé, et la clé secrète est juste.' }),
  'key.swapped': () => ({
    text: 'La clé client et la clé secrète sont inversées.',
    hint: 'Échangez-les : la clé client commence par ck_, la clé secrète par cs_.',
  }),
  'key.bad': () => ({
    text: 'La clé ou la clé secrète n’est pas valable.',
    hint: 'Créez une clé dans WooCommerce → Réglages → Avancé → API REST ; indiquez sa clé client (ck_…) et sa clé secrète (cs_…).',
  }),
  'key.unknown': () => ({
    text: 'La boutique ne connaît pas cette clé.',
    hint: 'Vérifiez la clé client (ck_…), et qu’elle a été créée dans cette boutique et n’est pas révoquée : WooCommerce → Réglages → Avancé → API REST.',
  }),
  'key.wrong-secret': () => ({
    text: 'La boutique connaît la clé, mais la clé secrète est fausse.',
    hint: 'Indiquez la clé secrète (cs_…) de cette clé. Elle n’est montrée qu’une fois : si elle est perdue, créez une nouvelle clé.',
  }),
  'key.refused': () => ({
    text: 'La boutique refuse la clé signée : clé inconnue, ou clé secrète fausse.',
    hint: 'Vérifiez la clé client (ck_…) et sa clé secrète (cs_…) : WooCommerce → Réglages → Avancé → API REST.',
  }),
  'key.clock': ({ minutes }, say) => ({
    text: `La boutique refuse la signature ; son horloge diffère de ${say.number(minutes, 1)} min de celle de cette machine, et 15 sont admises.`,
    hint: 'Mettez à l’heure l’horloge de cette machine, ou du serveur.',
  }),
  'key.elsewhere': ({ code }) => ({
    text: `La clé a été lue par WordPress au lieu de WooCommerce (${code}).`,
    hint: 'Vérifiez l’adresse : l’API doit se trouver sous elle, à /wp-json/wc/v3/, sans double barre ni majuscules.',
  }),
  'key.error': ({ problem }) => ({ text: `La clé n’a pas pu être testée : ${problem}`, hint: phpLog }),

  'read.ok': () => ({ text: 'La clé peut lire.' }),
  'read.no-permission': () => ({ text: 'La clé peut écrire, mais pas lire.', hint: readWrite }),

  'write.ok': () => ({ text: 'La clé peut écrire (testé avec un lot vide, qui ne change rien).' }),
  'write.no-permission': () => ({ text: 'La clé peut lire, mais pas écrire.', hint: readWrite }),
  'write.user': () => ({
    text: 'L’utilisateur de la clé ne peut pas modifier les produits.',
    hint: administrator,
  }),
  'write.blocked': ({ status }) => ({
    text: `Une écriture n’atteint pas WooCommerce (${status}).`,
    hint: 'Demandez à l’hébergeur, ou à l’extension de sécurité, d’autoriser POST vers /wp-json/wc/ pour cette machine.',
  }),
  'write.error': ({ problem }) => ({
    text: `Le test d’écriture a échoué : ${problem}`,
    hint: 'Testez à nouveau ; si cela dure, contactez l’hébergeur de la boutique.',
  }),

  'can.ok': () => ({ text: 'L’utilisateur de la clé y a accès.' }),
  'can.no-permission': ({ status }) => ({
    text: `L’utilisateur de la clé n’y a pas accès (${status}).`,
    hint: administrator,
  }),
  'can.missing': () => ({
    text: 'La boutique n’a pas cette partie de l’API.',
    hint: 'Mettez WooCommerce à jour ; cherchez une extension qui désactive des parties de l’API REST.',
  }),
  'can.error': ({ problem }) => ({ text: `Lecture impossible : ${problem}`, hint: phpLog }),

  'clock.ok': () => ({ text: 'Les horloges diffèrent de moins d’une minute.' }),
  'clock.off': ({ minutes }, say) => ({
    text: `L’horloge du serveur diffère de ${say.number(minutes, 1)} min de celle de cette machine.`,
    hint: 'Synchronisez les horloges par le réseau (NTP) ; les dates des commandes dépendent de celle du serveur.',
  }),

  'currency.ok': ({ currency }) => ({ text: `${currency}.` }),

  'prices.with-tax': () => ({ text: 'Les prix sont saisis TTC.' }),
  'prices.without-tax': () => ({ text: 'Les prix sont saisis HT.' }),
  'prices.now-with-tax': () => ({
    text: 'Les prix sont maintenant saisis TTC ; au dernier test ils l’étaient HT.',
    hint: putBack,
  }),
  'prices.now-without-tax': () => ({
    text: 'Les prix sont maintenant saisis HT ; au dernier test ils l’étaient TTC.',
    hint: putBack,
  }),
  'prices.no-taxes': () => ({
    text: 'La boutique ne calcule pas la TVA.',
    hint: 'Correct pour un vendeur en franchise de TVA. Sinon : WooCommerce → Réglages → Général, « Activer les taux de taxe et leurs calculs ».',
  }),

  'rounding.line': () => ({ text: 'Par ligne.' }),
  'rounding.subtotal': () => ({
    text: 'Une fois par commande, au sous-total : les lignes peuvent s’en écarter d’un centime, que la synchronisation corrige.',
  }),

  'decimals.ok': ({ decimals }, say) => ({ text: `${say.number(decimals, 1)}.` }),
  'decimals.odd': ({ decimals, currency, usual }, say) => ({
    text: `Les prix ont ${say.number(decimals, 1)} décimales, quand ${currency} en a ${say.number(usual, 1)}.`,
    hint: `WooCommerce → Réglages → Général, « Nombre de décimales » : mettez ${say.number(usual, 1)}.`,
  }),

  'decimals.lossy': ({ decimals, currency, usual, orderId, total }, say) => ({
    text: `Les prix ont ${say.number(decimals, 1)} décimales, quand ${currency} en a ${say.number(usual, 1)} : la commande ${orderId} a un montant de ${say.amount(total, currency)}, dont les centimes seraient perdus.`,
    hint: `WooCommerce → Réglages → Général, « Nombre de décimales » : mettez ${say.number(usual, 1)}.`,
  }),

  'weight-unit.ok': ({ unit }) => ({ text: `${unit}.` }),
  'weight-unit.odd': ({ unit }) => ({
    text: `L’unité « ${unit} » est inconnue.`,
    hint: 'WooCommerce → Réglages → Produits, « Unité de poids » : choisissez kg, g, lbs ou oz.',
  }),

  'time-zone.ok': ({ zone }) => ({ text: `${zone}.` }),
  'time-zone.offset': ({ zone }) => ({
    text: `Un décalage fixe, ${zone} : il ne suit pas l’heure d’été.`,
    hint: 'WordPress → Réglages → Général, « Fuseau horaire » : choisissez une ville.',
  }),

  'order-storage.hpos': () => ({ text: 'Tables dédiées (HPOS).' }),
  'order-storage.posts': () => ({
    text: 'L’ancien stockage (posts) : certaines modifications ne sont vues que par la relecture périodique.',
  }),

  'speed.ok': ({ rows, seconds }, say) => ({
    text: `${say.number(rows, 1)} produits en ${say.number(seconds, 1)} s.`,
  }),
  'speed.slow': ({ rows, seconds }, say) => ({
    text: `${say.number(rows, 1)} produits prennent ${say.number(seconds, 1)} s.`,
    hint: 'Cela fonctionne, mais lentement. Voyez avec l’hébergeur la mémoire de PHP et un cache d’objets ; des pages plus petites soulagent un hébergement faible.',
  }),
  'speed.failed': ({ problem }) => ({
    text: `Une page entière n’a pas pu être lue : ${problem}`,
    hint: 'Voyez avec l’hébergeur la mémoire de PHP et sa limite de temps.',
  }),
};
