import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { isFull } from '../support/forms.js';
import { codeBlocks } from './markdown.js';
import { openNamesOf } from './open-names.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A project that has the packed package installed: then the blocks are held against its types, not
 * against the sources.
 */
const packed = process.env.WOO_GESTAN_PACKED;

const pages = [
  'README.md',
  'README.fr.md',
  ...readdirSync(`${root}docs`).map((name) => `docs/${name}`),
].filter((page) => page.endsWith('.md') && existsSync(root + page));

/**
 * The file that a block says it is, in its first line: `// run.ts: one run`. Such a block stands
 * alone, as its reader copies it.
 */
const fileOf = (code: string) => /^\/\/ ([\w./-]+\.ts)\b/.exec(code)?.[1];

/**
 * A block as a module of its own: what it leaves open goes before it, on its first line, so that
 * line numbers hold.
 */
const asModule = (page: string, code: string) =>
  `export {}; ${fileOf(code) === undefined ? openNamesOf(page, code).join(' ') : ''} ${code}`;

// To compile them takes as long as to compile the package: part of the types, in the long form.
test.runIf(isFull || packed !== undefined)('every TypeScript block of the guides compiles', () => {
  const modules = new Map<string, string>();
  const places = new Map<string, string>();
  for (const page of pages) {
    for (const { line, code } of codeBlocks(readFileSync(root + page, 'utf8'), 'ts')) {
      // Files of one page are beside each other, so that one imports the other.
      const own = fileOf(code) ?? `${modules.size}.snippet.ts`;
      const file = `${packed ?? `${root}docs`}/${page.replaceAll('/', '-')}.blocks/${own}`;
      modules.set(file, asModule(page, code));
      places.set(file, `${page}:${line}`);
    }
  }
  const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const { paths = {}, ...own } = options;
  const settings = {
    ...own,
    ...(packed === undefined ? { paths } : { typeRoots: [`${packed}/node_modules/@types`] }),
    noUnusedLocals: false,
    noUnusedParameters: false,
  };
  const host = ts.createCompilerHost(settings);
  const { readFile, fileExists, getSourceFile, directoryExists } = host;
  host.directoryExists = (name) => name.includes('.blocks') || (directoryExists?.(name) ?? true);
  host.readFile = (name) => modules.get(name) ?? readFile(name);
  host.fileExists = (name) => modules.has(name) || fileExists(name);
  host.getSourceFile = (name, version, ...rest) => {
    const text = modules.get(name);
    return text === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, text, version, true);
  };
  const program = ts.createProgram([...modules.keys()], settings, host);
  const problems = [...modules.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    const held = found.filter(
      ({ code, messageText }) =>
        // What a block takes from other packages need not be in that project.
        !(packed !== undefined && code === 2307 && !String(messageText).includes('woo-gestan')),
    );
    return held.map((problem) => {
      const line = source?.getLineAndCharacterOfPosition(problem.start ?? 0).line ?? 0;
      const [page, first] = (places.get(name) ?? '').split(':');
      return `${page}:${Number(first) + line}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`;
    });
  });
  expect(problems).toEqual([]);
  expect(modules.size).toBeGreaterThan(70);
});
