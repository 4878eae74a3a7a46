import type { Sentences } from '../../core/index.js';
import type { ImageFindingValues } from '../../images/transport.js';

/** What a check of the image transport finds, in French. */
export const imageFindingsFr: Sentences<ImageFindingValues> = {
  'images.read-only': () => ({ text: 'Non vérifié : rien ne doit être écrit' }),
  'images.not-reached': () => ({ text: 'Non vérifié, car une vérification précédente a échoué' }),
  'images.answers': ({ host, port, encrypted }) => ({
    text: `${host}:${port} répond, ${encrypted ? 'connexion chiffrée' : 'sans chiffrement : le mot de passe est envoyé en clair'}`,
    ...(encrypted ? {} : { hint: 'Activez FTPS si le serveur le propose.' }),
  }),
  'images.logged-in': ({ user }, say) => ({ text: `${say.quote(user)} est connecté` }),
  'images.wordpress': ({ folder }) => ({ text: `WordPress est dans ${folder}` }),
  'images.written': ({ path }) => ({ text: `Un fichier d’essai a été écrit : ${path}` }),
  'images.shown': ({ url }) => ({ text: `Le fichier d’essai est visible : ${url}` }),
  'images.removed': () => ({ text: 'Le fichier d’essai a été supprimé' }),
};
