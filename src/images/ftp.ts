import { createRedactor, upTo, withoutEnd } from '../core/index.js';
import { checkImage } from './content.js';
import { ImageError } from './errors.js';
import { safeFileName } from './file-name.js';
import { checkFtp } from './ftp-check.js';
import { createFtpErrors } from './ftp-errors.js';
import { remotePath, removeContentFolder, removeFile, temporaryName } from './ftp-files.js';
import { type FtpImagesOptions, parseFtpOptions } from './ftp-options.js';
import { createFtpSession } from './ftp-session.js';
import { uploadOnce } from './ftp-upload.js';
import type { ImageToUpload, ImageTransport, ImageWorkOptions, UploadedImage } from './transport.js';

export type { FtpImagesOptions, ImageHttpTransport } from './ftp-options.js';
export type { ImageCheckOptions } from './transport.js';

/** Characters of the content's hash that name its folder: enough for no two images to meet. */
const hashLength = 16;

/**
 * Brings images to a shop over FTP or FTPS: into a folder of the WordPress site, from where
 * WooCommerce downloads them by their public address.
 *
 * A file is written under a temporary name and renamed when it is complete. Its folder is named
 * after its content, so the same image is never sent twice, and each content has an address of its
 * own. After a lost connection the upload is resumed. One connection is used at a time; it is
 * opened at the first use.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option that cannot be used.
 * @example
 * const images = ftpImages({
 *   host: 'ftp.shop.example', user, password, root: '/www', publicUrl: 'https://shop.example',
 * })
 * const { url, path } = await images.upload({ name: 'chaise.jpg', content })
 * // … the product is saved with images: [{ src: url }] …
 * await images.remove(path)
 */
export function ftpImages(options: FtpImagesOptions): ImageTransport {
  const settings = parseFtpOptions(options);
  const { host, port, user, password, root, folder } = settings;
  const hide = createRedactor([password, `${user}:${password}`]);
  // Also where the password is too short for the redactor, which would spoil ordinary texts for it.
  const redact = (text: string) => hide(password === '' ? text : text.replaceAll(password, '***'));
  const toError = createFtpErrors(`${host}:${port}`, redact);
  const session = createFtpSession(settings, toError);
  const random = settings.random ?? Math.random;
  const address = withoutEnd(upTo(settings.publicUrl, /[?#]/), /\//);

  const temporaryTag = () => Math.floor(random() * 0x1_0000_0000).toString(36);

  async function upload(image: ImageToUpload, work: ImageWorkOptions = {}): Promise<UploadedImage> {
    const { type, sha256 } = checkImage(image.name, image.content, settings);
    const name = safeFileName(image.name, type);
    const below = `${folder}/${sha256.slice(0, hashLength)}`;
    const temporary = temporaryName(name, temporaryTag());
    const file = { folder: remotePath(root, below), name, temporaryName: temporary, content: image.content };
    await session.run((client, step) => uploadOnce(client, file, step), work.signal);
    const path = `${below}/${name}`;
    return { url: `${address}/${encodePath(path)}`, path, sha256, type: type.type };
  }

  async function remove(path: string, work: ImageWorkOptions = {}): Promise<void> {
    if (!path.startsWith(`${folder}/`) || path.split('/').includes('..')) {
      throw new ImageError(`${JSON.stringify(path)} was not put there by this transport.`, {
        code: 'image.invalid',
        hint: 'Pass the path that upload() returned.',
      });
    }
    const full = remotePath(root, path);
    await session.run(async (client, step) => {
      step('write');
      await removeFile(client, full);
      await removeContentFolder(client, full.slice(0, full.lastIndexOf('/')));
    }, work.signal);
  }

  return {
    name: `ftp://${user}@${host}:${port}`,
    check: (work = {}) =>
      checkFtp(
        {
          settings,
          session,
          address,
          probeName: `woo-gestan-check-${temporaryTag()}.png`,
          redact,
          readOnly: work.readOnly ?? false,
        },
        work.signal,
      ),
    upload,
    remove,
    close: () => session.close(),
  };
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
