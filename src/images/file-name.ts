import { withoutEnds } from '../core/index.js';
import type { ImageType } from './content.js';

const longest = 80;

/**
 * A file name that every server, file system and address takes: lower case letters, digits and
 * hyphens, with the ending of the type. WordPress makes the title of its copy from it.
 */
export function safeFileName(name: string, type: ImageType): string {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const plain = stem
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest);
  const trimmed = withoutEnds(plain, /-/);
  return `${trimmed === '' ? 'image' : trimmed}.${type.endings[0] ?? 'img'}`;
}
