import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { expect, test } from 'vitest';
import { createFakeStore, sampleShop } from 'woo-gestan/testing';
import { makeLocalCertificate } from '../../src/cli/local-certificate.js';

function statusOf(url: string, ca: string): Promise<number | string> {
  return new Promise((resolve) => {
    const outgoing = request(url, { ca, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    outgoing.end();
  });
}

test('the certificate is for localhost, no authority, and another one each time', async () => {
  const made = makeLocalCertificate(Date.now());
  const other = makeLocalCertificate(Date.now());
  const read = new X509Certificate(made.cert);
  expect(read.ca).toBe(false);
  expect(read.checkHost('localhost')).toBe('localhost');
  expect(read.checkHost('shop.example')).toBeUndefined();
  expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(read.verify(read.publicKey)).toBe(true);
  expect(other.cert).not.toBe(made.cert);
  const days = (Date.parse(read.validTo) - Date.parse(read.validFrom)) / 86_400_000;
  expect(days).toBeGreaterThan(364);

  const store = createFakeStore({ shop: sampleShop() });
  await using server = await store.listen({ port: 0, tls: made });
  expect(await statusOf(`${server.url}/wp-json/`, made.cert)).toBe(200);
  expect(await statusOf(`${server.url}/wp-json/`, other.cert)).toMatch(
    /SELF_SIGNED|UNABLE_TO_VERIFY|SIGNATURE/,
  );
});
