import type { Outgoing } from '../rest/dispatch.js';

/** JSON as PHP writes it: slashes and everything beyond ASCII escaped. */
export function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/\//g, '\\/')
    .replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function respond(outgoing: Outgoing): Response {
  const body = outgoing.body === undefined ? null : phpJson(outgoing.body);
  const headers = new Headers();
  for (const [name, value] of Object.entries(outgoing.headers)) headers.set(name, value);
  return new Response(body, { status: outgoing.status, headers });
}
