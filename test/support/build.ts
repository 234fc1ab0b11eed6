import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { root, tested } from './paths'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this run's throw-away files. */
    temporary: string
    /** Why there is no program to run; empty when there is one. */
    buildFailure: string
  }
}

/** Before all tests: a program that is as new as its sources, and a folder for files that goes away with the run. */
export function setup(project: TestProject): () => void {
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'awsenv-test-'))
  project.provide('temporary', temporary)
  project.provide('buildFailure', tested === undefined && isStale() ? build() : '')
  return () => rmSync(temporary, { recursive: true, force: true })
}

function isStale(): boolean {
  const sources = ['src', 'bin', 'completions', 'package.json', 'rolldown.config.ts'].map((name) => join(root, name))
  return Math.max(...sources.map(newest)) > newest(join(root, 'dist'))
}

/** When the file or anything in the folder was last changed, in milliseconds; 0 if it is not there. */
function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** A failure stops the tests that run the program, not the others. */
function build(): string {
  try {
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'pipe', shell: process.platform === 'win32' })
    return ''
  } catch (error) {
    return `npm run build failed: ${(error as { stderr?: Buffer }).stderr ?? error}`
  }
}
