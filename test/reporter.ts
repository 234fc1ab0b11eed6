import { existsSync, readFileSync } from 'node:fs'
import type { SerializedError, TestError, UserConsoleLog } from 'vitest'
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'
import { notInstalled } from './support/needs'

/** Shows failures in detail, then what was not installed, and last of all one line with the counts. */
export default class CountingReporter implements Reporter {
  #vitest!: Vitest

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onUserConsoleLog(log: UserConsoleLog): void {
    process.stdout.write(log.content)
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const failures = [
      ...modules.flatMap(failuresAround),
      ...tests.flatMap(failureOf),
      ...unhandled.map((error) => ({ title: 'outside of any test', errors: [error] })),
    ]
    for (const { title, errors } of failures) {
      console.log(`\nFAILED ${title}`)
      for (const error of errors) this.#vitest.logger.printError(error, { project: this.#vitest.getRootProject() })
    }
    for (const line of [...fidelityTable(), ...missing(tests)]) console.log(line)
    console.log(`${count(tests, 'passed')} passed, ${failures.length} failed, ${count(tests, 'skipped') + count(tests, 'pending')} skipped`)
  }
}

/** What the shells made of hostile values, where that was tested. */
function fidelityTable(): string[] {
  const file = process.env.AWSENV_FIDELITY_TABLE
  if (!file || !existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
}

interface Failure {
  readonly title: string
  readonly errors: readonly (SerializedError | TestError)[]
}

/** A file that does not load, and hooks that fail for a whole file or group: their tests do not run, so each counts as one. */
function failuresAround(module: TestModule): Failure[] {
  const suites = [...module.children.allSuites()].map((suite) => ({
    title: `${module.relativeModuleId} > ${suite.fullName}`,
    errors: suite.errors(),
  }))
  return [{ title: module.relativeModuleId, errors: module.errors() }, ...suites].filter(({ errors }) => errors.length > 0)
}

function failureOf(test: TestCase): Failure[] {
  const { state, errors } = test.result()
  return state === 'failed' ? [{ title: `${test.module.relativeModuleId} > ${test.fullName}`, errors }] : []
}

/** The tools that tests were skipped for, on one line; no line if none was missing. */
function missing(tests: readonly TestCase[]): string[] {
  const tools = tests.flatMap((test) => {
    const result = test.result()
    return result.state === 'skipped' && result.note?.startsWith(notInstalled) ? [result.note.slice(notInstalled.length)] : []
  })
  const names = [...new Set(tools)].sort().join(', ')
  return names ? [`${notInstalled}${names} (${tools.length} tests skipped)`] : []
}

function count(tests: readonly TestCase[], state: string): number {
  return tests.filter((test) => test.result().state === state).length
}
