import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Where it is set, every run leaves its counts there, in a file of its own. */
const { TEST_REPORTS: reports } = process.env

export default defineConfig({
  test: {
    globalSetup: 'test/left-behind.ts',
    reporters:
      reports === undefined
        ? ['default']
        : ['default', ['json', { outputFile: join(reports, `${Date.now()}-${process.pid}.json`) }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/peers/**', 'test/package/**'],
          // No test waits for a clock: this only ends what hangs, on a busy machine too.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'peers',
          include: ['test/peers/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
