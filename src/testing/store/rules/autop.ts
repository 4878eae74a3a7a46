const block =
  '(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary)';

/**
 * WordPress' `wpautop` for what shops write: empty lines separate paragraphs, single ones become
 * breaks, block tags stay alone.
 */
export function autop(source: string): string {
  if (source.trim() === '') return '';
  let text = `${source}\n`.replace(/\r\n?/g, '\n');
  text = text.replace(new RegExp(`(<${block}[\\s/>])`, 'gi'), '\n\n$1');
  text = text.replace(new RegExp(`(</${block}>)`, 'gi'), '$1\n\n');
  text = text.replace(/\n\n+/g, '\n\n');
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part !== '' && part.trim() !== '');
  let html = paragraphs.map((part) => `<p>${part.replace(/^\n+|\n+$/g, '')}</p>\n`).join('');
  html = html.replace(/<p>\s*<\/p>/g, '');
  html = html.replace(new RegExp(`<p>\\s*(</?${block}[^>]*>)\\s*</p>`, 'gi'), '$1');
  html = html.replace(new RegExp(`<p>\\s*(</?${block}[^>]*>)`, 'gi'), '$1');
  html = html.replace(new RegExp(`(</?${block}[^>]*>)\\s*</p>`, 'gi'), '$1');
  html = html.replace(/(?<!<br \/>)\s*\n(?!<\/?p|$)/g, (match, offset: number) =>
    /<\/?[a-z][^>]*>\s*$/i.test(html.slice(0, offset)) &&
    new RegExp(`</?${block}[^>]*>\\s*$`, 'i').test(html.slice(0, offset))
      ? match
      : '<br />\n',
  );
  return html.replace(/\n<\/p>/g, '</p>');
}
