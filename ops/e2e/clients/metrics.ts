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
