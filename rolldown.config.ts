import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { defineConfig, type Plugin } from 'rolldown'
import { parseAst } from 'rolldown/parseAst'
import { Visitor } from 'rolldown/utils'
import { eager } from './eager'

// CommonJS starts faster than ES modules, and few files faster than many: what a command does not need stands in files that it does not load.
export default defineConfig([
  {
    input: { main: 'src/cli/main.ts' },
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    resolve: {
      // Of ES modules only what is used stays.
      conditionNames: ['module', 'node', 'import', 'default'],
      mainFields: ['module', 'main'],
      // Without what looks for files of configuration.
      alias: { 'yargs-parser': 'yargs-parser/browser' },
    },
    plugins: [rawTexts(), leanWidth(), leanSts(), ownNamespaces(), strings(), eager(), licenses()],
    // yargs has it for files that extend its configuration, which awsenv has none of.
    checks: { emptyImportMeta: false },
    output: {
      dir: 'dist',
      cleanDir: true,
      format: 'cjs',
      exports: 'named',
      // For one character beyond Latin-1 V8 keeps a whole file at two bytes a character.
      minify: { compress: true, mangle: true, codegen: { removeWhitespace: true, asciiOnly: true } },
      entryFileNames: '[name].js',
      chunkFileNames: '[name].js',
      codeSplitting: {
        groups: [
          { name: 'yargs-parser', test: /node_modules[\\/]yargs-parser[\\/]/, priority: 4 },
          // What is small and runs at every prompt.
          { name: 'main', test: /src[\\/](cli[\\/](main|unset|status)|terminal[\\/]width)\.ts$/, priority: 3 },
          // What reads profiles.
          { name: 'profiles', test: /src[\\/]cli[\\/]list\.ts$/, priority: 2 },
          // What makes a plan of them.
          { name: 'plan', test: /src[\\/]cli[\\/](put|assume|session|explain)\.ts$/, priority: 1 },
          // What calls STS.
          { name: 'sts', test: /src[\\/](cli[\\/]perform|credentials[\\/]obtain|aws[\\/](transport|sts))\.ts$/, priority: 0 },
        ],
      },
    },
  },
  {
    input: { demo: 'test/demo/demo.ts', bench: 'test/bench/bench.ts', limit: 'test/bench/limit.ts', standalone: 'standalone.ts' },
    platform: 'node',
    output: { dir: 'build', cleanDir: true, format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  },
])

/** `import text from './file?raw'` puts a file's text into the bundle, as it does under vite. */
function rawTexts(): Plugin {
  return {
    name: 'raw-texts',
    resolveId: (id, importer) => (id.endsWith('?raw') && importer ? join(dirname(importer), id) : undefined),
    load: (id) =>
      id.endsWith('?raw')
        ? `export default ${JSON.stringify(readFileSync(id.slice(0, -'?raw'.length), 'utf8').replaceAll('\r\n', '\n'))}`
        : undefined,
  }
}

/** yargs measures its help with our own function: its package's tables of emoji take longer to be set up than all else of the help. */
function leanWidth(): Plugin {
  const own = JSON.stringify(resolve('src/terminal/width.ts'))
  return {
    name: 'lean-width',
    resolveId: { filter: { id: /^string-width$/ }, handler: (id) => `\0${id}` },
    load: { filter: { id: /^\0string-width$/ }, handler: () => `export { width as default } from ${own}` },
  }
}

/**
 * What the calls of STS take from the SDK is bundled for them alone: of modules that the SDK's clients take as well, all that those use would be loaded, too.
 * STS's errors are told by their codes: the classes that the SDK has for them stay out.
 */
function leanSts(): Plugin {
  const mark = '?sts'
  return {
    name: 'lean-sts',
    resolveId: {
      filter: { id: /^[^\0]/ },
      async handler(source, importer) {
        if (!importer?.endsWith(mark) && !/src[\\/]aws[\\/](query|sts|web-identity)\.ts$/.test(importer ?? '')) return null
        const found = await this.resolve(source, importer?.replace(mark, ''), { skipSelf: true })
        return found && /node_modules.*\.js$/.test(found.id) ? { ...found, id: found.id + mark, moduleSideEffects: false } : found
      },
    },
    load: {
      filter: { id: /\?sts$/ },
      handler: (id) => ({
        code: readFileSync(id.replace(mark, ''), 'utf8')
          .replace(/^\w+_registry\.registerError\(.*$/gm, '')
          .replace(/new TypeRegistry\(\w+\)/g, '[]')
          // It looks for WebCrypto, which Node loads then, to make idempotency tokens, which STS has none of.
          .replace(/= (bindV4\(\w+\));/, '= () => $1();'),
        moduleType: 'js',
      }),
    },
  }
}

/** The names of a module that is loaded by itself stand in an object of our own: rolldown's is made by a file more, which every command would load. */
function ownNamespaces(): Plugin {
  const runtime = 'require_rolldown_runtime'
  return {
    name: 'own-namespaces',
    renderChunk(code) {
      const own = code.replace(new RegExp(`${runtime}\\.\\w+\\(\\{([^{}]*)\\}\\)`, 'g'), (_, names: string) => {
        return `{${names.replace(/(\w+): \(\) => ([\w$]+)/g, 'get $1() { return $2 }')}}`
      })
      return own.includes(`${runtime}.`) ? null : own.replace(new RegExp(`^const ${runtime} = .*\n`, 'm'), '')
    },
  }
}

/** The minifier makes templates of all strings, which V8 takes longer to scan. */
function strings(): Plugin {
  return {
    name: 'strings',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = withStrings(file.code)
    },
  }
}

function withStrings(code: string): string {
  const tagged = new Set<number>()
  let done = ''
  let end = 0
  new Visitor({
    TaggedTemplateExpression: ({ quasi }) => void tagged.add(quasi.start),
    TemplateLiteral(node) {
      const text = node.quasis[0]?.value.cooked
      if (node.expressions.length > 0 || tagged.has(node.start) || text == null) return
      const ascii = JSON.stringify(text).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      done += code.slice(end, node.start) + ascii
      end = node.end
    },
  }).visit(parseAst(code))
  return done + code.slice(end)
}

/** What is bundled keeps its licences. */
function licenses(): Plugin {
  return {
    name: 'licenses',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
      const folders = new Set(modules.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(id)?.[0] ?? []))
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source: [...folders].sort().map(licenseOf).join('\n\n') })
    },
  }
}

function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}`
}
