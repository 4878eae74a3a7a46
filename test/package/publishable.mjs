// Refuses to publish a package that does not say where it comes from, or whom to tell of a weakness. Run by npm before it publishes.
//
//   node test/package/publishable.mjs [folder]     default: this repository
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const security = readFileSync(join(root, 'SECURITY.md'), 'utf8');

const isAddress = (text) => typeof text === 'string' && /^(?:git\+)?https:\/\/[^\s/]+\/\S/.test(text);
const isPage = (text) => typeof text === 'string' && /^https:\/\/\S+\.\S+/.test(text);
const [, contact] = /^## Contact\n+([\s\S]*?)(?=\n## |$)/m.exec(`${security}\n`) ?? [];

/** What only the owner of the repository knows, and whether it is there. */
const needed = {
  'package.json: repository.url, https://… (npm needs it for provenance, and for the links of the README)':
    isAddress(manifest.repository?.url),
  'package.json: homepage, https://…': isPage(manifest.homepage),
  'package.json: bugs.url, https://…': isPage(manifest.bugs?.url),
  'SECURITY.md: under « ## Contact » an address: an e-mail or https://…':
    /\S+@\S+\.\S+|https:\/\/\S+\.\S+/.test(contact ?? ''),
};

const missing = Object.keys(needed).filter((field) => !needed[field]);
if (missing.length > 0) {
  console.error(
    `This package cannot be published yet: its owner has to fill in\n${missing.map((field) => `  - ${field}`).join('\n')}\nSee « Releasing » in CONTRIBUTING.md.`,
  );
  process.exitCode = 1;
}
