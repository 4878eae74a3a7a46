import { createHash } from 'node:crypto';
import type { Json, Row } from '../json.js';
import { text } from '../json.js';
import type { Site } from '../site.js';

/** The picture of an e-mail address, `size` pixels wide. */
export function avatarUrl(site: Site, email: Json | undefined, size: number): string {
  const algorithm = site.wpAtLeast('6.8') ? 'sha256' : 'md5';
  const hash = createHash(algorithm).update(text(email).trim().toLowerCase()).digest('hex');
  return `https://secure.gravatar.com/avatar/${hash}?s=${size}&d=mm&r=g`;
}

/** The pictures in the three widths that WordPress shows. */
export function avatarUrls(site: Site, email: Json | undefined): Row {
  return Object.fromEntries([24, 48, 96].map((size) => [String(size), avatarUrl(site, email, size)]));
}
