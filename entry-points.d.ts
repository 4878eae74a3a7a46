export declare const entryPoints: readonly {
  readonly entry: string;
  readonly name: string;
  readonly source: string;
}[];
