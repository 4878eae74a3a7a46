import { withoutEnds } from '../core/index.js';

/**
 * Characters that no file name may hold on Windows, where Gestan runs, and characters that show
 * nothing.
 */
const forbidden = /[\p{Cc}\p{Cf}<>:"|?*]/gu;
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The name of an image as a plain file name, safe in a folder on any system: no path, no control
 * characters, no reserved name of Windows.
 *
 * @param name a name from the shop; it may be an address or a path.
 * @example
 * imageFileName('../../etc/cron.d/été.png')   // 'été.png'
 * imageFileName('..')                         // 'image'
 */
export function imageFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = withoutEnds(last.replace(forbidden, ''), /[\s.]/).slice(0, 200);
  if (plain === '') return 'image';
  return devices.test(plain) ? `_${plain}` : plain;
}
