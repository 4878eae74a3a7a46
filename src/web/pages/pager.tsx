import { readerOf, type View } from '../view.js';

/** Links to the page before and the page after; nothing where there is one page. */
export function pager(
  view: Pick<View, 't' | 'language'>,
  { page, pages, to }: { readonly page: number; readonly pages: number; to(page: number): string },
) {
  if (pages < 2) return '';
  const { t } = view;
  const { say } = readerOf(view, {});
  const link = (at: number, text: string, rel: string) =>
    at < 1 || at > pages ? (
      <span class="soft">{text}</span>
    ) : (
      <a href={to(at)} rel={rel} data-soft="">
        {text}
      </a>
    );
  return (
    <nav class="pager" aria-label={t('pages')}>
      {link(page - 1, t('previous'), 'prev')}
      <span>{t('pageOf', { page: say.number(page), pages: say.number(pages) })}</span>
      {link(page + 1, t('next'), 'next')}
    </nav>
  );
}

/** How many rows were found: « 1 ligne », « 76 lignes ». */
export function foundText({ t, language }: Pick<View, 't' | 'language'>, found: number): string {
  if (found === 0) return t('nothingFound');
  const { say } = readerOf({ language }, {});
  return t(found === 1 ? 'foundOne' : 'found', { n: say.number(found) });
}
