import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toolchain } from './report.mjs'

const file = join(toolchain, 'set-up.lock')

/** Whether the process that made the lock is still there. */
function isHeld() {
  const pid = Number(readFileSync(file, 'utf8'))
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * One set-up at a time; a lock left by a set-up that was killed does not count.
 * @template T
 * @param {() => Promise<T>} act
 */
export async function withLock(act) {
  mkdirSync(toolchain, { recursive: true })
  for (let said = false; ; ) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!existsSync(file) || !isHeld()) rmSync(file, { force: true })
      else {
        if (!said) console.log('set-up: waiting for another set-up of this folder to end')
        said = true
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    }
  }
  try {
    return await act()
  } finally {
    rmSync(file, { force: true })
  }
}
