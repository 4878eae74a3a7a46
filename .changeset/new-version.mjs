// Heads what the change log holds under « Unreleased » with the version that changesets has just computed, and its day.
import { readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const text = readFileSync('CHANGELOG.md', 'utf8');
const head = '## [Unreleased]\n';
if (!text.includes(head)) throw new Error('CHANGELOG.md has no section « [Unreleased] ».');
if (text.includes(`## [${version}]`)) throw new Error(`CHANGELOG.md has a section for ${version} already.`);
const day = new Date().toISOString().slice(0, 10);
writeFileSync('CHANGELOG.md', text.replace(head, `${head}\n## [${version}] – ${day}\n`));
