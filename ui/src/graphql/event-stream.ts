/**
 * The `data` of each event of a `text/event-stream`, as it comes. Comments (keep-alives) are passed over.
 * @param chunks pieces of text, cut anywhere
 */
export async function* eventsOf(
  chunks: AsyncIterable<string>,
): AsyncGenerator<{ event: string; data: string }, void> {
  let rest = ''
  for await (const chunk of chunks) {
    rest += chunk
    const blocks = rest.split(/\r?\n\r?\n/)
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const lines = block.split(/\r?\n/)
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart())
      const event =
        lines
          .find((line) => line.startsWith('event:'))
          ?.slice(6)
          .trim() ?? 'message'
      if (data.length > 0 || event === 'complete') yield { event, data: data.join('\n') }
    }
  }
}

/** The text of a response body, piece by piece. */
export async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = body
    .pipeThrough<string>(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
