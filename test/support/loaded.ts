import { readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type Plugin, rolldown } from 'rolldown'
import config from '../../rolldown.config'
import { root } from './paths'
import { type RunOptions, run } from './program'
import { temporaryFolder } from './temporary'

/** What a run of the built program loads. */
export interface Loaded {
  /** Files of dist/. */
  readonly chunks: readonly string[]
  /** Packages that have a part in these files. */
  readonly packages: readonly string[]
  /** Node's own modules that they ask for. */
  readonly builtins: readonly string[]
}

/** By the name of a file of dist/: the packages of which it holds a part. */
export type Packages = ReadonlyMap<string, readonly string[]>

/** Builds the program in memory, for what its files are made of and what their sources import, even if nothing of it was kept. */
export async function packagesOfChunks(): Promise<Packages> {
  const [program] = config
  if (!program || Array.isArray(program.output)) throw new Error('the first of the builds is the program')
  const imports = new Map<string, readonly string[]>()
  const watch: Plugin = {
    name: 'watch',
    buildEnd() {
      for (const id of this.getModuleIds()) if (!packageOf(id)) imports.set(id, this.getModuleInfo(id)?.importedIds ?? [])
    },
  }
  const build = await rolldown({ ...program, plugins: [program.plugins, watch], logLevel: 'silent' })
  const { output } = await build.generate(program.output)
  await build.close()
  const packagesOf = (ids: readonly string[]) => ids.flatMap((id) => [id, ...(imports.get(id) ?? [])]).flatMap((id) => packageOf(id) ?? [])
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, sorted(packagesOf(file.moduleIds))]] : [])))
}

/** Runs a command and tells what it loaded. */
export async function loadedBy(words: readonly string[], packages: Packages, options: RunOptions): Promise<Loaded> {
  const folder = temporaryFolder('loaded')
  const report = join(folder, 'report.json')
  const preload = join(folder, 'preload.cjs')
  writeFileSync(preload, `(${reportLoaded})(${JSON.stringify(report)})`)
  await run([process.execPath, '--require', preload, join(root, 'bin', 'awsenv.js'), ...words], options)
  const { files, builtins } = JSON.parse(readFileSync(report, 'utf8')) as { files: string[]; builtins: string[] }
  const dist = join(root, 'dist') + sep
  const chunks = files.filter((file) => file.startsWith(dist)).map((file) => file.slice(dist.length))
  return { chunks: sorted(chunks), packages: sorted(chunks.flatMap((chunk) => packages.get(chunk) ?? [])), builtins: sorted(builtins) }
}

/** Runs in the program, before it. */
function reportLoaded(report: string): void {
  const Module = require('node:module')
  const { getBuiltinModule } = process
  const { require: load } = Module.prototype
  const builtins = new Set<string>()
  const note = (name: string): void => void (Module.isBuiltin(name) && builtins.add(name.replace('node:', '')))
  Module.prototype.require = function (this: object, name: string) {
    note(name)
    return load.call(this, name)
  }
  process.getBuiltinModule = ((name: string) => {
    note(name)
    return getBuiltinModule(name)
  }) as typeof getBuiltinModule
  process.on('exit', () => {
    getBuiltinModule('node:fs').writeFileSync(report, JSON.stringify({ files: Object.keys(require.cache), builtins: [...builtins] }))
  })
}

function packageOf(id: string): string | undefined {
  return /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1]?.replace('\\', '/')
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}
