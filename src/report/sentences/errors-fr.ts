import type { ErrorValues, ImageServerValues, PassedLimit, Sentences, Speaker } from '../../core/index.js';
import { wooErrorsFr } from './errors-woo-fr.js';

/** The values of a code and, where the fault is one of input, the field. */
type WithField = { readonly field?: string | undefined };

const at = (values: unknown) => {
  const { field } = values as WithField;
  return field ? ` : ${field}` : '';
};

const server =
  (text: string, hint: string) =>
  ({ host, said }: ImageServerValues, say: Speaker) => ({
    text: `${text}${host ? ` (${host}${said ? ` : ${say.quote(said)}` : ''})` : ''}`,
    hint,
  });

const where = ({ where: place }: { readonly where?: string | undefined }) => (place ? ` (${place})` : '');

const limits: Readonly<Record<PassedLimit['limit'], (n: string, one: boolean) => string>> = {
  'stock-zeroed': (n, one) => `${n} ${one ? 'quantité serait mise' : 'quantités seraient mises'} à zéro`,
  'price-jump': (n, one) => `${n} prix ${one ? 'changerait' : 'changeraient'} fortement`,
  created: (n, one) => `${n} ${one ? 'produit serait créé' : 'produits seraient créés'}`,
  unpublished: (n, one) => `${n} ${one ? 'produit serait dépublié' : 'produits seraient dépubliés'}`,
};

function passed({ limit, count, total, allowed }: PassedLimit, say: Speaker): string {
  const say1 = limits[limit] ?? ((n: string) => `${n} lignes seraient modifiées`);
  return `${say1(say.number(count), count < 2)} sur ${say.number(total)} ; ${say.number(allowed)} au plus en une fois`;
}

const chooseListed = 'Choisissez-en une parmi celles de Gestan.';

/** Errors of every origin, in French. */
export const errorsFr: Sentences<ErrorValues> = {
  ...wooErrorsFr,

  'gestan.unsupported': ({ adapter }, say) => ({
    text: `La liaison avec Gestan${adapter ? ` (${say.quote(adapter)})` : ''} ne permet pas cette opération`,
    hint: 'Faites-la directement dans Gestan, ou utilisez une autre liaison.',
  }),
  'gestan.refused': ({ said, ...values }, say) => ({
    text: said
      ? `Gestan refuse cette écriture : ${say.quote(said)}`
      : `Gestan refuse cette écriture${at(values)}`,
    hint: 'Corrigez cette valeur dans Gestan ou dans la boutique, puis recommencez.',
  }),
  'gestan.unsettled': () => ({
    text: 'Gestan n’a pas confirmé une écriture : on ne sait pas si elle a été faite',
    hint: 'Rien à faire : le prochain passage vérifie.',
  }),
  'gestan.unavailable': ({ file }) => ({
    text: file
      ? `Le fichier ${file} de Gestan est absent ou illisible`
      : 'Gestan est injoignable pour le moment',
    hint: file
      ? 'Refaites l’export dans Gestan, puis recommencez.'
      : 'Vérifiez que Gestan est en marche, puis recommencez.',
  }),
  'gestan.invalid': ({ file, line, ...values }) => ({
    text: file
      ? `Donnée illisible dans le fichier ${file}${line === undefined ? '' : `, ligne ${line}`}${at(values)}`
      : `Donnée de Gestan illisible${at(values)}`,
    hint: 'Corrigez la fiche dans Gestan, puis refaites l’export.',
  }),

  'storage.conflict': () => ({
    text: 'Une autre opération a écrit en même temps',
    hint: 'Recommencez.',
  }),
  'storage.lease-lost': () => ({
    text: 'Une autre synchronisation a pris la main sur cette boutique',
    hint: 'Attendez qu’il finisse, puis recommencez.',
  }),
  'storage.closed': () => ({ text: 'La base de la synchronisation est fermée', hint: 'Rouvrez-la.' }),
  'storage.invalid': () => ({ text: 'Cette valeur ne peut pas être enregistrée' }),
  'storage.unavailable': (values) => ({
    text: `La base de la synchronisation est inaccessible${where(values)}`,
    hint: 'Vérifiez qu’elle est en marche et qu’aucun autre programme ne la bloque, puis recommencez.',
  }),
  'storage.corrupt': (values) => ({
    text: `La base de la synchronisation est endommagée${where(values)}`,
    hint: 'Restaurez une sauvegarde.',
  }),
  'storage.read-only': (values) => ({
    text: `La base de la synchronisation ne peut pas être modifiée${where(values)}`,
    hint: 'Autorisez l’écriture dans ce fichier et dans son dossier.',
  }),
  'storage.full': (values) => ({
    text: `Il n’y a plus de place pour la base de la synchronisation${where(values)}`,
    hint: 'Libérez de la place sur le disque.',
  }),
  'storage.import-unfinished': () => ({
    text: 'L’importation des données de la synchronisation n’est pas allée à son terme',
    hint: 'Relancez-la.',
  }),
  'storage.newer-version': () => ({
    text: 'Cette base a été écrite par une version plus récente',
    hint: 'Mettez le programme à jour.',
  }),
  'storage.driver-missing': ({ driver }) => ({
    text: `Le pilote de la base n’est pas installé${driver ? ` : ${driver}` : ''}`,
    hint: 'Installez-le.',
  }),

  'image.invalid': (values) => ({ text: `Adresse d’image inutilisable${at(values)}` }),
  'image.type': ({ name, types }, say) => ({
    text: name
      ? `${say.quote(name)} n’est pas une image utilisable`
      : 'Ce fichier n’est pas une image utilisable',
    hint: types
      ? `Utilisez l’un de ces formats : ${say.list(types)}.`
      : 'Utilisez une image JPEG, PNG, GIF ou WebP.',
  }),
  'image.too-large': ({ name, maxBytes }, say) => ({
    text: `${name ? `L’image ${say.quote(name)}` : 'L’image'} est trop lourde${maxBytes === undefined ? '' : ` : ${say.number(Math.floor(maxBytes / 1024))} Ko au plus`}`,
    hint: 'Réduisez l’image.',
  }),
  'image.cut': ({ name }, say) => ({
    text: `${name ? `L’image ${say.quote(name)}` : 'L’image'} est incomplète : le fichier s’arrête avant la fin`,
    hint: 'Copiez à nouveau le fichier d’origine, en entier.',
  }),
  'image.ftp-unreachable': server(
    'Le serveur FTP est injoignable, ou a coupé la connexion',
    'Vérifiez l’adresse et le port, et que le serveur accepte cette machine.',
  ),
  'image.ftp-tls': server(
    'La connexion chiffrée au serveur FTP ne s’établit pas',
    'Vérifiez l’adresse, le port et le réglage de sécurité (FTPS).',
  ),
  'image.ftp-login': server(
    'Le serveur FTP refuse l’identifiant ou le mot de passe',
    'Vérifiez les deux ; certains serveurs demandent une connexion chiffrée (FTPS).',
  ),
  'image.ftp-passive': server(
    'Le serveur FTP n’ouvre pas de connexion pour les données',
    'Ouvrez les ports passifs du serveur dans son pare-feu.',
  ),
  'image.ftp-refused': server('Le serveur FTP refuse une commande', 'Montrez sa réponse à l’hébergeur.'),
  'image.not-wordpress-root': ({ folder }, say) => ({
    text: folder
      ? `Le dossier ${say.quote(folder)} n’est pas celui de WordPress`
      : 'Ce dossier n’est pas celui de WordPress',
    hint: 'Indiquez le dossier qui contient wp-content et wp-includes.',
  }),
  'image.read-only': server(
    'L’utilisateur FTP ne peut pas écrire dans ce dossier',
    'Donnez-lui le droit d’écriture, ou choisissez un autre dossier.',
  ),
  'image.disk-full': server(
    'Il n’y a plus de place sur le serveur FTP',
    'Libérez de la place, ou faites relever le quota.',
  ),
  'image.not-public': ({ url, status }) => ({
    text: `Le fichier déposé n’est pas visible à son adresse publique${url ? ` ${url}` : ''}${status === undefined ? '' : ` (HTTP ${status})`}`,
    hint: 'Vérifiez l’adresse publique du dossier, et que le serveur web y montre les images.',
  }),
  'image.private': ({ url }) => ({
    text: `L’image${url ? ` ${url}` : ''} est sur un réseau privé, d’où rien n’est téléchargé`,
    hint: 'Donnez à l’image une adresse publique.',
  }),
  'image.download': ({ url, status }) => ({
    text: `L’image${url ? ` ${url}` : ''} n’a pas pu être téléchargée${status === undefined ? '' : ` (HTTP ${status})`}`,
    hint: 'Vérifiez qu’elle existe toujours et qu’elle est publique.',
  }),
  'image.closed': () => ({ text: 'L’accès aux images est fermé' }),

  'settings.invalid': (values) => ({
    text: `Valeur inutilisable${at(values)}`,
    hint: 'Corrigez-la, ou laissez-la vide pour garder la valeur par défaut.',
  }),
  'settings.invalid-plan': (values) => ({
    text: `Ce plan ne peut pas être appliqué${at(values)}`,
    hint: 'Refaites la liste et appliquez-la sans la modifier.',
  }),
  'settings.unknown': (values) => ({
    text: `Réglage inconnu${at(values)}`,
    hint: 'Vérifiez son orthographe, ou retirez-le.',
  }),
  'settings.unsupported': ({ adapter, ...values }, say) => ({
    text: `La liaison avec Gestan (${say.quote(adapter)}) ne le permet pas${at(values)}`,
    hint: 'Désactivez ce réglage, ou utilisez une autre liaison.',
  }),
  'settings.duplicate': (values) => ({ text: `Ligne en double${at(values)}`, hint: 'Gardez-en une seule.' }),
  'settings.link-taken': () => ({
    text: 'L’un des deux produits est déjà lié à un autre',
    hint: 'Retirez d’abord ce lien.',
  }),
  'settings.shop-moved': ({ shop, from, to }, say) => ({
    text: `La boutique ${say.quote(shop)} correspond à l’adresse ${from}, pas à ${to}`,
    hint: 'Si la boutique a déménagé, confirmez sa nouvelle adresse ; sinon, donnez-lui un autre identifiant.',
  }),
  'settings.webhook-secret': () => ({
    text: 'Aucun secret n’est défini pour les webhooks',
    hint: 'Définissez-en un avant de les activer.',
  }),
  'settings.start-unset': () => ({
    text: 'La date de début des commandes n’est pas choisie',
    hint: 'Choisissez-la : les commandes antérieures, déjà saisies à la main, restent telles quelles.',
  }),
  'settings.already-imported': ({ orderId }) => ({
    text: `La commande ${orderId} est déjà importée`,
    hint: 'Retrouvez-la dans la liste des commandes.',
  }),
  'settings.invoice-unnamed': ({ orderId }) => ({
    text: `La facture de la commande ${orderId} n’a ni numéro ni identifiant`,
    hint: 'Indiquez son numéro dans Gestan : les avoirs devront le citer.',
  }),
  'settings.unknown-order': ({ orderId }) => ({
    text: `La boutique n’a pas de commande n° ${orderId}`,
    hint: 'Indiquez son identifiant dans la boutique, pas son numéro.',
  }),
  'settings.unknown-run': () => ({
    text: 'Ce passage n’existe pas pour cette boutique',
    hint: 'Choisissez-en un dans l’historique.',
  }),
  'settings.nothing-to-undo': () => ({
    text: 'Ce passage n’a modifié aucun champ de produit',
    hint: 'Seuls les champs des produits peuvent être rétablis.',
  }),
  'settings.safety-limit': ({ limits: list }, say) => ({
    text: `Arrêté par sécurité : ${(Array.isArray(list) ? list : []).map((each: PassedLimit) => passed(each, say)).join('. ')}`,
    hint: 'Vérifiez ces lignes, puis appliquez-en moins ou levez cette limite pour cette fois.',
  }),
  'settings.unknown-category': ({ id }) => ({
    text: `La catégorie Woo ${id} n’est pas connue`,
    hint: 'Importez d’abord les catégories de la boutique.',
  }),
  'settings.unknown-code': ({ code }, say) => ({
    text: `Aucun produit de Gestan n’a le code ${say.quote(code)}`,
    hint: 'Vérifiez le code, ou créez d’abord le produit dans Gestan.',
  }),
  'settings.unknown-woo-id': ({ id }) => ({
    text: `La boutique n’a pas de produit n° ${id}`,
    hint: 'Vérifiez l’identifiant, ou créez d’abord le produit dans la boutique.',
  }),
  'settings.unknown-link': ({ code }, say) => ({
    text: `Aucun lien ne porte le code ${say.quote(code)}`,
    hint: 'Consultez la liste des liens.',
  }),
  'settings.unknown-bank-account': ({ id }, say) => ({
    text: `Gestan n’a pas de compte bancaire ${say.quote(id)}`,
    hint: 'Choisissez-en un parmi ceux de Gestan.',
  }),
  'settings.not-professional': ({ name }, say) => ({
    text: `Le compte bancaire ${say.quote(name)} n’est pas professionnel`,
    hint: 'Choisissez un compte professionnel.',
  }),
  'settings.unknown-posting-category': ({ id }, say) => ({
    text: `Gestan n’a pas d’imputation ${say.quote(id)}`,
    hint: chooseListed,
  }),
  'settings.unknown-family': ({ id }, say) => ({
    text: `Gestan n’a pas de famille ${say.quote(id)}`,
    hint: chooseListed,
  }),
  'settings.unknown-payment-mode': ({ id }, say) => ({
    text: `Gestan n’a pas de mode de paiement ${say.quote(id)}`,
    hint: 'Choisissez-en un parmi ceux de Gestan.',
  }),

  'sync.busy': ({ until }, say) => ({
    text: 'Un autre passage est en cours pour cette boutique',
    hint: until
      ? `Attendez qu’il finisse ; s’il s’est arrêté brutalement, la boutique se libère le ${say.instant(until)}.`
      : 'Attendez qu’il finisse ; s’il s’est arrêté brutalement, la boutique se libère en quinze secondes.',
  }),
  'sync.read-only': () => ({ text: 'Lecture seule : rien n’est écrit' }),
  'sync.guarded': () => ({
    text: 'L’application ne permet pas cette opération',
    hint: 'Vérifiez sa licence ou vos droits d’accès.',
  }),
  'sync.closed': () => ({ text: 'Cette synchronisation est fermée', hint: 'Rouvrez-la.' }),
  'sync.contact-undecided': ({ name }) => ({
    text: `${name} est peut-être déjà un contact de Gestan`,
    hint: 'Refaites la liste des contacts et décidez.',
  }),
  'sync.outcome-unknown': ({ since }, say) => ({
    text: `On ne sait pas si une écriture a été faite, et la vérification échoue depuis le ${say.instant(since)}`,
    hint: 'La fiche reste en attente de votre décision : cherchez-la des deux côtés, puis dites si elle existe.',
  }),
  'sync.time-zone-unknown': () => ({
    text: 'La boutique n’a pas donné son fuseau horaire',
    hint: 'Recommencez, ou indiquez le fuseau horaire de la boutique (Europe/Paris).',
  }),
  'sync.unexpected': ({ said }, say) => ({
    text: `Erreur imprévue${said ? ` : ${say.quote(said)}` : ''}`,
    hint: 'Signalez-la à votre prestataire si elle se répète.',
  }),
};
