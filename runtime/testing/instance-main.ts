import { registryInMemory } from '@flagwise/schemas/registry'
import { runProcessor } from '../kafka/run-processor.ts'
import type { TurnStep } from '../kafka/turn.ts'
import { runService } from '../service/service.ts'
import { sceneProcessor } from './scene-processor.ts'

/** What an instance of a scene's processor is told, in SCENE. */
export interface InstanceOrders {
  readonly name: string
  readonly bootstrapServers: string
  readonly sessionTimeoutMs: number
  readonly instance?: string
  /** Where it stands still until it is sent SIGUSR2. Turns count from 0. */
  readonly standAt?: { readonly turn: number; readonly step: TurnStep }
}

const orders: InstanceOrders = JSON.parse(process.env.SCENE ?? '{}')
const say = (line: string): void => void process.stdout.write(`${line}\n`)
let turn = -1

await runService(orders.name, process.env, (service) =>
  runProcessor(sceneProcessor(orders.name), service, {
    bootstrapServers: orders.bootstrapServers,
    registry: registryInMemory(),
    encryptionKey: Buffer.alloc(32),
    sessionTimeoutMs: orders.sessionTimeoutMs,
    instance: orders.instance,
    redisUrl: undefined,
    redisPassword: undefined,
    onReadiness(reasons) {
      let said = ''
      setInterval(() => {
        const worded = `readiness ${JSON.stringify(reasons())}`
        if (worded !== said) say(worded)
        said = worded
      }, 50).unref()
    },
    async onStep(step) {
      if (step === 'produced') turn++
      if (turn !== orders.standAt?.turn || step !== orders.standAt.step) return
      await new Promise<void>((resolve) => {
        process.once('SIGUSR2', resolve)
        say('standing')
      })
      say('going on')
    },
  }),
)
