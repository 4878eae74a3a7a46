import type { Sentences } from '../../core/index.js';
import type { TransportCodeValues } from './codes.js';
import { connectionTitle } from './titles.js';

const hostAllows =
  'Demandez à l’hébergeur, ou à l’extension de sécurité, d’autoriser /wp-json/wc/ avec toutes les méthodes pour cette machine.';

/** Findings on the way to WooCommerce, in French. */
export const transportMessagesFr: Sentences<TransportCodeValues> = {
  'not-checked': ({ check }, say) => ({
    text: `Non vérifié, car « ${connectionTitle(check, say.language)} » a échoué.`,
  }),
  unknown: () => ({ text: 'La boutique ne le dit pas.' }),
  changed: ({ from, to }) => ({
    text: `C’était « ${from} » au dernier test, c’est « ${to} » maintenant.`,
    hint: 'Si ce n’était pas voulu, rétablissez-le dans la boutique ; sinon relisez avec soin les prochains plans.',
  }),

  'address.ok': ({ url }) => ({ text: `L’adresse est valable : ${url}.` }),
  'address.loopback': ({ url }) => ({
    text: `Une boutique sur cette machine : ${url}. Les requêtes sont signées (OAuth 1.0a).`,
  }),
  'address.bad': () => ({
    text: 'L’adresse de la boutique n’est pas valable.',
    hint: 'Indiquez l’adresse de la boutique, par exemple https://boutique.example.',
  }),
  'address.insecure': () => ({
    text: 'L’adresse commence par http:// : la clé serait envoyée en clair, et WooCommerce ne la lirait pas.',
    hint: 'Indiquez l’adresse en https:// ; si la boutique n’a pas de certificat, faites-en installer un par l’hébergeur.',
  }),

  'address.folder': ({ url, home }) => ({
    text: `Il n’y a pas de boutique à ${url} ; WordPress répond à ${home}.`,
    hint: `Indiquez ${home} : l’adresse du site, et non celle de la page des produits.`,
  }),

  'reachable.ok': () => ({ text: 'Le serveur répond.' }),
  'reachable.dns': ({ host, code }) => ({
    text: `Le nom ${host} est inconnu sur Internet (${code}).`,
    hint: 'Vérifiez l’orthographe de l’adresse, et que le domaine est toujours enregistré.',
  }),
  'reachable.refused': ({ host, code }) => ({
    text: `Le serveur ${host} refuse la connexion (${code}).`,
    hint: 'Vérifiez l’adresse et son port ; demandez à l’hébergeur si le site fonctionne et accepte cette machine.',
  }),
  'reachable.timeout': ({ seconds }, say) => ({
    text: `Pas de réponse en ${say.number(seconds, 1)} s.`,
    hint: 'Ouvrez l’adresse dans un navigateur. Si elle y est lente aussi, contactez l’hébergeur ; sinon un pare-feu bloque peut-être cette machine.',
  }),
  'reachable.failed': ({ problem }) => ({
    text: `La connexion a échoué : ${problem}.`,
    hint: 'Réessayez ; si cela dure, contactez l’hébergeur de la boutique.',
  }),
  'reachable.down': ({ status }) => ({
    text: `Le serveur répond ${status} : le site derrière lui est arrêté ou surchargé.`,
    hint: 'Réessayez plus tard ; si cela dure, contactez l’hébergeur de la boutique.',
  }),

  'tls.ok': () => ({ text: 'Le certificat est accepté.' }),
  'tls.plain': () => ({ text: 'HTTP simple, sur cette machine seulement.' }),
  'tls.self-signed': ({ code }) => ({
    text: `Le certificat n’est pas signé par une autorité connue (${code}).`,
    hint: 'Faites installer par l’hébergeur un certificat d’une autorité connue ; Let’s Encrypt en délivre gratuitement.',
  }),
  'tls.expired': ({ code }) => ({
    text: `Le certificat a expiré (${code}).`,
    hint: 'Faites renouveler le certificat par l’hébergeur.',
  }),
  'tls.name': ({ host, code }) => ({
    text: `Le certificat est fait pour un autre nom que ${host} (${code}).`,
    hint: 'Utilisez l’adresse du certificat (souvent avec ou sans www), ou faites-le étendre.',
  }),
  'tls.chain': ({ code }) => ({
    text: `Le serveur n’envoie pas toute la chaîne de son certificat (${code}).`,
    hint: 'Faites installer le certificat avec ses certificats intermédiaires (« fullchain »).',
  }),
  'tls.failed': ({ code }) => ({
    text: `La connexion chiffrée n’a pas pu s’établir (${code}).`,
    hint: 'Faites vérifier par l’hébergeur la configuration HTTPS du site.',
  }),

  'redirect.none': () => ({ text: 'L’adresse ne redirige pas.' }),
  'redirect.https': ({ to }) => ({
    text: `L’adresse redirige vers HTTPS : ${to}.`,
    hint: `Indiquez ${to} comme adresse de la boutique.`,
  }),
  'redirect.elsewhere': ({ to }) => ({
    text: `L’adresse redirige vers une autre : ${to}. Une écriture redirigée serait perdue.`,
    hint: `Indiquez ${to} comme adresse de la boutique.`,
  }),
  'redirect.page': ({ to }) => ({
    text: `L’API redirige vers une page : ${to}.`,
    hint: 'Désactivez cette redirection pour /wp-json/ (page de connexion, page « bientôt en ligne », redirection de langue).',
  }),

  'firewall.none': () => ({ text: 'Aucun pare-feu ne bloque l’API.' }),
  'firewall.captcha': ({ status }) => ({
    text: `Un captcha ou un contrôle du navigateur répond à la place de la boutique (${status}).`,
    hint: hostAllows,
  }),
  'firewall.blocked': ({ status }) => ({
    text: `Un pare-feu refuse la requête (${status}, une page au lieu de JSON).`,
    hint: hostAllows,
  }),
  'firewall.password': ({ status }) => ({
    text: `Tout le site demande un mot de passe (${status}), comme beaucoup de sites de test.`,
    hint: 'Retirez ce mot de passe pour /wp-json/ : il utilise le même en-tête que la clé.',
  }),
  'firewall.throttled': ({ status }) => ({
    text: `L’hébergeur demande moins de requêtes (${status}).`,
    hint: 'Attendez quelques minutes et testez à nouveau ; si cela dure, faites relever la limite pour /wp-json/wc/.',
  }),

  'maintenance.none': () => ({ text: 'La boutique est ouverte.' }),
  'maintenance.on': () => ({
    text: 'Le site est en maintenance ; une mise à jour est en cours.',
    hint: 'Attendez quelques minutes. Si cela dure, supprimez le fichier .maintenance dans le dossier de WordPress.',
  }),

  'permalinks.ok': () => ({ text: 'Les adresses de l’API fonctionnent.' }),
  'permalinks.plain': () => ({
    text: 'WordPress répond, mais avec des permaliens simples : /wp-json/ ne l’atteint pas.',
    hint: 'Réglages → Permaliens de WordPress : choisissez « Titre de la publication » et enregistrez ; et laissez le serveur réécrire les adresses : Apache avec mod_rewrite et AllowOverride All, nginx avec try_files $uri $uri/ /index.php?$args;',
  }),
  'permalinks.no-rewrite': ({ status }) => ({
    text: `Le serveur web répond lui-même ${status} à /wp-json/ : il ne transmet pas l’adresse à WordPress.`,
    hint: 'Vérifiez l’adresse. Si elle est juste : Réglages → Permaliens de WordPress : choisissez « Titre de la publication » et enregistrez ; et laissez le serveur réécrire les adresses : Apache avec mod_rewrite et AllowOverride All, nginx avec try_files $uri $uri/ /index.php?$args;',
  }),

  'wordpress.ok': ({ name }) => ({ text: `Elle répond, pour « ${name} ».` }),
  'wordpress.noise': ({ excerpt }) => ({
    text: `Elle répond, mais avec du texte autour du JSON : ${excerpt}`,
    hint: 'Trouvez et corrigez l’extension ou le thème qui l’écrit (avis PHP, marque d’ordre des octets) ; mettez display_errors à off.',
  }),
  'wordpress.closed': ({ code }) => ({
    text: `Son index est fermé aux visiteurs (${code}) ; la clé peut tout de même fonctionner.`,
    hint: 'Si les autres vérifications échouent, ouvrez /wp-json/wc/ dans l’extension de sécurité.',
  }),
  'wordpress.error': ({ status }) => ({
    text: `Elle s’arrête sur une erreur (${status}).`,
    hint: 'Regardez le journal d’erreurs PHP de la boutique (souvent une extension), puis testez à nouveau.',
  }),
  'wordpress.other': ({ status }) => ({
    text: `Il n’y a pas d’API REST de WordPress à cette adresse (${status}).`,
    hint: 'Vérifiez l’adresse : celle de la boutique, avec son dossier si elle en a un (https://example.com/boutique).',
  }),
  'wordpress.disabled': ({ code }) => ({
    text: `WordPress répond, mais son API REST est désactivée (${code}).`,
    hint: 'Faites ouvrir /wp-json/ dans l’extension de sécurité, ou par l’hébergeur.',
  }),

  'canonical-url.ok': () => ({ text: 'La boutique utilise cette adresse.' }),
  'canonical-url.folder': ({ siteUrl, home }) => ({
    text: `WordPress lui-même est à ${siteUrl} ; la boutique est à ${home}.`,
  }),
  'canonical-url.other': ({ home }) => ({
    text: `L’adresse que la boutique se donne est ${home}.`,
    hint: `Indiquez ${home}, ou corrigez l’adresse dans WordPress → Réglages → Général.`,
  }),
  'canonical-url.http': ({ home }) => ({
    text: `L’adresse que la boutique se donne est ${home}, sans HTTPS.`,
    hint: 'Mettez https:// dans les deux adresses de WordPress → Réglages → Général.',
  }),

  'woocommerce.ok': () => ({ text: 'Son API (wc/v3) répond.' }),
  'woocommerce.inactive': () => ({
    text: 'WordPress répond, mais pas WooCommerce.',
    hint: 'WordPress → Extensions : activez WooCommerce. S’il est actif, vérifiez que l’adresse est celle de la boutique.',
  }),
  'woocommerce.old': () => ({
    text: 'WooCommerce est trop ancien : il n’a pas l’API wc/v3.',
    hint: 'Mettez WooCommerce à jour, en version 9 ou plus récente.',
  }),
};
