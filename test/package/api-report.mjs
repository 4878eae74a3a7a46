// The public surface of each entry point as text, in `api/`: a change of it is seen in review. `--write` renews the files;
// without it, a surface that is not the committed one fails. A public symbol or member without a comment fails either way.
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { entryPoints } from '../../entry-points.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const write = process.argv.includes('--write');
const reports = `${root}api`;
mkdirSync(reports, { recursive: true });

let changed = 0;
const undocumented = [];
for (const { entry } of entryPoints) {
  const name = entry === 'index' ? 'woo-gestan' : entry.replace('/', '-');
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: `${root}package.json`,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: `${root}dist/${entry}.d.ts`,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2023',
            module: 'NodeNext',
            moduleResolution: 'NodeNext',
            skipLibCheck: true,
            lib: ['ES2023'],
            types: ['node'],
          },
        },
      },
      apiReport: {
        enabled: true,
        reportFolder: reports,
        reportTempFolder: `${root}.cache/api`,
        reportFileName: name,
        includeForgottenExports: false,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'none' } },
        extractorMessageReporting: { default: { logLevel: 'none' } },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  const result = Extractor.invoke(config, {
    localBuild: write,
    messageCallback: (message) => {
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
    },
  });
  if (result.apiReportChanged) changed += 1;
  undocumented.push(...membersWithoutComment(name));
}
if (undocumented.length > 0) {
  process.stderr.write(
    `Public and without a comment:\n${undocumented.map((each) => `  ${each}\n`).join('')}`,
  );
  process.exitCode = 1;
}
if (changed > 0 && !write) {
  process.stderr.write(
    `The public surface of ${changed} entry points has changed: look at it, run "npm run api", and commit api/.\n`,
  );
  process.exitCode = 1;
}

/** The declarations that the fresh report of an entry point marks as undocumented. */
function membersWithoutComment(name) {
  const lines = readFileSync(`${root}.cache/api/${name}.api.md`, 'utf8').split('\n');
  const found = [];
  let owner = '';
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('export ')) owner = line;
    if (!line.includes('(undocumented)')) continue;
    const next = lines[index + 1] ?? '';
    found.push(`${name}: ${next.startsWith('export ') ? next : `${owner} ${next.trim()}`}`);
  }
  return found;
}
