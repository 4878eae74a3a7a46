import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { isFull } from '../support/forms.js';
import { codeBlocks } from './markdown.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A project that has the packed package installed: then the blocks are held against its types, not against the sources. */
const packed = process.env.WOO_GESTAN_PACKED;

const pages = [
  'README.md',
  'README.fr.md',
  ...readdirSync(`${root}docs`).map((name) => `docs/${name}`),
].filter((page) => page.endsWith('.md') && existsSync(root + page));

/** Pages whose blocks are fragments: what they leave open is not held against them, all else is. */
const fragments = new Set(
  [
    'connection',
    'many-shops',
    'mapping',
    'operations',
    'products',
    'reports',
    'stock',
    'webhooks',
    'woo-client',
  ].map((name) => `docs/${name}.md`),
);
/** Names that are not there, shorthands of them, a parameter without type, what may be undefined, `return` outside of a function. */
const leftOpen = new Set([1108, 2304, 7006, 18004, 18048]);

/** What a block may use without saying where it comes from: declared where the block does not declare it itself. */
const known: Readonly<Record<string, string>> = {
  sync: `declare const sync: import('woo-gestan').Sync;`,
  gestan: `declare const gestan: import('woo-gestan/gestan').MemoryGestan;`,
  storage: `declare const storage: import('woo-gestan').SyncStorage;`,
  store: `declare const store: import('woo-gestan/testing').FakeStore;`,
  options: `declare const options: import('woo-gestan').CreateSyncOptions;`,
  plan: `declare const plan: import('woo-gestan').ProductPlan;`,
  report: `declare const report: import('woo-gestan').Report;`,
  log: `declare const log: Record<'info' | 'warn' | 'error', (data: unknown, message: string) => void>;`,
  keys: `declare const keys: Readonly<Record<'retail' | 'wholesale', { consumerKey: string; consumerSecret: string }>>;`,
  retail: `declare const retail: import('woo-gestan').Sync;`,
  wholesale: `declare const wholesale: import('woo-gestan').Sync;`,
  app: `declare const app: { post(path: string, ...handlers: readonly unknown[] | readonly [unknown, (req: { headers: object; body: Uint8Array<ArrayBuffer> }, res: { status(code: number): { send(body: string): void } }) => Promise<void>]): void };`,
  express: `declare const express: { raw(options: { type: string; limit: string }): unknown };`,
  userOf: `declare function userOf(request: Request, action: string): Promise<{ id: string } | undefined>;`,
  ask: `declare function ask(question: string): Promise<boolean>;`,
  scheduleAgain: `declare function scheduleAgain(): void;`,
  tellSomebody: `declare function tellSomebody(...what: readonly unknown[]): void;`,
  createSync: `import { createSync } from 'woo-gestan';`,
  isSyncError: `import { isSyncError } from 'woo-gestan';`,
  createFakeStore: `import { createFakeStore } from 'woo-gestan/testing';`,
  sampleShop: `import { sampleShop } from 'woo-gestan/testing';`,
  memoryStorage: `import { memoryStorage } from 'woo-gestan';`,
  label: `import { label } from 'woo-gestan/report';`,
};

/** A block as a module of its own: what it leaves open goes before it, on its first line, so that line numbers hold. */
function asModule(code: string, isFragment: boolean): string {
  const declared = (name: string) =>
    new RegExp(
      `\\b(?:const|let|function)\\s+(?:\\{[^}]*\\b)?${name}\\b|import\\s*\\{[^}]*\\b${name}\\b`,
    ).test(code);
  const offered = Object.entries(known).filter(([name]) => !isFragment || name === 'sync' || name === 'plan');
  const used = offered.filter(
    ([name]) => new RegExp(`(?<!\\w|(?<!\\.\\.)\\.)${name}\\b`).test(code) && !declared(name),
  );
  return `export {}; ${used.map(([, declaration]) => declaration).join(' ')} ${code}`;
}

// To compile them takes as long as to compile the package: part of the types, in the long form.
test.runIf(isFull || packed !== undefined)('every TypeScript block of the guides compiles', () => {
  const modules = new Map<string, string>();
  const places = new Map<string, string>();
  for (const page of pages) {
    for (const { line, code } of codeBlocks(readFileSync(root + page, 'utf8'), 'ts')) {
      const file = `${packed ?? `${root}docs`}/${modules.size}.snippet.ts`;
      modules.set(file, asModule(code, fragments.has(page)));
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
  const { readFile, fileExists, getSourceFile } = host;
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
    const isFragment = fragments.has((places.get(name) ?? '').split(':')[0] ?? '');
    const held = found.filter(
      ({ code, messageText }) =>
        !(isFragment && leftOpen.has(code)) &&
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
  expect(modules.size).toBeGreaterThan(10);
});
