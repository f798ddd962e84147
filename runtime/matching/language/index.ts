export type { Known } from './expand-condition.ts'
export { expandSample } from './expand-sample.ts'
export { importAtr } from './import-atr.ts'
export { importGitleaks } from './import-gitleaks.ts'
export { importOriginal } from './import-original.ts'
export type { Imported, ImportNote } from './imported.ts'
export { ruleJsonSchema } from './json-schema.ts'
export type { PackFacts, WordList } from './parse-pack.ts'
export { type ParsedRules, parseRules } from './parse-rules.ts'
export { type Path, pathText, type RuleFileProblem } from './problem.ts'
export { readCsv } from './read-csv.ts'
export { requestOfTest } from './request-of-test.ts'
export {
  type Condition,
  type Count,
  categories,
  type Exception,
  type RuleDocument,
  type RuleTest,
} from './rule-document.ts'
export { DefinitionRefused, type RowFacts, toDocument, toRule } from './rule-row.ts'
export { writeRules } from './write-rules.ts'
export { readYaml } from './yaml-source.ts'
