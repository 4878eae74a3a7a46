import { readdirSync } from 'node:fs';
import { recordedFile } from '../support/recorded.js';

export interface Recording {
  readonly store: string;
  readonly area: string;
  readonly name: string;
  readonly key: string;
  readonly auth: string;
  readonly scheme: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly text?: string;
  };
}

const root = new URL('../recordings/', import.meta.url);

export const stores = ['wc11', 'wc99'] as const;

/** The rows of one state file. */
export function state<T = Record<string, unknown>>(store: string, name: string): readonly T[] {
  return recordedFile<readonly T[]>(`${store}/state/${name}.json`);
}

/**
 * All recorded exchanges that a client of the API can meet (deliveries of webhooks go the other
 * way).
 */
export function recordings(): readonly Recording[] {
  return stores
    .flatMap((store) =>
      readdirSync(new URL(`${store}/sessions/`, root))
        .sort()
        .flatMap((file) =>
          recordedFile<readonly Recording[]>(`${store}/sessions/${file}`).map((row) => ({
            ...row,
            store,
            area: file.replace('.json', ''),
          })),
        ),
    )
    .filter((row) => !row.name.startsWith('delivery'));
}

export function textOf({ response }: Recording): string {
  return response.text ?? (response.body === undefined ? '' : JSON.stringify(response.body));
}

/** The recorded answer as it would come over the wire. */
export function responseOf(row: Recording): Response {
  const { status, headers } = row.response;
  return new Response(status === 204 || row.request.method === 'HEAD' ? null : textOf(row), {
    status,
    headers,
  });
}

/** A name that says which exchange a test is about. */
export function labelOf(row: Recording): string {
  return `${row.store} ${row.area}: ${row.name} (${row.request.method} ${row.request.path})`;
}
