import { AWS_CLI_2, BARE, CURVE, grouped, LIMIT, type Row, TARGETS, type Target } from './rows'

/** The medians of a row. */
export interface Measured {
  readonly row: Row
  /** Seconds. */
  readonly cpu: number
  /** Seconds. */
  readonly wall: number
  /** KiB at most. */
  readonly memory: number
  readonly status: number
  /** Bytes of the files that are loaded. */
  readonly size?: number
}

/** The page, in Markdown. */
export function report(measured: readonly Measured[], rounds: number, cpus: number): string {
  return `# Performance

Written by \`npm run bench\`: Node ${process.version} on ${process.platform} ${process.arch}, ${cpus} CPUs; medians of ${rounds} rounds in which every command runs once, in turn, without NODE_EXTRA_CA_CERTS.
CPU is what a process and its children use, in user and system; memory is the most that is resident. AWS is a server on loopback that speaks HTTP, so that no TLS is in the figures.
"Loads" are the files of the program that a command reads. What counts is the ratio: the seconds are this machine's.

${table(
  ['', 'CPU', '× bare Node', '× limit', 'wall', 'memory', '× bare Node', 'loads'],
  measured.map(({ row, cpu, wall, memory, status, size }) =>
    status === 0
      ? [
          row.name,
          `${ms(cpu)} ms`,
          ratio(cpu, find(measured, BARE)?.cpu),
          ratio(cpu, find(measured, LIMIT)?.cpu),
          `${ms(wall)} ms`,
          `${(memory / 1024).toFixed(0)} MiB`,
          ratio(memory, find(measured, BARE)?.memory),
          size === undefined ? '' : `${(size / 1000).toFixed(0)} kB`,
        ]
      : [row.name, `failed with status ${status}`, '', '', '', '', '', ''],
  ),
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
    return [grouped(count), `${ms(cpu)} ms`, `${((cpu * 1e6) / count).toFixed(1)} µs`]
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
  const [one, other] = [find(measured, row), find(measured, of)]
  if (!one || !other || one.status !== 0 || other.status !== 0) return undefined
  return what === 'CPU' ? one.cpu / other.cpu : one.memory / other.memory
}

function find(measured: readonly Measured[], name: string): Measured | undefined {
  return measured.find(({ row }) => (name === AWS_CLI_2 ? row.name.startsWith(name) : row.name === name))
}

function curveAt(measured: readonly Measured[], count: number): number {
  return (find(measured, `list, ${grouped(count)} profiles`)?.cpu ?? 0) - (find(measured, BARE)?.cpu ?? 0)
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
  return (seconds * 1000).toFixed(1)
}

function ratio(one: number, other: number | undefined): string {
  return other ? (one / other).toFixed(2) : ''
}
