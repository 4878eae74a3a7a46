// Installs the packed tarball into an empty project, as a user would, then type-checks and runs a consumer of every entry point.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-consumer-'));
const run = (command, args) => execFileSync(command, args, { cwd: folder, stdio: 'inherit' });

try {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  const { devDependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      type: 'module',
      dependencies: { 'woo-gestan': `file:${tarball}` },
      devDependencies: {
        typescript: devDependencies.typescript,
        '@types/node': devDependencies['@types/node'],
        msw: devDependencies.msw,
        '@libsql/client': peerDependencies['@libsql/client'],
      },
    }),
  );
  cpSync(join(here, 'consumer.ts'), join(folder, 'consumer.ts'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'ES2023',
        module: 'NodeNext',
        strict: true,
        exactOptionalPropertyTypes: true,
        // The types of msw itself do not pass.
        skipLibCheck: true,
        types: ['node'],
        outDir: 'out',
      },
      files: ['consumer.ts'],
    }),
  );
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  run('npx', ['tsc']);
  run('node', ['out/consumer.js']);
  console.log('The packed package works in an empty project.');
} finally {
  rmSync(folder, { recursive: true });
}
