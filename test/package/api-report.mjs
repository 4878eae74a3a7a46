// The public surface of the package as text, in `api/`: a change of it is seen in review. What each entry point exports comes as a
// namespace at the end; what public types are made of is there too, though nobody can import it. `--write` renews the file;
// without it, a surface that is not the committed one fails. A public symbol or member without a comment fails either way.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { entryPoints } from '../../entry-points.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const write = process.argv.includes('--write');
const reports = `${root}api`;
const fresh = `${root}.cache/api`;
const name = 'woo-gestan';
mkdirSync(reports, { recursive: true });
mkdirSync(fresh, { recursive: true });

const namespaceOf = (entry) => entry.replace(/\W(\w)/g, (_, letter) => letter.toUpperCase());
writeFileSync(
  `${fresh}/all.d.ts`,
  entryPoints
    .map(({ entry }) => `export * as ${namespaceOf(entry)} from '../../dist/${entry}.js';\n`)
    .join(''),
);

const config = ExtractorConfig.prepare({
  configObjectFullPath: undefined,
  packageJsonFullPath: `${root}package.json`,
  configObject: {
    projectFolder: root,
    newlineKind: 'lf',
    mainEntryPointFilePath: `${fresh}/all.d.ts`,
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
      reportTempFolder: fresh,
      reportFileName: name,
      includeForgottenExports: true,
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
const { apiReportChanged } = Extractor.invoke(config, {
  localBuild: write,
  messageCallback: (message) => {
    if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
  },
});
// The declarations of the package are indented by tabulators.
const committed = `${reports}/${name}.api.md`;
const spaced = readFileSync(committed, 'utf8').replace(/^ *(\t+)/gm, (_, { length }) =>
  '    '.repeat(length),
);
if (write) writeFileSync(committed, spaced);
const report = readFileSync(`${fresh}/${name}.api.md`, 'utf8');

const exported = [...report.matchAll(/^declare namespace \w+ \{\n {4}export \{\n([^}]*)\}/gm)].map(
  ([, names]) =>
    names
      .split(',\n')
      .map((each) => each.trim().split(' as ')[0])
      .filter(Boolean),
);
const all = exported.flat();
process.stdout.write(
  `${all.length} exports in ${exported.length} entry points, ${new Set(all).size} of them different.\n`,
);

const undocumented = membersWithoutComment(report);
if (undocumented.length > 0) {
  process.stderr.write(
    `Public and without a comment:\n${undocumented.map((each) => `  ${each}\n`).join('')}`,
  );
  process.exitCode = 1;
}
if (apiReportChanged && !write) {
  process.stderr.write('The public surface has changed: look at it, run "npm run api", and commit api/.\n');
  process.exitCode = 1;
}

/** The members that the report marks as undocumented. Tables of codes are documented by their sentences. */
function membersWithoutComment(text) {
  const lines = text.split('\n');
  const found = [];
  let owner = '';
  for (const [index, line] of lines.entries()) {
    if (/^(export |interface |class |type |function |const )/.test(line)) owner = line;
    if (!line.includes('(undocumented)') || /\w+(?:Values|Errors)\b/.test(owner)) continue;
    const next = lines[index + 1] ?? '';
    found.push(next.startsWith(' ') ? `${owner} ${next.trim()}` : next);
  }
  return found;
}
