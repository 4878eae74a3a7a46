import type { ImageCheckCode } from '../../images/transport.js';
import type { LabelPair } from './language.js';

/** The checks of the image transport. Those of the shop are named in their own room. */
export const checkLabels = {
  'images.reach': ['FTP : serveur joignable', 'FTP: server within reach'],
  'images.login': ['FTP : connexion', 'FTP: login'],
  'images.root': ['FTP : racine de WordPress', 'FTP: root of WordPress'],
  'images.write': ['FTP : écriture', 'FTP: writing'],
  'images.public': ['FTP : adresse publique', 'FTP: public address'],
  'images.remove': ['FTP : suppression', 'FTP: removing'],
} as const satisfies Record<ImageCheckCode, LabelPair>;
