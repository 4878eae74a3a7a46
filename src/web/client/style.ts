import { pageStyle } from '../../report/html/style.js';

/** The style of the windows: that of the offline page, and what only the windows have. */
export const windowsStyle = `${pageStyle}
html { scrollbar-gutter: stable; background: var(--page); }
body { font-size: 14.5px; }
main { padding-top: 18px; padding-bottom: 48px; } main:focus { outline: none; }
main > h1 { font-size: 1.35rem; margin: 0 0 14px; } h2 { font-size: 1.08rem; margin: 22px 0 8px; } h3 { font-size: 1rem; margin: 0; }
a { color: var(--accent); text-underline-offset: 2px; }
.soft, small { color: var(--soft); font-weight: 400; } small { display: block; }
.skip-link { position: absolute; left: 8px; top: -60px; background: var(--accent); color: var(--on-accent); padding: 8px 14px; border-radius: 0 0 8px 8px; z-index: 9; }
.skip-link:focus { top: 0; }
header.bar { background: var(--sheet); border-bottom: 1px solid var(--line); }
.inner { max-width: 1320px; margin: 0 auto; padding: 0 20px; }
header.bar > div.inner { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 18px; padding-top: 9px; padding-bottom: 5px; }
.brand { font-weight: 700; color: var(--ink); text-decoration: none; } .brand span { color: var(--accent); }
.user { margin-left: auto; color: var(--soft); } strong.shop { color: var(--soft); font-weight: 600; }
nav.shops { display: flex; gap: 2px; border: 1px solid var(--line); border-radius: 8px; padding: 2px; }
nav.shops a { padding: 3px 11px; border-radius: 6px; text-decoration: none; color: var(--ink); } nav.shops a[aria-current] { background: var(--accent); color: var(--on-accent); }
header.bar nav > ul { list-style: none; display: flex; gap: 0; overflow-x: auto; scrollbar-width: none; }
header.bar nav > ul a { display: block; padding: 7px 13px 9px; text-decoration: none; color: var(--ink); border-bottom: 3px solid transparent; white-space: nowrap; }
header.bar nav > ul li:first-child a { padding-left: 0; }
header.bar nav > ul a:hover { border-bottom-color: var(--line); } header.bar nav > ul a[aria-current] { border-bottom-color: var(--accent); font-weight: 600; }
.notice { margin: 0 0 12px; padding: 9px 13px; background: var(--sheet); color: var(--ink); border: 1px solid var(--line); border-left: 4px solid var(--soft); border-radius: 6px; }
.notice.done { border-left-color: var(--create-ink); } .notice.wrong { border-left-color: var(--stop-ink); } .notice.ask { border-left-color: var(--gestan-edge); }
.about .notice { margin: 6px 0 0; } .about p.soft { margin: 0; }
form.options { display: flex; flex-wrap: wrap; align-items: end; gap: 10px 18px; padding: 12px 14px; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; margin-bottom: 14px; }
form.options > button { margin-left: auto; } form.inline { display: inline; }
label.field > span { display: block; margin-bottom: 2px; }
select, input[type=text], input[type=url], input[type=date] { font: inherit; padding: 6px 9px; border: 1px solid var(--edge); border-radius: 8px; background: var(--sheet); color: var(--ink); max-width: 100%; }
input[type=search], button, .button { border-color: var(--edge); }
.options small { display: inline; } .options .go { margin: 0 0 0 auto; display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 6px 14px; flex: 1 1 auto; } label.check { display: inline-flex; align-items: center; gap: 7px; min-height: 34px; flex-wrap: wrap; }
input[type=checkbox], input[type=radio] { width: 18px; height: 18px; accent-color: var(--accent); margin: 0; flex: none; }
details.choice { position: relative; align-self: end; } details.choice summary { cursor: pointer; padding: 6px 11px; border: 1px solid var(--edge); border-radius: 8px; }
.choices { position: absolute; z-index: 5; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: 6px 12px; display: grid; min-width: 210px; box-shadow: 0 6px 22px rgb(0 0 0 / 16%); }
.button { display: inline-block; text-decoration: none; } .button.main { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: 600; }
button.danger { border-color: var(--stop-ink); color: var(--stop-ink); }
.task { color: var(--ink); border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: 8px; background: var(--sheet); padding: 9px 14px; margin: 0 0 12px; }
.task.running { min-height: 92px; } .task.wrong { border-left-color: var(--stop-ink); } .task.done { border-left-color: var(--create-ink); } .task.calm { border-left-color: var(--soft); }
.task p { margin: 2px 0; } .task-head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; } .task-head form { margin-left: auto; }
.task .counts { margin-top: 6px; } .task-text { color: var(--soft); font-variant-numeric: tabular-nums; }
progress { width: 100%; height: 8px; accent-color: var(--accent); display: block; margin: 6px 0 4px; }
.tools { margin: 12px 0 8px; align-items: end; } form.find { display: flex; gap: 8px; align-items: end; } form.find label { flex: 1; }
ul.chips { list-style: none; } a.chip { display: inline-block; border: 1px solid var(--edge); border-radius: 999px; padding: 3px 11px; text-decoration: none; color: var(--ink); background: var(--sheet); }
a.chip b { color: inherit; font-weight: 600; font-variant-numeric: tabular-nums; } a.chip:hover { background: var(--hover); }
a.chip::before { content: ''; display: inline-block; width: .6em; height: .6em; border-radius: 50%; margin-right: 6px; background: var(--calm-ink); }
a.chip.create::before { background: var(--create-ink); } a.chip.update::before { background: var(--update-ink); } a.chip.ask::before { background: var(--ask-ink); } a.chip.stop::before { background: var(--stop-ink); }
a.chip[aria-current] { background: var(--accent); color: var(--on-accent); border-color: var(--accent); } a.chip[aria-current]::before { background: currentcolor; }
.table-frame { overflow-x: auto; } .rows > thead th a { color: inherit; text-decoration: none; display: block; } .rows > thead th a:hover { text-decoration: underline; }
.rows > * > tr > th, .rows > * > tr > td { padding: 6px 10px; } table.rows > thead :is(th, td) { position: static; }
 .changes { grid-template-columns: minmax(7.5em, 34%) 1fr; } td.menu { width: 1%; } .became { margin: 4px 0 0; }
details.menu { position: relative; } details.menu summary { list-style: none; cursor: pointer; padding: 0 8px; border-radius: 6px; font-weight: 700; min-width: 28px; min-height: 26px; text-align: center; } details.menu summary::-webkit-details-marker { display: none; } details.menu summary:hover { background: var(--calm); }
details.menu > div { position: absolute; right: 0; z-index: 4; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 6px 22px rgb(0 0 0 / 16%); padding: 6px; display: grid; gap: 4px; min-width: 190px; }
details.menu > div > * { text-align: left; border: 0; padding: 6px 10px; border-radius: 6px; background: none; color: var(--ink); text-decoration: none; } details.menu > div > *:hover { background: var(--hover); }
details.pieces summary { cursor: pointer; color: var(--accent); padding: 2px 0; }
.question { border: 1px solid var(--ask-ink); border-radius: 8px; padding: 8px 12px; } .question p { margin: 0 0 6px; } .question li { margin: 4px 0; } .question li + li { border-top: 1px solid var(--line); padding-top: 6px; } .question tr.other td { font-weight: 600; } kbd { font: 600 .8rem ui-monospace, monospace; border: 1px solid var(--edge); border-bottom-width: 2px; border-radius: 5px; padding: 0 6px; }
.pager { display: flex; justify-content: center; gap: 18px; padding: 14px 0; }
footer.act { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; margin-top: 8px; padding: 9px 14px; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px 10px 0 0; box-shadow: 0 -4px 16px rgb(0 0 0 / 10%); z-index: 3; }
footer.act p { flex: 1 1 260px; margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; min-height: 1.5em; }
.empty { text-align: center; padding: 34px 20px; background: var(--sheet); border: 1px dashed var(--edge); border-radius: 12px; margin: 12px 0; } .empty h2 { margin-top: 0; } .empty p { max-width: 58ch; margin: 8px auto; }
table.list { width: 100%; border-collapse: collapse; background: var(--sheet); border: 1px solid var(--line); } table.list :is(th, td) { padding: 6px 11px; text-align: left; vertical-align: top; border-top: 1px solid var(--line); } table.list thead th { font-size: .86rem; color: var(--soft); } table.list tbody th { font-weight: 600; } table.list .num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } table.list p { margin: 0; } table.list .counts { margin: 0; } table.statuses thead th::first-letter { text-transform: uppercase; }
table.vat :is(th, td) { white-space: nowrap; } td.name .sign { margin: 0 6px 0 0; } table.both th { overflow-wrap: normal; } .list td[data-head] > p:first-child { display: inline; } table.vat tr.sum :is(th, td), table.vat tfoot :is(th, td) { background: var(--hover); font-weight: 600; } .differs { color: var(--stop-ink); font-weight: 700; } .mark.ok { color: var(--create-ink); }
.links { display: flex; gap: 18px; flex-wrap: wrap; }
.tabs ul { list-style: none; display: flex; flex-wrap: wrap; gap: 4px; padding: 0; margin: 0 0 8px; } .tabs a { display: block; padding: 5px 12px; border-radius: 8px; text-decoration: none; color: var(--ink); border: 1px solid transparent; } .tabs a:hover { background: var(--hover); } .tabs a[aria-current] { background: var(--sheet); border-color: var(--edge); font-weight: 600; }
form.settings fieldset { border: 0; padding: 0; margin: 0; min-width: 0; } form.settings fieldset fieldset { border: 1px solid var(--line); border-radius: 10px; background: var(--sheet); padding: 6px 14px 12px; margin: 0 0 12px; display: grid; gap: 6px 22px; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); } form.settings fieldset fieldset > .table-frame, form.settings fieldset fieldset > p, .pair { grid-column: 1 / -1; } form.settings legend { font-weight: 600; padding: 0 4px; } form.settings label.field { margin: 4px 0; } form.settings label.check { flex-wrap: nowrap; } p.field { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; } form.settings label.field :is(input[type=text], select, input[type=url]) { width: 100%; } label.wide { max-width: 560px; } .pair { display: flex; gap: 18px; align-items: end; flex-wrap: wrap; }
.send { margin: 12px 0; } .reset { margin: 36px 0 0; border-top: 1px solid var(--line); padding-top: 12px; } dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; } dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; overflow-wrap: anywhere; } .checks { margin-top: 14px; } details.force { margin: 8px 0 14px; } details.force summary { cursor: pointer; color: var(--accent); }
.cards { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(270px, 1fr)); gap: 14px; } .card { background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; } .card h2 { margin: 0; } .card p { margin: 4px 0; }
.steps ol { list-style: none; padding: 0; margin: 0 0 18px; background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; } .steps li { display: flex; gap: 12px; align-items: center; padding: 10px 16px; } .steps li + li { border-top: 1px solid var(--line); } .steps li > div { flex: 1; } .steps li p { margin: 0; } .steps .mark { width: 24px; height: 24px; flex: none; border-radius: 50%; display: grid; place-items: center; background: var(--calm); color: var(--calm-ink); font-weight: 700; } .steps li.done .mark { background: var(--create); color: var(--create-ink); } .steps li[aria-current] { background: var(--hover); } .steps li[aria-current] .mark { background: var(--accent); color: var(--on-accent); }
.explained p { margin: 2px 0; } .explained .why { padding-left: 18px; } .missing { margin: 0 0 12px; }
@media (scripting: enabled) { .no-script { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
@media (min-width: 901px) {
  table.rows { table-layout: fixed; } .rows > thead .pick { width: 66px; } .rows > thead .code { width: 11.5em; } .rows > thead .num { width: 6.2em; } .rows > thead .name { width: 20%; } .rows > thead .state { width: 14.8em; } .rows > thead .total { width: 7.6em; } .rows > thead .num.wide { width: 9.4em; } .rows > thead .menu { width: 50px; } .rows > thead .what, .rows > tbody > tr > td.what { width: auto; min-width: 0; } td.name { min-width: 0; }
}
@media screen and (max-width: 900px) {
  table.list :is(th, td) { padding: 5px 7px; } .table-frame, form.settings { max-width: 100%; }
  .inner { padding: 0 12px; } form.options > button, .options .go button { margin-left: 0; width: 100%; } .tools .find { max-width: none; flex-basis: 100%; } .table-frame:has(table.rows) { overflow: visible; }
  .rows > tbody > tr > td.menu { position: absolute; right: 8px; bottom: 4px; padding: 0; } .rows > tbody > tr { overflow: visible; }
  footer.act { margin: 8px -10px 0; border-radius: 0; } .steps li { flex-wrap: wrap; } table.both { font-size: .94rem; }
}
form.inline + form.settings .table-frame, form.inline + .table-frame, .explained, .table-frame + form.inline { margin-top: 12px; } .table-frame + form.inline { display: block; } .tasks-past { margin-top: 16px; } .tasks-past summary { cursor: pointer; padding: 4px 0 8px; }
@media screen and (max-width: 640px) {
  header.bar nav > ul { flex-wrap: wrap; } header.bar nav > ul a { padding: 6px 12px 5px 0; margin-right: 6px; }
  table.list:not(.vat, .statuses), .list:not(.vat, .statuses) > tbody, .list:not(.vat, .statuses) > tbody > tr, .list:not(.vat, .statuses) > tbody > tr > * { display: block; }
  .list:not(.vat, .statuses) > thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.list:not(.vat, .statuses) { border: 0; background: none; } .list:not(.vat, .statuses) > tbody > tr { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 5px 5px 7px; margin-bottom: 8px; }
  table.list:not(.vat, .statuses) > tbody > tr > * { border: 0; padding: 2px 7px; text-align: left; overflow-wrap: anywhere; } .list > tbody > tr > td:empty { display: none !important; }
  .list td[data-head]::before { content: attr(data-head) ' '; color: var(--soft); font-size: .86rem; margin-right: 6px; } .list td > ul.counts { display: inline-flex; vertical-align: middle; }
  td.menu summary { min-height: 32px; }
}
@media print { header.bar, .tools, form.options, footer.act, .pager, .task, td.menu, .head-line button { display: none !important; } }
`;
