import type { SourceFile, Violation } from './files.ts'

const maxLines = 400
/** A processor or a projection is its decision; everything else stands in files beside it. */
const maxComponentLines = 40
const component = /^(processors|projections)\/[^/]+\/(processor|projection)\.ts$/
const saysNothing =
  /(^|\/)(utils?|helpers?|common|lib|misc|shared|types|hooks|stuff|managers?)(\/|\.[a-z]+$)/i
const kebab = /^[a-z0-9]+([.-][a-z0-9]+)*$/

/** Files that are too long, or that are named for nothing in particular. */
export function checkShape(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1
    const name = path.split('/').at(-1) ?? ''
    const found: Violation[] = []
    if (lines > maxLines)
      found.push({ path, message: `${lines} lines; one idea a file, at most ${maxLines}` })
    if (component.test(path) && lines > maxComponentLines)
      found.push({
        path,
        message: `${lines} lines; a component is its decision, at most ${maxComponentLines}`,
      })
    if (saysNothing.test(path)) found.push({ path, message: 'a name that says nothing; name the idea' })
    if (!kebab.test(name)) found.push({ path, message: 'file names are kebab-case' })
    return found
  })
}
