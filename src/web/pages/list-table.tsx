import type { Child } from 'hono/jsx';

/** A column: its head, and whether it holds figures. */
export interface ListColumn {
  readonly head: string;
  readonly num?: boolean;
}

/**
 * A table of the windows. The first cell of a row is its heading. On a phone each row is a card,
 * with the column head in each cell.
 */
export function listTable(columns: readonly ListColumn[], rows: readonly (readonly Child[])[]) {
  const kind = ({ num }: ListColumn) => (num ? 'num' : undefined);
  return (
    <div class="table-frame">
      <table class="list">
        <thead>
          <tr>
            {columns.map((column) =>
              column.head === '' ? (
                <td></td>
              ) : (
                <th scope="col" class={kind(column)}>
                  {column.head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells]) => (
            <tr>
              <th scope="row">{first}</th>
              {cells.map((cell, at) => {
                const column = columns[at + 1] ?? { head: '' };
                const head = cell === '' || column.head === '' ? undefined : column.head;
                return (
                  <td class={kind(column)} data-head={head}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
