import { withoutEnd } from './ends.js';

const encoder = new TextEncoder();

/** The UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Each byte as the character of that number: for looking at bytes as text. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}

/** Bytes in Base64. */
export const base64 = (bytes: Uint8Array): string => btoa(latin1(bytes));

/** Bytes in the Base64 of addresses, without padding. */
export const base64url = (bytes: Uint8Array): string =>
  withoutEnd(base64(bytes).replaceAll('+', '-').replaceAll('/', '_'), /=/);

/** Bytes in hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Puts pieces one after the other into a place that is large enough. */
export function joinedInto<T extends Uint8Array>(whole: T, parts: readonly Uint8Array[]): T {
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** Pieces as one whole. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joinedInto(new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0)), parts);
}
