import type { Clock, Random } from '../../../core/index.js';
import type { WireAnswer } from '../http/wire.js';
import { page } from '../http/wire.js';
import type { Json } from '../json.js';
import type { Incoming } from '../rest/incoming.js';
import type { Tables } from '../tables.js';
import type { Rejection } from './batch.js';
import { rejectItems } from './batch.js';
import { brokenConnection } from './broken.js';
import { tie, writeMeanwhile } from './disturb.js';
import { byteOrderMark, captchaPage, firewallPage, hostPage, noticeText } from './pages.js';
import type { Fault, FaultShop, HostStatus } from './types.js';

export interface AnswerOptions {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly random: Random;
  readonly shop: FaultShop;
  /**
   * What the store answers where nothing goes wrong; `complete` changes the body before it is
   * written.
   */
  readonly answer: (
    incoming: Incoming,
    complete: (body: Json | undefined) => Json | undefined,
  ) => Promise<WireAnswer>;
}

function retryAfter(fault: HostStatus, clock: Clock): Record<string, string> {
  if (fault.retryAfter === undefined) return {};
  const date = new Date(clock.now() + fault.retryAfter * 1000).toUTCString();
  return { 'retry-after': fault.retryAfterAs === 'date' ? date : String(Math.ceil(fault.retryAfter)) };
}

function redirectTo(to: string | undefined, url: URL): string {
  if (to !== undefined && /^https?:\/\//i.test(to)) return to;
  const target = new URL(url);
  target.host = to ?? `www.${url.host}`;
  return target.href;
}

/** The answer that replaces the store's own; undefined if the fault keeps it. */
function instead(fault: Fault, incoming: Incoming, clock: Clock): WireAnswer | undefined {
  switch (fault.kind) {
    case 'status':
      return page(fault.status, fault.body ?? hostPage(fault.status), {
        'content-type': 'text/html',
        ...retryAfter(fault, clock),
      });
    case 'html':
      return page(fault.status ?? 403, fault.text ?? firewallPage);
    case 'captcha':
      return page(202, captchaPage, { 'sg-captcha': 'challenge' });
    case 'redirect':
      return {
        status: fault.status ?? 301,
        headers: { 'content-type': 'text/html', location: redirectTo(fault.to, incoming.url) },
        text: hostPage(fault.status ?? 301),
      };
    default:
      return undefined;
  }
}

function isCarriedOut(fault: Fault): boolean {
  if (fault.kind === 'status') return fault.carriedOut ?? fault.status === 524;
  return fault.kind === 'html' && (fault.carriedOut ?? false);
}

/** What was printed first takes the headers with it: PHP sends its defaults. */
export function printed(answer: WireAnswer, before: string): WireAnswer {
  return {
    status: answer.status >= 300 && answer.status < 400 ? answer.status : 200,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    text: before + (answer.text ?? ''),
  };
}

function spoil(fault: Fault, answer: WireAnswer): WireAnswer {
  switch (fault.kind) {
    case 'bom':
      return printed(answer, byteOrderMark);
    case 'notice':
      return printed(answer, fault.text ?? noticeText);
    case 'truncated': {
      if (answer.text === null) return answer;
      // At least one letter is missing, or nothing would be wrong.
      const length = Math.min(answer.text.length - 1, Math.floor(answer.text.length * (fault.keep ?? 0.5)));
      return {
        ...answer,
        text: answer.text.slice(0, Math.max(0, length)),
        ...(fault.broken ? { breaks: true } : {}),
      };
    }
    default:
      return answer;
  }
}

function withoutHeader(incoming: Incoming): Incoming {
  const headers = new Headers(incoming.headers);
  headers.delete('authorization');
  return { ...incoming, headers };
}

/**
 * Answers a request while things go wrong. What happens before the store comes first, then what the
 * store does, then what happens to its answer; of several answers in the store's place the first
 * counts.
 *
 * @throws TypeError of a broken connection, as `fetch` throws it.
 */
export async function answerRequest(
  faults: readonly Fault[],
  incoming: Incoming,
  options: AnswerOptions,
  signal?: AbortSignal,
): Promise<WireAnswer> {
  const { clock } = options;
  let request = incoming;
  const rejections: Rejection[] = [];
  for (const fault of faults) {
    if (fault.kind === 'slow' && fault.before) await clock.sleep(fault.ms, signal);
    if (fault.kind === 'stripped-header') request = withoutHeader(request);
    if (fault.kind === 'tied-timestamps') tie(fault, options.tables, incoming.url.pathname);
    if (fault.kind === 'writes')
      await writeMeanwhile(fault, options.shop, options.tables, incoming.url.pathname, options.random);
    if (fault.kind === 'reset') throw brokenConnection();
    if (fault.kind === 'rejected-items') {
      const rejection = rejectItems(fault, request);
      rejections.unshift(rejection);
      request = rejection.incoming;
    }
  }
  const [other] = faults.flatMap((fault) => {
    const page = instead(fault, incoming, clock);
    return page ? [{ page, carriedOut: isCarriedOut(fault) }] : [];
  });
  const own = async (): Promise<WireAnswer> =>
    options.answer(request, (body) => rejections.reduce((full, rejection) => rejection.complete(full), body));
  const done = other && !other.carriedOut ? other.page : await own();
  let answer = other?.page ?? done;
  for (const fault of faults) {
    if (fault.kind === 'slow' && !fault.before) await clock.sleep(fault.ms, signal);
    if (fault.kind === 'lost-answer') throw brokenConnection();
    answer = spoil(fault, answer);
  }
  return answer;
}
