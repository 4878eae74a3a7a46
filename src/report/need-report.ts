import { need } from '../core/arguments.js';

/** Refuses an invalid report: a saved one may have been edited. */
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
