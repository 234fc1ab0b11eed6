import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Written by the tests of the shells, shown at the end of the run.
process.env.AWSENV_FIDELITY_TABLE ??= join(tmpdir(), `awsenv-fidelity-${process.pid}.md`)
// The SDK's clients in the tests themselves need not say which versions of Node they will leave.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/build.ts',
    reporters: './test/reporter.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    maxConcurrency: 2,
  },
})
