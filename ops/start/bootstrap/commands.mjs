/** The commands of package.json: what each needs of the machine, and what Node 24 then runs. */
const stack = ['build', 'java', 'maven', 'kafka', 'postgres', 'redis']
export const parts = {
  start: { needs: stack, run: ['ops/start/main.ts'] },
  test: { needs: [...stack, 'chromium'], run: ['ops/start/test.ts'] },
  bench: { needs: stack, run: ['ops/bench/main.ts'] },
  'bench:backtest': { needs: stack, run: ['ops/bench/backtest/main.ts'] },
  'bench:detection': { needs: ['build'], run: ['ops/bench/detection/main.ts'] },
  traffic: { needs: ['build'], run: ['ops/traffic/main.ts'] },
  flagwise: { needs: ['build'], run: ['ops/cli/main.ts'] },
  reset: { needs: ['build'], run: ['ops/start/reset.ts'] },
  check: { needs: ['build'], run: ['ops/start/check.ts'] },
  exec: { needs: ['build'], run: ['ops/start/exec.ts'] },
}
