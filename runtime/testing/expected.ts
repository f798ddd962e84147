/** An event as a test expects it: the fields that it names must be so, the others are free. Lists are compared whole. */
export type Expected<T> = T extends Buffer
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Expected<Item>[]
    : T extends object
      ? { readonly [Field in keyof T]?: Expected<T[Field]> }
      : T
