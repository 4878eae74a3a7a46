import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('publishable.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-publish-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(manifest: object, security: string) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'SECURITY.md'), security);
  const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  return { status, stderr };
}

const manifest = {
  repository: { type: 'git', url: 'git+https://git.example/owner/woo-gestan.git' },
  homepage: 'https://woo-gestan.example',
  bugs: { url: 'https://git.example/owner/woo-gestan/issues' },
};
const security = '# Security\n\n## Contact\n\nsecurity@woo-gestan.example\n\n## Promises\n';

describe('before npm publishes', () => {
  it('a package that says where it comes from passes', () => {
    expect(check(manifest, security)).toEqual({ status: 0, stderr: '' });
  });

  it('everything that is missing is named', () => {
    const { status, stderr } = check(
      {},
      '# Security\n\n## Contact\n\nTo be named.\n\n## Promises, a@b.example\n',
    );
    expect(status).toBe(1);
    for (const field of ['repository.url', 'homepage', 'bugs.url', 'SECURITY.md'])
      expect(stderr).toContain(field);
    expect(stderr).toContain('« Releasing » in CONTRIBUTING.md');
  });
});
