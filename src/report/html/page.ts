import { sha256 } from '../../core/index.js';
import { clean } from '../text/clean.js';
import { escapeHtml, scriptJson } from './escape.js';
import type { PageData, ScriptRow } from './page-types.js';
import { listScript } from './script-list.js';
import { rowScript } from './script-row.js';
import { selectionScript } from './script-selection.js';
import { pageStyle } from './style.js';

const hash = (text: string) => `'sha256-${sha256(text, 'base64')}'`;

/** The part above the rows. */
export interface PageHead {
  readonly title: string;
  readonly facts: readonly string[];
  /** An instant among the facts, and whether it is shown in the reader's own time zone. */
  readonly at: { readonly instant: string; readonly text: string; readonly isLocal: boolean };
  /** Counts that the page opens with: text and tone. */
  readonly counts: readonly (readonly [string, string])[];
  readonly notes: readonly string[];
}

/** The number of rows that are written at a time. */
const perPart = 200;

/**
 * The page in parts. Every part takes a few milliseconds, so other work can run between them.
 */
export function* pageParts(head: PageHead, data: PageData, rows: Iterable<ScriptRow>): Generator<string> {
  const script = `'use strict';\n(() => {\n${rowScript}\n${selectionScript}\n${listScript}\n})();\n`;
  // Only this script and this style are allowed, by their hash: nothing from data runs, and nothing
  // is loaded.
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(pageStyle)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const e = (text: string) => escapeHtml(clean(text));
  const { at } = head;
  const time = `<time datetime="${e(at.instant)}"${at.isLocal ? ' data-local' : ''}>${e(at.text)}</time>`;
  const items = [
    ...head.facts.slice(0, 1).map((fact) => `<li><bdi>${e(fact)}</bdi></li>`),
    `<li>${time}</li>`,
    ...head.facts.slice(1).map((fact) => `<li><bdi>${e(fact)}</bdi></li>`),
  ].join('');
  const counts = head.counts.map(([text, tone]) => `<li class="badge ${e(tone)}">${e(text)}</li>`).join('');
  const notes = head.notes.map((note) => `<p class="note">${e(note)}</p>`).join('');
  yield `<!doctype html>
<html lang="${data.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="woo-gestan">
<title>${e(head.title)}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
</head>
<body>
<header class="top">
<h1>${e(head.title)}</h1>
<ul class="facts">${items}</ul>
<ul class="counts">${counts}</ul>
${notes}
</header>
<main id="app"><noscript><p class="note">${e(data.words.noscript)}</p></noscript></main>
<script type="application/json" id="data">${scriptJson(data).slice(0, -1)},"rows":[`;
  let part: ScriptRow[] = [];
  let isFirst = true;
  const written = () => `${isFirst ? '' : ','}${scriptJson(part).slice(1, -1)}`;
  for (const row of rows) {
    part.push(row);
    if (part.length < perPart) continue;
    yield written();
    isFirst = false;
    part = [];
  }
  if (part.length > 0) yield written();
  yield `]}</script>
<script>${script}</script>
</body>
</html>
`;
}
