import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { TestContext } from 'vitest'

/** Skips the test where a tool is not installed; the reporter says at the end what was missing. Fails instead under AWSENV_TEST_REQUIRE=all. */
export function needs(context: Pick<TestContext, 'skip'>, tool: string, isThere = which(tool) !== undefined): void {
  if (isThere) return
  if (process.env.AWSENV_TEST_REQUIRE === 'all') throw new Error(`${notInstalled}${tool}`)
  context.skip(`${notInstalled}${tool}`)
}

/** How the note of a test that lacks a tool begins; the tool's name follows. */
export const notInstalled = 'not installed: '

/** The path of an executable on PATH. */
export function which(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
