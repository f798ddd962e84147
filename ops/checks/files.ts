import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A file of the repository that people write by hand. */
export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** What a check found wrong, and where. */
export interface Violation {
  readonly path: string
  readonly message: string
}

const written = /\.(ts|tsx|mjs|sql|css|sh)$/
const generated = /(^|\/)generated\/|\.generated\.ts$/

/** Every hand-written source file that git knows or would add. */
export function sourceFiles(root: string): readonly SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return listed
    .split('\n')
    .filter((path) => written.test(path) && !generated.test(path))
    .flatMap((path) => {
      try {
        return [{ path, text: readFileSync(`${root}/${path}`, 'utf8') }]
      } catch {
        return [] // deleted in the working tree, not yet in the index
      }
    })
}
