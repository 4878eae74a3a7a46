export type { FormatOptions, Language, Medium } from '../core/index.js';
export {
  formatAmount,
  formatDay,
  formatInstant,
  formatNumber,
  formatRate,
  languages,
} from '../core/index.js';
export { isActionable } from '../diff/statuses.js';
export { renderHtml, renderReportHtml } from './html/render-html.js';
export type { LabelCode } from './labels/label.js';
export { checkLabel, countedLabel, fieldLabel, label, statusLabel } from './labels/label.js';
export type { StatusCode, Tone } from './labels/statuses.js';
export type { HtmlOptions, ReaderOptions, TextOptions } from './options.js';
export type { ProgressBar, ProgressBarOptions } from './progress-bar.js';
export { createProgressBar } from './progress-bar.js';
export { renderAudit } from './render-audit.js';
export type { PartCheck, PartReport, ShopReport } from './render-connection.js';
export { renderConnection } from './render-connection.js';
export { renderPlan } from './render-plan.js';
export { renderReport } from './render-report.js';
export type { SetupToShow } from './render-setup.js';
export { renderSetup, setupName } from './render-setup.js';
export type { Table } from './render-table.js';
export { renderTable } from './render-table.js';
export type { PlanSelection, Resolution, SelectionChoices } from './selection.js';
export { parseSelection, selectionChoices } from './selection.js';
export type { SpokenCode, SpokenValues } from './sentences/catalogue.js';
export type { SentenceOptions, Spoken } from './sentences/sentence.js';
export { sentence, sentenceParts } from './sentences/sentence.js';
export type { Environment, TerminalSetup, TerminalStream } from './terminal-options.js';
export { terminalOptions } from './terminal-options.js';
export type { Style } from './text/style.js';
export type { Cell, Column, Paragraph, TableRow } from './text/table-types.js';
