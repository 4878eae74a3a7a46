/** What a form sent. */
export interface Form {
  /** One field; blank where it is absent. */
  text(name: string): string;
  /** All values of a field. */
  all(name: string): readonly string[];
  /** Whether a box was ticked. */
  has(name: string): boolean;
  /** Names that begin with a text, with their first value; the beginning is taken off. */
  under(prefix: string): ReadonlyMap<string, string>;
}

/** Thrown for a body or a field beyond the limit. */
export class TooLarge extends Error {}

/** What a person types into a field is shorter. */
const longestField = 2_000;

/** Reads a form, up to a limit of bytes, and of characters for each field. */
export async function readForm(request: Request, maxBytes: number): Promise<Form> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new TooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new TooLarge();
    }
    chunks.push(value);
  }
  const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  for (const part of fields) if (part.some((text) => text.length > longestField)) throw new TooLarge();
  return {
    text: (name) => fields.get(name)?.trim() ?? '',
    all: (name) => fields.getAll(name),
    has: (name) => fields.has(name),
    under: (prefix) =>
      new Map(
        [...fields].flatMap(([name, value]) =>
          name.startsWith(prefix) ? [[name.slice(prefix.length), value.trim()] as const] : [],
        ),
      ),
  };
}
