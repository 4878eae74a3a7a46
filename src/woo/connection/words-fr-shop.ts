import type { ConnectionWords } from './words.js';
import type { shopFindingsEn } from './words-en-shop.js';

const administrator = 'Créez la clé pour un administrateur : WooCommerce → Réglages → Avancé → API REST.';
const readWrite =
  'WooCommerce → Réglages → Avancé → API REST : donnez à la clé les droits « Lecture/Écriture ».';

/** Findings about the key and the shop, in French. */
export const shopFindingsFr: ConnectionWords<keyof typeof shopFindingsEn>['findings'] = {
  'version.ok': { seen: 'WooCommerce {version}.' },
  'version.old': {
    seen: 'WooCommerce {version} : cette bibliothèque est faite pour la version 9 et les suivantes.',
    hint: 'Mettez WooCommerce à jour.',
  },

  'header.ok': { seen: 'L’en-tête atteint WooCommerce.' },
  'header.query': { seen: 'Pas nécessaire : la clé voyage dans l’adresse de la requête.' },
  'header.signed': { seen: 'Pas nécessaire : les requêtes sont signées (OAuth 1.0a).' },
  'header.stripped': {
    seen: 'L’hébergeur retire l’en-tête Authorization : la clé arrive par la requête, pas par l’en-tête.',
    hint: 'Mettez cette ligne dans .htaccess, au-dessus de « # BEGIN WordPress » : RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}] (ou CGIPassAuth On). Ou activez queryAuth: true.',
  },
  'header.https-unseen': {
    seen: 'PHP ne voit pas que la boutique est jointe en HTTPS : WooCommerce ne lit donc pas la clé.',
    hint: 'Derrière un mandataire, mettez dans wp-config.php : if (($_SERVER["HTTP_X_FORWARDED_PROTO"] ?? "") === "https") $_SERVER["HTTPS"] = "on"; et faites-lui envoyer cet en-tête.',
  },

  'key.ok': { seen: 'La boutique connaît la clé, et la clé secrète est juste.' },
  'key.bad': {
    seen: 'La clé ou la clé secrète ne peut pas servir.',
    hint: 'Créez une clé dans WooCommerce → Réglages → Avancé → API REST ; donnez sa clé client (ck_…) et sa clé secrète (cs_…).',
  },
  'key.unknown': {
    seen: 'La boutique ne connaît pas cette clé.',
    hint: 'Vérifiez la clé client (ck_…), et qu’elle a été créée dans cette boutique même et n’est pas révoquée : WooCommerce → Réglages → Avancé → API REST.',
  },
  'key.wrong-secret': {
    seen: 'La boutique connaît la clé, mais la clé secrète est une autre.',
    hint: 'Donnez la clé secrète (cs_…) de cette clé. Elle n’est montrée qu’une fois : si elle est perdue, créez une nouvelle clé.',
  },
  'key.refused': {
    seen: 'La boutique refuse la clé signée : clé inconnue, ou clé secrète fausse.',
    hint: 'Vérifiez la clé client (ck_…) et sa clé secrète (cs_…) : WooCommerce → Réglages → Avancé → API REST.',
  },
  'key.clock': {
    seen: 'La boutique refuse la signature ; son horloge diffère de {minutes} min de celle de cette machine, et 15 sont admises.',
    hint: 'Mettez à l’heure l’horloge de cette machine, ou du serveur.',
  },
  'key.elsewhere': {
    seen: 'La clé a été lue par WordPress au lieu de WooCommerce ({code}).',
    hint: 'Vérifiez l’adresse : l’API doit se trouver à /wp-json/wc/v3/ au-dessous d’elle, sans double barre ni majuscules.',
  },
  'key.error': {
    seen: 'La clé n’a pas pu être testée : {problem}',
    hint: 'Testez à nouveau ; si cela dure, regardez le journal d’erreurs PHP de la boutique.',
  },

  'read.ok': { seen: 'La clé peut lire.' },
  'read.lacking': { seen: 'La clé peut écrire, mais pas lire.', hint: readWrite },
  'write.ok': { seen: 'La clé peut écrire (testé avec un lot vide, qui ne change rien).' },
  'write.lacking': { seen: 'La clé peut lire, mais pas écrire.', hint: readWrite },
  'write.user': { seen: 'L’utilisateur de la clé ne peut pas modifier les produits.', hint: administrator },
  'write.blocked': {
    seen: 'Une écriture n’atteint pas WooCommerce ({status}).',
    hint: 'Demandez à l’hébergeur, ou à l’extension de sécurité, d’autoriser POST vers /wp-json/wc/ pour cette machine.',
  },
  'write.error': {
    seen: 'Le test d’écriture a échoué : {problem}',
    hint: 'Testez à nouveau ; si cela dure, voyez l’hébergeur de la boutique.',
  },

  'can.ok': { seen: 'L’utilisateur de la clé y a droit.' },
  'can.lacking': { seen: 'L’utilisateur de la clé n’y a pas droit ({status}).', hint: administrator },
  'can.missing': {
    seen: 'La boutique n’a pas cette partie de l’API.',
    hint: 'Mettez WooCommerce à jour ; cherchez une extension qui coupe des parties de l’API REST.',
  },
  'can.error': {
    seen: 'Lecture impossible : {problem}',
    hint: 'Testez à nouveau ; si cela dure, regardez le journal d’erreurs PHP de la boutique.',
  },

  'clock.ok': { seen: 'Elles diffèrent de moins d’une minute.' },
  'clock.off': {
    seen: 'L’horloge du serveur diffère de {minutes} min de celle de cette machine.',
    hint: 'Mettez les horloges à l’heure par le réseau (NTP) ; les dates des commandes dépendent de celle du serveur.',
  },

  'currency.ok': { seen: '{currency}.' },
  'prices.with-tax': { seen: 'Les prix sont saisis TTC.' },
  'prices.without-tax': { seen: 'Les prix sont saisis HT.' },
  'prices.now-with-tax': {
    seen: 'Les prix sont maintenant saisis TTC ; au dernier test ils l’étaient HT.',
    hint: 'Si ce n’était pas voulu, rétablissez-le dans la boutique avant la prochaine synchronisation : chaque prix serait lu autrement.',
  },
  'prices.now-without-tax': {
    seen: 'Les prix sont maintenant saisis HT ; au dernier test ils l’étaient TTC.',
    hint: 'Si ce n’était pas voulu, rétablissez-le dans la boutique avant la prochaine synchronisation : chaque prix serait lu autrement.',
  },
  'prices.no-taxes': {
    seen: 'La boutique ne calcule pas la TVA.',
    hint: 'Juste pour un vendeur en franchise de TVA. Sinon : WooCommerce → Réglages → Général, « Activer les taux de taxe et leurs calculs ».',
  },
  'rounding.line': { seen: 'À chaque ligne.' },
  'rounding.subtotal': {
    seen: 'Une fois pour la commande, au sous-total : les lignes peuvent s’en écarter d’un centime, ce qui est réglé.',
  },
  'decimals.ok': { seen: '{decimals}.' },
  'decimals.odd': {
    seen: 'Les prix ont {decimals} décimales, quand {currency} en a {usual}.',
    hint: 'WooCommerce → Réglages → Général, « Nombre de décimales » : mettez {usual}.',
  },
  'weight-unit.ok': { seen: '{unit}.' },
  'weight-unit.odd': {
    seen: 'L’unité « {unit} » est inconnue.',
    hint: 'WooCommerce → Réglages → Produits, « Unité de poids » : choisissez kg, g, lbs ou oz.',
  },
  'time-zone.ok': { seen: '{zone}.' },
  'time-zone.offset': {
    seen: 'Un décalage fixe, {zone} : il ne suit pas l’heure d’été.',
    hint: 'WordPress → Réglages → Général, « Fuseau horaire » : choisissez une ville.',
  },
  'order-storage.hpos': { seen: 'Tables dédiées (HPOS).' },
  'order-storage.posts': {
    seen: 'L’ancien (posts) : certaines modifications ne sont vues que par la relecture périodique.',
  },
  'speed.ok': { seen: '{rows} produits en {seconds} s.' },
  'speed.slow': {
    seen: '{rows} produits prennent {seconds} s.',
    hint: 'Cela marche, mais lentement. Voyez avec l’hébergeur la mémoire de PHP et un cache d’objets ; des pages plus petites soulagent un hébergement faible.',
  },
  'speed.failed': {
    seen: 'Une page entière n’a pas pu être lue : {problem}',
    hint: 'Voyez avec l’hébergeur la mémoire de PHP et sa limite de temps.',
  },
};
