import { request as httpsRequest } from 'node:https';
import type { WooTransport } from 'woo-gestan';

/**
 * A transport that trusts one authority more. Node's `fetch` takes it from the environment only,
 * before the process starts (`NODE_EXTRA_CA_CERTS=cert.pem`); in a test it is simpler to carry the
 * requests by hand.
 */
export function trusting(ca: string): WooTransport {
  return async (request) => {
    const body = Buffer.from(await request.arrayBuffer());
    const headers = Object.fromEntries(request.headers);
    return new Promise((resolve, reject) => {
      const { method, signal } = request;
      const sent = httpsRequest(request.url, { method, headers, ca, signal }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const fields = Object.entries(answer.headersDistinct);
          const list = fields.flatMap(([name, values = []]) =>
            values.map((value): [string, string] => [name, value]),
          );
          resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 500, headers: list }));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  };
}
