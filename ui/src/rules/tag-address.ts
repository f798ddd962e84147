/** Where a tag is explained, if it is one of a catalogue that everybody can read. */
export function tagAddress(tag: string): string | undefined {
  const atlas = /^atlas:(AML\.T\d{4}(\.\d{3})?)$/i.exec(tag)?.[1]
  if (atlas) return `https://atlas.mitre.org/techniques/${atlas.toUpperCase()}`
  if (/^owasp:LLM\d{2}/i.test(tag)) return 'https://genai.owasp.org/llm-top-10/'
  return undefined
}
