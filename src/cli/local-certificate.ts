import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** Key and certificate in PEM form. */
export interface LocalCertificate {
  readonly key: string;
  readonly cert: string;
}

/** ASN.1 in DER: a tag, a length, the contents. */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  const digits: number[] = [];
  for (let rest = body.length; rest > 0; rest >>= 8) digits.unshift(rest & 0xff);
  const length = body.length < 128 ? [body.length] : [0x80 | digits.length, ...digits];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const octets = (content: Uint8Array) => der(0x04, content);
const text = (value: string) => der(0x0c, Buffer.from(value, 'utf8'));
const utcTime = (ms: number) =>
  der(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`, 'ascii'));

const oids = {
  ecdsaWithSha256: Buffer.from('06082a8648ce3d040302', 'hex'),
  commonName: Buffer.from('0603550403', 'hex'),
  basicConstraints: Buffer.from('0603551d13', 'hex'),
  subjectAltName: Buffer.from('0603551d11', 'hex'),
};

/**
 * A new certificate for localhost: clients that trust it trust only this run. It is no authority,
 * so it cannot sign others.
 *
 * @param now milliseconds since 1970; it is valid for a year, from an hour before.
 */
export function makeLocalCertificate(now: number): LocalCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(der(0x31, sequence(oids.commonName, text('localhost'))));
  const algorithm = sequence(oids.ecdsaWithSha256);
  // A positive number: its first bit is not set.
  const serial = Buffer.from([0x01, ...randomBytes(15)]);
  const names = sequence(
    der(0x82, Buffer.from('localhost', 'ascii')),
    der(0x87, Buffer.from([127, 0, 0, 1])),
    der(0x87, Buffer.concat([Buffer.alloc(15), Buffer.from([1])])),
  );
  const critical = der(0x01, Buffer.from([0xff]));
  const extensions = sequence(
    sequence(oids.basicConstraints, critical, octets(sequence())),
    sequence(oids.subjectAltName, octets(names)),
  );
  const hour = 3_600_000;
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    algorithm,
    name,
    sequence(utcTime(now - hour), utcTime(now + 365 * 24 * hour)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const base64 = sequence(content, algorithm, signature).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
