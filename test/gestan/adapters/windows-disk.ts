import { win32 } from 'node:path';

/** What Windows allows in no name of a file or folder. */
const forbidden = /[<>:"|?*]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The path that Windows takes of a name, as its long form. */
const longest = 259;

/**
 * The drive `C:` of a Windows machine, kept in a folder of this one: a path with its letter and its
 * separators leads into the folder, any other path is left alone. Names that Windows does not allow
 * are refused, and names that differ in case only are one, as on its disks.
 *
 * @param folder gives the folder that stands for the drive
 */
export function windowsDisk(folder: () => string) {
  const spelling = new Map<string, string>();
  return (path: unknown): unknown => {
    if (typeof path !== 'string' || !/^[A-Za-z]:[\\/]/.test(path)) return path;
    if (path.length > longest) throw refused(path, 'ENAMETOOLONG');
    const names = win32.normalize(path).slice(3).split('\\').filter(Boolean);
    if (names.some((name) => forbidden.test(name))) throw refused(path, 'EINVAL');
    let place = folder();
    for (const name of names) {
      const key = `${place}/${name}`.toLowerCase();
      if (!spelling.has(key)) spelling.set(key, name);
      place += `/${spelling.get(key)}`;
    }
    return place;
  };
}

function refused(path: string, code: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, syscall: 'open', path });
}

/**
 * Functions of `node:fs`, whose paths (the first argument, and the second of some) go through
 * `map`.
 */
export function onDisk<Fs extends object>(fs: Fs, map: (path: unknown) => unknown): Fs {
  return Object.fromEntries(
    Object.entries(fs).map(([name, member]) => [
      name,
      typeof member !== 'function' || /^[A-Z]/.test(name)
        ? member
        : (...args: unknown[]) => {
            const both = /^(?:link|rename|copyFile|symlink)(?:Sync)?$/.test(name);
            return (member as (...given: unknown[]) => unknown)(
              ...args.map((arg, index) => (index === 0 || (both && index === 1) ? map(arg) : arg)),
            );
          },
    ]),
  ) as Fs;
}
