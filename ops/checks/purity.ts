import type { SourceFile, Violation } from './files.ts'

/** Files that decide: same input, same output, at every replay. */
const pure = [
  /^processors\/[^/]+\/(?!.*\.(test|bench)\.)[^/]+\.ts$/,
  /\/(fold|decide|classify)-[^/]+\.ts$/,
  /-state\.ts$/,
  /^runtime\/(stream|matching)\//,
]
const exempt = /\.(test|bench)\.tsx?$|\.integration\.test\.ts$/

const impure: readonly (readonly [RegExp, string])[] = [
  // Address lists of node:net are sets; the sockets beside them are the world.
  [
    /(?<!import \{ BlockList, isIPv4, isIPv6 \} )from 'node:(fs|net|http|child_process|os|timers|worker_threads)[^']*'/,
    'I/O modules of Node',
  ],
  [/from '(pg|ioredis|@confluentinc\/kafka-javascript)'/, 'an I/O library'],
  [/from '@flagwise\/runtime\/(kafka|postgres|service)'/, 'the shell'],
  [/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, 'a clock'],
  [/\bMath\.random\(|\brandomUUID\(|\brandomBytes\(/, 'randomness'],
  // A lexicon may name it in a list.
  [/(?<![|'"`])\bprocess\.env\b/, 'the environment'],
]

/** Pure files that reach for the world. */
export function checkPurity(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => pure.some((place) => place.test(path)) && !exempt.test(path))
    .flatMap(({ path, text }) =>
      impure
        .filter(([use]) => use.test(text))
        .map(([, what]) => ({ path, message: `uses ${what}; decisions are pure` })),
    )
}
