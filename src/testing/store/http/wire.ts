import type { Outgoing } from '../rest/dispatch.js';

/** An answer as it is sent. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null where there is none. */
  readonly text: string | null;
  /** The connection breaks after the text was sent. */
  readonly breaks?: boolean;
}

/** JSON as PHP writes it: slashes and everything beyond ASCII escaped. */
export function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/\//g, '\\/')
    .replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function write(outgoing: Outgoing): WireAnswer {
  const { status, headers, body, callback } = outgoing;
  if (body === undefined) return { status, headers, text: null };
  const text = phpJson(body);
  if (callback === undefined) return { status, headers, text };
  return {
    status,
    headers: { ...headers, 'content-type': 'application/javascript; charset=UTF-8' },
    text: `/**/${callback}(${text})`,
  };
}

/** A page that is not from the REST API. */
export function page(status: number, text: string, headers: Record<string, string> = {}): WireAnswer {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8', ...headers }, text };
}
