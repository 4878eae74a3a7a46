import { need } from '../core/arguments.js';

/** Refuses what is no report: a saved one may have been changed. */
export function needReport(what: string, report: unknown): void {
  need(what, 'report', report, 'an object', {
    flow: 'a text',
    startedAt: 'a text',
    finishedAt: 'a text',
    counts: 'an object',
    rows: 'a list',
    warnings: 'a list',
  });
}
