import type { ConnectionWords, connectionWordsEn } from './words-en.js';

const administrator = 'Créez la clé pour un administrateur : WooCommerce → Réglages → Avancé → API REST.';
const hostAllows =
  'Demandez à l’hébergeur, ou à l’extension de sécurité, d’autoriser /wp-json/wc/ avec toutes les méthodes pour cette machine.';
const readWrite =
  'WooCommerce → Réglages → Avancé → API REST : donnez à la clé les droits « Lecture/Écriture ».';
const rewriting =
  'Réglages → Permaliens de WordPress : choisissez « Titre de la publication » et enregistrez ; et laissez le serveur réécrire les adresses : Apache avec mod_rewrite et AllowOverride All, nginx avec try_files $uri $uri/ /index.php?$args;';

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
  findings: {
    'not-checked': { seen: 'Non vérifié, car « {check} » a échoué.' },
    unknown: { seen: 'La boutique ne le dit pas.' },
    changed: {
      seen: 'C’était « {from} » au dernier test, c’est « {to} » maintenant.',
      mend: 'Si ce n’était pas voulu, rétablissez-le dans la boutique ; sinon relisez avec soin les prochains plans.',
    },

    'address.ok': { seen: 'L’adresse est valable : {url}.' },
    'address.loopback': {
      seen: 'Une boutique sur cette machine : {url}. Les requêtes sont signées (OAuth 1.0a).',
    },
    'address.bad': {
      seen: 'L’adresse de la boutique ne peut pas servir.',
      mend: 'Donnez l’adresse de la boutique, par exemple https://boutique.example.',
    },
    'address.insecure': {
      seen: 'L’adresse commence par http:// : la clé voyagerait à découvert, et n’y est pas lue.',
      mend: 'Donnez l’adresse en https:// ; si la boutique n’a pas de certificat, faites-en installer un par l’hébergeur.',
    },

    'reachable.ok': { seen: 'Le serveur répond.' },
    'reachable.dns': {
      seen: 'Le nom {host} est inconnu sur Internet ({code}).',
      mend: 'Vérifiez l’orthographe de l’adresse, et que le domaine est toujours enregistré.',
    },
    'reachable.refused': {
      seen: 'Le serveur {host} refuse la connexion ({code}).',
      mend: 'Vérifiez l’adresse et son port ; demandez à l’hébergeur si le site est en marche et laisse entrer cette machine.',
    },
    'reachable.timeout': {
      seen: 'Pas de réponse en {seconds} s.',
      mend: 'Ouvrez l’adresse dans un navigateur. Si elle y est lente aussi, voyez l’hébergeur ; sinon un pare-feu écarte peut-être cette machine.',
    },
    'reachable.failed': {
      seen: 'La connexion a échoué : {problem}.',
      mend: 'Réessayez ; si cela dure, voyez l’hébergeur de la boutique.',
    },
    'reachable.down': {
      seen: 'Le serveur répond {status} : le site derrière lui est arrêté ou surchargé.',
      mend: 'Réessayez plus tard ; si cela dure, voyez l’hébergeur de la boutique.',
    },

    'tls.ok': { seen: 'Le certificat est accepté.' },
    'tls.plain': { seen: 'HTTP simple, sur cette machine seulement.' },
    'tls.self-signed': {
      seen: 'Le certificat n’est pas signé par une autorité connue ({code}).',
      mend: 'Faites installer par l’hébergeur un certificat d’une autorité connue ; Let’s Encrypt en donne gratuitement.',
    },
    'tls.expired': {
      seen: 'Le certificat a expiré ({code}).',
      mend: 'Faites renouveler le certificat par l’hébergeur.',
    },
    'tls.name': {
      seen: 'Le certificat est fait pour un autre nom que {host} ({code}).',
      mend: 'Prenez l’adresse pour laquelle le certificat est fait (souvent avec ou sans www), ou faites-le étendre.',
    },
    'tls.chain': {
      seen: 'Le serveur n’envoie pas toute la chaîne de son certificat ({code}).',
      mend: 'Faites installer le certificat avec ses certificats intermédiaires (« fullchain »).',
    },
    'tls.failed': {
      seen: 'La connexion chiffrée n’a pas pu s’établir ({code}).',
      mend: 'Faites vérifier par l’hébergeur la configuration HTTPS du site.',
    },

    'redirect.none': { seen: 'L’adresse répond elle-même.' },
    'redirect.https': {
      seen: 'L’adresse mène à HTTPS : {to}.',
      mend: 'Donnez {to} comme adresse de la boutique.',
    },
    'redirect.elsewhere': {
      seen: 'L’adresse mène à une autre : {to}. Une écriture qui la suivrait serait perdue.',
      mend: 'Donnez {to} comme adresse de la boutique.',
    },
    'redirect.page': {
      seen: 'L’API mène à une page : {to}.',
      mend: 'Désactivez pour /wp-json/ ce qui y mène les visiteurs (page de connexion, page « bientôt en ligne », redirection de langue).',
    },

    'firewall.none': { seen: 'Rien ne s’interpose.' },
    'firewall.captcha': {
      seen: 'Un captcha ou un contrôle du navigateur répond à la place de la boutique ({status}).',
      mend: hostAllows,
    },
    'firewall.blocked': {
      seen: 'Un pare-feu refuse la requête ({status}, une page au lieu de JSON).',
      mend: hostAllows,
    },
    'firewall.throttled': {
      seen: 'L’hébergeur demande moins de requêtes ({status}).',
      mend: 'Attendez quelques minutes et testez à nouveau ; si cela dure, faites relever la limite pour /wp-json/wc/.',
    },

    'maintenance.none': { seen: 'La boutique est ouverte.' },
    'maintenance.on': {
      seen: 'Le site est en maintenance ; une mise à jour est en cours.',
      mend: 'Attendez quelques minutes. Si cela dure, supprimez le fichier .maintenance dans le dossier de WordPress.',
    },

    'permalinks.ok': { seen: 'Les adresses de l’API fonctionnent.' },
    'permalinks.plain': {
      seen: 'WordPress est là, mais avec des permaliens simples : /wp-json/ ne l’atteint pas.',
      mend: rewriting,
    },
    'permalinks.no-rewrite': {
      seen: 'Le serveur web répond lui-même {status} à /wp-json/ : il ne transmet pas l’adresse à WordPress.',
      mend: `Vérifiez l’adresse. Si elle est juste : ${rewriting}`,
    },

    'wordpress.ok': { seen: 'Elle répond, pour « {name} ».' },
    'wordpress.noise': {
      seen: 'Elle répond, mais avec du texte autour du JSON : {excerpt}',
      mend: 'Trouvez et corrigez l’extension ou le thème qui l’écrit (avis PHP, marque d’ordre des octets) ; mettez display_errors à off.',
    },
    'wordpress.closed': {
      seen: 'Son index est fermé aux visiteurs ({code}) ; la clé peut tout de même fonctionner.',
      mend: 'Si les autres vérifications échouent : que l’extension de sécurité laisse /wp-json/wc/ ouvert.',
    },
    'wordpress.error': {
      seen: 'Elle s’arrête sur une erreur ({status}).',
      mend: 'Regardez le journal d’erreurs PHP de la boutique (souvent une extension), puis testez à nouveau.',
    },
    'wordpress.other': {
      seen: 'Ce qui répond à cette adresse n’est pas une API REST de WordPress ({status}).',
      mend: 'Vérifiez l’adresse : celle de la boutique, avec son dossier si elle en a un (https://example.com/boutique).',
    },
    'wordpress.disabled': {
      seen: 'WordPress est là, mais son API REST est coupée ({code}).',
      mend: 'Que l’extension de sécurité, ou l’hébergeur, laisse /wp-json/ ouvert.',
    },

    'canonical-url.ok': { seen: 'La boutique se connaît sous cette adresse.' },
    'canonical-url.folder': { seen: 'WordPress lui-même est à {siteUrl} ; la boutique est à {home}.' },
    'canonical-url.other': {
      seen: 'La boutique se nomme elle-même {home}.',
      mend: 'Donnez {home} comme adresse, ou corrigez-la dans WordPress → Réglages → Général.',
    },
    'canonical-url.http': {
      seen: 'La boutique se nomme elle-même {home}, sans HTTPS.',
      mend: 'Mettez https:// dans les deux adresses de WordPress → Réglages → Général.',
    },

    'woocommerce.ok': { seen: 'Son API (wc/v3) est là.' },
    'woocommerce.inactive': {
      seen: 'WordPress répond, mais pas WooCommerce.',
      mend: 'WordPress → Extensions : activez WooCommerce. S’il est actif, vérifiez que l’adresse est celle de la boutique.',
    },
    'woocommerce.old': {
      seen: 'WooCommerce est trop ancien : il n’a pas l’API wc/v3.',
      mend: 'Mettez WooCommerce à jour, en version 9 ou plus récente.',
    },

    'version.ok': { seen: 'WooCommerce {version}.' },
    'version.old': {
      seen: 'WooCommerce {version} : cette bibliothèque est faite pour la version 9 et les suivantes.',
      mend: 'Mettez WooCommerce à jour.',
    },

    'header.ok': { seen: 'L’en-tête atteint WooCommerce.' },
    'header.query': { seen: 'Pas nécessaire : la clé voyage dans l’adresse de la requête.' },
    'header.signed': { seen: 'Pas nécessaire : les requêtes sont signées (OAuth 1.0a).' },
    'header.stripped': {
      seen: 'L’hébergeur retire l’en-tête Authorization : la clé fonctionne dans la requête, pas dans l’en-tête.',
      mend: 'Mettez cette ligne dans .htaccess, au-dessus de « # BEGIN WordPress » : RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}] (ou CGIPassAuth On). Ou activez queryAuth: true.',
    },
    'header.https-unseen': {
      seen: 'PHP ne voit pas que la boutique est jointe en HTTPS : WooCommerce ne lit donc pas la clé.',
      mend: 'Derrière un mandataire, mettez dans wp-config.php : if (($_SERVER["HTTP_X_FORWARDED_PROTO"] ?? "") === "https") $_SERVER["HTTPS"] = "on"; et faites-lui envoyer cet en-tête.',
    },

    'key.ok': { seen: 'La boutique connaît la clé, et la clé secrète est juste.' },
    'key.bad': {
      seen: 'La clé ou la clé secrète ne peut pas servir.',
      mend: 'Créez une clé dans WooCommerce → Réglages → Avancé → API REST ; donnez sa clé client (ck_…) et sa clé secrète (cs_…).',
    },
    'key.unknown': {
      seen: 'La boutique ne connaît pas cette clé.',
      mend: 'Vérifiez la clé client (ck_…), et qu’elle a été créée dans cette boutique même et n’est pas révoquée : WooCommerce → Réglages → Avancé → API REST.',
    },
    'key.wrong-secret': {
      seen: 'La boutique connaît la clé, mais la clé secrète est une autre.',
      mend: 'Donnez la clé secrète (cs_…) de cette clé. Elle n’est montrée qu’une fois : si elle est perdue, créez une nouvelle clé.',
    },
    'key.refused': {
      seen: 'La boutique refuse la clé signée : clé inconnue, ou clé secrète fausse.',
      mend: 'Vérifiez la clé client (ck_…) et sa clé secrète (cs_…) : WooCommerce → Réglages → Avancé → API REST.',
    },
    'key.clock': {
      seen: 'La boutique refuse la signature ; son horloge diffère de {minutes} min de celle de cette machine, et 15 sont admises.',
      mend: 'Mettez à l’heure l’horloge de cette machine, ou du serveur.',
    },
    'key.elsewhere': {
      seen: 'La clé a été lue par WordPress au lieu de WooCommerce ({code}).',
      mend: 'Vérifiez l’adresse : l’API doit se trouver à /wp-json/wc/v3/ au-dessous d’elle, sans double barre ni majuscules.',
    },
    'key.error': {
      seen: 'La clé n’a pas pu être testée : {problem}',
      mend: 'Testez à nouveau ; si cela dure, regardez le journal d’erreurs PHP de la boutique.',
    },

    'read.ok': { seen: 'La clé peut lire.' },
    'read.lacking': { seen: 'La clé peut écrire, mais pas lire.', mend: readWrite },
    'write.ok': { seen: 'La clé peut écrire (testé avec un lot vide, qui ne change rien).' },
    'write.lacking': { seen: 'La clé peut lire, mais pas écrire.', mend: readWrite },
    'write.user': { seen: 'L’utilisateur de la clé ne peut pas modifier les produits.', mend: administrator },
    'write.blocked': {
      seen: 'Une écriture n’atteint pas WooCommerce ({status}).',
      mend: 'Demandez à l’hébergeur, ou à l’extension de sécurité, d’autoriser POST vers /wp-json/wc/ pour cette machine.',
    },
    'write.error': {
      seen: 'Le test d’écriture a échoué : {problem}',
      mend: 'Testez à nouveau ; si cela dure, voyez l’hébergeur de la boutique.',
    },

    'can.ok': { seen: 'L’utilisateur de la clé y a droit.' },
    'can.lacking': { seen: 'L’utilisateur de la clé n’y a pas droit ({status}).', mend: administrator },
    'can.missing': {
      seen: 'La boutique n’a pas cette partie de l’API.',
      mend: 'Mettez WooCommerce à jour ; cherchez une extension qui coupe des parties de l’API REST.',
    },
    'can.error': {
      seen: 'Lecture impossible : {problem}',
      mend: 'Testez à nouveau ; si cela dure, regardez le journal d’erreurs PHP de la boutique.',
    },

    'clock.ok': { seen: 'Elles diffèrent de moins d’une minute.' },
    'clock.off': {
      seen: 'L’horloge du serveur diffère de {minutes} min de celle de cette machine.',
      mend: 'Mettez les horloges à l’heure par le réseau (NTP) ; les dates des commandes dépendent de celle du serveur.',
    },

    'currency.ok': { seen: '{currency}.' },
    'prices.with-tax': { seen: 'Les prix sont saisis TTC.' },
    'prices.without-tax': { seen: 'Les prix sont saisis HT.' },
    'prices.now-with-tax': {
      seen: 'Les prix sont maintenant saisis TTC ; au dernier test ils l’étaient HT.',
      mend: 'Si ce n’était pas voulu, rétablissez-le dans la boutique avant la prochaine synchronisation : chaque prix serait lu autrement.',
    },
    'prices.now-without-tax': {
      seen: 'Les prix sont maintenant saisis HT ; au dernier test ils l’étaient TTC.',
      mend: 'Si ce n’était pas voulu, rétablissez-le dans la boutique avant la prochaine synchronisation : chaque prix serait lu autrement.',
    },
    'prices.no-taxes': {
      seen: 'La boutique ne calcule pas la TVA.',
      mend: 'Juste pour un vendeur en franchise de TVA. Sinon : WooCommerce → Réglages → Général, « Activer les taux de taxe et leurs calculs ».',
    },
    'rounding.line': { seen: 'À chaque ligne.' },
    'rounding.subtotal': {
      seen: 'Une fois pour la commande, au sous-total : les lignes peuvent s’en écarter d’un centime, ce qui est réglé.',
    },
    'decimals.ok': { seen: '{decimals}.' },
    'decimals.odd': {
      seen: 'Les prix ont {decimals} décimales, quand {currency} en a {usual}.',
      mend: 'WooCommerce → Réglages → Général, « Nombre de décimales » : mettez {usual}.',
    },
    'weight-unit.ok': { seen: '{unit}.' },
    'weight-unit.odd': {
      seen: 'L’unité « {unit} » est inconnue.',
      mend: 'WooCommerce → Réglages → Produits, « Unité de poids » : choisissez kg, g, lbs ou oz.',
    },
    'time-zone.ok': { seen: '{zone}.' },
    'time-zone.offset': {
      seen: 'Un décalage fixe, {zone} : il ne suit pas l’heure d’été.',
      mend: 'WordPress → Réglages → Général, « Fuseau horaire » : choisissez une ville.',
    },
    'order-storage.hpos': { seen: 'Tables dédiées (HPOS).' },
    'order-storage.posts': {
      seen: 'L’ancien (posts) : certaines modifications ne sont vues que par la relecture périodique.',
    },
    'speed.ok': { seen: '{rows} produits en {seconds} s.' },
    'speed.slow': {
      seen: '{rows} produits prennent {seconds} s.',
      mend: 'Cela marche, mais lentement. Voyez avec l’hébergeur la mémoire de PHP et un cache d’objets ; des pages plus petites soulagent un hébergement faible.',
    },
    'speed.failed': {
      seen: 'Une page entière n’a pas pu être lue : {problem}',
      mend: 'Voyez avec l’hébergeur la mémoire de PHP et sa limite de temps.',
    },
  },
};
