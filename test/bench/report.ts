import { AWS_CLI_2, BARE, CURVE, grouped, LIMIT, type Row, TARGETS, type Target } from './rows'

/** CPU seconds, seconds, KiB at most, exit status. */
export type Run = readonly [cpu: number, wall: number, memory: number, status: number]

const CPU = 0
const WALL = 1
const MEMORY = 2
const STATUS = 3

export interface Measured {
  readonly row: Row
  /** One of each round. */
  readonly runs: readonly Run[]
  /** Bytes of the files that are loaded. */
  readonly size?: number
}

/** The page, in Markdown. */
export function report(measured: readonly Measured[], rounds: number, cpus: number): string {
  return `# Performance

Written by \`npm run bench\`: Node ${process.version} on ${process.platform} ${process.arch}, ${cpus} CPUs; medians of ${rounds} rounds in which every command runs once, in an order of its own, without NODE_EXTRA_CA_CERTS; a ratio is the median of the rounds' ratios.
CPU is what a process and its children use, in user and system; memory is the most that is resident. AWS is a server on loopback that speaks HTTP, so that no TLS is in the figures.
"Loads" are the files of the program that a command reads. What counts is the ratio: the seconds are this machine's.

${table(
  ['', 'CPU', '× bare Node', '× limit', 'wall', 'memory', '× bare Node', 'loads'],
  measured.map((one) => {
    const status = Math.max(...one.runs.map((run) => Math.abs(run[STATUS])))
    if (status !== 0) return [one.row.name, `failed with status ${status}`, '', '', '', '', '', '']
    const to = (name: string, of: typeof CPU | typeof MEMORY): string => ratio(one, find(measured, name), of)?.toFixed(2) ?? ''
    return [
      one.row.name,
      ms(median(one, CPU)),
      to(BARE, CPU),
      to(LIMIT, CPU),
      ms(median(one, WALL)),
      `${(median(one, MEMORY) / 1024).toFixed(0)} MiB`,
      to(BARE, MEMORY),
      one.size === undefined ? '' : `${(one.size / 1000).toFixed(0)} kB`,
    ]
  }),
)}

## Targets

${table(
  ['', 'of', 'at most', 'measured', ''],
  TARGETS.flatMap((target) => verdict(target, measured) ?? []),
)}

## Cost curve

CPU time of \`list\`, without that of bare Node, over the number of profiles. A straight line fits it with r² = ${goodness(measured).toFixed(4)}.

${table(
  ['profiles', 'CPU', 'for each profile'],
  CURVE.map((count) => {
    const cpu = curveAt(measured, count)
    return [grouped(count), ms(cpu), `${((cpu * 1e6) / count).toFixed(1)} µs`]
  }),
)}
`
}

/** Whether every target is met that could be measured. */
export function isMet(measured: readonly Measured[]): boolean {
  return TARGETS.every((target) => (value(target, measured) ?? 0) <= target.most)
}

function verdict(target: Target, measured: readonly Measured[]): string[][] | undefined {
  const found = value(target, measured)
  const { row, of, what, most } = target
  return found === undefined ? undefined : [[`${row}: ${what}`, of, `${most}`, found.toFixed(2), found <= most ? 'met' : '**missed**']]
}

function value({ row, of, what }: Target, measured: readonly Measured[]): number | undefined {
  const one = find(measured, row)
  return one && ratio(one, find(measured, of), what === 'CPU' ? CPU : MEMORY)
}

/** The median of what the two used in each round, one by the other: a machine that is slower for a while slows both. Undefined where one of them failed. */
function ratio(one: Measured, other: Measured | undefined, of: typeof CPU | typeof MEMORY): number | undefined {
  if (!other || [...one.runs, ...other.runs].some((run) => run[STATUS] !== 0)) return undefined
  return middle(one.runs.map((run, round) => run[of] / (other.runs[round]?.[of] ?? Number.NaN)))
}

function median({ runs }: Measured, of: typeof CPU | typeof WALL | typeof MEMORY): number {
  return middle(runs.map((run) => run[of]))
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function find(measured: readonly Measured[], name: string): Measured | undefined {
  return measured.find(({ row }) => (name === AWS_CLI_2 ? row.name.startsWith(name) : row.name === name))
}

function curveAt(measured: readonly Measured[], count: number): number {
  const of = (name: string): number => {
    const found = find(measured, name)
    return found ? median(found, CPU) : 0
  }
  return of(`list, ${grouped(count)} profiles`) - of(BARE)
}

/** The coefficient of determination of the line through the curve. */
function goodness(measured: readonly Measured[]): number {
  const points = CURVE.map((count): [number, number] => [count, curveAt(measured, count)])
  const mean = (values: number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length
  const [x, y] = [mean(points.map(([count]) => count)), mean(points.map(([, cpu]) => cpu))]
  const both = mean(points.map(([count, cpu]) => (count - x) * (cpu - y)))
  return both ** 2 / (mean(points.map(([count]) => (count - x) ** 2)) * mean(points.map(([, cpu]) => (cpu - y) ** 2)))
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function ms(seconds: number): string {
  return `${(seconds * 1000).toFixed(1)} ms`
}
