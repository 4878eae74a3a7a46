import type { Sentences, Speaker, WooErrors, WooErrorValues } from '../../core/index.js';
import { withoutEnd } from '../../core/index.js';

/** What the shop said about it, and its own code. */
function more({ said, wooCode, status }: WooErrorValues, say: Speaker): string {
  if (said) return ` : ${say.quote(withoutEnd(said, /[.\s]/))}`;
  const code = [status === undefined ? '' : `HTTP ${status}`, wooCode ?? ''].filter((part) => part !== '');
  return code.length === 0 ? '' : ` (${code.join(' ')})`;
}

const plain = (text: string, hint: string) => (values: WooErrorValues, say: Speaker) => ({
  text: text + more(values, say),
  hint,
});

const hostAllows =
  'Demandez à l’hébergeur d’autoriser /wp-json/wc/ avec toutes les méthodes pour cette machine.';
const administrator = 'Créez la clé pour un administrateur ou un gestionnaire de boutique.';

/** Errors of the shop, in French. */
export const wooErrorsFr: Sentences<WooErrors> = {
  'woo.auth': plain(
    'La boutique refuse la clé',
    'Vérifiez la clé, sa clé secrète et ses droits (lecture et écriture), puis testez la connexion.',
  ),
  'woo.forbidden': plain('L’utilisateur de la clé n’y a pas droit', administrator),
  'woo.not-found': plain(
    'Cette fiche n’existe pas, ou plus, dans la boutique',
    'Refaites la liste : la fiche a peut-être été supprimée.',
  ),
  'woo.gone': plain(
    'Cette fiche est déjà à la corbeille de la boutique',
    'Il n’y a rien à faire, sinon la restaurer d’abord dans la boutique.',
  ),
  'woo.invalid': plain('La boutique refuse ces données', 'Corrigez la valeur en cause, puis recommencez.'),
  'woo.duplicate-sku': ({ resourceId, ...values }, say) => ({
    text:
      resourceId === undefined
        ? `Un autre produit de la boutique, peut-être à la corbeille, porte déjà cette UGS${more(values, say)}`
        : `Le produit Woo ${resourceId} porte déjà cette UGS`,
    hint: 'Donnez une autre UGS au produit, ou liez les deux.',
  }),
  'woo.duplicate': ({ resourceId, ...values }, say) => ({
    text:
      resourceId === undefined
        ? `Une autre fiche de la boutique porte déjà cette valeur${more(values, say)}`
        : `La fiche ${resourceId} de la boutique porte déjà cette valeur`,
    hint: 'Changez la valeur, ou modifiez la fiche qui la porte.',
  }),
  'woo.image': plain(
    'La boutique n’a pas pu prendre une image',
    'Vérifiez que la boutique peut atteindre son adresse, et que l’image est en .jpg, .png, .gif ou .webp.',
  ),
  'woo.not-supported': plain(
    'La boutique ne permet pas cette opération',
    'Faites-la directement dans la boutique.',
  ),
  'woo.too-large': plain(
    'La requête est trop grande pour la boutique ou son hébergeur',
    'Envoyez moins de lignes à la fois.',
  ),
  'woo.throttled': plain('L’hébergeur demande de ralentir', 'Attendez un peu, puis recommencez.'),
  'woo.maintenance': plain(
    'La boutique est en maintenance : une mise à jour est en cours',
    'Recommencez dans quelques minutes.',
  ),
  'woo.unavailable': plain(
    'L’hébergeur de la boutique n’a pas pu répondre',
    'Recommencez plus tard ; si cela dure, contactez l’hébergeur.',
  ),
  'woo.server-error': plain(
    'La boutique s’est arrêtée sur une erreur',
    'Regardez dans la boutique : WooCommerce → État → Journaux. Une extension en est souvent la cause.',
  ),
  'woo.timeout': plain(
    'La boutique n’a pas répondu à temps',
    'Recommencez plus tard ; si cela dure, demandez à l’hébergeur pourquoi elle est lente.',
  ),
  'woo.network': plain(
    'La boutique est injoignable, ou la connexion s’est coupée',
    'Vérifiez l’adresse et le réseau, puis recommencez.',
  ),
  'woo.tls': plain(
    'Le certificat HTTPS de la boutique n’est pas valable',
    'Faites renouveler ou compléter le certificat par l’hébergeur.',
  ),
  'woo.redirected': ({ location, ...values }, say) => ({
    text: location
      ? `La boutique renvoie à une autre adresse : ${location}`
      : `La boutique renvoie à une autre adresse${more(values, say)}`,
    hint: 'Indiquez cette adresse comme adresse de la boutique.',
  }),
  'woo.permalinks': plain(
    'Les adresses de l’API ne fonctionnent pas : permaliens simples, ou réécriture coupée',
    'Dans WordPress, Réglages → Permaliens : choisissez autre chose que « Simple » et enregistrez.',
  ),
  'woo.not-woocommerce': plain(
    'WordPress répond, mais pas WooCommerce',
    'Activez WooCommerce, ou corrigez l’adresse de la boutique.',
  ),
  'woo.no-route': plain(
    'La boutique ne connaît pas cette fonction : son WooCommerce est trop ancien',
    'Mettez WooCommerce à jour.',
  ),
  'woo.captcha': plain('Un captcha répond à la place de la boutique', hostAllows),
  'woo.firewall': plain('Un pare-feu ou l’hébergeur refuse la requête', hostAllows),
  'woo.method-blocked': plain(
    'L’hébergeur bloque les méthodes PUT ou DELETE',
    'Demandez à l’hébergeur d’autoriser PUT et DELETE pour /wp-json/wc/.',
  ),
  'woo.html': plain(
    'La boutique répond par une page web au lieu de données',
    'Vérifiez l’adresse de la boutique.',
  ),
  'woo.not-json': plain(
    'La réponse de la boutique est illisible',
    'Une extension ou l’hébergeur en est souvent la cause.',
  ),
  'woo.truncated': plain(
    'La réponse de la boutique s’interrompt au milieu',
    'Recommencez ; si cela dure, contactez l’hébergeur.',
  ),
  'woo.answer-too-large': plain(
    'La réponse de la boutique est trop grande pour être lue',
    'Demandez moins de fiches par page ; une extension gonfle peut-être les réponses.',
  ),
  'woo.unexpected': plain(
    'La réponse de la boutique n’a pas la forme attendue',
    'Cherchez une extension qui modifie l’API REST.',
  ),
  'woo.unsettled': () => ({
    text: 'La réponse à une écriture s’est perdue : on ne sait pas si elle a été faite',
    hint: 'Rien à faire : le prochain passage vérifie.',
  }),
  'woo.aborted': () => ({
    text: 'Arrêté avant l’envoi : rien n’a été écrit',
    hint: 'Recommencez si c’est toujours utile.',
  }),
};
