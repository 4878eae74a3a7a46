/** The page's style. Colours by name, light and dark; below 720 pixels each row is a card. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --sheet: #fff; --ink: #1c2330; --soft: #5a6474; --line: #dfe3e9; --edge: #8a93a3; --hover: #f7f8fa;
  --accent: #1d5fd1; --on-accent: #fff; --gestan: #fff6cf; --gestan-edge: #e0b400;
  --create: #dcf3e3; --create-ink: #14602f; --update: #dcebfd; --update-ink: #154a92;
  --ask: #f3e3fb; --ask-ink: #6b2290; --stop: #fde2e0; --stop-ink: #97201a; --calm: #e9ecf0; --calm-ink: #4a5362;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161d; --sheet: #1a2029; --ink: #e7ebf1; --soft: #a3adbb; --line: #2e3744; --edge: #6b7686; --hover: #202733;
    --accent: #6ea2ff; --on-accent: #0c1220; --gestan: #2f2a12; --gestan-edge: #d9b21f;
    --create: #143d24; --create-ink: #9be0b3; --update: #16335c; --update-ink: #a9cbff;
    --ask: #40204f; --ask-ink: #e2b6f7; --stop: #4d1c1a; --stop-ink: #ffb4ae; --calm: #2a313c; --calm-ink: #b9c2ce;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
header.top, main { max-width: 1320px; margin: 0 auto; padding: 0 20px; }
header.top { padding-top: 24px; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 6px; }
.facts, .counts { list-style: none; display: flex; flex-wrap: wrap; margin: 0; padding: 0; gap: 4px 16px; }
.facts { color: var(--soft); }
.counts { gap: 6px; margin: 12px 0 0; }
.note { margin: 12px 0 0; padding: 10px 14px; background: var(--sheet); border-left: 4px solid var(--gestan-edge); border-radius: 4px; }
.badge { display: inline-block; padding: 1px 9px; border-radius: 999px; font-size: .86rem; font-weight: 600; background: var(--calm); color: var(--calm-ink); }
.create { background: var(--create); color: var(--create-ink); } .update { background: var(--update); color: var(--update-ink); }
.ask { background: var(--ask); color: var(--ask-ink); } .stop { background: var(--stop); color: var(--stop-ink); }
.calm { background: var(--calm); color: var(--calm-ink); }
.tools { display: flex; flex-wrap: wrap; align-items: end; gap: 12px 16px; margin: 20px 0 12px; }
.tools .find { flex: 1 1 220px; max-width: 380px; }
label.field { display: block; font-size: .86rem; color: var(--soft); }
input[type=search] { width: 100%; font: inherit; padding: 7px 11px; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); color: var(--ink); }
.chips { display: flex; flex-wrap: wrap; gap: 6px; border: 0; margin: 0; padding: 0; min-width: 0; }
.chips legend { padding: 0; font-size: .86rem; color: var(--soft); }
button, .button { font: inherit; cursor: pointer; padding: 6px 13px; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); color: var(--ink); }
button:hover, .button:hover { background: var(--hover); }
button.chip { border-radius: 999px; padding: 4px 12px; }
.chip .dot { display: inline-block; width: .7em; height: .7em; border-radius: 50%; margin-right: 6px; border: 1px solid currentcolor; }
button.chip[aria-pressed=true] { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
button.main { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: 600; }
button:disabled { opacity: .5; cursor: default; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.head-line { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; margin: 0 0 8px; }
.head-line button { padding: 3px 11px; font-size: .9rem; }
.status-line { color: var(--soft); margin: 0; min-height: 1.5em; flex: 1 1 140px; }
table.rows { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; }
table.rows > thead :is(th, td) { position: sticky; top: 0; z-index: 1; background: var(--sheet); text-align: left; font-size: .86rem; color: var(--soft); border-bottom: 1px solid var(--line); }
table.rows > thead tr > :first-child { border-top-left-radius: 10px; } table.rows > thead tr > :last-child { border-top-right-radius: 10px; }
.rows > * > tr > th, .rows > * > tr > td { padding: 9px 12px; vertical-align: top; }
.rows > tbody > tr:not(:first-child) > td { border-top: 1px solid var(--line); }
.rows > tbody > tr:hover > td { background: var(--hover); }
.rows > tbody > tr.g > td { background: var(--gestan); }
.rows > * > tr > :first-child { border-left: 4px solid transparent; }
.rows > tbody > tr.g > td:first-child { border-left-color: var(--gestan-edge); }
.rows .num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.pick { width: 1%; white-space: nowrap; }
td.pick input { width: 18px; height: 18px; accent-color: var(--accent); vertical-align: middle; margin: 0; }
td.pick input:disabled { opacity: .35; }
.sign { display: inline-block; min-width: 1.5em; text-align: center; font-size: .78rem; font-weight: 700; border: 1px solid var(--line); border-radius: 5px; margin-left: 8px; color: var(--soft); }
tr.g .sign { background: var(--gestan-edge); border-color: var(--gestan-edge); color: #241c00; }
td.name { font-weight: 600; overflow-wrap: anywhere; min-width: 11em; } td.code { overflow-wrap: anywhere; } td.code.short { white-space: nowrap; } td.state .badge { white-space: nowrap; }
td.what { overflow-wrap: anywhere; width: 45%; min-width: 300px; }
.changes { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; }
.changes dt { color: var(--soft); } .changes dd { margin: 0; }
del { color: var(--soft); text-decoration-thickness: 1px; } ins { text-decoration: none; font-weight: 600; } .why { color: var(--soft); font-size: .9rem; margin: 2px 0 0; }
.reason { margin: 0; font-weight: 600; } .plain { margin: 0; padding: 0; list-style: none; }
.long { display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden; }
fieldset.conflict { border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); margin: 0 0 8px; padding: 4px 10px 10px; min-width: 0; }
.conflict legend { font-weight: 600; padding: 0 4px; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.side { display: block; border: 1px solid var(--line); border-radius: 8px; padding: 7px 10px; cursor: pointer; min-width: 0; }
.side:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.side:has(:disabled) { opacity: .55; cursor: default; }
.side b { font-size: .86rem; color: var(--soft); font-weight: 600; } .side span { display: block; }
.side.skip { grid-column: 1 / -1; padding: 4px 10px; }
button.expand { border: 0; background: none; padding: 2px 0; color: var(--accent); text-align: left; }
button.expand::before { content: '▸ '; } button.expand[aria-expanded=true]::before { content: '▾ '; }
.rows > tbody > tr.more > td { border-top: 0 !important; padding: 0 16px 12px; }
.piece { margin: 8px 0 14px; } .piece h3 { font-size: 1rem; margin: 0; } .scroll { overflow-x: auto; }
table.lines { border-collapse: collapse; font-size: .92rem; margin-top: 4px; background: var(--sheet); }
.lines td:nth-child(3):not(.num) { min-width: 12em; }
.lines th, .lines td { overflow-wrap: normal; padding: 3px 9px; border: 1px solid var(--line); text-align: left; } .lines th { color: var(--soft); font-weight: 600; }
.lines tfoot td { font-weight: 700; }
.end { padding: 16px; text-align: center; color: var(--soft); }
footer.bar { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; margin: 12px 0 0; padding: 10px 14px; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px 10px 0 0; box-shadow: 0 -4px 16px rgb(0 0 0 / 10%); z-index: 2; }
footer.bar .said { flex: 1 1 180px; } footer.bar strong { font-variant-numeric: tabular-nums; }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.button:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; }
@media screen and (max-width: 900px) {
  header.top, main { padding: 0 10px; } header.top { padding-top: 14px; }
  .rows, .rows > tbody, .rows > tbody > tr, .rows > tbody > tr > td { display: block; width: auto; }
  .rows > thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.rows { background: none; border: 0; }
  .rows > tbody > tr { position: relative; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; margin-bottom: 8px; overflow: hidden; padding: 4px 0; }
  .rows > tbody > tr.g { border-left: 4px solid var(--gestan-edge); background: var(--gestan); }
  .rows > tbody > tr > td, .rows > tbody > tr:not(:first-child) > td { border: 0 !important; background: none !important; padding: 3px 12px; text-align: left !important; }
  .rows > tbody > tr > td:empty { display: none; }
  .rows td[data-head]:not(.name)::before { content: attr(data-head) ' '; color: var(--soft); font-size: .86rem; margin-right: 6px; }
  .rows td.what[data-head]::before { display: block; }
  td.pick { position: absolute; right: 0; top: 2px; } td.pick input { width: 24px; height: 24px; } .rows > tbody > tr > td.name { padding-right: 88px !important; }
  .rows > tbody > tr { display: flex; flex-direction: column; } .rows td.name { order: -1; }
  footer.bar { margin: 8px -10px 0; border-radius: 0; padding: 8px 10px; gap: 6px 10px; }
  footer.bar .said { flex-basis: auto; } footer.bar button, footer.bar .button { font-size: .92rem; padding: 5px 10px; }
  .rows > tbody > tr.more { margin-top: -12px; border-top: 0; border-radius: 0 0 10px 10px; } td.what { min-width: 0; }
}
@media (max-width: 380px) { .sides { grid-template-columns: 1fr; } }
button.sort { border: 0; background: none; padding: 0; font: inherit; font-weight: inherit; color: inherit; text-align: inherit; } button.sort:hover { text-decoration: underline; } th[aria-sort=ascending] button::after { content: ' ▲'; } th[aria-sort=descending] button::after { content: ' ▼'; }
table.both { border-collapse: collapse; width: 100%; } table.both :is(td, th) { padding: 1px 8px 1px 0; text-align: left; vertical-align: top; font-weight: 400; }
table.both thead th { color: var(--soft); font-size: .84rem; } table.both tbody th { color: var(--soft); width: 24%; } table.both td.kept, table.both td.gone { width: 36%; }
td.kept { font-weight: 600; } td.gone { color: var(--soft); } td.gone > .long { text-decoration: line-through; } td.way { color: var(--soft); }
@media print {
  .parts { display: none; } td.what .plain li { font-size: 7.5pt; }
  @page { margin: 10mm; }
  .tools, .head-line, footer.bar, .end, button.expand, td.pick input, .sides .side:not(:has(:checked)) { display: none !important; }
  body { background: #fff; color: #000; font-size: 8.5pt; line-height: 1.25; } header.top, main { max-width: none; padding: 0; }
  table.rows { display: table !important; border: 0; border-radius: 0; } .rows > thead { display: table-header-group !important; position: static !important; clip-path: none !important; }
  .rows > tbody { display: table-row-group !important; } .rows > tbody > tr, .rows > thead > tr { display: table-row !important; break-inside: avoid; } .rows > * > tr > td, .rows > * > tr > th { display: table-cell !important; padding: 2px 5px !important; position: static !important; }
  .badge, .rows > thead :is(th, td), .why { font-size: 8pt !important; } .rows > thead .what, .rows > tbody > tr > td.what { min-width: 0; width: 56%; } .rows > thead .state { width: 9%; } td.what ul + ul li:first-child::before { content: ' · '; } td.name { min-width: 0; font-weight: 600; } .sign { margin: 0; }
  td.what .plain { display: inline; } td.what .plain li { display: inline; } td.what .plain li + li::before { content: ' · '; } td.what .why { display: none; } .badge { padding: 0; background: none !important; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
