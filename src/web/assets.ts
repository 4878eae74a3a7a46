import { createHash } from 'node:crypto';
import { windowsScript } from './client/script.js';
import { windowsStyle } from './client/style.js';

/** A file that the windows serve, named after its content: browsers keep it for ever. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

function asset(stem: string, ending: string, type: string, text: string): Asset {
  const print = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { name: `${stem}-${print}.${ending}`, type, text };
}

/** The two files of the windows. */
export interface Assets {
  readonly script: Asset;
  readonly style: Asset;
}

export function createAssets(): Assets {
  return {
    script: asset('windows', 'js', 'text/javascript; charset=utf-8', windowsScript),
    style: asset('windows', 'css', 'text/css; charset=utf-8', windowsStyle),
  };
}
