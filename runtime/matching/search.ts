import RE2 from 're2'

/** What a search found in UTF-8. */
export interface Found {
  readonly index: number
  readonly 0: Buffer
  /** Places of its groups, where they are wanted. */
  readonly indices?: RegExpIndicesArray
}

/** A pattern to search texts for, as far as RE2's own is used. */
export interface Search {
  /** Where the next search begins. */
  lastIndex: number
  exec(bytes: Uint8Array): Found | null
  test(text: string | Uint8Array): boolean
}

/** A search that is compiled when it is first asked for: most patterns never are. @param source what RE2 surely compiles */
export const searchLater = (source: string, flags: string): Search => new LateSearch(source, flags)

class LateSearch implements Search {
  readonly #source: string
  readonly #flags: string
  #compiled: RE2 | undefined

  constructor(source: string, flags: string) {
    this.#source = source
    this.#flags = flags
  }

  get lastIndex(): number {
    return this.#search().lastIndex
  }

  set lastIndex(at: number) {
    this.#search().lastIndex = at
  }

  exec(bytes: Uint8Array): Found | null {
    return this.#search().exec(bytes)
  }

  test(text: string | Uint8Array): boolean {
    return this.#search().test(text)
  }

  #search(): RE2 {
    this.#compiled ??= new RE2(this.#source, this.#flags)
    return this.#compiled
  }
}
