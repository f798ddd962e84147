/** The samples of a `/metrics` page. */
export interface Metrics {
  /** Sum over all labels; 0 when there is no sample. */
  total(name: string): number
}

/** Asks a service what it tells Prometheus. */
export async function metricsAt(url: string | undefined): Promise<Metrics> {
  if (!url) throw new Error('there is no such service')
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  const lines = (await response.text()).split('\n')
  return {
    total: (name) =>
      lines
        .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0),
  }
}

/** What a service's memory was before something, and the most that it became, in bytes. */
export interface MemoryWatch {
  readonly before: number
  most(): number
  stop(): Promise<void>
}

/** Asks a service for its memory until it is stopped. */
export async function watchMemory(url: string | undefined): Promise<MemoryWatch> {
  const now = async (): Promise<number> => (await metricsAt(url)).total('process_resident_memory_bytes')
  const before = await now()
  let most = before
  let watching = true
  const watch = (async () => {
    while (watching) {
      most = Math.max(most, await now())
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })()
  watch.catch(() => undefined) // stop says it
  return {
    before,
    most: () => most,
    async stop() {
      watching = false
      await watch
    },
  }
}
