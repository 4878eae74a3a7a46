import type { View } from '../view.js';

/** Links to the page before and the page after; nothing where there is one page. */
export function pager(
  { t }: View,
  { page, pages, to }: { readonly page: number; readonly pages: number; to(page: number): string },
) {
  if (pages < 2) return '';
  return (
    <nav class="pager" aria-label={t('pages')}>
      {page > 1 ? (
        <a href={to(page - 1)} data-soft="">
          {t('previous')}
        </a>
      ) : (
        ''
      )}
      <span>{t('pageOf', { page, pages })}</span>
      {page < pages ? (
        <a href={to(page + 1)} data-soft="">
          {t('next')}
        </a>
      ) : (
        ''
      )}
    </nav>
  );
}
