import { checkStages, runStages } from './stages.ts'

const failed = await runStages(checkStages)
process.exit(failed === undefined ? 0 : 1)
