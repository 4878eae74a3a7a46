import { Buffer } from 'node:buffer';
import type { Notice } from '../view.js';

/*
 * What a form says on the page that it leads to. It travels in a cookie that only the server reads,
 * for the one page that comes next.
 */

const name = 'gestan-notice';
const longest = 800;

const attributes = (base: string) => `Path=${base === '' ? '/' : base}; HttpOnly; SameSite=Strict`;

export function noticeCookie(base: string, { tone, text }: Notice): string {
  const value = Buffer.from(JSON.stringify([tone, text.slice(0, longest)])).toString('base64url');
  return `${name}=${value}; Max-Age=60; ${attributes(base)}`;
}

export function clearedNotice(base: string): string {
  return `${name}=; Max-Age=0; ${attributes(base)}`;
}

/** The notice of a request. One that no form of ours wrote is none. */
export function readNotice(request: Request): Notice | undefined {
  const cookies = request.headers.get('cookie') ?? '';
  const found = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`));
  const value = found?.slice(name.length + 1);
  if (!value) return undefined;
  const text = Buffer.from(value, 'base64url').toString('utf8');
  const parts = /^\["(done|wrong)",("(?:[^"\\]|\\.)*")\]$/s.exec(text);
  if (!parts) return undefined;
  const [, tone, said = '""'] = parts;
  return { tone: tone === 'wrong' ? 'wrong' : 'done', text: String(JSON.parse(said)) };
}
