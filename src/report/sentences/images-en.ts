import type { Sentences } from '../../core/index.js';
import type { ImageFindingValues } from '../../images/transport.js';

/** What a check of the image transport finds, in English. */
export const imageFindingsEn: Sentences<ImageFindingValues> = {
  'images.read-only': () => ({ text: 'Not checked, because nothing may be written' }),
  'images.not-reached': () => ({ text: 'Not checked, because an earlier check failed' }),
  'images.answers': ({ host, port, encrypted }) => ({
    text: `${host}:${port} answers, ${encrypted ? 'encrypted' : 'without encryption: the password is sent in plain text'}`,
    ...(encrypted ? {} : { hint: 'Switch on FTPS if the server supports it.' }),
  }),
  'images.logged-in': ({ user }, say) => ({ text: `${say.quote(user)} is logged in` }),
  'images.wordpress': ({ folder }) => ({ text: `WordPress is in ${folder}` }),
  'images.written': ({ path }) => ({ text: `A test file was written: ${path}` }),
  'images.shown': ({ url }) => ({ text: `The test file is visible: ${url}` }),
  'images.removed': () => ({ text: 'The test file was removed' }),
};
