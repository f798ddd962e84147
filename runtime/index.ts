export {
  defineProcessor,
  type PrepareWorld,
  type ProcessContext,
  type Processor,
  type Requirement,
  type Snapshots,
  type TableSnapshot,
  type Tables,
} from './define-processor.ts'
export {
  defineProjection,
  type Fold,
  type Folded,
  type Input,
  input,
  type Projection,
  type Statement,
} from './define-projection.ts'
export { type Column, unnested } from './unnested.ts'
