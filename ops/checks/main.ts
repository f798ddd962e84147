import { checkArrows } from './arrows.ts'
import { sourceFiles } from './files.ts'
import { checkPurity } from './purity.ts'
import { checkShape } from './shape.ts'

const files = sourceFiles(process.cwd())
const violations = [...checkShape(files), ...checkArrows(files), ...checkPurity(files)]
for (const { path, message } of violations) process.stderr.write(`${path}: ${message}\n`)
process.stdout.write(`${files.length} files: ${violations.length} violations\n`)
process.exitCode = violations.length === 0 ? 0 : 1
