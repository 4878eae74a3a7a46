import { recordedFile } from '../support/recorded.js';

/** A request that a real store sent to a listener. */
export interface RecordedDelivery {
  readonly name: string;
  readonly secret?: string;
  readonly signature_verified?: boolean;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body_raw: string;
  };
}

/** Everything that the recorded stores sent, pings included. */
export function recordedDeliveries(store: 'wc11' | 'wc99'): readonly RecordedDelivery[] {
  const rows = recordedFile<readonly RecordedDelivery[]>(`${store}/sessions/webhooks.json`);
  return rows.filter((row) => row.name.startsWith('delivery'));
}

/** The request of a delivery, as a server would see it. */
export function requestOf(delivery: RecordedDelivery, changes: { readonly body?: string } = {}): Request {
  const { method, path, headers, body_raw: body } = delivery.request;
  const kept = Object.entries(headers).filter(([name]) => !/^(?:host|connection|content-length)$/.test(name));
  return new Request(`https://app.example${path}`, {
    method,
    headers: Object.fromEntries(kept),
    body: changes.body ?? body,
  });
}
