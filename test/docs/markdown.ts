/**
 * The rows of all tables of a page whose first column is headed so: trimmed cells, escaped bars
 * read.
 */
export function tableRows(markdown: string, head: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let inside = false;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) {
      inside = false;
      continue;
    }
    const cells = line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
    if (cells[0] === head) inside = true;
    else if (inside && !/^:?-+:?$/.test(cells[0] ?? '')) rows.push(cells);
  }
  return rows;
}

/** The fenced blocks of a language, with the line on which each one begins. */
export function codeBlocks(
  markdown: string,
  language: string,
): readonly { readonly line: number; readonly code: string }[] {
  const blocks: { line: number; code: string }[] = [];
  let open: { line: number; lines: string[]; wanted: boolean } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^```(\S*)/.exec(line);
    if (!fence) open?.lines.push(line);
    else if (open) {
      if (open.wanted) blocks.push({ line: open.line, code: open.lines.join('\n') });
      open = undefined;
    } else open = { line: index + 2, lines: [], wanted: fence[1] === language };
  }
  return blocks;
}
