import type { Context } from 'hono';
import { Hono } from 'hono';
import { isSyncError, type Logger } from '../../core/index.js';
import { escapeHtml } from '../../report/html/escape.js';
import { sentenceParts } from '../../report/sentences/sentence.js';
import type { Assets } from '../assets.js';
import type { WindowAction, WindowsSetup } from '../options.js';
import type { Room } from '../room.js';
import { type FormTokens, isSameSite, safeHeaders, userOf } from '../security.js';
import { type Notice, readerOf, sayIn, type View } from '../view.js';
import { type Form, readForm, TooLarge } from './form.js';
import { clearedNotice, noticeCookie, readNotice } from './notices.js';

/** The target of a form, and its notice. */
export interface Outcome {
  /** @default the page that the form was sent from */
  readonly to?: string;
  readonly notice?: Notice | undefined;
  /** For the script. */
  readonly json?: unknown;
}

/** The notice if the same work is already running. */
export function joined({ t }: View): Notice {
  return { tone: 'done', text: t('task.joined') };
}

/** Makes routes. Each names its action; no route works without one. */
export interface Kit {
  /** A page, by `read`. */
  get(path: string, answer: (view: View, context: Context) => Promise<string | Response | undefined>): void;
  /** A form that changes something or starts a task. */
  post(
    path: string,
    action: WindowAction | ((view: View, context: Context) => Promise<WindowAction>),
    answer: (view: View, form: Form, context: Context) => Promise<Outcome | undefined>,
  ): void;
  readonly app: Hono;
}

export interface KitOptions {
  readonly setup: WindowsSetup;
  readonly rooms: readonly Room[];
  readonly tokens: FormTokens;
  readonly assets: Assets;
  readonly logger: Logger;
  /** Removes secrets from the messages of unknown errors. */
  readonly redact: (text: string) => string;
}

export function createKit(options: KitOptions): Kit {
  const { setup, rooms, tokens, assets, logger, redact } = options;
  const { basePath: base, language, authorize } = setup;
  const t = sayIn(language);
  const app = new Hono();

  const plain = (status: 403 | 404 | 413 | 500, title: string, text: string) =>
    new Response(
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="${base}/assets/${assets.style.name}"></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${status === 403 ? '' : `<p><a href="${base}/">${escapeHtml(t('home'))}</a></p>`}</main></body></html>`,
      { status, headers: { 'content-type': 'text/html; charset=utf-8' } },
    );
  const refused = () => plain(403, t('error.refused'), t('error.refusedHint'));

  const allows = async (request: Request, action: WindowAction) => {
    const answer = await authorize(request, action);
    return answer instanceof Response ? answer : userOf(answer);
  };

  /** The user and the shop of a request: a view, or the response that ends the request. */
  const open = async (context: Context, action: WindowAction): Promise<View | Response> => {
    const request = context.req.raw;
    // The body stays unread: an application that looks at the request gets a copy.
    const user = await allows(bodiless(request), action);
    if (user instanceof Response) return ownHeaders(user);
    if (user === undefined) return refused();
    const room = rooms.find(({ id }) => id === context.req.param('shop')) ?? rooms[0];
    if (
      room === undefined ||
      (context.req.param('shop') !== undefined && room.id !== context.req.param('shop'))
    )
      return plain(404, t('error.notFound'), t('error.notFoundHint'));
    const may = async (other: WindowAction) => {
      if (other === action) return true;
      try {
        const answer = await allows(bodiless(request), other);
        return answer !== undefined && !(answer instanceof Response);
      } catch (error) {
        // Only what the page offers depends on it: an action that is not granted is not offered.
        logger.warn(`authorize() failed for '${other}'.`, { error: redact(String(error)) });
        return false;
      }
    };
    const [apply, settings, [newest], timeZone] = await Promise.all([
      may('apply'),
      may('settings'),
      room.tasks.list(1),
      room.timeZone(),
    ]);
    const { pathname, search } = new URL(request.url);
    return {
      language,
      timeZone,
      t,
      base,
      home: `${base}/${room.id}`,
      here: `${pathname}${search}`,
      room,
      rooms,
      user: user.name,
      can: { apply, settings },
      token: await tokens.make(user.id),
      newestTask: newest?.id ?? '0',
      assets: {
        script: `${base}/assets/${assets.script.name}`,
        style: `${base}/assets/${assets.style.name}`,
      },
      notice: readNotice(request),
    };
  };

  app.use('*', async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(safeHeaders)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  });
  app.notFound(async (context) => {
    // A user who may not read learns nothing about what exists.
    const user = await allows(bodiless(context.req.raw), 'read');
    if (user instanceof Response) return ownHeaders(user);
    return user === undefined ? refused() : plain(404, t('error.notFound'), t('error.notFoundHint'));
  });
  app.onError((error) => {
    if (error instanceof TooLarge) return plain(413, t('error.title'), t('error.tooLarge'));
    const said = isSyncError(error) ? sentenceParts(error.toJSON(), readerOf({ language }, {})) : undefined;
    if (!said) logger.error('A page could not be made.', { error: redact(String(error)) });
    const text = said ? [said.text, said.hint].filter(Boolean).join(' ') : t('error.unexpected');
    return plain(500, t('error.title'), text);
  });

  return {
    app,
    get(path, answer) {
      app.get(`${base}${path}`, async (context) => {
        const view = await open(context, 'read');
        if (view instanceof Response) return view;
        const page = await answer(view, context);
        if (page === undefined) return plain(404, t('error.notFound'), t('error.notFoundHint'));
        if (page instanceof Response) return page;
        const headers = view.notice ? { 'set-cookie': clearedNotice(base) } : undefined;
        return context.html(page, 200, headers);
      });
    },
    post(path, action, answer) {
      app.post(`${base}${path}`, async (context) => {
        const request = context.req.raw;
        if (!isSameSite(request, setup.origin)) return plain(403, t('error.refused'), t('error.forged'));
        let view = await open(context, typeof action === 'string' ? action : 'read');
        if (view instanceof Response) return view;
        if (typeof action !== 'string') {
          view = await open(context, await action(view, context));
          if (view instanceof Response) return view;
        }
        const form = await readForm(request, setup.maxBytes);
        const user = await allows(bodiless(request), 'read');
        const id = user instanceof Response ? undefined : user?.id;
        if (id === undefined || !(await tokens.check(id, form.text('token'))))
          return plain(403, t('error.refused'), t('error.forged'));
        const from = form.text('from');
        const back = from.startsWith(`${base}/`) && !from.startsWith('//') ? from : `${view.home}/`;
        const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false;
        let outcome: Outcome | undefined;
        try {
          outcome = await answer(view, form, context);
        } catch (error) {
          if (!isSyncError(error)) throw error;
          const { text, hint } = sentenceParts(error.toJSON(), readerOf(view, {}));
          outcome = { notice: { tone: 'wrong', text: [text, hint].filter(Boolean).join(' ') } };
          if (wantsJson) return context.json({ error: text }, 422);
        }
        if (outcome === undefined) return plain(404, t('error.notFound'), t('error.notFoundHint'));
        if (wantsJson && outcome.json !== undefined) return context.json(outcome.json as object);
        const { notice } = outcome;
        const headers = new Headers({ location: outcome.to ?? back });
        if (notice) headers.append('set-cookie', noticeCookie(base, notice));
        return new Response(null, { status: 303, headers });
      });
    },
  };
}

/** The same response with headers that can be added to: those of `Response.redirect()` cannot. */
function ownHeaders(response: Response): Response {
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
}

/** The request as an application may look at it: who sends it and what for, without its body. */
function bodiless(request: Request): Request {
  return new Request(request.url, { method: request.method, headers: request.headers });
}
