import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

// Compiles the built program with Bun, for this platform or for those that are named (`all` for all of them), into standalone/.

const BUN = '1.4.5'

/** Bun's names of the platforms, by Node's. */
const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-aarch64',
  'linux-x64-musl': 'linux-x64-musl',
  'linux-arm64-musl': 'linux-aarch64-musl',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-aarch64',
  'win32-x64': 'windows-x64',
}

const own = `${process.platform}-${process.arch}`
const named = process.argv.slice(2)
for (const platform of named.includes('all') ? Object.keys(PLATFORMS) : named.length > 0 ? named : [own]) compile(platform)

function compile(platform: string): void {
  const target = PLATFORMS[platform]
  if (!target) throw new Error(`There is no Bun for ${platform}; there are ${Object.keys(PLATFORMS).join(', ')}.`)
  const output = join('standalone', `awsenv-${platform}${platform.startsWith('win32') ? '.exe' : ''}`)
  // What lies in the folder where it runs must not change what it does.
  const alone = ['--no-compile-autoload-dotenv', '--no-compile-autoload-bunfig']
  // A command is over before what is compiled to machine code pays: only what runs ten times as often as usual is.
  const patient = ['--compile-jit-policy=10']
  const runtime = ['--target', `bun-${target.replace('aarch64', 'arm64')}`, '--compile-executable-path', bun(target)]
  mkdirSync('standalone', { recursive: true })
  execFileSync(
    bun(PLATFORMS[own] ?? ''),
    ['build', '--compile', '--bytecode', '--minify', ...alone, ...patient, ...runtime, join('bin', 'awsenv.js'), '--outfile', output],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
}

/** Bun itself, from its package, which is fetched once. It is no dependency: a platform that it does not know must be able to install those. */
function bun(target: string): string {
  const folder = join('node_modules', '.cache', `bun-${BUN}`, target)
  const file = join(folder, 'package', 'bin', target.startsWith('windows') ? 'bun.exe' : 'bun')
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const archive = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, `@oven/bun-${target}@${BUN}`], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }).trim()
  execFileSync('tar', ['-xzf', archive], { cwd: folder })
  return file
}
